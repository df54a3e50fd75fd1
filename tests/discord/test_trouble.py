"""Discord in trouble: whatever the gateway delivered is answered, or there is a clear apology."""

from collections import Counter
from typing import Any

import discord
import pytest

from bot.words import WORDS
from bot.words_discord import DISCORD_WORDS
from tests.discord.conftest import Play
from tests.discord.driver import Asked, Discord, Used
from tests.discord.newsroom import NO_ANSWER, QUESTION, Newsroom
from tests.discord.world import P

QUESTIONS = [*QUESTION.values(), *NO_ANSWER.values()]


def ask_all(room: Newsroom, times: int) -> list[Asked | Used]:
    """Ask by messages and commands in turn."""
    acts: list[Asked | Used] = []
    for n in range(times):
        question = QUESTIONS[n % len(QUESTIONS)]
        if n % 2:
            acts.append(room.server.slash(room.budi, room.channel, "ask", question=question))
        else:
            acts.append(room.server.message(room.ana, room.channel, f"{room.me} {question}"))
    return acts


async def nothing_lost(room: Newsroom, acts: list[Any], timeout_s: float = 60) -> None:
    """Wait until each has its answer; none may have two."""
    await room.server.until(lambda: all(act.answered for act in acts), timeout_s, "an answer to each question")
    for act in acts:
        if isinstance(act, Asked):
            assert len(act.replies()) <= 1, "answered twice"


def test_a_burst_of_200_questions_from_50_people(play: Play) -> None:
    async def scenario(room: Newsroom) -> None:
        server = room.server
        room.tolerated.add(429)  # discord.py's clock may run some milliseconds ahead of a bucket's; it tries again
        people = [server.user(f"member {n}", room.guild, locale="id" if n % 2 else "en-US") for n in range(50)]
        acts: list[Asked | Used] = []
        for n in range(200):
            person, question = people[n % 50], f"{QUESTIONS[n % 4]}"
            if n % 4 < 2:
                acts.append(server.slash(person, room.channel, "ask", question=question))
            else:
                acts.append(server.message(person, room.channel, f"{room.me} {question}"))
        await nothing_lost(room, acts)
        assert {act.interaction.callback for act in acts if isinstance(act, Used)} == {5}

    play(scenario)


@pytest.mark.parametrize("resumable", [True, False])
def test_the_gateway_is_cut_in_the_middle_of_answers(play: Play, resumable: bool) -> None:
    async def scenario(room: Newsroom) -> None:
        server = room.server
        heard: list[object] = []

        async def note(event: discord.Message | discord.Interaction) -> None:
            if isinstance(event, discord.Interaction) or not event.author.bot:
                heard.append(event)

        room.bot.add_listener(note, "on_message")
        room.bot.add_listener(note, "on_interaction")
        server.trouble.delay("POST .*/messages$|PATCH", seconds=0.5)
        acts = ask_all(room, 20)
        if not resumable:  # a cut connection may swallow what was on its way; only what arrived can be answered
            await server.until(lambda: len(heard) >= 20, what="the questions")
        await server.gateway.cut(resumable=resumable)
        acts += [act for act in ask_all(room, 10) if act.delivered]
        assert len(acts) == (30 if resumable else 20)
        await nothing_lost(room, acts)
        await server.until(lambda: server.gateway.connected, what="the reconnect")
        await nothing_lost(room, ask_all(room, 2))
        assert (server.gateway.resumes, server.gateway.identifies) == ((1, 1) if resumable else (0, 2))

    play(scenario)


def test_every_route_is_limited_once(play: Play) -> None:
    async def scenario(room: Newsroom) -> None:
        room.tolerated.add(429)
        for scope in ("user", "global"):
            fault = room.server.trouble.limit(each=True, retry_after_s=0.05, scope=scope)
            await nothing_lost(room, ask_all(room, 8))
            answer = await room.server.slash(room.ana, room.channel, "ask", question=QUESTION["en"]).answer()
            for label in (DISCORD_WORDS["en"].context, DISCORD_WORDS["en"].right, DISCORD_WORDS["en"].delete):
                await room.server.press(room.ana, answer, label).done()
            assert fault.total >= 3
            room.server.trouble.heal()

    play(scenario)


def test_within_the_rate_limits_of_a_channel(play: Play) -> None:
    """Discord takes five messages in five seconds from a bot in one channel; ours waits its turn and is not refused."""

    async def scenario(room: Newsroom) -> None:
        room.tolerated.add(429)
        room.server.limits.bucket, room.server.limits.window_s = 5, 0.25
        await nothing_lost(room, ask_all(room, 40))

    play(scenario)


@pytest.mark.parametrize("after", [False, True], ids=["before it is carried out", "after it is carried out"])
def test_an_error_of_discords_that_heals(play: Play, after: bool) -> None:
    async def scenario(room: Newsroom) -> None:
        room.tolerated |= {500, 400}
        fault = room.server.trouble.error("POST .*/messages$", times=2, after=after)
        also = room.server.trouble.error("PATCH .*/webhooks", times=2, after=after)
        await nothing_lost(room, ask_all(room, 4))
        assert (fault.total, also.total) == (2, 2)
        assert max(Counter(message.nonce for message in room.said() if message.nonce).values()) == 1

    play(scenario)


