import asyncio
import sqlite3
import stat
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.memory import Kept, Memory, StateError

Use = Callable[[Memory], Awaitable[None]]


def use(folder: Path, what: Use, days: int = 90) -> None:
    async def main() -> None:
        memory = Memory.open(folder, days)
        try:
            await what(memory)
        finally:
            await memory.close()

    asyncio.run(main())


def rows(folder: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "memory.sqlite3")) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def test_a_verdict_is_kept_once_and_no_member_is_named(tmp_path: Path) -> None:
    async def judge(memory: Memory) -> None:
        await memory.keep_verdict(123456789, "who?", "a.md", 6, "right")
        await memory.keep_verdict(123456789, "who?", "a.md", 6, "wrong", "it was her")
        await memory.keep_verdict(987654321, "who?", "a.md", 6, "right")
        assert await memory.kept(123456789) == Kept(1, 0)

    use(tmp_path, judge)
    verdicts = rows(tmp_path, "verdicts")
    assert [row[1:6] for row in verdicts] == [
        ("who?", "a.md", 6, "wrong", "it was her"),
        ("who?", "a.md", 6, "right", None),
    ]
    assert len({row[0] for row in verdicts}) == 2
    assert b"123456789" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert stat.S_IMODE((tmp_path / "salt").stat().st_mode) == 0o600


def test_unanswered_questions_are_counted_by_server_and_member(tmp_path: Path) -> None:
    async def ask(memory: Memory) -> None:
        for member in (1, 2, 2):
            await memory.keep_unanswered(member, 7, "harga beras?", "id")
        await memory.keep_unanswered(1, 7, "who won?", "en")
        await memory.keep_unanswered(1, 8, "elsewhere?", "en")
        await memory.keep_unanswered(1, None, "in private?", "en")
        found = await memory.unanswered(7)
        assert [(gap.question, gap.language, gap.members) for gap in found] == [
            ("harga beras?", "id", 2),
            ("who won?", "en", 1),
        ]

    use(tmp_path, ask)


def test_what_is_forgotten_is_gone_and_others_stay(tmp_path: Path) -> None:
    async def forget(memory: Memory) -> None:
        await memory.keep_verdict(1, "who?", "a.md", 6, "right")
        await memory.keep_unanswered(1, 7, "what?", "en")
        await memory.keep_unanswered(2, 7, "what?", "en")
        assert await memory.forget(1) == 2
        assert (await memory.kept(1), await memory.kept(2)) == (Kept(0, 0), Kept(0, 1))

    use(tmp_path, forget)


def test_a_restart_keeps_all_but_what_is_too_old(tmp_path: Path) -> None:
    async def keep(memory: Memory) -> None:
        await memory.keep_unanswered(1, 7, "old?", "en")
        await memory.keep_unanswered(1, 7, "new?", "en")
        await memory.make_note("commands", "abc")

    async def look(memory: Memory) -> None:
        assert [gap.question for gap in await memory.unanswered(7)] == ["new?"]
        assert await memory.note("commands") == "abc"
        assert await memory.note("other") is None
        assert await memory.kept(1) == Kept(0, 1)

    use(tmp_path, keep)
    with closing(sqlite3.connect(tmp_path / "memory.sqlite3")) as connection, connection:
        connection.execute("UPDATE unanswered SET day = date('now', '-31 days') WHERE question = 'old?'")
    use(tmp_path, look, days=30)


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StateError, match="set STATE_DIR"):
        Memory.open(tmp_path / "file", 90)
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "memory.sqlite3").write_text("no database at all, but long enough to look like one " * 20)
    with pytest.raises(StateError, match="set STATE_DIR"):
        Memory.open(tmp_path / "state", 90)
