"""What Discord's own client does before it sends: offers commands, checks options, finds buttons."""

from typing import TYPE_CHECKING

from tests.discord.commands import BOOLEAN, CHAT, FILE, GROUP, INTEGER, MEMBER_OPTION, NUMBER, STRING, SUBCOMMAND
from tests.discord.message import Message
from tests.discord.posting import Upload, store
from tests.discord.refusals import utf16
from tests.discord.world import Channel, Json, Permission, User

if TYPE_CHECKING:
    from tests.discord.driver import Discord

KINDS: dict[int, type | tuple[type, ...]] = {
    STRING: str,
    INTEGER: int,
    BOOLEAN: bool,
    NUMBER: (int, float),
    FILE: Upload,
    MEMBER_OPTION: User,
}


Value = str | int | float | bool | Upload | User


class NotOfferedError(AssertionError):
    """Discord's client would not have let the user do this."""


def _named(thing: Json, name: str, user: User) -> bool:
    return name in {thing["name"], (thing.get("name_localizations") or {}).get(user.locale)}


def find_command(
    discord: "Discord", user: User, channel: Channel | None, kind: int, name: str
) -> tuple[Json, list[Json]]:
    """The command and the way down to its subcommand; refuses what the user would not see."""
    channel = channel or discord.world.dm(user)
    first, *rest = name.split() if kind == CHAT else [name]
    guild = channel.guild
    offered = [c for c in discord.commands.reachable(guild.id if guild else None) if c["type"] == kind]
    command = next((c for c in offered if _named(c, first, user)), None)
    if command is None:
        raise NotOfferedError(f"there is no command {name!r}, only {sorted(c['name'] for c in offered)}")
    context = 0 if guild else 1
    if command.get("contexts") is not None and context not in command["contexts"]:
        raise NotOfferedError(f"{name!r} is not offered here")
    needed = command["default_member_permissions"]
    if guild and needed is not None and Permission(int(needed)) & ~channel.permissions(user):
        raise NotOfferedError(f"{name!r} is not offered to {user.name}")
    way: list[Json] = [command]
    for step in rest:
        found = next((o for o in way[-1].get("options") or [] if _named(o, step, user)), None)
        if found is None:
            raise NotOfferedError(f"{way[-1]['name']!r} has no {step!r}")
        way.append(found)
    if any(o["type"] in {SUBCOMMAND, GROUP} for o in way[-1].get("options") or []):
        raise NotOfferedError(f"{name!r} needs a subcommand")
    return command, way


def command_data(
    discord: "Discord", user: User, channel: Channel, command: Json, way: list[Json], given: dict[str, Value],
    focused: str | None,
) -> Json:  # fmt: skip
    """The data of the interaction, options checked as the client checks them."""
    known = way[-1].get("options") or []
    resolved: Json = {}
    filled: list[Json] = []
    for option in known:
        name = next((n for n in given if _named(option, n, user)), None)
        if name is None:
            if option.get("required") and focused is None:
                raise NotOfferedError(f"{option['name']!r} has to be filled in")
            continue
        value = _value(discord, channel, option, given[name], resolved, checked=focused is None)
        filled.append({"name": option["name"], "type": option["type"], "value": value})
        if focused is not None and _named(option, focused, user):
            if not option.get("autocomplete"):
                raise NotOfferedError(f"{option['name']!r} completes nothing")
            filled[-1]["focused"] = True
    strange = [n for n in given if not any(_named(option, n, user) for option in known)]
    if strange:
        raise NotOfferedError(f"there is no option {strange}, only {[o['name'] for o in known]}")
    options = filled
    for node in reversed(way[1:]):
        options = [{"name": node["name"], "type": node["type"], "options": options}]
    data: Json = {"id": command["id"], "name": command["name"], "type": command["type"], "options": options}
    data |= {"guild_id": command["guild_id"]} if "guild_id" in command else {}
    return data | ({"resolved": resolved} if resolved else {})


def _value(
    discord: "Discord", channel: Channel, option: Json, value: Value, resolved: Json, *, checked: bool
) -> str | float:
    kind = KINDS.get(option["type"])
    if checked and kind and not isinstance(value, kind):
        raise NotOfferedError(f"{option['name']!r} takes no {value!r}")
    if isinstance(value, Upload):
        stored = store(discord, channel, value, ephemeral=True)
        resolved.setdefault("attachments", {})[str(stored.id)] = stored.json()
        return str(stored.id)
    if isinstance(value, User):
        resolved.setdefault("users", {})[str(value.id)] = value.json()
        if channel.guild:
            member = {k: v for k, v in channel.guild.member(value).items() if k != "user"}
            resolved.setdefault("members", {})[str(value.id)] = member | {"permissions": "0"}
        return str(value.id)
    if checked and isinstance(value, str):
        least, most = option.get("min_length", 0), option.get("max_length", 6000)
        if not least <= utf16(value) <= most:
            raise NotOfferedError(f"{option['name']!r} takes {least} to {most} characters")
        choices = {c["value"] for c in option.get("choices") or []}
        if choices and value not in choices:
            raise NotOfferedError(f"{option['name']!r} has only the choices {sorted(choices)}")
    return value


def find_part(message: Message, which: str | None, kinds: set[int]) -> Json:
    """The button or menu of this label, emoji or custom_id."""
    parts = [part for part in message.parts if part["type"] in kinds]
    for part in parts:
        emoji = (part.get("emoji") or {}).get("name")
        if which is None or which in {part.get("label"), part.get("custom_id"), part.get("placeholder"), emoji}:
            return part
    raise NotOfferedError(f"there is no {which!r}, only {message.labels}")


def modal_fields(modal: Json, given: dict[str, str]) -> list[Json]:
    """The filled-in parts of a modal, in the shape in which they are sent back."""
    sent, used = [], set()
    for n, outer in enumerate(modal["components"], 1):
        inner = outer.get("component") or next(iter(outer.get("components") or []), None)
        if inner is None or "custom_id" not in inner:
            continue
        names = {inner["custom_id"], inner.get("label"), outer.get("label")}
        name = next((n for n in given if n in names), None)
        used |= {name}
        value = given[name] if name is not None else inner.get("value") or ""
        least = inner.get("min_length", 1 if inner.get("required", True) else 0)
        if not (value == "" and not inner.get("required", True)) and not least <= utf16(value) <= inner.get(
            "max_length", 4000
        ):
            raise NotOfferedError(f"{inner['custom_id']!r} does not take {len(value)} characters")
        filled = {"type": inner["type"], "custom_id": inner["custom_id"], "id": 100 + n}
        filled |= {"value": value} if inner["type"] == 4 else {"values": [value] if value else []}
        wrapped = {"component": filled} if "component" in outer else {"components": [filled]}
        sent.append({"type": outer["type"], "id": n} | wrapped)
    if given.keys() - used:
        raise NotOfferedError(f"the modal has no {sorted(given.keys() - used)}")
    return sent
