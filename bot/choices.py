"""What autocomplete offers, and questions that say the same: names and sentences compared with forgiveness."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process, utils

from bot.escape import printable
from bot.limits import CHOICE, CHOICES, length
from bot.memory import Unanswered

_NEAR = 60  # of 100, by rapidfuzz.fuzz.WRatio; a name half typed is near
_SAME = 88  # of 100, by token_sort_ratio; token_set_ratio takes a part of a question for the whole


@dataclass(frozen=True, slots=True)
class Choice:
    """What autocomplete shows and what the command gets."""

    name: str
    value: str


def choices(typed: str, names: Iterable[str | None]) -> tuple[Choice, ...]:
    """Those of `names` that `typed` may mean, the best first; the first ones by alphabet where nothing is typed.

    A name that is too long for Discord is left out: cut it would name nothing.
    """
    whole = sorted({line for name in names if name and (line := printable(name).strip()) and length(line) <= CHOICE})
    wanted = utils.default_process(typed)
    if wanted:
        starting = [name for name in whole if utils.default_process(name).startswith(wanted)]
        found = process.extract(
            typed, whole, scorer=fuzz.WRatio, processor=utils.default_process, limit=CHOICES, score_cutoff=_NEAR
        )
        whole = list(dict.fromkeys([*starting, *(name for name, _, _ in found)]))
    return tuple(Choice(name, name) for name in whole[:CHOICES])


def merged(questions: Sequence[Unanswered]) -> tuple[Unanswered, ...]:
    """`questions` with those that say nearly the same as one, worded as most asked it; the most asked first."""
    groups: list[Unanswered] = []
    for question in sorted(questions, key=lambda asked: -asked.members):
        place = next((n for n, group in enumerate(groups) if _same(group, question)), None)
        if place is None:
            groups.append(question)
            continue
        group = groups[place]
        groups[place] = replace(
            group, members=group.members + question.members, last_day=max(group.last_day, question.last_day)
        )
    return tuple(sorted(groups, key=lambda group: (-group.members, -group.last_day.toordinal())))


def _same(one: Unanswered, other: Unanswered) -> bool:
    pair = utils.default_process(one.question), utils.default_process(other.question)
    return one.language == other.language and fuzz.token_sort_ratio(*pair) >= _SAME