def test_a_callback_that_comes_too_late_is_answered_in_the_channel(play: Play) -> None:
    async def scenario(room: Newsroom) -> None:
        room.tolerated.add(404)
        room.server.interactions.callback_limit_s = 0.0
        late = room.server.slash(room.ana, room.channel, "ask", question=QUESTION["en"])
        await room.server.until(room.said, what="the late answer")
        said = room.said()[0]
        assert [refused.code for refused in late.interaction.refused] == [10062]
        assert said.content.startswith(room.ana.mention)
        assert not said.pings
        assert DISCORD_WORDS["en"].late_answer in said.content
        hidden = room.server.slash(room.budi, room.channel, "ask", question=QUESTION["id"], private=True)
        direct = room.server.world.dm(room.budi)
        await room.server.until(lambda: direct.messages, what="the late private answer")
        assert len(room.said()) == 1
        assert hidden.answered

    play(scenario)


def test_a_token_that_expires_before_the_answer(play: Play) -> None:
    async def scenario(room: Newsroom) -> None:
        room.tolerated |= {401}
        room.server.interactions.token_limit_s = 0.0
        used = room.server.slash(room.ana, room.channel, "ask", question=QUESTION["en"])
        await room.server.until(lambda: room.said()[1:], what="the late answer")
        assert used.answered
        room.server.interactions.token_limit_s = 900.0

    play(scenario)


def test_a_question_that_is_deleted_before_its_reply(play: Play) -> None:
    async def scenario(room: Newsroom) -> None:
        room.server.trouble.delay("POST .*/messages$", seconds=0.2, times=1)
        asked = room.server.message(room.ana, room.channel, f"{room.me} {QUESTION['en']}")
        await room.server.until(lambda: room.server.trouble.faults[0].total, what="the reply on its way")
        room.server.delete(asked.message)
        await room.server.message(room.budi, room.channel, f"{room.me} {QUESTION['id']}").reply()
        await room.server.until(lambda: len(room.said()) == 1, what="the removal of the answer")

    play(scenario)


@pytest.mark.parametrize(
    "denied", [P.SEND_MESSAGES, P.EMBED_LINKS, P.READ_MESSAGE_HISTORY, P.VIEW_CHANNEL, P.SEND_MESSAGES | P.EMBED_LINKS]
)
def test_a_permission_that_is_missing_in_a_channel(play: Play, denied: P) -> None:
    async def scenario(room: Newsroom) -> None:
        room.tolerated.add(403)
        server, me = room.server, room.server.world.me
        room.channel.deny(me, denied)
        server.gateway.emit("CHANNEL_UPDATE", room.channel.json(), room.guild)
        asked = server.message(room.ana, room.channel, f"{room.me} {QUESTION['en']}")
        direct = server.world.dm(room.ana)
        if asked.delivered:
            said = await server.until(lambda: [*room.said(), *direct.messages.values()], what="the answer")
            assert WORDS["en"].paragraph.format(number=1) in said[0].text
            assert bool(direct.messages) == bool(denied & P.SEND_MESSAGES)
            if direct.messages:
                assert f"<#{room.channel.id}>" in said[0].content
        used = server.slash(room.ana, room.channel, "ask", question=QUESTION["en"])
        assert WORDS["en"].paragraph.format(number=1) in (await used.answer()).text

    play(scenario)


def test_nobody_can_be_told_and_the_bot_goes_on(play: Play) -> None:
    """No right to write in the channel, and the asker takes no direct messages."""

    async def scenario(room: Newsroom) -> None:
        room.tolerated.add(403)
        room.channel.deny(room.server.world.me, P.SEND_MESSAGES)
        room.ana.closed = True
        asked = room.server.message(room.ana, room.channel, f"{room.me} {QUESTION['en']}")
        await room.server.until(lambda: [e for e in room.server.log if e.status == 403][1:], what="both refusals")
        room.server.acts.remove(asked)  # there is no way to answer it
        room.channel.overwrites.clear()
        await room.server.message(room.budi, room.channel, f"{room.me} {QUESTION['id']}").reply()

    play(scenario)


@pytest.mark.parametrize("after", [False, True], ids=["before it is carried out", "after it is carried out"])
def test_a_callback_that_fails_once(play: Play, after: bool) -> None:
    async def scenario(room: Newsroom) -> None:
        room.tolerated |= {500, 400}
        fault = room.server.trouble.error("callback", after=after)
        answer = await room.server.slash(room.ana, room.channel, "ask", question=QUESTION["en"]).answer()
        assert WORDS["en"].paragraph.format(number=1) in answer.text
        assert fault.total == 1
        assert room.said() == [answer]

    play(scenario)


def test_every_route_fails_once_while_the_bot_starts(play: Play) -> None:
    async def before(room: Newsroom) -> None:
        room.server.trouble.error("users/@me|gateway|commands", each=True)

    async def after(room: Newsroom) -> None:
        room.tolerated.add(500)
        assert room.server.trouble.faults[0].total == 3
        await nothing_lost(room, ask_all(room, 2))

    play(before, after)


def test_a_process_that_serves_one_shard_of_two(play: Play) -> None:
    async def scenario(room: Newsroom) -> None:
        server = room.server
        assert room.bot.shard_count == 2
        await nothing_lost(room, ask_all(room, 2))
        await server.gateway.cut(resumable=False)
        await server.until(lambda: server.gateway.identifies == 2 and server.gateway.connected, what="the reconnect")
        await nothing_lost(room, ask_all(room, 2))

    def first(server: Discord) -> str:
        guild = next(iter(server.world.guilds.values()))
        return str(guild.id >> 22 & 1)

    play(scenario, shard_count=2, shard_ids=first)


@pytest.mark.parametrize("after", [False, True], ids=["before it is carried out", "after it is carried out"])
def test_connections_that_break_off(play: Play, after: bool) -> None:
    async def scenario(room: Newsroom) -> None:
        room.tolerated |= {500, 400}
        fault = room.server.trouble.drop("POST|PATCH", after=after, times=6)
        await nothing_lost(room, ask_all(room, 6))
        assert fault.total == 6

    play(scenario)
