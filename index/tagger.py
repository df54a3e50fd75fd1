"""Which words of a sentence name a person, an organization or a place: a linear-chain CRF, in both languages.

Lafferty, McCallum and Pereira: Conditional Random Fields (ICML 2001).
model/tagger.crf     the weights, by training/tagger.py
model/names.txt      lists of given names, family names, places and common words: a line each, "given mira"
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import pycrfsuite

from index.errors import ModelError

Kind = Literal["PER", "ORG", "LOC"]

_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*|(?:[^\W\d_]\.){2,}|[A-Z]\.(?=\s)|[^\W\d_]+(?:(?:['’](?!(?:s|d|ll|ve|re|m)\b)|[-&])[^\W\d_]+)*\d*|['’](?:s|d|ll|ve|re|m)\b|[^\W_]+|\S"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark with its place in the text."""

    text: str
    start: int
    end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text` between `start` and `end`, in order; an English possessive is a token of its own."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Token(match.group(), *match.span()) for match in found]


class Names:
    """Lists of words by kind: given, family and place, which names are made of, and word, which mostly is none."""

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        self._lists = lists

    @classmethod
    def open(cls, path: Path) -> "Names":
        """The lists in the file `path`. Raises ModelError."""
        lists: dict[str, set[str]] = {}
        try:
            for line in path.read_text(encoding="utf-8").splitlines():
                kind, _, word = line.partition(" ")
                lists.setdefault(kind, set()).add(word)
        except (OSError, UnicodeDecodeError) as error:
            raise ModelError(f"The names {path} can't be read ({error}); install Eksodus again.") from None
        return cls({kind: frozenset(words) for kind, words in lists.items()})

    def kinds(self, word: str) -> list[str]:
        """The lists that have `word`, which is none for a word without a capital."""
        if not word[0].isupper():
            return []
        forms = {word.lower(), word.lower().split("-")[0]}
        return [kind for kind, words in self._lists.items() if forms & words]


class Tagger:
    """The trained tagger."""

    def __init__(self, model: bytes, names: Names) -> None:
        self.names = names
        self._model = model  # the library reads it where it lies, and does not keep it alive
        self._crf = pycrfsuite.Tagger()
        try:
            self._crf.open_inmemory(model)
        except ValueError as error:
            raise ModelError(f"The tagger's model can't be read ({error}); install Eksodus again.") from None

    @classmethod
    def open(cls, folder: Path) -> "Tagger":
        """The tagger whose model is in `folder`. Raises ModelError."""
        path = folder / "tagger.crf"
        try:
            return cls(path.read_bytes(), Names.open(folder / "names.txt"))
        except OSError as error:
            raise ModelError(f"The tagger {path} can't be read ({error.strerror}); install Eksodus again.") from None

    def tag(self, sentence: list[str]) -> list[str]:
        """A label for each word of `sentence`: O, or B- and I- before PER, ORG and LOC."""
        labels: list[str] = self._crf.tag(features(sentence, self.names)) if sentence else []
        return labels


def names(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """First word, word after the last, and kind of each name that `labels` tell."""
    found: list[tuple[int, int, str]] = []
    for place, label in enumerate(labels):
        if label.startswith("I-") and found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1, found[-1][2])
        elif label != "O":
            found.append((place, place + 1, label[2:]))
    return found


def features(sentence: list[str], names: Names) -> list[list[str]]:
    """What the tagger sees of each word: its letters and shape, and its neighbours'."""
    # A headline's or an old wire's capitals tell nothing.
    capitals = sum(word[0].isupper() for word in sentence) > 0.7 * sum(word[0].isalpha() for word in sentence) > 3
    seen = [_word_features(word) for word in sentence]
    shapes = [shape(word) for word in sentence]
    listed = [names.kinds(word) for word in sentence]
    rows: list[list[str]] = []
    for place in range(len(sentence)):
        row = ["bias", *seen[place], *listed[place]]
        if place == 0 or sentence[place - 1] in _OPENING:
            row.append("first")
            row.append(f"first {shapes[place]}")
        if capitals:
            row.append("capitals")
        for distance in (-2, -1, 1, 2):
            other = place + distance
            if not 0 <= other < len(sentence):
                row.append(f"{distance}:edge")
                continue
            row.append(f"{distance}:w={sentence[other].lower()}")
            row.append(f"{distance}:s={shapes[other]}")
            if abs(distance) == 1:
                row += [f"{distance}:{kind}" for kind in listed[other]]
        if place:
            row.append(f"-1|0:{shapes[place - 1]}|{shapes[place]}")
            row.append(f"-1|0:{sentence[place - 1].lower()}|{shapes[place]}")
        if place + 1 < len(sentence):
            row.append(f"0|1:{shapes[place]}|{shapes[place + 1]}")
            row.append(f"0|1:{shapes[place]}|{sentence[place + 1].lower()}")
        rows.append(row)
    return rows


_OPENING = frozenset("\"“‘'«(:")
_KEPT = 20_000  # words whose looks are remembered


@lru_cache(_KEPT)
def shape(word: str) -> str:
    """The look of a word: 'Xx' for Brooks, 'XX' for WIRED, 'XxX' for OpenAI, 'x', '0' for numbers, else the mark."""
    if word[0].isdigit():
        return "0000" if len(word) == 4 and word.isdigit() else "0"
    if not word[0].isalpha():
        return word[0]
    if word.isupper():
        return "X." if "." in word else "X" if len(word) == 1 else "XX"
    if word[0].isupper():
        return "XxX" if any(letter.isupper() for letter in word[1:]) else "Xx"
    return "xX" if any(letter.isupper() for letter in word) else "x"


@lru_cache(_KEPT)
def _word_features(word: str) -> tuple[str, ...]:
    lower = word.lower()
    return (
        f"w={lower}",
        f"s={shape(word)}",
        *(f"p{size}={lower[:size]}" for size in (2, 3)),
        *(f"e{size}={lower[-size:]}" for size in (2, 3, 4)),
        *(f"part={part}" for part in lower.split("-")[1:]),
    )
