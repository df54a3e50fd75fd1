"""Getting an answer to its place: tried again where Discord stumbles, never posted twice, never lost in silence."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import discord
from discord import ui

from bot.cards import as_text, note_card
from bot.errors import is_late, is_passing
from bot.words_discord import DISCORD_WORDS
from index import Language

log = logging.getLogger(__name__)
T = TypeVar("T")

_PAUSES_S = (1.0, 4.0, 10.0)
_SHORT_PAUSES_S = (0.2, 0.6)  # for what Discord waits for three seconds only
_ALREADY_ACKNOWLEDGED = 40060
_HINT_S = 10


@dataclass(frozen=True, slots=True)
class Reply:
    """A card, and the buttons below it (None: none)."""

    card: discord.Embed
    buttons: ui.View | None = None


async def acknowledge(interaction: discord.Interaction[Any], *, private: bool) -> bool:
    """Tell Discord within its three seconds that an answer comes; False: too late, or it could not be told."""
    try:
        await respond(lambda: interaction.response.defer(ephemeral=private, thinking=True))
    except Exception as error:
        if not (is_late(error) or is_passing(error)):
            raise
        log.warning("an interaction could not be acknowledged", extra={"reason": str(error)})
        return False
    return True


async def respond(first: Callable[[], Awaitable[object]]) -> None:
    """Make the one first response to an interaction, tried again as long as Discord waits; raises the last error."""
    for pause_s in (*_SHORT_PAUSES_S, None):
        try:
            await first()
        except Exception as error:
            # A first try that Discord took though its answer got lost makes the second one superfluous.
            if isinstance(error, discord.HTTPException) and error.code == _ALREADY_ACKNOWLEDGED:
                return
            if pause_s is None or not is_passing(error):
                raise
        else:
            return
        await asyncio.sleep(pause_s)


async def think(interaction: discord.Interaction[Any]) -> None:
    """Tell who pressed, alone, that an answer comes; raises where that can't be told."""
    await respond(lambda: interaction.response.defer(ephemeral=True, thinking=True))


async def show(
    interaction: discord.Interaction[Any], card: discord.Embed, buttons: ui.View | None = None
) -> discord.Message:
    """Put a card where the acknowledgement stands."""
    return await persistently(lambda: interaction.edit_original_response(embed=card, view=buttons))


async def answer_interaction(
    interaction: discord.Interaction[Any], reply: Reply, language: Language, *, in_time: bool, private: bool
) -> discord.Message | None:
    """Put the answer where the acknowledgement stands; where that is gone, into the channel or a direct message."""
    if in_time:
        try:
            return await show(interaction, reply.card, reply.buttons)
        except discord.HTTPException as error:
            if not is_late(error) and error.status != 404:
                raise
            log.warning("an interaction was over before its answer came", extra={"reason": str(error)})
    late = DISCORD_WORDS[language].late_answer
    channel = interaction.channel
    if not private and isinstance(channel, discord.abc.Messageable):
        try:
            return await persistently(
                lambda: channel.send(
                    f"{interaction.user.mention} {late}",
                    embed=reply.card,
                    view=reply.buttons or discord.utils.MISSING,
                    nonce=str(interaction.id),
                )
            )
        except discord.HTTPException as error:
            log.warning("a late answer could not be posted", extra={"reason": str(error)})
    return await tell_in_private(interaction.user, reply, late, nonce=str(interaction.id))


async def note(interaction: discord.Interaction[Any], card: discord.Embed) -> None:
    """Answer at once with something that only who pressed or typed sees."""
    try:
        await respond(lambda: interaction.response.send_message(embed=card, ephemeral=True))
    except discord.HTTPException as error:
        if not is_late(error):
            raise
        await tell_in_private(interaction.user, Reply(card), None, nonce=str(interaction.id))


async def answer_message(
    message: discord.Message, reply: Reply, language: Language, nonce: str
) -> discord.Message | None:
    """Reply to a message; where the bot may not write, the asker gets the answer in private with the reason."""
    try:
        return await post(message.channel, reply, message, nonce)
    except discord.Forbidden as error:
        log.warning(
            "no permission to answer in a channel",
            extra={"channel": message.channel.id, "guild": message.guild and message.guild.id, "reason": error.text},
        )
    where = getattr(message.channel, "mention", "")
    words = DISCORD_WORDS[language]
    return await tell_in_private(message.author, reply, words.may_not_write.format(channel=where), nonce)


async def post(
    channel: "discord.abc.MessageableChannel", reply: Reply, to: discord.Message, nonce: str
) -> discord.Message:
    """Send the reply into `channel`, as a reply to `to` where that is in it; the same nonce never posts twice."""
    may = _permissions(channel)
    content: dict[str, Any] = {"embed": reply.card} if may.embed_links else {"content": as_text(reply.card)}
    if reply.buttons is not None:
        content["view"] = reply.buttons
    if to.channel.id == channel.id and may.read_message_history:
        content["reference"] = to.to_reference(fail_if_not_exists=False)
    # Discord gives back the first message where one with the same nonce came just before.
    return await persistently(lambda: channel.send(nonce=nonce, suppress_embeds=not may.embed_links, **content))


async def tell_in_private(user: discord.abc.User, reply: Reply, why: str | None, nonce: str) -> discord.Message | None:
    """Send a direct message, with `why` above the card; None: the member takes none."""
    if not isinstance(user, discord.User | discord.Member):
        return None
    buttons = reply.buttons or discord.utils.MISSING
    try:
        return await persistently(lambda: user.send(why, embed=reply.card, view=buttons, nonce=nonce))
    except discord.HTTPException as error:
        log.warning("a direct message was refused", extra={"reason": error.text})
        return None


async def hint(message: discord.Message, sentence: str) -> None:
    """Tell the author of `message` alone; in the channel for some seconds where they take no direct messages."""
    nonce = f"{message.id}-hint"
    if await tell_in_private(message.author, Reply(note_card(sentence)), None, nonce) is None:
        with suppress(discord.Forbidden):
            await message.reply(sentence, delete_after=_HINT_S, nonce=nonce, mention_author=False)


async def remove(delete: Callable[[], Awaitable[object]]) -> None:
    """Delete a message; one that is gone already is as good."""
    try:
        await persistently(delete)
    except discord.NotFound:
        log.debug("it was gone before")


async def persistently(send: Callable[[], Awaitable[T]]) -> T:
    """Try `send` again while Discord or the network is in trouble; raises what the last try raised."""
    for pause_s in _PAUSES_S:
        try:
            return await send()
        except Exception as error:
            if not is_passing(error):
                raise
            log.warning("Discord is in trouble; trying again", extra={"pause_s": pause_s, "reason": str(error)})
        await asyncio.sleep(pause_s)
    return await send()


def _permissions(channel: Any) -> discord.Permissions:  # noqa: ANN401 (a dozen kinds of channel)
    """What the bot may do in `channel`, as far as it is known here; everything where nothing is known."""
    guild = getattr(channel, "guild", None)
    if guild is None or guild.me is None or not hasattr(channel, "permissions_for"):
        return discord.Permissions.all()
    return channel.permissions_for(guild.me)  # type: ignore[no-any-return]
