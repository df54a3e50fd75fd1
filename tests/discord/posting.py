"""Making and changing messages: whom they ping, what a bot may read of them, and their files."""

import mimetypes
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.discord.gateway import DIRECT_MESSAGES, GUILD_MESSAGES
from tests.discord.message import CHAT_COMMAND, COMPONENTS_V2, CONTEXT_COMMAND, REPLY, Attachment, Message
from tests.discord.refusals import MISSING_ACCESS, MISSING_PERMISSIONS, ApiError, Form, not_found
from tests.discord.rules import TEXT_DISPLAY, check_message, walk
from tests.discord.world import DM, Channel, Json, P, User, now, snowflake

if TYPE_CHECKING:
    from tests.discord.server import Discord

LARGEST_FILE = 10 * 1024 * 1024
EVERYTHING = {"parse": ["users", "roles", "everyone"], "replied_user": True}
USERS_ONLY = {"parse": ["users"]}


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    content: bytes


def intent(channel: Channel) -> int:
    return DIRECT_MESSAGES if channel.type == DM else GUILD_MESSAGES


def require(channel: Channel, user: User, *needed: P) -> None:
    """Refuse what the user may not do in the channel."""
    given = channel.permissions(user)
    if (channel.guild and user.id not in channel.guild.members) or not given & P.VIEW_CHANNEL:
        raise MISSING_ACCESS
    if any(not given & one for one in needed):
        raise MISSING_PERMISSIONS


def create(discord: "Discord", channel: Channel, body: Json, files: dict[str, Upload]) -> Message:
    """What POST /channels/…/messages does for the bot."""
    needed = [P.SEND_MESSAGES_IN_THREADS if channel.parent else P.SEND_MESSAGES]
    needed += [P.EMBED_LINKS] if body.get("embeds") else []
    needed += [P.ATTACH_FILES] if files else []
    require(channel, discord.world.me, *needed)
    if channel.recipient and channel.recipient.closed:
        raise ApiError(403, 50007, "Cannot send messages to this user")
    check_message(body, len(files))
    key = (channel.id, str(body.get("nonce")))
    if body.get("enforce_nonce") and key in discord.nonces:
        return discord.nonces[key]
    message = Message(channel, discord.world.me, nonce=body.get("nonce"), tts=bool(body.get("tts")))
    if body.get("message_reference"):
        _refer(message, body["message_reference"])
    write(discord, message, body, files, EVERYTHING)
    if message.nonce is not None:
        discord.nonces[key] = message
    publish(discord, message)
    return message


def _refer(message: Message, reference: Json) -> None:
    channel, sought = message.channel, int(reference["message_id"])
    if not channel.permissions(message.author) & P.READ_MESSAGE_HISTORY:
        raise ApiError(403, 160002, "Cannot reply without permission to read message history")
    found = channel.messages.get(sought)
    if found is None and reference.get("fail_if_not_exists", True):
        with Form() as form:
            form.fault("REPLIES_UNKNOWN_MESSAGE", "Unknown message", "message_reference")
    if found:
        message.type, message.reference = REPLY, found


def write(discord: "Discord", message: Message, body: Json, files: dict[str, Upload], pings: Json | None) -> None:
    """Put what the body says into the message; what it does not name stays, mentions where `pings` is None as well."""
    if "content" in body:
        message.content = body["content"] or ""
    for key in ("embeds", "components"):
        if key in body:
            setattr(message, key, body[key] or [])
    message.flags |= (body.get("flags") or 0) & (COMPONENTS_V2 | 4 | 64 | 4096)
    if files or body.get("attachments") is not None:
        _attach(discord, message, body.get("attachments"), files)
    links = {f"attachment://{a.filename}": a.url for a in message.attachments}
    for embed in message.embeds:
        embed.setdefault("type", "rich")
        for picture in (embed[key] for key in ("image", "thumbnail") if embed.get(key)):
            picture["url"] = links.get(picture["url"], picture["url"])
    for n, (part, _) in enumerate(walk(message.components), 1):
        part.setdefault("id", n)
    if pings is not None:
        mention(message, body.get("allowed_mentions"), pings)


def _attach(discord: "Discord", message: Message, listed: list[Json] | None, files: dict[str, Upload]) -> None:
    before = {str(a.id): a for a in message.attachments}
    if listed is None:
        listed = [{"id": n} for n in range(len(files))] + [{"id": id_} for id_ in before]
    made = []
    for entry in listed:
        upload = files.get(f"files[{entry['id']}]")
        if upload:
            made.append(store(discord, message.channel, upload, entry.get("description"), bool(message.only_for)))
        elif str(entry["id"]) in before:
            made.append(before[str(entry["id"])])
    message.attachments = made


def store(
    discord: "Discord", channel: Channel, upload: Upload, description: str | None = None, ephemeral: bool = False
) -> Attachment:
    """Put a file where its link leads; names lose what does not belong into an address."""
    if len(upload.content) > LARGEST_FILE:
        raise ApiError(413, 40005, "Request entity too large")
    id_, name = snowflake(), re.sub(r"[^\w.-]", "_", upload.name, flags=re.A) or "file"
    room = "ephemeral-attachments" if ephemeral else "attachments"
    path = f"/{room}/{channel.id}/{id_}/{name}"
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    made = Attachment(name, upload.content, kind, discord.url + path, id_, description, ephemeral)
    discord.files[path] = made
    return made


