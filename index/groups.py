"""Departures of people without names: "a third of the authors have left", "beberapa anggota tim pergi"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.between import BETWEEN_WORDS
from index.cues import likely
from index.hearsay import blocked
from index.language import Language
from index.mentions import Sentence, Signs, as_signs
from index.wordings import LeavingKind

_PEOPLE: dict[Language, str] = {
    "en": r"(?:people|staff|staffers|employees|workers|engineers|researchers|scientists|developers|designers"
    r"|executives|journalists|reporters|editors|writers|authors"
    r"|teachers|lecturers|professors|academics|doctors|nurses|surgeons|pilots|managers|directors|partners"
    r"|lawyers|analysts|traders|bankers|members|founders|co-founders|cofounders|colleagues|leaders|players"
    r"|officials|ministers|officers|team|workforce"
    r"|newsroom|board|staff members|team members|trustees|those|them|whom|drivers|chefs|technicians"
    r"|specialists|consultants|advisers|musicians|producers|contributors|economists|crew|volunteers"
    r"|acknowledged|fellows|guides|curators|[a-z]{3,}(?:ers|ors|ists|ians|eers|ees|ants|men|women))",
    "id": r"(?:orang|karyawan|pegawai|staf|insinyur|peneliti|ilmuwan|pengembang|perancang|desainer|petinggi"
    r"|eksekutif|pejabat|wartawan|jurnalis|redaktur|penulis|guru|dosen|dokter|perawat|pilot|manajer"
    r"|direktur|mitra|pengacara|analis|anggota|pendiri|rekan|pemimpin|pemain|menteri|pekerja|buruh|awak|mereka"
    r"|kolega|tenaga kerja|pengajar|kru|teknisi|relawan|komisaris|sopir|pengemudi|programmer|musisi|editor"
    r"|juru masak|koki|nama|profesor|penasihat|kurator|petugas|(?!pent|penuh|pern|perl|pert|pers|pend[ea]k|pemilu"
    r"|penj)pe[nmrl][a-z]{3,}(?<!an))(?:nya)?",
}
_NUMBER_EN = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|dozens|a dozen|half a dozen"
    r"|scores|hundreds|\d+(?:[.,]\d+)*(?: (?:percent|per cent|%))?)"
)
_NUMBER_ID = (
    r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|se?puluhan|belasan"
    r"|puluhan|ratusan|selusin|(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan) (?:belas"
    r"|puluh)(?: [a-z]+)?|\d+(?:[.,]\d+)*(?: (?:persen|%))?|ketiga|keempat|kelima|kedua)"
)
_QUANTITY: dict[Language, str] = {
    "en": rf"(?:(?:about|around|nearly|almost|at least|more than|fewer than|less than|over|roughly|some|only"
    rf"|just|as many as|up to) )?(?:(?:a|one|two|three|four) (?:third|thirds|quarter|quarters|half|fifth"
    rf"|fifths|dozen|handful|number)|(?:a|the) (?:team|group|trio|pair|duo|raft|string|clutch"
    rf"|number) of(?: {_NUMBER_EN})?|one in (?:two|three|four|five|six|seven|eight|nine|ten|\d+)|half|most"
    rf"|several|(?:a|the) majority|{_NUMBER_EN})",
    "id": rf"(?:(?:sekitar|hampir|lebih dari|kurang dari|sedikitnya|setidaknya|kira-kira|paling tidak|sebanyak"
    rf"|tidak kurang dari|tidak sampai|hanya|tinggal) )?(?:satu dari (?:tiga|empat|lima|enam|sepuluh)"
    rf"|separuh(?:nya)?|setengah(?:nya)?"
    rf"|sepertiga(?:nya)?|seperempat(?:nya)?|(?:dua|tiga) (?:pertiga|perempat)|sebagian(?: besar)?"
    rf"|beberapa|sejumlah|mayoritas|{_NUMBER_ID})",
}
_STAYING: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<!\S)(?:(?:still )?remains?|remained|still (?:work|works|there|at)|stayed|are left|is left"
        r"|are still|is still)(?!\S)"
    ),
    "id": re.compile(r"(?<!\S)(?:tetap|masih|bertahan|tersisa)(?!\S)"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Items `first` to `last` of a sentence name a group, `leaving` to `end` say that it leaves."""

    sentence: int
    first: int
    last: int
    leaving: int
    end: int
    kind: LeavingKind
    stays: bool  # so few stay: "only nine of them remain at O"
    number: int | None  # how many they are, where a small number stands alone: "three lawyers"


