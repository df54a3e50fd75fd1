"""Word translation probabilities from sentence pairs, by expectation maximisation.

IBM model 1 (Brown et al. 1993) with a preference for words at the same place of their sentences, as in fast_align (Dyer
et al. 2013), run both ways; what the two directions agree on stays (Liang et al. 2006).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tqdm import tqdm

from index.language import Language, content_words, stems
from training.data import Pair

ITERATIONS = 5
MAX_WORDS = 60  # longer sentences are mostly misaligned, and cost the square of their length
LEAST_COUNT = 2
EMPTY_WORD = 1e-3  # what an empty word takes of each word, so that not everything must be explained
PLACE = 4.0  # how fast a pair loses weight as its places in the two sentences (0..1) lie apart
DICTIONARY_WEIGHT = 2.0  # how many sentences of one word a pair of the dictionary counts for
KEPT = 8
LEAST_SHARE = 0.05  # of the best translation's probability

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
_Sentence = dict[str, float]


@dataclass(frozen=True, slots=True)
class Table:
    """Translations of every source stem: row i's are `targets[starts[i]:starts[i + 1]]`, the most probable first."""

    starts: Ints
    targets: Ints
    probabilities: Floats


@dataclass(frozen=True, slots=True)
class Learnt:
    """The lexicon: the stems of each language by number, and the translations of each, summing to 1."""

    stems: dict[Language, list[str]]
    tables: dict[Language, Table]


@dataclass(frozen=True, slots=True)
class _Meetings:
    """Words that stand in translations of each other: for every meeting the pair of stems, by number in `english` and
    `indonesian`; which occurrence of either word it is; and how near their places are (0..1).
    """

    english: Ints
    indonesian: Ints
    pair: Ints
    occurrence: dict[Language, Ints]
    nearness: Floats


def learn(pairs: Sequence[Pair], dictionary: Sequence[Pair]) -> Learnt:
    """The lexicon that explains `pairs`; a dictionary's pairs of single words count as sentences."""
    sentences = [(_terms(pair.en, "en"), _terms(pair.id, "id")) for pair in tqdm(pairs, "words of sentences")]
    entries = [(_terms(pair.en, "en"), _terms(pair.id, "id")) for pair in tqdm(dictionary, "words of the dictionary")]
    single = Counter((next(iter(a)), next(iter(b))) for a, b in entries if len(a) == len(b) == 1)
    numbers: dict[Language, dict[str, int]] = {
        "en": _numbers([a for a, _ in sentences], [a for a, _ in single.elements()]),
        "id": _numbers([b for _, b in sentences], [b for _, b in single.elements()]),
    }
    meetings, known = _meetings(sentences, single, numbers)
    rows = {"en": meetings.english, "id": meetings.indonesian}
    forth = _explain(meetings, meetings.occurrence["id"], rows["en"], known)
    back = _explain(meetings, meetings.occurrence["en"], rows["id"], known)
    agreed = np.sqrt(forth * back)
    tables: dict[Language, Table] = {
        "en": _table(rows["en"], rows["id"], agreed, len(numbers["en"])),
        "id": _table(rows["id"], rows["en"], agreed, len(numbers["id"])),
    }
    return Learnt({language: list(found) for language, found in numbers.items()}, tables)


def save(learnt: Learnt, path: Path) -> None:
    """Write what index/translation.py reads; the same lexicon always gives the same bytes."""
    arrays: dict[str, npt.NDArray[np.generic]] = {}
    for language, table in learnt.tables.items():
        arrays[f"{language}_stems"] = np.frombuffer("\n".join(learnt.stems[language]).encode(), np.uint8)
        arrays[f"{language}_starts"] = table.starts.astype(np.int32)
        arrays[f"{language}_targets"] = table.targets.astype(np.int32)
        arrays[f"{language}_shares"] = np.round(table.probabilities * 255).astype(np.uint8)
    np.savez_compressed(path, allow_pickle=False, **arrays)


