"""Word translation probabilities from sentence pairs, by expectation maximisation (IBM model 1, Brown et al. 1993)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, diags_array
from tqdm import tqdm

from index.language import Language, content_words, stems
from training.data import Pair

ITERATIONS = 5
MAX_WORDS = 60  # longer sentences are mostly misaligned, and cost the square of their length
LEAST_COUNT = 2
EMPTY_WORD = 1e-3
DICTIONARY_WEIGHT = 2
KEPT = 8
LEAST_SHARE = 0.05

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Stems of one language by number."""

    stems: list[str]
    numbers: dict[str, int]


@dataclass(frozen=True, slots=True)
class Table:
    """Translations of every source stem: row i's are `targets[starts[i]:starts[i + 1]]`, the most probable first."""

    starts: Ints
    targets: Ints
    probabilities: Floats


@dataclass(frozen=True, slots=True)
class Learnt:
    """The lexicon: English and Indonesian stems, and the translations of each."""

    english: Vocabulary
    indonesian: Vocabulary
    from_english: Table
    from_indonesian: Table


def learn(pairs: Sequence[Pair], dictionary: Sequence[Pair]) -> Learnt:
    """The lexicon that explains `pairs`; a dictionary's word pairs count as sentences of one word."""
    en = [_terms(pair.en, "en") for pair in tqdm(pairs, "English words")]
    id_ = [_terms(pair.id, "id") for pair in tqdm(pairs, "Indonesian words")]
    for pair in dictionary:
        a, b = _terms(pair.en, "en"), _terms(pair.id, "id")
        if len(a) == 1 and len(b) == 1:
            en += [a] * DICTIONARY_WEIGHT
            id_ += [b] * DICTIONARY_WEIGHT
    english, indonesian = _vocabulary(en), _vocabulary(id_)
    words = _cooccurrences(en, id_, english, indonesian)
    size = len(english.stems), len(indonesian.stems)
    forth = _expectation_maximisation(words.left, words.right, words.sentence, size)
    back = _expectation_maximisation(words.right, words.left, words.sentence, size[::-1])
    agreed_forth, agreed_back = _agreement(forth, back)
    return Learnt(english, indonesian, _table(agreed_forth), _table(agreed_back))


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Words that stand in translations of each other, and the sentence they do so in."""

    left: Ints
    right: Ints
    sentence: Ints


def _terms(text: str, language: Language) -> list[str]:
    """Distinct stems of the content words; numbers need no translation."""
    found = dict.fromkeys(stems(content_words(text, language), language))
    return [term for term in found if not term[0].isdigit()][:MAX_WORDS]


def _vocabulary(sentences: Sequence[Sequence[str]]) -> Vocabulary:
    counts = Counter(term for sentence in sentences for term in sentence)
    kept = sorted(term for term, count in counts.items() if count >= LEAST_COUNT)
    return Vocabulary(kept, {term: number for number, term in enumerate(kept)})


def _cooccurrences(
    left: Sequence[Sequence[str]], right: Sequence[Sequence[str]], left_words: Vocabulary, right_words: Vocabulary
) -> _Pairs:
    lefts: list[Ints] = []
    rights: list[Ints] = []
    sentences: list[Ints] = []
    for number, (a, b) in enumerate(zip(left, right, strict=True)):
        x = np.array([left_words.numbers[w] for w in a if w in left_words.numbers], np.int64)
        y = np.array([right_words.numbers[w] for w in b if w in right_words.numbers], np.int64)
        lefts.append(np.repeat(x, len(y)))
        rights.append(np.tile(y, len(x)))
        sentences.append(np.full(len(x) * len(y), number))
    return _Pairs(np.concatenate(lefts), np.concatenate(rights), np.concatenate(sentences))


def _expectation_maximisation(source: Ints, target: Ints, sentence: Ints, size: tuple[int, int]) -> csr_array:
    """(sources, targets): how probable each target is as the translation of each source."""
    sources, targets = size
    keys, pair = np.unique(source * targets + target, return_inverse=True)
    _, slot = np.unique(sentence * targets + target, return_inverse=True)
    rows = keys // targets
    p = np.ones(len(keys))
    for _ in tqdm(range(ITERATIONS), "translation probabilities"):
        expected = p[pair]
        # What no word of the sentence explains well is left to the empty word.
        total = np.bincount(slot, expected) + EMPTY_WORD
        counts = np.bincount(pair, expected / total[slot])
        p = counts / np.bincount(rows, counts, minlength=sources)[rows]
    return csr_array((p, (rows, keys % targets)), shape=size)


def _agreement(forth: csr_array, back: csr_array) -> tuple[csr_array, csr_array]:
    """Each direction's probabilities where both find the pair likely (Liang et al. 2006), each row summing to 1."""
    both = forth.multiply(back.T).sqrt().tocsr()
    return _rows_sum_to_one(both), _rows_sum_to_one(both.T.tocsr())


def _rows_sum_to_one(matrix: csr_array) -> csr_array:
    matrix = _best_of_each_row(matrix)
    total = np.asarray(matrix.sum(axis=1)).ravel()
    return csr_array(diags_array(1 / np.maximum(total, 1e-12)) @ matrix)


def _best_of_each_row(matrix: csr_array) -> csr_array:
    """The `KEPT` largest entries of each row, without those below `LEAST_SHARE` of the row's largest."""
    starts, columns, values = [0], [], []
    for row in range(matrix.shape[0]):
        place = slice(matrix.indptr[row], matrix.indptr[row + 1])
        order = np.argsort(-matrix.data[place], kind="stable")[:KEPT]
        data = matrix.data[place][order]
        order = order[data >= LEAST_SHARE * data[0]] if len(order) else order
        columns.append(matrix.indices[place][order])
        values.append(matrix.data[place][order])
        starts.append(starts[-1] + len(order))
    return csr_array((np.concatenate(values), np.concatenate(columns), np.array(starts)), shape=matrix.shape)


def _table(matrix: csr_array) -> Table:
    return Table(matrix.indptr.astype(np.int64), matrix.indices.astype(np.int64), matrix.data)
