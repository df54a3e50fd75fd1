"""Where a sentence says that somebody leaves, and whom it means."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.cues import likely
from index.hearsay import is_fact
from index.language import Language
from index.leaving import BETWEEN, PRONOUNS
from index.mentions import Item, Sentence, Signs, as_signs
from index.wordings import Frame, LeavingKind

Mention = tuple[int, int]
"""A name by the numbers of its sentence and its item."""

_FAR = 4  # persons that are tried as who leaves, from the nearest on
_APPOSITION = 25  # words
_FUTURE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<!\S)(?:will|would|'ll|plans?|planned|planning|(?:is|are|was|were) to|to|set to|due to|intends?|intended)"
        r"(?: (?:also|soon|be|[a-z]+ly))?$"
    ),
    "id": re.compile(r"(?<!\S)(?:akan(?! tetapi)|bakal|berencana|hendak|segera|ingin)(?: [^ ]+){0,3}$"),
}
_CONJUNCTION = re.compile(r"(?<!\S)(?:,|;|and|dan|serta|bersama|with|&|maupun)(?!\S)")
_AND = re.compile(r"(?<!\S)(?:and|dan|serta|bersama|with|&|maupun|as well as|along)(?!\S)")
_JOINS = re.compile(
    r"(?: (?:(?:and|dan|serta|,) (?![a-z]+(?:ed|ing|s)(?!\S)|(?:me|di|ber|ter)[a-z]{4,}|(?:he|she|who|they|was|is"
    r"|has|had|will|ia|dia|yang|akan|telah)(?!\S))[a-z-]+(?= (?:R )?P)"
    r"|,|;|and|dan|serta|bersama|dengan|along|together|with|as|well|are|maupun|juga|&|the|an?|its|their|his"
    r"|her|of|for|at|in|di"
    r"|dari|pada|seorang|salah|satu|sang|selaku|sebagai|R|O|L|\d+|then|'s|’s|former|mantan|itu|tersebut|fellow"
    r"|colleagues?"
    r"|rekannya|koleganya|\([^()]*\)))* ?"
)
_ASIDE = re.compile(
    r" , (?:who|yang|the|an?|its|seorang|salah|R|\d+)[^,;]*?(?= ,| ;| and P| dan P| serta P| and R P| dan R P)"
)
_COPULA = re.compile(
    r"(?: (?!P)[^ ]+){0,14}? (?:adalah|ialah|yakni|yaitu|is|are|was|were|:)(?: (?:R|O|L|the|an?|its|their|'s"
    r"|’s|,|also|juga|sang|former|of))* P"
)
_POINTS = re.compile(
    r"(?<!\S)(?:yang|those|who|latest|also|among|first|last|next|recent|nama|orang|to|terbaru|terakhir)(?!\S)"
)
_COMPANIONS = re.compile(
    r" (?:along with|together with|as (?:did|has|have)|bersama(?: dengan)?|(?:diikuti|disusul)(?: [a-z]+"
    r"| T){0,2}?(?: oleh)?"
    r"|followed (?:(?:on |in )?(?:T |[a-z]+ ){0,3})?by|termasuk|including"
    r"|among them|most recently|the latest being|notably|in particular|such as|starting with|beginning with"
    r"|seperti|terbaru|terakhir|khususnya|di samping|mulai dari|yakni|yaitu|antara lain|di antaranya"
    r"|begitu (?:juga|pula)(?: dengan)?|demikian (?:juga"
    r"|pula)(?: dengan)?|so did|:)"
    r"(?: (?:R|O|L|the|an?|its|their|his|her|'s|’s|,|sang|former|of|mantan|dua|tiga|empat|two|three|four|lain"
    r"|lainnya|other|others|orang|yaitu|yakni|namely|:"
    r"|fellow|colleagues?|rekannya))* P"
)
_SAYS = "said|says|wrote|writes|told|posted|added|kata|ujar|tulis|tutur|ucap|ungkap"
_SPEAKS = re.compile(rf"(?<!\S)(?:(?:{_SAYS})(?: R| O)* (?P<p>P)|(?P<q>P) (?:{_SAYS}))(?!\S)")
_OWN_WORDS = re.compile(r"\b(?:my|saya)\b")
_AFTERWARDS = re.compile(r"(?:^|\s)(?:after|upon|since|setelah|seusai|usai)$")
_GIVEN = re.compile(
    r"(?:^|\s)(?:past|against|for|on|from|of|over|with|by|to|kepada|oleh|dengan|allow|allowing|asked|told|urged|beat"
    r"|beating)(?: R)?$"
)
# Who leaves a hospital or a hotel without working there.
_VISITORS = re.compile(
    r"(?<!\S)(?:patient|guest|visitor|passenger|customer|tourist|inmate|prisoner|suspect|pasien|tamu|pengunjung"
    r"|penumpang|pelanggan"
    r"|turis|wisatawan|narapidana|tersangka|terdakwa)(?: (?:P|asal|L|O|dari|from|,|[a-z]+)){0,4}$"
    r"|(?<!\S)(?:patient|guest|visitor|pasien|tamu) [a-z'-]+(?: [a-z'-]+)?$"
)
_RELATIVES = re.compile(
    r"(?<!\S)(?:suami|istri|ayah|ibu|anak|putra|putri|adik|kakak|saudara|saudari|sepupu|teman|sahabat|ipar|mertua"
    r"|paman|keluarga)(?: dari)?$"
)
_SINGLE_ROLE = re.compile(
    r"(?<!\S)(?:its|the|their|O (?:'s|’s)|O|sang|salah satu)(?: [a-z-]+){0,2} R(?!\S)|^R(?: (?:di|dari|of))? O"
    r"|(?<!\S)R(?:nya| O)?(?: (?:itu|mereka))?(?!\S)"
)
_BEGINS = re.compile(r"P(?= (?!(?:'s|’s|and|dan)(?!\S)))")
_SUCCESSOR = re.compile(
    r"(?<!\S)(?:takes over|took over|taking over|will (?:take over|replace|succeed|lead|fill|act|become)|succeeds"
    r"|replaces|appointed|named|promoted|becomes|steps in|acting"
    r"|fills|menggantikan|ditunjuk|diangkat|dilantik|memimpin sementara|pengganti|said|says|told|confirmed"
    r"|announced|praised|thanked|mengatakan|menyatakan|kata|ujar|menyebut"
    r"|membenarkan|menegaskan|menilai)(?!\S)"
)
# "So has R P": the same as the sentence before.
_LIKEWISE = re.compile(
    r"(?:so (?:has|have|did|is|are|was|were)|as (?:has|did|have)|the same (?:goes for|fate befell)|then (?:went"
    r"|came|it was the turn of)|next (?:was|to go was|out was)"
    r"|(?:begitu|demikian) (?:juga|pula)(?: halnya)?(?: dengan)?|hal (?:serupa|yang sama) dilakukan(?: oleh)?"
    r"|langkah (?:serupa|yang sama) diambil(?: oleh)?"
    r"|nasib (?:serupa|yang sama) (?:menimpa|dialami)(?: oleh)?|(?:menyusul|berikutnya|selanjutnya)(?: kemudian"
    r"| adalah| giliran)?|giliran)(?: (?!P(?!\S))[^ ]+){0,9}? P(?!\S)"
)
_OFFERS = re.compile(r"(?:offer|tender|submit|hand|present|put|mengajukan|menyerahkan|menyampaikan|melayangkan)")
_REFUSED = re.compile(
    r"(?<!\S)(?:refused|rejected|declined|turned (?:it|him|her|them|the offer) down|did not accept|not accepted"
    r"|menolak|ditolak"
    r"|menampik|tidak (?:diterima|menerima|mengabulkan|dikabulkan))(?!\S)"
)
_DENIED = re.compile(
    r"(?:[^ ]+ ){0,6}?(?:denied (?:it|this|that|the (?:report|claim|story|rumour))|dismissed (?:it|the report"
    r"|this) as|called (?:it|the report) "
    r"(?:false|nonsense|fiction)|membantah(?:nya)? (?:kabar|hal|itu|isu|laporan|berita)|menepis (?:kabar|hal|itu"
    r"|isu|laporan|berita)|menyebut kabar itu)"
)
_FORMERLY = re.compile(
    r"(?:until|till|up to|sampai|hingga|no longer|tak lagi|tidak lagi|now|kini|sekarang|, (?:signed|hired"
    r"|recruited|poached|lured|bought|loaned)|hired|recruited|poached|lured|signed)(?!\S)"
)
_PERSONS = frozenset(
    """executive veteran banker lawyer doctor man woman player academic economist entrepreneur politician surgeon
    american briton dane swede norwegian german dutchman frenchman frenchwoman italian spaniard indian australian
    canadian japanese scot irishman irishwoman welshman englishman graduate newcomer native pria lelaki laki-laki
    perempuan wanita tokoh sosok pemain mahasiswa mahasiswi ekonom doktor ayah ibu eksekutif figur politikus politisi
    lulusan alumnus akademisi pengusaha dosen ilmuwan bankir perwira purnawirawan musisi penyanyi gitaris aktris aktor
    seniman jurnalis pesepak""".split()
)
_OPENS = re.compile(
    r"^(?:(?:[^ ]+ ){0,6},)?$|^(?:namun|tetapi|kini|lalu|kemudian|akhirnya|namun ,|hari itu|sejak T(?: ,)?"
    r"|T(?: ,)?|pada T(?: ,)?)$"
)
_CHAIN: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r" (?!['’]s|and |or |of |in |at |,)(?:(?!P |; |: |\. |that |which |if |whether |because |people |workers "
        r"|staff |employees |who )[^ ]+ ){1,24}?"
        r"(?:and|then|before|but|before eventually|after which (?:he|she))(?= )"
    ),
    "id": re.compile(
        r" (?!dan |serta |di |dari |,)(?:(?!P |; |: |bahwa |yang |jika |karena |orang |karyawan |pegawai "
        r"|mereka )[^ ]+ ){1,24}?"
        r"(?:lalu|kemudian|dan|sebelum|sebelum akhirnya|sebelum kemudian|tetapi|hingga|sampai|hingga akhirnya"
        r"|sampai akhirnya)(?= )"
    ),
}
_FAR_OFF = re.compile(r"(?<!\S)P(?!\S)|, [^,]*[a-z]{4,} [a-z]|(?: [^ ]+){10}")
_OBJECT = re.compile(
    r"(?: (?:R|O|P (?:'s|’s)|its|their|the|an?|his|her|'s|’s|,|long-serving|longtime|embattled|sang|para|then|both"
    r"|tidak|dengan|hormat|sepihak|secara|resmi"
    r"|(?!(?:and|with|by|from|for|to|of|that|as|in|on|at|after|when|because|while|said|he|she|they|than|over|under"
    r"|dan|yang|dari|oleh|untuk|karena|kata|kepada|ketika|saat|sejak|setelah|usai|bahwa|sambil|sehingga|hingga"
    r"|sampai|jika|dalam|pada|di|ke|before|since|until|if|where|who|which)(?!\S))[a-z-]+(?= P)))*"
    r" P(?! (?:'s|’s))"
)
# "Lengser sudah P"; "Dicopot dari jabatannya, R O, P, memilih diam"; "Sacked by O in T, P says"; "dismissed on T was O's R, P".
_VERB_FIRST = re.compile(
    r"(?: (?:sudah|pula|juga|kemudian|akhirnya|pun|lebih dulu|duluan|lagi|satu lagi|ialah|adalah))*(?: (?:R|O"
    r"|sang))* P(?! (?:'s|’s))"
)
_PASSIVE = re.compile(r"di[a-z-]+|[a-z]+(?:ed|n|go|off|out)(?!\S)")
_DANGLING = re.compile(
    r"(?: (?!P(?!\S)|yang |who )[^ ]+){0,14}? (?:,|was|were)(?: (?:R|O|L|the|its|'s|’s|sang|former"
    r"|mantan))*(?: ,)? P(?! (?:'s|’s))"
)
_OBJECTS_NAMED = re.compile(
    r"(?: (?!P(?!\S)|who |yang |and |dan )[^ ]+){1,8}? (?::|,? ?(?:namely|yakni|yaitu))(?: (?:R|O|the|its|'s|’s|,"
    r"|sang))* P(?! (?:'s|’s))"
)
_OWNED = re.compile(
    r"(?: (?:of|R|O|T|in|on|yakni|yaitu|anggota|direksi|its|the|an?|'s|’s|,|dari|sang|para|dua|tiga"
    r"|ketiga|kedua|sebagai|both))* P"
)
_OF = (" of", " R P", " in T of", " on T of")
_THEIRS = re.compile(
    r"(?<!\S)(?:(?:his|her) (?:(?!from|to|at|in|for|of|and)[a-z-]+ )?[a-z-]+|(?:kepergian|kepindahan"
    r"|pengunduran diri|pemecatan|pencopotan|pemberhentian|perpisahan)nya)$"
)
_OWNER = re.compile(r"P (?:'s|’s|'|’)(?: [a-z]+){0,2}$")
_LISTING = re.compile(
    r"(?:ketiganya|keduanya|keempatnya|mereka|they|the (?:two|three|four|five|trio|pair|duo)|kedua orang itu"
    r"|ketiga orang itu"
    r"|among (?:them|those)|di antara mereka|di antaranya|salah satunya|salah seorang di antaranya)"
    r" (?:adalah|ialah|yakni|yaitu|ada|are|were|is|was|comprise)(?: (?:R|O|the|its|'s|’s|,))* P"
    r"|(?:the|that) (?:list|casualties|departures|names|group|cuts|leavers) (?:includes?|comprises?|are)(?: (?:R|O"
    r"|the|its|'s|’s|,|[a-z-]+(?= P)))* P"
    r"|(?:those|the (?:people|staff|employees)) (?:affected|leaving|let go|dismissed|who (?:left|have left"
    r"|resigned|quit)|departing|laid off|fired) (?:include|are|were)(?: (?:R|O|the|its|'s|’s|,|[a-z-]+(?= P)))* P"
    r"|(?:daftar itu|mereka|termasuk di antaranya|yang (?:mundur|keluar|hengkang|pergi|dipecat"
    r"|diberhentikan))(?: itu)? (?:mencakup|memuat|antara lain|termasuk|meliputi|adalah|ialah|yakni|yaitu)(?: (?:R"
    r"|O|,))* P"
)


@dataclass(frozen=True, slots=True)
class Event:
    """Items `first` to `last` of a sentence say that `people` leave."""

    sentence: int
    first: int
    last: int
    kind: LeavingKind
    frame: Frame
    people: tuple[Mention, ...]
    weak: bool = False  # as index/wordings.py says


def find_events(sentences: Sequence[Sentence], language: Language) -> list[Event]:
    """Everything that says of a person with a name that they left or will leave, in order."""
    found: list[Event] = []
    signs = [as_signs(sentence) for sentence in sentences]
    told: Event | None = None
    before: list[Event] = []
    supposed: list[Event] = []
    for number, sign in enumerate(signs):
        here, said = _in_sentence(sentences, signs, number, language)
        after = signs[number + 1].text if number + 1 < len(signs) else ""
        if said and not here:
            supposed += _named_next(sign, said, signs, number)
        likewise = _LIKEWISE.match(sign.text)
        if before and likewise and not here:
            place = sign.item(likewise.end() - 1)
            here = [replace(before[-1], sentence=number, first=0, last=0, people=tuple(_listed(sign, number, place)))]
        here = [event for event in here if not _taken_back(sign, event, after)]
        listing = _LISTING.match(sign.text)
        if told and listing:
            here.insert(0, replace(told, people=tuple(_listed(sign, number, sign.item(listing.end() - 1)))))
        found += here + ([said] if said and not here else [])
        told = said
        before = here
    named = {_text(sentences, mention) for event in found for mention in event.people}
    found += [event for event in supposed if _text(sentences, event.people[0]) not in named]
    return sorted(found, key=lambda event: event.sentence)


def _text(sentences: Sequence[Sentence], mention: Mention) -> str:
    """The last word of a name: the same person's, mostly."""
    return sentences[mention[0]].items[mention[1]].text.split()[-1]


