"""`eksodus run` as a process of its own: its end, its exit codes, and what it writes."""

import asyncio
import signal
from asyncio.subprocess import Process
from pathlib import Path

import pytest

from bot.memory import Memory
from bot.serving import RefusedError, UnreachableError, serve
from index import EksodusError, Knowledge
from tests.discord.driver import Asked, Used
from tests.discord.newsroom import ARTICLES, QUESTION, furnished, settings_for
from tests.discord.process import running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, text in ARTICLES.items():
        (corpus / name).write_text(text, encoding="utf-8")
    return tmp_path


async def finished(process: Process) -> tuple[int, str]:
    out, err = await asyncio.wait_for(process.communicate(), 120)
    return process.returncode or 0, (out + err).decode()


def test_sigterm_under_load(folder: Path) -> None:
    async def main() -> None:
        async with furnished() as server, running(server, folder) as process:
            guild = next(iter(server.world.guilds.values()))
            channel = next(iter(guild.channels.values()))
            ana = next(user for user in server.world.users.values() if user.name == "ana")
            await server.ready(120)
            fault = server.trouble.delay("POST .*/messages$|PATCH", seconds=0.3)
            acts: list[Asked | Used] = [server.slash(ana, channel, "ask", question=QUESTION["en"]) for _ in range(20)]
            acts += [server.message(ana, channel, f"{server.world.me.mention} {QUESTION['id']}") for _ in range(20)]
            await server.until(lambda: fault.total >= 5, what="the answers on their way")
            process.send_signal(signal.SIGTERM)
            code, written = await finished(process)
            assert code == 0
            assert [act for act in acts if not act.answered] == []
            assert server.violations == []
            assert server.token not in written
            assert QUESTION["en"] not in written

    asyncio.run(main())


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"DISCORD_TOKEN": "wrong"}, "DISCORD_TOKEN"),
        ({"DISCORD_TOKEN": ""}, "DISCORD_TOKEN"),
        ({"ASK_CHANNELS": "general"}, "ASK_CHANNELS"),
        ({"SHARD_IDS": "0"}, "SHARD_COUNT"),
    ],
)
def test_what_is_wrong_is_one_sentence(folder: Path, settings: dict[str, str], sentence: str) -> None:
    async def main() -> None:
        async with furnished() as server, running(server, folder, settings) as process:
            code, written = await finished(process)
            assert (code, "Traceback" in written) == (2, False)
            assert sentence in written
            assert server.gateway.identifies == 0

    asyncio.run(main())


@pytest.mark.parametrize(
    ("settings", "error", "sentence"),
    [
        ({"ASK_CHANNELS": "1"}, RefusedError, "Message Content Intent"),
        ({"SHARD_COUNT": "1"}, RefusedError, "more shards"),
        ({"DISCORD_API_BASE": "http://127.0.0.1:9/api/v10"}, UnreachableError, "can't be reached"),
    ],
)
def test_what_discord_refuses_is_said_once(
    articles: Knowledge, tmp_path: Path, settings: dict[str, str], error: type[EksodusError], sentence: str
) -> None:
    async def main() -> None:
        async with furnished() as server:
            server.gateway.shards = 2 if "SHARD_COUNT" in settings else 1
            memory = Memory.open(tmp_path, 90)
            try:
                with pytest.raises(error, match=sentence):
                    await serve(settings_for(server, settings), articles, memory)
            finally:
                await memory.close()
            assert server.gateway.identifies <= 1

    asyncio.run(main())
