"""The stand-in of Discord itself, with discord.py as it comes from the package registry."""

import asyncio
from collections.abc import Awaitable, Callable
from io import BytesIO
from typing import Any

import aiohttp
import discord
import pytest
from discord import app_commands, ui
from discord.ext import commands

from tests.discord import schema
from tests.discord.client import NotOfferedError
from tests.discord.driver import Discord
from tests.discord.gateway import MESSAGE_CONTENT
from tests.discord.posting import Upload
from tests.discord.running import connected
from tests.discord.world import Channel, P, User

Scenario = Callable[["Scene"], Awaitable[None]]


class Bare(commands.AutoShardedBot):
    """A bot of a few lines that uses each part of Discord that ours uses."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned, intents=intents or discord.Intents.default(), help_command=None,
            guild_ready_timeout=0.1, allowed_mentions=discord.AllowedMentions.none(),
        )  # fmt: skip
        self.heard: list[discord.Message] = []
        self.errors: list[BaseException] = []
        self.tree.error(self.note)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for nothing: the stand-in takes any number of logins at once."""

    async def setup_hook(self) -> None:
        self.tree.add_command(ask)
        self.tree.add_command(opens)
        self.tree.add_command(about)
        self.tree.add_command(add)
        await self.tree.sync()

    async def note(self, _: discord.Interaction, error: BaseException) -> None:
        self.errors.append(error.__cause__ or error)

    async def on_message(self, message: discord.Message) -> None:
        if message.author.bot:
            return
        self.heard.append(message)
        if self.user in message.mentions or message.guild is None:
            await message.reply(f"Heard: {message.content}", nonce=str(message.id), mention_author=False)


class Asking(ui.Modal, title="Ask on"):
    question: ui.TextInput["Asking"] = ui.TextInput(label="Question", custom_id="question")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"Modal: {self.question.value}", ephemeral=True)


class Buttons(ui.View):
    @ui.button(label="Ask on", custom_id="on")
    async def on(self, interaction: discord.Interaction, _: ui.Button["Buttons"]) -> None:
        await interaction.response.send_modal(Asking())

    @ui.button(label="Turn", custom_id="turn")
    async def turn(self, interaction: discord.Interaction, _: ui.Button["Buttons"]) -> None:
        await interaction.response.edit_message(content="turned", view=None)

    @ui.select(
        custom_id="pick", options=[discord.SelectOption(label="One", value="1"), discord.SelectOption(label="Two")]
    )
    async def pick(self, interaction: discord.Interaction, select: ui.Select["Buttons"]) -> None:
        await interaction.response.send_message(f"picked {select.values[0]}")


@app_commands.command(description="Ask")
async def ask(
    interaction: discord.Interaction, question: app_commands.Range[str, 1, 100], private: bool = False
) -> None:
    await interaction.response.defer(ephemeral=private)
    await interaction.followup.send(f"Asked: {question}")
    if question == "twice":
        await interaction.followup.send("and again", ephemeral=True)


@ask.autocomplete("question")
async def complete(_: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f"{current}{n}", value=str(n)) for n in range(25)]


