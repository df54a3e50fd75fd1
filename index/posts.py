"""The posts that people hold: beside their names, in what they leave, and in the sentences around."""

import re

from index.events import Event
from index.language import Language
from index.mentions import Mention
from index.told import Told

_AGE = r"(?: \d+ ,)?"
_THE = (
    r"(?: (?:(?:the|its|their|an?) (?:[a-z-]+ ){1,3}(?:'s|’s)|the"
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
        r"^(?: (?!to\b|and\b|,|join)[^ ]+){0,5}?(?: (?:as|an?|from|of|O (?:'s|’s)|being|role|position|post|job|the"
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
    r"|^(?:kursi|posisi|jabatan) (?P<s>R)(?= (?:(?:di )?O )?(?:kosong|lowong|ditinggal|belum|masih|kini|akan|sempat))"
)
_LOST_ROLE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"^(?: ,| out| from office| off| (?:'s|’s) [a-z]+)? (?:as|from (?:his|her|the) (?:post|job|role|position) (?:as"
        r"|of))(?: (?:its|the|an?|their))* (?P<r>R)"
    ),
    "id": re.compile(
        r"^(?: ,)? (?:dari|sebagai)(?: (?:jabatan|jabatannya|posisi|posisinya|kursi|tugas|tugasnya|kursinya"
        r"|sebagai))* (?P<r>R)"
    ),
}
_VACANT = re.compile(r"(?:jabatan|kursi|posisi) (?P<r>R)(?= (?:(?:di )?O )?ditinggal)")
_SHARED_ROLE = re.compile(
    r"(?:dua|tiga|empat|lima|para|two|three|four)(?: orang| senior)? (?P<r>R)(?: (?:lain|lainnya|other"
    r"|O))? ,? ?(?:yakni |yaitu "
    r"|: )?P(?: (?:,|dan|serta"
    r"|and|, and|, dan|, serta) P)*"
    r"|P(?: (?:,|dan|serta|and|, and|, dan) P)+ ,(?: (?:dua|tiga|keduanya|ketiganya|sama-sama|masing-masing|both|two"
    r"|three|both of them|the))+ (?P<s>R)"
)
_PLURAL_ROLE = re.compile(r"R P(?: (?:,|and|, and) P)+")  # "researchers P, P and P"
DESCRIBED = re.compile(
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
    r"(?:^|, |\. |T |went |goes |for |gone is |out is |leaving is )(?:(?:the O|the|its|their|an?(?: second"
    r"| third| fourth)?|O(?: (?:'s|’s))?"
    r"|sang)(?: [a-z-]+){0,2} )?(?P<r>R)(?: (?:(?:of|at|for|in|di|dari|pada)(?: the)? )?(?P<o>O))?"
    r"(?= (?!P|,)[a-z'’]+|(?<=O)(?= \.|$))|(?:loses|lost|kehilangan|ditinggal(?:kan)?)(?: (?:its|the|their|another|sang"
    r"|salah seorang|seorang|lagi|a|an))* (?P<q>R)(?= [.,;]|$| [a-z])"
)
_ONE_ROLE = re.compile(
    r"(?<!\S)(?:dua|tiga|empat|two|three|four|its|their|the|new|next|'s|’s|O|sang) R(?!\S)"
    r"|(?<!\S)R(?:nya)? (?:baru|O)(?!\S)"
)
_SUCCEEDS = re.compile(
    r"(?:take|takes|took|taking) over [^;]*(?<= )from $|(?:succeeds?|succeeded|replaces?|replaced|replacing"
    r"|takes over from|took over from|menggantikan) $"
)
_NEW_ROLE = re.compile(
    r"(?:as|be|promoted to|named(?: P)?|appointed(?: P)?|chosen(?: P)? as|become|becomes|sebagai|menjadi"
    r"|jabatan|memiliki"
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


class Posts(Told):
    """What an article says of the work of those who leave, looked up by name."""

    def role(
        self, event: Event, mention: Mention, until: int, destination: str | None
    ) -> tuple[str | None, str | None]:
        """The role that is left and its organization where that is told with it; nothing from item `until` on."""
        told = self._role_in_sentence(event, mention, until) or self._role_by_name(event, mention, until, destination)
        if told:
            return told
        name = self.name(mention)
        around = self._role_of_pronoun(event, name) or self._role_of_successor(mention) or self._role_before(mention)
        return around, None

    def _role_in_sentence(self, event: Event, mention: Mention, until: int) -> tuple[str, str | None] | None:
        """The role that the event's own sentence says is left: "left his job as R", "the R has resigned"."""
        signs = self._signs[event.sentence]
        number, place = mention
        here = number == event.sentence
        owned = event.frame == "noun" and here and place > event.last
        described = DESCRIBED.match(signs.text)
        if described and number < event.sentence and event.frame == "subject":
            return self._text(event.sentence, signs.item(described.start("r"))), None
        if event.kind == "joined" and not owned:  # where they go is told, not what they leave
            match = _WHERE_ROLE.search(signs.text) if event.frame == "subject" else None
            return (self._text(event.sentence, signs.item(match.start("r"))), None) if match else None
        held = _POST_HELD.match(signs.text, signs.starts[event.first]) if event.frame == "subject" else None
        if held and signs.item(held.start("post")) <= event.last:
            return self._text(event.sentence, signs.item(held.start("r"))), self._group(event.sentence, held, "o", 0)
        match = _LEFT_ROLE[self._language].search(signs.after(place) if owned else self._rest(event, until))
        if match and (owned or event.frame != "object"):
            offset = signs.starts[(place if owned else event.last) + 1] - 1
            role = self._text(event.sentence, signs.item(offset + match.start("r")))
            return role, self._group(event.sentence, match, "o", offset)
        if event.frame == "object":
            vacant = _VACANT.match(signs.text)
            if vacant:
                return self._text(event.sentence, signs.item(vacant.start("r"))), None
            match = _LOST_ROLE[self._language].search(signs.after(place)) if here else None
            return (
                (self._text(number, signs.item(signs.starts[place + 1] - 1 + match.start("r"))), None)
                if match
                else None
            )
        match = _WHERE_ROLE.search(signs.text) or _ITS_ROLE.search(signs.before(event.first))
        if match and event.frame == "subject":
            place = match.start("s" if "s" in match.re.groupindex and match["s"] else "r")
            return self._text(event.sentence, signs.item(place)), None
        inside = self._role_inside(event) if event.frame == "subject" else None
        return (inside, None) if inside else None

    def _role_inside(self, event: Event) -> str | None:
        """The role among the event's own words: "stood down as R"; none where they tell of a new one."""
        signs = self._signs[event.sentence]
        for place in range(event.first, event.last + 1):
            before = signs.text[signs.starts[event.first] : signs.starts[place]]
            role = self._sentences[event.sentence].items[place].kind == "role"
            if role and not self._moves(event) and not _GOAL_INSIDE.search(before):
                return self._text(event.sentence, place)
        return None

    def _role_by_name(
        self, event: Event, mention: Mention, until: int, destination: str | None
    ) -> tuple[str, str | None] | None:
        """The role beside the person's name, here or in the nearest sentence; one at `destination` is the new one."""
        name = self.name(mention)
        best: tuple[str, str | None] | None = None
        order = sorted(range(len(self._sentences)), key=lambda n: (n > event.sentence, abs(n - event.sentence)))
        for number in order:
            for place in self._persons(number):
                if self.name((number, place)) != name or (number == event.sentence and event.last < until <= place):
                    continue
                role, organization = self._beside(number, place)
                if role is None or (organization and organization == destination):
                    continue
                if best is None or (best[1] is None and organization):
                    best = (best[0] if best else role, organization)
        return best

    def _role_before(self, mention: Mention) -> str | None:
        """The role that the sentence before tells where it names nobody: "The R of O has had enough. P told …"."""
        number = next((n for n in range(mention[0] + 1) if self.item(mention).text in self._texts(n)), mention[0]) - 1
        if number < 0 or any(True for _ in self._persons(number)):
            return None
        match = _ROLE_BEFORE.search(self._signs[number].text)
        only = [item.text for item in self._sentences[number].items if item.kind == "role"]
        if match is None and len(only) == 1 and _ONE_ROLE.search(self._signs[number].text):
            role = only[0]
        elif match:
            role = self._text(number, self._signs[number].item(match.start("r") if match["r"] else match.start("q")))
        else:
            return None
        return None if role.lower() in _GENERIC else role

    def _texts(self, number: int) -> set[str]:
        return {item.text for item in self._sentences[number].items if item.kind == "person"}

    def _role_of_successor(self, mention: Mention) -> str | None:
        """The role that somebody takes who succeeds the person of `mention`, told here or in the sentence before."""
        name = self.name(mention)
        succeeded = [
            n
            for n in range(min(len(self._sentences), mention[0] + 2))
            for p in self._persons(n)
            if self.name((n, p)) == name and _SUCCEEDS.search(self._signs[n].before(p) + " ")
        ]
        if not succeeded:
            return None
        number = succeeded[0]
        for other in range(number, max(-1, number - 2), -1):
            match = _NEW_ROLE.search(self._signs[other].text)
            if match:
                return self._text(other, self._signs[other].item(match.start("r")))
        return None

    def _role_of_pronoun(self, event: Event, name: str) -> str | None:
        """The role in one of the two sentences after, where it tells "she was R" and nobody else is named between."""
        for number in range(event.sentence + 1, min(len(self._sentences), event.sentence + 3)):
            text = self._signs[number].text
            match = _PRONOUN_ROLE.match(text) or DESCRIBED.match(text)
            others = match and text[match.end() :].startswith((" , P", " P"))  # "The minister, P, …": somebody else
            if match and not others and self._about(event, number, name):
                return self._text(number, self._signs[number].item(match.end() - 1))
        return None

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
        for match in _PLURAL_ROLE.finditer(signs.text):
            role = self._text(number, signs.item(match.start()))
            if match.start() <= signs.starts[place] < match.end() and role.endswith("s"):
                return role, None
        return None, None
