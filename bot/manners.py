"""What keeps the bot polite: cooldowns, and answers that follow their questions when these are edited or deleted."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import discord
from discord.ext import commands

from bot.settings import Rate

FOLLOWS_S = 60.0
"""So long an answer is edited or removed with its question."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Who has to wait before the next question, and how long."""

    who: Literal["member", "channel"]
    seconds: int


class Cooldowns:
    """Counts questions of each member and each channel."""

    def __init__(self, member: Rate | None, channel: Rate | None) -> None:
        self._member = _mapping(member)
        self._channel = _mapping(channel)
        self._told: dict[int, float] = {}  # member -> until when what they were told holds

    def ask(self, member: int, channel: int | None) -> Wait | None:
        """Count a question; None: it may be asked."""
        seconds = self._member.update_rate_limit(member) if self._member else None
        if seconds is not None:
            return Wait("member", _whole(seconds))
        seconds = self._channel.update_rate_limit(channel) if self._channel and channel else None
        return None if seconds is None else Wait("channel", _whole(seconds))

    def to_tell(self, member: int, wait: Wait) -> bool:
        """Whether the member is still to be told to wait; once is enough for as long as it holds."""
        now = time.monotonic()
        self._told = {who: until for who, until in self._told.items() if until > now}
        if member in self._told:
            return False
        self._told[member] = now + wait.seconds
        return True


@dataclass(slots=True)
class Asked:
    """A question in a channel and what became of it; changes while it is being answered.

    `lock` is held while it is answered, so that an edited question is answered after its first wording, not beside it.
    """

    text: str
    since: float
    answer: discord.Message | None = None  # None: not yet there
    withdrawn: bool = False  # the question was deleted or edited away
    posts: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class Recent:
    """The questions of the last minute by message ID."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._asked: dict[int, Asked] = {}

    def add(self, message: int, text: str) -> Asked:
        """Remember a question that is being answered."""
        self._drop_old()
        asked = self._asked[message] = Asked(text, self._clock())
        return asked

    def get(self, message: int) -> Asked | None:
        """The question, if it is younger than a minute."""
        self._drop_old()
        return self._asked.get(message)

    def _drop_old(self) -> None:
        # Insertion order is time order, so the old ones stand in front.
        oldest = self._clock() - FOLLOWS_S
        for message, asked in list(self._asked.items()):
            if asked.since >= oldest:
                break
            del self._asked[message]


def _mapping(rate: Rate | None) -> commands.CooldownMapping[int] | None:
    return commands.CooldownMapping.from_cooldown(rate.questions, rate.per_s, lambda key: key) if rate else None


def _whole(seconds: float) -> int:
    return max(1, -int(-seconds // 1))
