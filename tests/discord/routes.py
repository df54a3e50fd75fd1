"""The HTTP API, version 10: one short function for each route, written as Discord's description names it."""

from collections.abc import Awaitable, Callable

from tests.discord import posting
from tests.discord.call import Call
from tests.discord.message import HAS_THREAD, THREAD_CREATED, Message
from tests.discord.refusals import MISSING_PERMISSIONS, ApiError, Form, not_found
from tests.discord.world import DM, PUBLIC_THREAD, Channel, Json, P, now

Handler = Callable[[Call], Awaitable[object]]
ROUTES: list[tuple[str, str, Handler]] = []


def route(method: str, path: str) -> Callable[[Handler], Handler]:
    def add(handler: Handler) -> Handler:
        ROUTES.append((method, path, handler))
        return handler

    return add


@route("GET", "/users/@me")
async def me(call: Call) -> Json:
    return call.world.me.json() | {"verified": True, "mfa_enabled": True, "locale": "en-US", "email": None}


@route("GET", "/users/{user_id}")
async def user(call: Call) -> Json:
    if call.id("user_id") not in call.world.users:
        raise not_found("User", 10013)
    return call.world.users[call.id("user_id")].json()


@route("GET", "/applications/@me")
@route("GET", "/oauth2/applications/@me")
async def application(call: Call) -> Json:
    world, discord = call.world, call.discord
    return {
        "id": str(world.application), "name": world.me.name, "icon": None, "description": "", "bot_public": True,
        "bot_require_code_grant": False, "verify_key": "0" * 64, "flags": discord.application_flags, "team": None,
        "owner": world.owner.json(), "summary": "", "bot": world.me.json(), "redirect_uris": [], "hook": True,
        "approximate_guild_count": len(world.home_guilds()), "interactions_endpoint_url": None, "rpc_origins": [],
        "integration_types_config": {"0": {}, "1": {}},
    }  # fmt: skip


@route("GET", "/gateway")
async def gateway(call: Call) -> Json:
    return {"url": call.discord.gateway_url}


@route("GET", "/gateway/bot")
async def gateway_bot(call: Call) -> Json:
    left = max(0, 1000 - call.discord.gateway.identifies)
    limit = {"total": 1000, "remaining": left, "reset_after": 86_400_000, "max_concurrency": 1}
    return {"url": call.discord.gateway_url, "shards": call.discord.gateway.shards, "session_start_limit": limit}


@route("GET", "/applications/{application_id}/commands")
@route("GET", "/applications/{application_id}/guilds/{guild_id}/commands")
async def commands(call: Call) -> list[Json]:
    return call.discord.commands.of(call.optional("guild_id"))


@route("PUT", "/applications/{application_id}/commands")
@route("PUT", "/applications/{application_id}/guilds/{guild_id}/commands")
async def replace_commands(call: Call) -> list[Json]:
    return call.discord.commands.replace(call.optional("guild_id"), call.entries)


@route("POST", "/applications/{application_id}/commands")
@route("POST", "/applications/{application_id}/guilds/{guild_id}/commands")
async def add_command(call: Call) -> Json:
    return call.discord.commands.add(call.optional("guild_id"), call.body)


@route("GET", "/applications/{application_id}/commands/{command_id}")
@route("GET", "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}")
async def command(call: Call) -> Json:
    return call.discord.commands.find(call.optional("guild_id"), call.text("command_id"))


@route("DELETE", "/applications/{application_id}/commands/{command_id}")
@route("DELETE", "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}")
async def remove_command(call: Call) -> None:
    call.discord.commands.remove(call.optional("guild_id"), call.text("command_id"))


@route("POST", "/users/@me/channels")
async def open_dm(call: Call) -> Json:
    recipient = call.world.users.get(int(call.body["recipient_id"]))
    if recipient is None:
        raise not_found("User", 10013)
    return call.world.dm(recipient).json()


@route("GET", "/guilds/{guild_id}")
async def guild(call: Call) -> Json:
    return call.guild().json(call.world.me)


@route("GET", "/guilds/{guild_id}/channels")
async def guild_channels(call: Call) -> list[Json]:
    return [channel.json() for channel in call.guild().channels.values() if not channel.parent]


@route("GET", "/guilds/{guild_id}/members/{user_id}")
async def guild_member(call: Call) -> Json:
    if call.id("user_id") not in call.guild().members:
        raise not_found("Member", 10007)
    return call.guild().member(call.world.users[call.id("user_id")])


@route("GET", "/channels/{channel_id}")
async def channel(call: Call) -> Json:
    return call.channel().json()


@route("PATCH", "/channels/{channel_id}")
async def edit_channel(call: Call) -> Json:
    found = call.channel(P.MANAGE_THREADS)
    found.archived = call.body.get("archived", found.archived)
    found.name = call.body.get("name", found.name)
    call.discord.gateway.emit("THREAD_UPDATE", found.json(), found.guild)
    return found.json()


@route("POST", "/channels/{channel_id}/typing")
async def typing(call: Call) -> None:
    found = call.channel(P.SEND_MESSAGES)
    found.typing += 1