@app_commands.command(name="open", description="Open")
@app_commands.default_permissions(manage_guild=True)
async def opens(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("Here", view=Buttons())


@app_commands.context_menu(name="About this")
async def about(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"About: {message.content}")


@app_commands.command(description="Add")
async def add(interaction: discord.Interaction, file: discord.Attachment) -> None:
    content = await file.read()
    await interaction.response.send_message(content[::-1].decode(), file=discord.File(BytesIO(content), "back.txt"))


class Scene:
    """A server with a channel, a member, and the bare bot connected."""

    def __init__(self, server: Discord, bot: Bare) -> None:
        self.server, self.bot = server, bot
        self.guild = server.guild()
        self.channel = server.channel(self.guild)
        self.ana = server.user("ana", self.guild)
        self.mod = server.user("mod", self.guild, permissions=P.MANAGE_GUILD)
        self.me = server.world.me.mention

    def there(self, channel: Channel | None = None) -> discord.TextChannel:
        found = self.bot.get_channel((channel or self.channel).id)
        assert isinstance(found, discord.TextChannel)
        return found


def play(scenario: Scenario, *, allowed: int = 0, intents: discord.Intents | None = None) -> None:
    async def main() -> None:
        async with Discord(allowed_intents=allowed) as server:
            scene = Scene(server, Bare(intents))
            async with connected(server, scene.bot):
                await scenario(scene)
            assert server.violations == []

    asyncio.run(main())


def test_a_command_is_deferred_and_answered_by_follow_ups() -> None:
    async def scenario(scene: Scene) -> None:
        used = scene.server.slash(scene.ana, scene.channel, "ask", question="twice", private=True)
        answer = await used.answer()
        assert (answer.content, answer.only_for, used.interaction.callback) == ("Asked: twice", scene.ana, 5)
        assert (await used.followup()).content == "and again"
        assert answer.id not in scene.channel.messages
        assert not scene.bot.heard

    play(scenario)


def test_a_bot_reads_only_what_is_meant_for_it() -> None:
    async def scenario(scene: Scene) -> None:
        server, ana, channel = scene.server, scene.ana, scene.channel
        server.message(ana, channel, "among ourselves")
        reply = await server.message(ana, channel, f"{scene.me} hello").reply()
        assert reply.content == f"Heard: {scene.me} hello"
        assert (await server.message(ana, channel, "and then?", reply_to=reply).reply()).content == "Heard: and then?"
        assert (await server.message(ana, None, "secretly").reply()).content == "Heard: secretly"
        answer = await server.slash(ana, channel, "ask", question="x").answer()
        assert (await server.message(ana, channel, "to a command", reply_to=answer).reply()).content == "Heard: "
        server.message(ana, channel, "no ping", reply_to=reply, ping=False)
        await server.until(lambda: len(scene.bot.heard) == 6)
        assert [m.content for m in scene.bot.heard] == ["", f"{scene.me} hello", "and then?", "secretly", "", ""]
        assert (await scene.there().fetch_message(next(iter(channel.messages)))).content == ""

    play(scenario)


def test_with_the_intent_a_bot_reads_everything() -> None:
    async def scenario(scene: Scene) -> None:
        asked = scene.server.message(scene.ana, scene.channel, "among ourselves")
        await scene.server.until(lambda: scene.bot.heard)
        assert scene.bot.heard[0].content == "among ourselves"
        assert (await scene.there().fetch_message(asked.message.id)).content == "among ourselves"

    everything = discord.Intents.default()
    everything.message_content = True
    play(scenario, allowed=MESSAGE_CONTENT, intents=everything)
    with pytest.raises(discord.PrivilegedIntentsRequired):
        play(scenario, intents=everything)


def test_a_wrong_token_is_refused() -> None:
    async def main() -> None:
        async with Discord() as server:
            bot = Bare()
            discord.http.Route.BASE = server.api
            async with bot:
                with pytest.raises(discord.LoginFailure):
                    await bot.login("wrong")

    asyncio.run(main())


@pytest.mark.parametrize("how", ["a cut", "a close", "a request to reconnect"])
def test_a_session_is_resumed_and_misses_nothing(how: str) -> None:
    async def scenario(scene: Scene) -> None:
        gateway = scene.server.gateway
        if how == "a request to reconnect":
            gateway.ask_to_reconnect()
        else:
            assert await gateway.cut(4000 if how == "a close" else None) == 1
        asked = [scene.server.message(scene.ana, scene.channel, f"{scene.me} {n}") for n in range(3)]
        assert all(one.delivered for one in asked)
        for n, one in enumerate(asked):
            assert (await one.reply()).content == f"Heard: {scene.me} {n}"
        assert (gateway.identifies, gateway.resumes) == (1, 1)

    play(scenario)


def test_a_session_that_is_gone_is_begun_anew() -> None:
    async def scenario(scene: Scene) -> None:
        gateway = scene.server.gateway
        await gateway.cut(resumable=False)
        assert not scene.server.message(scene.ana, scene.channel, f"{scene.me} lost").delivered
        await scene.server.until(lambda: gateway.identifies == 2 and gateway.connected)
        await scene.server.message(scene.ana, scene.channel, f"{scene.me} again").reply()
        gateway.invalidate(resumable=False)
        await scene.server.until(lambda: gateway.identifies == 3 and gateway.connected)
        gateway.invalidate(resumable=True)
        await scene.server.until(lambda: gateway.resumes == 1)

    play(scenario)


def test_each_shard_hears_of_its_own_servers() -> None:
    async def main() -> None:
        async with Discord() as server:
            server.gateway.shards = 2
            scene = Scene(server, Bare())
            while len({guild.id >> 22 & 1 for guild in server.world.guilds.values()}) < 2:
                await asyncio.sleep(0.001)  # ids grow with time, and with them the shard
                server.guild()
            async with connected(server, scene.bot):
                assert set(scene.bot.shards) == {guild.shard_id for guild in scene.bot.guilds} == {0, 1}
                for guild in server.world.home_guilds():
                    used = server.slash(server.user("bea", guild), server.channel(guild), "ask", question="x")
                    assert (await used.answer()).content == "Asked: x"
                assert (await server.message(scene.ana, None, "hello").reply()).content == "Heard: hello"

    asyncio.run(main())


def test_every_route_may_be_limited_and_is_tried_again() -> None:
    async def main() -> None:
        async with Discord() as server:
            fault = server.trouble.limit(each=True, retry_after_s=0.01)
            scene = Scene(server, Bare())
            async with connected(server, scene.bot):
                assert (
                    await server.slash(scene.ana, scene.channel, "ask", question="x").answer()
                ).content == "Asked: x"
                await server.message(scene.ana, scene.channel, f"{scene.me} hello").reply()
            assert fault.total >= 6
            assert sum(entry.status == 429 for entry in server.log) == fault.total

    asyncio.run(main())


def test_a_bucket_that_is_used_up_refuses() -> None:
    async def scenario(scene: Scene) -> None:
        scene.server.limits.bucket, scene.server.limits.window_s = 2, 0.2
        await asyncio.gather(*(scene.there().send(str(n)) for n in range(5)))
        url = f"{scene.server.api}/channels/{scene.channel.id}/typing"
        async with aiohttp.ClientSession(headers={"Authorization": f"Bot {scene.server.token}"}) as session:
            answers = [await session.post(url) for _ in range(3)]
            assert [a.status for a in answers] == [204, 204, 429]
            assert answers[0].headers["X-RateLimit-Remaining"] == "1"
            assert 0 < (await answers[2].json())["retry_after"] <= 0.2

    play(scenario)


@pytest.mark.parametrize("after", [False, True])
def test_an_error_heals_and_nothing_is_posted_twice(after: bool) -> None:
    async def scenario(scene: Scene) -> None:
        fault = scene.server.trouble.error("POST .*/messages$", status=502, after=after)
        asked = scene.server.message(scene.ana, scene.channel, f"{scene.me} hello")
        await asked.reply()
        await scene.server.until(lambda: sum(e.route.endswith("/messages") for e in scene.server.log) == 2)
        assert fault.total == 1
        assert len(asked.replies()) == 1

    play(scenario)


def test_a_late_callback_a_second_one_and_an_old_token_are_refused() -> None:
    async def scenario(scene: Scene) -> None:
        server = scene.server
        server.interactions.callback_limit_s = 0.0
        late = server.slash(scene.ana, scene.channel, "ask", question="x")
        await server.until(lambda: scene.bot.errors)
        assert [refused.code for refused in late.interaction.refused] == [10062]
        server.interactions.callback_limit_s = 3.0
        used = server.slash(scene.mod, scene.channel, "open")
        await used.answer()
        hook = f"{server.api}/webhooks/{server.world.application}/{used.interaction.token}"
        again = f"{server.api}/interactions/{used.interaction.id}/{used.interaction.token}/callback"
        async with aiohttp.ClientSession() as session:
            second = await session.post(again, json={"type": 4, "data": {"content": "x"}})
            assert (second.status, (await second.json())["code"]) == (400, 40060)
            server.interactions.token_limit_s = 0.0
            old = await session.post(hook, json={"content": "x"})
            assert (old.status, (await old.json())["code"]) == (401, 50027)
            unknown = await session.post(f"{server.api}/webhooks/1/unknown", json={"content": "x"})
            assert (await unknown.json())["code"] == 10015

    play(scenario)


def test_buttons_menus_modals_and_choices() -> None:
    async def scenario(scene: Scene) -> None:
        server = scene.server
        with pytest.raises(NotOfferedError, match="not offered to ana"):
            server.slash(scene.ana, scene.channel, "open")
        shown = await server.slash(scene.mod, scene.channel, "open").answer()
        assert shown.labels == ["Ask on", "Turn", ""]
        sent = await server.submit(server.press(scene.ana, shown, "Ask on"), Question="why?")
        assert ((await sent.answer()).content, sent.private) == ("Modal: why?", True)
        assert (await server.choose(scene.ana, shown, "Two").answer()).content == "picked Two"
        turned = await server.press(scene.ana, shown, "Turn").answer()
        assert (turned, turned.content, turned.components, turned.versions) == (shown, "turned", [], 2)
        choices = await server.autocomplete(scene.ana, scene.channel, "ask", "question", question="a").choices()
        assert [choice["name"] for choice in choices] == [f"a{n}" for n in range(25)]
        asked = server.message(scene.ana, scene.channel, "unaddressed")
        assert (
            await server.context_menu(scene.mod, "About this", asked.message).answer()
        ).content == "About: unaddressed"

    play(scenario)


def test_files_come_and_go() -> None:
    async def scenario(scene: Scene) -> None:
        used = scene.server.slash(scene.ana, scene.channel, "add", file=Upload("an article.txt", b"abc"))
        answer = await used.answer()
        assert answer.content == "cba"
        assert [(a.filename, a.content) for a in answer.attachments] == [("back.txt", b"abc")]
        async with aiohttp.ClientSession() as session:
            assert await (await session.get(answer.attachments[0].url)).read() == b"abc"

    play(scenario)


def test_who_would_be_pinged() -> None:
    async def scenario(scene: Scene) -> None:
        there, ana = scene.there(), scene.ana
        role = scene.server.role(scene.guild, "readers", P(0), mentionable=True)
        text = f"{ana.mention} <@&{role.id}> @everyone"
        asked = scene.server.message(ana, scene.channel, "x")
        origin = await there.fetch_message(asked.message.id)
        sent = [
            await there.send(text),
            await there.send(text, allowed_mentions=discord.AllowedMentions.all()),
            await origin.reply(text, allowed_mentions=discord.AllowedMentions(users=False), mention_author=True),
        ]
        pings = [scene.channel.messages[message.id].pings for message in sent]
        assert pings == [[], ["ana", "readers"], ["ana"]]
        url = f"{scene.server.api}/channels/{scene.channel.id}/messages"
        async with aiohttp.ClientSession(headers={"Authorization": f"Bot {scene.server.token}"}) as session:
            bare = await (await session.post(url, json={"content": text})).json()
        assert scene.channel.messages[int(bare["id"])].pings == ["ana", "readers"]

    play(scenario)


def test_permissions_threads_and_what_is_gone() -> None:
    async def scenario(scene: Scene) -> None:
        me, there = scene.server.world.me, scene.there()
        asked = scene.server.message(scene.ana, scene.channel, f"{scene.me} x")
        thread = await (await there.fetch_message(asked.message.id)).create_thread(name="Answers")
        assert (await thread.send("inside")).channel.id == asked.message.id
        for denied, expected in [(P.EMBED_LINKS, 50013), (P.SEND_MESSAGES, 50013), (P.VIEW_CHANNEL, 50001)]:
            scene.channel.deny(me, denied)
            with pytest.raises(discord.Forbidden) as refused:
                await there.send("x", embed=discord.Embed(title="x"))
            assert refused.value.code == expected
        scene.channel.overwrites.clear()
        origin = await there.fetch_message(asked.message.id)
        scene.server.delete(asked.message)
        with pytest.raises(discord.HTTPException, match="Unknown message") as gone:
            await origin.reply("x")
        assert gone.value.code == 50035
        with pytest.raises(discord.NotFound) as unknown:
            await origin.edit(suppress=True)
        assert unknown.value.code == 10008

    play(scenario)


def test_commands_keep_their_ids_and_bad_ones_are_refused() -> None:
    async def scenario(scene: Scene) -> None:
        before = await scene.bot.tree.fetch_commands()
        assert await scene.bot.tree.sync() == before
        assert scene.server.commands.syncs == 2
        too_long: app_commands.Command[Any, ..., None] = app_commands.Command(
            name="x", description="y" * 101, callback=_nothing
        )
        scene.bot.tree.add_command(too_long)
        with pytest.raises(app_commands.CommandSyncFailure, match="100 or fewer"):
            await scene.bot.tree.sync()

    async def main() -> None:
        async with Discord() as server:
            scene = Scene(server, Bare())
            async with connected(server, scene.bot):
                await scenario(scene)
            if schema.FILE.is_file():
                assert len(server.violations) == 1

    asyncio.run(main())


async def _nothing(interaction: discord.Interaction) -> None: ...


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ([{"op": 99}], 4003),
        (["not JSON"], 4002),
        ([{"op": 2, "d": {"token": "wrong", "intents": 0}}], 4004),
        ([{"op": 2, "d": {"token": "stand-in-token", "intents": 1 << 40}}], 4013),
        ([{"op": 2, "d": {"token": "stand-in-token", "intents": MESSAGE_CONTENT}}], 4014),
        ([{"op": 2, "d": {"token": "stand-in-token", "intents": 0, "shard": [2, 2]}}], 4010),
        ([{"op": 2, "d": {"token": "stand-in-token", "intents": 0}}] * 2, 4005),
        ([{"op": 1, "d": None}] * 121, 4008),
    ],
)
def test_the_gateway_closes_with_discords_codes(sent: list[Any], code: int) -> None:
    async def main() -> None:
        async with Discord() as server, aiohttp.ClientSession() as session:
            socket = await session.ws_connect(f"{server.gateway_url}?v=10&encoding=json")
            assert (await socket.receive_json())["op"] == 10
            for message in sent:
                await (socket.send_str(message) if isinstance(message, str) else socket.send_json(message))
            while not socket.closed:
                await socket.receive(timeout=5)
            assert socket.close_code == code

    asyncio.run(main())


def test_someone_else_is_not_addressed_by_the_bots_name() -> None:
    """A member whom the bot could be confused with is not the bot."""

    async def scenario(scene: Scene) -> None:
        twin = User(scene.server.world.me.name, bot=True)
        scene.guild.members[twin.id] = (twin, [])
        scene.server.message(scene.ana, scene.channel, f"{twin.mention} hello")
        await scene.server.until(lambda: scene.bot.heard)
        assert scene.bot.heard[0].content == ""

    play(scenario)
