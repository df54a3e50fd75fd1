"""Everything at once, by chance that is the same each time: people ask and press while Discord stumbles."""

import asyncio
from random import Random

import pytest

from bot.limits import QUESTION as LONGEST
from tests.discord.conftest import Play
from tests.discord.driver import Asked, Used
from tests.discord.message import Message
from tests.discord.newsroom import NO_ANSWER, QUESTION, Newsroom

QUESTIONS = (*QUESTION.values(), *NO_ANSWER.values(), "", "👋", "@everyone `[x](https://y.example)`", "w" * LONGEST)
STEPS = 120


def visible(room: Newsroom) -> list[Message]:
    """The answers that have buttons or menus to use."""
    answers = [act.interaction.original for act in room.server.acts if isinstance(act, Used)]
    return [message for message in [*answers, *room.said()] if message and message.parts and not message.deleted]


async def ask(room: Newsroom, chance: Random) -> None:
    server, who, question = room.server, chance.choice([room.ana, room.budi, room.mod]), chance.choice(QUESTIONS)
    way = chance.randrange(5)
    if way == 0 and question:
        server.slash(who, chance.choice([room.channel, None]), "ask", question=question, private=chance.random() < 0.3)
    elif way == 1 and question and room.channel.messages:
        server.context_menu(who, "Ask about this message", chance.choice(list(room.channel.messages.values())))
    elif way == 2:
        server.message(who, None, question or "?")
    elif way == 3 and room.said():
        server.message(who, room.channel, question, reply_to=chance.choice(room.said()))
    else:
        server.message(who, room.channel, f"{room.me} {question}")


async def press(room: Newsroom, chance: Random) -> None:
    if not (shown := visible(room)):
        return
    message = chance.choice(shown)
    who = message.only_for or chance.choice([room.ana, room.budi, room.mod])
    buttons = [part for part in message.parts if part["type"] == 2 and "custom_id" in part and not part.get("disabled")]
    if buttons:
        used = room.server.press(who, message, chance.choice(buttons)["custom_id"])
        if await used.done() == 9:
            await room.server.submit(used, **{(await used.modal())["components"][0]["label"]: QUESTION["en"]})


async def change_a_message(room: Newsroom, chance: Random) -> None:
    asked = [act for act in room.server.acts if isinstance(act, Asked) and not act.message.deleted]
    if not asked:
        return
    message = chance.choice(asked).message
    if chance.random() < 0.5:
        room.server.edit(message, f"{room.me} {chance.choice(QUESTIONS)}")
    else:
        room.server.delete(message)


async def stumble(room: Newsroom, chance: Random) -> None:
    server = room.server
    kind = chance.randrange(6)
    if kind == 0:
        await server.gateway.cut(chance.choice([None, 4000]))
    elif kind == 1:
        server.gateway.ask_to_reconnect()
    elif kind == 2:
        server.trouble.limit(retry_after_s=0.05, times=3, scope=chance.choice(["user", "shared", "global"]))
    elif kind == 3:
        server.trouble.error("POST|PATCH", times=2, status=chance.choice([500, 502, 503]), after=chance.random() < 0.5)
    elif kind == 4:
        server.trouble.drop("POST|PATCH", times=2, after=chance.random() < 0.5)
    else:
        server.trouble.delay(seconds=0.05, times=10)


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_lost_in_a_mess(play: Play, seed: int) -> None:
    async def scenario(room: Newsroom) -> None:
        chance = Random(seed)
        room.tolerated |= {400, 404, 429, 500, 502, 503}
        for _ in range(STEPS):
            step = chance.choices([ask, press, change_a_message, stumble], [10, 5, 2, 2])[0]
            await step(room, chance)
            await asyncio.sleep(0.02 * chance.random())
        room.server.trouble.heal()
        await room.server.until(lambda: not room.server.unanswered(), 60, "an answer to everything")
        for act in room.server.acts:
            assert not isinstance(act, Asked) or len(act.replies()) <= 1, "answered twice"
        bad = [e for e in room.server.log if e.status == 400 and not e.route.startswith("/interactions")]
        assert not bad, bad

    play(scenario)
