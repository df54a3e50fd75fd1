"""What a pattern of words is that says that somebody leaves.

A sentence is given as its words in lower case with a space between them, names and the like as P (person),
O (organization), L (place), T (time) and R (role), which no word in lower case can be.
"""

import re
from dataclasses import dataclass
from typing import Literal

LeavingKind = Literal["resigned", "dismissed", "joined", "announced"]
Frame = Literal["subject", "object", "noun"]
"""Who leaves: who stands before the words, who stands behind them, or whom a noun belongs to ("the departure of P")."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that say that somebody leaves."""

    words: re.Pattern[str]
    frame: Frame
    kind: LeavingKind
    weak: bool  # so many other things are said so that the person must have a role


def patterns(frame: Frame, kind: LeavingKind, *alternatives: str, weak: bool = False) -> tuple[Pattern, ...]:
    """A pattern for each of `alternatives`, which begin and end where words do."""
    return tuple(Pattern(re.compile(rf"(?<!\S)(?:{words})(?!\S)"), frame, kind, weak) for words in alternatives)


def listed(text: str) -> tuple[str, ...]:
    """The words in `text`, between bars."""
    return tuple(" ".join(word.split()) for word in text.split("|"))