def _named_next(sign: Signs, said: Event, signs: Sequence[Signs], number: int) -> list[Event]:
    """What a sentence says of "its R", of whoever the next one begins with: "O fired its R. P had …"."""
    after = signs[number + 1].text if number + 1 < len(signs) else ""
    alone = not re.search(r"(?<!\S)P(?!\S)", sign.text) and _SINGLE_ROLE.search(sign.text)
    begins = _BEGINS.match(after)
    if not alone or not begins or _SUCCESSOR.search(after):
        return []
    place = signs[number + 1].item(begins.end() - 1)
    return [replace(said, people=((number + 1, place),))]


def _taken_back(sign: Signs, event: Event, after: str) -> bool:
    """Whether the next sentence tells that an offer to leave was refused, or that nothing of it is true."""
    words = sign.text[sign.starts[event.first] :]
    offered = _OFFERS.match(words) is not None
    return bool((offered and _REFUSED.search(after)) or (event.kind == "announced" and _DENIED.match(after)))


def _in_sentence(
    sentences: Sequence[Sentence], signs: Sequence[Signs], number: int, language: Language
) -> tuple[list[Event], Event | None]:
    """The events of a sentence, and what it says of people without names (None: nothing)."""
    sign = signs[number]
    found: list[Event] = []
    taken: set[int] = set()
    said: Event | None = None
    for pattern in likely(sign.text, language):
        for match in pattern.words.finditer(sign.text):
            first, last = sign.item(match.start()), sign.item(match.end() - 1)
            if taken & set(range(first, last + 1)) or not is_fact(sign.text, match, pattern, language):
                continue
            people = _FRAMES[pattern.frame](_Place(sentences, signs, number, first, last, language))
            kind = pattern.kind
            if not people:
                ahead = kind == "resigned" and _is_ahead(sign.before(first), match, language)
                said = said or Event(number, first, last, "announced" if ahead else kind, pattern.frame, ())
                continue
            taken.update(range(first, last + 1))
            if kind == "resigned" and pattern.frame == "subject" and _is_ahead(sign.before(first), match, language):
                kind = "announced"
            found.append(Event(number, first, last, kind, pattern.frame, tuple(dict.fromkeys(people)), pattern.weak))
    return sorted(found, key=lambda event: event.first), said


