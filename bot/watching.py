"""The corpus folder watched, so that the bot knows an article as soon as it is there."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import discord
from discord.ext import commands
from watchfiles import awatch

from bot.cards import note_card
from bot.corpus import Corpus, indexed_text
from bot.escape import escape
from bot.limits import cut
from index import BuildReport, EksodusError, Language

if TYPE_CHECKING:
    from bot.client import Eksodus

log = logging.getLogger(__name__)

_SETTLED_S = 0.5  # a file that is still being copied grows within this
_PATIENCE = 60  # so many times it is looked at again
_PROBLEMS = 10  # files named in one message


class Watching(commands.Cog):
    """Brings the index up to date when articles come, change or go, as REINDEX says; a failure leaves the last one."""

    def __init__(self, bot: "Eksodus") -> None:
        self.bot = bot
        self._task: asyncio.Task[None] | None = None

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
        try:
            async for _ in self._occasions(folder):
                await settled(folder)
                await self._index()
        except OSError as error:
            log.error("the folder can't be watched any more; /corpus reindex still works", extra={"reason": str(error)})

    async def _index(self) -> None:
        try:
            await self._refresh()
        except EksodusError as error:
            log.warning("not indexed; answers come from the articles before", extra={"reason": str(error)})
            await self._tell(escape(cut(str(error), 1000)))
        except Exception:
            log.exception("not indexed; the folder is watched on")

    async def _occasions(self, folder: Path) -> AsyncIterator[None]:
        """Whenever it is time to look; once at the start."""
        yield
        if self.bot.settings.reindex == "interval":
            while True:
                await asyncio.sleep(self.bot.settings.reindex_every_s)
                yield
        async for _ in awatch(folder):
            yield

    async def _refresh(self) -> None:
        """Index what is new, and say what happened; nothing where nobody has touched the folder."""
        if (await asyncio.to_thread(self.bot.knowledge.status)).fresh:
            return
        room = self.bot.get_cog("Corpus")
        assert isinstance(room, Corpus)  # noqa: S101 (load_rooms adds it first)
        report = await room.change(self.bot.knowledge.refresh)
        if report is None:
            return  # a moderator's change is under way, and indexes this as well
        log.info(
            "indexed",
            extra={
                "documents": report.documents,
                "embedded": report.embedded,
                "removed": report.removed,
                "seconds": round(report.seconds, 2),
                "problems": [str(problem) for problem in report.problems],
            },
        )
        if report.embedded or report.removed or report.problems:
            await self._tell(self._text(report))

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
        channel = self.bot.get_channel(self.bot.settings.log_channel or 0)
        if isinstance(channel, discord.abc.Messageable):
            try:
                await channel.send(embed=note_card(text))
            except discord.HTTPException as error:
                log.warning("LOG_CHANNEL can't be written to", extra={"reason": str(error)})


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
    for path in folder.rglob("*"):
        with suppress(OSError):
            stat = path.stat()
            found.add((str(path), stat.st_size, stat.st_mtime_ns))
    return frozenset(found)
