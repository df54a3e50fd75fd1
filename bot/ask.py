"""Questions by command: /ask, the menu of a message, and the form behind Follow up."""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot import forms
from bot.addressing import without_mention
from bot.cards import conversation_of, note_card
from bot.delivery import Reply, acknowledge, answer_interaction, note, post, show
from bot.escape import escape, unmentioned
from bot.limits import QUESTION, THREAD_NAME, cut
from bot.replies import reply_to, wait_sentence
from index import language_of

if TYPE_CHECKING:
    from bot.client import Eksodus

log = logging.getLogger(__name__)


class Ask(commands.Cog):
    """Answers commands and forms."""

    def __init__(self, bot: "Eksodus") -> None:
        self.bot = bot
        self._menu = app_commands.ContextMenu(
            name="Ask about this message",
            callback=self.ask_about,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        )

    async def cog_load(self) -> None:
        """Put the menu entry up; by itself discord.py takes only commands from a cog."""
        self.bot.tree.add_command(self._menu)

    @app_commands.command(name="ask", description="Ask the articles; every answer is a quote")
    @app_commands.describe(question="Your question, in Indonesian or English", private="Show the answer only to you")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def ask(
        self,
        interaction: discord.Interaction["Eksodus"],
        question: app_commands.Range[str, 1, QUESTION],
        private: bool = False,
    ) -> None:
        """Answer a question."""
        await self._answer(interaction, (question,), private=private)

    async def ask_about(self, interaction: discord.Interaction["Eksodus"], message: discord.Message) -> None:
        """Answer the text of a message, for who asked alone; it can be shared."""
        text = without_mention(message.content, self.bot.me)
        if text:
            await self._answer(interaction, (cut(text, QUESTION),), private=True)
        else:
            await note(interaction, note_card(self.bot.words_for(interaction).message_without_text))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction["Eksodus"]) -> None:
        """Hear what was written into a form. It comes here, not to the form, so that it survives a restart."""
        if interaction.type is not discord.InteractionType.modal_submit:
            return
        data: Any = interaction.data or {}  # discord.py's type knows no form
        custom_id = str(data.get("custom_id", ""))
        try:
            if custom_id == forms.FOLLOW_UP:
                await self._follow_up(interaction)
            elif custom_id.startswith(f"{forms.WHY}:"):
                await forms.keep_reason(interaction, custom_id)
        except Exception as error:
            await self.bot.apologise(interaction, error)

    async def _follow_up(self, interaction: discord.Interaction["Eksodus"]) -> None:
        card = interaction.message
        before = conversation_of(card.embeds) if card else ()
        private = card is not None and card.flags.ephemeral
        await self._answer(interaction, (*before, forms.written_in(interaction)), private=private)

    async def _answer(
        self, interaction: discord.Interaction["Eksodus"], conversation: Sequence[str], *, private: bool
    ) -> None:
        """Defer, answer, deliver; in a thread where the channel wants one."""
        bot, locale = self.bot, self.bot.language_for(interaction)
        if wait := bot.cooldowns.ask(interaction.user.id, interaction.channel_id):
            await note(interaction, note_card(wait_sentence(wait, locale)))
            return
        in_time = await acknowledge(interaction, private=private)
        language = language_of(conversation[-1], locale)
        reply = await reply_to(bot, conversation, language, interaction.user.id, interaction.guild_id, private=private)
        threaded = in_time and not private and bot.wants_thread(interaction.channel)
        if threaded and await self._in_a_thread(interaction, conversation[-1], reply):
            return
        await answer_interaction(interaction, reply, language, in_time=in_time, private=private)

    async def _in_a_thread(self, interaction: discord.Interaction["Eksodus"], question: str, reply: Reply) -> bool:
        """Whether the answer could go into a thread of its own, below a message that repeats the question."""
        quoted = f"> {escape(question)}"
        try:
            shown = await show(interaction, note_card(quoted))
            thread = await (await shown.fetch()).create_thread(name=cut(unmentioned(question), THREAD_NAME))
            await post(thread, reply, shown, str(interaction.id))
        except discord.HTTPException as error:
            log.warning("no thread for an answer", extra={"channel": interaction.channel_id, "reason": error.text})
            return False
        pointer = self.bot.words_for(interaction).answer_in_thread.format(thread=thread.mention)
        await show(interaction, note_card(f"{quoted}\n{pointer}"))
        return True
