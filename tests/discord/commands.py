"""The registry of an application's commands, with the limits that Discord sets them."""

from typing import Any

from tests.discord.refusals import ApiError, Form, not_found
from tests.discord.world import Json, snowflake

LOCALES = set(
    "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja"
    " zh-TW ko he ar".split()
)
CHAT, USER, MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP = 1, 2
STRING, INTEGER, BOOLEAN, MEMBER_OPTION, CHANNEL_OPTION, ROLE_OPTION, MENTIONABLE, NUMBER, FILE = range(3, 12)
MOST = {CHAT: 100, USER: 15, MESSAGE: 15}
CREATES_A_DAY = 200


class Commands:
    """Commands of everywhere (scope None) and of single servers."""

    def __init__(self, application: int) -> None:
        self.application = application
        self.scopes: dict[int | None, dict[str, Json]] = {}
        self.syncs = 0
        self._created: dict[int | None, int] = {}

    def of(self, guild: int | None) -> list[Json]:
        return list(self.scopes.get(guild, {}).values())

    def reachable(self, guild: int | None) -> list[Json]:
        """What a member finds in the server, or in direct messages."""
        return self.of(None) + (self.of(guild) if guild else [])

    def replace(self, guild: int | None, payload: list[Json]) -> list[Json]:
        """Put these in the place of all; the same name and type keeps its id and costs no creation."""
        check_commands(payload)
        self.syncs += 1
        before = {(c["name"], c["type"]): c for c in self.of(guild)}
        kept = [self._stored(guild, command, before) for command in payload]
        self.scopes[guild] = {command["id"]: command for command in kept}
        return kept

    def add(self, guild: int | None, command: Json) -> Json:
        """Create one, or overwrite the one of the same name."""
        others = [c for c in self.of(guild) if (c["name"], c["type"]) != (command["name"], command.get("type") or CHAT)]
        return self.replace(guild, [*others, command])[-1]

    def find(self, guild: int | None, id_: str) -> Json:
        if id_ not in self.scopes.get(guild, {}):
            raise not_found("application command", 10063)
        return self.scopes[guild][id_]

    def remove(self, guild: int | None, id_: str) -> None:
        self.find(guild, id_)
        del self.scopes[guild][id_]

    def _stored(self, guild: int | None, command: Json, before: dict[tuple[str, int], Json]) -> Json:
        kind = command.get("type") or CHAT
        old = before.get((command["name"], kind))
        if old is None:
            self._created[guild] = self._created.get(guild, 0) + 1
            if self._created[guild] > CREATES_A_DAY:
                raise ApiError(400, 30034, "Max number of daily application command creates has been reached (200)")
        permissions = command.get("default_member_permissions")
        return {
            "description": "", "contexts": None, "integration_types": [0], "nsfw": False, **command,
            "id": old["id"] if old else str(snowflake()), "application_id": str(self.application), "type": kind,
            "default_member_permissions": None if permissions is None else str(permissions),
            "version": str(snowflake()), **({"guild_id": str(guild)} if guild else {}),
        }  # fmt: skip


def check_commands(payload: list[Json]) -> None:
    with Form() as form:
        for kind, most in MOST.items():
            if sum((command.get("type") or CHAT) == kind for command in payload) > most:
                raise ApiError(400, 30032, f"Maximum number of application commands reached ({most})")
        seen: set[tuple[int, str, str]] = set()
        for n, command in enumerate(payload):
            kind = command.get("type") or CHAT
            _names(command, form, n, plain=kind == CHAT)
            if kind == CHAT:
                _descriptions(command, form, n)
                _options(command.get("options") or [], form, (n, "options"), depth=0)
            elif command.get("description") or command.get("options"):
                form.fault("APPLICATION_COMMAND_TYPE_NO_DESCRIPTION", "Context menu commands have no description", n)
            if size(command) > 8000:
                form.fault("APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)", n)
            local = command.get("name_localizations") or {}
            for locale in LOCALES:
                key = (kind, locale, local.get(locale) or command.get("name", ""))
                if key in seen:
                    form.fault("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique", n)
                    break
            seen |= {(kind, locale, local.get(locale) or command.get("name", "")) for locale in LOCALES}


