"""Every way to ask, in both languages, and when the bot stays silent."""

import re

import discord
import pytest

from bot.words import WORDS
from bot.words_discord import DISCORD_WORDS
from index import Language
from tests.discord.conftest import Play
from tests.discord.driver import Discord
from tests.discord.gateway import MESSAGE_CONTENT
from tests.discord.message import Message
from tests.discord.newsroom import NO_ANSWER, QUESTION, SHORT, Newsroom
from tests.discord.world import TEXT, Channel

LANGUAGES: tuple[Language, ...] = ("id", "en")
both = pytest.mark.parametrize("language", LANGUAGES)


def answers(message: Message, language: Language) -> bool:
    """Whether it quotes the article that answers, the short answer as title and in bold, framed in this language."""
    short, description = SHORT[language], message.embed.get("description", "")
    framed = WORDS[language].paragraph.format(number=1) in description
    labelled = DISCORD_WORDS[language].follow_up in message.labels
    bold = re.search(rf"\*\*[^*]*{short}[^*]*\*\*", description)
    return short in message.embed.get("title", "") and bool(bold) and framed and labelled


@both
def test_a_command(play: Play, language: Language) -> None:
    async def scenario(room: Newsroom) -> None:
        name, option = {"id": ("tanya", "pertanyaan"), "en": ("ask", "question")}[language]
        used = room.server.slash(room.who(language), room.channel, name, **{option: QUESTION[language]})
        answer = await used.answer()
        assert answers(answer, language)
        assert used.interaction.callback == 5
        assert not used.private
        hidden = room.server.slash(room.who(language), room.channel, "ask", question=QUESTION[language], private=True)
        assert answers(await hidden.answer(), language)
        assert hidden.private
        assert room.said() == [answer]

    play(scenario)


@both
def test_a_mention_a_reply_and_a_direct_message(play: Play, language: Language) -> None:
    async def scenario(room: Newsroom) -> None:
        server, asker = room.server, room.who(language)
        first = await server.message(asker, room.channel, f"{room.me} {QUESTION[language]}").reply()
        assert answers(first, language)
        second = await server.message(asker, room.channel, QUESTION[language], reply_to=first).reply()
        assert answers(second, language)
        assert QUESTION[language] in second.embed["footer"]["text"]
        assert answers(await server.message(asker, None, QUESTION[language]).reply(), language)

    play(scenario)


@both
def test_a_messages_menu_and_a_follow_up(play: Play, language: Language) -> None:
    async def scenario(room: Newsroom) -> None:
        server, asker = room.server, room.who(language)
        name = {"id": "Tanyakan pesan ini", "en": "Ask about this message"}[language]
        asked = server.message(room.mod, room.channel, QUESTION[language])
        about = server.context_menu(asker, name, asked.message)
        answer = await about.answer()
        assert answers(answer, language)
        assert about.private
        opened = server.press(asker, answer, DISCORD_WORDS[language].follow_up)
        modal = await opened.modal()
        assert modal["title"] == DISCORD_WORDS[language].follow_up
        sent = await server.submit(opened, **{DISCORD_WORDS[language].question_field: QUESTION[language]})
        assert answers(await sent.answer(), language)
        assert sent.private

    play(scenario)


@both
def test_what_the_articles_do_not_say(play: Play, language: Language) -> None:
    async def scenario(room: Newsroom) -> None:
        answer = await room.server.slash(room.who(language), room.channel, "ask", question=NO_ANSWER[language]).answer()
        assert WORDS[language].not_answered in answer.text
        assert WORDS[language].rephrase in answer.text
        assert DISCORD_WORDS[language].nearest in answer.labels
        assert [kept.question for kept in await room.bot.memory.unanswered(room.guild.id)] == [NO_ANSWER[language]]

    play(scenario)


def test_a_reply_to_a_commands_answer_gets_a_hint(play: Play) -> None:
    """Discord keeps back what is written there, so the bot can only say how to ask."""

    async def scenario(room: Newsroom) -> None:
        answer = await room.server.slash(room.ana, room.channel, "ask", question=QUESTION["en"]).answer()
        hint = await room.server.message(room.ana, room.channel, "and then?", reply_to=answer).reply()
        assert hint.embed["title"] in {words.hello_title for words in DISCORD_WORDS.values()}

    play(scenario)


