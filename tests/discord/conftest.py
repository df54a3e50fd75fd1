"""How a scenario is played: one event loop, one stand-in, our bot, and the invariants of newsroom.py at the end."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from index import Knowledge
from tests.discord.newsroom import ARTICLES, Newsroom, furnished, newsroom

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
def play(articles: Knowledge, tmp_path: Path) -> Play:
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

        asyncio.run(main())

    return run