def _is_ahead(before: str, match: re.Match[str], language: Language) -> bool:
    """Whether the words tell of what is to come: "will leave", "is leaving", "akan mundur"."""
    progressive = re.match(r"[a-z]+ing(?!\S)", match.group()) and re.search(r"(?:is|are|was|were)(?: [a-z]+)?$", before)
    return bool(progressive or _FUTURE[language].search(before))


@dataclass(frozen=True, slots=True)
class _Place:
    """Items `first` to `last` of sentence `number`, with all that is around."""

    sentences: Sequence[Sentence]
    signs: Sequence[Signs]
    number: int
    first: int
    last: int
    language: Language

    @property
    def sign(self) -> Signs:
        """The sentence itself."""
        return self.signs[self.number]

    @property
    def after(self) -> str:
        """What follows in the sentence, with the space between."""
        return self.sign.after(self.last)

    def listed(self, match: re.Match[str]) -> list[Mention]:
        """The persons from the one on that `match`, in what follows, ends with."""
        start = self.sign.starts[self.last + 1] - 1
        return _listed(self.sign, self.number, self.sign.item(start + match.end() - 1))


def _subjects(at: _Place) -> list[Mention]:
    """Who stands before the words, or behind them where the sentence is turned round, with those who go along."""
    found = _nearest(at)
    inverted = None if found else _COPULA.match(at.after)
    if inverted and _POINTS.search(at.sign.before(at.first)):
        found = at.listed(inverted)
    if not found and not at.sign.before(at.first):
        verb_first = _VERB_FIRST.match(at.after) or (
            _DANGLING.match(at.after) if _PASSIVE.match(at.sign.text) else None
        )
        found = at.listed(verb_first) if verb_first else []
    companions = _COMPANIONS.search(at.after)
    if companions and not _FAR_OFF.search(at.after[: companions.start()]):
        found += at.listed(companions)
    return found


