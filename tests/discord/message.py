"""A message as Discord keeps it, and what tests ask of it."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.discord.world import Channel, Json, Role, User, now, snowflake

DEFAULT, REPLY, CHAT_COMMAND, CONTEXT_COMMAND, THREAD_CREATED = 0, 19, 20, 23, 18
EPHEMERAL, LOADING, HAS_THREAD, COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 5, 1 << 15


@dataclass(eq=False)
class Attachment:
    filename: str
    content: bytes
    content_type: str
    url: str
    id: int
    description: str | None = None
    ephemeral: bool = False

    def json(self) -> Json:
        made: Json = {
            "id": str(self.id), "filename": self.filename, "size": len(self.content), "url": self.url,
            "proxy_url": self.url, "content_type": self.content_type,
        }  # fmt: skip
        made |= {"description": self.description} if self.description else {}
        return made | ({"ephemeral": True} if self.ephemeral else {})


@dataclass(eq=False)
class Message:
    channel: Channel
    author: User
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    type: int = DEFAULT
    flags: int = 0
    mentions: list[User] = field(default_factory=list)
    mention_roles: list[Role] = field(default_factory=list)
    mention_everyone: bool = False
    reference: "Message | None" = None
    nonce: str | int | None = None
    tts: bool = False
    only_for: User | None = None  # who alone sees it; None: everyone in the channel
    webhook_id: int | None = None
    metadata: Json | None = None  # of the interaction that it answers
    reactions: dict[str, set[int]] = field(default_factory=dict)
    thread: Channel | None = None
    created: str = field(default_factory=now)
    at_s: float = field(default_factory=time.monotonic)
    edited: str | None = None
    deleted: bool = False
    answers: list["Message"] = field(default_factory=list)  # that refer to it
    versions: int = 1  # how often it was written, edits included
    id: int = field(default_factory=snowflake)

    @property
    def pings(self) -> list[str]:
        """Whom the message would have notified."""
        named = [user.name for user in self.mentions] + [role.name for role in self.mention_roles]
        return named + ["@everyone"] * self.mention_everyone

    @property
    def embed(self) -> Json:
        return self.embeds[0] if self.embeds else {}

    @property
    def text(self) -> str:
        """All that a member can read in it."""
        return "\n".join([self.content] * bool(self.content) + _strings(self.embeds) + _strings(self.components))

    @property
    def parts(self) -> list[Json]:
        """Buttons and menus, in the order in which they are seen."""
        return [part for part in _walk(self.components) if part["type"] in {2, 3, 5, 6, 7, 8}]

    @property
    def labels(self) -> list[str]:
        return [part.get("label") or (part.get("emoji") or {}).get("name", "") for part in self.parts]

    def json(self, with_reference: bool = True) -> Json:
        made: Json = {
            "id": str(self.id), "channel_id": str(self.channel.id), "type": self.type, "author": self.author.json(),
            "content": self.content, "embeds": self.embeds, "components": self.components, "flags": self.flags,
            "attachments": [a.json() for a in self.attachments], "timestamp": self.created, "tts": self.tts,
            "edited_timestamp": self.edited, "mention_everyone": self.mention_everyone, "pinned": False,
            "mentions": [user.json() for user in self.mentions],
            "mention_roles": [str(role.id) for role in self.mention_roles],
        }  # fmt: skip
        if self.nonce is not None:
            made["nonce"] = self.nonce
        if self.webhook_id:
            made["webhook_id"] = str(self.webhook_id)
        if self.metadata:
            made |= {"application_id": str(self.webhook_id), "interaction_metadata": self.metadata}
        if self.reactions:
            made["reactions"] = [
                {"emoji": {"id": None, "name": name}, "count": len(who), "me": False, "burst_colors": [],
                 "me_burst": False, "count_details": {"burst": 0, "normal": len(who)}}
                for name, who in self.reactions.items()
            ]  # fmt: skip
        if self.thread:
            made["thread"] = self.thread.json()
        if self.reference:
            there = self.reference
            made["message_reference"] = {"type": 0, "message_id": str(there.id), "channel_id": str(there.channel.id)}
            if there.channel.guild:
                made["message_reference"]["guild_id"] = str(there.channel.guild.id)
            if with_reference:
                made["referenced_message"] = None if there.deleted else there.json(with_reference=False)
        return made


def _walk(components: Iterable[Json]) -> Iterable[Json]:
    for part in components:
        yield part
        yield from _walk(part.get("components", ()))
        yield from _walk([part["accessory"]] if "accessory" in part else ())


def _strings(value: object) -> list[str]:
    """The texts of cards and components, in the order in which they are seen."""
    if isinstance(value, list):
        return [text for item in value for text in _strings(item)]
    if not isinstance(value, dict):
        return []
    found = []
    for key in ("author", "name", "title", "label", "placeholder", "content", "value", "description", "fields",
                "options", "components", "accessory", "footer", "text"):  # fmt: skip
        part = value.get(key)
        found += [part] if isinstance(part, str) and part else _strings(part)
    return found