def size(command: Json) -> int:
    """Characters of names, descriptions and values, each in its longest language."""

    def longest(thing: Json, key: str) -> int:
        return max(map(len, [thing.get(key) or "", *(thing.get(f"{key}_localizations") or {}).values()]))

    own = longest(command, "name") + longest(command, "description")
    choices = sum(longest(c, "name") + len(str(c["value"])) for c in command.get("choices") or [])
    return own + choices + sum(size(option) for option in command.get("options") or [])


def _names(thing: Json, form: Form, *path: str | int, plain: bool) -> None:
    local = thing.get("name_localizations") or {}
    for value, where in [(thing.get("name"), ("name",)), *((v, ("name_localizations", k)) for k, v in local.items())]:
        form.required(value, *path, *where)
        form.longest(value, 32, *path, *where)
        if plain and value and (value != value.lower() or not all(c in "-_'" or c.isalnum() for c in value)):
            form.fault("STRING_TYPE_REGEX", "String value did not match validation regex.", *path, *where)
    _locales(local, form, *path, "name_localizations")


def _descriptions(thing: Json, form: Form, *path: str | int) -> None:
    form.required(thing.get("description"), *path, "description")
    form.longest(thing.get("description"), 100, *path, "description")
    local = thing.get("description_localizations") or {}
    for locale, value in local.items():
        form.required(value, *path, "description_localizations", locale)
        form.longest(value, 100, *path, "description_localizations", locale)
    _locales(local, form, *path, "description_localizations")


def _locales(local: Json, form: Form, *path: str | int) -> None:
    for locale in local.keys() - LOCALES:
        form.fault("ENUM_TYPE_COERCE", "Value is not a valid enum value.", *path, locale)


def _options(options: list[Json], form: Form, path: tuple[str | int, ...], depth: int) -> None:
    form.longest(options, 25, *path)
    optional = False
    seen: set[str] = set()
    for n, option in enumerate(options):
        here = (*path, n)
        _names(option, form, *here, plain=True)
        _descriptions(option, form, *here)
        if option.get("name") in seen:
            form.fault("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists", *here, "name")
        seen.add(option.get("name", ""))
        if option["type"] in {SUBCOMMAND, GROUP}:
            if depth > (0 if option["type"] == GROUP else 1):
                form.fault("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Nested too deep", *here, "type")
            _options(option.get("options") or [], form, (*here, "options"), depth + 1)
            continue
        if option.get("required") and optional:
            said = "Required options must be placed before non-required options"
            form.fault("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", said, *here)
        optional |= not option.get("required")
        _values(option, form, here)
    kinds = {option["type"] in {SUBCOMMAND, GROUP} for option in options}
    if len(kinds) > 1:
        said = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        form.fault("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", said, *path)


def _values(option: Json, form: Form, path: tuple[str | int, ...]) -> None:
    choices: list[Any] = option.get("choices") or []
    form.longest(choices, 25, *path, "choices")
    if choices and option.get("autocomplete"):
        said = "Choices and autocomplete are mutually exclusive"
        form.fault("APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", said, *path)
    for n, choice in enumerate(choices):
        for name in [choice.get("name"), *(choice.get("name_localizations") or {}).values()]:
            form.required(name, *path, "choices", n, "name")
            form.longest(name, 100, *path, "choices", n, "name")
        if isinstance(choice.get("value"), str):
            form.longest(choice["value"], 100, *path, "choices", n, "value")
    for key, least in (("min_length", 0), ("max_length", 1)):
        if option.get(key) is not None and not least <= option[key] <= 6000:
            form.fault("NUMBER_TYPE_MAX", "int value should be less than or equal to 6000.", *path, key)
