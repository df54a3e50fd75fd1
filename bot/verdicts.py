"""Verdicts on answers: which document a button means, and what is kept of a press."""

import base64
import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

import discord

from bot.cards import conversation_of
from bot.memory import Verdict
from index import Source

if TYPE_CHECKING:
    from bot.client import Eksodus

Press: TypeAlias = "discord.Interaction[Eksodus]"


async def keep_verdict(interaction: Press, key: str, paragraph: str, verdict: Verdict, why: str | None = None) -> None:
    """Keep a verdict on the answer that the interaction's message is, as long as its article is there."""
    bot = interaction.client
    questions = conversation_of(interaction.message.embeds) if interaction.message else ()
    source = await bot.in_worker(lambda: find_document(bot.knowledge.sources, key))
    if questions and source:
        await bot.memory.keep_verdict(interaction.user.id, questions[-1], source.path, int(paragraph), verdict, why)


def document_key(document: str) -> str:
    """Eight characters that stand for a document's path in a custom_id, where a path may not fit."""
    return base64.urlsafe_b64encode(hashlib.sha256(document.encode()).digest()[:6]).decode()


def find_document(sources: Iterable[Source], key: str) -> Source | None:
    """The document that `key` stands for; None: it is no longer there."""
    return next((source for source in sources if document_key(source.path) == key), None)
