"""/departures in both languages: pages, quotes, the file, the picture, autocomplete."""

import csv
import io

import pytest

from bot.words import WORDS
from bot.words_discord import DISCORD_WORDS
from bot.words_rooms import ROOM_WORDS
from index import Knowledge, Language
from tests.discord.conftest import Play
from tests.discord.newsroom import Newsroom

NAMES = {"id": "kepergian", "en": "departures"}
SUB = {
    "id": {"list": "daftar", "show": "lihat", "export": "ekspor", "chart": "gambar", "person": "orang"},
    "en": {"list": "list", "show": "show", "export": "export", "chart": "chart", "person": "person"},
}
both = pytest.mark.parametrize("language", ["id", "en"])


def command(language: Language, name: str) -> str:
    return f"{NAMES[language]} {SUB[language][name]}"


@both
def test_the_list_and_its_pages_across_a_restart(play: Play, article: Knowledge, language: Language) -> None:
    rows = article.departures()
    assert len(rows) > 5

    async def before(room: Newsroom) -> None:
        used = room.server.slash(room.who(language), room.channel, command(language, "list"))
        first = await used.answer()
        assert first.embed["title"] == WORDS[language].left.format(count=len(rows))
        assert not used.private
        assert DISCORD_WORDS[language].next in first.labels
        assert DISCORD_WORDS[language].previous not in first.labels

    async def after(room: Newsroom) -> None:
        first = room.said()[0]
        text = first.text
        await room.server.press(room.who(language), first, DISCORD_WORDS[language].next).done()
        await room.server.until(lambda: first.text != text, what="the next page")
        assert DISCORD_WORDS[language].previous in first.labels
        other = room.server.press(room.mod, first, DISCORD_WORDS["en"].previous if language == "en" else "Sebelumnya")
        assert WORDS["en"].left.format(count=len(rows)) == (await other.answer()).embed["title"]
        assert other.private

    play(before, after, knowledge=article)


@both
def test_one_person_with_quotes(play: Play, article: Knowledge, language: Language) -> None:
    person = next(row.person for row in article.departures() if row.person)

    async def scenario(room: Newsroom) -> None:
        name = SUB[language]["person"]
        card = (
            await room.server.slash(
                room.who(language), room.channel, command(language, "show"), **{name: person}
            ).answer()
        ).embed
        assert card["title"] == person
        assert "> “" in card["fields"][0]["value"]
        nobody = room.server.slash(room.who(language), room.channel, command(language, "show"), **{name: "Xyzzyq"})
        assert ROOM_WORDS[language].nobody_by_name.format(person="**Xyzzyq**") in (await nobody.answer()).text

    play(scenario, knowledge=article)


@both
def test_the_file_and_the_picture(play: Play, article: Knowledge, language: Language) -> None:
    async def scenario(room: Newsroom) -> None:
        used = room.server.slash(room.who(language), room.channel, command(language, "export"))
        file = (await used.answer()).attachments[0]
        assert used.private
        assert file.content.startswith(b"\xef\xbb\xbf")
        written = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
        assert {row["person"] for row in written if row["person"]} == {
            row.person for row in article.departures() if row.person
        }
        drawn = await room.server.slash(room.who(language), room.channel, command(language, "chart")).answer()
        assert drawn.attachments[0].content.startswith(b"\x89PNG")

    play(scenario, knowledge=article)


def test_autocomplete(play: Play, article: Knowledge) -> None:
    person = next(row.person for row in article.departures() if row.person)

    async def scenario(room: Newsroom) -> None:
        typed = person.split()[-1][:4].lower()
        used = room.server.autocomplete(room.ana, room.channel, "departures list", "person", person=typed)
        assert person in [choice["value"] for choice in await used.choices()]
        empty = room.server.autocomplete(room.ana, room.channel, "departures list", "organization", organization="")
        assert 1 <= len(await empty.choices()) <= 25

    play(scenario, knowledge=article)


def test_a_wish_that_cannot_be_met(play: Play, article: Knowledge) -> None:
    async def scenario(room: Newsroom) -> None:
        no_date = room.server.slash(room.ana, room.channel, "departures list", since="soon")
        assert WORDS["en"].refused["date"] in (await no_date.answer()).text
        nobody = room.server.slash(room.ana, room.channel, "departures list", since="2199")
        assert WORDS["en"].no_departures in (await nobody.answer()).text

    play(scenario, knowledge=article)
