"""One request as the routes see it: its body, its files, and the things that its path names."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import BodyPartReader, web
from multidict import MultiMapping

from tests.discord.message import Message
from tests.discord.posting import Upload, find, require
from tests.discord.refusals import ApiError, not_found
from tests.discord.world import Channel, Guild, Json, P

if TYPE_CHECKING:
    from tests.discord.server import Discord
    from tests.discord.world import World


@dataclass(frozen=True, slots=True)
class Call:
    discord: "Discord"
    path: dict[str, str]
    query: MultiMapping[str]
    content: Any
    media: str | None  # None: there was no body
    files: dict[str, Upload]

    @property
    def world(self) -> "World":
        return self.discord.world

    @property
    def body(self) -> Json:
        return self.content if isinstance(self.content, dict) else {}

    @property
    def entries(self) -> list[Json]:
        return self.content if isinstance(self.content, list) else []

    def text(self, name: str, default: str = "") -> str:
        return self.path.get(name, default)

    def id(self, name: str) -> int:
        if not self.path[name].isdecimal():
            raise ApiError(400, 50035, "Invalid Form Body", {name: {"_errors": [
                {"code": "NUMBER_TYPE_COERCE", "message": f'Value "{self.path[name]}" is not snowflake.'},
            ]}})  # fmt: skip
        return int(self.path[name])

    def optional(self, name: str) -> int | None:
        return self.id(name) if name in self.path else None

    def guild(self) -> Guild:
        found = self.world.guilds.get(self.id("guild_id"))
        if found is None or self.world.me.id not in found.members:
            raise not_found("Guild", 10004)
        return found

    def channel(self, *needed: P) -> Channel:
        found = self.world.channels.get(self.id("channel_id"))
        if found is None:
            raise not_found("Channel", 10003)
        require(found, self.world.me, *needed)
        return found

    def message(self, *needed: P) -> Message:
        return find(self.channel(*needed), self.id("message_id"))


async def read(discord: "Discord", request: web.Request) -> Call:
    """Take the request apart, JSON or form with files."""
    content, media = None, None
    files: dict[str, Upload] = {}
    if request.content_type == "multipart/form-data":
        media = request.content_type
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            if part.name == "payload_json":
                content = json.loads(await part.text())
            else:
                files[part.name or ""] = Upload(part.filename or "file", bytes(await part.read()))
    elif request.can_read_body:
        media = request.content_type
        try:
            content = json.loads(await request.text())
        except ValueError:
            raise ApiError(400, 50109, "The request body contains invalid JSON.") from None
    return Call(discord, dict(request.match_info), request.query, content, media, files)
