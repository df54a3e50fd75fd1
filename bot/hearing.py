"""Questions by message: a mention, a reply, a direct message, an ask-channel; and what becomes of them afterwards."""

import logging
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.addressing import Address, Heard, addressed, without_mention
from bot.cards import conversation_of, note_card
from bot.delivery import Reply, answer_message, hint, persistently, post, remove
from bot.escape import unmentioned
from bot.limits import THREAD_NAME, cut
from bot.manners import Asked, Recent
from bot.replies import reply_to, wait_sentence
from bot.words_discord import DISCORD_WORDS
from index import Language, language_of

if TYPE_CHECKING:
    from bot.client import Eksodus

log = logging.getLogger(__name__)


class Hearing(commands.Cog):
    """Answers messages that are meant for the bot; an answer follows its question for a minute."""

    def __init__(self, bot: "Eksodus") -> None:
        self.bot = bot
        self._recent = Recent()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot, once, even where the gateway delivers it twice."""
        address = self._address(message)
        if address and self._recent.get(message.id) is None:
            await self._answer(message, self._recent.add(message.id, message.content), address)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        """Answer anew where a question of the last minute was edited."""
        asked, message = self._recent.get(event.message_id), event.message
        # Discord also tells of edits of its own, such as a preview that was added.
        if asked is None or message.content == asked.text:
            return
        asked.text = message.content
        if address := self._address(message):
            asked.withdrawn = False
            await self._answer(message, asked, address)
        else:
            await self._withdraw(asked)

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

    async def _answer(self, message: discord.Message, asked: Asked, address: Address) -> None:
        language = language_of(without_mention(message.content, self.bot.me), self.bot.language_in(message.guild))
        async with asked.lock:
            try:
                if wait := self.bot.cooldowns.ask(message.author.id, message.channel.id):
                    if self.bot.cooldowns.to_tell(message.author.id, wait):
                        await hint(message, wait_sentence(wait, language))
                    return
                reply = await self._reply(message, language, address)
            except Exception as error:
                reply = self.bot.apology(error, language)
            try:
                await self._deliver(message, asked, reply, language, address)
            except Exception as error:
                self.bot.report(error)

    async def _reply(self, message: discord.Message, language: Language, address: Address) -> Reply:
        text = without_mention(message.content, self.bot.me)
        if text:
            guild = message.guild.id if message.guild else None
            conversation = (*self._earlier(message), text)
            return await reply_to(self.bot, conversation, language, message.author.id, guild, private=False)
        words = DISCORD_WORDS[language]
        # Discord keeps back the text of a reply to what a command answered, unless the text mentions the bot.
        return Reply(note_card(words.reply_unread if address == "reply" else words.hello, words.hello_title))

    async def _deliver(
        self, message: discord.Message, asked: Asked, reply: Reply, language: Language, address: Address
    ) -> None:
        """Post the answer, or put it in the place of the one that the question had before it was edited."""
        if asked.withdrawn:
            return
        if answer := asked.answer:
            try:
                asked.answer = await persistently(lambda: answer.edit(embed=reply.card, view=reply.buttons))
            except discord.NotFound:
                asked.answer = None  # it was deleted meanwhile; the edited question gets a new one
            else:
                return
        # An answer that was removed can't be posted again under its nonce.
        nonce = f"{message.id}-{asked.posts}"
        asked.posts += 1
        if address in ("mention", "channel") and self.bot.wants_thread(message.channel):
            asked.answer = await self._in_a_thread(message, reply, nonce)
        if asked.answer is None:
            asked.answer = await answer_message(message, reply, language, nonce)

    async def _withdraw(self, asked: Asked) -> None:
        asked.withdrawn = True
        async with asked.lock:
            answer, asked.answer = asked.answer, None
            # Whether it was edited back meanwhile is known only now.
            if answer is None or not asked.withdrawn:
                asked.answer = answer
                return
            try:
                await remove(answer.delete)
            except Exception as error:
                self.bot.report(error)

    def _address(self, message: discord.Message) -> Address | None:
        me = self.bot.me
        replied = message.reference.resolved if message.reference else None
        to_bot = isinstance(replied, discord.Message) and replied.author.id == me
        channels = {message.channel.id, getattr(message.channel, "parent_id", None)}
        return addressed(
            Heard(
                by_person=not message.author.bot and message.webhook_id is None and not message.is_system(),
                text=without_mention(message.content, me),
                direct=message.guild is None,
                mentions_bot=any(user.id == me for user in message.mentions),
                replies_to_bot=to_bot,
                replies_to_other=message.reference is not None and not to_bot,
                mentions_other=any(user.id != me for user in message.mentions),
                in_ask_channel=not channels.isdisjoint(self.bot.settings.ask_channels),
            )
        )

    def _earlier(self, message: discord.Message) -> tuple[str, ...]:
        """The conversation so far, which the card that was replied to carries."""
        replied = message.reference.resolved if message.reference else None
        if isinstance(replied, discord.Message) and replied.author.id == self.bot.me:
            return conversation_of(replied.embeds)
        return ()

    async def _in_a_thread(self, message: discord.Message, reply: Reply, nonce: str) -> discord.Message | None:
        """The answer in a new thread below its question; None: that was not possible."""
        name = cut(unmentioned(without_mention(message.content, self.bot.me)), THREAD_NAME)
        try:
            return await post(await message.create_thread(name=name or "…"), reply, message, nonce)
        except discord.HTTPException as error:
            log.warning("no thread for an answer", extra={"channel": message.channel.id, "reason": error.text})
            return None
