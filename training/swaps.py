"""Marked articles with other names in them, so that the network learns from the words around a name; parts; pairs."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

from index.language import Language
from index.people import is_name
from training.marked import TELLING, Mark, Marked

_PERSONS = ("leaver", "person")
_ORGANIZATIONS = ("left", "destination", "organization")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\n))*")
RENAMED = 0.5
PAIRED = 0.5
SHORT = 900  # characters
_COMMON = 3  # a word in names of so many organizations says what they are: "Bank", "FC"


@dataclass(frozen=True, slots=True)
class Pool:
    """Words of names by language: first and later ones of persons, and those of organizations that tell them apart."""

    first: dict[Language, list[str]]
    later: dict[Language, list[str]]
    distinct: dict[Language, list[str]]
    common: frozenset[str]

    @classmethod
    def of(cls, articles: Sequence[Marked]) -> "Pool":
        """The words of all names in `articles`."""
        organizations = {name for article in articles for name in _names(article, _ORGANIZATIONS)}
        counts = Counter(word.lower() for name in organizations for word in set(name.split()))
        common = frozenset(word for word, count in counts.items() if count >= _COMMON)
        first: dict[Language, list[str]] = {"en": [], "id": []}
        later: dict[Language, list[str]] = {"en": [], "id": []}
        distinct: dict[Language, list[str]] = {"en": [], "id": []}
        for article in articles:
            for name in _names(article, _PERSONS):
                words = [word for word in name.split() if _swappable(word)]
                if len(name.split()) > 1:
                    first[article.language] += words[:1]
                    later[article.language] += words[1:]
            for name in _names(article, _ORGANIZATIONS):
                distinct[article.language] += [
                    word for word in name.split() if _swappable(word) and word.lower() not in common
                ]
        return cls(first, later, distinct, common)


def _names(article: Marked, kinds: tuple[str, ...]) -> Iterable[str]:
    return sorted({article.text[mark.start : mark.end] for mark in article.marks if mark.kind in kinds})


def _swappable(word: str) -> bool:
    """Whether a word is a plain name: a capital and small letters."""
    return len(word) > 2 and word[0].isupper() and word[1:].islower() and word.isalpha()


def swapped(article: Marked, pool: Pool, rng: Random) -> Marked:
    """`article` with its persons, and half of the time its organizations, called otherwise, the same word alike."""
    language = article.language
    new: dict[str, str] = {}
    persons = {name for name in _names(article, _PERSONS) if is_name(name)}
    for name in sorted(persons):
        for place, word in enumerate(name.split()):
            if _swappable(word):
                new.setdefault(word, rng.choice((pool.later if place else pool.first)[language]))
    organizations = _names(article, _ORGANIZATIONS)
    if rng.random() < RENAMED:
        for word in (word for name in organizations for word in name.split()):
            if _swappable(word) and word.lower() not in pool.common:
                new.setdefault(word, rng.choice(pool.distinct[language]))
    names = persons.union(organizations)
    return _rewritten(
        article, lambda text: " ".join(new.get(word, word) for word in text.split(" ")) if text in names else text
    )


def excerpt(article: Marked, rng: Random) -> Marked:
    """Some paragraphs of `article` in a row; all of it where a leaving would lose its words or its name."""
    paragraphs = [(match.start(), match.end()) for match in _PARAGRAPH.finditer(article.text)]
    first = rng.randrange(len(paragraphs))
    start, end = paragraphs[first][0], paragraphs[rng.randrange(first, len(paragraphs))][1]
    inside = [mark for mark in article.marks if start <= mark.start and mark.end <= end]
    told = {number for mark in inside if mark.kind in ("leaver", "group") for number in mark.numbers}
    for number in told:
        of = [mark for mark in inside if number in mark.numbers]
        if not any(mark.kind in TELLING for mark in of) or not any(_named(article, mark) for mark in of):
            return article
    parts = (replace(mark, start=mark.start - start, end=mark.end - start) for mark in inside)
    marks = tuple(kept for mark in parts if (kept := _without(mark, told)))
    return replace(article, text=article.text[start:end], marks=marks)


def _named(article: Marked, mark: Mark) -> bool:
    return mark.kind == "group" or (mark.kind in _PERSONS and is_name(article.text[mark.start : mark.end]))


def _without(mark: Mark, told: set[str]) -> Mark | None:
    """`mark` where only the departures of the numbers `told` are told."""
    numbers = "".join(number for number in mark.numbers if number in told)
    if numbers or not mark.numbers:
        return replace(mark, numbers=numbers)
    if mark.kind in _PERSONS:
        return replace(mark, kind="person", numbers="")
    return replace(mark, kind="organization", numbers="") if mark.kind in _ORGANIZATIONS else None


def paired(articles: Sequence[Marked], rng: Random) -> list[Marked]:
    """`articles` in an order by chance, some short ones behind others of their language, as in a round-up."""
    found: list[Marked] = []
    waiting: dict[Language, Marked] = {}
    for article in rng.sample(articles, len(articles)):
        other = waiting.get(article.language)
        if other is None and len(article.text) < SHORT and rng.random() < PAIRED:
            waiting[article.language] = article
        elif other and len(article.text) < SHORT and _numbers(article) + _numbers(other) < 10:
            found.append(_together(waiting.pop(article.language), article))
        else:
            found.append(article)
    return [*found, *waiting.values()]


def _numbers(article: Marked) -> int:
    return max((int(number) for mark in article.marks for number in mark.numbers), default=0)


def _together(one: Marked, other: Marked) -> Marked:
    """Both texts as one; the numbers of `other` follow those of `one`."""
    start, first = len(one.text) + 2, _numbers(one)
    moved = (
        replace(
            mark,
            start=mark.start + start,
            end=mark.end + start,
            numbers="".join(str(int(number) + first) for number in mark.numbers),
        )
        for mark in other.marks
    )
    return replace(one, text=f"{one.text}\n\n{other.text}", marks=(*one.marks, *moved))


def _rewritten(article: Marked, change: Callable[[str], str]) -> Marked:
    text: list[str] = []
    marks: list[Mark] = []
    position = size = 0
    for mark in article.marks:
        plain = article.text[position : mark.start]
        inside = article.text[mark.start : mark.end]
        inside = change(inside) if mark.kind in (*_PERSONS, *_ORGANIZATIONS) else inside
        start = size + len(plain)
        size = start + len(inside)
        text += [plain, inside]
        marks.append(replace(mark, start=start, end=size))
        position = mark.end
    text.append(article.text[position:])
    return replace(article, text="".join(text), marks=tuple(marks))