def mention(message: Message, allowed: Json | None, pings: Json) -> None:
    """Work out whom the message notifies: what stands in its text and is allowed. Cards never ping."""
    rules = pings if allowed is None else allowed
    parse = rules.get("parse") or []
    texts = [message.content, *(p["content"] for p, _ in walk(message.components) if p["type"] == TEXT_DISPLAY)]
    said, guild = "\n".join(texts), message.channel.guild
    users = {int(i) for i in re.findall(r"<@!?(\d+)>", said)}
    roles = {int(i) for i in re.findall(r"<@&(\d+)>", said)}
    users &= users if "users" in parse else {int(i) for i in rules.get("users") or []}
    roles &= roles if "roles" in parse else {int(i) for i in rules.get("roles") or []}
    everyone = "everyone" in parse and re.search(r"@(everyone|here)\b", said) is not None
    may_all = bool(message.channel.permissions(message.author) & P.MENTION_EVERYONE)
    people = {user.id: user for user, _ in guild.members.values()} if guild else {}
    for one in (message.channel.recipient, message.author) if not guild else ():
        people |= {one.id: one} if one else {}
    message.mentions = [people[i] for i in users if i in people]
    if message.reference and rules.get("replied_user") and message.reference.author not in message.mentions:
        message.mentions.append(message.reference.author)
    named = [guild.roles[i] for i in roles if i in guild.roles] if guild else []
    message.mention_roles = [role for role in named if role.mentionable or may_all]
    message.mention_everyone = everyone and may_all


def edit(discord: "Discord", message: Message, body: Json, files: dict[str, Upload], pings: Json = EVERYTHING) -> None:
    check_message(body, len(files), flags=message.flags | (body.get("flags") or 0), edit=True)
    write(discord, message, body, files, pings if "content" in body else None)
    message.edited = now()
    message.versions += 1
    if not message.only_for:
        send(discord, "MESSAGE_UPDATE", message)
    discord.changed()


def delete(discord: "Discord", message: Message) -> None:
    message.deleted = True
    if message.channel.messages.pop(message.id, None):
        guild = message.channel.guild
        gone = {"id": str(message.id), "channel_id": str(message.channel.id)}
        gone |= {"guild_id": str(guild.id)} if guild else {}
        discord.gateway.emit("MESSAGE_DELETE", gone, guild, intent(message.channel))
    discord.changed()


def publish(discord: "Discord", message: Message) -> bool:
    """Show the message in its channel; says whether the bot will hear of it."""
    if not message.only_for:
        message.channel.messages[message.id] = message
    reached = not message.only_for and send(discord, "MESSAGE_CREATE", message)
    if message.reference:
        message.reference.answers.append(message)
    discord.sent(message)
    return reached


def send(discord: "Discord", event: str, message: Message) -> bool:
    channel, guild, me = message.channel, message.channel.guild, discord.world.me
    if (guild and me.id not in guild.members) or not channel.permissions(me) & P.VIEW_CHANNEL:
        return False
    whole = message.json() | {"channel_type": channel.type}
    if guild:
        whole |= {"guild_id": str(guild.id)}
        if not message.webhook_id or message.metadata:
            whole["member"] = {k: v for k, v in guild.member(message.author).items() if k != "user"}
        whole["mentions"] = [u.json() | {"member": guild.member(u)} for u in message.mentions]
    plain = None if readable(me, message) else bare(whole)
    if plain is None and message.reference and not readable(me, message.reference):
        plain = whole | {"referenced_message": bare(whole["referenced_message"])}
    return discord.gateway.emit(event, whole, guild, intent(channel), plain)


def readable(bot: User, message: Message) -> bool:
    """Whether the bot may read it without the message content intent.

    A reply that pings the bot counts only where it answers what the bot sent as a message: answers to commands are not.
    """
    if message.author is bot or message.channel.type == DM:
        return True
    if re.search(rf"<@!?{bot.id}>", message.content):
        return True
    there = message.reference
    regular = there is not None and there.author is bot and there.type not in {CHAT_COMMAND, CONTEXT_COMMAND}
    return bot in message.mentions and regular


def bare(message: Json | None) -> Json | None:
    return message and message | {"content": "", "embeds": [], "attachments": [], "components": []}


def find(channel: Channel, id_: str | int) -> Message:
    if int(id_) not in channel.messages:
        raise not_found("Message", 10008)
    return channel.messages[int(id_)]


def reacted(message: Message, emoji: str, user: User, added: bool) -> None:
    who = message.reactions.setdefault(emoji, set())
    (who.add if added else who.discard)(user.id)
    if not who:
        del message.reactions[emoji]


def history(channel: Channel, query: Json, bot: User, content: bool) -> Sequence[Json]:
    """GET /channels/…/messages: newest first, cut by before, after and limit."""
    before, after = int(query.get("before", 1 << 63)), int(query.get("after", 0))
    found = [m for i, m in sorted(channel.messages.items()) if after < i < before]
    limit = int(query.get("limit", 50))
    chosen = found[:limit] if "after" in query else found[-limit:]
    return [m.json() if content or readable(bot, m) else bare(m.json()) or {} for m in reversed(chosen)]
