"""An article's sentences with their names: who and what is meant, the same name being the same person throughout."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.corpus import Document
from index.dates import Moment, moments
from index.language import FUNCTION_WORDS
from index.passages import sentences
from index.roles import HONORIFICS, ROLE_HEADS, roles
from index.tagger import Tagger, Token, shape, tokens

Kind = Literal["person", "organization", "place", "time", "role", "word"]

_ORGANIZATION_WORDS = frozenset(
    """academy agency air airlines airways alliance aerospace association authority ag ab bank bhd biotech board brewery
    bros brothers bureau bv capital care center centre chamber club college commission committee communications
    company computing consulting co cooperative corp corporation council court daily department energy enterprises
    entertainment fc federation finance financial firm foods force foundation fund games gmbh group health herald
    hospital hotels inc industries institute institut insurance international journal lab laboratories laboratory labs
    league llc llp logistics ltd media medical ministry mobility motor motors museum network networks news nv office
    orchestra organisation organization partners party pharma pharmaceuticals plc police post power press productions
    railway railways records research resources robotics school semiconductor semiconductors sa securities senate
    service services shipping society software solar solutions spa stores studio studios system systems tech
    technologies technology telecom telegraph television times theatre tribune trust tv union united university
    ventures water works
    akademi asosiasi asuransi badan balai bpd bumd bumn cv dewan dinas direktorat dpr dprd fakultas federasi fk grup
    harian himpunan ikatan institut jurnal kampus kantor kejaksaan kementerian kepolisian klub koperasi kompas
    komisi konsorsium koran lembaga mahkamah majalah majelis maskapai media otoritas partai pdam perum perumda
    perusahaan persatuan persekutuan poliklinik politeknik pt puskesmas rs rsud rumah sekolah serikat sma smk stasiun
    tbk televisi universitas yayasan""".split()
)
_ORGANIZATION_FIRST = frozenset("pt cv rs rsud bank universitas yayasan partai kementerian klub institut dinas".split())
_ORGANIZATION_ENDING = re.compile(
    r"..(?:tech|soft|ware|labs|bank|works|omics|otics|pharma|tronics|media|chem|dynamics|net|corp)$"
)
_CONNECTORS = frozenset("of and & for the de del di da van von der den bin binti al-".split())
_BEFORE_ORGANIZATION = frozenset(
    """at|join|joined|joining|joins|left|leaving|quit|rival|work for|worked for|works for|works at|is now at|now at
    |poached from|from rival|perusahaan|maskapai|startup|meninggalkan|bergabung dengan|bergabung ke|bekerja di
    |bekerja untuk|rumah mode|keluar dari""".replace("\n    ", "").split("|")
)
_SPEECH = frozenset(
    """said says told added wrote tweeted posted announced confirmed kata ujar tutur ucap jelas imbuh sebut ungkap tegas
    papar terang tulis lanjut menurut""".split()
)
_NOT_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march july august
    september october november december senin selasa rabu kamis jumat sabtu minggu januari februari maret juni juli
    agustus oktober desember i i'm ia dia beliau mr mrs ms dr prof rp us$ ceo cfo cto coo cio cmo""".split()
)


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
    forms = [_SIGNS.get(item.kind, item.low.replace(" ", "-")) for item in sentence.items]
    starts: list[int] = []
    position = 0
    for form in forms:
        starts.append(position)
        position += len(form) + 1
    return Signs(" ".join(forms), tuple(starts))


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words in a row, as a candidate for a name."""

    first: int
    last: int
    label: str  # what the tagger says: PER, ORG, LOC or O


def read_sentences(document: Document, tagger: Tagger) -> list[Sentence]:
    """The sentences of `document`, its title among them as paragraph 0, names found and sorted by what they are."""
    found: list[tuple[list[Token], list[_Run], int, int, int]] = []
    for paragraph in document.paragraphs:
        for start, end in sentences(document.text[paragraph.start : paragraph.end], document.language):
            start, end = paragraph.start + start, paragraph.start + end
            words = tokens(document.text, start, end)
            labels = tagger.tag([word.text for word in words])
            found.append((words, _runs(words, labels), start, end, paragraph.number))
    known = Counter(" ".join(w.text for w in words[run.first : run.last]) for words, runs, *_ in found for run in runs)
    parts = {part for name in known for part in name.split()}
    for words, runs, *_ in found:
        _add_first_word(words, runs, parts, tagger)
        runs[:] = [part for run in runs for part in _cut(words, run, known)]
    kinds = _Kinds(tagger)
    for words, runs, *_ in found:
        for run in runs:
            kinds.see(words, run)
    times = moments(document.text, document.published)
    return [
        Sentence(_items(words, runs, kinds, [t for t in times if start <= t.start < end], document), start, end, number)
        for words, runs, start, end, number in found
    ]


def _runs(words: Sequence[Token], labels: Sequence[str]) -> list[_Run]:
    """Names as runs of words: what the tagger labels, and other capitals that it takes for nothing."""
    runs: list[_Run] = []
    place = 0
    while place < len(words):
        if not _may_be_name(words, place, labels):
            place += 1
            continue
        label = labels[place][2:] or "O"
        last = place + 1
        while last < len(words) and _goes_on(words, place, last, labels):
            last += 1
        while last - 1 > place and words[last - 1].text.lower() in _CONNECTORS:
            last -= 1
        inside = Counter(tag[2:] for tag in labels[place:last] if tag != "O")
        label = inside.most_common(1)[0][0] if inside else "O"
        runs.append(_Run(place, last, label))
        place = last
    return runs


def _add_first_word(words: Sequence[Token], runs: list[_Run], known: set[str], tagger: Tagger) -> None:
    """A sentence's first word is a name where it is one elsewhere in the article, or a common given name."""
    first = next((place for place, word in enumerate(words) if word.text[0].isalnum()), 0)
    if first >= len(words) or (runs and runs[0].first <= first):
        return
    word = words[first].text
    plain = word.lower() in _NOT_NAMES | ROLE_HEADS | FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]
    if shape(word) == "Xx" and not plain and (word in known or "given" in tagger.names.kinds(word)):
        runs.insert(0, _Run(first, first + 1, "O"))


