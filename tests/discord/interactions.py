"""Interactions: what a user did, the one callback that answers it, and the follow-ups of its token."""

import asyncio
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.discord.message import CHAT_COMMAND, CONTEXT_COMMAND, DEFAULT, EPHEMERAL, LOADING, REPLY, Message
from tests.discord.posting import USERS_ONLY, Upload, delete, edit, publish, write
from tests.discord.refusals import EXPIRED, LATE, TWICE, ApiError, not_found
from tests.discord.rules import check_choices, check_message, check_modal
from tests.discord.world import Channel, Json, User, snowflake

if TYPE_CHECKING:
    from tests.discord.server import Discord

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
PONG, MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, SHOW_MODAL = 1, 4, 5, 6, 7, 8, 9
ALLOWED = {
    COMMAND: {MESSAGE, DEFER, SHOW_MODAL},
    COMPONENT: {MESSAGE, DEFER, DEFER_UPDATE, UPDATE, SHOW_MODAL},
    AUTOCOMPLETE: {CHOICES},
    MODAL: {MESSAGE, DEFER, DEFER_UPDATE, UPDATE},
}
GUEST_FOLLOW_UPS = 5  # what an app that is not in the server may send after its answer


@dataclass(eq=False)
class Interaction:
    kind: int
    user: User
    channel: Channel
    data: Json
    source: Message | None = None  # the message whose part was used
    by_user: bool = False  # reached through a user's own installation, not the server's
    id: int = field(default_factory=snowflake)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(48))
    began: float = field(default_factory=lambda: asyncio.get_running_loop().time())
    callback: int | None = None  # the type of the callback that came
    called_back_after_s: float | None = None
    answered_after_s: float | None = None  # until there was something to see
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    modal: Json | None = None
    choices: list[Json] | None = None
    refused: list[ApiError] = field(default_factory=list)

    @property
    def messages(self) -> list[Message]:
        return ([self.original] if self.original else []) + self.followups

    def metadata(self) -> Json:
        owner = (
            {"1": str(self.user.id)} if self.by_user else {"0": str(self.channel.guild.id if self.channel.guild else 0)}
        )
        return {
            "id": str(self.id), "type": self.kind, "user": self.user.json(), "authorizing_integration_owners": owner,
            **({"name": self.data["name"]} if "name" in self.data else {}),
            **({"interacted_message_id": str(self.source.id)} if self.source else {}),
        }  # fmt: skip