def test_silence_where_the_bot_is_not_addressed(play: Play) -> None:
    async def scenario(room: Newsroom) -> None:
        server = room.server
        other = server.user("helper", room.guild)
        other.bot = True
        server.message(room.ana, room.channel, QUESTION["en"])
        server.message(room.mod, room.channel, f"@everyone {QUESTION['en']}")
        server.message(other, room.channel, f"{room.me} {QUESTION['en']}")
        server.message(room.ana, room.channel, f"{room.me} {QUESTION['en']}", webhook=True)
        answer = await server.message(room.ana, room.channel, f"{room.me} {QUESTION['en']}").reply()
        server.message(room.ana, room.channel, "thanks", reply_to=answer, ping=False)
        server.message(room.ana, room.channel, f"hello {room.budi.mention}")
        last = await server.message(room.ana, room.channel, f"{room.me} {QUESTION['en']}").reply()
        assert room.said() == [answer, last]

    play(scenario)


def test_in_an_ask_channel_every_question_is_answered(play: Play) -> None:
    async def scenario(room: Newsroom) -> None:
        server, other = room.server, room.server.world.add_channel(Channel("other", TEXT, room.guild))
        assert answers(await server.message(room.budi, room.channel, QUESTION["id"]).reply(), "id")
        server.message(room.budi, room.channel, "selamat pagi semuanya")
        server.message(room.budi, other, QUESTION["id"])
        await server.message(room.budi, room.channel, QUESTION["id"]).reply()
        assert len(room.said()) == 2
        assert not room.said(other)

    def here(server: Discord) -> int:
        return next(iter(next(iter(server.world.guilds.values())).channels))

    play(scenario, allowed_intents=MESSAGE_CONTENT, ask_channels=here)
    with pytest.raises(discord.PrivilegedIntentsRequired):
        play(scenario, ask_channels=here)


def test_answers_in_threads_where_the_channel_wants_them(play: Play) -> None:
    async def scenario(room: Newsroom) -> None:
        asked = room.server.message(room.ana, room.channel, f"{room.me} {QUESTION['en']}")
        answer = await asked.reply()
        assert asked.message.thread
        assert answer.channel is asked.message.thread
        assert not room.said()
        used = room.server.slash(room.ana, room.channel, "ask", question=QUESTION["en"])
        shown = await used.answer()
        await room.server.until(lambda: shown.thread and shown.thread.messages, what="the answer in its thread")
        assert shown.thread is not None
        assert answers(next(iter(shown.thread.messages.values())), "en")

    play(scenario, thread_channels=lambda server: next(iter(next(iter(server.world.guilds.values())).channels)))


def test_on_a_server_that_only_the_asker_has_invited_the_bot_to(play: Play) -> None:
    async def scenario(room: Newsroom) -> None:
        elsewhere = room.server.guild("elsewhere", room.ana, invited=False)
        channel = room.server.world.add_channel(Channel("general", TEXT, elsewhere))
        used = room.server.slash(room.ana, channel, "ask", question=QUESTION["en"])
        assert answers(await used.answer(), "en")
        assert used.interaction.by_user

    play(scenario)


@both
def test_a_command_in_direct_messages(play: Play, language: Language) -> None:
    async def scenario(room: Newsroom) -> None:
        used = room.server.slash(room.who(language), None, "ask", question=QUESTION[language])
        assert answers(await used.answer(), language)

    play(scenario)


def test_odd_messages_get_one_answer(play: Play) -> None:
    texts = ["", "👋", "?", "...", "x" * 1900, "\u200b\u200b", "\n\n", "apa?", "123", "```\ncode\n```", "@everyone"]

    async def scenario(room: Newsroom) -> None:
        for text in texts:
            asked = room.server.message(room.ana, room.channel, f"{room.me} {text}")
            direct = room.server.message(room.ana, None, text or "-")
            await asked.reply()
            await direct.reply()
            assert (len(asked.replies()), len(direct.replies())) == (1, 1)

    play(scenario)
