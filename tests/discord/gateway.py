"""The gateway: sessions over web sockets, with resume, replay, intents, shards and compression."""

import asyncio
import json
import secrets
import zlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from tests.discord.world import Guild, Json

if TYPE_CHECKING:
    from tests.discord.server import Discord

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, RECONNECT, MEMBERS, INVALID, HELLO, ACK = (
    *range(5),
    *range(6, 12),
)
GUILDS, GUILD_MEMBERS, PRESENCES, GUILD_MESSAGES, REACTIONS = 1 << 0, 1 << 1, 1 << 8, 1 << 9, 1 << 10
DIRECT_MESSAGES, DIRECT_REACTIONS, MESSAGE_CONTENT = 1 << 12, 1 << 13, 1 << 15
PRIVILEGED = GUILD_MEMBERS | PRESENCES | MESSAGE_CONTENT
KNOWN_INTENTS = (1 << 26) - 1
SENT_A_MINUTE = 120
Pack = Callable[[bytes], bytes]


@dataclass(eq=False)
class Session:
    """What Discord remembers of a bot's connection, also while the socket is gone."""

    intents: int
    shard: tuple[int, int]
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    seq: int = 0
    log: list[tuple[int, str]] = field(default_factory=list)
    socket: "Socket | None" = None

    def covers(self, guild: int | None) -> bool:
        return self.shard[0] == ((guild >> 22) % self.shard[1] if guild else 0)


