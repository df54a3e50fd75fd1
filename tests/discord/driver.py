"""What people do on Discord, as methods that give something to await the bot's answer with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from tests.discord import posting
from tests.discord.client import Value, command_data, find_command, find_part, modal_fields
from tests.discord.commands import CHAT, MESSAGE, USER
from tests.discord.interactions import AUTOCOMPLETE, CHOICES, COMMAND, COMPONENT, DEFER_UPDATE, MODAL, Interaction
from tests.discord.message import LOADING, REPLY, Message
from tests.discord.posting import EVERYTHING, Upload
from tests.discord.server import Discord as Server
from tests.discord.world import DM, MEMBER, TEXT, Channel, Guild, Json, P, Role, User, now

PATIENCE_S = 30.0


@dataclass(eq=False)
class Asked:
    """A message that somebody wrote."""

    discord: "Discord"
    message: Message
    delivered: bool  # whether the gateway had a session to give it to

    def replies(self) -> list[Message]:
        """The bot's answers to it: replies, and what it wrote in the thread below it."""
        thread = self.message.thread
        found = self.message.answers + (list(thread.messages.values()) if thread else [])
        return [m for m in found if m.author is self.discord.world.me and not m.deleted]

    @property
    def addressed(self) -> bool:
        """Whether a member means the bot with it, and did not take it back."""
        author, me = self.message.author, self.discord.world.me
        meant = me in self.message.mentions or self.message.channel.type == DM
        return meant and not (author.bot or self.message.webhook_id or self.message.deleted)

    @property
    def answered(self) -> bool:
        """Whether there is an answer in the channel, its thread or, by the same nonce, in private."""
        return bool(self.replies()) or any(str(m.nonce).startswith(str(self.message.id)) for m in self.discord.messages)

    async def reply(self, n: int = 0, timeout_s: float = PATIENCE_S) -> Message:
        """The n-th answer."""
        what = f"reply {n + 1} to {self.message.content!r}"
        return (await self.discord.until(lambda: self.replies()[n:], timeout_s, what))[0]


@dataclass(eq=False)
class Used:
    """A command, button, menu or modal that somebody used."""

    discord: "Discord"
    interaction: Interaction
    delivered: bool
    addressed = True

    @property
    def name(self) -> str:
        data = self.interaction.data
        return f"the answer to {data.get('name') or data.get('custom_id')}"

    async def answer(self, timeout_s: float = PATIENCE_S) -> Message:
        """What the user sees: the message, the one after "thinking", or the changed message of the button."""
        used = self.interaction

        def seen() -> Message | None:
            if used.callback == DEFER_UPDATE and used.answered_after_s is None:
                return None
            there = used.original if used.callback is None or used.original else used.source
            return there if used.callback is not None and there and not there.flags & LOADING else None

        return await self.discord.until(seen, timeout_s, self.name)

    async def followup(self, n: int = 0, timeout_s: float = PATIENCE_S) -> Message:
        """The n-th message after the answer."""
        sent = self.interaction.followups
        return (await self.discord.until(lambda: sent[n:], timeout_s, self.name))[0]

    async def modal(self, timeout_s: float = PATIENCE_S) -> Json:
        return await self.discord.until(lambda: self.interaction.modal, timeout_s, self.name)

    async def choices(self, timeout_s: float = PATIENCE_S) -> list[Json]:
        assert await self.done(timeout_s) == CHOICES, self.name
        return self.interaction.choices or []

    async def done(self, timeout_s: float = PATIENCE_S) -> int:
        """The type of the callback, whatever it was."""
        return await self.discord.until(lambda: self.interaction.callback, timeout_s, self.name)

    @property
    def answered(self) -> bool:
        """Whether the user saw an answer, be it a message in the channel or in private after all was too late."""
        used = self.interaction
        rescued = (str(m.nonce).startswith(str(used.id)) for m in self.discord.messages)
        return used.answered_after_s is not None or used.callback == DEFER_UPDATE or any(rescued)

    @property
    def private(self) -> bool:
        return bool(self.interaction.original and self.interaction.original.only_for)


