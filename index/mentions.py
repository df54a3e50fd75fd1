"""An article's sentences as names, times, roles and plain words: what index/leaving.py and its neighbours read."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.corpus import Document
from index.dates import Moment, moments
from index.kinds import Kinds
from index.names import Run, find_names
from index.passages import sentences
from index.roles import HONORIFICS, PEOPLES, roles
from index.surroundings import Kind
from index.tagger import Tagger, Token, tokens

Mention = tuple[int, int]
"""A name by the numbers of its sentence and its item."""


@dataclass(frozen=True, slots=True)
class Item:
    """A name, a time, a role or a plain word (or mark), characters `start` to `end` of the document's text."""

    kind: Kind
    text: str
    start: int
    end: int
    date: str | None = None  # of a time

    @property
    def low(self) -> str:
        """The text in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as items, with its place in the document."""

    items: tuple[Item, ...]
    start: int
    end: int
    paragraph: int


_NOBLE = frozenset(("Lord", "Lady", "Baron", "Baroness", "Count", "Countess", "Prince", "Princess"))
_SIGNS: dict[Kind, str] = {"person": "P", "organization": "O", "place": "L", "time": "T", "role": "R"}


@dataclass(frozen=True, slots=True)
class Signs:
    """A sentence as index/leaving.py reads it: words in lower case with a space between, names as single signs."""

    text: str
    starts: tuple[int, ...]  # of each item

    def item(self, position: int) -> int:
        """The item that has the character at `position`."""
        return bisect_right(self.starts, position) - 1

    def before(self, item: int) -> str:
        """All before `item`, without the space between."""
        return self.text[: max(0, self.starts[item] - 1)]

    def after(self, item: int) -> str:
        """All after `item`, with the space between."""
        return self.text[self.starts[item + 1] - 1 :] if item + 1 < len(self.starts) else ""

    def between(self, first: int, second: int) -> str:
        """What stands between two items, spaces on either side kept."""
        end = self.text.find(" ", self.starts[first])
        return self.text[end : self.starts[second]] if end >= 0 else ""


def as_signs(sentence: Sentence) -> Signs:
    """`sentence` with its names as signs."""
    forms = [_SIGNS.get(item.kind, item.low) for item in sentence.items]
    for place in range(1, len(forms) - 1):  # "Alpha Motors' chief"
        plural = forms[place - 1] in ("O", "P") and sentence.items[place - 1].text.endswith("s")
        if forms[place] in ("'", "’") and plural and sentence.items[place].start == sentence.items[place - 1].end:
            forms[place] = "'s"
    starts: list[int] = []
    position = 0
    for form in forms:
        starts.append(position)
        position += len(form) + 1
    return Signs(" ".join(forms), tuple(starts))


def read_sentences(document: Document, tagger: Tagger) -> list[Sentence]:
    """The sentences of `document`, names found and sorted by what they are."""
    places = [
        (paragraph.number, paragraph.start + start, paragraph.start + end)
        for paragraph in document.paragraphs
        for start, end in sentences(document.text[paragraph.start : paragraph.end], document.language)
    ]
    words = [tokens(document.text, start, end) for _, start, end in places]
    labels = [tagger.tag([word.text for word in sentence]) for sentence in words]
    names = find_names(list(zip(words, labels, strict=True)), tagger)
    kinds = Kinds(tagger)
    for sentence, runs in zip(words, names, strict=True):
        for run in runs:
            kinds.see(sentence, run)
    times = moments(document.text, document.published)
    found: list[Sentence] = []
    for (number, start, end), sentence, runs in zip(places, words, names, strict=True):
        inside = [time for time in times if start <= time.start < end]
        found.append(Sentence(_items(sentence, runs, kinds, inside, document), start, end, number))
    return found


def _items(
    words: Sequence[Token], runs: Sequence[Run], kinds: Kinds, times: Sequence[Moment], document: Document
) -> tuple[Item, ...]:
    """The words of a sentence with its names and times as one item each, then its roles."""
    spans: dict[int, tuple[int, Kind, str | None]] = {}
    for moment in times:
        inside = [place for place, word in enumerate(words) if moment.start <= word.start < moment.end]
        if inside:
            spans[inside[0]] = (inside[-1] + 1, "time", moment.date)
    taken = {place for first, (last, _, _) in spans.items() for place in range(first, last)}
    for run in runs:
        if not taken & set(range(run.first, run.last)):
            kind = kinds.of(words, run)
            # A title that stands before a single name is a part of it: "Lord X".
            titled = kind == "person" and run.last - run.first == 1 and run.first > 0
            noble = titled and words[run.first - 1].text in _NOBLE
            spans[run.first - noble] = (run.last, kind, None)
    items: list[Item] = []
    titles = _titles(words, {first for first, (_, kind, _) in spans.items() if kind == "person"})
    place = 0
    while place < len(words):
        if place in titles:
            place += 1
            continue
        last, kind, date = spans.get(place, (place + 1, "word", None))
        if kind == "word":
            last = place + 1
        start, end = words[place].start, words[last - 1].end
        text = document.text[start:end]
        # A place that no list of places has may well be an organization.
        lies = place > 0 and words[place - 1].text in ("in", "di")
        kind = "organization" if kind == "place" and not lies and not kinds.is_place(text) else kind
        kind = "word" if kind in ("organization", "place") and text.lower() in PEOPLES else kind  # "the Dutch bank"
        items.append(Item(kind, text, start, end, date))
        place = last
    return _with_roles(items, document)


def _titles(words: Sequence[Token], persons: set[int]) -> set[int]:
    """The words of honorifics that stand before persons, full stops included; they are no part of a name."""
    found: set[int] = set()
    for person in persons:
        place = person - 1
        while place >= 0 and (words[place].text == "." or words[place].text.lower().rstrip(".") in HONORIFICS):
            dot = words[place].text == "."
            if dot and (place == 0 or words[place - 1].text.lower() not in HONORIFICS):
                break
            if not dot and not (words[place].text[0].isupper() or words[place].text in ("dr", "drg", "drs", "ir")):
                break
            found.add(place)
            place -= 1
    return found


def _with_roles(items: list[Item], document: Document) -> tuple[Item, ...]:
    """`items` with the words of each role as one item."""
    names = [item.text if item.kind == "word" else f"<{item.kind}>" for item in items]
    joined = list(items)
    for first, last in reversed(roles(names, document.language)):
        start, end = items[first].start, items[last - 1].end
        if document.language == "id" and document.text[start:end].endswith("nya"):
            end -= len("nya")  # "direkturnya": somebody's
            end -= document.text[start:end].endswith("-")
        joined[first:last] = [replace(items[first], kind="role", text=document.text[start:end], end=end)]
    return tuple(joined)
