"""What an article says of those who leave: the organization they leave, where they go, and when."""

import re
from collections import Counter

from index.events import Event
from index.language import Language
from index.leaving import DESTINATION, PRONOUNS
from index.mentions import Item, Signs
from index.posts import DESCRIBED, Posts

_LEFT_ORGANIZATION: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"^(?: (?!to\b|and\b|join|for\b|,|;)[^ ]+){0,7}? (?:from|at|of|with)(?: (?:the|his|her|its|R|of|at))* (?P<o>O)"
        r"|^(?: [a-z-]+){0,6}? by(?: (?:the|its))* (?P<b>O)|^ to(?: the)? (?P<t>O)"
    ),
    "id": re.compile(
        r"^(?: (?!untuk\b|dan\b|,|bergabung|ke\b|menjadi\b)[^ ]+){0,7}? (?:dari|di|pada|R|jabatan|posisi"
        r"|kursi|oleh)(?: (?:R|manajemen|jajaran|direksi|perusahaan|klub|bank|maskapai|tim))* (?P<o>O)"
    ),
}
_FOUNDING = re.compile(
    r"(?<!\S)(?:found|co-found|start|set up|launch|form|create|build|establish|founded|started|launched|formed|created"
    r"|membentuk|mendirikan|merintis|membangun|meluncurkan)(?!\S)"
)
_TO_COME = re.compile(r"(?<!\S)(?:akan|bakal|will|is|are|to) $")
_OF_GROUP = re.compile(
    r"(?: (?:dua|tiga|empat|two|three|four|\d+|of|its|the))* R(?: (?:of|from|at|di|dari"
    r"|asal))? (?P<o>O)(?= ,? ?(?:yakni|yaitu|:|namely))"
)
_ASIDE = re.compile(
    r"(?<!\S)(?:yang|which|who|where|whose)(?!\S)(?! (?:mengumumkan|menyatakan|mengatakan|announced|said))"
)  # what comes behind is told of something else
_NOW = re.compile(r"(?:is |are |has )?now(?!\S)|(?:kini|sekarang|saat ini)(?!\S)")
_FROM: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<!\S)(?:from|left|leaving|leaves|quit|exited|raids|raided)(?: (?:the|rival|its|R|at|of|[a-z-]+))?? (?P<o>O)"
    ),
    "id": re.compile(r"(?<!\S)(?:dari|meninggalkan|keluar dari)(?: (?:R|[a-z-]+)){0,2}? (?P<o>O)"),
}
_HIRES = re.compile(
    r"(?<!\S)O(?= (?:, which |who |which |yang )?(?:has |have |had |telah |sudah |baru saja )?(?:also )?(?:poached"
    r"|hired|recruited|lured|signed|snapped up|landed"
    r"|membajak|merekrut|menggaet|memboyong|mengontrak) (?:the |its |R |O |'s |’s )*P)"
)
_MEDIA = frozenset(
    "linkedin instagram x twitter facebook youtube whatsapp telegram tiktok slack threads zoom reddit discord".split()
)
_NEAR = 15  # items


