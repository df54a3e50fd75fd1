"""Articles that come, change and go while the bot runs."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.watching import settled
from index import Knowledge
from index.manifest import read_manifest
from tests.discord.conftest import Play
from tests.discord.driver import Discord
from tests.discord.newsroom import ARTICLES, Newsroom

NEW = "Anna Lestari, who led research at Example Labs, has left the company for Other Labs.\n"
QUESTION = "Who left Example Labs?"


@pytest.fixture
def shelf(tmp_path: Path) -> tuple[Knowledge, Path]:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Knowledge.open(folder, tmp_path / "index"), folder


async def seen(condition: Callable[[], bool]) -> None:
    """Wait until it holds; a busy machine may take its time."""
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.05)


def channel(server: Discord) -> int:
    guild = next(iter(server.world.guilds.values()))
    return next(iter(guild.channels))


@pytest.mark.parametrize("way", ["watch", "poll", "interval"])
def test_a_new_article_is_answered_from_and_the_log_channel_told(
    play: Play, shelf: tuple[Knowledge, Path], way: str
) -> None:
    knowledge, folder = shelf

    async def scenario(room: Newsroom) -> None:
        (folder / "anna.md").write_text(NEW, encoding="utf-8")
        (folder / "broken.pdf").write_bytes(b"no pdf")
        await seen(lambda: len(knowledge.sources) == 3)
        answer = await room.server.slash(room.ana, room.channel, "ask", question=QUESTION).answer()
        assert "Anna Lestari" in answer.text
        await seen(lambda: any("broken.pdf" in message.text for message in room.said()))
        assert any("added: 1, changed: 0, removed: 0" in message.text for message in room.said())
        (folder / "anna.md").unlink()
        await seen(lambda: len(knowledge.sources) == 2)
        gone = await room.server.slash(room.ana, room.channel, "ask", question=QUESTION).answer()
        assert "Anna Lestari" not in gone.text

    if way == "poll":
        (folder / "loop").symlink_to(folder, target_is_directory=True)  # which the library stumbles over
    reindex = "interval" if way == "interval" else "watch"
    play(
        scenario,
        knowledge=knowledge,
        corpus_dir=folder,
        reindex=reindex,
        reindex_every_s=5,
        watch_polling=way == "poll",
        log_channel=channel,
    )


def test_a_damaged_index_is_mended_while_the_bot_answers(
    play: Play, shelf: tuple[Knowledge, Path], tmp_path: Path
) -> None:
    _, folder = shelf
    index = tmp_path / "index"
    (folder / "anna.md").write_text(NEW, encoding="utf-8")
    Knowledge.open(folder, index)
    (index / read_manifest(index).generation / "catalog.json").write_bytes(b"[")
    knowledge = Knowledge.open(folder, index, now=False)
    assert len(knowledge.sources) == 2

    async def scenario(room: Newsroom) -> None:
        await seen(lambda: len(knowledge.sources) == 3)
        answer = await room.server.slash(room.ana, room.channel, "ask", question=QUESTION).answer()
        assert "Anna Lestari" in answer.text

    play(scenario, knowledge=knowledge, corpus_dir=folder, reindex="watch")


def test_a_folder_that_goes_and_comes_back_is_watched_on(play: Play, shelf: tuple[Knowledge, Path]) -> None:
    """As when a network drive drops out: answers come from what was indexed, and the trouble is told once."""
    knowledge, folder = shelf

    async def scenario(room: Newsroom) -> None:
        away = folder.with_name("away")
        folder.rename(away)
        await seen(lambda: any("does not exist" in message.text for message in room.said()))
        answer = await room.server.slash(room.ana, room.channel, "ask", question="Who leads Sora?").answer()
        assert "Tim Brooks" in answer.text
        (away / "anna.md").write_text(NEW, encoding="utf-8")
        await asyncio.sleep(6)
        away.rename(folder)
        await seen(lambda: len(knowledge.sources) == 3)
        assert sum("does not exist" in message.text for message in room.said()) == 1

    play(scenario, knowledge=knowledge, corpus_dir=folder, reindex="watch", log_channel=channel)


def test_by_hand_nothing_happens_by_itself(play: Play, shelf: tuple[Knowledge, Path]) -> None:
    knowledge, folder = shelf

    async def scenario(room: Newsroom) -> None:
        (folder / "anna.md").write_text(NEW, encoding="utf-8")
        await asyncio.sleep(3)
        assert len(knowledge.sources) == 2
        assert not room.said()

    play(scenario, knowledge=knowledge, corpus_dir=folder, reindex="manual")


def test_a_file_that_is_still_copied_is_waited_for(tmp_path: Path) -> None:
    async def copy() -> None:
        for _ in range(8):
            with (tmp_path / "long.md").open("a") as file:
                file.write("more\n")
            await asyncio.sleep(0.2)

    async def main() -> None:
        copying = asyncio.create_task(copy())
        await asyncio.sleep(0.1)
        await settled(tmp_path)
        assert copying.done()

    asyncio.run(main())
