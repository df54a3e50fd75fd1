"""/departures: the list of who left, one person's departures, the list as a file and as a picture."""

import asyncio
import io
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.buttons import Button, Press, view
from bot.cards import note_card
from bot.chart import chart_png
from bot.choices import choices
from bot.delivery import Reply, acknowledge, answer_interaction, note, persistently, respond, think
from bot.departure_cards import Wanted, list_card, pages, person_card
from bot.escape import escape
from bot.limits import CHOICE
from bot.replies import wait_sentence
from bot.table import csv_text
from bot.words import WORDS
from bot.words_discord import DISCORD_WORDS
from bot.words_rooms import ROOM_WORDS
from index import Departure, Knowledge, Language, Source

if TYPE_CHECKING:
    from bot.client import Eksodus

Used: TypeAlias = "discord.Interaction[Eksodus]"
Name: TypeAlias = app_commands.Range[str, 1, CHOICE]


class Turn(Button, template=r"eks:left:(\d{1,4}):(.*)"):
    """Turns to a page of the list; the custom_id knows which list that is."""

    def __init__(self, label: str, page: str, key: str) -> None:
        super().__init__(label, f"eks:left:{page}:{key}")
        self.page, self.wanted = int(page), Wanted.of(key)

    async def pressed(self, interaction: Press) -> None:
        """Turn the page for who asked; anyone else gets that page alone."""
        asked = interaction.message.interaction_metadata if interaction.message else None
        if asked and asked.user.id != interaction.user.id:
            await think(interaction)
        else:
            await respond(interaction.response.defer)
        bot = interaction.client
        found = await asyncio.to_thread(_find, bot.knowledge, self.wanted)
        reply = list_reply(found, self.page, self.wanted, bot.language_for(interaction))
        await persistently(lambda: interaction.edit_original_response(embed=reply.card, view=reply.buttons))


def list_reply(found: tuple[Departure, ...], page: int, wanted: Wanted, language: Language) -> Reply:
    """A page of the list with its buttons; the nearest page where there is no such page any more."""
    page = min(page, pages(found) - 1)
    words, items = DISCORD_WORDS[language], []
    if page > 0:
        items.append(Turn(words.previous, str(page - 1), wanted.key))
    if page + 1 < pages(found):
        items.append(Turn(words.next, str(page + 1), wanted.key))
    return Reply(list_card(found, page, language), view(items) if items else None)


