"""A local stand-in of Discord: the HTTP API and the gateway on one port, as strict as the real one."""

import asyncio
import time
import traceback
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self, TypeVar

from aiohttp import web

from tests.discord import routes, schema
from tests.discord.call import read
from tests.discord.commands import Commands
from tests.discord.gateway import MESSAGE_CONTENT, PRIVILEGED, Gateway
from tests.discord.interactions import Interactions
from tests.discord.limits import Limits
from tests.discord.message import Attachment, Message
from tests.discord.refusals import UNAUTHORIZED, ApiError
from tests.discord.trouble import Trouble, answer
from tests.discord.world import Json, World

API = "/api/v10"
FLAGS = {1 << 8: 1 << 13, 1 << 1: 1 << 15, MESSAGE_CONTENT: 1 << 19}  # intent -> the application's flag for small bots
T = TypeVar("T")
LOOK_AGAIN_S = 0.05  # for what happens in the bot and not here


@dataclass(frozen=True, slots=True)
class Logged:
    """One request as it was answered."""

    method: str
    route: str
    status: int
    body: Json | list[Json] | None
    at: float


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
        self.nonces: dict[tuple[int, str], Message] = {}  # by channel; Discord forgets them after some minutes
        self.files: dict[str, Attachment] = {}
        self.port = port
        self.url = ""
        self._waiting: set[asyncio.Future[None]] = set()

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
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            _wake(future)

    def sent(self, message: Message) -> None:
        self.messages.append(message)
        self.changed()

    async def until(self, find: Callable[[], T | None], timeout_s: float = 20.0, what: str = "it") -> T:
        """Wait until `find` finds something; an AssertionError says what did not come."""
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout_s
        while not (found := find()):
            assert loop.time() < end, f"{what} did not come within {timeout_s:g} s"
            future = loop.create_future()
            self._waiting.add(future)
            timer = loop.call_later(LOOK_AGAIN_S, _wake, future)
            await future
            timer.cancel()
            self._waiting.discard(future)
        return found

    def _serve(
        self, method: str, path: str, handler: routes.Handler
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """Wrap a route in what holds for all: trouble, token, limits, description, errors as Discord writes them."""

        async def serve(request: web.Request) -> web.StreamResponse:
            fault = await self.trouble.strike(request.method, path)
            headers, over = self.limits.check(request, path)
            response, body = over, None
            if fault and not fault.after:
                response = fault.answer()
            if response is None:
                response, body = await self._carry_out(request, path, handler)
            if fault and fault.after:
                response = fault.answer()
            response.headers.update(headers)
            self.log.append(Logged(method, path, response.status, body, time.monotonic()))
            if fault and fault.kind == "drop" and request.transport:
                request.transport.abort()
            return response

        return serve

    async def _carry_out(
        self, request: web.Request, path: str, handler: routes.Handler
    ) -> tuple[web.Response, Json | list[Json] | None]:
        """Do what the request asks for; its answer and its body."""
        body = None
        try:
            call = await read(self, request)
            body = call.content
            self._admit(request, path)
            if self.validate and call.media:
                fault = schema.fault(request.method, path, call.media, body)
                self.violations += [fault] if fault else []
            said = await handler(call)
            return (web.Response(status=204) if said is None else answer(said)), body
        except ApiError as refused:
            return answer(refused.json(), refused.status), body
        except Exception:
            self.violations.append(f"{request.method} {request.path}\n{traceback.format_exc()}")
            return answer({"message": "500: Internal Server Error", "code": 0}, 500), body

    async def _file(self, request: web.Request) -> web.Response:
        found = self.files.get(request.path)
        if found is None:
            return web.Response(status=404, text="This content is no longer available.")
        return web.Response(body=found.content, content_type=found.content_type)

    def _admit(self, request: web.Request, path: str) -> None:
        by_token = path.startswith(("/interactions/", "/webhooks/{webhook_id}/{webhook_token}"))
        if not by_token and request.headers.get("Authorization") != f"Bot {self.token}":
            raise UNAUTHORIZED


async def _unknown(_: object) -> None:
    raise ApiError(404, 0, "404: Not Found")


def _wake(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)
