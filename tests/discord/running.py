"""Running a bot of discord.py against the stand-in, inside the test's own event loop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
import yarl

from tests.discord.driver import Discord


@asynccontextmanager
async def connected(server: Discord, bot: discord.Client) -> AsyncIterator[Discord]:
    """Start the bot, wait until the gateway has all its shards, and close it when the block is left.

    An error of the bot's own start (a wrong token, a refused intent) comes out here.
    """
    discord.http.Route.BASE = server.api
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(server.gateway_url)
    running = asyncio.create_task(bot.start(server.token))
    ready = asyncio.create_task(server.until(lambda: server.gateway.connected and _knows(bot, server), what="the bot"))
    try:
        await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED)
        (running if running.done() else ready).result()
        yield server
    finally:
        ready.cancel()
        await bot.close()
        await asyncio.gather(running, ready, return_exceptions=True)


def _knows(bot: discord.Client, server: Discord) -> bool:
    return {g.id for g in bot.guilds if not g.unavailable} == {g.id for g in server.world.home_guilds()}
