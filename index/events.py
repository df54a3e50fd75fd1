"""Where a sentence says that somebody leaves, and whom it means."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.language import Language
from index.leaving import (
    BETWEEN,
    BLOCKED_AFTER,
    BLOCKED_ANYWHERE,
    BLOCKED_BEFORE,
    PATTERNS,
    PRONOUNS,
    Frame,
    LeavingKind,
)
from index.mentions import Sentence, Signs, as_signs

Mention = tuple[int, int]
"""A name by the numbers of its sentence and its item."""

_FAR = 4  # persons that are tried as who leaves, from the nearest on
_APPOSITION = 25  # words
_FUTURE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<!\S)(?:will|would|'ll|plans?|planned|planning|is to|are to|was to|to|set to|due to|intends?|intended|(?:is|are|was|were)(?: [a-z]+)?"
        r" (?=(?:leaving|stepping|resigning|quitting|retiring|departing|exiting|standing|moving|parting|going|joining|bowing|heading)))(?: [^ ]+){0,3}$"
    ),
    "id": re.compile(r"(?<!\S)(?:akan|bakal|berencana|hendak|segera|ingin)(?: [^ ]+){0,3}$"),
}
_CONJUNCTION = re.compile(r"(?<!\S)(?:,|;|and|dan|serta|bersama|with|&|maupun)(?!\S)")
_JOINS = re.compile(
    r"(?: (?:,|;|and|dan|serta|bersama|dengan|along|together|with|as|well|maupun|juga|&|the|an?|its|their|his|her|of|for|at|in|di"
    r"|dari|pada|seorang|salah|satu|sang|R|O|L|\d+|then|'s|’s|former|mantan|itu|tersebut|fellow|colleagues?|rekannya|koleganya|\([^()]*\)))* ?"
)
_ASIDE = re.compile(
    r" , (?:who|yang|the|an?|its|seorang|salah|R|\d+)[^,;]*?(?= ,| ;| and P| dan P| serta P| and R P| dan R P)"
)
_COPULA = re.compile(
    r"(?: (?!P)[^ ]+){0,14}? (?:adalah|ialah|yakni|yaitu|is|are|was|were|:)(?: (?:R|O|L|the|an?|its|their|'s|’s|,|also|juga|sang|former|of))* P"
)
_POINTS = re.compile(
    r"(?<!\S)(?:yang|those|who|latest|also|among|first|last|next|recent|nama|orang|to|terbaru|terakhir)(?!\S)"
)
_COMPANIONS = re.compile(
    r" (?:along with|together with|as (?:did|has|have)|bersama(?: dengan)?|(?:diikuti|disusul)(?: oleh)?|followed by|termasuk|including"
    r"|among them|yakni|yaitu|antara lain|di antaranya|begitu (?:juga|pula)(?: dengan)?|demikian (?:juga|pula)(?: dengan)?|so did|:)"
    r"(?: (?:R|O|L|the|an?|its|their|'s|’s|,|sang|former|of|mantan))* P"
)
_OBJECT = re.compile(
    r"(?: (?:R|O|its|their|the|an?|his|her|'s|’s|,|long-serving|longtime|embattled|sang|para|then|both))* P"
)
_OWNED = re.compile(r"(?: (?:of|R|O|its|the|an?|'s|’s|,|dari|sang|para|dua|tiga|ketiga|kedua|sebagai|both))* P")
_OWNER = re.compile(r"P (?:'s|’s|'|’)(?: [a-z]+){0,2}$")
_LISTING = re.compile(
    r"(?:ketiganya|keduanya|keempatnya|mereka|they|the (?:two|three|four|five|trio|pair|duo)|kedua orang itu|ketiga orang itu)"
    r" (?:adalah|ialah|yakni|yaitu|are|were|comprise)(?: (?:R|O|the|its|'s|’s|,))* P"
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


def find_events(sentences: Sequence[Sentence], language: Language) -> list[Event]:
    """Everything that says of a person with a name that they left or will leave, in order."""
    found: list[Event] = []
    signs = [as_signs(sentence) for sentence in sentences]
    told = False
    for number, sign in enumerate(signs):
        here, said = _in_sentence(sentences, signs, number, language)
        listing = _LISTING.match(sign.text)
        if told and not here and listing:
            people = _listed(sign, number, sign.item(listing.end() - 1))
            here = [Event(number, 0, 0, "resigned", "subject", tuple(people))]
        found += here
        told = said
    return found


def _in_sentence(
    sentences: Sequence[Sentence], signs: Sequence[Signs], number: int, language: Language
) -> tuple[list[Event], bool]:
    """The events of a sentence, and whether it says that anybody leaves, with a name or without."""
    sign = signs[number]
    found: list[Event] = []
    taken: set[int] = set()
    said = False
    for pattern in PATTERNS[language]:
        for match in pattern.words.finditer(sign.text):
            first, last = sign.item(match.start()), sign.item(match.end() - 1)
            if taken & set(range(first, last + 1)) or blocked(sign.text, match, language):
                continue
            said = True
            people = _FRAMES[pattern.frame](sentences, signs, number, first, last, language)
            if not people:
                continue
            taken.update(range(first, last + 1))
            kind = pattern.kind
            if (
                kind in ("resigned", "joined")
                and pattern.frame != "noun"
                and _FUTURE[language].search(sign.before(first) + " "[:0])
            ):
                kind = "announced" if kind == "resigned" else kind
            if (
                kind == "resigned"
                and re.match(r"[a-z]+ing(?!\S)", match.group())
                and re.search(r"(?:is|are|was|were)(?: [a-z]+)?$", sign.before(first))
            ):
                kind = "announced"
            found.append(Event(number, first, last, kind, pattern.frame, tuple(dict.fromkeys(people))))
    return sorted(found, key=lambda event: event.first), said


def blocked(text: str, match: re.Match[str], language: Language) -> bool:
    """Whether it is denied, threatened, asked for or otherwise no fact."""
    before = text[: match.start()].rstrip()
    clause = re.split(r" (?:;|but|tetapi|namun|sedangkan|sementara|while|although|meskipun|meski|though) ", before)[-1]
    return bool(
        BLOCKED_BEFORE[language].search(before)
        or BLOCKED_ANYWHERE[language].search(clause)
        or BLOCKED_AFTER[language].search(text[match.end() :])
        or before.endswith(("?",))
        or text.endswith("?")
    )


def _subjects(
    sentences: Sequence[Sentence], signs: Sequence[Signs], number: int, first: int, last: int, language: Language
) -> list[Mention]:
    """Who stands before the words: the nearest person from whom only such words lead here as may stand between."""
    sign, items = signs[number], sentences[number].items
    candidates = [
        place
        for place in range(first - 1, -1, -1)
        if items[place].kind == "person" or items[place].low in PRONOUNS[language]
    ]
    found: list[Mention] = []
    for place in candidates[:_FAR]:
        if _leads(sign.between(place, first), language):
            if items[place].kind == "person":
                found = [*_coordinated(sign, items, number, place), (number, place)]
            else:
                found = _meant(sentences, signs, number, place, language)
            break
    after = sign.after(last)
    if not found:
        inverted = _COPULA.match(after)
        if inverted and _POINTS.search(sign.before(first)):
            found = _listed(sign, number, sign.item(sign.starts[last + 1] - 1 + inverted.end() - 1))
    companions = _COMPANIONS.search(after)
    if companions and not re.search(r"(?<!\S)P(?!\S)", after[: companions.start()]):
        found += _listed(sign, number, sign.item(sign.starts[last + 1] - 1 + companions.end() - 1))
    return found


def _objects(
    sentences: Sequence[Sentence], signs: Sequence[Signs], number: int, first: int, last: int, language: Language
) -> list[Mention]:
    """Who stands behind the words."""
    sign = signs[number]
    match = _OBJECT.match(sign.after(last))
    return _listed(sign, number, sign.item(sign.starts[last + 1] - 1 + match.end() - 1)) if match else []


def _owners(
    sentences: Sequence[Sentence], signs: Sequence[Signs], number: int, first: int, last: int, language: Language
) -> list[Mention]:
    """Whose departure it is: "P's departure", "the departure of P", "kepergian terbaru adalah P"."""
    sign = signs[number]
    after = sign.after(last)
    for pattern in (_OWNED, _COPULA):
        match = pattern.match(after)
        if match and (pattern is _COPULA or language == "id" or after.startswith((" of", " R P"))):
            return _listed(sign, number, sign.item(sign.starts[last + 1] - 1 + match.end() - 1))
    match = _OWNER.search(sign.before(first))
    return [(number, sign.item(match.start()))] if match else []


_Finder = Callable[[Sequence[Sentence], Sequence[Signs], int, int, int, Language], list[Mention]]
_FRAMES: dict[Frame, _Finder] = {"subject": _subjects, "object": _objects, "noun": _owners}


def _leads(between: str, language: Language) -> bool:
    """Whether what stands between somebody and the words lets the words say it of them."""
    text = re.sub(r" \([^()]*\)", "", between).rstrip()
    text = re.sub(r" — .*? —| - .*? -", "", text)
    if text.startswith(" ,"):
        end = text.rfind(" ,")
        aside = text[:end] if end > 0 else ""
        if len(aside.split()) > _APPOSITION or re.search(r" (?:;|P [a-z]+ed) ", aside):
            return False
        text = text[end + 2 :]
        if end == 0 and not re.match(r" (?:who|yang|which|T)", text):
            return False
    return _BETWEEN[language].fullmatch(text) is not None


_BETWEEN: dict[Language, re.Pattern[str]] = {
    language: re.compile(rf"(?: (?:{'|'.join(word.strip() for word in words.split('|'))}))*")
    for language, words in BETWEEN.items()
}


def _coordinated(sign: Signs, items: Sequence[object], number: int, place: int) -> list[Mention]:
    """The persons before the one at `place` that "and" and commas join to it, in order."""
    persons = [i for i, start in enumerate(sign.starts) if sign.text.startswith("P", start) and i < place]
    found: list[Mention] = []
    last = place
    for other in reversed(persons):
        between = _ASIDE.sub(" ,", sign.between(other, last))
        if not (_CONJUNCTION.search(between) and _JOINS.fullmatch(between)):
            break
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


def _meant(
    sentences: Sequence[Sentence], signs: Sequence[Signs], number: int, place: int, language: Language
) -> list[Mention]:
    """Whom a pronoun means: the first person of its sentence, or else of the nearest one before that has any."""
    many = PRONOUNS[language][sentences[number].items[place].low] == "many"
    for other in range(number, max(-1, number - 3), -1):
        items = sentences[other].items
        persons = [i for i, item in enumerate(items) if item.kind == "person" and (other < number or i < place)]
        if not persons:
            continue
        if not many:
            return [(other, persons[0])]
        everyone = _listed(signs[other], other, persons[0])
        return everyone if len(everyone) > 1 else []
    return []
