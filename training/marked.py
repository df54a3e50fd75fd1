"""Articles of our own with marks, which the extractor learns from: training/articles/README.md has their form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.labels import Kind
from index.language import Language

ARTICLES = Path(__file__).with_name("articles")
LETTERS: dict[str, Kind] = {
    "L": "leaver", "P": "person", "O": "left", "D": "destination", "G": "organization", "R": "role", "Q": "group",
    "V": "goes", "X": "removed", "J": "hired", "W": "when",
}  # fmt: skip
TELLING: tuple[Kind, ...] = ("goes", "removed", "hired")
_MARK = re.compile(r"\{([A-Z])(\d*):([^{}]*)\}")
_HEAD = re.compile(r"@ (id|en) (\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end`, what they are, and the numbers of the departures that they belong to."""

    kind: Kind
    numbers: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """An article's text without the marks, and the marks."""

    language: Language
    published: date
    text: str
    marks: tuple[Mark, ...]


def read_marked(path: Path) -> Iterator[Marked]:
    """The articles in the file `path`. Raises ValueError with the line of what is wrong."""
    head: re.Match[str] | None = None
    lines: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.startswith("@"):
            lines.append(line.rstrip())
            continue
        if head:
            yield _marked(head, "\n".join(lines).strip())
        head = _HEAD.fullmatch(line.rstrip())
        if head is None:
            raise ValueError(f"{path.name}, line {number}: an article begins with '@ LANGUAGE DATE', not with {line!r}")
        lines = []
    if head:
        yield _marked(head, "\n".join(lines).strip())


def _marked(head: re.Match[str], body: str) -> Marked:
    text: list[str] = []
    marks: list[Mark] = []
    position = size = 0
    for match in _MARK.finditer(body):
        plain = body[position : match.start()]
        start = size + len(plain)
        size = start + len(match[3])
        text += [plain, match[3]]
        marks.append(Mark(LETTERS[match[1]], match[2], start, size))
        position = match.end()
    text.append(body[position:])
    language: Language = "id" if head[1] == "id" else "en"
    return Marked(language, date.fromisoformat(head[2]), "".join(text), tuple(marks))