@route("GET", "/channels/{channel_id}/messages")
async def history(call: Call) -> list[Json]:
    found = call.channel()
    if not found.permissions(call.world.me) & P.READ_MESSAGE_HISTORY:
        return []
    return list(posting.history(found, dict(call.query), call.world.me, call.discord.reads_content))


@route("POST", "/channels/{channel_id}/messages")
async def send(call: Call) -> Json:
    return posting.create(call.discord, call.channel(), call.body, call.files).json()


@route("GET", "/channels/{channel_id}/messages/{message_id}")
async def message(call: Call) -> Json:
    found = call.message(P.READ_MESSAGE_HISTORY)
    whole = call.discord.reads_content or posting.readable(call.world.me, found)
    return found.json() if whole else posting.bare(found.json()) or {}


@route("PATCH", "/channels/{channel_id}/messages/{message_id}")
async def edit(call: Call) -> Json:
    found = call.message()
    if found.author is not call.world.me:
        raise ApiError(403, 50005, "Cannot edit a message authored by another user")
    posting.edit(call.discord, found, call.body, call.files)
    return found.json()


@route("DELETE", "/channels/{channel_id}/messages/{message_id}")
async def delete(call: Call) -> None:
    found = call.message()
    if found.author is not call.world.me and not found.channel.permissions(call.world.me) & P.MANAGE_MESSAGES:
        raise MISSING_PERMISSIONS
    posting.delete(call.discord, found)


@route("PUT", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me")
async def react(call: Call) -> None:
    posting.reacted(call.message(P.ADD_REACTIONS, P.READ_MESSAGE_HISTORY), call.text("emoji_name"), call.world.me, True)


@route("DELETE", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me")
async def unreact(call: Call) -> None:
    posting.reacted(call.message(), call.text("emoji_name"), call.world.me, False)


@route("POST", "/channels/{channel_id}/messages/{message_id}/threads")
async def thread_of_message(call: Call) -> Json:
    found = call.message(P.CREATE_PUBLIC_THREADS)
    if found.thread:
        raise ApiError(400, 160004, "A thread has already been created for this message")
    thread = _thread(call, found.channel, PUBLIC_THREAD, found.id)
    found.thread, found.flags = thread, found.flags | HAS_THREAD
    posting.send(call.discord, "MESSAGE_UPDATE", found)
    return thread.json()


@route("POST", "/channels/{channel_id}/threads")
async def thread(call: Call) -> Json:
    needed = P.CREATE_PUBLIC_THREADS if call.body.get("type") == PUBLIC_THREAD else P.CREATE_PRIVATE_THREADS
    opened = _thread(call, call.channel(needed), call.body.get("type") or 12, None)
    if opened.type == PUBLIC_THREAD:
        posting.publish(call.discord, Message(opened.parent or opened, call.world.me, opened.name, type=THREAD_CREATED))
    return opened.json()


def _thread(call: Call, parent: Channel, kind: int, id_: int | None) -> Channel:
    if parent.type == DM or parent.parent:
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    name = call.body.get("name") or ""
    with Form() as form:
        form.required(name.strip(), "name")
        form.longest(name, 100, "name")
    opened = Channel(name, kind, parent.guild, parent=parent, owner=call.world.me)
    opened.id = id_ or opened.id
    opened.archive_minutes = call.body.get("auto_archive_duration") or 1440
    call.world.add_channel(opened)
    joined = {"user_id": str(call.world.me.id), "id": str(opened.id), "join_timestamp": now(), "flags": 0}
    call.discord.gateway.emit("THREAD_CREATE", opened.json() | {"newly_created": True, "member": joined}, parent.guild)
    return opened


@route("PUT", "/channels/{channel_id}/thread-members/@me")
async def join_thread(call: Call) -> None:
    call.channel()


@route("PUT", "/channels/{channel_id}/thread-members/{user_id}")
async def add_to_thread(call: Call) -> None:
    call.channel(P.SEND_MESSAGES_IN_THREADS)


@route("POST", "/interactions/{interaction_id}/{interaction_token}/callback")
async def answer(call: Call) -> Json | None:
    said = call.discord.interactions.answer(
        call.id("interaction_id"), call.text("interaction_token"), call.body, call.files
    )
    return said if call.query.get("with_response") in {"1", "true"} else None


@route("POST", "/webhooks/{webhook_id}/{webhook_token}")
async def follow_up(call: Call) -> Json | None:
    message = call.discord.interactions.follow_up(call.text("webhook_token"), call.body, call.files)
    return message.json()  # for interactions as if wait were set


@route("GET", "/webhooks/{webhook_id}/{webhook_token}/messages/@original")
@route("GET", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}")
async def webhook_message(call: Call) -> Json:
    return call.discord.interactions.message(call.text("webhook_token"), call.text("message_id", "@original")).json()


@route("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original")
@route("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}")
async def edit_webhook_message(call: Call) -> Json:
    token, which = call.text("webhook_token"), call.text("message_id", "@original")
    return call.discord.interactions.rewrite(token, which, call.body, call.files).json()


@route("DELETE", "/webhooks/{webhook_id}/{webhook_token}/messages/@original")
@route("DELETE", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}")
async def delete_webhook_message(call: Call) -> None:
    call.discord.interactions.remove(call.text("webhook_token"), call.text("message_id", "@original"))
