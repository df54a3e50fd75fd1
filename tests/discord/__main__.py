"""A Discord to try the bot on by hand: `python -m tests.discord`, then start the bot with what it prints.

Every line you type is a message in #general; a line that begins with / is a command with its first option.
"""

import asyncio
import sys

from tests.discord.client import NotOfferedError
from tests.discord.driver import Discord
from tests.discord.gateway import MESSAGE_CONTENT
from tests.discord.message import LOADING, Message
from tests.discord.newsroom import furnished
from tests.discord.world import Channel, User

TOKEN = "try-it"


async def main() -> None:
    """Serve until the input ends."""
    server = furnished(MESSAGE_CONTENT)
    server.token = TOKEN
    async with server:
        print(f"DISCORD_TOKEN={TOKEN} DISCORD_API_BASE={server.api} eksodus run")
        channel = next(channel for channel in server.world.channels.values() if channel.guild)
        ana = next(user for user in server.world.users.values() if user.name == "ana")
        await server.ready(3600)
        print("The bot is here. Mention it as @bot, or type /ask and your question.")
        showing = asyncio.create_task(show(server, channel))
        while line := await asyncio.to_thread(sys.stdin.readline):
            try:
                write(server, ana, channel, line.strip())
            except NotOfferedError as error:
                print(error)
        showing.cancel()


def write(server: Discord, user: User, channel: Channel, line: str) -> None:
    """Do what the line says."""
    if not line.startswith("/"):
        server.message(user, channel, line.replace("@bot", server.world.me.mention))
        return
    name, _, value = line[1:].partition(" ")
    command = next((c for c in server.commands.of(None) if c["name"] == name), None)
    options = command.get("options") or [] if command else []
    server.slash(user, channel, name, **({options[0]["name"]: value} if options and value else {}))


async def show(server: Discord, channel: Channel) -> None:
    """Print what the bot says, and again where it changes."""
    shown: dict[int, int] = {}

    def news() -> list[Message]:
        mine = [m for m in channel.messages.values() if m.author is server.world.me and not m.flags & LOADING]
        return [message for message in mine if shown.get(message.id) != message.versions]

    while True:
        for message in await server.until(news, timeout_s=1e9):
            shown[message.id] = message.versions
            print(f"\n{message.text}\n", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