def _terms(text: str, language: Language) -> _Sentence:
    """Stems of the content words, each with its place (0..1) where it first stands; numbers need no translation."""
    found = stems(content_words(text, language), language)
    places = {stem: n / len(found) for n, stem in reversed(list(enumerate(found))) if not stem[0].isdigit()}
    return dict(list(reversed(places.items()))[:MAX_WORDS])


def _numbers(sentences: Sequence[_Sentence], dictionary: Sequence[str]) -> dict[str, int]:
    """Stems that are frequent enough, numbered in alphabetical order."""
    counts: Counter[str] = Counter(term for sentence in sentences for term in sentence)
    weights = Counter(dictionary)
    kept = (term for term in counts | weights if counts[term] + DICTIONARY_WEIGHT * weights[term] >= LEAST_COUNT)
    return {term: number for number, term in enumerate(sorted(kept))}


def _meetings(
    sentences: Sequence[tuple[_Sentence, _Sentence]],
    dictionary: Counter[tuple[str, str]],
    numbers: dict[Language, dict[str, int]],
) -> tuple[_Meetings, Floats]:
    """Every meeting in `sentences`, and how often the dictionary has each pair."""
    words = len(numbers["id"])
    keys: list[Ints] = []
    nearness: list[Floats] = []
    occurrence: dict[Language, list[Ints]] = {"en": [], "id": []}
    first_en = first_id = 0
    for english, indonesian in sentences:
        a = [(numbers["en"][term], place) for term, place in english.items() if term in numbers["en"]]
        b = [(numbers["id"][term], place) for term, place in indonesian.items() if term in numbers["id"]]
        if not a or not b:
            continue
        left, right = np.array(a), np.array(b)
        keys.append((left[:, 0, None] * words + right[None, :, 0]).astype(np.int64).ravel())
        nearness.append(np.exp(-PLACE * np.abs(left[:, 1, None] - right[None, :, 1])).ravel())
        occurrence["en"].append(np.repeat(np.arange(len(a)) + first_en, len(b)))
        occurrence["id"].append(np.tile(np.arange(len(b)) + first_id, len(a)))
        first_en, first_id = first_en + len(a), first_id + len(b)
    entries = np.array([numbers["en"][a] * words + numbers["id"][b] for a, b in dictionary], np.int64)
    seen = np.concatenate([*keys, entries])
    distinct, pair = np.unique(seen, return_inverse=True)
    met, entered = pair[: len(pair) - len(entries)], pair[len(pair) - len(entries) :]
    counted = np.array(list(dictionary.values()), np.float64)
    known: Floats = np.multiply(DICTIONARY_WEIGHT, np.bincount(entered, counted, minlength=len(distinct)))
    places = {language: np.concatenate(found) for language, found in occurrence.items()}
    return _Meetings(distinct // words, distinct % words, met, places, np.concatenate(nearness)), known


def _explain(meetings: _Meetings, explained: Ints, given: Ints, known: Floats) -> Floats:
    """For each pair, how probable the explained word is as the translation of the given one (`given`: its number)."""
    p = np.ones(len(given))
    for _ in tqdm(range(ITERATIONS), "translation probabilities"):
        expected = p[meetings.pair] * meetings.nearness
        share = expected / (np.bincount(explained, expected) + EMPTY_WORD)[explained]
        counts = np.bincount(meetings.pair, share, minlength=len(given)) + known
        p = counts / np.bincount(given, counts)[given]
    return p


def _table(rows: Ints, columns: Ints, values: Floats, size: int) -> Table:
    """The `KEPT` largest values of each row that reach `LEAST_SHARE` of the row's largest, each row summing to 1."""
    order = np.lexsort((columns, -values, rows))
    rows, columns, values = rows[order], columns[order], values[order]
    starts = np.searchsorted(rows, np.arange(size + 1))
    rank = np.arange(len(rows)) - starts[rows]
    kept = (rank < KEPT) & (values > 0) & (values >= LEAST_SHARE * values[starts[rows]])
    rows, columns, values = rows[kept], columns[kept], values[kept]
    total = np.bincount(rows, values, minlength=size)
    return Table(np.searchsorted(rows, np.arange(size + 1)), columns, values / total[rows])
