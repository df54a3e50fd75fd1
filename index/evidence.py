"""What speaks for each run of words as the answer: numbers about it and about the words around it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from index.questions import KINDS, NEGATIONS, Asked
from index.spans import Ints, Words, candidates
from index.vocabulary import BORDER, CAPITAL, FIGURE, MARK, OTHER, YEAR, Vocabulary

Floats = npt.NDArray[np.float32]

LEVELS = (0.15, 0.4, 0.8)
"""How well words meet is counted in steps: any likeness, a fair one, (nearly) the same word."""
_TYPO = 80  # of 100: McGrew and McCrew are 83
_LEAST_LETTERS = 4
_FAR = 20  # words; farther is all the same
SLOTS = (-2, -1, 0, 1, 2, 3)
"""Words whose meaning counts: two before a run, its first and its last, two after."""


@dataclass(frozen=True, slots=True)
class Page:
    """A hit's words and how well each meets each of the question's terms: `grid` (terms, words) in 0..1."""

    words: Words
    grid: Floats
    numbers: Ints  # (words,) in the vocabulary


@dataclass(frozen=True, slots=True)
class Evidence:
    """All candidates of a question, row by row."""

    pages: tuple[Page, ...]
    page: Ints  # (n,) which page
    first: Ints  # (n,) first and last word on it
    last: Ints
    sentence: Ints  # (n,) counted through all pages
    features: Floats  # (n, features)
    slots: Ints  # (n, len(SLOTS)) numbers of words
    asked: Ints  # numbers of the question's words
    focus: int


def read_page(asked: Asked, words: Words, vocabulary: Vocabulary) -> Page:
    """How `words` meet the question."""
    return Page(words, _grid(asked, words, vocabulary), word_numbers(words, vocabulary))


def word_numbers(words: Words, vocabulary: Vocabulary) -> Ints:
    """(n,) each word's number, by its looks where it is unknown."""
    kinds = [words.year, words.number & ~words.function, ~words.word, words.capital]
    looks = np.select(kinds, [YEAR, FIGURE, MARK, CAPITAL], OTHER)
    known = [vocabulary.number(stem, words.language) for stem in words.stems]
    return np.array([look if n is None else n for n, look in zip(known, looks.tolist(), strict=True)], np.int64)


def question_numbers(asked: Asked, vocabulary: Vocabulary) -> Ints:
    """Numbers of the known words of the question."""
    known = (vocabulary.number(stem, asked.language) for stem in asked.words)
    return np.array([number for number in known if number is not None], np.int64)


def _grid(asked: Asked, words: Words, vocabulary: Vocabulary) -> Floats:
    grid = np.zeros((len(asked.terms), len(words)), np.float32)
    present: dict[str, list[int]] = {}
    for place, stem in enumerate(words.stems):
        present.setdefault(stem, []).append(place)
    missing: list[int] = []
    for row, term in enumerate(asked.terms):
        options = vocabulary.options(term.stem, asked.language, words.language)
        for stem, share in (*options, (term.text, 1.0)):
            for place in present.get(stem, ()):
                grid[row, place] = max(grid[row, place], share)
        if len(term.text) >= _LEAST_LETTERS and not term.number and grid[row].max(initial=0) < LEVELS[-1]:
            missing.append(row)
    if missing and present:
        _forgive(grid, [asked.terms[row].text for row in missing], missing, words)
    return grid


def _forgive(grid: Floats, typed: list[str], rows: list[int], words: Words) -> None:
    """Fill in words that look like the question's: a typo in a name, another form of a word."""
    places = [n for n, word in enumerate(words.folded) if len(word) >= _LEAST_LETTERS and word[0].isalpha()]
    if not places:
        return
    alike = process.cdist(typed, [words.folded[n] for n in places], scorer=fuzz.ratio, score_cutoff=65)
    for i, j in zip(*np.nonzero(alike), strict=True):
        word, other, place = typed[i], words.folded[places[j]], places[j]
        if word[0] == other[0] and alike[i, j] >= _TYPO and words.capital[place]:
            share = 0.85
        elif word[:5] == other[:5]:
            share = 0.6
        elif alike[i, j] >= _TYPO:
            share = 0.5
        else:
            continue
        grid[rows[i], place] = max(grid[rows[i], place], share)