def _nearest(at: _Place) -> list[Mention]:
    """The nearest person before from whom only such words lead here as may stand between, with those joined to them."""
    items, pronouns = at.sentences[at.number].items, PRONOUNS[at.language]
    before = range(at.first - 1, -1, -1)
    candidates = [
        place
        for place in before
        if items[place].kind == "person" or items[place].low in pronouns or describes(at.sign, items, place)
    ]
    text = at.sign.text[at.sign.starts[at.first] :]
    if _VISITORS.search(at.sign.before(at.first) + " " + (items[candidates[0]].low if candidates else "")):
        return []
    for place in candidates[:_FAR]:
        listed = [*_coordinated(at.sign, at.number, place), (at.number, place)]
        # "its chief, P, has resigned": the name itself stands between commas.
        apposed = at.sign.before(listed[0][1]).endswith((" ,", " yaitu", " yakni", " namely", " :", "and R", " dan R"))
        between = at.sign.between(place, at.first)
        if _RELATIVES.search(at.sign.before(place)):
            continue
        if between.startswith((" to", " and", " dan")) and _GIVEN.search(at.sign.before(listed[0][1])):
            continue
        if (
            _leads(between, at.language)
            or (apposed and between.startswith(" , ") and _leads(between[2:], at.language))
            or (between in (" , ", " ") and _FORMERLY.match(text))
            or (
                _chains(between[2:] if apposed else between, at.language)
                and not _GIVEN.search(at.sign.before(listed[0][1]))
            )
        ):
            return listed if items[place].kind == "person" else _meant(at, place)
    # "P has started a company after leaving": the main clause's subject.
    if _AFTERWARDS.search(at.sign.before(at.first)) and candidates and items[candidates[-1]].kind == "person":
        return [(at.number, candidates[-1])]
    return []


