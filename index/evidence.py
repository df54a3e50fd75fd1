"""What the network is told of a question and a passage beside their words: which of them meet, and their looks."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from tokenizers import Tokenizer

from index.questions import KINDS, NEGATIONS, Asked
from index.spans import Ints, Words
from index.vocabulary import Vocabulary

Floats = npt.NDArray[np.float32]

OPENING, BORDER = 0, 1
"""Numbers of what stands before the question and after it; those of pieces follow, from `FIRST_PIECE`."""
FIRST_PIECE = 2
SAME = 0.8  # a word of the text that is as near as this to one of the question's is (nearly) the same
FAIR = 0.4
_PASSAGE = 20
_QUESTION = 8
FEATURES = _PASSAGE + _QUESTION + len(KINDS)
LONGEST = 300
"""Words of a passage that are read."""
_TYPO = 80  # of 100: McGrew and McCrew are 83
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Page:
    """A hit's words and how well each meets each of the question's terms: `grid` (terms, words) in 0..1."""

    words: Words
    grid: Floats


@dataclass(frozen=True, slots=True)
class Sheet:
    """A question and one passage in a row, n words in all, as the network reads them."""

    pieces: Ints  # (p,) numbers of the words' pieces, in order
    word: Ints  # (p,) which word a piece belongs to
    features: Floats  # (n, FEATURES)
    start: int  # where the passage begins


class Pieces:
    """Words in pieces, by number; `size` counts the pieces there are."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._unknown = tokenizer.token_to_id("[UNK]") or 0
        self.unknown = FIRST_PIECE + self._unknown
        self.size: int = tokenizer.get_vocab_size()
        self.of = lru_cache(maxsize=200_000)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        return tuple(FIRST_PIECE + n for n in self._tokenizer.encode(word).ids or [self._unknown])


def read_page(asked: Asked, words: Words, vocabulary: Vocabulary) -> Page:
    """How `words` meet the question."""
    return Page(words, _grid(asked, words, vocabulary))


def lay_out(asked: Asked, page: Page, vocabulary: Vocabulary, pieces: Pieces) -> Sheet:
    """The question and the page in a row."""
    words = page.words
    n, q = min(len(words), LONGEST), len(asked.forms)
    parts = [(OPENING,), *map(pieces.of, asked.forms), (BORDER,), *map(pieces.of, words.forms[:n])]
    features = np.zeros((q + 2 + n, FEATURES), np.float32)
    features[q + 2 :, :_PASSAGE] = _of_passage(asked, page, vocabulary)[:n]
    features[1 : q + 1, _PASSAGE : _PASSAGE + _QUESTION] = _of_question(asked, page)
    features[: q + 2, _PASSAGE + _QUESTION + KINDS.index(asked.kind)] = 1
    sizes = [len(part) for part in parts]
    return Sheet(
        pieces=np.array([number for part in parts for number in part], np.int64),
        word=np.repeat(np.arange(len(parts)), sizes),
        features=features,
        start=q + 2,
    )


def _of_passage(asked: Asked, page: Page, vocabulary: Vocabulary) -> Floats:
    """(words, _PASSAGE) for each word of the passage: what of the question it meets, what its sentence meets, looks."""
    words, grid = page.words, page.grid
    n = len(words)
    weights = np.array([term.weight for term in asked.terms], np.float32)
    share = weights / max(float(weights.sum()), 1e-6)
    names = np.array([term.name or term.number for term in asked.terms], bool)
    of_sentence = np.zeros((len(words.bounds), len(weights)), np.float32)
    np.maximum.at(of_sentence, words.sentence, grid.T)
    covered = of_sentence @ share
    best = covered.max(initial=0.0)
    columns = [
        grid.max(axis=0, initial=0),
        (grid * share[:, None]).max(axis=0, initial=0) * 3,
        (grid >= SAME).any(axis=0),
        (grid[names] >= FAIR).any(axis=0),
        [vocabulary.rare(stem, words.language) for stem in words.stems],
        words.capital,
        words.number,
        words.year,
        words.time,
        words.unit,
        words.function,
        words.word,
        covered[words.sentence],
        covered[words.sentence] - best,
        covered[words.sentence] == best,
        np.full(n, grid.max(axis=1, initial=0) @ share),
        np.minimum(words.sentence, 8) / 8,
        np.append(True, words.sentence[1:] != words.sentence[:-1])[:n],
        np.full(n, asked.language != words.language),
        np.full(n, asked.negated),
    ]
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)


def _of_question(asked: Asked, page: Page) -> Floats:
    """(words, _QUESTION) for each word of the question: how telling it is, and whether the page meets it."""
    rows = np.zeros((len(asked.forms), _QUESTION), np.float32)
    in_page = page.grid.max(axis=1, initial=0)
    for place, number in enumerate(asked.term_of):
        rows[place, 0] = asked.folded[place] in NEGATIONS
        if number is not None:
            term, met = asked.terms[number], in_page[number]
            rows[place, 1:] = (1, term.weight, met, term.weight * (met < FAIR), met < SAME, term.name, term.number)
    return rows


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
        if len(term.text) >= _LEAST_LETTERS and not term.number and grid[row].max(initial=0) < SAME:
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
