"""Numbers about a question, a sentence and a stretch of it, by which the reader judges whether it answers."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from index.language import Language, stems
from index.passages import sentences
from index.questions import KINDS, Query
from index.search import Hit
from index.spans import SPAN_KINDS, Candidate, Token, candidates, tokenise
from index.translation import Lexicon

Idf = Callable[[str, Language], float]

SENTENCES = 8
"""How many sentences are looked into for stretches, the best by the words they share with the question."""

_TYPO = 80  # of 100: McGrew and McCrew are 83
_TYPO_LENGTH = 4
_FAR = 30  # tokens; farther is all the same
_NEGATIONS = frozenset("tidak bukan belum tanpa not never no without nor".split())

# What stands beside a stretch, by what it tells of it; the number is the feature's value.
_NEIGHBOURS = {
    word: number
    for number, group in enumerate(
        (
            "di ke dari in at from to",
            "pada sejak hingga sampai tahun tanggal on since until during year",
            "oleh by",
            "adalah ialah merupakan yaitu yakni is are was were",
            "karena sebab because due",
            "bernama disebut dinamakan sebagai as called named",
            "untuk agar supaya for",
            "yang that which who",
            "dan atau serta and or",
            "sekitar lebih kurang hampir about over under nearly around",
            "$ € £ rp usd",
            ",",
            "( ) [ ]",
            ". ! ? ; :",
            "“ ” \" ' ‘ ’",
            "dengan with",
            "itu ini tersebut the this a an sebuah seorang suatu",
            "kepala ketua presiden direktur pemimpin pendiri menteri ceo head chief president founder minister",
        ),
        start=1,
    )
    for word in group.split()
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `last` of a hit, and what they share with the question, as features."""

    hit: int  # its place among the hits
    tokens: list[Token]
    first: int
    last: int
    matches: npt.NDArray[np.float64]  # of each token with the question, 0..1
    shared: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A possible answer: `start` to `end` of the text of the hit that `sentence` is from, and all of its features."""

    sentence: Sentence
    start: int
    end: int
    features: tuple[float, ...]


def stretches(query: Query, hits: Sequence[Hit], lexicon: Lexicon, idf: Idf) -> list[Stretch]:
    """Every possible answer in the sentences of `hits` that share most with the question."""
    found = [sentence for place in range(len(hits)) for sentence in _sentences(query, hits, place, lexicon, idf)]
    found.sort(key=lambda sentence: -sentence.shared[0])
    return [
        Stretch(sentence, sentence.tokens[c.first].start, sentence.tokens[c.last].end, features)
        for sentence in found[:SENTENCES]
        for c, features in _described(query, sentence)
    ]


def _sentences(query: Query, hits: Sequence[Hit], place: int, lexicon: Lexicon, idf: Idf) -> Iterator[Sentence]:
    hit = hits[place]
    passage = hit.passage
    tokens = tokenise(passage.text, passage.language)
    wanted = _wanted(query, passage.language, tokens, lexicon)
    weights = [_weight(stems_of_term, passage.language, idf) for stems_of_term in wanted]
    named = [term in query.named for term in query.terms]
    by_token = [[stems_of_term.get(token.stem, 0.0) for stems_of_term in wanted] for token in tokens]
    grid = np.array(by_token, float).reshape(len(tokens), len(wanted))
    in_passage = _coverage(grid.max(axis=0, initial=0.0), weights, named)
    starts = [token.start for token in tokens]
    for number, (start, end) in enumerate(sentences(passage.text, passage.language)):
        first, last = bisect_left(starts, start), bisect_left(starts, end) - 1
        if first > last:
            continue
        rows = grid[first : last + 1]
        covered = rows.max(axis=0, initial=0.0)
        negated = any(token.lower in _NEGATIONS for token in tokens[first : last + 1])
        missing = [w for w, share in zip(weights, covered, strict=True) if share < 0.3]
        shared = (
            *_coverage(covered, weights, named),
            *in_passage,
            _in_order(rows),
            max(missing, default=0.0) / max(sum(weights), 1e-9),
            max(missing, default=0.0),
            float(len(query.terms)),
            float(sum(weights)),
            float(last - first + 1),
            float(number),
            hit.lexical,
            float(place),
            max(other.lexical for other in hits) - hit.lexical,
            hit.lexical - max((other.lexical for n, other in enumerate(hits) if n != place), default=0.0),
            float(KINDS.index(query.kind)),
            float(query.negated) - float(negated),
            float(query.language != passage.language),
        )
        yield Sentence(place, tokens, first, last, grid.max(axis=1, initial=0.0), shared)


def _wanted(query: Query, language: Language, tokens: list[Token], lexicon: Lexicon) -> list[dict[str, float]]:
    """For each term of the question, the stems of `language` that meet it and how well, 0..1."""
    present = {token.stem for token in tokens}
    wanted: list[dict[str, float]] = []
    for term in query.terms:
        (own,), (stem,) = stems([term], query.language), stems([term], language)
        found = {stem: 1.0}
        if query.language != language:
            translations = lexicon.translations(own, query.language, language)
            best = translations[0][1] if translations else 1.0
            found |= {target: min(1.0, probability / best) for target, probability in translations}
        elif own != stem:
            found[own] = 1.0
        if len(term) >= _TYPO_LENGTH and not term[0].isdigit() and not present & found.keys():
            found |= {t.stem: 0.8 for t in tokens if t.text[0].isupper() and _is_typo(term, t.lower)}
        wanted.append(found)
    return wanted


def _is_typo(left: str, right: str) -> bool:
    return abs(len(left) - len(right)) <= 2 and left[0] == right[0] and fuzz.ratio(left, right) >= _TYPO


def _weight(stems_of_term: dict[str, float], language: Language, idf: Idf) -> float:
    """How telling a term is: the mean of what may meet it, by how well it does."""
    total = sum(stems_of_term.values())
    return sum(idf(stem, language) * share for stem, share in stems_of_term.items()) / total


def _coverage(covered: npt.NDArray[np.float64], weights: list[float], named: list[bool]) -> tuple[float, float, float]:
    """Shares of the question that are met: of all its weight, of its terms by count, and of its names and numbers."""
    weight = np.array(weights)
    names = np.array(named, bool)
    of_names = float(covered[names].mean()) if names.any() else -1.0
    total = float(weight.sum())
    return (float(covered @ weight) / total if total else 0.0), float(covered.mean()) if len(covered) else 0.0, of_names


def _in_order(rows: npt.NDArray[np.float64]) -> float:
    """How many neighbours in the question are neighbours here, at most two tokens apart, as a share."""
    terms = rows.shape[1]
    if terms < 2 or len(rows) < 2:
        return 0.0
    near = rows.copy()
    near[:-1] = np.maximum(near[:-1], rows[1:])
    near[:-2] = np.maximum(near[:-2], rows[2:])
    pairs = np.minimum(rows[:-1, :-1], near[1:, 1:]).max(axis=0)
    return float((pairs > 0.5).mean())


def _described(query: Query, sentence: Sentence) -> Iterator[tuple[Candidate, tuple[float, ...]]]:
    """The candidates of a sentence, each with the sentence's features and its own."""
    tokens, matches, first, last = sentence.tokens, sentence.matches, sentence.first, sentence.last
    focus = stems([query.focus], query.language)[0] if query.focus else None
    met = np.flatnonzero(matches[first : last + 1] >= 0.3) + first
    for c in candidates(tokens, first, last):
        inside = matches[c.first : c.last + 1]
        before, after = met[met < c.first], met[met > c.last]
        gap_before = min(c.first - before[-1], _FAR) if len(before) else _FAR
        gap_after = min(after[0] - c.last, _FAR) if len(after) else _FAR
        outside = np.concatenate([c.first - before, after - c.last])
        left = tokens[c.first - 1] if c.first > first else None
        right = tokens[c.last + 1] if c.last < last else None
        run = tokens[c.first : c.last + 1]
        size = len(run)
        text = run[0].text
        yield (
            c,
            (
                *sentence.shared,
                float(SPAN_KINDS.index(c.kind)),
                float(size),
                float(sum(t.text[0].isupper() for t in run)) / size,
                float(sum(t.text[0].isdigit() for t in run)),
                float(sum(t.function_word for t in run)) / size,
                float(inside.mean()),
                float(inside.max()),
                float(gap_before),
                float(gap_after),
                float((1 / outside).sum()) if len(outside) else 0.0,
                float(len(met)),
                float(_NEIGHBOURS.get(left.lower, 0)) if left else -1.0,
                float(_NEIGHBOURS.get(right.lower, 0)) if right else -1.0,
                float(matches[c.first - 1]) if left else -1.0,
                float(matches[c.last + 1]) if right else -1.0,
                float(any(t.stem == focus or t.lower == query.focus for t in run)) if focus else -1.0,
                float(any(t is not None and t.stem == focus for t in (left, right))) if focus else -1.0,
                float(c.first - first),
                float(last - c.last),
                float(size == 1 and len(text) == 4 and text.isdigit()),
                float(any(not t.is_word for t in run)),
            ),
        )
