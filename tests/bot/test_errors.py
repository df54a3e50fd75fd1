import sqlite3
from types import SimpleNamespace
from typing import Any, cast

import aiohttp
import discord
import pytest
from discord import app_commands

from bot.errors import apology, is_late, is_passing
from bot.memory import StateError
from bot.words import WORDS
from bot.words_discord import DISCORD_WORDS
from index import Language, QuestionError


def refused(status: int, code: int = 0) -> discord.HTTPException:
    response = cast(Any, SimpleNamespace(status=status, reason=""))
    return discord.HTTPException(response, {"code": code, "message": "no"})


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_refused_question_is_told_why_in_the_readers_language(language: Language) -> None:
    found = apology(QuestionError("long"), language, "ref")
    assert (found.text, found.kind) == (WORDS[language].refused["long"], "refusal")


@pytest.mark.parametrize(
    ("error", "kind", "text"),
    [
        (StateError("Set STATE_DIR."), "trouble", "Set STATE_DIR."),
        (app_commands.MissingPermissions(["manage_guild"]), "refusal", DISCORD_WORDS["en"].only_moderators),
        (app_commands.CommandNotFound("ask", []), "trouble", DISCORD_WORDS["en"].updated_commands),
        (refused(503), "trouble", DISCORD_WORDS["en"].trouble),
        (refused(404, 10062), "trouble", DISCORD_WORDS["en"].trouble),
        (aiohttp.ServerDisconnectedError(), "trouble", DISCORD_WORDS["en"].trouble),
    ],
)
def test_expected_failures_are_sentences(error: Exception, kind: str, text: str) -> None:
    found = apology(error, "en", "ref")
    assert (found.kind, found.text) == (kind, text)


@pytest.mark.parametrize("error", [ValueError("secret path"), sqlite3.OperationalError("disk full"), refused(400)])
def test_of_a_bug_only_the_reference_is_told(error: Exception) -> None:
    found = apology(error, "id", "1a2b3c4d")
    assert found.kind == "bug"
    assert "1a2b3c4d" in found.text
    assert str(error) not in found.text


def test_what_a_command_raised_is_what_counts() -> None:
    command = app_commands.Command(name="ask", description="x", callback=_callback)
    found = apology(app_commands.CommandInvokeError(command, QuestionError("empty")), "en", "ref")
    assert found.text == WORDS["en"].refused["empty"]


def test_late_and_passing_troubles_are_told_apart() -> None:
    assert is_late(refused(404, 10062))
    assert not is_passing(refused(404, 10062))
    assert is_passing(refused(500))
    assert is_passing(refused(429))
    assert is_passing(TimeoutError())
    assert not is_passing(refused(403))


async def _callback(interaction: discord.Interaction) -> None:
    """A command that does nothing."""