class Details(Posts):
    """All that the sentences of an article say of each person, looked up by name."""

    def destination(self, event: Event) -> tuple[str | None, int]:
        """Where those of `event` go, told in its sentence, and from which item on (-1: not told)."""
        signs = self._signs[event.sentence]
        if event.frame == "object" and event.kind == "joined":
            place = _last(signs.before(event.first), "O", signs)
            return (self._text(event.sentence, place), place) if place is not None else (None, -1)
        goals = list(self._goals(event.sentence))
        own = {place for number, place in event.people if number == event.sentence}
        others = [p for p in self._persons(event.sentence) if p not in own and p > event.last]
        for match in goals:
            if any(p < signs.item(match.start()) for p in others):
                break  # of somebody else
            if match.start() >= signs.starts[event.first]:
                by_force = event.kind == "dismissed" and match.group().startswith(("for ", "ke "))
                if not by_force:
                    return self._text(event.sentence, _goal(signs, match)), signs.item(match.start())
        for match in goals:  # "will join O after leaving"
            strangers = [p for p in self._persons(event.sentence) if signs.item(match.start()) < p < event.first]
            if not strangers and (
                match.start() == 0 or _TO_COME.search(signs.text[: match.start()]) or _NOW.match(match.group())
            ):
                return self._text(event.sentence, _goal(signs, match)), -1
        return None, -1

    def is_former(self, event: Event) -> bool:
        """Whether the sentence tells what somebody did before: "P, once its chief, is now at O"."""
        before = self._signs[event.sentence].before(event.first)
        return bool(
            re.search(
                r"P , (?:once|formerly|who (?:built|led|ran|headed|founded|created|designed)|yang dulu)(?!\S)", before
            )
        )

    def founds(self, event: Event) -> bool:
        """Whether those who leave found something of their own."""
        return bool(_FOUNDING.search(self._signs[event.sentence].text))

    def later_destination(self, event: Event, name: str) -> tuple[str | None, int]:
        """Where `name` goes by one of the two sentences after, or the one before; and which sentence says so."""
        after = range(event.sentence + 1, min(len(self._sentences), event.sentence + 3))
        for number in (*after, *range(max(0, event.sentence - 1), event.sentence)):
            signs = self._signs[number]
            for match in self._goals(number):
                if match.group().startswith(("for ", "ke ")):
                    continue
                who = [p for p in self._persons(number) if signs.starts[p] < match.start()]
                pronoun = {item.low for item in self._sentences[number].items} & set(PRONOUNS[self._language])
                if (who and self.name((number, who[-1])) == name) or (
                    not who and (pronoun or DESCRIBED.match(signs.text)) and self._about(event, number, name)
                ):
                    return self._text(number, _goal(signs, match)), number
        for number in range(max(0, event.sentence - 2), event.sentence):
            signs = self._signs[number]
            for match in _HIRES.finditer(signs.text):  # "O has hired P. She leaves …"
                if self.name((number, signs.item(signs.text.index(" P", match.end()) + 1))) == name:
                    return self._text(number, signs.item(match.start())), number
        return None, -1

    def organization(self, event: Event, until: int, destination: str | None) -> tuple[str | None, bool]:
        """The organization that the event's own sentence says is left, and whether it says so."""
        signs = self._signs[event.sentence]
        items = self._sentences[event.sentence].items
        moves = self._moves(event)
        inside = [p for p in range(event.first, event.last + 1) if items[p].kind == "organization"]
        tells = len(inside) > 1 or (inside and not moves and event.kind != "joined")
        if tells and event.frame != "noun" and items[inside[0]].text != destination:
            return items[inside[0]].text, True
        offset = signs.starts[event.last + 1] - 1 if event.last + 1 < len(items) else 0
        rest = self._rest(event, until)
        match = _LEFT_ORGANIZATION[self._language].search(rest)
        given = "resignation" in signs.text[signs.starts[event.first] : signs.starts[event.last] + 12]
        allowed = ("o", "b") if event.kind == "dismissed" else ("o", "t") if given else ("o",)
        told = next((name for name in allowed if match and name in match.re.groupindex and match[name]), None)
        left = self._group(event.sentence, match, told, offset) if match and told else None
        if moves and match and not match.group().lstrip().startswith(("from", "dari")):
            left = None  # "has moved to O in O"
        if left and left != destination and event.kind != "joined":
            return left, True
        if event.frame == "object" and event.kind == "joined":
            match = _OF_GROUP.match(rest)
            if match:
                return self._group(event.sentence, match, "o", offset), True
        if event.frame == "object" and event.kind != "joined":
            place = _last(re.sub(r"(?<= in )[OL]|(?<= di )[OL]", ".", signs.before(event.first)), "[OL]", signs)
            if place is not None:
                return items[place].text, True
        clause = signs.text.find(" ; ", signs.starts[event.last])
        for match in _FROM[self._language].finditer(signs.text, 0, clause if clause > 0 else len(signs.text)):
            found = self._group(event.sentence, match, "o", 0)
            if found != destination:
                return found, True
        return None, False

    def employer(self, number: int, destination: str | None) -> str | None:
        """The organization that the article is about around sentence `number`: the commonest of those just before."""
        named = [
            (n, place, item.text)
            for n, sentence in enumerate(self._sentences)
            for place, item in enumerate(sentence.items)
            if item.kind == "organization"
            and item.text != destination
            and item.low.removesuffix("-nya") not in _MEDIA
            and not _is_agency(self._signs[n], place)
        ]
        places = [(n, text) for n, place, text in named if not _is_source(self._signs[n], place)]
        places = places or [(n, text) for n, _, text in named]
        elsewhere = {text for n, place, text in named if not self._signs[n].before(place).endswith((" in", " di"))}
        places = [(n, text) for n, text in places if text in elsewhere] or places
        places = [(n, self._whole_name(text)) for n, text in places]
        goals, counts = self._destinations(), Counter(text for _, text in places)
        places = [(n, text) for n, text in places if 2 * goals[text] < counts[text]] or places
        near = [text for n, text in places if number - 2 <= n <= number]
        nearest = max(near, key=counts.__getitem__, default=None)
        topic = max(counts, key=counts.__getitem__, default=None)
        return nearest if nearest and topic and 2 * counts[nearest] > counts[topic] else topic

    def _destinations(self) -> Counter[str]:
        """How often each organization is somewhere that people go to."""
        found = Counter(
            self._whole_name(self._text(number, _goal(signs, match)))
            for number, signs in enumerate(self._signs)
            for match in DESTINATION[self._language].finditer(signs.text)
            if not match.group().startswith(("for ", "ke "))
        )
        for number, signs in enumerate(self._signs):
            found.update(
                self._whole_name(self._text(number, signs.item(match.start()))) for match in _HIRES.finditer(signs.text)
            )
        return found

    def _whole_name(self, organization: str) -> str:
        """The longest name that the article has for `organization`."""
        return self._organizations.get(organization, organization)

    def when(self, event: Event) -> Item | None:
        """The time that stands nearest to what `event` says, the one behind it first."""
        items = self._sentences[event.sentence].items
        # What stands behind another person is told of them.
        others = [
            p for p in self._persons(event.sentence) if p > event.last and (event.sentence, p) not in event.people
        ]
        end = min([event.last + _NEAR, *others])
        signs = self._signs[event.sentence]
        times = [
            p
            for p, item in enumerate(items)
            if item.kind == "time"
            and not signs.after(p).startswith((" 's", " ’s"))
            and event.first - _NEAR < p < end
            and not (p > event.last and _ASIDE.search(signs.text[signs.starts[event.last] : signs.starts[p]]))
        ]
        if not times:
            return None
        return items[min(times, key=lambda p: (p - event.last) if p > event.last else 1.5 * (event.first - p))]

    def directly(self, event: Event, when: Item) -> bool:
        """Whether a time stands behind what `event` says."""
        behind = self._sentences[event.sentence].items[event.last : event.last + _NEAR]
        since = when in behind[1:] and behind[behind.index(when) - 1].low in ("since", "sejak")
        return when in behind[1:] and not since


