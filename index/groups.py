"""Departures of people without names: "a third of the authors have left", "beberapa anggota tim pergi"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.events import BETWEEN_WORDS, blocked
from index.language import Language
from index.leaving import PATTERNS, PEOPLE, QUANTITY, STAYING, LeavingKind
from index.mentions import Sentence, Signs, as_signs


@dataclass(frozen=True, slots=True)
class Group:
    """Items `first` to `last` of a sentence name a group, `leaving` to `end` say that it leaves."""

    sentence: int
    first: int
    last: int
    leaving: int
    end: int
    kind: LeavingKind


_MODIFIERS = r"(?: (?!P(?!\S)|;|but|tetapi|mengatakan|said|says|menuturkan|told|bahwa|that|menilai|whose)[^ ]+)"


def find_groups(sentences: Sequence[Sentence], language: Language) -> list[Group]:
    """The groups that leave, in order."""
    subject = re.compile(
        rf"(?<!\S)(?P<of>(?:of|from|dari) (?:the |its )?(?:\d+"
        rf"|{QUANTITY[language]}) [^;]*?, )?(?P<group>{QUANTITY[language]}"
        rf"(?:(?: (?:of|from|dari|out of))?(?: (?!P(?!\S)|O(?!\S)|,)[^ ]+){{0,4}}? (?:{PEOPLE[language]}|R)"
        rf"|(?<=nya)|(?<=sepertiga)|(?<=separuh)|(?<=third)|(?<=half)|(?<=quarter))(?!\S))"
    )
    found: list[Group] = []
    for number, sentence in enumerate(sentences):
        signs = as_signs(sentence)
        for match in subject.finditer(signs.text):
            hit = _leaves(signs.text, match, language)
            if hit is None:
                continue
            words, kind, last = hit
            first = signs.item(match.start("of") if match.group("of") else match.start("group"))
            if found and found[-1].sentence == number:
                break
            leaving, end = signs.item(words[0]), signs.item(words[1] - 1)
            group = Group(number, first, signs.item(last - 1), leaving, end, kind)
            found.append(replace(group, last=_whole(signs, group, language)))
    return found


def _whole(signs: Signs, group: Group, language: Language) -> int:
    """The last item of the group's words, with what describes it: "who worked on X", "yang terdaftar sebagai Y"."""
    between = signs.between(group.last, group.leaving).split()
    while between and re.fullmatch(BETWEEN_WORDS[language], between[-1]):
        between.pop()
    describes = between and between[0] in _DESCRIBING and len(between) <= _DESCRIBED and "," not in between
    return group.last + len(between) if describes else group.last


_DESCRIBING = frozenset("who of at from in on listed named working yang dari di pada O R L".split())
_DESCRIBED = 20  # words


def _leaves(text: str, match: re.Match[str], language: Language) -> tuple[tuple[int, int], LeavingKind, int] | None:
    """Where it is said that the group leaves, or that only so few stay; how; and where the group's words end."""
    people = match.end("group")
    bound = re.match(rf"{_MODIFIERS}*", text[people:])
    end = people + (bound.end() if bound else 0)
    best: tuple[tuple[int, int], LeavingKind, int] | None = None
    for pattern in PATTERNS[language]:
        if pattern.frame != "subject":
            continue
        for words in pattern.words.finditer(text, people):
            if words.start() > end + 1 or blocked(text, words, language):
                continue
            if best is None or words.start() < best[0][0]:
                best = ((words.start(), words.end()), pattern.kind, people)
    if best is None and re.match(r"(?:fewer|less|only|just|hanya|tinggal|kurang|tidak sampai)", match.group("group")):
        for words in STAYING[language].finditer(text, people):
            if words.start() <= end + 1:
                return (words.start(), words.end()), "resigned", people
    return best