class Socket:
    """One web socket, compressed as its address asked for."""

    def __init__(self, ws: web.WebSocketResponse, compress: str | None) -> None:
        self.ws = ws
        self.session: Session | None = None
        self._queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._pack = {"zlib-stream": _zlib, "zstd-stream": _zstd}[compress]() if compress else None
        self._received: deque[float] = deque(maxlen=SENT_A_MINUTE)

    def send(self, op: int, data: object = None) -> None:
        self.put(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    def put(self, text: str) -> None:
        self._queue.put_nowait(text)

    async def pump(self) -> None:
        """Write what is queued, in order; one writer, since a compressed stream has an order."""
        while (text := await self._queue.get()) is not None:
            if self.ws.closed:
                return
            try:
                await (self.ws.send_bytes(self._pack(text.encode())) if self._pack else self.ws.send_str(text))
            except ConnectionError:
                return

    async def close(self, code: int) -> None:
        if self.session and self.session.socket is self:
            self.session.socket = None
        self._queue.put_nowait(None)
        await self.ws.close(code=code)

    def flooded(self) -> bool:
        at = asyncio.get_running_loop().time()
        full = len(self._received) == SENT_A_MINUTE and at - self._received[0] < 60
        self._received.append(at)
        return full


class Gateway:
    """Takes identified sessions and sends them what happens."""

    heartbeat_ms = 41_250

    def __init__(self, discord: "Discord") -> None:
        self.discord = discord
        self.sessions: dict[str, Session] = {}
        self.identifies = 0
        self.resumes = 0
        self.closed_with: list[int] = []  # codes with which the server ended connections
        self.shards = 1
        self.delivered = 0  # events that were written to a session
        self._sockets: set[Socket] = set()

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection until either side ends it."""
        ws = web.WebSocketResponse(max_msg_size=4096)
        await ws.prepare(request)
        socket = Socket(ws, request.query.get("compress"))
        self._sockets.add(socket)
        pump = asyncio.create_task(socket.pump())
        try:
            if request.query.get("v") != "10":
                return await self._refuse(socket, 4012)
            socket.send(HELLO, {"heartbeat_interval": self.heartbeat_ms, "_trace": []})
            async for message in ws:
                if message.type is WSMsgType.TEXT and (code := self._receive(socket, message.data)):
                    await self._refuse(socket, code)
            return ws
        finally:
            self._sockets.discard(socket)
            if socket.session and socket.session.socket is socket:
                socket.session.socket = None
                if ws.close_code in {1000, 1001}:  # the bot says goodbye: nothing to resume
                    self.sessions.pop(socket.session.id, None)
            pump.cancel()
            self.discord.changed()

    async def _refuse(self, socket: Socket, code: int) -> web.WebSocketResponse:
        self.closed_with.append(code)
        await asyncio.sleep(0)  # what was queued goes first
        await socket.close(code)
        return socket.ws

    def _receive(self, socket: Socket, text: str) -> int | None:
        """Handle one message of the bot; gives the code to close with, where there is one."""
        if socket.flooded():
            return 4008
        try:
            message = json.loads(text)
            op, data = message["op"], message.get("d")
        except (ValueError, KeyError, TypeError):
            return 4002
        if op == HEARTBEAT:
            socket.send(ACK)
        elif op == IDENTIFY:
            return 4005 if socket.session else self._identify(socket, data)
        elif op == RESUME:
            return 4005 if socket.session else self._resume(socket, data)
        elif socket.session is None:
            return 4003
        elif op == MEMBERS:
            self._members(socket.session, data)
        elif op not in {PRESENCE, VOICE}:
            return 4001
        return None

    def _identify(self, socket: Socket, data: Json) -> int | None:
        self.identifies += 1
        shard = tuple(data.get("shard") or (0, 1))
        intents = data.get("intents")
        if data.get("token") != self.discord.token:
            return 4004
        if not isinstance(intents, int) or intents & ~KNOWN_INTENTS:
            return 4013
        if intents & PRIVILEGED & ~self.discord.allowed_intents:
            return 4014
        if not 0 <= shard[0] < shard[1]:
            return 4010
        if self.shards > shard[1]:
            return 4011
        session = Session(intents, (shard[0], shard[1]), socket=socket)
        socket.session = self.sessions[session.id] = session
        guilds = [g for g in self.discord.world.home_guilds() if session.covers(g.id)]
        world = self.discord.world
        self._send(session, "READY", {
            "v": 10, "user": world.me.json() | {"verified": True, "mfa_enabled": True, "email": None},
            "guilds": [{"id": str(g.id), "unavailable": True} for g in guilds], "session_id": session.id,
            "resume_gateway_url": self.discord.gateway_url, "shard": list(shard), "private_channels": [],
            "application": {"id": str(world.application), "flags": self.discord.application_flags}, "_trace": [],
            "session_type": "normal", "user_settings": {}, "relationships": [], "presences": [],
        })  # fmt: skip
        for guild in guilds if intents & GUILDS else ():
            self._send(session, "GUILD_CREATE", guild.json(world.me))
        self.discord.changed()
        return None

    def _resume(self, socket: Socket, data: Json) -> int | None:
        if data.get("token") != self.discord.token:
            return 4004
        session = self.sessions.get(data.get("session_id", ""))
        if session is None:
            socket.send(INVALID, False)
            return None
        if data["seq"] is None or data["seq"] > session.seq:
            del self.sessions[session.id]
            return 4007
        self.resumes += 1
        socket.session, session.socket = session, socket
        for seq, text in session.log:
            if seq > data["seq"]:
                socket.put(text)
        self._send(session, "RESUMED", {"_trace": []})
        self.discord.changed()
        return None

    def _members(self, session: Session, data: Json) -> None:
        guild = self.discord.world.guilds[int(data["guild_id"])]
        wanted, start = {int(i) for i in data.get("user_ids") or []}, (data.get("query") or "").lower()
        users = [
            u for u, _ in guild.members.values() if (u.id in wanted if wanted else u.name.lower().startswith(start))
        ]
        chunk = {"guild_id": str(guild.id), "members": [guild.member(u) for u in users], "chunk_index": 0}
        self._send(session, "GUILD_MEMBERS_CHUNK", chunk | {"chunk_count": 1, "nonce": data.get("nonce")})

    def _send(self, session: Session, event: str, data: Json) -> None:
        session.seq += 1
        text = json.dumps({"op": DISPATCH, "t": event, "s": session.seq, "d": data})
        session.log.append((session.seq, text))
        del session.log[:-2000]
        if session.socket:
            session.socket.put(text)

    def emit(self, event: str, data: Json, guild: Guild | None, intent: int = 0, plain: Json | None = None) -> bool:
        """Send an event to the sessions that asked for it; says whether any session will have it.

        `plain` is what a session without the message content intent gets instead.
        """
        reached = False
        for session in self.sessions.values():
            if session.covers(guild.id if guild else None) and session.intents & intent == intent:
                whole = plain is None or session.intents & MESSAGE_CONTENT
                self._send(session, event, data if whole else plain or {})
                reached = True
        self.delivered += reached
        return reached

    async def cut(self, code: int | None = None, resumable: bool = True) -> int:
        """End all connections, without a word (code None) or with one; says how many there were."""
        if not resumable:
            self.sessions.clear()
        sockets = list(self._sockets)
        for socket in sockets:
            if socket.session:
                socket.session.socket = None
            if code is None and socket.ws._req and socket.ws._req.transport:
                socket.ws._req.transport.abort()
            else:
                await socket.close(code or 4000)
        return len(sockets)

    def ask_to_reconnect(self) -> None:
        for socket in self._sockets:
            socket.send(RECONNECT)

    def invalidate(self, resumable: bool) -> None:
        """Tell every session that it is invalid, and forget it unless it may be resumed."""
        for session in list(self.sessions.values()):
            if not resumable:
                del self.sessions[session.id]
            if session.socket:
                session.socket.send(INVALID, resumable)

    @property
    def connected(self) -> bool:
        """Whether every shard has a live session; any will do where the bot counts more shards than it was told."""
        live = [session.shard for session in self.sessions.values() if session.socket]
        more = any(count > self.shards for _, count in live)
        return more or {shard for shard, _ in live} >= set(range(self.shards))

    async def close(self) -> None:
        for socket in list(self._sockets):
            await socket.close(1001)


def _zlib() -> Pack:
    packer = zlib.compressobj()
    return lambda data: packer.compress(data) + packer.flush(zlib.Z_SYNC_FLUSH)


def _zstd() -> Pack:
    try:
        from compression.zstd import ZstdCompressor  # type: ignore[import-not-found,unused-ignore]

        packer = ZstdCompressor()
        return lambda data: packer.compress(data, mode=ZstdCompressor.FLUSH_BLOCK)
    except ImportError:
        import zstandard  # type: ignore[import-not-found,unused-ignore]

        other = zstandard.ZstdCompressor().compressobj()
        return lambda data: other.compress(data) + other.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
