"""The bot as a client of Discord: what it hears, what its rooms share, and its one door for errors."""

import asyncio
import hashlib
import json
import logging
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import aiohttp
import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket

from bot.ask import Ask
from bot.buttons import BUTTONS
from bot.cards import trouble_card
from bot.conversation import answer_last
from bot.corpus import Corpus
from bot.delivery import Reply, acknowledge, answer_interaction, persistently
from bot.departures import Departures
from bot.errors import apology
from bot.gaps import Gaps
from bot.hearing import Hearing
from bot.manners import Cooldowns
from bot.memory import Memory
from bot.metrics import Metrics
from bot.phrasing import Phrased, phrase
from bot.privacy import Privacy
from bot.settings import Settings
from bot.translations import CommandTranslator
from bot.watching import Watching
from bot.words_discord import DISCORD_WORDS, DiscordWords
from index import Answer, Knowledge, Language

log = logging.getLogger(__name__)
T = TypeVar("T")

_ON_THE_WAY_S = 0.3  # what Discord has sent already is still heard
_GOODBYE_S = 5
_DRAIN_S = 25


class Tree(app_commands.CommandTree["Eksodus"]):
    """The commands; whatever goes wrong in one comes to the client's door."""

    async def on_error(self, interaction: discord.Interaction["Eksodus"], error: app_commands.AppCommandError) -> None:
        """Apologise."""
        await self.client.apologise(interaction, error)


