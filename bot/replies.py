"""A question to the card that answers it, with what the bot keeps and counts on the way."""

import logging
import sqlite3
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.buttons import answer_buttons
from bot.cards import answer_card
from bot.delivery import Reply
from bot.manners import Wait
from bot.words_discord import DISCORD_WORDS
from index import Answer, Language

if TYPE_CHECKING:
    from bot.client import Eksodus

log = logging.getLogger(__name__)


async def reply_to(
    bot: "Eksodus", conversation: Sequence[str], language: Language, asker: int, guild: int | None, *, private: bool
) -> Reply:
    """The answer to the last question of `conversation`. Raises QuestionError where it can't be asked."""
    started = time.perf_counter()
    answer = await bot.answer(conversation)
    seconds = time.perf_counter() - started
    bot.metrics.answered(answer.answered, seconds)
    log.info(
        "answered" if answer.answered else "not answered",
        extra={"language": answer.language, "ms": round(seconds * 1000), "guild": guild},
    )
    if not answer.answered:
        await _keep(bot, answer, asker, guild)
    card = answer_card(answer, language, conversation[:-1])
    return Reply(card, answer_buttons(answer, language, asker, private=private))


def wait_sentence(wait: Wait, language: Language) -> str:
    """Why and how long to wait, politely."""
    words = DISCORD_WORDS[language]
    sentence = words.wait if wait.who == "member" else words.channel_busy
    return sentence.format(seconds=wait.seconds)


async def _keep(bot: "Eksodus", answer: Answer, asker: int, guild: int | None) -> None:
    """Keep what the articles don't say for /gaps; a full disk costs the note, not the answer."""
    try:
        await bot.memory.keep_unanswered(asker, guild, answer.question, answer.language)
    except sqlite3.Error:
        log.exception("an unanswered question could not be kept")