def _objects(at: _Place) -> list[Mention]:
    """Who stands behind the words."""
    match = _OBJECT.match(at.after) or _OBJECTS_NAMED.match(at.after)
    found = at.listed(match) if match else []
    companions = _COMPANIONS.search(at.after)
    if companions and not match and not _FAR_OFF.search(at.after[: companions.start()]):
        found += at.listed(companions)
    return found


def _owners(at: _Place) -> list[Mention]:
    """Whose departure it is: "P's departure", "the departure of P", "kepergian terbaru adalah P"."""
    if _OWN_WORDS.search(" ".join(item.low for item in at.sentences[at.number].items[at.first : at.last + 1])):
        return _speaker(at.sign, at.number)
    for pattern in (_OWNED, _COPULA):
        match = pattern.match(at.after)
        if match and (pattern is _COPULA or at.language == "id" or at.after.startswith(_OF)):
            found = at.listed(match)
            companions = _COMPANIONS.search(at.after, match.end())
            if companions and not _FAR_OFF.search(at.after[match.end() : companions.start()]):
                found += at.listed(companions)
            return found
    match = _OWNER.search(at.sign.before(at.first))
    if match:
        return [(at.number, at.sign.item(match.start()))]
    theirs = _THEIRS.search(at.sign.text[: at.sign.starts[at.last] + len(at.sentences[at.number].items[at.last].low)])
    alone = not re.search(r"(?<!\S)P(?!\S)", at.sign.text)
    return _last_alone(at) if theirs and alone else []


