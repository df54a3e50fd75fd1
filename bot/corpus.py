"""/corpus: how the index stands, its articles, and changing them; for moderators."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import discord
from discord import app_commands
from discord.ext import commands

from bot import moderating, shelf
from bot.buttons import Button, Press, view
from bot.cards import note_card
from bot.choices import choices
from bot.corpus_cards import pages, progress_text, sources_card, status_card
from bot.delivery import Reply, acknowledge, answer_interaction, persistently, respond
from bot.escape import escape
from bot.limits import CHOICE, cut
from bot.verdicts import document_key, find_document
from bot.words_discord import DISCORD_WORDS
from bot.words_rooms import ROOM_WORDS
from index import BuildReport, Language, Source

if TYPE_CHECKING:
    from bot.client import Eksodus

Used: TypeAlias = "discord.Interaction[Eksodus]"
T = TypeVar("T")

_EDIT_EVERY_S = 2.0  # Discord allows five edits in five seconds


class SourcesPage(Button, template=r"eks:sources:(\d{1,5})"):
    """Turns to a page of the articles."""

    def __init__(self, label: str, page: str) -> None:
        super().__init__(label, f"eks:sources:{page}")
        self.page = int(page)

    async def pressed(self, interaction: Press) -> None:
        """Put that page in this one's place."""
        moderating.check(interaction)
        await respond(interaction.response.defer)
        bot = interaction.client
        reply = sources_reply(bot.knowledge.sources, self.page, bot.language_for(interaction))
        await persistently(lambda: interaction.edit_original_response(embed=reply.card, view=reply.buttons))


