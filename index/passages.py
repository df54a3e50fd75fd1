"""A document's paragraphs as passages: pieces short enough to embed and to quote, each with its place in the file."""

import re
from dataclasses import dataclass

from sentencex import get_sentence_boundaries

from index.corpus import Document
from index.language import Language

MAX_CHARS = 1000
"""A paragraph longer than this is split at sentence ends; about 250 tokens, what small embedding models read."""

# What stands before a full stop without ending a sentence, beyond what the splitting library knows.
_TITLES = frozenset(
    """a.n bpk brigjen capt col cv d.a dr dra drg drs gen gg gov gst h hal hj hon ir jend jl jln kab kec kel
    kol lt letjen m.si mayjen mr mrs ms ny prof pt rep rev rs s.pd s.h sdr sdri sen sgt st tn u.b ust vs yth""".split()
)
_BEFORE_A_NUMBER = frozenset(
    """apr approx aug bab ca dec des ext feb fig hlm jan jul jun mar no nos nov nr okt oct pasal pp rp sep sept
    tgl usd vol""".split()
)
_LAST_WORD = re.compile(r"(?:^|[\s(\"“‘'])([^\s(\"“‘']+)\.\s*$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A slice of one paragraph: `text` is the document's text from `start` to `end`, character for character."""

    document: str
    title: str
    language: Language
    paragraph: int  # 1-based, counted as the file has them
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a passage's text: a quote that is verbatim by construction."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters themselves."""
        return self.passage.text[self.start : self.end]


def split(document: Document, max_chars: int = MAX_CHARS) -> tuple[Passage, ...]:
    """The passages of `document` in reading order: a paragraph each, or runs of its sentences where it is long."""
    passages: list[Passage] = []
    for paragraph in document.paragraphs:
        text = document.text[paragraph.start : paragraph.end]
        for start, end in pieces(text, document.language, max_chars):
            passages.append(
                Passage(
                    document=document.path,
                    title=document.title,
                    language=document.language,
                    paragraph=paragraph.number,
                    start=paragraph.start + start,
                    end=paragraph.start + end,
                    text=text[start:end],
                )
            )
    return tuple(passages)


def sentences(text: str, language: Language) -> list[tuple[int, int]]:
    """Start and end of each sentence in `text`, without the white space around it."""
    spans: list[tuple[int, int]] = []
    for boundary in get_sentence_boundaries(language, text):
        start, end = boundary["start_index"], boundary["end_index"]
        piece = text[start:end]
        if not piece.strip():
            continue
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if spans and _goes_on(text[slice(*spans[-1])], text[start:end]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _goes_on(sentence: str, following: str) -> bool:
    """Whether the full stop that ends `sentence` is an abbreviation's or an initial's, and `following` is its rest."""
    match = _LAST_WORD.search(sentence)
    if match is None:
        return False
    word = match[1]
    initial = len(word) == 1 and word.isupper()
    before_a_number = word.casefold() in _BEFORE_A_NUMBER and following[0].isdigit()
    return initial or before_a_number or word.casefold() in _TITLES


def pieces(text: str, language: Language, max_chars: int) -> list[tuple[int, int]]:
    """`text` cut at sentence ends into the fewest runs of at most `max_chars`; a longer sentence is cut at a space."""
    if len(text) <= max_chars:
        return [(0, len(text))]
    found: list[tuple[int, int]] = []
    for start, end in sentences(text, language):
        if found and end - found[-1][0] <= max_chars:
            found[-1] = (found[-1][0], end)
            continue
        while end - start > max_chars:
            cut = text.rfind(" ", start + 1, start + max_chars + 1)
            cut = cut if cut > start else start + max_chars
            found.append((start, cut))
            start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
        found.append((start, end))
    return found
