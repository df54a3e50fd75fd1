"""The state of a small Discord: users, servers and channels, and how each is written as JSON."""

import itertools
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntFlag
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.discord.message import Message

Json = dict[str, Any]

EPOCH_MS = 1_420_070_400_000  # the first millisecond of 2015, from which Discord counts
TEXT, DM, PUBLIC_THREAD, PRIVATE_THREAD = 0, 1, 11, 12
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
