"""What the extractor's network is shown of a marked article: all of it, then with one person or group pointed out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np
import numpy.typing as npt

from index.corpus import Document, read_document
from index.evidence import Pieces, Sheet
from index.extraction import as_sheet, read_sentences, times_in
from index.labels import KINDS, Kind, lay_out, pointing
from index.language import Language
from index.people import is_name
from index.tagger import Names, Token
from training.marked import TELLING, Mark, Marked

HIDDEN = 0.03
MISNAMED = 0.5
STAYING = 2
OUTSIDE = -100
"""The tag of what is not asked, by PyTorch's convention."""
_PERSONS, _ORGANIZATIONS = ("leaver", "person"), ("left", "destination", "organization")
_COUNTED = re.compile(
    r"\b(?:\d{1,3}(?:[.,]\d{3})*|two|three|four|five|six|seven|eight|nine|ten|twelve|dozens|hundreds|several|some|most"
    r"|half|all|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belasan|puluhan|ratusan|beberapa|sejumlah"
    r"|sebagian|seluruh|separuh)(?: of)?(?: (?:the|its|his|her|their|other|remaining))?"
    r" (?!(?:year|month|week|day|hour|minute|tahun|bulan|minggu|pekan|hari|jam|menit|per|juta|miliar|million)s?\b)"
    r"[a-z-]{4,}(?: [a-z-]{4,})?",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"(?<=[\w,] )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}")
_NAMES: Mapping[str, Kind] = {"PER": "person", "ORG": "organization"}

Ints = npt.NDArray[np.int64]
Placed = tuple[int, int, Mark]  # first word, the one after the last, and what they are


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sheet of n words and the tags that they should get, (n,)."""

    sheet: Sheet
    tags: Ints


def name_lesson(labelled: Sequence[tuple[str, str]], language: Language, names: Names, pieces: Pieces) -> Lesson:
    """A sentence in which persons and organizations are labelled."""
    words: list[Token] = []
    for word, _ in labelled:
        start = words[-1].end + 1 if words else 0
        words.append(Token(word, start, start + len(word)))
    sheet, _ = lay_out([[words]], language, (), names, pieces)
    tags = [OUTSIDE]
    for _, label in labelled:
        kind = _NAMES.get(label[2:])
        tags.append(0 if kind is None else 1 + 2 * KINDS.index(kind) + label.startswith("I"))
    return Lesson(sheet, np.array(tags, np.int64))


def lessons_of(article: Marked, names: Names, pieces: Pieces, rng: Random) -> list[Lesson]:
    """`article` with all of its marks, then with each who leaves pointed out, and with some who do not."""
    document = as_document(article)
    offset = document.text.index(article.text)
    sheet, words = as_sheet(document, read_sentences(document), times_in(document), names, pieces)
    placed = [place for mark in article.marks if (place := _placed(mark, words, offset))]
    found = [Lesson(sheet, _tags(len(words), placed))]
    numbers = sorted({number for *_, mark in placed if mark.kind in ("leaver", "group") for number in mark.numbers})
    for number in numbers:
        of = [place for place in placed if number in place[2].numbers and _names_somebody(article, place[2])]
        if not of:
            continue
        is_group = any(mark.kind == "group" for *_, mark in of)
        parts = [_alone(place, number) for place in placed]
        found.append(_pointed(sheet, len(words), of, parts, "group" if is_group else "leaver"))
    others = (_counted(article, words, offset, placed, rng), _misnamed(article, words, offset, rng))
    for of in (*_staying(article, placed, rng), *(some for found in others for some in found)):
        found.append(_pointed(sheet, len(words), of, [_alone(place, "-") for place in placed], "person"))
    return found


def _staying(article: Marked, placed: Sequence[Placed], rng: Random) -> list[list[Placed]]:
    """The names of two persons who do not leave: of the two nearest to words of leaving, and one by chance."""
    stays = [place for place in placed if place[2].kind == "person" and not place[2].numbers]
    told = [place[0] for place in placed if place[2].kind in TELLING]
    chosen = sorted(rng.sample(stays, len(stays)), key=lambda place: min((abs(place[0] - n) for n in told), default=0))
    parts: list[set[str]] = []
    for place in (*chosen[:2], *rng.sample(stays, min(1, len(stays)))):
        words = set(article.text[place[2].start : place[2].end].split())
        parts += [words] if words not in parts else []
    some = rng.sample(parts, min(STAYING, len(parts)))
    return [[p for p in stays if of >= set(article.text[p[2].start : p[2].end].split())] for of in some]


def _counted(
    article: Marked, words: Sequence[Token | None], offset: int, placed: Sequence[Placed], rng: Random
) -> list[list[Placed]]:
    """Some who are counted and do not leave, such as "two engineers"; the nearest to words of leaving, if any."""
    marks = [(match.start(), match.end()) for match in _COUNTED.finditer(article.text)]
    free = [
        place
        for start, end in rng.sample(marks, len(marks))
        if not any(mark.start < end and start < mark.end for mark in article.marks)
        and (place := _placed(Mark("person", "", start, end), words, offset))
    ]
    told = [first for first, _, mark in placed if mark.kind in TELLING]
    free.sort(key=lambda place: min((abs(place[0] - n) for n in told), default=0))
    return [[place] for place in free[:1]]


def _misnamed(article: Marked, words: Sequence[Token | None], offset: int, rng: Random) -> list[list[Placed]]:
    """Something with a name that is nobody, such as a club or a book, which may be taken for somebody at first."""
    people = [mark for mark in article.marks if mark.kind in (*_PERSONS, "group")]
    marks = [(match.start(), match.end()) for match in _CAPITALS.finditer(article.text)]
    free = [(a, b) for a, b in marks if not any(mark.start < b and a < mark.end for mark in people)]
    if not free or rng.random() >= MISNAMED:
        return []
    place = _placed(Mark("person", "", *rng.choice(free)), words, offset)
    return [[place]] if place else []


def as_document(article: Marked) -> Document:
    """`article` as it is read from a corpus. Raises ValueError where its text would not stay as it is."""
    head = f"---\nlanguage: {article.language}\npublished: {article.published}\n---\n\n"
    document = read_document("article.md", (head + article.text).encode())
    if article.text not in document.text:
        raise ValueError(f"This article would be read otherwise than it is written: {article.text[:100]!r}")
    return document


def _placed(mark: Mark, words: Sequence[Token | None], offset: int) -> Placed | None:
    """The words of `mark`; `offset` is where the article's text begins in the document's."""
    start, end = mark.start + offset, mark.end + offset
    inside = [place for place, word in enumerate(words) if word and word.start < end and start < word.end]
    return (inside[0], inside[-1] + 1, mark) if inside else None


def _names_somebody(article: Marked, mark: Mark) -> bool:
    """Whether a mark's words can be pointed out before it is known who leaves."""
    return mark.kind == "group" or (mark.kind in _PERSONS and is_name(article.text[mark.start : mark.end]))


