"""What the stand-in refuses, one fault at a time, each just past its limit."""

from typing import Any

import pytest

from tests.discord import schema
from tests.discord.commands import check_commands
from tests.discord.message import COMPONENTS_V2
from tests.discord.refusals import ApiError
from tests.discord.rules import check_choices, check_message, check_modal


def button(**more: object) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "x", "custom_id": "x"} | more


def row(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(parts)}


def menu(options: int, **more: object) -> dict[str, Any]:
    return {"type": 3, "custom_id": "x", "options": [{"label": str(n), "value": str(n)} for n in range(options)]} | more


def buttons(n: int) -> dict[str, Any]:
    return row(*(button(custom_id=str(i)) for i in range(n)))


FIELD = {"name": "n", "value": "v"}
MESSAGES = [
    ({"content": "x" * 2000}, {"content": "x" * 2001}),
    ({"embeds": [{"title": "x" * 256}]}, {"embeds": [{"title": "x" * 257}]}),
    ({"embeds": [{"description": "x" * 4096}]}, {"embeds": [{"description": "x" * 4097}]}),
    ({"embeds": [{"title": "x", "fields": [FIELD] * 25}]}, {"embeds": [{"title": "x", "fields": [FIELD] * 26}]}),
    ({"embeds": [{"fields": [FIELD]}]}, {"embeds": [{"fields": [{"name": " ", "value": "v"}]}]}),
    ({"embeds": [{"fields": [FIELD]}]}, {"embeds": [{"fields": [{"name": "n", "value": "x" * 1025}]}]}),
    ({"embeds": [{"footer": {"text": "x" * 2048}}]}, {"embeds": [{"footer": {"text": "x" * 2049}}]}),
    ({"embeds": [{"author": {"name": "x" * 256}}]}, {"embeds": [{"author": {"name": "x" * 257}}]}),
    ({"embeds": [{"description": "x" * 3000}] * 2}, {"embeds": [{"description": "x" * 3001}] * 2}),
    ({"embeds": [{"title": "x"}] * 10}, {"embeds": [{"title": "x"}] * 11}),
    ({"embeds": [{"title": "x", "url": "https://x"}]}, {"embeds": [{"title": "x", "url": "javascript://x"}]}),
    ({"components": [row(button(label="x" * 80))]}, {"components": [row(button(label="x" * 81))]}),
    ({"components": [row(button(custom_id="x" * 100))]}, {"components": [row(button(custom_id="x" * 101))]}),
    ({"components": [buttons(5)]}, {"components": [buttons(6)]}),
    ({"components": [row(button(), button(custom_id="y"))]}, {"components": [row(button(), button())]}),
    ({"components": [row(menu(25))]}, {"components": [row(menu(26))]}),
    ({"components": [row(menu(1))]}, {"components": [row(menu(0))]}),
    ({"components": [row(button())]}, {"components": [row(button(label=None))]}),
    ({"components": [row(button())]}, {"components": [button()]}),
    ({"content": "x", "nonce": "x" * 25}, {"content": "x", "nonce": "x" * 26}),
    ({"content": "x"}, {"content": ""}),
    ({"content": "x"}, {"flags": COMPONENTS_V2, "content": "x", "components": [{"type": 10, "content": "x"}]}),
    (
        {"flags": COMPONENTS_V2, "components": [{"type": 10, "content": "x" * 4000}]},
        {"flags": COMPONENTS_V2, "components": [{"type": 10, "content": "x" * 4001}]},
    ),
    (
        {"content": "x", "allowed_mentions": {"users": ["1"]}},
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad"), MESSAGES)
def test_messages(good: dict[str, Any], bad: dict[str, Any]) -> None:
    check_message(good, 0)
    with pytest.raises(ApiError):
        check_message(bad, 0)


def test_a_fault_names_its_place() -> None:
    with pytest.raises(ApiError) as refused:
        check_message({"embeds": [{"title": "ok"}, {"title": "x" * 257}]}, 0)
    fault = refused.value.json()["errors"]["embeds"]["1"]["title"]["_errors"][0]
    assert fault == {"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 256 or fewer in length."}


def text_input(**more: object) -> dict[str, Any]:
    return row({"type": 4, "style": 1, "custom_id": "q", "label": "Question"} | more)


@pytest.mark.parametrize(
    "bad",
    [
        {"title": "x" * 46},
        {"title": ""},
        {"components": []},
        {"components": [text_input(custom_id=str(n)) for n in range(6)]},
        {"components": [text_input(), text_input()]},
        {"components": [text_input(label="x" * 46)]},
        {"components": [text_input(placeholder="x" * 101)]},
        {"components": [text_input(value="xx", max_length=1)]},
        {"components": [{"type": 18, "label": "x" * 46, "component": {"type": 4, "style": 1, "custom_id": "q"}}]},
    ],
)
def test_modals(bad: dict[str, Any]) -> None:
    good = {"title": "x" * 45, "custom_id": "m", "components": [text_input()]}
    check_modal(good)
    with pytest.raises(ApiError):
        check_modal(good | bad)


def test_choices() -> None:
    check_choices([{"name": "x" * 100, "value": "x"}] * 25)
    for bad in ([{"name": "x", "value": "x"}] * 26, [{"name": "x" * 101, "value": "x"}], [{"name": "", "value": "x"}]):
        with pytest.raises(ApiError):
            check_choices(bad)


def option(**more: object) -> dict[str, Any]:
    return {"type": 3, "name": "o", "description": "d"} | more


@pytest.mark.parametrize(
    "bad",
    [
        {"name": "Upper"},
        {"name": "two words"},
        {"name": "x" * 33},
        {"description": ""},
        {"description": "x" * 101},
        {"name_localizations": {"id": "Tanya"}},
        {"name_localizations": {"in": "tanya"}},
        {"description_localizations": {"id": "x" * 101}},
        {"options": [option(name=f"o{n}") for n in range(26)]},
        {"options": [option(), option()]},
        {"options": [option(), option(name="p", required=True)]},
        {"options": [option(choices=[{"name": "x" * 101, "value": "x"}])]},
        {"options": [option(choices=[{"name": "x", "value": "x"}], autocomplete=True)]},
        {"options": [option(type=1, options=[option(type=2, name="p")])]},
        {"options": [option(type=1), option(name="p")]},
        {"options": [option(name=f"o{n}", choices=[{"name": "x" * 100, "value": "y" * 100}] * 25) for n in range(2)]},
    ],
)
def test_commands(bad: dict[str, Any]) -> None:
    good = {"name": "ask", "description": "x", "options": [option(required=True)]}
    check_commands([good, good | {"name": "tanya"}, {"name": "Ask About This", "type": 3}])
    with pytest.raises(ApiError):
        check_commands([good | bad])
    with pytest.raises(ApiError):
        check_commands([good, good])


@pytest.mark.skipif(not schema.FILE.is_file(), reason="Discord's description of its API is not here")
def test_discords_description_finds_what_is_wrong() -> None:
    path, media = "/channels/{channel_id}/messages", "application/json"
    assert schema.fault("POST", path, media, {"content": "x", "message_reference": {"message_id": 1}}) is None
    assert "'257'" in str(schema.fault("POST", path, media, {"embeds": [{"title": "x", "color": "257"}]}))
    assert "no request" in str(schema.fault("POST", "/nowhere", media, {}))