def _last_alone(at: _Place) -> list[Mention]:
    """The person of the sentence before, if it names one only."""
    items = at.sentences[at.number - 1].items if at.number else ()
    persons = [place for place, item in enumerate(items) if item.kind == "person"]
    return [(at.number - 1, persons[0])] if len(persons) == 1 else []


_FRAMES: dict[Frame, Callable[[_Place], list[Mention]]] = {"subject": _subjects, "object": _objects, "noun": _owners}


def describes(sign: Signs, items: Sequence[Item], place: int) -> bool:
    """Whether a role or the like, with no person before it, means somebody named before: "The analyst", "Manajer itu"."""
    low = items[place].low
    if items[place].kind != "role" and low not in _PERSONS and not low.endswith("year-old"):
        return False
    before, after = sign.before(place), sign.after(place)
    if re.search(r"(?<!\S)P(?!\S)", before):
        return False
    return bool(
        re.search(
            r"(?:^|, |“ |\" |(?:by|on|in|until) T (?:, )?|T (?:, )?)(?:the|sang|that)(?: \d+ -| O| [a-z-]+){0,3}$",
            before,
        )
        or (
            re.match(r"(?: yang(?= ))?(?: (?!P(?!\S)|,|dan |yang )[^ ]+){0,9}? (?:itu|tersebut|ini)(?!\S)", after)
            and _OPENS.search(before)
        )
    )


