"""What a member is told when something fails: one function decides, for every way to ask."""

import asyncio
import sqlite3
from dataclasses import dataclass
from typing import Literal

import aiohttp
import discord
from discord import app_commands

from bot.words import WORDS
from bot.words_discord import DISCORD_WORDS
from index import EksodusError, Language, QuestionError

LATE_CODES = (10062, 50027)  # unknown interaction, invalid webhook token: the three seconds or fifteen minutes are over


@dataclass(frozen=True, slots=True)
class Apology:
    """What to say; a refusal needs no log, trouble a line, a bug its traceback under the reference."""

    text: str
    kind: Literal["refusal", "trouble", "bug"]


def apology(error: BaseException, language: Language, reference: str) -> Apology:
    """The sentence for `error`. Expected failures are sentences of their own; of a bug only the reference is told."""
    words = DISCORD_WORDS[language]
    error = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(error, QuestionError):
        return Apology(WORDS[language].refused[error.kind], "refusal")
    if isinstance(error, EksodusError):
        return Apology(str(error), "trouble")
    if isinstance(error, app_commands.CheckFailure):
        return Apology(words.only_moderators, "refusal")
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return Apology(words.updated_commands, "trouble")
    if is_passing(error) or is_late(error):
        return Apology(words.trouble, "trouble")
    return Apology(words.bug.format(reference=reference), "bug")


def is_passing(error: BaseException) -> bool:
    """Whether `error` is a trouble of Discord or of the network that may be over at the next try."""
    if isinstance(error, discord.HTTPException):
        return error.status >= 500 or error.status == 429
    # sqlite3.OperationalError is no OSError; a full disk is not passing.
    return isinstance(error, aiohttp.ClientError | OSError | asyncio.TimeoutError) and not isinstance(
        error, sqlite3.Error
    )


def is_late(error: BaseException) -> bool:
    """Whether Discord no longer takes an answer to the interaction."""
    return isinstance(error, discord.HTTPException) and error.code in LATE_CODES