def _is_source(signs: Signs, place: int) -> bool:
    """Whether an organization is there because it was told something."""
    if signs.after(place).startswith((" 's", " ’s")):
        return False
    told = (
        r"(?:told|to|kepada|menurut|dikutip|dilansir|dari laporan|according to|(?:reported|seen|obtained|published"
        r"|interviewed) by|untuk"
        r"|for)(?: [a-z]+)?$"
    )
    tells = r" (?:reported|said|melaporkan)(?!\S)(?!(?: on T| T| that)* (?:its|their|the company))"
    return bool(re.search(told, signs.before(place)) or re.match(tells, signs.after(place)))


def _is_agency(signs: Signs, place: int) -> bool:
    """Whether an organization stands in a dateline: "TAIPEI (X) - "."""
    return bool(re.search(r"\([^()]*$", signs.before(place)) and re.match(r"[^()]*\) [-–—]", signs.after(place)))


def _goal(signs: Signs, match: re.Match[str]) -> int:
    """The organization that `match` ends with, or the one in apposition: "one of O's rivals, O"."""
    named = re.match(r"(?: (?:'s|’s))?(?: (?!O|P)[a-z-]+){0,3} , O(?!\S)", signs.text[match.end() :])
    rival = re.search(
        r"(?<!\S)(?:one of|rivals?|competitors?|salah satu|salah seorang|pesaing|saingan)(?!\S)",
        match.group() + (named.group() if named else ""),
    )
    return signs.item(match.end() + named.end() - 1) if named and rival else signs.item(match.end() - 1)


def _last(text: str, sign: str, signs: Signs) -> int | None:
    """The last item with `sign` in `text`, which begins where the sentence does."""
    places = [match.start() for match in re.finditer(rf"(?<!\S){sign}(?!\S)", text)]
    return signs.item(places[-1]) if places else None