class Remove(Button, template=r"eks:remove:([\w-]{8})"):
    """Removes an article, once more asked for."""

    style = discord.ButtonStyle.danger

    def __init__(self, label: str, key: str) -> None:
        super().__init__(label, f"eks:remove:{key}")
        self.key = key

    async def pressed(self, interaction: Press) -> None:
        """Remove it, and say so."""
        moderating.check(interaction)
        await respond(interaction.response.defer)
        bot, words = interaction.client, ROOM_WORDS[interaction.client.language_for(interaction)]
        source = find_document(bot.knowledge.sources, self.key)
        if source is None:
            text = bot.words_for(interaction).article_gone
        elif len(bot.knowledge.sources) == 1:
            text = words.last_one
        else:
            room = bot.get_cog("Corpus")
            assert isinstance(room, Corpus)  # noqa: S101 (it put the button up)
            report = await room.change(lambda: shelf.take(bot.knowledge, bot.settings.corpus_dir, source.path))
            text = (
                words.busy
                if report is None
                else words.removed.format(name=_quoted(source.path), documents=report.documents)
            )
        await persistently(lambda: interaction.edit_original_response(embed=note_card(text), view=None))


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class Corpus(commands.GroupCog, group_name="corpus", group_description="The articles behind the answers"):
    """The articles, for moderators."""

    def __init__(self, bot: "Eksodus") -> None:
        self.bot = bot
        self._changing = asyncio.Lock()

    async def cog_load(self) -> None:
        """Hear buttons from before a restart as well."""
        self.bot.add_dynamic_items(SourcesPage, Remove)

    async def interaction_check(self, interaction: Used, /) -> bool:  # type: ignore[override]
        """Whether a moderator asks; a server may have given the command to others."""
        return moderating.check(interaction)

    async def change(self, work: Callable[[], T]) -> T | None:
        """Run `work` on a thread of its own, so that questions go on; None: another change is under way."""
        if self._changing.locked():
            return None
        return await self.change_next(work)

    async def change_next(self, work: Callable[[], T]) -> T:
        """The same when it is its turn."""
        async with self._changing:
            return await asyncio.to_thread(work)

    @app_commands.command(name="status", description="How the index stands")
    async def status(self, interaction: Used) -> None:
        """Answer with documents, passages, model, age and problems."""
        in_time = await acknowledge(interaction, private=True)
        language = self.bot.language_for(interaction)
        card = status_card(await asyncio.to_thread(self.bot.knowledge.status), language)
        await answer_interaction(interaction, Reply(card), language, in_time=in_time, private=True)

    @app_commands.command(name="sources", description="List the articles")
    async def sources(self, interaction: Used) -> None:
        """Answer with the first page."""
        in_time = await acknowledge(interaction, private=True)
        language = self.bot.language_for(interaction)
        reply = sources_reply(self.bot.knowledge.sources, 0, language)
        await answer_interaction(interaction, reply, language, in_time=in_time, private=True)

    @app_commands.command(name="reindex", description="Bring the index up to date")
    async def reindex(self, interaction: Used) -> None:
        """Refresh, with a bar that moves."""
        in_time = await acknowledge(interaction, private=True)
        language = self.bot.language_for(interaction)
        done, total, started = 0, 0, time.monotonic()

        def hear(read: int, to_read: int) -> None:
            nonlocal done, total
            done, total = read, to_read

        work = asyncio.create_task(self.change(lambda: self.bot.knowledge.refresh(hear)))
        shown = ""
        while not work.done():
            text = progress_text(done, total, time.monotonic() - started, language)
            if in_time and text != shown:
                shown = text
                # A step of the bar that gets lost is no loss.
                with suppress(discord.HTTPException):
                    await interaction.edit_original_response(embed=note_card(shown))
            await asyncio.wait([work], timeout=_EDIT_EVERY_S)
        report = await work
        text = ROOM_WORDS[language].busy if report is None else indexed_text(report, language)
        await answer_interaction(interaction, Reply(note_card(text)), language, in_time=in_time, private=True)

    @app_commands.command(name="add", description="Add an article")
    @app_commands.describe(file="A .md, .txt, .html or .pdf file", replace="Overwrite an article of the same name")
    async def add(self, interaction: Used, file: discord.Attachment, replace: bool = False) -> None:
        """Check the file, keep it and index it; or say why not, with nothing left behind."""
        in_time = await acknowledge(interaction, private=True)
        language = self.bot.language_for(interaction)
        text = await self._add(file, language, replace=replace)
        await answer_interaction(interaction, Reply(note_card(text)), language, in_time=in_time, private=True)

    async def _add(self, file: discord.Attachment, language: Language, *, replace: bool) -> str:
        """What became of the file, as a sentence."""
        words, folder, given = ROOM_WORDS[language], self.bot.settings.corpus_dir, _quoted(file.filename)
        name = shelf.safe_name(file.filename)
        if name is None:
            return words.kind_refused.format(name=given)
        if file.size > shelf.LARGEST_BYTES:
            return words.too_large.format(name=given, megabytes=shelf.LARGEST_BYTES // 1_000_000)
        if (folder / name).exists() and not replace:
            return words.there_already.format(name=_quoted(name))
        data = await persistently(file.read)
        try:
            report = await self.change(lambda: shelf.put(self.bot.knowledge, folder, name, data, replace=replace))
        except FileExistsError:
            return words.there_already.format(name=_quoted(name))
        except shelf.UnreadableError as error:
            return words.unreadable.format(name=_quoted(name), reason=escape(str(error)))
        if report is None:
            return words.busy
        return words.added.format(name=_quoted(name), documents=report.documents)

    @app_commands.command(name="remove", description="Remove an article")
    @app_commands.describe(article="Which article")
    async def remove(self, interaction: Used, article: str) -> None:
        """Ask once more; the button removes."""
        in_time = await acknowledge(interaction, private=True)
        language = self.bot.language_for(interaction)
        words = ROOM_WORDS[language]
        source = next(
            (one for one in self.bot.knowledge.sources if article in (one.path, document_key(one.path))), None
        )
        if source is None:
            reply = Reply(note_card(words.no_such.format(name=_quoted(article))))
        else:
            card = note_card(words.confirm_remove.format(name=_quoted(source.path)))
            reply = Reply(card, view([Remove(words.remove, document_key(source.path))]))
        await answer_interaction(interaction, reply, language, in_time=in_time, private=True)

    @remove.autocomplete("article")
    async def _articles(self, interaction: Used, typed: str) -> list[app_commands.Choice[str]]:
        if not interaction.permissions.manage_guild:
            return []
        found = await asyncio.to_thread(lambda: choices(typed, [source.path for source in self.bot.knowledge.sources]))
        return [app_commands.Choice(name=cut(one.name, CHOICE), value=one.value) for one in found]


def sources_reply(sources: tuple[Source, ...], page: int, language: Language) -> Reply:
    """A page of the articles with its buttons; the nearest where there is no such page any more."""
    page = min(page, pages(len(sources)) - 1)
    words, items = DISCORD_WORDS[language], []
    if page > 0:
        items.append(SourcesPage(words.previous, str(page - 1)))
    if page + 1 < pages(len(sources)):
        items.append(SourcesPage(words.next, str(page + 1)))
    return Reply(sources_card(sources, page, language), view(items) if items else None)


def indexed_text(report: BuildReport, language: Language) -> str:
    """What a build did, as a sentence."""
    return ROOM_WORDS[language].indexed.format(
        added=report.added,
        changed=report.changed,
        gone=report.gone,
        documents=report.documents,
        passages=report.passages,
        embedded=report.embedded,
        seconds=f"{report.seconds:.1f}",
    )


def _quoted(name: str) -> str:
    return f"**{escape(cut(name, 120))}**"
