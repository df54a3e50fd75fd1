"""All the ways to ask: /ask, a mention, a reply, a direct message, a message's menu, and the follow-up form."""

import logging
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot import buttons
from bot.addressing import Address, Heard, addressed, without_mention
from bot.cards import answer_card, conversation_of, note_card
from bot.delivery import Reply, acknowledge, answer_interaction, answer_message, hint_in_private, post
from bot.escape import printable, unmentioned
from bot.limits import QUESTION, THREAD_NAME, cut
from bot.manners import Asked, Cooldowns, Recent, Wait
from bot.words_discord import DISCORD_WORDS
from index import Language, language_of

if TYPE_CHECKING:
    from bot.client import Eksodus

log = logging.getLogger(__name__)


class Ask(commands.Cog):
    """Hears questions and answers them."""

    def __init__(self, bot: "Eksodus") -> None:
        self.bot = bot
        self._cooldowns = Cooldowns(bot.settings.user_cooldown, bot.settings.channel_cooldown)
        self._recent = Recent()
        self._menu = app_commands.ContextMenu(name="Ask about this message", callback=self.ask_about)
        self._menu.allowed_installs = app_commands.AppInstallationType(guild=True, user=True)
        self._menu.allowed_contexts = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)

    async def cog_load(self) -> None:
        """Put the menu entry up; discord.py takes only commands from a cog by itself."""
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
        await self._answer_interaction(interaction, (question,), private=private)

    async def ask_about(self, interaction: discord.Interaction["Eksodus"], message: discord.Message) -> None:
        """Answer the text of a message, for who asked alone; it can be shared."""
        text = without_mention(message.content, self.bot.me)
        if not text:
            words = self.bot.words_for(interaction)
            await interaction.response.send_message(embed=note_card(words.message_without_text), ephemeral=True)
            return
        await self._answer_interaction(interaction, (cut(text, QUESTION),), private=True)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction["Eksodus"]) -> None:
        """Hear the forms: follow-up questions and reasons. They come here so that they survive a restart."""
        if interaction.type is not discord.InteractionType.modal_submit:
            return
        data: Any = interaction.data or {}  # discord.py's type knows no form
        custom_id = str(data.get("custom_id", ""))
        try:
            if custom_id == buttons.FOLLOW_UP:
                await self._follow_up(interaction)
            elif custom_id.startswith(buttons.WHY):
                _, _, key, paragraph = custom_id.split(":")
                await acknowledge(interaction, private=True)
                await buttons.keep_verdict(interaction, key, paragraph, "wrong", buttons.written_in(interaction))
                words = self.bot.words_for(interaction)
                await interaction.edit_original_response(embed=note_card(words.thanks_wrong))
        except Exception as error:
            await self.bot.apologise(interaction, error)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot."""
        address = self._address(message)
        if address is None:
            return
        asked = self._recent.add(message.id, message.content)
        try:
            await self._answer_message(message, asked, address)
        except Exception as error:
            await self.bot.apologise_for(message, error)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        """Answer anew where a question of the last minute was edited."""
        asked = self._recent.get(event.message_id)
        message = event.message
        # Discord also tells of its own edits, such as a preview that was added.
        if asked is None or message.content == asked.text:
            return
        asked.text = message.content
        address = self._address(message)
        try:
            if address is None:
                await self._withdraw(asked)
            else:
                await self._answer_message(message, asked, address, anew=True)
        except Exception as error:
            await self.bot.apologise_for(message, error)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        """Remove the answer of a question that was deleted."""
        if asked := self._recent.get(event.message_id):
            await self._withdraw(asked)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        """As above, for many."""
        for message in event.message_ids:
            if asked := self._recent.get(message):
                await self._withdraw(asked)

    async def _follow_up(self, interaction: discord.Interaction["Eksodus"]) -> None:
        card = interaction.message
        before = conversation_of(card.embeds) if card else ()
        private = card is not None and card.flags.ephemeral
        await self._answer_interaction(interaction, (*before, buttons.written_in(interaction)), private=private)

    async def _answer_interaction(
        self, interaction: discord.Interaction["Eksodus"], conversation: Sequence[str], *, private: bool
    ) -> None:
        words = self.bot.words_for(interaction)
        if wait := self._cooldowns.ask(interaction.user.id, interaction.channel_id):
            note = note_card(_wait_sentence(wait, self.bot.language_for(interaction)))
            await interaction.response.send_message(embed=note, ephemeral=True)
            return
        threaded = not private and self._wants_thread(interaction.channel)
        in_time = await acknowledge(interaction, private=private)
        language = language_of(conversation[-1], self.bot.language_for(interaction))
        reply = await self._reply(conversation, language, interaction.user.id, interaction.guild_id, private=private)
        if (
            threaded
            and in_time
            and await self._in_a_thread(interaction, conversation[-1], reply, words.answer_in_thread)
        ):
            return
        await answer_interaction(interaction, reply, language, in_time=in_time, private=private)

    async def _answer_message(
        self, message: discord.Message, asked: Asked, address: Address, *, anew: bool = False
    ) -> None:
        text = without_mention(message.content, self.bot.me)
        language = language_of(text, self.bot.language_in(message.guild))
        if wait := self._cooldowns.ask(message.author.id, message.channel.id):
            await hint_in_private(message, _wait_sentence(wait, language))
            return
        words = DISCORD_WORDS[language]
        if text:
            before = self._earlier(message)
            guild = message.guild.id if message.guild else None
            reply = await self._reply((*before, text), language, message.author.id, guild, private=False)
        else:
            reply = Reply(note_card(words.hello, words.hello_title))
        if asked.withdrawn:
            return
        if anew and asked.answer is not None:
            asked.answer = await asked.answer.edit(embed=reply.card, view=reply.buttons)
            return
        where = await self._thread_for(message, text) if text and address != "direct" else None
        answer = await (post(where, reply, message) if where else answer_message(message, reply, language))
        asked.answer = answer
        if asked.withdrawn:
            await self._withdraw(asked)

    async def _reply(
        self, conversation: Sequence[str], language: Language, asker: int, guild: int | None, *, private: bool
    ) -> Reply:
        """The card for the last question of the conversation; what the articles don't say is kept for /gaps."""
        started = time.perf_counter()
        answer = await self.bot.answer(conversation)
        log.info(
            "answered" if answer.answered else "not answered",
            extra={"language": answer.language, "ms": round((time.perf_counter() - started) * 1000), "guild": guild},
        )
        if not answer.answered:
            await self.bot.memory.keep_unanswered(asker, guild, answer.question, answer.language)
        card = answer_card(answer, language, conversation[:-1])
        return Reply(card, buttons.answer_buttons(answer, language, asker, private=private))

    def _address(self, message: discord.Message) -> Address | None:
        me = self.bot.me
        replied = message.reference.resolved if message.reference else None
        to_bot = isinstance(replied, discord.Message) and replied.author.id == me
        parent = getattr(message.channel, "parent_id", None)
        return addressed(
            Heard(
                by_person=not message.author.bot and message.webhook_id is None and not message.is_system(),
                text=without_mention(message.content, me),
                direct=message.guild is None,
                mentions_bot=any(user.id == me for user in message.mentions),
                replies_to_bot=to_bot,
                replies_to_other=message.reference is not None and not to_bot,
                mentions_other=any(user.id != me for user in message.mentions),
                in_ask_channel=bool({message.channel.id, parent} & set(self.bot.settings.ask_channels)),
            )
        )

    def _earlier(self, message: discord.Message) -> tuple[str, ...]:
        """The conversation so far, which the card that was replied to carries."""
        replied = message.reference.resolved if message.reference else None
        if isinstance(replied, discord.Message) and replied.author.id == self.bot.me:
            return conversation_of(replied.embeds)
        return ()

    def _wants_thread(self, channel: object) -> bool:
        return isinstance(channel, discord.TextChannel) and channel.id in self.bot.settings.thread_channels

    async def _thread_for(self, message: discord.Message, text: str) -> discord.Thread | None:
        """A new thread on the question where the channel wants one; None: answer inline."""
        if not self._wants_thread(message.channel):
            return None
        try:
            return await message.create_thread(name=cut(unmentioned(text), THREAD_NAME))
        except discord.HTTPException as error:
            log.warning("no thread could be opened", extra={"channel": message.channel.id, "reason": error.text})
            return None

    async def _in_a_thread(
        self, interaction: discord.Interaction["Eksodus"], question: str, reply: Reply, sentence: str
    ) -> bool:
        """Whether the answer to a command went into a thread of its own, on a message that points there."""
        try:
            shown = await interaction.edit_original_response(embed=note_card(f"> {printable(question)}"))
            message = await (await shown.fetch()).create_thread(name=cut(unmentioned(question), THREAD_NAME))
        except discord.HTTPException as error:
            log.warning("no thread could be opened", extra={"channel": interaction.channel_id, "reason": error.text})
            return False
        await post(message, reply, shown)
        await interaction.edit_original_response(embed=note_card(sentence.format(thread=message.mention)))
        return True

    async def _withdraw(self, asked: Asked) -> None:
        asked.withdrawn = True
        if asked.answer is not None:
            answer, asked.answer = asked.answer, None
            await answer.delete()


def _wait_sentence(wait: Wait, language: Language) -> str:
    words = DISCORD_WORDS[language]
    sentence = words.wait if wait.who == "member" else words.channel_busy
    return sentence.format(seconds=wait.seconds)
