"""How well passages meet a question, as numbers that a ranking can weigh: which words they have, and how close."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from index.language import FUNCTION_WORDS, Language, stems
from index.likeness import WordVectors
from index.passages import sentences
from index.questions import CLASS_WORDS, Kind
from index.spans import NUMERALS, TIMES

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

SIGNS = ("lead", "near", "missing", "shape", "alike", "told")
"""What `match` measures, in the order of its columns; all but `missing` are shares (0..1) of the question's words,
each counted by how rare it is:

lead: stand among the passage's first words, which mostly name its subject
near: stand near each other
missing: how many words have nothing that stands for them
shape: 1 where the sentence that tells most has a name, a number or a time, as its kind of question asks for
alike: have a word that means alike, by the square of the cosine (late interaction, after Khattab and Zaharia 2020)
told: as alike, within one sentence and the passage's first words
"""

_REACH = 8  # telling words that stand near each other, or that a passage begins with
_CLASS_SHARE = 0.3  # what a word that names what is asked for ("tahun", "name") weighs beside others
_STANDS = 0.3  # how likely a term has to stand for a word that is not missing
_CACHED = 2000  # passages, of about 10 KB each
_CACHED_WORDS = 20_000

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\W_]+")
_YEAR = re.compile(r"1\d{3}|20\d{2}")
_CAPITAL, _NUMBER, _TIME = 1, 2, 4
_SHAPE_OF: Mapping[Kind, int] = {"who": _CAPITAL, "where": _CAPITAL, "when": _TIME, "number": _NUMBER}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A telling word of a question: the terms of a passage that may stand for it, with weights, and how rare it is."""

    word: str
    terms: Mapping[str, float]
    rarity: float


@dataclass(frozen=True, slots=True)
class _Page:
    """A passage's telling words in order, and where its sentences begin among them."""

    stems: tuple[str, ...]
    words: tuple[str, ...]
    shapes: npt.NDArray[np.uint8]
    starts: Ints


def match(
    wanted: Sequence[Wanted], kind: Kind, texts: Sequence[str], language: Language, vectors: WordVectors
) -> Floats:
    """(len(texts), len(SIGNS)) float32: how well each of `texts`, all in `language`, meets a question's words."""
    if not wanted or not texts:
        return np.zeros((len(texts), len(SIGNS)), np.float32)
    pages = [_page(text, language) for text in texts]
    # All passages in one row of words, each followed by blanks, so that nothing reaches over.
    begins = np.cumsum([0, *(len(page.words) + _REACH for page in pages[:-1])])
    stands, alike = _stands(wanted, pages, begins), _alike(wanted, pages, begins, vectors)
    weight = np.array([w.rarity * (_CLASS_SHARE if w.word in CLASS_WORDS else 1) for w in wanted], np.float32)
    weight /= max(float(weight.sum()), 1e-9)
    starts = np.concatenate([page.starts + begin for page, begin in zip(pages, begins, strict=True)])
    first = np.searchsorted(starts, begins)  # each passage's first sentence
    counts = np.diff(np.append(first, len(starts)))

    in_passage = np.maximum.reduceat(stands, begins, axis=1)
    in_sentence = np.maximum.reduceat(alike, starts, axis=1)
    in_lead = np.repeat(_windows(alike)[:, begins], counts, axis=1)
    told = weight @ np.maximum(in_sentence, in_lead)
    best = np.array([a + int(np.argmax(told[a : a + n])) for a, n in zip(first.tolist(), counts, strict=True)])
    windows = _windows(stands)
    ends = begins + [len(page.words) for page in pages]
    return np.stack(
        [
            weight @ windows[:, begins],
            np.maximum.reduceat(weight @ windows, np.column_stack([begins, ends]).ravel())[::2],
            (in_passage < _STANDS).sum(0),
            _shaped(kind, stands, pages, begins, starts)[best],
            weight @ np.maximum.reduceat(alike, begins, axis=1),
            told[best],
        ],
        axis=1,
    ).astype(np.float32)


def _width(pages: Sequence[_Page], begins: Ints) -> int:
    return int(begins[-1]) + len(pages[-1].words) + _REACH


