"""The state of a small Discord: users, servers, channels and messages, and how each is written as JSON."""

import itertools
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntFlag
from typing import Any

Json = dict[str, Any]

EPOCH_MS = 1_420_070_400_000  # the first millisecond of 2015, from which Discord counts
TEXT, DM, PUBLIC_THREAD, PRIVATE_THREAD = 0, 1, 11, 12
DEFAULT, REPLY, CHAT_COMMAND, CONTEXT_COMMAND, THREAD_CREATED = 0, 19, 20, 23, 18
EPHEMERAL, LOADING, HAS_THREAD, COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 5, 1 << 15
_counter = itertools.count()


def snowflake() -> int:
    """An id that grows with time and is never given twice."""
    return (int(time.time() * 1000) - EPOCH_MS) << 22 | next(_counter) & 0x3FFFFF


def now() -> str:
    return datetime.now(UTC).isoformat()


class Permission(IntFlag):
    """The permissions that a bot such as ours can miss."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    MANAGE_ROLES = 1 << 28
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38


P = Permission
EVERYTHING = Permission((1 << 52) - 1)
MEMBER = (
    P.ADD_REACTIONS | P.VIEW_CHANNEL | P.SEND_MESSAGES | P.EMBED_LINKS | P.ATTACH_FILES | P.READ_MESSAGE_HISTORY
    | P.USE_APPLICATION_COMMANDS | P.CREATE_PUBLIC_THREADS | P.SEND_MESSAGES_IN_THREADS
)  # fmt: skip
IN_DM = MEMBER | P.MENTION_EVERYONE


@dataclass(eq=False)
class User:
    name: str
    locale: str = "en-US"
    bot: bool = False
    closed: bool = False  # takes no direct messages
    id: int = field(default_factory=snowflake)

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"

    def json(self) -> Json:
        return {
            "id": str(self.id), "username": self.name, "discriminator": "0", "global_name": self.name, "avatar": None,
            "bot": self.bot, "system": False, "public_flags": 0, "flags": 0,
        }  # fmt: skip


@dataclass(eq=False)
class Role:
    name: str
    permissions: Permission
    mentionable: bool = False
    managed: bool = False
    id: int = field(default_factory=snowflake)

    def json(self) -> Json:
        return {
            "id": str(self.id), "name": self.name, "color": 0, "hoist": False, "icon": None, "unicode_emoji": None,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None}, "position": 0, "flags": 0,
            "permissions": str(int(self.permissions)), "managed": self.managed, "mentionable": self.mentionable,
        }  # fmt: skip


@dataclass(eq=False)
class Guild:
    name: str
    owner: User
    locale: str = "en-US"
    id: int = field(default_factory=snowflake)
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, tuple[User, list[Role]]] = field(default_factory=dict)
    channels: dict[int, "Channel"] = field(default_factory=dict)
    joined: str = field(default_factory=now)

    @property
    def everyone(self) -> Role:
        return self.roles[self.id]

    def permissions(self, user: User) -> Permission:
        if user is self.owner:
            return EVERYTHING
        given = self.everyone.permissions
        for role in self.members[user.id][1] if user.id in self.members else ():
            given |= role.permissions
        return EVERYTHING if given & P.ADMINISTRATOR else given

    def member(self, user: User) -> Json:
        roles = self.members[user.id][1] if user.id in self.members else []
        return {
            "user": user.json(), "nick": None, "avatar": None, "banner": None, "roles": [str(r.id) for r in roles],
            "joined_at": self.joined, "premium_since": None, "deaf": False, "mute": False, "flags": 0, "pending": False,
            "communication_disabled_until": None,
        }  # fmt: skip

    def json(self, seen_by: User) -> Json:
        """The server as GUILD_CREATE describes it to a bot without the intent to see all members."""
        threads = [c for c in self.channels.values() if c.parent]
        return {
            "id": str(self.id), "name": self.name, "owner_id": str(self.owner.id), "preferred_locale": self.locale,
            "icon": None, "splash": None, "discovery_splash": None, "banner": None, "description": None,
            "afk_channel_id": None, "afk_timeout": 300, "system_channel_id": None, "system_channel_flags": 0,
            "rules_channel_id": None, "public_updates_channel_id": None, "safety_alerts_channel_id": None,
            "verification_level": 0, "default_message_notifications": 1, "explicit_content_filter": 0, "mfa_level": 0,
            "application_id": None, "vanity_url_code": None, "premium_tier": 0, "premium_subscription_count": 0,
            "premium_progress_bar_enabled": False, "nsfw_level": 0, "features": [], "emojis": [], "stickers": [],
            "roles": [role.json() for role in self.roles.values()], "large": False, "unavailable": False,
            "joined_at": self.joined, "member_count": len(self.members), "members": [self.member(seen_by)],
            "channels": [c.json() for c in self.channels.values() if not c.parent],
            "threads": [c.json() for c in threads], "voice_states": [], "presences": [], "stage_instances": [],
            "guild_scheduled_events": [], "soundboard_sounds": [],
        }  # fmt: skip


@dataclass(eq=False)
class Channel:
    name: str
    type: int = TEXT
    guild: Guild | None = None  # None: direct messages
    recipient: User | None = None  # only of direct messages
    parent: "Channel | None" = None  # only of threads
    owner: User | None = None  # only of threads
    id: int = field(default_factory=snowflake)
    overwrites: dict[int, tuple[Permission, Permission]] = field(default_factory=dict)  # id -> allowed, denied
    messages: dict[int, "Message"] = field(default_factory=dict)
    typing: int = 0
    archived: bool = False
    archive_minutes: int = 1440

    def allow(self, whom: User | Role, what: Permission) -> None:
        self.overwrites[whom.id] = (what, P(0))

    def deny(self, whom: User | Role, what: Permission) -> None:
        self.overwrites[whom.id] = (P(0), what)

    def permissions(self, user: User) -> Permission:
        """Discord's own order: roles, then @everyone's overwrite, roles' overwrites, the member's."""
        if self.guild is None:
            return IN_DM
        if self.parent:
            return self.parent.permissions(user)
        given = self.guild.permissions(user)
        if given == EVERYTHING:
            return given
        roles = [role.id for role in self.guild.members[user.id][1]] if user.id in self.guild.members else []
        for ids in ([self.guild.id], roles, [user.id]):
            pairs = [self.overwrites[i] for i in ids if i in self.overwrites]
            for _, denied in pairs:
                given &= ~denied
            for allowed, _ in pairs:
                given |= allowed
        return given

    def json(self) -> Json:
        last = str(max(self.messages)) if self.messages else None
        base: Json = {"id": str(self.id), "type": self.type, "last_message_id": last, "flags": 0}
        if self.guild is None:
            return base | {"recipients": [self.recipient.json()] if self.recipient else []}
        base |= {"guild_id": str(self.guild.id), "name": self.name, "rate_limit_per_user": 0}
        if self.parent:
            return base | {
                "parent_id": str(self.parent.id), "owner_id": str(self.owner.id if self.owner else 0),
                "message_count": len(self.messages), "total_message_sent": len(self.messages), "member_count": 2,
                "thread_metadata": {
                    "archived": self.archived, "auto_archive_duration": self.archive_minutes, "locked": False,
                    "archive_timestamp": self.guild.joined, "create_timestamp": self.guild.joined, "invitable": True,
                },
            }  # fmt: skip
        return base | {
            "position": 0, "parent_id": None, "topic": None, "nsfw": False, "default_auto_archive_duration": 1440,
            "permission_overwrites": [
                {"id": str(i), "type": int(i not in self.guild.roles), "allow": str(int(a)), "deny": str(int(d))}
                for i, (a, d) in self.overwrites.items()
            ],
        }  # fmt: skip


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
    edited: str | None = None
    deleted: bool = False
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
        return "\n".join([self.content, *_strings(self.embeds), *_strings(self.components)])

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
            "mentions": [user.json() for user in self.mentions], "mention_roles": [str(r.id) for r in self.mention_roles],
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


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        shown = {"title", "description", "name", "value", "text", "label", "placeholder", "content"}
        deeper = {"author", "footer", "fields", "components", "accessory", "options"}
        own = [v for k, v in value.items() if k in shown and isinstance(v, str)]
        return own + [s for k, v in value.items() if k in deeper for s in _strings(v)]
    return [s for item in value for s in _strings(item)] if isinstance(value, list) else []
