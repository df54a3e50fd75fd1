"""Departures of people without names: "a third of the authors have left", "beberapa anggota tim pergi"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.events import blocked
from index.language import Language
from index.leaving import PATTERNS, PEOPLE, QUANTITY, STAYING, LeavingKind
from index.mentions import Sentence, as_signs


@dataclass(frozen=True, slots=True)
class Group:
    """Items `first` to `last` of a sentence name a group, and `leaving` to `end` say that it leaves or partly stayed."""

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
        rf"(?<!\S)(?P<of>(?:of|from|dari) (?:the |its )?(?:\d+|{QUANTITY[language]}) [^;]*?, )?(?P<group>{QUANTITY[language]}"
        rf"(?:(?: (?:of|from|dari|out of))?(?: (?!P(?!\S)|O(?!\S)|,)[^ ]+){{0,4}}? (?:{PEOPLE[language]}|R)|(?<=nya)|(?<=sepertiga)|(?<=separuh)|(?<=third)|(?<=half)|(?<=quarter))(?!\S))"
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
            found.append(
                Group(number, first, signs.item(last - 1), signs.item(words[0]), signs.item(words[1] - 1), kind)
            )
    return found


def _leaves(text: str, match: re.Match[str], language: Language) -> tuple[tuple[int, int], LeavingKind, int] | None:
    """Where it is said that the group of `match` leaves, or that only so few stay; how; and where the group's words end."""
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