_COUNTS = {
    word: number
    for number, words in enumerate(("two dua 2", "three tiga 3", "four empat 4", "five lima 5", "six enam 6"), start=2)
    for word in words.split()
}
_PART_OF = r"(?<!\S)(?:of|from|dari)(?!\S)"
_NO_BREAK = r"(?!(?:P|O|,|and|dan|karena|setelah|cara|because|after)(?!\S))"
_STAY = r"(?= (?:yang|who|remain|remained|remains|are|still|masih|tetap|bertahan)(?!\S))"
_ALONE = rf"(?(of){_STAY}|(?!))|(?<=nya)|(?<=sepertiga)|(?<=separuh)|(?<=third)|(?<=half)|(?<=quarter)"
_NAMED = re.compile(
    r"(?: (?:(?:dari|from|at|di) (?:the )?)?O)? (?::|,(?= (?:R )?P)|,? ?(?:yakni|yaitu|namely))(?: (?:R|O|the|its))* P"
)  # who they are follows
_TEAM = (
    r"(?: (?:dari|from|in|of|on)(?: (?!P)[a-z]+){0,2} P(?: (?:'s|’s)(?: [a-z]+)?)?"
    r"| (?:and|dan|serta)(?: (?:the|its|an?))? R)?"
    r"(?: , (?:or|atau)(?: (?!P|O)[^ ,]+){1,7} ,)?"  # "30 people, or a fifth of the staff,"
)
_MODIFIERS = (
    _TEAM + r"(?: (?!P(?!\S)|;|,|:|but|tetapi|mengatakan|said|says|menuturkan|told|bahwa|that|menilai|whose)[^ ]+)*"
)


def find_groups(sentences: Sequence[Sentence], language: Language) -> list[Group]:
    """The groups that leave, in order."""
    people, quantity = _PEOPLE[language], _QUANTITY[language]
    subject = re.compile(
        rf"(?<!\S)(?P<of>(?:of|from|dari) (?:the |its )?(?:\d+|{quantity}) [^;]*?, )?"
        rf"(?P<group>(?<!per )(?<!demi )(?!satu (?:per|demi) satu){quantity}"
        rf"(?:(?: (?:of|from|dari|out of))?(?: {_NO_BREAK}[^ ]+){{0,3}}?(?: O)? (?:{people}|R)"
        rf"|{_ALONE})(?!\S)(?! ['’]s))"
    )
    found: list[Group] = []
    for number, sentence in enumerate(sentences):
        signs = as_signs(sentence)
        for match in subject.finditer(signs.text):
            hit = _is_dismissed(signs.text, match, language) or _leaves(signs.text, match, language)
            if hit is None:
                continue
            words, kind, last = hit
            first = signs.item(match.start("of") if match.group("of") else match.start("group"))
            if _NAMED.match(signs.text[max(words[1], match.end("group")) :]):
                continue
            leaving, end = signs.item(words[0]), signs.item(words[1] - 1)
            stays = _STAYING[language].match(signs.text, words[0]) is not None
            count = _COUNTS.get(match.group("group").split()[0]) if not re.search(_PART_OF, match.group()) else None
            group = Group(number, first, signs.item(last - 1), leaving, end, kind, stays, count)
            if not any((other.sentence, other.leaving) == (number, leaving) for other in found):
                found.append(replace(group, last=_whole(signs, group, language)))
    return found


def _is_dismissed(
    text: str, match: re.Match[str], language: Language
) -> tuple[tuple[int, int], LeavingKind, int] | None:
    """As `_leaves`, where the group is whom somebody dismisses: "has laid off 14 of its traders"."""
    for pattern in likely(text, language):
        if pattern.frame == "object" and pattern.kind in ("dismissed", "joined"):
            for words in pattern.words.finditer(text, 0, match.start("group")):
                if words.end() + 1 == match.start("group") and not blocked(text, words, language):
                    return (words.start(), words.end()), pattern.kind, match.end("group")
    return None


def _whole(signs: Signs, group: Group, language: Language) -> int:
    """The last item of the group's words, with what describes it: "who worked on X", "yang terdaftar sebagai Y"."""
    between = signs.between(group.last, group.leaving).split()
    while between and re.fullmatch(BETWEEN_WORDS[language], between[-1]):
        between.pop()
    describes = between and between[0] in _DESCRIBING and len(between) <= _DESCRIBED and "," not in between
    return group.last + len(between) if describes else group.last


_DESCRIBING = frozenset("and dan serta who of at from in on listed named working yang dari di pada O R L".split())
_DESCRIBED = 20  # words


def _leaves(text: str, match: re.Match[str], language: Language) -> tuple[tuple[int, int], LeavingKind, int] | None:
    """Where it is said that the group leaves, or that only so few stay; how; and where the group's words end."""
    people = match.end("group")
    bound = re.match(_MODIFIERS, text[people:])
    end = people + (bound.end() if bound else 0)
    best: tuple[tuple[int, int], LeavingKind, int] | None = None
    first = text[people:].split()[:1]
    aside = text[people:].startswith((" , or ", " , atau "))
    described = aside or (
        bool(first) and (first[0] in _DESCRIBING or re.fullmatch(BETWEEN_WORDS[language], first[0]) is not None)
    )
    for pattern in likely(text, language):
        if pattern.frame != "subject":
            continue
        for words in pattern.words.finditer(text, people):
            near = words.start() <= people + 1 or (described and words.start() <= end + 1)
            if not near or blocked(text, words, language):
                continue
            if best is None or words.start() < best[0][0]:
                best = ((words.start(), words.end()), pattern.kind, people)
    if best is None and re.match(r"(?:fewer|less|only|just|hanya|tinggal|kurang|tidak sampai)", match.group("group")):
        for words in _STAYING[language].finditer(text, people):
            if words.start() <= end + 1:
                return (words.start(), words.end()), "resigned", people
    return best