def gather(asked: Asked, pages: Sequence[Page], vocabulary: Vocabulary) -> Evidence:
    """Every candidate on `pages`, the best hit first, with what speaks for it; there must be a page."""
    weights = np.array([term.weight for term in asked.terms], np.float32)
    total = max(float(weights.sum()), 1e-6)
    parts = [_describe(asked, page, rank, weights / total) for rank, page in enumerate(pages)]
    sizes = [len(part[0]) for part in parts]
    features = np.concatenate([part[2] for part in parts])
    counts = np.cumsum([0] + [len(page.words.bounds) for page in pages])
    best = features[:, 0].max(initial=0.0)
    features = np.column_stack([features, features[:, 0] - best, features[:, 1] - features[:, 1].max(initial=0.0)])
    page_of = np.repeat(np.arange(len(pages)), sizes)
    first = np.concatenate([part[0] for part in parts])
    last = np.concatenate([part[1] for part in parts])
    sentence = np.concatenate(
        [page.words.sentence[part[0]] + count for page, part, count in zip(pages, parts, counts[:-1], strict=True)]
    )
    focus = vocabulary.number(asked.focus, asked.language) if asked.focus else None
    return Evidence(
        pages=tuple(pages),
        page=page_of,
        first=first,
        last=last,
        sentence=sentence,
        features=features.astype(np.float32),
        slots=np.concatenate([part[3] for part in parts]),
        asked=question_numbers(asked, vocabulary),
        focus=OTHER if focus is None else focus,
    )


