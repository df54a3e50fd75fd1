"""The limits of messages, cards, buttons, menus, modals and choices, refused as Discord refuses them."""

from collections.abc import Iterator
from typing import Any

from tests.discord.message import COMPONENTS_V2
from tests.discord.refusals import EMPTY, Form
from tests.discord.world import Json

ROW, BUTTON, STRING_SELECT, TEXT_INPUT, TEXT_DISPLAY, LABEL = 1, 2, 3, 4, 10, 18
SELECTS = {3, 5, 6, 7, 8}
LINK_STYLE, PREMIUM_STYLE = 5, 6


def check_message(body: Json, files: int, *, flags: int | None = None, edit: bool = False) -> None:
    """Refuse what a new message may not be; an edit may leave out everything."""
    layout = bool((body.get("flags") or 0 if flags is None else flags) & COMPONENTS_V2)
    with Form() as form:
        form.longest(body.get("content"), 2000, "content")
        check_embeds(body.get("embeds") or [], form)
        form.longest(body.get("attachments"), 10, "attachments")
        form.longest(body.get("sticker_ids"), 3, "sticker_ids")
        if body.get("nonce") is not None:
            form.longest(str(body["nonce"]), 25, "nonce")
        if layout and (body.get("content") or body.get("embeds")):
            code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
            form.fault(code, "The fields content and embeds cannot be used with components.", "content")
        check_components(body.get("components") or [], layout, form)
        check_mentions(body.get("allowed_mentions") or {}, form)
    shown = ("content", "embeds", "components", "attachments", "sticker_ids", "poll")
    if not edit and not files and not any(body.get(key) for key in shown):
        raise EMPTY


def check_embeds(embeds: list[Json], form: Form) -> None:
    form.longest(embeds, 10, "embeds")
    total = 0
    for n, embed in enumerate(embeds):
        author, footer, fields = embed.get("author") or {}, embed.get("footer") or {}, embed.get("fields") or []
        form.longest(embed.get("title"), 256, "embeds", n, "title")
        form.longest(embed.get("description"), 4096, "embeds", n, "description")
        form.longest(footer.get("text"), 2048, "embeds", n, "footer", "text")
        form.longest(author.get("name"), 256, "embeds", n, "author", "name")
        form.longest(fields, 25, "embeds", n, "fields")
        for m, entry in enumerate(fields):
            for key, limit in (("name", 256), ("value", 1024)):
                form.required((entry.get(key) or "").strip(), "embeds", n, "fields", m, key)
                form.longest(entry.get(key), limit, "embeds", n, "fields", m, key)
        form.link(embed.get("url"), ("http", "https"), "embeds", n, "url")
        form.link(author.get("url"), ("http", "https"), "embeds", n, "author", "url")
        for picture in ("image", "thumbnail"):
            if embed.get(picture):
                form.link(embed[picture].get("url"), ("http", "https", "attachment"), "embeds", n, picture, "url")
        texts = [embed.get("title"), embed.get("description"), footer.get("text"), author.get("name")]
        texts += [entry.get(key) for entry in fields for key in ("name", "value")]
        total += sum(len(text or "") for text in texts)
        shown = {"title", "description", "fields", "image", "thumbnail", "footer", "author"}
        if not any(embed.get(key) for key in shown):
            form.fault("BASE_TYPE_REQUIRED", "This field is required", "embeds", n, "description")
    if total > 6000:
        form.fault("MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000", "embeds")


def check_components(components: list[Json], layout: bool, form: Form) -> None:
    form.longest(components, 40 if layout else 5, "components")
    parts = list(walk(components, "components"))
    if layout and len(parts) > 40:
        form.fault("BASE_TYPE_BAD_LENGTH", "Must be between 1 and 40 in length.", "components")
    if sum(len(part.get("content", "")) for part, _ in parts if part["type"] == TEXT_DISPLAY) > 4000:
        form.fault("BASE_TYPE_MAX_LENGTH", "Total text of a message must be 4000 or fewer.", "components")
    seen: set[str] = set()
    for part, path in parts:
        if not layout and len(path) == 2 and part["type"] != ROW:
            form.fault("UNION_TYPE_CHOICES", "Value of field must be one of (1,).", *path, "type")
        _check_part(part, path, form)
        custom_id = part.get("custom_id")
        if custom_id in seen:
            form.fault("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated", *path, "custom_id")
        seen |= {custom_id} if custom_id else set()


