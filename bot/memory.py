"""What the bot keeps: verdicts and unanswered questions, in SQLite, for so many days; of members only a salted hash."""

import asyncio
import hashlib
import hmac
import os
import secrets
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, TypeVar

from index import EksodusError, Language

Verdict = Literal["right", "wrong"]
T = TypeVar("T")

_SCHEMA = """
CREATE TABLE IF NOT EXISTS verdicts (
    member TEXT, question TEXT, document TEXT, paragraph INTEGER, verdict TEXT, why TEXT, day TEXT,
    PRIMARY KEY (member, question, document, paragraph)
);
CREATE TABLE IF NOT EXISTS unanswered (
    member TEXT, guild INTEGER, question TEXT, language TEXT, day TEXT,
    PRIMARY KEY (member, guild, question)
);
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT);
"""


class StateError(EksodusError):
    """The file of verdicts and unanswered questions can't be used."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that got no answer: by how many members of a server, and when last."""

    question: str
    language: Language
    members: int
    last_day: date


@dataclass(frozen=True, slots=True)
class Kept:
    """How much is kept of one member."""

    verdicts: int
    questions: int


class Memory:
    """The store; every call runs on a thread of its own, so that no disk ever holds up the event loop."""

    def __init__(self, connection: sqlite3.Connection, worker: ThreadPoolExecutor, salt: bytes, days: int) -> None:
        self._connection = connection
        self._worker = worker
        self._salt = salt
        self._days = days
        self._cleaned: date | None = None
        self._closed = False

    @classmethod
    def open(cls, folder: Path, days: int) -> "Memory":
        """The store in `folder`, made where it is missing; what is older than `days` goes. Raises StateError."""
        worker = ThreadPoolExecutor(1, "memory")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            salt = _salt(folder / "salt")
            connection = worker.submit(_connect, folder / "memory.sqlite3").result()
        except (OSError, sqlite3.Error) as error:
            worker.shutdown()
            raise StateError(
                f"The bot can't keep its notes in {folder} ({error}); set STATE_DIR to a folder that can be written."
            ) from None
        memory = cls(connection, worker, salt, days)
        worker.submit(memory._forget_old).result()
        return memory

    async def keep_verdict(
        self, member: int, question: str, document: str, paragraph: int, verdict: Verdict, why: str | None = None
    ) -> None:
        """Keep a member's verdict on an answer; a second one replaces the first."""
        row = (self._hash(member), question, document, paragraph, verdict, why, _today().isoformat())
        await self._write("INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    async def keep_unanswered(self, member: int, guild: int | None, question: str, language: Language) -> None:
        """Keep a question that the articles don't answer; `guild` None: asked in private."""
        row = (self._hash(member), guild or 0, question, language, _today().isoformat())
        await self._write("INSERT OR REPLACE INTO unanswered VALUES (?, ?, ?, ?, ?)", row)

    async def unanswered(self, guild: int) -> tuple[Unanswered, ...]:
        """The unanswered questions of one server, most asked first."""
        rows = await self._read(
            "SELECT question, min(language), count(*), max(day) FROM unanswered WHERE guild = ? "
            "GROUP BY question ORDER BY count(*) DESC, max(day) DESC, question",
            (guild,),
        )
        return tuple(
            Unanswered(question, "id" if language == "id" else "en", members, date.fromisoformat(day))
            for question, language, members, day in rows
        )

    async def kept(self, member: int) -> Kept:
        """How much is kept of a member."""
        rows = await self._read(
            "SELECT (SELECT count(*) FROM verdicts WHERE member = ?1), "
            "(SELECT count(*) FROM unanswered WHERE member = ?1)",
            (self._hash(member),),
        )
        return Kept(*rows[0])

    async def forget(self, member: int) -> int:
        """Delete all that is kept of a member, and say how many entries that were."""
        who = (self._hash(member),)
        return await self._write("DELETE FROM verdicts WHERE member = ?", who) + await self._write(
            "DELETE FROM unanswered WHERE member = ?", who
        )

    async def note(self, name: str) -> str | None:
        """A note the bot made for itself."""
        rows = await self._read("SELECT value FROM notes WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else None

    async def make_note(self, name: str, value: str) -> None:
        """Keep a note across restarts."""
        await self._write("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))

    async def close(self) -> None:
        """Finish what is being written and close the file; a second time does nothing."""
        if not self._closed:
            self._closed = True
            await self._run(self._connection.close)
            self._worker.shutdown()

    async def _write(self, statement: str, values: tuple[object, ...]) -> int:
        """Run `statement` and say how many rows it changed."""

        def write() -> int:
            self._forget_old()
            with self._connection:
                return self._connection.execute(statement, values).rowcount

        return await self._run(write)

    async def _read(self, statement: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        return await self._run(lambda: self._connection.execute(statement, values).fetchall())

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    def _forget_old(self) -> None:
        """Delete what is too old, once a day."""
        today = _today()
        if self._cleaned == today:
            return
        oldest = ((today - timedelta(days=self._days)).isoformat(),)
        with self._connection:
            self._connection.execute("DELETE FROM verdicts WHERE day < ?", oldest)
            self._connection.execute("DELETE FROM unanswered WHERE day < ?", oldest)
        self._cleaned = today

    def _hash(self, member: int) -> str:
        return hmac.new(self._salt, str(member).encode(), hashlib.sha256).hexdigest()[:32]


def _connect(path: Path) -> sqlite3.Connection:
    # Several processes may serve shards of one bot: they wait for each other, and readers never wait.
    connection = sqlite3.connect(path, timeout=10)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA secure_delete=ON")
    connection.executescript(_SCHEMA)
    return connection


def _salt(path: Path) -> bytes:
    """The secret that hashes are made with, beside the store and readable by its owner only."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(descriptor, "wb") as file:
        salt = secrets.token_bytes(32)
        file.write(salt)
    return salt


def _today() -> date:
    return datetime.now(UTC).date()