def _describe(asked: Asked, page: Page, rank: int, weights: Floats) -> tuple[Ints, Ints, Floats, Ints]:
    """Candidates of one page: first words, last words, features (n, f), slots (n, len(SLOTS))."""
    words, grid = page.words, page.grid
    n = len(words)
    first, last = candidates(words)
    end = last + 1
    counted = np.zeros((len(LEVELS) * len(weights), n + 1), np.int32)
    counted[:, 1:] = np.concatenate([grid >= level for level in LEVELS]).cumsum(axis=1)
    share = np.tile(weights, len(LEVELS)) / len(LEVELS)
    names = np.array([term.name for term in asked.terms], bool)
    figures = np.array([term.number for term in asked.terms], bool)

    def covered(*ranges: tuple[Ints, Ints]) -> npt.NDArray[np.bool_]:
        return np.asarray(sum(counted[:, b] - counted[:, a] for a, b in ranges) > 0)

    def part_of(met: npt.NDArray[np.bool_], which: npt.NDArray[np.bool_]) -> Floats:
        """Share of the terms in `which` that are met; 1 where there are none."""
        if not which.any():
            return np.ones(met.shape[1], np.float32)
        chosen = share * np.tile(which, len(LEVELS))
        return np.asarray(chosen @ met / max(chosen.sum(), 1e-9), np.float32)

    number = words.sentence
    opens = np.searchsorted(number, np.arange(len(words.bounds)))
    closes = np.searchsorted(number, np.arange(len(words.bounds)), side="right")
    here = number[first]
    a, b = opens[here], closes[here]
    prior = opens[np.maximum(here - 1, 0)]
    zero, whole = np.zeros_like(first), np.full_like(first, n)
    in_sentence, in_page = covered((a, b)), covered((zero, whole))
    outside = covered((a, first), (end, b))
    met: npt.NDArray[np.bool_] = np.asarray((grid >= LEVELS[1]).any(axis=0))
    strongest = grid[weights.argmax()] >= LEVELS[1] if len(weights) else np.zeros(n, bool)

    def gaps(flags: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """Words between a run and the nearest flagged one before it and after it, within its sentence, 0..1."""
        spots = np.arange(n)
        before = np.maximum.accumulate(np.where(flags, spots, -_FAR * 9)) if n else spots
        after = np.minimum.accumulate(np.where(flags, spots, n + _FAR * 9)[::-1])[::-1] if n else spots
        left = np.where(first > a, first - before[np.maximum(first - 1, 0)], _FAR)
        left = np.where(first - left >= a, left, _FAR)
        right = np.where(end < b, after[np.minimum(end, n - 1)] - last, _FAR)
        right = np.where(last + right < b, right, _FAR)
        return (np.minimum(left, _FAR) / _FAR).astype(np.float32), (np.minimum(right, _FAR) / _FAR).astype(np.float32)

    def count(flags: npt.NDArray[np.bool_]) -> Floats:
        summed = np.append(0, flags.cumsum())
        return np.asarray(summed[end] - summed[first], np.float32)

    comma = np.array([form in ",;" for form in words.forms], bool)
    bracket = np.array([form in "()[]" for form in words.forms], bool)
    quote = np.array([form in "“”\"'«»" for form in words.forms], bool)
    negation = np.append(0, np.array([word in NEGATIONS for word in words.folded], bool).cumsum())
    size = (end - first).astype(np.float32)
    previous, following = np.maximum(first - 1, 0), np.minimum(end, n - 1)
    at_start, at_end = first == a, end == b
    focus = np.array([term.stem == asked.focus for term in asked.terms], bool)
    focus_met: npt.NDArray[np.bool_] = np.asarray((grid[focus] >= LEVELS[0]).any(axis=0))
    columns = [
        share @ in_sentence,
        share @ outside,
        share @ covered((first, end)),
        share @ covered((np.maximum(a, first - 2), first)),
        share @ covered((np.maximum(a, first - 5), first)),
        share @ covered((end, np.minimum(b, end + 2))),
        share @ covered((end, np.minimum(b, end + 5))),
        share @ covered((np.maximum(a, first - 10), first), (end, np.minimum(b, end + 10))),
        share @ covered((prior, a)),
        share @ covered((prior, first), (end, b)),
        share @ in_page,
        part_of(in_sentence, names),
        part_of(outside, figures),
        part_of(in_page, names),
        *gaps(met),
        *gaps(strongest),
        np.log(size),
        size == 1,
        count(words.capital) / size,
        count(words.number) / size,
        count(words.number) > 0,
        count(words.function) / size,
        count(words.unit) > 0,
        count(words.year) > 0,
        count(words.time) > 0,
        count(comma) > 0,
        count(bracket) > 0,
        count(bracket) % 2,
        count(quote) > 0,
        count(quote) % 2,
        count(met) / size,
        words.capital[first],
        words.capital[last],
        words.number[first],
        words.unit[last],
        words.function[first],
        ~words.word[first],
        ~words.word[last],
        ~at_start & words.capital[previous] & words.capital[first],
        ~at_start & (words.number | words.time)[previous],
        ~at_end & (words.unit | words.time)[following] & words.number[last],
        ~at_end & words.number[following],
        ~at_end & words.capital[following],
        ~at_start & met[previous],
        ~at_end & met[following],
        at_start,
        at_end | (~at_end & ~words.word[following]),
        ~at_start & ~words.word[previous],
        ~at_end & words.function[following],
        ~at_start & words.function[previous],
        ~at_start & quote[previous],
        ~at_end & bracket[following],
        count(focus_met) > 0,
        ~at_start & focus_met[previous],
        focus_met[first],
        (first - a) / np.maximum(b - a, 1),
        np.log(b - a),
        np.minimum(here, 8) / 8,
        here == 0,
        zero + np.float32(1 / (1 + rank)),
        (negation[b] - negation[a]) > 0,
        ((negation[b] - negation[a]) > 0) != asked.negated,
        zero + asked.negated,
        zero + (asked.language != words.language),
        zero + np.float32(len(weights) / 8),
        *(zero + (asked.kind == kind) for kind in KINDS),
    ]
    features = np.stack([np.asarray(column, np.float32) for column in columns], axis=1)
    return first, last, features, _slots(page, first, last, a, b)


def _slots(page: Page, first: Ints, last: Ints, opens: Ints, closes: Ints) -> Ints:
    """(n, len(SLOTS)) numbers of the words around and at the ends of each run; a border where the sentence ends."""
    columns = [first - 2, first - 1, first, last, last + 1, last + 2]
    limit = max(len(page.numbers) - 1, 0)
    return np.stack(
        [np.where((at >= opens) & (at < closes), page.numbers[np.clip(at, 0, limit)], BORDER) for at in columns], axis=1
    )