def _alone(place: Placed, number: str) -> Placed | None:
    """What stands at a place where only the departure of that number counts."""
    first, last, mark = place
    if number in mark.numbers:
        return place
    if mark.kind in _PERSONS:
        return first, last, replace(mark, kind="person")
    return (first, last, replace(mark, kind="organization")) if mark.kind in _ORGANIZATIONS else None


def _pointed(sheet: Sheet, n: int, of: Sequence[Placed], placed: Sequence[Placed | None], verdict: Kind) -> Lesson:
    tags = _tags(n, [place for place in placed if place])
    tags[0] = 1 + 2 * KINDS.index(verdict)
    return Lesson(pointing(sheet, [(first, last) for first, last, _ in of]), tags)


def hidden(lesson: Lesson, pieces: Pieces, rng: Random) -> Lesson:
    """`lesson` with some words made unknown, so that the others must do."""
    sheet = lesson.sheet
    out = np.array([rng.random() < HIDDEN for _ in lesson.tags])
    out[0] = False
    return replace(lesson, sheet=replace(sheet, pieces=np.where(out[sheet.word], pieces.unknown, sheet.pieces)))


def _tags(n: int, placed: Sequence[Placed]) -> Ints:
    """The tags of n words and of the opening before them."""
    tags = np.zeros(n + 1, np.int64)
    tags[0] = OUTSIDE
    for first, last, mark in placed:
        tags[first + 1 : last + 1] = 2 + 2 * KINDS.index(mark.kind)
        tags[first + 1] -= 1
    return tags
