"""The bot under load, over loopback: `python -m benchmarks.discord [QUESTIONS] [CORPUS]`.

The bot is a process of its own and Discord is the stand-in of tests/discord, in this process. QUESTIONS (10,000) are
asked in all while its memory is watched.
"""

import asyncio
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from tests.discord.driver import Discord
from tests.discord.newsroom import furnished
from tests.discord.process import running
from tests.discord.world import Channel, User

QUESTIONS = (
    "Siapa yang memimpin Sora?",
    "Ke mana Tim Brooks pindah?",
    "Berapa uang yang ditanamkan investor di OpenAI?",
    "Who is the chief technology officer that left?",
    "How many authors did the first GPT have?",
    "Berapa harga saham Tesla kemarin?",
)


def main() -> None:
    """Print one table."""
    questions = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    corpus = Path(sys.argv[2]) if len(sys.argv) > 2 else Path("corpus")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(corpus, Path(folder) / "corpus")
        for name, value in asyncio.run(measure(questions, Path(folder))):
            print(f"{name:<62}{value:>22}")


async def measure(questions: int, folder: Path) -> list[tuple[str, str]]:
    """The rows of the table."""
    async with furnished() as server, running(server, folder, quiet=True) as process:
        server.validate, server.limits.bucket = False, 1_000_000
        guild = next(iter(server.world.guilds.values()))
        channels = [server.channel(guild, f"channel {n}") for n in range(50)]
        users = [server.user(f"user {n}", guild) for n in range(50)]
        await server.ready(300)
        numbers = count()
        await by_one(server, users[0], channels[0], numbers, 20)  # warm
        rows = [("memory after 20 questions", f"{resident_mb(process.pid)} MB")]
        rows += described("message to reply, one user", await by_one(server, users[0], channels[0], numbers, 300))
        commands = [await command(server, users[0], channels[0], numbers) for _ in range(300)]
        rows += described("command to answer, one user", commands)
        for label, overall in (("50 at once", None), ("50 at once, 50 requests/s", 50)):
            server.limits.overall = overall
            begun = time.monotonic()
            tasks = [by_one(server, u, c, numbers, 10) for u, c in zip(users, channels, strict=True)]
            times = [t for part in await asyncio.gather(*tasks) for t in part]
            rows += described(f"message to reply, {label}", times)
            rows.append((f"questions answered per second, {label}", f"{len(times) / (time.monotonic() - begun):.0f}"))
        server.limits.overall = None
        begun = time.monotonic()
        before = next(numbers)
        for goal in (questions // 4, questions // 2, questions):
            while (done := next(numbers)) < goal:
                each = max(1, min(10, (goal - done) // 50))
                tasks = [by_one(server, u, c, numbers, each) for u, c in zip(users, channels, strict=True)]
                await asyncio.gather(*tasks)
                forget(server, channels)
            rows.append((f"memory after {next(numbers):,} questions", f"{resident_mb(process.pid)} MB"))
        asked = next(numbers) - before
        rows.append((f"questions answered per second over {asked:,}", f"{asked / (time.monotonic() - begun):.0f}"))
        return rows


async def by_one(server: Discord, user: User, channel: Channel, numbers: Iterator[int], times: int) -> list[float]:
    """Seconds from message to reply, one question after another."""
    seconds = []
    for _ in range(times):
        asked = server.message(user, channel, f"{server.world.me.mention} {question(numbers)}")
        reply = await asked.reply(timeout_s=120)
        seconds.append(reply.at_s - asked.message.at_s)
    return seconds


async def command(server: Discord, user: User, channel: Channel, numbers: Iterator[int]) -> float:
    """Seconds from /ask to the answer that takes the place of "thinking"."""
    used = server.slash(user, channel, "ask", question=question(numbers))
    await used.answer(120)
    return used.interaction.answered_after_s or 0.0


def question(numbers: Iterator[int]) -> str:
    """A question that was not asked before, letter for letter."""
    number = next(numbers)
    return f"{QUESTIONS[number % len(QUESTIONS)]} ({number})"


def forget(server: Discord, channels: list[Channel]) -> None:
    """Let go of what was said, which is the stand-in's memory and not the bot's."""
    server.messages.clear()
    server.nonces.clear()
    server.acts.clear()
    for channel in channels:
        channel.messages.clear()


def described(what: str, seconds: list[float]) -> list[tuple[str, str]]:
    """Median and 99th percentile in milliseconds."""
    ordered = sorted(seconds)
    middle, late = ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
    return [(f"{what}: median, p99", f"{middle * 1000:.0f} ms, {late * 1000:.0f} ms")]


def resident_mb(process: int) -> int:
    """Memory that the process occupies; Linux tells."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) // 1024


if __name__ == "__main__":
    main()