@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
class Departures(commands.GroupCog, group_name="departures", group_description="Who left, by the articles"):
    """The list of departures."""

    def __init__(self, bot: "Eksodus") -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Hear the buttons of lists from before a restart as well."""
        self.bot.add_dynamic_items(Turn)

    @app_commands.command(name="list", description="List who left")
    @app_commands.describe(
        person="Who left",
        organization="Where from",
        destination="Where to",
        since="Since a year, month or day: 2024-09",
    )
    async def list_departures(
        self,
        interaction: Used,
        person: Name | None = None,
        organization: Name | None = None,
        destination: Name | None = None,
        since: app_commands.Range[str, 4, 10] | None = None,
    ) -> None:
        """Answer with the first page."""
        if await self._has_to_wait(interaction):
            return
        in_time = await acknowledge(interaction, private=False)
        language = self.bot.language_for(interaction)
        # What the buttons will look for is looked for at once, so that all pages are of one list.
        wanted = Wanted.of(Wanted(person, organization, destination, since).key)
        reply = list_reply(await asyncio.to_thread(_find, self.bot.knowledge, wanted), 0, wanted, language)
        await answer_interaction(interaction, reply, language, in_time=in_time, private=False)

    @app_commands.command(name="show", description="Show what the articles tell of somebody who left")
    @app_commands.describe(person="Who left")
    async def show_person(self, interaction: Used, person: Name) -> None:
        """Answer with all quotes."""
        if await self._has_to_wait(interaction):
            return
        in_time = await acknowledge(interaction, private=False)
        language, knowledge = self.bot.language_for(interaction), self.bot.knowledge
        found = await asyncio.to_thread(_find, knowledge, Wanted(person))
        exact = tuple(row for row in found if person in (row.person, row.group)) or found
        sentence = ROOM_WORDS[language].nobody_by_name.format(person=f"**{escape(person)}**")
        card = person_card(exact, lambda path: _source(knowledge, path), language) if exact else note_card(sentence)
        await answer_interaction(interaction, Reply(card), language, in_time=in_time, private=False)

    @app_commands.command(name="export", description="The whole list as a CSV file for spreadsheets")
    async def export(self, interaction: Used) -> None:
        """Answer with the file, for who asked alone."""
        words = ROOM_WORDS[self.bot.language_for(interaction)]

        def make(found: tuple[Departure, ...]) -> bytes:
            return csv_text(found).encode("utf-8-sig")  # Excel reads UTF-8 only where the file says so

        await self._answer_with_file(interaction, "departures.csv", make, words.exported, private=True)

    @app_commands.command(name="chart", description="A picture of who went where and when")
    async def chart(self, interaction: Used) -> None:
        """Answer with the picture."""
        language = self.bot.language_for(interaction)
        await self._answer_with_file(
            interaction, "departures.png", lambda found: chart_png(found, language), None, private=False
        )

    async def _answer_with_file(
        self,
        interaction: Used,
        name: str,
        make: Callable[[tuple[Departure, ...]], bytes],
        sentence: str | None,
        *,
        private: bool,
    ) -> None:
        """Answer with a file of all departures; `sentence` takes their count (None: the file is the answer)."""
        if await self._has_to_wait(interaction):
            return
        in_time = await acknowledge(interaction, private=private)
        language = self.bot.language_for(interaction)
        found = await asyncio.to_thread(_find, self.bot.knowledge, Wanted())
        if not found or not in_time:
            refusal = note_card(WORDS[language].no_departures if not found else DISCORD_WORDS[language].trouble)
            await answer_interaction(interaction, Reply(refusal), language, in_time=in_time, private=private)
            return
        data = await asyncio.to_thread(make, found)
        cards = [note_card(sentence.format(count=len(found)))] if sentence else []
        await persistently(
            lambda: interaction.edit_original_response(
                embeds=cards, attachments=[discord.File(io.BytesIO(data), filename=name)]
            )
        )

    async def _has_to_wait(self, interaction: Used) -> bool:
        wait = self.bot.cooldowns.ask(interaction.user.id, interaction.channel_id)
        if wait:
            await note(interaction, note_card(wait_sentence(wait, self.bot.language_for(interaction))))
        return wait is not None

    @list_departures.autocomplete("person")
    @show_person.autocomplete("person")
    async def _persons(self, interaction: Used, typed: str) -> list[app_commands.Choice[str]]:
        return await self._offered(interaction, typed, lambda row: row.person or row.group)

    @list_departures.autocomplete("organization")
    async def _organizations(self, interaction: Used, typed: str) -> list[app_commands.Choice[str]]:
        return await self._offered(interaction, typed, lambda row: row.organization)

    @list_departures.autocomplete("destination")
    async def _destinations(self, interaction: Used, typed: str) -> list[app_commands.Choice[str]]:
        return await self._offered(interaction, typed, lambda row: row.destination)

    async def _offered(
        self, interaction: Used, typed: str, name: Callable[[Departure], str | None]
    ) -> list[app_commands.Choice[str]]:
        """What autocomplete shows; in a thread of its own, so that it waits for no question."""
        del interaction
        found = await asyncio.to_thread(lambda: choices(typed, [name(row) for row in self.bot.knowledge.departures()]))
        return [app_commands.Choice(name=choice.name, value=choice.value) for choice in found]


def _find(knowledge: Knowledge, wanted: Wanted) -> tuple[Departure, ...]:
    return knowledge.departures(wanted.person, wanted.organization, wanted.destination, wanted.since)


def _source(knowledge: Knowledge, document: str) -> Source | None:
    try:
        return knowledge.source(document)
    except KeyError:
        return None