class Discord(Server):
    """The stand-in with people in it."""

    def __init__(self, token: str = "stand-in-token", allowed_intents: int = 0, port: int = 0) -> None:
        super().__init__(token, allowed_intents, port)
        self.acts: list[Asked | Used] = []  # all that people did

    def expecting(self) -> list[Asked | Used]:
        """What the gateway delivered and is to be answered: commands, parts, and messages that address the bot."""
        return [act for act in self.acts if act.delivered and act.addressed]

    def unanswered(self) -> list[Asked | Used]:
        return [act for act in self.expecting() if not act.answered]

    def guild(self, name: str = "Newsroom", *members: User, permissions: P = MEMBER, invited: bool = True) -> Guild:
        guild = self.world.add_guild(name, *members, permissions=permissions, invited=invited)
        self.gateway.emit("GUILD_CREATE", guild.json(self.world.me), guild, 1)
        return guild

    def channel(self, guild: Guild, name: str = "general") -> Channel:
        channel = self.world.add_channel(Channel(name, TEXT, guild))
        self.gateway.emit("CHANNEL_CREATE", channel.json(), guild, 1)
        return channel

    def user(self, name: str, *guilds: Guild, locale: str = "en-US", permissions: P | None = None) -> User:
        """A new member of these servers, with a role of these permissions where they are given."""
        user = self.world.add_user(name, locale)
        for guild in guilds:
            roles = []
            if permissions is not None:
                roles = [self.role(guild, f"{name}'s role", permissions)]
            guild.members[user.id] = (user, roles)
        return user

    def role(self, guild: Guild, name: str, permissions: P, *, mentionable: bool = False) -> Role:
        role = Role(name, permissions, mentionable)
        guild.roles[role.id] = role
        self.gateway.emit("GUILD_ROLE_CREATE", {"guild_id": str(guild.id), "role": role.json()}, guild, 1)
        return role

    async def ready(self, timeout_s: float = PATIENCE_S) -> Self:
        """Wait until the bot is connected."""
        await self.until(lambda: self.gateway.connected, timeout_s, "the bot")
        return self

    def message(
        self, user: User, channel: Channel | None, content: str, *, reply_to: Message | None = None, ping: bool = True,
        files: Sequence[Upload] = (), embeds: Sequence[Json] = (), webhook: bool = False,
    ) -> Asked:  # fmt: skip
        """Write a message; channel None: directly to the bot. A reply pings whom it answers unless told otherwise."""
        channel = channel or self.world.dm(user)
        message = Message(channel, user, content, list(embeds), webhook_id=user.id if webhook else None)
        if reply_to:
            message.type, message.reference = REPLY, reply_to
        message.attachments = [posting.store(self, channel, upload) for upload in files]
        posting.mention(message, None, EVERYTHING | {"replied_user": ping})
        asked = Asked(self, message, posting.publish(self, message))
        self.acts.append(asked)
        return asked

    def edit(self, message: Message, content: str) -> None:
        """Let the author change a message."""
        message.content, message.edited = content, now()
        posting.mention(message, None, EVERYTHING)
        message.versions += 1
        posting.send(self, "MESSAGE_UPDATE", message)
        self.changed()

    def delete(self, message: Message) -> None:
        posting.delete(self, message)

    def slash(self, user: User, channel: Channel | None, name: str, **options: Value) -> Used:
        """Use a command, `"departures list"` for a subcommand; names in the user's language work as well."""
        return self._command(user, channel, CHAT, name, options)

    def autocomplete(self, user: User, channel: Channel | None, name: str, focused: str, **options: Value) -> Used:
        """Type into an option; the others are what was filled in before."""
        return self._command(user, channel, CHAT, name, options, focused)

    def context_menu(self, user: User, name: str, target: Message | User, channel: Channel | None = None) -> Used:
        kind = MESSAGE if isinstance(target, Message) else USER
        where = target.channel if isinstance(target, Message) else channel
        command = find_command(self, user, where, kind, name)[0]
        data = {"id": command["id"], "name": command["name"], "type": kind, "target_id": str(target.id)}
        key = "messages" if isinstance(target, Message) else "users"
        data["resolved"] = {key: {str(target.id): target.json()}}
        return self._use(COMMAND, user, where, data, command=command)

    def press(self, user: User, message: Message, which: str) -> Used:
        """Press the button of this label, emoji or custom_id."""
        part = find_part(message, which, {2})
        return self._use(COMPONENT, user, message.channel, _part_data(part), source=self._shown(user, message))

    def choose(self, user: User, message: Message, *values: str, which: str | None = None) -> Used:
        """Choose these options, by value or label, in the menu (the only one unless named)."""
        part = find_part(message, which, {3, 5, 6, 7, 8})
        named = {o["label"]: o["value"] for o in part.get("options", [])}
        chosen = [named.get(value, value) for value in values]
        assert part["type"] != 3 or set(chosen) <= set(named.values()), f"{values} are not in the menu {sorted(named)}"
        data = _part_data(part) | {"values": chosen}
        return self._use(COMPONENT, user, message.channel, data, source=self._shown(user, message))

    async def submit(self, opened: Used, **fields: str) -> Used:
        """Fill in the modal that a command or button opened; fields by custom_id or label."""
        modal, before = await opened.modal(), opened.interaction
        data = {"custom_id": modal["custom_id"], "components": modal_fields(modal, fields)}
        return self._use(MODAL, before.user, before.channel, data, source=before.source)

    def upload(self, name: str, content: bytes) -> Upload:
        """A file for an option of a command or for a message."""
        return Upload(name, content)

    def _shown(self, user: User, message: Message) -> Message:
        assert not message.deleted, "nobody can use the parts of a deleted message"
        assert message.only_for in {None, user}, "only its user sees a private message"
        return message

    def _command(
        self,
        user: User,
        channel: Channel | None,
        kind: int,
        name: str,
        options: dict[str, Value],
        focused: str | None = None,
    ) -> Used:
        channel = channel or self.world.dm(user)
        command, leaf = find_command(self, user, channel, kind, name)
        data = command_data(self, user, channel, command, leaf, options, focused)
        return self._use(COMMAND if focused is None else AUTOCOMPLETE, user, channel, data, command=command)

    def _use(
        self, kind: int, user: User, channel: Channel | None, data: Json, *,
        command: Json | None = None, source: Message | None = None,
    ) -> Used:  # fmt: skip
        channel = channel or self.world.dm(user)
        guild, me = channel.guild, self.world.me
        guest = guild is not None and me.id not in guild.members
        installed = (command or {}).get("integration_types") or [0]
        interaction = Interaction(kind, user, channel, data, source, guest or (0 not in installed))
        self.interactions.add(interaction)
        event = {
            "id": str(interaction.id), "application_id": str(self.world.application), "type": kind, "version": 1,
            "token": interaction.token, "data": data, "channel_id": str(channel.id), "locale": user.locale,
            "channel": channel.json() | {"permissions": str(int(channel.permissions(user)))},
            "app_permissions": str(int(channel.permissions(me))), "entitlements": [], "entitlement_sku_ids": [],
            "authorizing_integration_owners": interaction.metadata()["authorizing_integration_owners"],
            "context": 0 if guild else 1, "attachment_size_limit": posting.LARGEST_FILE,
        }  # fmt: skip
        if guild:
            member = guild.member(user) | {"permissions": str(int(channel.permissions(user)))}
            event |= {"guild_id": str(guild.id), "member": member, "guild_locale": guild.locale}
            event["guild"] = {"id": str(guild.id), "locale": guild.locale, "features": []}
        else:
            event["user"] = user.json()
        if source:
            event["message"] = source.json()
        delivered = self.gateway.emit("INTERACTION_CREATE", event, guild if not guest else None)
        used = Used(self, interaction, delivered)
        self.acts.append(used)
        return used


def _part_data(part: Json) -> Json:
    assert not part.get("disabled"), f"{part.get('label')!r} is greyed out"
    assert "custom_id" in part, f"{part.get('label')!r} is a link"
    return {"custom_id": part["custom_id"], "component_type": part["type"], "id": part["id"]}