class Eksodus(commands.AutoShardedBot):
    """The bot: settings, knowledge and memory, and one thread on which all questions are encoded."""

    tree: Tree

    def __init__(self, settings: Settings, knowledge: Knowledge, memory: Memory) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=intents_for(settings),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            activity=discord.CustomActivity("/ask · /tanya"),
            shard_count=settings.shard_count,
        )
        if settings.shard_ids:
            self.shard_ids = list(settings.shard_ids)
        self.settings = settings
        self.knowledge = knowledge
        self.memory = memory
        self.metrics = Metrics()
        self.cooldowns = Cooldowns(settings.user_cooldown, settings.channel_cooldown)
        # Tokenizers are not safe in several threads at once.
        self._worker = ThreadPoolExecutor(1, "encoder")

    @property
    def me(self) -> int:
        """The bot's own user ID; 0 before it has logged in."""
        return self.user.id if self.user else 0

    async def in_worker(self, work: Callable[..., T], *values: Any) -> T:  # noqa: ANN401 (as asyncio has it)
        """Run `work` on the thread that encodes, so that the event loop stays free."""
        return await self.loop.run_in_executor(self._worker, work, *values)

    async def answer(self, conversation: Sequence[str]) -> Answer:
        """The answer to the last question. Raises QuestionError where it can't be asked."""
        return await self.in_worker(answer_last, self.knowledge, tuple(conversation))

    async def phrased(self, answer: Answer) -> Phrased | None:
        """The answer in a language model's words, where one is set up and does it well; on a thread of its own."""
        model = self.settings.llm
        return await asyncio.to_thread(phrase, answer, model) if model else None

    def language_for(self, interaction: discord.Interaction[Any]) -> Language:
        """The language of who pressed or typed, by their Discord."""
        return "id" if interaction.locale is discord.Locale.indonesian else "en"

    def language_in(self, guild: discord.Guild | None) -> Language | None:
        """The language of a server; None: messages there don't tell."""
        return "id" if guild and guild.preferred_locale is discord.Locale.indonesian else None

    def words_for(self, interaction: discord.Interaction[Any]) -> DiscordWords:
        """The sentences in the language of who pressed or typed."""
        return DISCORD_WORDS[self.language_for(interaction)]

    def wants_thread(self, channel: object) -> bool:
        """Whether answers in `channel` get a thread of their own."""
        return isinstance(channel, discord.TextChannel) and channel.id in self.settings.thread_channels

    async def setup_hook(self) -> None:
        """Load what hears and answers, and tell Discord the commands where they changed."""
        await self.load_rooms()
        await self.tree.set_translator(CommandTranslator())
        await self._sync_commands()
        await self._find_gateway()

    async def load_rooms(self) -> None:
        """Load the commands, listeners and buttons."""
        self.add_dynamic_items(*BUTTONS)
        for room in (Ask, Hearing, Privacy, Departures, Corpus, Gaps, Watching):
            await self.add_cog(room(self))

    async def on_ready(self) -> None:
        """Log that all shards are there; may come again after a reconnect."""
        log.info("ready", extra={"shards": len(self.shards), "guilds": len(self.guilds)})

    async def on_message(self, message: discord.Message, /) -> None:
        """Nothing: there are no text commands, and questions are heard in ask.py."""

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:  # noqa: ARG002
        """Log a bug in a listener."""
        log.exception("a listener failed", extra={"listener": event_method})

    async def apologise(self, interaction: discord.Interaction[Any], error: BaseException) -> None:
        """Tell who pressed or typed, in private where that is still open, what went wrong."""
        language = self.language_for(interaction)
        reply = self.apology(error, language)
        try:
            if interaction.response.type is discord.InteractionResponseType.deferred_message_update:
                # What stands there is a card of others as well; an apology must not take its place.
                await persistently(lambda: interaction.followup.send(embed=reply.card, ephemeral=True))
                return
            in_time = interaction.response.is_done() or await acknowledge(interaction, private=True)
            await answer_interaction(interaction, reply, language, in_time=in_time, private=True)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as failure:
            self.report(failure)

    def apology(self, error: BaseException, language: Language) -> Reply:
        """The card that says what went wrong; a bug is logged with the reference that the card names."""
        reference = uuid.uuid4().hex[:8]
        found = apology(error, language, reference)
        self.metrics.failed(found.kind)
        if found.kind == "bug":
            log.error("a bug", exc_info=error, extra={"reference": reference})
        elif found.kind == "trouble":
            log.warning("a question failed", extra={"reason": str(error)})
        return Reply(trouble_card(found.text, language))

    def report(self, error: BaseException) -> None:
        """Log that something could not be delivered at all; nobody is left to be told."""
        self.metrics.failed("undelivered")
        known = isinstance(error, discord.HTTPException | aiohttp.ClientError | OSError)
        log.error("not delivered", exc_info=None if known else error, extra={"reason": str(error)})

    async def drain(self) -> None:
        """Hear nothing more, finish what is being answered, and leave."""
        log.info("leaving")
        await asyncio.sleep(_ON_THE_WAY_S)
        closing = [asyncio.create_task(shard.disconnect()) for shard in self.shards.values()]
        if closing:
            await asyncio.wait(closing, timeout=_GOODBYE_S)
        if being_answered := [task for task in asyncio.all_tasks() if _answers(task)]:
            await asyncio.wait(being_answered, timeout=_DRAIN_S)
        await self.close()

    async def close(self) -> None:
        """Leave Discord and close the threads."""
        await super().close()
        self._worker.shutdown(wait=False, cancel_futures=True)

    async def _sync_commands(self) -> None:
        """Send the commands to Discord where they are not what it was sent last; every sending counts there."""
        translator = self.tree.translator
        payload = [
            await command.get_translated_payload(self.tree, translator)
            for command in self.tree.get_commands()
            if translator
        ]
        text = json.dumps(
            [self.application_id, sorted(payload, key=lambda command: str(command["name"]))], sort_keys=True
        )
        digest = hashlib.sha256(text.encode()).hexdigest()
        if await self.memory.note("commands") == digest:
            there = {command.name for command in await self.tree.fetch_commands()}
            if there == {command.name for command in self.tree.get_commands()}:
                return
        await self.tree.sync()
        await self.memory.make_note("commands", digest)
        log.info("commands synced", extra={"commands": len(payload)})

    async def _find_gateway(self) -> None:
        """Ask where the gateway is, and wait where the token has no login left today: one too many resets it."""
        shards, address, limits = await self.http.get_bot_gateway()
        # discord.py goes back to a constant of its own where shards are counted by hand or a session is lost.
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(address)
        needed = len(self.settings.shard_ids) or self.settings.shard_count or shards
        if limits["remaining"] < needed:
            wait_s = limits["reset_after"] / 1000
            log.warning("no login left today; waiting", extra={"wait_s": round(wait_s)})
            await asyncio.sleep(wait_s)


def intents_for(settings: Settings) -> discord.Intents:
    """What the bot hears: servers and messages; the content of all messages only where a channel asks for it."""
    return discord.Intents(
        guilds=True, guild_messages=True, dm_messages=True, message_content=bool(settings.ask_channels)
    )


def _answers(task: "asyncio.Task[Any]") -> bool:
    """Whether discord.py started `task` for a command, a button, a form or an event."""
    return task.get_name().startswith(("CommandTree-invoker", "discord-ui", "discord.py: "))
