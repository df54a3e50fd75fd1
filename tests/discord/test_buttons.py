"""Every button in both languages, pressed by the right and the wrong people, before and after a restart."""

import pytest

from bot.words import WORDS
from bot.words_discord import DISCORD_WORDS, DiscordWords
from index import Language
from tests.discord.conftest import Play
from tests.discord.message import Message
from tests.discord.newsroom import NO_ANSWER, QUESTION, Newsroom

both = pytest.mark.parametrize("language", ["id", "en"])


async def card(room: Newsroom, language: Language, question: str | None = None, *, private: bool = False) -> Message:
    asked = question or QUESTION[language]
    return await room.server.slash(room.who(language), room.channel, "ask", question=asked, private=private).answer()


@both
def test_each_button_of_an_answer(play: Play, language: Language) -> None:
    async def scenario(room: Newsroom) -> None:
        words, presser, server = DISCORD_WORDS[language], room.who(language), room.server
        # The card speaks one language, the presser another: the button answers in the presser's.
        answer = await card(room, "en" if language == "id" else "id")
        theirs = DISCORD_WORDS["en" if language == "id" else "id"]

        context = server.press(presser, answer, theirs.context)
        assert words.context_title in (await context.answer()).text
        right = server.press(presser, answer, theirs.right)
        assert words.thanks_right in (await right.answer()).text
        wrong = server.press(presser, answer, theirs.wrong)
        assert (await wrong.modal())["title"] == words.why_title
        sent = await server.submit(wrong, **{words.why_title: "it was someone else"})
        assert words.thanks_why in (await sent.answer()).text
        assert all(used.private for used in (context, right, sent))
        assert (await room.bot.memory.kept(presser.id)).verdicts == 1
        assert room.said() == [answer]

    play(scenario)


@both
def test_the_nearest_passages_and_their_pages(play: Play, language: Language) -> None:
    async def scenario(room: Newsroom) -> None:
        words = DISCORD_WORDS[language]
        answer = await card(room, language, NO_ANSWER[language])
        more = room.server.press(room.who(language), answer, words.nearest)
        assert words.nearest_title in (await more.answer()).text
        assert more.private

    play(scenario)


@both
def test_sharing_a_private_answer(play: Play, language: Language) -> None:
    async def scenario(room: Newsroom) -> None:
        words, asker = DISCORD_WORDS[language], room.who(language)
        answer = await card(room, language, private=True)
        assert not room.said()
        room.server.press(asker, answer, words.share)
        await room.server.until(room.said, what="the shared answer")
        shared = room.said()[0]
        assert asker.mention in shared.content
        assert shared.embed["description"] == answer.embed["description"]
        assert words.delete in shared.labels

    play(scenario)


def test_deleting_an_answer_is_for_who_asked_and_for_moderators(play: Play) -> None:
    async def scenario(room: Newsroom) -> None:
        words: DiscordWords = DISCORD_WORDS["en"]
        first, second = await card(room, "en"), await card(room, "en")
        refused = room.server.press(room.budi, first, words.delete)
        assert DISCORD_WORDS["id"].not_yours in (await refused.answer()).text
        assert refused.private
        for who, answer in ((room.ana, first), (room.mod, second)):
            await room.server.press(who, answer, words.delete).done()
        await room.server.until(lambda: first.deleted and second.deleted, what="the deletions")
        assert not room.said()

    play(scenario)


@both
def test_what_is_kept_is_told_and_deleted(play: Play, language: Language) -> None:
    async def scenario(room: Newsroom) -> None:
        words, asker = DISCORD_WORDS[language], room.who(language)
        await card(room, language, NO_ANSWER[language])
        told = room.server.slash(asker, room.channel, {"id": "privasi", "en": "privacy"}[language])
        answer = await told.answer()
        assert words.privacy_title in answer.text
        assert told.private
        pressed = await room.server.press(asker, answer, words.forget).answer()
        await room.server.until(lambda: pressed.versions > 1 and not pressed.labels, what="the deletion")
        assert (await room.bot.memory.kept(asker.id)).questions == 0

    play(scenario)


def test_buttons_of_before_a_restart_still_work(play: Play) -> None:
    async def before(room: Newsroom) -> None:
        await card(room, "en")
        await card(room, "en", NO_ANSWER["en"])

    async def after(room: Newsroom) -> None:
        words, server = DISCORD_WORDS["en"], room.server
        answer, nothing = room.said()
        assert words.context_title in (await server.press(room.ana, answer, words.context).answer()).text
        assert words.thanks_right in (await server.press(room.ana, answer, words.right).answer()).text
        assert words.nearest_title in (await server.press(room.ana, nothing, words.nearest).answer()).text
        form = server.press(room.ana, answer, words.follow_up)
        sent = await server.submit(form, **{words.question_field: QUESTION["en"]})
        assert WORDS["en"].paragraph.format(number=1) in (await sent.answer()).text
        assert server.commands.syncs == 1

    play(before, after)


def test_a_form_opened_before_a_restart_is_still_taken(play: Play) -> None:
    opened = []

    async def before(room: Newsroom) -> None:
        opened.append(room.server.press(room.ana, await card(room, "en"), DISCORD_WORDS["en"].follow_up))
        await opened[0].modal()

    async def after(room: Newsroom) -> None:
        sent = await room.server.submit(opened[0], **{DISCORD_WORDS["en"].question_field: QUESTION["en"]})
        assert WORDS["en"].paragraph.format(number=1) in (await sent.answer()).text

    play(before, after)