def _chains(between: str, language: Language) -> bool:
    """Whether what stands between tells what else somebody did before they left: "P led it for years and left"."""
    match = _CHAIN[language].match(between)
    return bool(match and _BETWEEN[language].fullmatch(between[match.end() :].rstrip()))


def _leads(between: str, language: Language) -> bool:
    """Whether what stands between somebody and the words lets the words say it of them."""
    between = re.sub(r"^(?: yang(?= ))?(?: (?!P(?!\S)|,|dan |yang )[^ ]+){0,9}? (?:itu|tersebut)(?!\S)", "", between)
    text = re.sub(r" \([^()]*\)", "", between).rstrip()
    text = re.sub(r" — .*? —| - .*? -", "", text)
    if re.match(r" ['’]s (?:[a-z-]+ )?R", text):
        return False  # "the bank's chief": somebody else's
    if text.startswith(" ,"):
        end = text.rfind(" ,")
        aside = text[:end] if end > 0 else ""
        if len(aside.split()) > _APPOSITION or re.search(r" (?:;|P [a-z]+ed) ", aside):
            return False
        text = text[end + 2 :]
        if end == 0 and not re.match(r" (?:who|yang|which|T)", text):
            return False
    return _BETWEEN[language].fullmatch(text) is not None


BETWEEN_WORDS: dict[Language, str] = {language: "|".join(words) for language, words in BETWEEN.items()}
_BETWEEN = {language: re.compile(rf"(?: (?:{words}))*") for language, words in BETWEEN_WORDS.items()}


def _coordinated(sign: Signs, number: int, place: int) -> list[Mention]:
    """The persons before the one at `place` that "and" and commas join to it, in order."""
    persons = [i for i, start in enumerate(sign.starts) if sign.text.startswith("P", start) and i < place]
    found: list[Mention] = []
    last = place
    for other in reversed(persons):
        between = _ASIDE.sub(" ,", sign.between(other, last))
        if not (_CONJUNCTION.search(between) and _JOINS.fullmatch(between)):
            break
        if last == place and not _AND.search(between):
            break  # "R O, P, R P": a comma alone joins nobody
        found.insert(0, (number, other))
        last = other
    return found


def _listed(sign: Signs, number: int, place: int) -> list[Mention]:
    """The person at `place` and those behind that "and", commas and semicolons join to it."""
    found = [(number, place)]
    sure = 1  # "P, R P" goes on with a list only where "and" ends it; else the second is what the first has the role in
    persons = [i for i, start in enumerate(sign.starts) if sign.text.startswith("P", start) and i > place]
    for other in persons:
        between = _ASIDE.sub(" ,", sign.between(found[-1][1], other))
        if not (_CONJUNCTION.search(between) and _JOINS.fullmatch(between)):
            break
        found.append((number, other))
        if between.split() != [",", "R"]:
            sure = len(found)
    return found[:sure]


def _speaker(sign: Signs, number: int) -> list[Mention]:
    """Who says a sentence in which somebody speaks of themselves."""
    match = _SPEAKS.search(sign.text)
    return [(number, sign.item(match.start("p") if match["p"] else match.start("q")))] if match else []


def _meant(at: _Place, place: int) -> list[Mention]:
    """Whom a pronoun means: the first person of its sentence, or else of the nearest one before that has any."""
    if PRONOUNS[at.language].get(at.sentences[at.number].items[place].low) == "speaker":
        return _speaker(at.sign, at.number)
    many = PRONOUNS[at.language].get(at.sentences[at.number].items[place].low) == "many"
    for number in range(at.number, max(-1, at.number - 3), -1):
        items = at.sentences[number].items
        persons = [i for i, item in enumerate(items) if item.kind == "person" and (number < at.number or i < place)]
        if not persons:
            continue
        if not many:
            return [(number, persons[0])]
        everyone = _listed(at.signs[number], number, persons[0])
        return everyone if len(everyone) > 1 else []
    return []