def _stands(wanted: Sequence[Wanted], pages: Sequence[_Page], begins: Ints) -> Floats:
    """(wanted, width) 0..1: how likely each word of the row stands for each word of the question."""
    meant: dict[str, list[tuple[int, float]]] = {}
    for number, word in enumerate(wanted):
        best = max(word.terms.values(), default=1.0)
        for term, share in word.terms.items():
            meant.setdefault(term, []).append((number, share / best))
    stands = np.zeros((len(wanted), _width(pages, begins)), np.float32)
    for page, begin in zip(pages, begins.tolist(), strict=True):
        for place, stem in enumerate(page.stems, begin):
            if stem in meant:
                for number, share in meant[stem]:
                    stands[number, place] = share
    return stands


def _alike(wanted: Sequence[Wanted], pages: Sequence[_Page], begins: Ints, vectors: WordVectors) -> Floats:
    """(wanted, width) 0..1: how near each word of the row is in meaning to each word of the question."""
    numbers: dict[str, int] = {}
    row = np.full(_width(pages, begins), -1)
    for page, begin in zip(pages, begins.tolist(), strict=True):
        row[begin : begin + len(page.words)] = [numbers.setdefault(word, len(numbers)) for word in page.words]
    asked = vectors.of([word.word for word in wanted])
    # Not by "@": a product this small gains nothing from the threads that it would wait for on a busy machine.
    near = np.maximum(np.einsum("ik,jk->ij", asked, vectors.of(list(numbers))), 0) ** 2
    alike: Floats = np.append(near, np.zeros((len(wanted), 1), np.float32), axis=1)[:, row]
    return alike


def _windows(values: Floats) -> Floats:
    """As `values`, each the largest of the `_REACH` that begin there."""
    widened = np.pad(values, ((0, 0), (0, _REACH - 1)))
    for step in (1, 2, 4):  # the largest of two, of four, of eight
        widened = np.maximum(widened[:, :-step], widened[:, step:])
    return widened


def _shaped(kind: Kind, stands: Floats, pages: Sequence[_Page], begins: Ints, starts: Ints) -> Floats:
    """(sentences,) whether a sentence has what its kind of question asks for, beside the question's own words."""
    shape = _SHAPE_OF.get(kind)
    if shape is None:
        return np.full(len(starts), 0.5, np.float32)
    flags = np.zeros(stands.shape[1], bool)
    for page, begin in zip(pages, begins.tolist(), strict=True):
        flags[begin : begin + len(page.words)] = page.shapes & shape > 0
    return np.maximum.reduceat(flags & ~(stands > 0).any(0), starts).astype(np.float32)


@lru_cache(maxsize=_CACHED)
def _page(text: str, language: Language) -> _Page:
    """The telling words of `text`; where there are none, one that is empty."""
    text = unicodedata.normalize("NFKC", text)
    function = FUNCTION_WORDS[language]
    words: list[str] = []
    shapes: list[int] = []
    begins: list[int] = []
    for start, end in sentences(text, language):
        begins.append(len(words))
        forms = _WORD.findall(text, start, end)
        if forms and not (len(forms) > 1 and forms[1][0].isupper()):
            forms[0] = forms[0].lower()  # a sentence's first word has a capital anyway, unless a name begins it
        for word, shape in map(_read, forms):
            if word not in function:
                words.append(word)
                shapes.append(shape)
    if not words:
        return _Page(("",), ("",), np.zeros(1, np.uint8), np.zeros(1, np.int64))
    starts = np.unique([begin for begin in begins if begin < len(words)])
    return _Page(tuple(stems(words, language)), tuple(words), np.array(shapes, np.uint8), starts)


@lru_cache(maxsize=_CACHED_WORDS)
def _read(form: str) -> tuple[str, int]:
    """A word as it is compared, and its shape."""
    if form[0].isdigit():
        return form.replace(",", "."), _NUMBER | (_TIME if _YEAR.fullmatch(form) else 0)
    word = form.casefold().removesuffix("'s").removesuffix("’s")
    shape = _NUMBER * (word in NUMERALS) | _TIME * (word in TIMES) | _CAPITAL * form[0].isupper()
    return word, shape
