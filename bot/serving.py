"""The bot's life as a process: its start, the signals that end it, and why Discord may not let it in."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import aiohttp
import discord
from discord.http import Route

from bot.client import Eksodus
from bot.errors import is_passing
from bot.memory import Memory
from bot.settings import Settings
from index import EksodusError, Knowledge


class RefusedError(EksodusError):
    """The bot is not let in, and will not be until something is changed."""


class UnreachableError(EksodusError):
    """Discord can't be reached now; another try may succeed."""


async def serve(settings: Settings, knowledge: Knowledge, memory: Memory) -> None:
    """Run the bot until it is told to leave. Raises RefusedError and UnreachableError."""
    if settings.discord_api_base is not None:
        Route.BASE = settings.discord_api_base
    # discord.py warns of libraries for voice, which nobody here speaks.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    try:
        async with Eksodus(settings, knowledge, memory) as bot, _metrics(bot):
            await _run(bot, settings.token)
    except discord.DiscordException as error:
        raise _refusal(error) from None
    except (aiohttp.ClientError, OSError) as error:
        raise UnreachableError(_UNREACHABLE.format(reason=error)) from None
    finally:
        await memory.close()


async def _run(bot: Eksodus, token: str) -> None:
    """Be on Discord until SIGTERM or Ctrl-C."""
    loop = asyncio.get_running_loop()
    running = asyncio.create_task(bot.start(token))
    leaving: list[asyncio.Task[None]] = []

    async def leave() -> None:
        await bot.drain()
        # A shard that was still on its way in tries for ever otherwise.
        running.cancel()

    def told_to_leave() -> None:
        if not leaving:
            leaving.append(asyncio.create_task(leave()))

    for name in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows has no such handlers
            loop.add_signal_handler(name, told_to_leave)
    try:
        await running
    except asyncio.CancelledError:
        if not leaving:
            raise
    await asyncio.gather(*leaving)


@asynccontextmanager
async def _metrics(bot: Eksodus) -> AsyncIterator[None]:
    """Show the metrics for as long as the bot runs, where a port is set."""
    port = bot.settings.metrics_port
    if port is None:
        yield
        return
    try:
        stop = bot.metrics.serve(port, lambda: len(bot.guilds))
    except OSError as error:
        raise RefusedError(f"METRICS_PORT is {port}, which can't be used ({error.strerror}); set another.") from None
    try:
        yield
    finally:
        stop()


def _refusal(error: discord.DiscordException) -> EksodusError:
    """Why Discord does not let the bot in, and what to do; a bug of ours stays one."""
    if isinstance(error, discord.LoginFailure):
        return RefusedError(_BAD_LOGIN)
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return RefusedError(_NO_INTENT)
    if isinstance(error, discord.ConnectionClosed) and error.code in _CLOSED:
        return RefusedError(_CLOSED[error.code])
    if isinstance(error, discord.ConnectionClosed | discord.GatewayNotFound) or is_passing(error):
        return UnreachableError(_UNREACHABLE.format(reason=error))
    raise error


_BAD_LOGIN = "Discord refuses the token; copy it anew from the Developer Portal (Bot, Reset Token) into DISCORD_TOKEN."
_NO_INTENT = (
    "Discord refuses the message content intent, which ASK_CHANNELS needs; switch on Message Content Intent in the "
    "Developer Portal (Bot, Privileged Gateway Intents), or empty ASK_CHANNELS."
)
_UNREACHABLE = "Discord can't be reached ({reason}); check the network."
_CLOSED = {
    4004: _BAD_LOGIN,
    4010: "Discord refuses these shards; check SHARD_IDS and SHARD_COUNT.",
    4011: "The bot is on so many servers that Discord wants more shards; raise SHARD_COUNT, or remove it.",
    4013: "Discord doesn't know an intent that was asked for; update discord.py.",
}
