"""The sentences of an article, asked for names: who is meant, and where a sentence says that somebody goes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.events import Event
from index.language import Language
from index.leaving import DESTINATION
from index.mentions import Item, Mention, Sentence, as_signs
from index.surroundings import Kind

_BACKGROUND = re.compile(r"(?<!\S)(?:had|once|originally)(?: [a-z]+ly)?$")
_DENIED = re.compile(r"(?:^|.* )(?:(?:tidak|tak|bukan) lagi|no longer|not|never|tidak|tak|belum)(?: [a-z]+)?$")
_PART = re.compile(
    r"(?: , (?:(?:an?|the|its) )?(?:[a-z]+ )?(?:proyek|unit|divisi|anak usaha|produk|layanan|cabang|project"
    r"|division|subsidiary|arm|product|service|branch)"
    r"(?: (?:of|dari|milik))?| (?=O)) ?O(?!\S)"
)


class Told:
    """The sentences of an article with the names in them."""

    def __init__(self, sentences: Sequence[Sentence], language: Language) -> None:
        self._sentences = sentences
        self._language = language
        self._signs = [as_signs(sentence) for sentence in sentences]
        self._names = _full_names(sentences, "person")
        self._organizations = _full_names(sentences, "organization")

    def item(self, mention: Mention) -> Item:
        """The name itself."""
        return self._sentences[mention[0]].items[mention[1]]

    def name(self, mention: Mention) -> str:
        """The name in full, as the article gives it anywhere."""
        text = self.item(mention).text
        return self._names.get(text, text)

    def _moves(self, event: Event) -> bool:
        """Whether the event's own words name where somebody goes."""
        signs = self._signs[event.sentence]
        end = signs.starts[event.last + 1] - 1 if event.last + 1 < len(signs.starts) else len(signs.text)
        return DESTINATION[self._language].search(signs.text, signs.starts[event.first], end) is not None

    def _goals(self, number: int) -> Iterator[re.Match[str]]:
        """Where a sentence says that somebody goes to an organization, what is told of their past left out."""
        text = self._signs[number].text
        for match in DESTINATION[self._language].finditer(text):
            before = text[: match.start()].rstrip()
            denied = _DENIED.search(before) or _DENIED.match(match.group())
            if not _BACKGROUND.search(before) and not denied:
                yield match

    def _about(self, event: Event, number: int, name: str) -> bool:
        """Whether no other person was named between the event and sentence `number`."""
        named = {self.name((n, p)) for n in range(event.sentence, number) for p in self._persons(n)}
        return named <= {name, *(self.name(mention) for mention in event.people)}

    def _rest(self, event: Event, until: int) -> str:
        """What follows the event's words, as far as item `until`."""
        signs = self._signs[event.sentence]
        after = signs.after(event.last)
        if until > event.last:
            return after[: max(0, signs.starts[until] - signs.starts[event.last + 1])]
        return after

    def _group(self, number: int, match: re.Match[str], group: str, offset: int) -> str | None:
        """The organization at a group of `match`; "Sora, a project of O" means O."""
        if match.group(group) is None:
            return None
        signs = self._signs[number]
        place = signs.item(offset + match.start(group))
        part = _PART.match(signs.after(place))
        return self._text(number, signs.item(signs.starts[place + 1] - 1 + part.end() - 1) if part else place)

    def _text(self, number: int, place: int) -> str:
        return self._sentences[number].items[place].text

    def _persons(self, number: int) -> Iterator[int]:
        return (place for place, item in enumerate(self._sentences[number].items) if item.kind == "person")


def _full_names(sentences: Sequence[Sentence], kind: Kind) -> dict[str, str]:
    """The longest name of the same person or organization for each, where only one can be meant."""
    names = Counter(item.text for sentence in sentences for item in sentence.items if item.kind == kind)
    full: dict[str, str] = {}
    for name in names:
        words = name.split()
        longer = [
            other
            for other in names
            if len(other.split()) > len(words)
            and _contains(other.split(), words)
            and (
                kind == "person" or other.removeprefix("PT ").startswith(name)
            )  # "Northgate" is short for "Northgate Bank"
        ]
        best = max(longer, key=len, default=name)
        if all(_contains(best.split(), other.split()) for other in longer):
            full[name] = best
    return full


def _contains(words: list[str], part: list[str]) -> bool:
    low, sought = [word.casefold() for word in words], [word.casefold() for word in part]
    return any(low[i : i + len(sought)] == sought for i in range(len(low) - len(sought) + 1))
