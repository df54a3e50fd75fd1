"""A local stand-in of Discord: the HTTP API and the gateway on one port, as strict as the real one."""

import asyncio
import re
import time
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self, TypeVar

from aiohttp import web

from tests.discord import routes, schema
from tests.discord.call import read
from tests.discord.commands import Commands
from tests.discord.gateway import MESSAGE_CONTENT, PRIVILEGED, Gateway
from tests.discord.interactions import Interactions
from tests.discord.refusals import UNAUTHORIZED, Refused
from tests.discord.trouble import VIA, Trouble, answer, limited
from tests.discord.world import DM, MEMBER, Attachment, Channel, Guild, Json, Message, Permission, Role, User

API = "/api/v10"
FLAGS = {1 << 8: 1 << 13, 1 << 1: 1 << 15, MESSAGE_CONTENT: 1 << 19}  # intent -> the application's flag for small bots
T = TypeVar("T")


@dataclass(eq=False)
class World:
    """Everybody and everything there is; `me` is the bot."""

    me: User = field(default_factory=lambda: User("Eksodus", bot=True))
    owner: User = field(default_factory=lambda: User("owner"))
    users: dict[int, User] = field(default_factory=dict)
    guilds: dict[int, Guild] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.application = self.me.id + 1  # old applications have another id than their bot: nothing may mix them up
        self.users |= {self.me.id: self.me, self.owner.id: self.owner}

    def add_user(self, name: str, locale: str = "en-US", *, bot: bool = False) -> User:
        user = User(name, locale, bot)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, *members: User, permissions: Permission = MEMBER, invited: bool = True) -> Guild:
        """A server of `owner` with these members; the bot is in it, with these permissions, if it was invited."""
        guild = Guild(name, self.owner)
        guild.roles[guild.id] = Role("@everyone", MEMBER, id=guild.id)
        for user in (self.owner, *members):
            guild.members[user.id] = (user, [])
        if invited:
            role = Role(self.me.name, permissions, managed=True)
            guild.roles[role.id] = role
            guild.members[self.me.id] = (self.me, [role])
        self.guilds[guild.id] = guild
        return guild

    def add_channel(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        if channel.guild:
            channel.guild.channels[channel.id] = channel
        return channel

    def dm(self, user: User) -> Channel:
        """The direct messages between the bot and the user."""
        found = (c for c in self.channels.values() if c.recipient is user)
        return next(found, None) or self.add_channel(Channel(user.name, DM, recipient=user))

    def home_guilds(self) -> list[Guild]:
        return [guild for guild in self.guilds.values() if self.me.id in guild.members]


@dataclass(frozen=True, slots=True)
class Logged:
    """One request as it was answered."""

    method: str
    route: str
    status: int
    body: Json | list[Json] | None
    at: float


@dataclass
class Limits:
    """How many requests a bucket (route and main id) and the whole bot may make; None: no limit."""

    bucket: int = 50
    window_s: float = 1.0
    overall: int | None = None  # a second, but for interactions: Discord has 50
    _times: dict[str, deque[float]] = field(default_factory=dict)

    def count(self, key: str, most: int, window_s: float) -> tuple[int, float]:
        """Requests left after this one (-1: none was left) and seconds until the window ends."""
        now, times = time.monotonic(), self._times.setdefault(key, deque())
        while times and now - times[0] >= window_s:
            times.popleft()
        if len(times) >= most:
            return -1, window_s - (now - times[0])
        times.append(now)
        return most - len(times), window_s - (now - times[0])


class Discord:
    """The server. Use it as an asynchronous context manager; `api` is the address for discord.py."""

    def __init__(self, token: str = "stand-in-token", allowed_intents: int = 0, port: int = 0) -> None:
        self.token = token
        self.allowed_intents = allowed_intents  # privileged ones that are switched on in the portal
        self.world = World()
        self.gateway = Gateway(self)
        self.interactions = Interactions(self)
        self.commands = Commands(self.world.application)
        self.trouble = Trouble()
        self.limits = Limits()
        self.validate = True  # bodies against Discord's description
        self.log: deque[Logged] = deque(maxlen=100_000)
        self.violations: list[str] = []  # what Discord's description has against bodies, and crashes of the stand-in
        self.messages: deque[Message] = deque(maxlen=20_000)  # all that were sent, by anyone, oldest first
        self.files: dict[str, Attachment] = {}
        self.port = port
        self.url = ""
        self._change = asyncio.Event()

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        for method, path, handler in routes.ROUTES:
            app.router.add_route(method, API + path, self._serve(method, path, handler))
        app.router.add_route("*", API + "/{unknown:.*}", self._serve("*", "/{unknown}", _unknown))
        app.router.add_get("/attachments/{path:.*}", self._file)
        app.router.add_get("/ephemeral-attachments/{path:.*}", self._file)
        app.router.add_get("/", self.gateway.connect)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{self.port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.gateway.close()
        await self._runner.cleanup()

    @property
    def api(self) -> str:
        return self.url + API

    @property
    def gateway_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/"

    @property
    def application_flags(self) -> int:
        return sum(flag for intent, flag in FLAGS.items() if self.allowed_intents & PRIVILEGED & intent)

    @property
    def reads_content(self) -> bool:
        return bool(self.allowed_intents & MESSAGE_CONTENT)

    def changed(self) -> None:
        """Wake all who wait for something."""
        self._change.set()
        self._change = asyncio.Event()

    def sent(self, message: Message) -> None:
        self.messages.append(message)
        self.changed()

    async def until(self, find: Callable[[], T | None], timeout_s: float = 20.0, what: str = "it") -> T:
        """Wait until `find` finds something; an AssertionError says what did not come."""
        async with asyncio.timeout(timeout_s) as limit:
            try:
                while not (found := find()):
                    await self._change.wait()
            except asyncio.CancelledError:
                if limit.expired():
                    raise AssertionError(f"{what} did not come within {timeout_s:g} s") from None
                raise
            return found

    def _serve(self, method: str, path: str, handler: routes.Handler) -> Callable[..., object]:
        """Wrap a route in what holds for all: trouble, token, limits, description, errors as Discord writes them."""

        async def serve(request: web.Request) -> web.StreamResponse:
            instead, afterwards = await self.trouble.before(request.method, path)
            headers, over = self._count(request, path)
            response = instead or over
            body = None
            if response is None:
                try:
                    call = await read(self, request)
                    body = call.content
                    self._admit(request, path)
                    if self.validate and call.media:
                        fault = schema.fault(method, path, call.media, call.content)
                        self.violations += [fault] if fault else []
                    said = await handler(call)
                    response = web.Response(status=204) if said is None else answer(said)
                except Refused as refused:
                    response = answer(refused.json(), refused.status)
                except Exception:  # noqa: BLE001 - a fault of ours has to be seen at the end of the test
                    self.violations.append(f"{request.method} {request.path}\n{traceback.format_exc()}")
                    response = answer({"message": "500: Internal Server Error", "code": 0}, 500)
                response = afterwards or response
            response.headers.update(headers)
            self.log.append(Logged(request.method, path, response.status, body, time.monotonic()))
            return response

        return serve

    async def _file(self, request: web.Request) -> web.Response:
        found = self.files.get(request.path)
        if found is None:
            return web.Response(status=404, text="This content is no longer available.")
        return web.Response(body=found.content, content_type=found.content_type)

    def _admit(self, request: web.Request, path: str) -> None:
        by_token = path.startswith(("/interactions/", "/webhooks/{webhook_id}/{webhook_token}"))
        if not by_token and request.headers.get("Authorization") != f"Bot {self.token}":
            raise UNAUTHORIZED

    def _count(self, request: web.Request, path: str) -> tuple[dict[str, str], web.Response | None]:
        """The rate limit's headers, and the refusal where a limit is used up."""
        if path.startswith("/interactions/"):
            return VIA, None
        own = request.match_info
        main = ":".join(own.get(k, "") for k in ("channel_id", "guild_id", "webhook_id", "webhook_token"))
        bucket = re.sub(r"\W+", "", f"{request.method}{path}".lower())
        left, reset_s = self.limits.count(f"{bucket}:{main}", self.limits.bucket, self.limits.window_s)
        headers = VIA | {
            "X-RateLimit-Limit": str(self.limits.bucket), "X-RateLimit-Remaining": str(max(0, left)),
            "X-RateLimit-Reset": f"{time.time() + reset_s:.3f}", "X-RateLimit-Reset-After": f"{reset_s:.3f}",
            "X-RateLimit-Bucket": bucket,
        }  # fmt: skip
        if left < 0:
            return headers, limited(reset_s, "user")
        if self.limits.overall and not path.startswith("/webhooks/"):
            spare, wait_s = self.limits.count("", self.limits.overall, 1.0)
            if spare < 0:
                return headers, limited(wait_s, "global")
        return headers, None


async def _unknown(call: object) -> None:
    raise Refused(404, 0, "404: Not Found")
