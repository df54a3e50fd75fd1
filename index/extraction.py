"""An article as the network reads it: in windows of sentences, first for everybody, then with somebody pointed out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.corpus import Document
from index.dates import moments
from index.evidence import Pieces, Sheet
from index.gate import Gate
from index.labels import KINDS, Kind, Labelled, Labeller, lay_out, leaving, pointing
from index.passages import sentences
from index.tagger import Names, Tagger, Token, tokens
from index.weights import read_labeller

LONGEST = 300
"""Words that are read at once."""
_BESIDE = 60
"""Words on each side that are read again, for what they say of those between."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a document's text, and what they are."""

    kind: Kind
    text: str
    start: int
    end: int
    sentence: int
    words: tuple[int, int]  # from and to, in its window
    share: float  # how likely it is of its kind
    leaves: float  # of a person: how likely it stands for somebody who leaves


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place in the document, and its words."""

    start: int
    end: int
    paragraph: int  # 1-based
    words: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences that are read at once.

    `own`: characters from and to; what stands on either side is another window's, too, and better read there.
    """

    sheet: Sheet
    words: tuple[Token | None, ...]  # None for a border between paragraphs
    own: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """What is labelled where somebody is pointed out, and how likely that one leaves."""

    spans: list[Span]
    leaves: float


class Article:
    """A document as it is labelled."""

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], windows: Sequence[Window], labeller: Labeller
    ) -> None:
        self.document, self.sentences = document, sentences
        self._windows, self._labeller = windows, labeller
        self._starts = [sentence.start for sentence in sentences]

    def spans(self) -> list[list[Span]]:
        """What is labelled in each window, of everybody."""
        read = (self._labeller.read([window.sheet])[0].labelled for window in self._windows)
        return [
            [span for one in labelled if self.owns(number, span := self._span(self._windows[number], one))]
            for number, labelled in enumerate(read)
        ]

    def owns(self, window: int, span: Span) -> bool:
        """Whether `span` is to be read in the window of that number and in no other one."""
        start, end = self._windows[window].own
        return start <= span.start < end

    def pointed(self, window: int, of: Sequence[Sequence[Span]]) -> list[Told]:
        """What is labelled in the window of that number, once for each of `of`, whose spans are pointed out."""
        where = self._windows[window]
        sheets = [pointing(where.sheet, [span.words for span in spans]) for spans in of]
        return [
            Told([self._span(where, one) for one in reading.labelled], reading.leaves)
            for reading in self._labeller.read(sheets)
        ]

    def _span(self, window: Window, labelled: Labelled) -> Span:
        inside = [word for word in window.words[labelled.first : labelled.last] if word]
        inside = inside or [next(word for word in window.words[labelled.first :] if word)]
        start, end = inside[0].start, inside[-1].end
        return Span(
            kind=labelled.kind,
            text=self.document.text[start:end],
            start=start,
            end=end,
            sentence=int(np.searchsorted(self._starts, start, side="right")) - 1,
            words=(labelled.first, labelled.last),
            share=float(labelled.shares[KINDS.index(labelled.kind)]),
            leaves=leaving(labelled.shares),
        )


class Extractor:
    """Lays articles out and has them labelled."""

    def __init__(self, labeller: Labeller, pieces: Pieces, tagger: Tagger, gate: Gate) -> None:
        self.tagger = tagger
        self._labeller, self._pieces, self._names, self._gate = labeller, pieces, tagger.names, gate

    @classmethod
    def open(cls, folder: Path) -> "Extractor":
        """The extractor whose weights are in `folder`. Raises ModelError."""
        learned = read_labeller(folder)
        return cls(learned.labeller, learned.pieces, Tagger.open(folder), learned.gate)

    def article(self, document: Document, *, whole: bool = True) -> Article:
        """`document` in windows; if not `whole`, those without the words of leaving are left out."""
        every = read_sentences(document)
        telling = [self._gate.may_tell(document.text[sentence.start : sentence.end]) for sentence in every]
        times = times_in(document) if whole or any(telling) else []
        windows = [
            Window(
                *as_sheet(document, every[first:last], times, self._names, self._pieces),
                own=(every[start].start, every[end - 1].end),
            )
            for first, start, end, last in _windows(every)
            if whole or any(telling[start:end])
        ]
        return Article(document, every, windows, self._labeller)


def read_sentences(document: Document) -> list[Sentence]:
    """The sentences of `document`, in parts where they are too long to read."""
    found: list[Sentence] = []
    for paragraph in document.paragraphs:
        text = document.text[paragraph.start : paragraph.end]
        for start, end in sentences(text, document.language):
            words = tokens(document.text, paragraph.start + start, paragraph.start + end)
            for first in range(0, len(words), LONGEST):
                part = tuple(words[first : first + LONGEST])
                found.append(Sentence(part[0].start, part[-1].end, paragraph.number, part))
    return found


def times_in(document: Document) -> list[tuple[int, int]]:
    """Characters from and to of each time that `document` tells."""
    return [(moment.start, moment.end) for moment in moments(document.text, document.published)]


def as_sheet(
    document: Document,
    part: Sequence[Sentence],
    times: Sequence[tuple[int, int]],
    names: Names,
    pieces: Pieces,
) -> tuple[Sheet, tuple[Token | None, ...]]:
    """Sentences as the network reads them, and their words, with None for the borders between paragraphs."""
    paragraphs: list[list[Sequence[Token]]] = []
    number = None
    for sentence in part:
        if sentence.paragraph != number:
            paragraphs.append([])
        paragraphs[-1].append(sentence.words)
        number = sentence.paragraph
    return lay_out(paragraphs, document.language, times, names, pieces)


def _windows(every: Sequence[Sentence]) -> Iterator[tuple[int, int, int, int]]:
    """Runs of sentences that are read at once: first, first of its own, behind its own, behind all."""
    first = start = 0
    while start < len(every):
        last, size = first, 0
        while last < len(every) and (last <= start or size + len(every[last].words) < LONGEST):
            size += len(every[last].words) + 1
            last += 1
        end = last if last == len(every) else max(_back(every, last), start + 1)
        yield first, start, end, last
        first, start = _back(every, end), end


def _back(every: Sequence[Sentence], place: int) -> int:
    """The first of the sentences before `place` that have `_BESIDE` words together."""
    size = 0
    while place and size + len(every[place - 1].words) <= _BESIDE:
        place -= 1
        size += len(every[place].words)
    return place