def _cut(words: Sequence[Token], run: _Run, known: Counter[str]) -> list[_Run]:
    """`run` in two where its last word is a brand that stands alone more often ("Sora OpenAI")."""
    last = words[run.last - 1].text
    whole = " ".join(word.text for word in words[run.first : run.last])
    if run.last - run.first > 1 and _is_brand(last) and known[last] > known[whole]:
        return [replace(run, last=run.last - 1, label="O"), _Run(run.last - 1, run.last, "ORG")]
    return [run]


def _may_be_name(words: Sequence[Token], place: int, labels: Sequence[str]) -> bool:
    word = words[place].text
    low = word.lower()
    if not word[0].isalpha() or not any(letter.isupper() for letter in word):
        return False
    if low in _NOT_NAMES or low.rstrip(".") in HONORIFICS:
        return False
    begins = place == 0 or words[place - 1].text in '"“‘(:'
    if low in ROLE_HEADS and labels[place] == "O":
        return False
    common = low in FUNCTION_WORDS["id"] or low in FUNCTION_WORDS["en"]
    if begins and (common or (labels[place] == "O" and shape(word) == "Xx")):
        # A sentence's first word is a capital anyway; a name of two words shows by the second one.
        follows = place + 1 < len(words) and words[place + 1].text[:1].isupper()
        return not common and follows and labels[place + 1] != "O"
    return not common


def _goes_on(words: Sequence[Token], first: int, place: int, labels: Sequence[str]) -> bool:
    """Whether the name that began at `first` has the word at `place`."""
    word, label = words[place].text, labels[place]
    before = labels[place - 1]
    if label.startswith("B-") and before != "O" and before[2:] != label[2:]:
        return False
    if label.startswith("I-"):
        return word[0].isalnum() or word in "&-."
    if words[place].start > words[place - 1].end + 1:
        return False
    low = word.lower()
    if word[0].isupper():
        role = low in ROLE_HEADS or low in _NOT_NAMES
        return not role and not (label.startswith("B-") and before != "O")
    if low in _CONNECTORS - {"and", "the", "for", "di"} or word == "&":
        follows = place + 1 < len(words) and words[place + 1].text[0].isupper()
        person = labels[first][2:] == "PER"
        return (
            follows
            and (person or low in ("of", "&"))
            and (low != "of" or words[first].text.lower() in _ORGANIZATION_WORDS)
        )
    return bool(re.fullmatch(r"\d{1,4}", word)) and words[place - 1].text[0].isupper() and label != "O"


