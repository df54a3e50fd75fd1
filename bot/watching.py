"""The corpus folder watched, so that the bot knows an article as soon as it is there."""

import asyncio
import logging
import os
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import discord
from discord.ext import commands
from watchfiles import awatch

from bot.cards import note_card
from bot.corpus import Corpus, indexed_text
from bot.corpus_cards import seconds_left
from bot.escape import escape
from bot.limits import cut
from index import BuildReport, EksodusError, Language, Problem, Progress

if TYPE_CHECKING:
    from bot.client import Eksodus

log = logging.getLogger(__name__)

_LOOK_EVERY_S = 60.0
_NOTICED_S = 5  # after which it is noticed that the folder is another one
_POLL_EVERY_MS = 1000
_AGAIN_S = 5.0  # after which a folder that can't be watched is looked at
_TELL_EVERY_S = 30.0  # of a long indexing
_SETTLED_S = 0.5  # a file that is still being copied grows within this
_PATIENCE = 60  # so many times it is looked at again
_PROBLEMS = 10  # files named in one message


class Watching(commands.Cog):
    """Brings the index up to date when articles come, change or go, as REINDEX says; a failure leaves the last one."""

    def __init__(self, bot: "Eksodus") -> None:
        self.bot = bot
        self._task: asyncio.Task[None] | None = None
        self._trouble: str | None = None  # what kept the last change from being indexed
        self._problems: tuple[Problem, ...] = ()  # with files, as they were told last

    async def cog_load(self) -> None:
        """Begin to watch; what was touched before is noticed as well."""
        if self.bot.settings.reindex != "manual":
            self._task = asyncio.create_task(self._watch())

    async def cog_unload(self) -> None:
        """Watch no longer."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _watch(self) -> None:
        folder = self.bot.settings.corpus_dir
        async for _ in self._occasions(folder):
            await settled(folder)
            await self._index()

    async def _index(self) -> None:
        try:
            report = await self._refresh()
            self._trouble = None
        except EksodusError as error:
            # It is tried again and again, and told of once.
            if str(error) != self._trouble:
                self._trouble = str(error)
                log.warning("not indexed; answers come from the articles before", extra={"reason": str(error)})
                await self._tell(escape(cut(str(error), 1000)))
        except Exception:
            log.exception("not indexed; the folder is watched on")
        else:
            if report and (report.did_something or report.problems != self._problems):
                self._problems = report.problems
                await self._tell(self._text(report))

    async def _occasions(self, folder: Path) -> AsyncIterator[None]:
        """Whenever it is time to look: at the start, when something has happened, and now and then all the same, since
        a system under load may forget to tell.
        """
        yield
        while self.bot.settings.reindex == "interval":
            await asyncio.sleep(self.bot.settings.reindex_every_s)
            yield
        trouble = None
        while True:
            try:
                async for _ in self._events(folder):
                    trouble = None
                    yield
            except Exception as error:  # the library has kinds of its own, some of them in groups
                if repr(error) != trouble:
                    trouble = repr(error)
                    log.warning("the folder can't be watched; looking now and then", extra={"reason": trouble})
            await asyncio.sleep(_AGAIN_S)
            yield

    async def _events(self, folder: Path) -> AsyncIterator[None]:
        """When something has happened in `folder`, and every minute; ends where another folder takes its place."""
        watched = _identity(folder)
        looked = time.monotonic()
        async for changes in awatch(
            folder,
            rust_timeout=_NOTICED_S * 1000,
            yield_on_timeout=True,
            force_polling=self.bot.settings.watch_polling or None,  # None: where watchfiles knows that it must
            poll_delay_ms=_POLL_EVERY_MS,
        ):
            if _identity(folder) != watched:
                return
            if changes or time.monotonic() - looked > _LOOK_EVERY_S:
                looked = time.monotonic()
                yield

    async def _refresh(self) -> BuildReport | None:
        """Index what is new; None where nobody has touched the folder."""
        if (await asyncio.to_thread(self.bot.knowledge.status)).fresh:
            return None
        room = self.bot.get_cog("Corpus")
        assert isinstance(room, Corpus)  # noqa: S101 (load_rooms adds it first)
        report = await room.change_next(lambda: self.bot.knowledge.refresh(_told()))
        log.info(
            "indexed",
            extra={
                "documents": report.documents,
                "added": report.added,
                "changed": report.changed,
                "gone": report.gone,
                "embedded": report.embedded,
                "seconds": round(report.seconds, 2),
                "problems": [str(problem) for problem in report.problems],
            },
        )
        return report

    def _text(self, report: BuildReport) -> str:
        language = self._language()
        problems = [f"• {escape(cut(str(problem), 200))}" for problem in report.problems[:_PROBLEMS]]
        return "\n".join([indexed_text(report, language), *problems])

    def _language(self) -> Language:
        channel = self.bot.get_channel(self.bot.settings.log_channel or 0)
        guild = channel.guild if isinstance(channel, discord.abc.GuildChannel) else None
        return self.bot.language_in(guild) or "en"

    async def _tell(self, text: str) -> None:
        """Say it in LOG_CHANNEL, where one is set and can be written to."""
        if self.bot.settings.log_channel is None:
            return
        await self.bot.wait_until_ready()
        channel = self.bot.get_channel(self.bot.settings.log_channel)
        try:
            if isinstance(channel, discord.abc.Messageable):
                await channel.send(embed=note_card(text))
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            log.warning("LOG_CHANNEL can't be written to", extra={"reason": str(error)})


def _told() -> Progress:
    """Says in the log how far a long indexing is."""
    started = last = time.monotonic()

    def hear(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _TELL_EVERY_S and done:
            last = now
            left = seconds_left(done, total, now - started)
            log.info("indexing", extra={"done": done, "total": total, "seconds_left": left})

    return hear


async def settled(folder: Path) -> None:
    """Wait until nothing below `folder` changes any more, for half a minute at most."""
    before = None
    for _ in range(_PATIENCE):
        now = await asyncio.to_thread(_look, folder)
        if now == before:
            return
        before = now
        await asyncio.sleep(_SETTLED_S)


def _look(folder: Path) -> frozenset[tuple[str, int, int]]:
    """Names, sizes and times of all files."""
    found: set[tuple[str, int, int]] = set()
    for parent, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                stat = Path(parent, name).stat()
                found.add((f"{parent}/{name}", stat.st_size, stat.st_mtime_ns))
    return frozenset(found)


def _identity(folder: Path) -> tuple[int, int] | None:
    """Which folder it is, whatever its name; None: it is gone."""
    try:
        stat = folder.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino
