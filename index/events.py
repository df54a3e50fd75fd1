"""Where a sentence says that somebody leaves, and whom it means."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.between import FORMERLY, chains, describes, leads
from index.cues import likely
from index.hearsay import is_fact
from index.joined import coordinated, listed
from index.language import Language
from index.leaving import PRONOUNS
from index.mentions import Mention, Sentence, Signs
from index.wordings import Frame, LeavingKind

_FAR = 4  # persons that are tried as who leaves, from the nearest on
_FUTURE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<!\S)(?:will|would|'ll|plans?|planned|planning|(?:is|are|was|were) to|to|set to|due to|intends?|intended)"
        r"(?: (?:also|soon|be|[a-z]+ly))?$"
    ),
    "id": re.compile(r"(?<!\S)(?:akan(?! tetapi)|bakal|berencana|hendak|segera|ingin)(?: [^ ]+){0,3}$"),
}
_COPULA = re.compile(
    r"(?: (?!P)[^ ]+){0,14}? (?:adalah|ialah|yakni|yaitu|is|are|was|were|:)(?: (?:R|O|L|the|an?|its|their|'s"
    r"|’s|,|that|those|also|juga|sang|former|of))* P"
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
_SPEAKS = re.compile(rf"(?<!\S)(?:(?:{_SAYS})(?: R| O| ,| the| of| 's)* (?P<p>P)|(?P<q>P) (?:{_SAYS}))(?!\S)")
_OWN_WORDS = re.compile(r"\b(?:my|saya)\b")
_AFTERWARDS = re.compile(r"(?:^|\s)(?:after|upon|since|setelah|seusai|usai)$")
_GIVEN = re.compile(
    r"(?:^|\s)(?:past|against|for|on|from|of|over|with|by|to|kepada|oleh|dengan|allow|allowing|asked|told|urged|beat"
    r"|beating)(?: R)?$"
)
# Who leaves a hospital or a hotel without working there.
_VISITOR = (
    "patient|guest|visitor|passenger|customer|tourist|inmate|prisoner|suspect|pasien|tamu|pengunjung|penumpang|pelanggan"
    "|turis|wisatawan|narapidana|tersangka|terdakwa"
)
_VISITS = re.compile(rf"(?<!\S)(?:{_VISITOR})(?: (?:P|asal|L|O|,|\d+|[a-z]+)){{0,7}}$")
_VISITORS_NAME = re.compile(rf"(?:{_VISITOR}) ")
_RELATIVES = re.compile(
    r"(?<!\S)(?:kubu|pasukan|tentara|milisi|suku|rezim|pemberontak|fans|troops|forces|rebels|clan|tim|anak buah"
    r"|bawahan|pengikut|suami|istri|ayah|ibu|anak|putra|putri|adik|kakak|saudara|saudari|sepupu|teman|sahabat|ipar|mertua"
    r"|paman|keluarga)(?:nya)?(?: dari| ,)?$"
)
_FAR_OFF = re.compile(r"(?<!\S)P(?!\S)|, [^,]*[a-z]{4,} [a-z]|(?: [^ ]+){10}")
_OBJECT = re.compile(
    r"(?: (?:R|O|(?:asal|untuk) (?:L|O)|P (?:'s|’s)|[a-z-]+(?= (?:'s|’s) (?:[a-z-]+ )?R)|its|their|the|an?|his"
    r"|her|'s|’s|,|mereka|long-serving|longtime|embattled|sang|para|then|both"
    r"|tidak|dengan|hormat|sepihak|secara|resmi"
    r"|(?!(?:and|with|by|from|for|to|of|that|as|in|on|at|after|when|because|while|said|he|she|they|than|over|under"
    r"|dan|yang|dari|oleh|untuk|karena|kata|kepada|ketika|saat|sejak|setelah|usai|bahwa|sambil|sehingga|hingga"
    r"|sampai|jika|dalam|pada|di|ke|before|since|until|if|where|who|which)(?!\S))[a-z-]+(?= P)))*"
    r" P(?! (?:'s|’s)(?! (?:[a-z-]+ )?(?:contract|deal|term|tenure|employment|reign)(?!\S)))"
)
# "Lengser sudah P"; "Dicopot dari jabatannya, R O, P, memilih diam"; "dismissed on T was O's R, P".
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
    r"(?:(?: (?!P(?!\S)|who |yang |and |dan )[^ ]+){1,8}? (?::|,? ?(?:namely|yakni|yaitu))"
    r"|(?: its| the)? (?:two|three|four|five|six|dua|tiga|empat|lima|enam)(?: (?!P(?!\S)|who |yang "
    r"|,)[^ ]+){1,6} ,)(?: (?:R|O|the|its|'s|’s|,"
    r"|sang))* P(?! (?:'s|’s))"
)
# "hired a team of six R from O, led by P"
_LED = re.compile(
    r"(?: (?!P(?!\S)|;|who |that |and )[^ ]+){2,16}? ,? ?(?:which (?:is|was) |yang )?(?:led|headed|dipimpin"
    r"|diketuai)(?: by"
    r"| oleh)?(?: (?:R|O|L|the|its|'s|’s|,))* P"
)
# "The club dismissed him", "dismissed her as R", but not "dismissed her deputy".
_THEM = re.compile(
    r" (?:him|dia)(?!\S)| her(?= (?:[.,;]|T|as|on|from|in|after|for|over|when|by|at|last|this|with|without"
    r"|because|and)|$)"
)
_OWNED = re.compile(
    r"(?: (?:of|R|O|T|in|on|yakni|yaitu|anggota|direksi|its|the|an?|'s|’s|,|dari|sang|para|dua|tiga"
    r"|ketiga|kedua|sebagai|both))* P"
)
_THE_ONE = re.compile(
    r"^(?:[^P]* )?the (?:[a-z-]+ |\d+ - )?(?:R|year-old) (?:'s|’s)(?: [a-z]+){0,2}$"
)  # "the coach's contract"
# "P will succeed Q when he retires": the second one.
_FOLLOWED = re.compile(
    r"(?:succeeds?|succeeded|replaces?|replaced|replacing|over from|menggantikan) (?:R )?(?P<p>P)(?= )[^P]*"
    r" (?:when|after|once|setelah|ketika|usai)$"
)
# "When she retires, P will …": the pronoun comes first.
_CATAPHOR = re.compile(
    r"(?:when|as|after|once|although|though|while|before|by the time|ketika|saat|setelah|sebelum|meski)"
    r" (?:he|she|ia|dia) [^P]*? , (?:(?:the |its )?(?:O 's )?R )?P(?!\S)"
)
# "He resigned," said a spokesman about its R, P.
_ABOUT = re.compile(r"[^P]*? (?:about|regarding|tentang|soal|mengenai)(?: (?:R|O|the|its|'s|,))* P(?!\S)")
_APPOSES = (
    *(" ,", " yaitu", " yakni", " namely", " :", "and R", " dan R", " led by", " headed by", " including"),
    *(" dipimpin", " dipimpin oleh", " termasuk"),
)
_OF = (" of", " R P", " T of", " this week of", " last week of", " in T of", " on T of")
_THEIRS = re.compile(
    r"(?<!\S)(?:(?:his|her) (?:(?!from|to|at|in|for|of|and)[a-z-]+ )?[a-z-]+|(?:kepergian|kepindahan"
    r"|pengunduran diri|pemecatan|pencopotan|pemberhentian|perpisahan)nya)$"
)
_OWNER = re.compile(r"P (?:'s|’s|'|’|(?:, )?whose)(?: [a-z]+){0,2}$")


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


def in_sentence(
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

    def named_from(self, place: int) -> list[Mention]:
        """The person at `place`, with those joined to them."""
        return listed(self.sign, self.number, place)

    def named(self, match: re.Match[str]) -> list[Mention]:
        """The persons from the one on that `match`, in what follows, ends with."""
        start = self.sign.starts[self.last + 1] - 1
        return listed(self.sign, self.number, self.sign.item(start + match.end() - 1))


def _subjects(at: _Place) -> list[Mention]:
    """Who stands before the words, or behind them where the sentence is turned round, with those who go along."""
    found = _nearest(at)
    inverted = None if found else _COPULA.match(at.after)
    if inverted and _POINTS.search(at.sign.before(at.first)):
        found = at.named(inverted)
    if not found and not at.sign.before(at.first):
        verb_first = _VERB_FIRST.match(at.after) or (
            _DANGLING.match(at.after) if _PASSIVE.match(at.sign.text) else None
        )
        found = at.named(verb_first) if verb_first else []
    companions = _COMPANIONS.search(at.after)
    if companions and not _FAR_OFF.search(at.after[: companions.start()]):
        found += at.named(companions)
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
    named = items[candidates[0]].low if candidates else ""
    if _VISITS.search(at.sign.before(at.first)) or _VISITORS_NAME.match(named):
        return []
    for place in candidates[:_FAR]:
        listed = [*coordinated(at.sign, at.number, place), (at.number, place)]
        # "its chief, P, has resigned": the name itself stands between commas.
        apposed = at.sign.before(listed[0][1]).endswith(_APPOSES)
        between = at.sign.between(place, at.first)
        if _RELATIVES.search(at.sign.before(place)) or at.sign.before(place).endswith(("menurut", "according to")):
            continue
        if between.startswith((" to", " and", " dan")) and _GIVEN.search(at.sign.before(listed[0][1])):
            continue
        if (
            leads(between, at.language)
            or (apposed and between.startswith(" , ") and leads(between[2:], at.language))
            or (between in (" , ", " ") and FORMERLY.match(text))
            or (
                chains(between[2:] if apposed else between, at.language)
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
    own = at.sentences[at.number].items[at.last].low
    if _THEM.match(at.after) or (at.language == "id" and own.endswith("nya") and own.startswith("me")):
        return _last_alone(at)
    match = _OBJECT.match(at.after) or _OBJECTS_NAMED.match(at.after)
    match = match or _LED.match(at.after)
    found = at.named(match) if match else []
    companions = _COMPANIONS.search(at.after)
    if companions and not match and not _FAR_OFF.search(at.after[: companions.start()]):
        found += at.named(companions)
    return found


def _owners(at: _Place) -> list[Mention]:
    """Whose departure it is: "P's departure", "the departure of P", "kepergian terbaru adalah P"."""
    if _OWN_WORDS.search(" ".join(item.low for item in at.sentences[at.number].items[at.first : at.last + 1])):
        return _speaker(at.sign, at.number)
    for pattern in (_OWNED, _COPULA):
        match = pattern.match(at.after)
        if match and (pattern is _COPULA or at.language == "id" or at.after.startswith(_OF)):
            found = at.named(match)
            companions = _COMPANIONS.search(at.after, match.end())
            if companions and not _FAR_OFF.search(at.after[match.end() : companions.start()]):
                found += at.named(companions)
            return found
    match = _OWNER.search(at.sign.before(at.first))
    if _THE_ONE.search(at.sign.before(at.first)) and not match:
        return _last_alone(at)
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


def _speaker(sign: Signs, number: int) -> list[Mention]:
    """Who says a sentence in which somebody speaks of themselves."""
    match = _SPEAKS.search(sign.text)
    return [(number, sign.item(match.start("p") if match["p"] else match.start("q")))] if match else []


def _meant(at: _Place, place: int) -> list[Mention]:
    """Whom a pronoun means: the first person of its sentence, or else of the nearest one before that has any."""
    if PRONOUNS[at.language].get(at.sentences[at.number].items[place].low) == "speaker":
        return _speaker(at.sign, at.number)
    ahead = _CATAPHOR.match(at.sign.text) if not re.search(r"(?<!\S)P(?!\S)", at.sign.before(place) + " ") else None
    ahead = ahead or (None if re.search(r"(?<!\S)P(?!\S)", at.sign.before(place) + " ") else _ABOUT.match(at.sign.text))
    if ahead and at.sign.item(ahead.end() - 1) > at.last:
        return at.named_from(at.sign.item(ahead.end() - 1))
    followed = _FOLLOWED.search(at.sign.before(place))
    if followed:
        return [(at.number, at.sign.item(followed.start("p")))]
    many = PRONOUNS[at.language].get(at.sentences[at.number].items[place].low) == "many"
    for number in range(at.number, max(-1, at.number - 3), -1):
        items = at.sentences[number].items
        persons = [i for i, item in enumerate(items) if item.kind == "person" and (number < at.number or i < place)]
        if not persons:
            continue
        if not many:
            return [(number, persons[0])]
        for first in persons:  # "a week after P quit, P and P said that they were going too"
            everyone = listed(at.signs[number], number, first)
            if len(everyone) > 1:
                return everyone
        return []
    return []