class Interactions:
    """All interactions by id and by token, with the two time limits."""

    def __init__(self, discord: "Discord") -> None:
        self.discord = discord
        self.callback_limit_s = 3.0
        self.token_limit_s = 900.0
        self.by_id: dict[int, Interaction] = {}
        self.by_token: dict[str, Interaction] = {}

    def add(self, interaction: Interaction) -> None:
        self.by_id[interaction.id] = self.by_token[interaction.token] = interaction

    def answer(self, id_: int, token: str, body: Json, files: dict[str, Upload]) -> Json:
        """Take the callback; gives what `with_response` asks for."""
        interaction = self.by_id.get(id_)
        if interaction is None or interaction.token != token:
            raise LATE
        try:
            self._check(interaction, body, files)
        except ApiError as refused:
            interaction.refused.append(refused)
            self.discord.changed()
            raise
        interaction.callback = body["type"]
        interaction.called_back_after_s = asyncio.get_running_loop().time() - interaction.began
        self._apply(interaction, body["type"], body.get("data") or {}, files)
        if body["type"] != DEFER_UPDATE:
            self._seen(interaction)
        self.discord.changed()
        message = interaction.original if body["type"] in {MESSAGE, DEFER} else interaction.source
        resource: Json = {"type": body["type"]}
        described = {
            "id": str(interaction.id), "type": interaction.kind,
            "response_message_ephemeral": bool(message and message.only_for),
            "response_message_loading": body["type"] == DEFER,
        }  # fmt: skip
        if message and body["type"] in {MESSAGE, DEFER, UPDATE, DEFER_UPDATE}:
            resource["message"] = message.json()
            described["response_message_id"] = str(message.id)
        return {"interaction": described} | ({"resource": resource} if len(resource) > 1 else {})

    def _check(self, interaction: Interaction, body: Json, files: dict[str, Upload]) -> None:
        if interaction.callback is not None:
            raise TWICE
        if asyncio.get_running_loop().time() - interaction.began > self.callback_limit_s:
            raise LATE
        kind, data = body.get("type"), body.get("data") or {}
        of_component = interaction.kind == COMPONENT or interaction.source is not None
        if kind not in ALLOWED[interaction.kind] or (kind in {UPDATE, DEFER_UPDATE} and not of_component):
            raise ApiError(400, 50035, "Invalid Form Body", {"type": {"_errors": [{
                "code": "INTERACTION_RESPONSE_TYPE_INVALID", "message": f"Callback type {kind} is not allowed here",
            }]}})  # fmt: skip
        if kind in {MESSAGE, UPDATE}:
            check_message(data, len(files), edit=kind == UPDATE)
        elif kind == SHOW_MODAL:
            check_modal(data)
        elif kind == CHOICES:
            check_choices(data.get("choices") or [])

    def _apply(self, interaction: Interaction, kind: int, data: Json, files: dict[str, Upload]) -> None:
        if kind in {MESSAGE, DEFER}:
            message = self._begin(interaction, (data.get("flags") or 0) & EPHEMERAL)
            interaction.original = message
            if kind == DEFER:
                message.flags |= LOADING
            else:
                write(self.discord, message, data, files, USERS_ONLY)
            publish(self.discord, message)
        elif kind == UPDATE and interaction.source:
            edit(self.discord, interaction.source, data, files, USERS_ONLY)
        elif kind == SHOW_MODAL:
            interaction.modal = data
        elif kind == CHOICES:
            interaction.choices = data.get("choices") or []
        if kind in {UPDATE, DEFER_UPDATE}:
            interaction.original = interaction.source

    def _begin(self, interaction: Interaction, hidden: int, kind: int | None = None) -> Message:
        menu = interaction.data.get("type") in {2, 3}
        first = {COMMAND: CONTEXT_COMMAND if menu else CHAT_COMMAND, COMPONENT: REPLY, MODAL: DEFAULT}
        return Message(
            interaction.channel, self.discord.world.me, type=first[interaction.kind] if kind is None else kind,
            flags=hidden, only_for=interaction.user if hidden else None, webhook_id=self.discord.world.application,
            metadata=interaction.metadata(), reference=interaction.source if interaction.kind == COMPONENT else None,
        )  # fmt: skip

    def _seen(self, interaction: Interaction) -> None:
        waiting = interaction.original and interaction.original.flags & LOADING
        if interaction.answered_after_s is None and not waiting:
            interaction.answered_after_s = asyncio.get_running_loop().time() - interaction.began
        self.discord.changed()

    def live(self, token: str) -> Interaction:
        """The interaction of a token that still works."""
        interaction = self.by_token.get(token)
        if interaction is None:
            raise not_found("Webhook", 10015)
        if asyncio.get_running_loop().time() - interaction.began > self.token_limit_s:
            raise EXPIRED
        return interaction

    def follow_up(self, token: str, body: Json, files: dict[str, Upload]) -> Message:
        """A further message; the first one after "thinking" takes the place of that."""
        interaction = self.live(token)
        if interaction.callback is None:
            raise not_found("Webhook", 10015)
        check_message(body, len(files))
        original = interaction.original
        if original and original.flags & LOADING:
            return self.rewrite(token, "@original", body, files)
        if interaction.by_user and len(interaction.followups) >= GUEST_FOLLOW_UPS:
            raise ApiError(400, 40094, "This interaction has reached the limit of follow-up messages.")
        message = self._begin(interaction, (body.get("flags") or 0) & EPHEMERAL, REPLY)
        message.reference = original
        write(self.discord, message, body, files, USERS_ONLY)
        interaction.followups.append(message)
        publish(self.discord, message)
        self._seen(interaction)
        return message

    def message(self, token: str, id_: str) -> Message:
        interaction = self.live(token)
        found = interaction.original if id_ == "@original" else None
        for message in interaction.messages:
            found = message if str(message.id) == id_ else found
        if found is None or found.deleted:
            raise not_found("Message", 10008)
        return found

    def rewrite(self, token: str, id_: str, body: Json, files: dict[str, Upload]) -> Message:
        message = self.message(token, id_)
        check_message(body, len(files), flags=message.flags | (body.get("flags") or 0), edit=True)
        thinking = message.flags & LOADING
        message.flags &= ~LOADING
        edit(self.discord, message, body, files, USERS_ONLY)
        if thinking:
            message.edited, message.versions = None, 1
        self._seen(self.live(token))
        return message

    def remove(self, token: str, id_: str) -> None:
        delete(self.discord, self.message(token, id_))
        self._seen(self.live(token))
