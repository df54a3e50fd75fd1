"""/gaps: the questions that the articles don't answer, for moderators."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import moderating
from bot.buttons import Button, Press, view
from bot.choices import merged
from bot.corpus_cards import gaps_card, pages
from bot.delivery import Reply, acknowledge, answer_interaction, persistently, respond
from bot.memory import Unanswered
from bot.words_discord import DISCORD_WORDS
from index import Language

if TYPE_CHECKING:
    from bot.client import Eksodus


class GapsPage(Button, template=r"eks:gaps:(\d{1,5})"):
    """Turns to a page of the questions."""

    def __init__(self, label: str, page: str) -> None:
        super().__init__(label, f"eks:gaps:{page}")
        self.page = int(page)

    async def pressed(self, interaction: Press) -> None:
        """Put that page in this one's place."""
        moderating.check(interaction)
        await respond(interaction.response.defer)
        bot = interaction.client
        found = merged(await bot.memory.unanswered(interaction.guild_id or 0))
        reply = gaps_reply(found, self.page, bot.language_for(interaction))
        await persistently(lambda: interaction.edit_original_response(embed=reply.card, view=reply.buttons))


class Gaps(commands.Cog):
    """Shows which articles are missing."""

    def __init__(self, bot: "Eksodus") -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Hear buttons from before a restart as well."""
        self.bot.add_dynamic_items(GapsPage)

    @app_commands.command(name="gaps", description="Questions that the articles don't answer")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    @app_commands.check(moderating.check)
    async def gaps(self, interaction: discord.Interaction["Eksodus"]) -> None:
        """Answer with the first page, of this server's questions only."""
        in_time = await acknowledge(interaction, private=True)
        language = self.bot.language_for(interaction)
        found = merged(await self.bot.memory.unanswered(interaction.guild_id or 0))
        await answer_interaction(interaction, gaps_reply(found, 0, language), language, in_time=in_time, private=True)


def gaps_reply(found: tuple[Unanswered, ...], page: int, language: Language) -> Reply:
    """A page of the questions with its buttons; the nearest where there is no such page any more."""
    page = min(page, pages(len(found)) - 1)
    words, items = DISCORD_WORDS[language], []
    if page > 0:
        items.append(GapsPage(words.previous, str(page - 1)))
    if page + 1 < pages(len(found)):
        items.append(GapsPage(words.next, str(page + 1)))
    return Reply(gaps_card(found, page, language), view(items) if items else None)
