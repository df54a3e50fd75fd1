"""/corpus and /gaps: for moderators only, in both languages; nothing is left behind by a file that is no article."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.words_discord import DISCORD_WORDS
from bot.words_rooms import ROOM_WORDS
from index import Knowledge, Language
from tests.discord.conftest import Play
from tests.discord.newsroom import ARTICLES, NO_ANSWER, Newsroom

Shelf = Callable[[], tuple[Knowledge, Path]]
both = pytest.mark.parametrize("language", ["id", "en"])
NEW = b"Anna Lestari, who led research at Example Labs, has left the company for Other Labs.\n"


@pytest.fixture
def shelf(tmp_path: Path) -> tuple[Knowledge, Path]:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Knowledge.open(folder, tmp_path / "index"), folder


@both
def test_everyone_else_is_told_politely(play: Play, language: Language) -> None:
    async def scenario(room: Newsroom) -> None:
        for offered in room.server.commands.reachable(room.guild.id):
            assert (offered["name"] in ("corpus", "gaps")) == (offered["default_member_permissions"] is not None)
            offered["default_member_permissions"] = None  # as a server's owner may set it
        for name in ("corpus status", "corpus sources", "corpus reindex", "gaps"):
            used = room.server.slash(room.who(language), room.channel, name)
            assert DISCORD_WORDS[language].only_moderators in (await used.answer()).text
            assert used.private

    play(scenario)


@both
def test_status_sources_and_reindex(play: Play, shelf: tuple[Knowledge, Path], language: Language) -> None:
    knowledge, folder = shelf
    (folder / "broken.pdf").write_bytes(b"no pdf")

    async def scenario(room: Newsroom) -> None:
        room.mod.locale = "id" if language == "id" else "en-US"
        words = ROOM_WORDS[language]
        status = await room.server.slash(room.mod, room.channel, "corpus status").answer()
        assert words.status_title in status.text
        assert words.not_fresh in status.text
        sources = await room.server.slash(room.mod, room.channel, "corpus sources").answer()
        assert "sora.md" in sources.text
        assert words.sources_title.format(count=2) in sources.text
        used = room.server.slash(room.mod, room.channel, "corpus reindex")
        done = await used.answer()
        await room.server.until(lambda: words.indexed.split("{")[0] in done.text, what="the end of the indexing")
        assert "broken.pdf" in (await room.server.slash(room.mod, room.channel, "corpus status").answer()).text

    play(scenario, knowledge=knowledge, corpus_dir=folder)


def test_an_article_is_added_and_removed(play: Play, shelf: tuple[Knowledge, Path]) -> None:
    knowledge, folder = shelf
    words = ROOM_WORDS["en"]

    async def scenario(room: Newsroom) -> None:
        server = room.server

        async def add(name: str, content: bytes, **more: bool) -> str:
            file = server.upload(name, content)
            return (await server.slash(room.mod, room.channel, "corpus add", file=file, **more).answer()).text

        assert words.added.format(name="**new.md**", documents=3) in await add("../new.md", NEW)
        assert (folder / "new.md").read_bytes() == NEW
        assert "Anna Lestari" in {row.person for row in knowledge.departures()}
        assert "replace" in await add("new.md", NEW + b"More.")
        assert (folder / "new.md").read_bytes() == NEW
        assert words.added.format(name="**new.md**", documents=3) in await add("new.md", NEW + b"More.", replace=True)
        before = sorted(path.name for path in folder.iterdir())
        for name, content in {"a.exe": b"x", "empty.txt": b" ", "broken.pdf": b"no", "copy.md": NEW + b"More."}.items():
            assert words.added.split("}")[1].split("{")[0] not in await add(name, content)
        assert sorted(path.name for path in folder.iterdir()) == before
        offered = server.autocomplete(room.mod, room.channel, "corpus remove", "article", article="new")
        assert "new.md" in [choice["value"] for choice in await offered.choices()]
        asked = await server.slash(room.mod, room.channel, "corpus remove", article="new.md").answer()
        assert (folder / "new.md").exists()
        server.press(room.mod, asked, words.remove)
        await server.until(lambda: words.removed.format(name="**new.md**", documents=2) in asked.text, what="removal")
        assert not (folder / "new.md").exists()
        assert "Anna Lestari" not in {row.person for row in knowledge.departures()}

    play(scenario, knowledge=knowledge, corpus_dir=folder)


def test_gaps(play: Play) -> None:
    async def scenario(room: Newsroom) -> None:
        empty = await room.server.slash(room.mod, room.channel, "gaps").answer()
        assert ROOM_WORDS["en"].no_gaps in empty.text
        for who in (room.ana, room.budi):
            await room.server.slash(who, room.channel, "ask", question=NO_ANSWER["en"]).answer()
        await room.server.slash(room.mod, room.channel, "ask", question=NO_ANSWER["en"].rstrip("?").lower()).answer()
        used = room.server.slash(room.mod, room.channel, "gaps")
        text = (await used.answer()).text
        assert used.private
        assert NO_ANSWER["en"] in text
        assert "asked by 3" in text

    play(scenario)
