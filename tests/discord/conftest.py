"""How a scenario is played: one event loop, one stand-in, our bot, and the invariants of newsroom.py at the end."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from index import Knowledge
from tests.discord.driver import Discord, Used
from tests.discord.newsroom import ARTICLES, Newsroom, furnished, newsroom

TABLE = pytest.StashKey[list[tuple[object, ...]]]()
Scenario = Callable[[Newsroom], Awaitable[None]]
Play = Callable[..., None]


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """A corpus of two short articles, one in each language, whose answers leave no doubt."""
    folder = tmp_path_factory.mktemp("corpus")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Knowledge.open(folder, tmp_path_factory.mktemp("index"))


@pytest.fixture
def play(articles: Knowledge, tmp_path: Path, request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Play:
    """Play scenarios one after another on one server; the bot restarts between them."""

    def run(
        *scenarios: Scenario, knowledge: Knowledge = articles, allowed_intents: int = 0, **settings: object
    ) -> None:
        async def main() -> None:
            async with furnished(allowed_intents) as server:
                for scenario in scenarios:
                    there = {k: v(server) if callable(v) else v for k, v in settings.items()}
                    async with newsroom(server, knowledge, tmp_path / "state", **there) as room:
                        await scenario(room)
                _note(request, server)

        asyncio.run(main())
        errors = [entry for entry in caplog.records if entry.name.startswith("bot") and entry.levelname == "ERROR"]
        assert not [(entry.message, entry.__dict__.get("reason")) for entry in errors]

    return run


def _note(request: pytest.FixtureRequest, server: Discord) -> None:
    """A row of the table: what was done, how often, what was lost, the slowest callback."""
    expecting, lost = server.expecting(), server.unanswered()
    calls = [act.interaction.called_back_after_s or 0.0 for act in expecting if isinstance(act, Used)]
    row = (request.node.name, len(server.acts), len(expecting), len(lost), f"{max(calls, default=0.0) * 1000:.0f} ms")
    request.config.stash.setdefault(TABLE, []).append(row)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table of scenarios where somebody asks for details (-v)."""
    if rows := config.stash.get(TABLE, []) if config.option.verbose > 0 else []:
        terminalreporter.section("scenarios on Discord")
        for row in [("scenario", "acts", "expecting an answer", "lost", "slowest callback"), *rows]:
            terminalreporter.write_line("{:<78}{:>6}{:>21}{:>6}{:>18}".format(*row))
