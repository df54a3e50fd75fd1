"""The stand-in of Discord itself, with discord.py as it is from the package registry."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import discord
import pytest
import yarl
from discord import app_commands
from discord.ext import commands

from tests.discord.driver import Discord


@asynccontextmanager
async def connected(server: Discord, bot: commands.AutoShardedBot) -> AsyncIterator[Discord]:
    """Run the bot against the server until the block is left."""
    discord.http.Route.BASE = server.api
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(server.gateway_url)
    task = asyncio.create_task(bot.start(server.token))
    try:
        waiter = asyncio.create_task(server.ready())
        await asyncio.wait({task, waiter}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            waiter.cancel()
            task.result()
        yield server
    finally:
        await bot.close()
        await asyncio.gather(task, return_exceptions=True)


def bare(intents: discord.Intents | None = None) -> commands.AutoShardedBot:
    return commands.AutoShardedBot(
        command_prefix=commands.when_mentioned, intents=intents or discord.Intents.default(), help_command=None,
        guild_ready_timeout=0.1, heartbeat_timeout=5, allowed_mentions=discord.AllowedMentions.none(),
    )  # fmt: skip


def asker() -> commands.AutoShardedBot:
    bot = bare()

    @bot.tree.command(description="Ask")
    async def ask(interaction: discord.Interaction, question: str, private: bool = False) -> None:
        await interaction.response.defer(ephemeral=private)
        await interaction.followup.send(f"You asked: {question}")

    async def setup() -> None:
        await bot.tree.sync()

    bot.setup_hook = setup

    @bot.listen()
    async def on_message(message: discord.Message) -> None:
        if bot.user in message.mentions or message.guild is None and not message.author.bot:
            await message.reply(f"Heard: {message.content}")

    return bot


def run(scenario: Callable[[Discord], Awaitable[None]]) -> None:
    async def main() -> None:
        async with Discord() as server:
            await scenario(server)
            assert server.violations == []

    asyncio.run(main())


def test_a_command_is_deferred_and_then_answered() -> None:
    async def scenario(server: Discord) -> None:
        guild = server.guild()
        channel = server.channel(guild)
        ana = server.user("ana", guild)
        async with connected(server, asyncio_bot := asker()):
            used = server.slash(ana, channel, "ask", question="Who leads Sora?", private=True)
            answer = await used.answer()
            assert answer.content == "You asked: Who leads Sora?"
            assert answer.only_for is ana
            assert used.interaction.callback == 5
            asked = server.message(ana, channel, f"{server.world.me.mention} hello")
            assert (await asked.reply()).content == f"Heard: {server.world.me.mention} hello"
            assert asyncio_bot.user is not None

    run(scenario)


if __name__ == "__main__":
    pytest.main([__file__])
assert app_commands
