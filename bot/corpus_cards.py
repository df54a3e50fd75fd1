"""The corpus and what it can't answer, as cards for moderators. Pure."""

import math
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import discord

from bot.escape import address, escape, printable
from bot.limits import DESCRIPTION, ELLIPSIS, cut, fit, length
from bot.memory import Unanswered
from bot.words_discord import DISCORD_WORDS, date_in_words
from bot.words_rooms import ROOM_WORDS
from index import Language, Source, Status

PER_PAGE = 10

_COLOUR, _AMBER = 0x3B7DD8, 0xD9A12B
_BAR_CHARS = 20
_NAME_CHARS = 120


def status_card(status: Status, language: Language, now: datetime | None = None) -> discord.Embed:
    """How the index stands, and every file that can't be read with the reason."""
    words = ROOM_WORDS[language]
    built = datetime.fromisoformat(status.built)
    built = built if built.tzinfo else built.replace(tzinfo=UTC)
    told = words.status.format(
        documents=status.documents,
        passages=status.passages,
        model=escape(status.model),
        age=_age(built, now, language),
        built=f"{date_in_words(status.built, language)}, {built:%H:%M} UTC",
    )
    lines = [told, words.fresh if status.fresh else words.not_fresh]
    lines.append(words.problems.format(count=len(status.problems)) if status.problems else words.no_problems)
    lines += [f"• {escape(cut(printable(problem), 300))}" for problem in status.problems]
    colour = _COLOUR if status.fresh and not status.problems else _AMBER
    return fit(discord.Embed(title=words.status_title, description=_within(lines), colour=colour))


def sources_card(sources: Sequence[Source], page: int, language: Language) -> discord.Embed:
    """Page `page` (0-based) of the articles: title, where it comes from, when, and its file."""
    words = ROOM_WORDS[language]
    lines = []
    for source in sources[page * PER_PAGE : (page + 1) * PER_PAGE]:
        title, url = _name(source.title), address(source.url)
        parts = [_name(source.source)] if source.source else []
        parts += [date_in_words(source.published, language)] if source.published else []
        below = " · ".join([*parts, _name(source.path)])
        lines.append(f"• {f'[{title}]({url})' if url else f'**{title}**'}\n-# {below}")
    return _paged(lines, words.sources_title.format(count=len(sources)), page, len(sources), language)


def gaps_card(gaps: Sequence[Unanswered], page: int, language: Language) -> discord.Embed:
    """Page `page` (0-based) of the questions without an answer."""
    words = ROOM_WORDS[language]
    if not gaps:
        return fit(discord.Embed(description=words.no_gaps, colour=_COLOUR))
    lines = [
        words.gap.format(
            question=escape(cut(printable(gap.question), 250)),
            members=gap.members,
            day=date_in_words(gap.last_day.isoformat(), language),
        )
        for gap in gaps[page * PER_PAGE : (page + 1) * PER_PAGE]
    ]
    return _paged(lines, words.gaps_title, page, len(gaps), language)


def pages(count: int) -> int:
    """How many pages so many entries take; at least one."""
    return max(1, -(-count // PER_PAGE))


def progress_text(done: int, total: int, elapsed_s: float, language: Language) -> str:
    """How far the indexing is, as a bar, and how long the rest takes at this pace."""
    words = ROOM_WORDS[language]
    if not 0 < done < total:
        return words.indexing
    filled = _BAR_CHARS * done // total
    bar = "█" * filled + "░" * (_BAR_CHARS - filled)
    return words.reading.format(bar=bar, done=done, total=total, seconds=seconds_left(done, total, elapsed_s))


def seconds_left(done: int, total: int, elapsed_s: float) -> int:
    """How long the rest takes at the pace so far; `done` is not 0."""
    return math.ceil(elapsed_s * (total - done) / done)


def _paged(lines: Iterable[str], title: str, page: int, count: int, language: Language) -> discord.Embed:
    shown = list(lines)
    if pages(count) > 1:
        shown.append(f"-# {DISCORD_WORDS[language].page.format(page=page + 1, pages=pages(count))}")
    return fit(discord.Embed(title=title, description=_within(shown), colour=_COLOUR))


def _age(built: datetime, now: datetime | None, language: Language) -> str:
    """How long ago that was, in the largest unit that fits."""
    words, minutes = ROOM_WORDS[language], max(0, int(((now or datetime.now(UTC)) - built).total_seconds() // 60))
    if minutes < 60:
        return words.minutes_ago.format(count=minutes)
    hours = minutes // 60
    return words.hours_ago.format(count=hours) if hours < 48 else words.days_ago.format(count=hours // 24)


def _within(lines: Sequence[str]) -> str:
    """As many whole lines as fit: one that is cut may lose the end of its markdown."""
    kept: list[str] = []
    room = DESCRIPTION - len(ELLIPSIS)
    for line in lines:
        room -= length(line) + 1
        if room < 0:
            return "\n".join([*kept, ELLIPSIS])
        kept.append(line)
    return "\n".join(kept)


def _name(text: str) -> str:
    return escape(cut(printable(text), _NAME_CHARS))