def _check_part(part: Json, path: tuple[str | int, ...], form: Form) -> None:
    kind = part["type"]
    form.longest(part.get("custom_id"), 100, *path, "custom_id")
    if kind == ROW:
        inner = part.get("components") or []
        wide = any(child["type"] in SELECTS | {TEXT_INPUT} for child in inner)
        if not 1 <= len(inner) <= (1 if wide else 5):
            form.fault("BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.", *path, "components")
    elif kind == BUTTON:
        form.longest(part.get("label"), 80, *path, "label")
        if part.get("style") == LINK_STYLE:
            form.required(part.get("url"), *path, "url")
            form.link(part.get("url"), ("http", "https", "discord"), *path, "url")
            form.longest(part.get("url"), 512, *path, "url")
        elif part.get("style") != PREMIUM_STYLE:
            form.required(part.get("custom_id"), *path, "custom_id")
        if not part.get("label") and not part.get("emoji") and part.get("style") != PREMIUM_STYLE:
            form.fault("BUTTON_COMPONENT_INVALID_LABEL", "A button needs a label or an emoji.", *path, "label")
    elif kind in SELECTS:
        form.required(part.get("custom_id"), *path, "custom_id")
        form.longest(part.get("placeholder"), 150, *path, "placeholder")
        _check_options(part, path, form)
    elif kind == TEXT_INPUT:
        form.required(part.get("custom_id"), *path, "custom_id")
        form.longest(part.get("label"), 45, *path, "label")
        form.longest(part.get("placeholder"), 100, *path, "placeholder")
        form.longest(part.get("value"), part.get("max_length") or 4000, *path, "value")
    elif kind == LABEL:
        form.required(part.get("label"), *path, "label")
        form.longest(part.get("label"), 45, *path, "label")
        form.longest(part.get("description"), 100, *path, "description")


def _check_options(part: Json, path: tuple[str | int, ...], form: Form) -> None:
    if part["type"] != STRING_SELECT:
        return
    options = part.get("options") or []
    if not 1 <= len(options) <= 25:
        form.fault("BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length.", *path, "options")
    for n, option in enumerate(options):
        for key in ("label", "value"):
            form.required(option.get(key), *path, "options", n, key)
        for key in ("label", "value", "description"):
            form.longest(option.get(key), 100, *path, "options", n, key)
    values = [option.get("value") for option in options]
    if len(set(values)) < len(values):
        form.fault("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "This option value is already used", *path, "options")


def check_modal(modal: Json) -> None:
    with Form() as form:
        form.required(modal.get("custom_id"), "data", "custom_id")
        form.longest(modal.get("custom_id"), 100, "data", "custom_id")
        form.required(modal.get("title"), "data", "title")
        form.longest(modal.get("title"), 45, "data", "title")
        components = modal.get("components") or []
        if not 1 <= len(components) <= 5:
            form.fault("BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.", "data", "components")
        seen: set[str] = set()
        for part, path in walk(components, "data", "components"):
            _check_part(part, path, form)
            if part.get("custom_id") in seen:
                form.fault("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated", *path)
            seen |= {part["custom_id"]} if part.get("custom_id") else set()


def check_choices(choices: list[Json]) -> None:
    with Form() as form:
        form.longest(choices, 25, "data", "choices")
        for n, choice in enumerate(choices):
            form.required(choice.get("name"), "data", "choices", n, "name")
            form.longest(choice.get("name"), 100, "data", "choices", n, "name")
            form.longest(choice.get("value"), 100, "data", "choices", n, "value")
            for name in (choice.get("name_localizations") or {}).values():
                form.longest(name, 100, "data", "choices", n, "name_localizations")


def check_mentions(allowed: Json, form: Form) -> None:
    for kind in ("users", "roles"):
        form.longest(allowed.get(kind), 100, "allowed_mentions", kind)
        if allowed.get(kind) and kind in (allowed.get("parse") or []):
            said = f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.'
            form.fault("MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", said, "allowed_mentions")


def walk(components: list[Json], *path: str | int) -> Iterator[tuple[Json, tuple[str | int, ...]]]:
    """Every component with the place where it stands, outermost first."""
    for n, part in enumerate(components):
        yield part, (*path, n)
        inner: list[Any] = part.get("components") or []
        yield from walk(inner, *path, n, "components")
        for key in ("accessory", "component"):
            if part.get(key):
                yield part[key], (*path, n, key)
