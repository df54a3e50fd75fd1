"""/privacy: what is kept, and its deletion on request."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.buttons import forget_button
from bot.cards import note_card
from bot.delivery import Reply, acknowledge, answer_interaction

if TYPE_CHECKING:
    from bot.client import Eksodus


class Privacy(commands.Cog):
    """Says what is kept of a member."""

    def __init__(self, bot: "Eksodus") -> None:
        self.bot = bot

    @app_commands.command(name="privacy", description="What is kept about you, and how to delete it")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def privacy(self, interaction: discord.Interaction["Eksodus"]) -> None:
        """Answer in private, with a button that deletes."""
        in_time = await acknowledge(interaction, private=True)
        language, words = self.bot.language_for(interaction), self.bot.words_for(interaction)
        kept = await self.bot.memory.kept(interaction.user.id)
        text = (
            words.privacy.format(days=self.bot.settings.retention_days)
            + "\n\n"
            + words.privacy_yours.format(verdicts=kept.verdicts, questions=kept.questions)
        )
        reply = Reply(note_card(text, words.privacy_title), forget_button(language))
        await answer_interaction(interaction, reply, language, in_time=in_time, private=True)
