"""Our bot on a server of the stand-in: what every scenario starts from, and what must hold at the end of each."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.client import Eksodus
from bot.memory import Memory
from bot.settings import Settings, load_settings
from bot.words_discord import DISCORD_WORDS
from index import Knowledge
from tests.discord.driver import Discord
from tests.discord.message import Message
from tests.discord.running import connected
from tests.discord.world import Channel, Guild, P, User

ARTICLES = {
    "sora.md": """---
title: A researcher leaves OpenAI
language: en
source: The Example
date: 2024-10-03
url: https://example.org/sora
---

Tim Brooks, who led the video project Sora at OpenAI, has left the company for Google DeepMind.

His colleagues learned of it on Thursday. The company did not say who would lead the project now.
""",
    "kapal.md": """---
title: Pelabuhan baru di Bitung
language: id
source: Contoh Harian
date: 2024-09-25
url: https://example.org/bitung
---

Pelabuhan baru di Bitung dibuka oleh Menteri Ratna Wibowo pada hari Selasa.

Kapal pertama yang bersandar membawa 200 ton beras dari Surabaya.
""",
}
QUESTION = {"id": "Siapa yang membuka pelabuhan baru di Bitung?", "en": "Who led the video project Sora at OpenAI?"}
SHORT = {"id": "Ratna Wibowo", "en": "Tim Brooks"}
NO_ANSWER = {"id": "Berapa harga saham OpenAI kemarin?", "en": "What was the share price of OpenAI yesterday?"}


@dataclass
class Newsroom:
    """A server with a channel, an English and an Indonesian member and a moderator."""

    server: Discord
    bot: Eksodus
    guild: Guild
    channel: Channel
    ana: User  # English
    budi: User  # Indonesian
    mod: User
    tolerated: set[int] = field(default_factory=set)  # error statuses that the scenario itself provokes

    @property
    def me(self) -> str:
        return self.server.world.me.mention

    def who(self, language: str) -> User:
        return self.budi if language == "id" else self.ana

    def said(self, channel: Channel | None = None) -> list[Message]:
        """The bot's messages that everyone in the channel sees."""
        there = (channel or self.channel).messages.values()
        return [message for message in there if message.author is self.server.world.me]


def furnished(allowed_intents: int = 0) -> Discord:
    """A stand-in with the people of a newsroom, not yet started."""
    server = Discord(allowed_intents=allowed_intents)
    server.interactions.callback_limit_s = 30.0  # a busy machine fails no test; what is late is made late on purpose
    guild = server.guild()
    server.channel(guild)
    server.user("ana", guild)
    server.user("budi", guild, locale="id")
    server.user("mod", guild, permissions=P.MANAGE_GUILD | P.MANAGE_MESSAGES)
    return server


@asynccontextmanager
async def newsroom(server: Discord, knowledge: Knowledge, state: Path, **settings: object) -> AsyncIterator[Newsroom]:
    """Start the bot on a furnished server that runs already, and stop it when the block is left.

    By then nothing that it sent was refused, pinged anyone or broke Discord's description, and nothing that it was
    told went without an answer.
    """
    guild = next(iter(server.world.guilds.values()))
    channel = next(iter(guild.channels.values()))
    named = {user.name: user for user in server.world.users.values()}
    memory = Memory.open(state, 90)
    bot = Eksodus(settings_for(server, settings), knowledge, memory)
    room = Newsroom(server, bot, guild, channel, named["ana"], named["budi"], named["mod"])
    try:
        async with connected(server, bot):
            yield room
            await server.until(lambda: not server.unanswered(), what="an answer to each command, button and form")
            await bot.drain()
    finally:
        await memory.close()
    assert server.violations == []
    assert not [entry for entry in server.log if entry.status >= 400 and entry.status not in room.tolerated]
    ours = [message for message in server.messages if message.author is server.world.me]
    assert not [message for message in ours if message.pings]
    bugs = [words.bug.split("{")[0].rstrip("*") for words in DISCORD_WORDS.values()]
    assert not [message.text for message in ours if any(bug in message.text for bug in bugs)]


def settings_for(server: Discord, more: Mapping[str, object]) -> Settings:
    """Settings without cooldowns, but for what `more` says."""
    free = {
        "CHANNEL_COOLDOWN": "0",
        "USER_COOLDOWN": "0",
        "REINDEX": "manual",
        "DISCORD_TOKEN": server.token,
        "DISCORD_API_BASE": server.api,
    }
    return load_settings(Path("/nowhere"), free | {name.upper(): str(value) for name, value in more.items()})
