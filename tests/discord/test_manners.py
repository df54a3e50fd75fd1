"""Manners: cooldowns, answers that follow their questions, hostile articles and questions."""

import re
from pathlib import Path

import pytest

from bot.words_discord import DISCORD_WORDS
from index import Knowledge
from tests.discord.conftest import Play
from tests.discord.message import Message
from tests.discord.newsroom import NO_ANSWER, QUESTION, SHORT, Newsroom


def test_who_asks_too_fast_is_told_in_private(play: Play) -> None:
    async def scenario(room: Newsroom) -> None:
        server = room.server
        for _ in range(2):
            await server.slash(room.ana, room.channel, "ask", question=QUESTION["en"]).answer()
        used = server.slash(room.ana, room.channel, "ask", question=QUESTION["en"])
        assert DISCORD_WORDS["en"].wait.split("{")[0] in (await used.answer()).text
        assert used.private
        await server.slash(room.budi, room.channel, "ask", question=QUESTION["id"]).answer()
        asked = server.message(room.ana, room.channel, f"{room.me} {QUESTION['en']}")
        await server.until(lambda: asked.answered, what="the note")
        assert not [m for m in room.said() if m.reference is asked.message and SHORT["en"] in m.text]

    play(scenario, user_cooldown="2/3600")


def test_a_channel_that_is_too_busy(play: Play) -> None:
    async def scenario(room: Newsroom) -> None:
        await room.server.slash(room.ana, room.channel, "ask", question=QUESTION["en"]).answer()
        used = room.server.slash(room.budi, room.channel, "ask", question=QUESTION["id"])
        assert DISCORD_WORDS["id"].channel_busy.split("{")[0] in (await used.answer()).text
        assert used.private

    play(scenario, channel_cooldown="1/3600")


def test_an_answer_follows_its_question(play: Play) -> None:
    async def scenario(room: Newsroom) -> None:
        server = room.server
        asked = server.message(room.ana, room.channel, f"{room.me} {NO_ANSWER['en']}")
        answer = await asked.reply()
        server.edit(asked.message, f"{room.me} {QUESTION['en']}")
        await server.until(lambda: SHORT["en"] in answer.text, what="the edited answer")
        server.edit(asked.message, QUESTION["en"])  # no longer addressed
        await server.until(lambda: answer.deleted, what="the removal")
        again = server.message(room.ana, room.channel, f"{room.me} {QUESTION['en']}")
        answer = await again.reply()
        server.delete(again.message)
        await server.until(lambda: answer.deleted, what="the removal")
        assert not room.said()

    play(scenario)


def test_an_edit_of_a_question_that_is_still_being_answered(play: Play) -> None:
    async def scenario(room: Newsroom) -> None:
        server = room.server
        fault = server.trouble.delay("POST .*/messages$", seconds=0.2, times=1)
        asked = server.message(room.ana, room.channel, f"{room.me} {NO_ANSWER['en']}")
        await server.until(lambda: fault.total, what="the answer on its way")
        server.edit(asked.message, f"{room.me} {QUESTION['en']}")
        await server.until(lambda: asked.replies() and SHORT["en"] in asked.replies()[0].text, what="the edited answer")
        assert len(room.said()) == 1

    play(scenario)


HOSTILE = f"""---
title: "@everyone [click](https://evil.example) <@1> </ask:1> **"
language: en
source: "`discord.gg/evil` ||spoiler||"
date: 2024-10-03
url: https://example.org/hostile_(1)
---

# Zanzibar heading @everyone

The governor of Zanzibar, Amina Said, told @everyone and @here and <@1> <@&2> <#3> </ask:4> <t:1:R> <id:guide> that [the
harbour](https://evil.example) ||is hidden|| at https://discord.gg/evil **and ~~not~~ open**. `code` > quote - list

The mayor of Zanzibar is {"w" * 10_000} by name.

The harbour master of Zanzibar \u202eis called\u202c Juma\u2066 Ali\u2069\u200b\u200f and he works at the harbour.
"""
QUESTIONS = (
    "Who is the governor of Zanzibar?",
    "Who is the mayor of Zanzibar?",
    "Who is the harbour master of Zanzibar?",
    "What did the governor of Zanzibar say about the harbour?",
    "@everyone who is [the governor](https://evil.example) of Zanzibar <@1> <#2> </ask:3> \u202e?",
    "Zanzibar " * 100 + "?",
    "w" * 999 + "?",
    "||who|| **is** `the` governor of Zanzibar? https://discord.gg/evil",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder: Path = tmp_path_factory.mktemp("hostile")
    (folder / "hostile.md").write_text(HOSTILE, encoding="utf-8")
    return Knowledge.open(folder, tmp_path_factory.mktemp("index"))


def harmless(message: Message, mention: str) -> bool:
    """Whether nothing of what an article or a question says works on Discord."""
    embed = message.embed
    shown = [embed.get("title", ""), embed.get("description", ""), *(f["value"] for f in embed.get("fields", []))]
    live = [message.content.replace(mention, ""), *shown]
    patterns = (
        r"(?<!\\)<(?:@|#|/|t:|id:)",  # mentions, commands, timestamps
        r"@(?:everyone|here)",
        r"(?<!\\)\]\((?!https://example\.org/hostile_%281%29\))",  # masked links but to the article itself
        r"discord\.gg/",
        r"(?<!\\)(?:\|\||`|~~)",
        "[\u202a-\u202e\u2066-\u2069\u200f\u0000]",
    )
    return not [(pattern, text) for pattern in patterns for text in live if re.search(pattern, text)]


def test_a_hostile_article_and_hostile_questions(play: Play, hostile: Knowledge) -> None:
    async def scenario(room: Newsroom) -> None:
        server, words = room.server, DISCORD_WORDS["en"]
        for question in QUESTIONS:
            answer = await server.slash(room.ana, room.channel, "ask", question=question).answer()
            assert harmless(answer, room.ana.mention)
            for label in (words.more, words.nearest, words.context):
                if label in answer.labels:
                    shown = await server.press(room.ana, answer, label).answer()
                    assert harmless(shown, room.ana.mention)
            reply = await server.message(room.ana, room.channel, f"{room.me} {question}").reply()
            assert harmless(reply, room.ana.mention)
            follow = await server.message(room.ana, room.channel, question, reply_to=reply).reply()
            assert harmless(follow, room.ana.mention)

    play(scenario, knowledge=hostile)


def test_a_long_conversation_stays_within_discords_limits(play: Play) -> None:
    async def scenario(room: Newsroom) -> None:
        answer = None
        for n in range(8):
            question = f"{QUESTION['en']} {'again and ' * 60}{n}?"
            asked = room.server.message(room.ana, room.channel, f"{room.me} {question}", reply_to=answer)
            answer = await asked.reply()

    play(scenario)
