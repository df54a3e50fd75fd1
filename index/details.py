"""What an article says of those who leave: their role, the organization they leave, where they go, and when."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.events import Event
from index.language import Language
from index.leaving import DESTINATION, PRONOUNS
from index.mentions import Item, Mention, Sentence, Signs, as_signs
from index.surroundings import Kind

_AGE = r"(?: \d+ ,)?"
_THE = (
    r"(?: (?:(?:the )?(?:company|firm|bank|club|group|paper|agency|lender|startup|team|school) (?:'s|’s)|the"
    r"|an?|its|their"
    r"|his|her|seorang|salah seorang|salah satu|sang|once|formerly|longtime|one of|former|mantan|who|yang|dua|tiga"
    r"|both|two|three|keduanya|sama-sama|until|till|sampai|hingga|T|recently|pekan lalu"
    r"|is|was|adalah|menjabat|sebagai|kata|berusia \d+ tahun|\d+ tahun|-|—))*"
)
# A role beside a name. In each, the groups are the role and, where it is told, the organization.
_BESIDE: dict[Language, tuple[re.Pattern[str], ...]] = {
    "en": (
        re.compile(r"(?P<o>O)(?: (?:'s|’s))? (?:[a-z-]+ )?(?P<r>R) P"),
        re.compile(r"(?P<r>R) P"),
        re.compile(rf"P ,{_AGE}{_THE} (?P<o>O) (?:'s|’s) (?:[a-z-]+ )?(?P<r>R)"),
        re.compile(
            rf"P ,{_AGE}{_THE} (?P<r>R)(?! (?:O )?P)(?: (?:(?:for L )?(?:of|at|for|in|from)(?: (?:the"
            rf"|rival))? (?P<o>O)|of (?P<l>L)))?"
        ),
        re.compile(rf"P \({_THE} (?P<r>R)"),
        re.compile(r"(?P<o>O)(?: (?:'s|’s))? (?P<r>R) ,? ?P"),
        re.compile(r"(?P<r>R) (?:of|at|for|in)(?: the)? (?P<o>O) ,? ?P"),
        re.compile(r"(?P<r>R) (?:, )?P"),
        re.compile(
            r"P (?:spent|worked|had worked|has worked|served|had spent)(?: [^ ,]+){1,8}(?: ,)?(?: most recently)?"
            r" as(?: (?:its|the|an?|their))? (?P<r>R)"
        ),
        re.compile(
            rf"P (?:is|was|has been|had been|served as|serves as|worked as|became|who is|who has been|who had been"
            rf"|who was){_THE} (?P<r>R)(?: (?:of|at|for)(?: the)? (?P<o>O))?"
        ),
        re.compile(rf"P (?:is|was|has been|had been){_THE} (?P<o>O) (?:'s|’s) (?:[a-z-]+ )?(?P<r>R)"),
    ),
    "id": (
        re.compile(r"(?P<r>R)(?: (?:di|dari|pada))? (?P<o>O) P"),
        re.compile(r"(?P<r>R) P"),
        re.compile(rf"P ,{_AGE}{_THE} (?P<r>R)(?! (?:O )?P)(?: (?:di |dari |pada |untuk )?(?P<o>O))?"),
        re.compile(rf"P \({_THE} (?P<r>R)(?: (?P<o>O))?"),
        re.compile(r"(?P<r>R)(?: (?:di|dari|pada))? (?P<o>O) (?:, )?P"),
        re.compile(r"(?P<r>R) asal (?:L|O) , P"),
        re.compile(r"(?P<r>R)(?: mereka| perusahaan| bank| klub| itu| tersebut| sekolah| kampus| lembaga)* (?:, )?P"),
        re.compile(
            rf"P (?:selama ini|sebelumnya|semula|adalah|merupakan|menjabat|menjadi|bekerja sebagai"
            rf"|bertugas sebagai|sudah menjabat"
            rf"|telah menjabat){_THE} (?P<r>R)(?: (?:di |dari |pada )?(?P<o>O))?"
        ),
        re.compile(
            r"P(?: ,)? (?:selaku|sebagai|yang (?:[a-z]+ ){0,3}?(?:menjabat|menjadi|bertugas|bekerja)(?: sebagai)?"
            r"|yang adalah)(?: (?:sang|salah satu))* (?P<r>R)"
            r"(?: (?:di |dari |pada )?(?P<o>O))?"
        ),
    ),
}
_LEFT_ROLE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"^(?: (?!to\b|and\b|,|join)[^ ]+){0,5}?(?: (?:as|from|of|O (?:'s|’s)|being|role|position|post|job|the"
        r"|his|her|its))+ (?P<r>R)(?: (?:of|at|for|in)(?: the)? (?P<o>O))?"
    ),
    "id": re.compile(
        r"^(?: (?!untuk\b|dan\b|,|bergabung|ke\b)[^ ]+){0,5}?(?: (?:sebagai|dari|jabatan|jabatannya|posisi"
        r"|posisinya|kursi|tugas|tugasnya|kursinya))+ (?P<r>R)(?: (?:di |dari |pada )?(?P<o>O))?"
    ),
}
_POST_HELD = re.compile(
    r"(?:(?!P(?!\S))[^ ]+ ){1,4}?(?P<post>(?:jabatan|kursi|posisi|tugas|pos|post|role|job|position|seat"
    r"|office)(?:nya)?)(?: (?:sebagai|as|of|selaku))*"
    r" (?P<r>R)(?! (?:O )?P)(?: (?:(?:di|dari|of|at|pada|for) (?:the )?)?(?P<o>O))?"
)
_ITS_ROLE = re.compile(
    r"(?<!\S)(?:posisi|jabatan|kursi|role|post|job|position)(?:nya)? (?:sebagai|as|of)(?: (?:the|its|an?))* (?P<r>R)"
)
_LOST_ROLE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"^(?: ,| out| from office| off)? (?:as|from (?:his|her|the) (?:post|job|role|position) (?:as"
        r"|of))(?: (?:its|the|an?|their))* (?P<r>R)"
    ),
    "id": re.compile(
        r"^(?: ,)? (?:dari|sebagai)(?: (?:jabatan|jabatannya|posisi|posisinya|kursi|tugas|tugasnya|kursinya"
        r"|sebagai))* (?P<r>R)"
    ),
}
_LEFT_ORGANIZATION: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"^(?: (?!to\b|and\b|join|for\b|,)[^ ]+){0,7}? (?:from|at|of|with)(?: (?:the|his|her|its|R|of|at))* (?P<o>O)"
        r"|^(?: [a-z-]+){0,6}? by(?: (?:the|its))* (?P<b>O)|^ to(?: the)? (?P<t>O)"
    ),
    "id": re.compile(
        r"^(?: (?!untuk\b|dan\b|,|bergabung|ke\b|menjadi\b)[^ ]+){0,7}? (?:dari|di|pada|R|jabatan|posisi"
        r"|kursi|oleh)(?: (?:R|manajemen|jajaran|direksi|perusahaan|klub|bank|maskapai|tim))* (?P<o>O)"
    ),
}
_SHARED_ROLE = re.compile(
    r"(?:dua|tiga|empat|lima|para|two|three|four) (?P<r>R)(?: (?:lain|lainnya|other|O))? ,? ?(?:yakni |yaitu "
    r"|: )?P(?: (?:,|dan|serta"
    r"|and|, and) P)*"
    r"|P(?: (?:,|dan|serta|and|, and) P)+ ,(?: (?:dua|tiga|keduanya|ketiganya|sama-sama|masing-masing|both|two"
    r"|three|both of them|the))+ (?P<s>R)"
)
_DESCRIBED = re.compile(
    r"(?:[^ P]+ ){0,7}?(?:the (?:\d+ - year-old |[a-z-]+ )?(?=R)|(?:salah satu |salah seorang |sang )?(?=R (?:(?:O"
    r"|L|[a-z-]+) ){0,4}?(?:itu|tersebut|ini)(?!\S)))(?P<r>R)"
)
_WHERE_ROLE = re.compile(
    r"(?:where|di mana|tempat) (?:he|she|they|ia|dia) (?:was|had been|has been|is|served as|worked as|menjadi"
    r"|menjabat|bekerja sebagai)(?: (?:the|its|a|an|also))* (?P<r>R)"
)
_GENERIC = frozenset(
    "anggota kader karyawan pegawai pemain staf pemimpin petinggi member members pekerja peneliti".split()
)
_ROLE_BEFORE = re.compile(
    r"(?:^|, |\. |T |went |goes |for )(?:(?:the O|the|its|their|an?(?: second| third| fourth)?|O(?: (?:'s|’s))?"
    r"|sang)(?: [a-z-]+){0,2} )?(?P<r>R)(?: (?:(?:of|at|for|in|di|dari|pada)(?: the)? )?(?P<o>O))?"
    r"(?= (?!P|,)[a-z'’]+)|(?:loses|lost|kehilangan|ditinggal(?:kan)?)(?: (?:its|the|their|another|sang"
    r"|salah seorang|seorang|lagi|a|an))* (?P<q>R)(?= [.,;]|$| [a-z])"
)
_FOUNDING = re.compile(
    r"(?<!\S)(?:found|co-found|start|set up|launch|form|create|build|establish|founded|started|launched|formed|created"
    r"|membentuk|mendirikan|merintis|membangun|meluncurkan)(?!\S)"
)
_TO_COME = re.compile(r"(?<!\S)(?:akan|bakal|will|is|are|to) $")
_OF_GROUP = re.compile(
    r"(?: (?:dua|tiga|empat|two|three|four|\d+|of|its|the))* R(?: (?:of|from|at|di|dari"
    r"|asal))? (?P<o>O)(?= ,? ?(?:yakni|yaitu|:|namely))"
)
_ASIDE = re.compile(r"(?<!\S)(?:yang|which|who|where|whose)(?!\S)")  # what comes behind is told of something else
_NOW = re.compile(r"(?:is |are |has )?now(?!\S)|(?:kini|sekarang|saat ini)(?!\S)")
_BACKGROUND = re.compile(r"(?<!\S)(?:had|once|originally)(?: [a-z]+ly)?$")
_SUCCEEDS = re.compile(
    r"(?:succeeds?|succeeded|replaces?|replaced|replacing|takes over from|took over from|menggantikan) $"
)
_NEW_ROLE = re.compile(
    r"(?:as|named(?: P)?|appointed(?: P)?|chosen(?: P)? as|become|becomes|sebagai|menjadi|jabatan|memiliki"
    r"|punya)(?: (?:its|the|an?|new|O|'s"
    r"|’s))* (?P<r>R)(?!\S)"
)
_PRONOUN_ROLE = re.compile(
    r"(?:[^ ,P]+ ){0,4}?(?:he|she|ia|dia|beliau) (?:was|had been|had served as|served as|worked as|adalah"
    r"|merupakan|menjabat"
    r"|sebelumnya|semula|telah|sudah|terakhir|pernah)"
    r"(?: (?:its|the|an?|their|O|'s|’s|sebagai|menjabat|menjadi|bekerja|once|most recently))* R(?!\S)"
    r"|the \d+ - year-old R"
    r"|(?:(?!P(?!\S))[^ ]+ ){0,10}?(?:itu|tersebut|ia|he|she) (?:menjabat|menjadi|bekerja|was|served|worked"
    r"|had been)(?: (?:sebagai|as|the|its|an?|their))* R(?!\S)"
)
_GOAL_INSIDE = re.compile(r"(?<!\S)(?:now|to|kini|sekarang|ke)(?!\S)")
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
_PART = re.compile(
    r"(?: , (?:(?:an?|the|its) )?(?:[a-z]+ )?(?:proyek|unit|divisi|anak usaha|produk|layanan|cabang|project"
    r"|division|subsidiary|arm|product|service|branch)"
    r"(?: (?:of|dari|milik))?| (?=O)) ?O(?!\S)"
)
_NEAR = 15  # items


class Details:
    """All that the sentences of an article say of each person, looked up by name."""

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
            if not strangers and (_TO_COME.search(signs.text[: match.start()]) or _NOW.match(match.group())):
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

    def _moves(self, event: Event) -> bool:
        """Whether the event's own words name where somebody goes."""
        signs = self._signs[event.sentence]
        end = signs.starts[event.last + 1] - 1 if event.last + 1 < len(signs.starts) else len(signs.text)
        return DESTINATION[self._language].search(signs.text, signs.starts[event.first], end) is not None

    def _goals(self, number: int) -> Iterator[re.Match[str]]:
        """Where a sentence says that somebody goes to an organization, what is told of their past left out."""
        text = self._signs[number].text
        for match in DESTINATION[self._language].finditer(text):
            if not _BACKGROUND.search(text[: match.start()].rstrip()):
                yield match

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
                    not who and (pronoun or _DESCRIBED.match(signs.text)) and self._about(event, number, name)
                ):
                    return self._text(number, _goal(signs, match)), number
        return None, -1

    def _about(self, event: Event, number: int, name: str) -> bool:
        """Whether no other person was named between the event and sentence `number`."""
        named = {self.name((n, p)) for n in range(event.sentence, number) for p in self._persons(n)}
        return named <= {name, *(self.name(mention) for mention in event.people)}

    def role(
        self, event: Event, mention: Mention, until: int, destination: str | None
    ) -> tuple[str | None, str | None]:
        """The role that is left and its organization where that is told with it; nothing from item `until` on."""
        signs = self._signs[event.sentence]
        number, place = mention
        owned = event.frame == "noun" and number == event.sentence and place > event.last
        described = _DESCRIBED.match(signs.text)
        if described and number < event.sentence and event.frame == "subject":
            return self._text(event.sentence, signs.item(described.start("r"))), None
        moves = self._moves(event)
        held = _POST_HELD.match(signs.text, signs.starts[event.first]) if event.frame == "subject" else None
        if held and event.kind != "joined" and signs.item(held.start("post")) <= event.last:
            return self._text(event.sentence, signs.item(held.start("r"))), self._group(event.sentence, held, "o", 0)
        match = _LEFT_ROLE[self._language].search(signs.after(place) if owned else self._rest(event, until))
        if match and (owned or (event.frame != "object" and event.kind != "joined")):
            offset = signs.starts[(place if owned else event.last) + 1] - 1
            role = self._text(event.sentence, signs.item(offset + match.start("r")))
            return role, self._group(event.sentence, match, "o", offset)
        match = (
            _LOST_ROLE[self._language].search(signs.after(place))
            if event.frame == "object" and number == event.sentence
            else None
        )
        if match and event.kind != "joined":
            return self._text(number, signs.item(signs.starts[place + 1] - 1 + match.start("r"))), None
        match = _WHERE_ROLE.search(signs.text) or _ITS_ROLE.search(signs.before(event.first))
        if match and event.frame == "subject":
            return self._text(event.sentence, signs.item(match.start("r"))), None
        for place in range(event.first, event.last + 1):
            inside = not moves and self._sentences[event.sentence].items[place].kind == "role"
            if (
                inside
                and event.frame == "subject"
                and event.kind != "joined"
                and not _GOAL_INSIDE.search(signs.text[signs.starts[event.first] : signs.starts[place]])
            ):
                return self._text(event.sentence, place), None
        name = self.name(mention)
        best: tuple[str | None, str | None] = (None, None)
        order = sorted(range(len(self._sentences)), key=lambda n: (n > event.sentence, abs(n - event.sentence)))
        for number in order:
            for place in self._persons(number):
                if self.name((number, place)) != name or (number == event.sentence and event.last < until <= place):
                    continue
                beside, organization = self._beside(number, place)
                if beside and organization and organization == destination:
                    continue  # the new one
                if beside and (best[0] is None or (best[1] is None and organization)):
                    best = (best[0] or beside, organization)
        if best[0]:
            return best
        return self._role_of_pronoun(event, name) or self._role_of_successor(mention) or self._role_before(
            mention
        ), None

    def _role_before(self, mention: Mention) -> str | None:
        """The role that the sentence before tells where it names nobody: "The R of O has had enough. P told …"."""
        number = next((n for n in range(mention[0] + 1) if self.item(mention).text in self._texts(n)), mention[0]) - 1
        if number < 0 or any(True for _ in self._persons(number)):
            return None
        match = _ROLE_BEFORE.search(self._signs[number].text)
        if match is None:
            return None
        role = self._text(number, self._signs[number].item(match.start("r") if match["r"] else match.start("q")))
        return None if role.lower() in _GENERIC else role

    def _texts(self, number: int) -> set[str]:
        return {item.text for item in self._sentences[number].items if item.kind == "person"}

    def _role_of_successor(self, mention: Mention) -> str | None:
        """The role that somebody takes who succeeds the person of `mention`, told here or in the sentence before."""
        number, place = mention
        if not _SUCCEEDS.search(self._signs[number].before(place) + " "):
            return None
        for other in range(number, max(-1, number - 2), -1):
            match = _NEW_ROLE.search(self._signs[other].text)
            if match:
                return self._text(other, self._signs[other].item(match.start("r")))
        return None

    def _role_of_pronoun(self, event: Event, name: str) -> str | None:
        """The role in one of the two sentences after, where it tells "she was R" and nobody else is named between."""
        for number in range(event.sentence + 1, min(len(self._sentences), event.sentence + 3)):
            text = self._signs[number].text
            match = _PRONOUN_ROLE.match(text) or _DESCRIBED.match(text)
            if match and self._about(event, number, name):
                return self._text(number, self._signs[number].item(match.end() - 1))
        return None

    def organization(self, event: Event, until: int, destination: str | None) -> tuple[str | None, bool]:
        """The organization that the event's own sentence says is left, and whether it says so."""
        signs = self._signs[event.sentence]
        items = self._sentences[event.sentence].items
        moves = self._moves(event)
        inside = [p for p in range(event.first, event.last + 1) if items[p].kind == "organization"]
        if len(inside) > 1 or (inside and not moves and event.kind != "joined"):
            if event.frame != "noun" and items[inside[0]].text != destination:
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
            place = _last(signs.before(event.first), "[OL]", signs)
            if place is not None:
                return items[place].text, True
        for match in _FROM[self._language].finditer(signs.text):
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
        located = {text for n, place, text in named if self._signs[n].before(place).endswith((" in", " di"))}
        places = [(n, text) for n, text in places if text not in located] or places
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
            and event.first - _NEAR < p < end
            and not (p > event.last and _ASIDE.search(signs.text[signs.starts[event.last] : signs.starts[p]]))
        ]
        if not times:
            return None
        return items[min(times, key=lambda p: (p - event.last) if p > event.last else 1.5 * (event.first - p))]

    def directly(self, event: Event, when: Item) -> bool:
        """Whether a time stands right behind what `event` says."""
        return when in self._sentences[event.sentence].items[event.last + 1 : event.last + 4]

    def _rest(self, event: Event, until: int) -> str:
        """What follows the event's words, as far as item `until`."""
        signs = self._signs[event.sentence]
        after = signs.after(event.last)
        if until > event.last:
            return after[: max(0, signs.starts[until] - signs.starts[event.last + 1])]
        return after

    def _beside(self, number: int, place: int) -> tuple[str | None, str | None]:
        """The role that stands beside a name, with its organization."""
        signs = self._signs[number]
        for pattern in _BESIDE[self._language]:
            for match in pattern.finditer(signs.text):
                if signs.item(signs.text.index("P", match.start())) == place or signs.item(match.end() - 1) == place:
                    role: str | None = self._text(number, signs.item(match.start("r")))
                    organization = self._group(number, match, "o", 0) if "o" in pattern.groupindex else None
                    told = self._text(number, signs.item(match.start("o"))) if organization else None
                    # "head of Sora, a project of O" heads Sora and works for O.
                    return (role if told == organization else f"{role} {told}"), organization
        for match in _SHARED_ROLE.finditer(signs.text):
            if match.start() <= signs.starts[place] < match.end():
                return self._text(number, signs.item(match.start("r") if match["r"] else match.start("s"))), None
        return None, None

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


def _full_names(sentences: Sequence[Sentence], kind: Kind) -> dict[str, str]:
    """The longest name of the same person or organization for each, where only one can be meant."""
    names = Counter(item.text for sentence in sentences for item in sentence.items if item.kind == kind)
    full: dict[str, str] = {}
    for name in names:
        words = name.split()
        longer = [other for other in names if len(other.split()) > len(words) and _contains(other.split(), words)]
        best = max(longer, key=len, default=name)
        if all(_contains(best.split(), other.split()) for other in longer):
            full[name] = best
    return full


def _contains(words: list[str], part: list[str]) -> bool:
    low, sought = [word.casefold() for word in words], [word.casefold() for word in part]
    return any(low[i : i + len(sought)] == sought for i in range(len(low) - len(sought) + 1))