def _by_neighbours(before: Sequence[str], after: Sequence[str]) -> Counter[Kind]:
    """What the words around a name speak for."""
    votes: Counter[Kind] = Counter()
    last = before[-1] if before else ""
    next_ = after[0] if after else ""
    if last.rstrip(".") in HONORIFICS or (last == "." and len(before) > 1 and before[-2] in HONORIFICS):
        votes["person"] += 4
    if last in _SPEECH or next_ in _SPEECH:
        votes["person"] += 1
    if last in _BEFORE_ORGANIZATION or " ".join(before[-2:]) in _BEFORE_ORGANIZATION:
        votes["organization"] += 3
    if last in ("in", "di"):
        votes["place"] += 1
    if last in ("from", "dari"):
        votes["organization"] += 2
    if next_ in ("'s", "’s") and any(word in ROLE_HEADS for word in after[1:]):
        votes["organization"] += 3
    if next_ == "," and len(after) > 1 and last in ROLE_HEADS:
        votes["organization"] += 1
    return votes


class _Kinds:
    """What each name of an article is, by everything that speaks for it anywhere in the article."""

    def __init__(self, tagger: Tagger) -> None:
        self._names = tagger.names
        self._votes: dict[str, Counter[Kind]] = defaultdict(Counter)

    def see(self, words: Sequence[Token], run: _Run) -> None:
        """Count what a name's form and neighbours speak for."""
        parts = [word.text for word in words[run.first : run.last]]
        votes = self._votes[_key(parts)]
        label: dict[str, Kind] = {"PER": "person", "ORG": "organization", "LOC": "place"}
        listed = self._names.kinds(" ".join(parts)), self._names.kinds(parts[0]), self._names.kinds(parts[-1])
        if run.label in label:
            votes[label[run.label]] += 1 if run.label == "LOC" and "place" not in listed[0] else 2
        low = [part.lower().rstrip(".") for part in parts]
        if low[0] in _ORGANIZATION_FIRST or any(word in _ORGANIZATION_WORDS for word in low):
            votes["organization"] += 5
        elif _ORGANIZATION_ENDING.search(low[-1]):
            votes["organization"] += 3
        if any(_is_brand(part) for part in parts) or (len(parts) == 1 and shape(parts[0]) == "XX"):
            votes["organization"] += 3
        if "given" in listed[1]:
            votes["person"] += 2 if len(parts) > 1 else 1
        if len(parts) > 1 and "family" in listed[2]:
            votes["person"] += 1
        if len(parts) in (2, 3, 4) and run.label == "O" and all(shape(part) == "Xx" for part in parts):
            votes["person"] += 1
        if "place" in listed[0]:
            votes["place"] += 2
        before = [word.text.lower() for word in words[max(0, run.first - 3) : run.first]]
        after = [word.text.lower() for word in words[run.last : run.last + 5]]
        for kind, count in _by_neighbours(before, after).items():
            votes[kind] += count

    def of(self, words: Sequence[Token], run: _Run) -> Kind:
        """What the name is; a part of a longer name is what that is."""
        parts = [word.text for word in words[run.first : run.last]]
        key = _key(parts)
        votes = Counter(self._votes[key])
        for other, counts in self._votes.items():
            if other != key and _is_part(key, other):
                best, count = counts.most_common(1)[0] if counts else ("word", 0)
                votes[best] += min(4, count)
        if not votes:
            return "word"
        return votes.most_common(1)[0][0]


def _is_brand(word: str) -> bool:
    """Whether a word has capitals inside, as OpenAI has and McGrew, though a person, too."""
    return (
        shape(word) in ("XxX", "xX") and "-" not in word and not re.match(r"(?:Ma?c|De|Di|La|Le|Van|O['’])[A-Z]", word)
    )


def _key(parts: Iterable[str]) -> str:
    return " ".join(parts).casefold()


def _is_part(key: str, other: str) -> bool:
    """Whether `key` is the first or the last words of the name `other`."""
    return other.startswith(key + " ") or other.endswith(" " + key)


def _items(
    words: Sequence[Token], runs: Sequence[_Run], kinds: _Kinds, times: Sequence[Moment], document: Document
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
            spans[run.first] = (run.last, kinds.of(words, run), None)
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
        items.append(Item(kind, document.text[start:end], start, end, date))
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
            if not dot and not words[place].text[0].isupper():
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
        joined[first:last] = [replace(items[first], kind="role", text=document.text[start:end], end=end)]
    return tuple(joined)
