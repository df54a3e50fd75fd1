import json
import logging
import sys

from bot.logs import JsonLines


def record(message: str, *values: object, error: bool = False, **extra: object) -> logging.LogRecord:
    info = sys.exc_info() if error else None
    logger = logging.getLogger("bot.test")
    return logger.makeRecord("bot.test", logging.INFO, "file.py", 1, message, values, info, extra=extra)


def test_an_event_is_one_line_of_json_with_its_values() -> None:
    line = JsonLines().format(record("answered %s\n", "x", ms=12, guild=None))
    assert "\n" not in line
    assert json.loads(line) | {"time": ""} == {
        "time": "", "level": "INFO", "logger": "bot.test", "event": "answered x\n", "ms": 12, "guild": None,
    }  # fmt: skip


def test_the_token_is_never_written() -> None:
    secret = "MTIz.abc-def.ghi"
    try:
        raise ValueError(secret)
    except ValueError:
        line = JsonLines(secret).format(record("login with %s", secret, error=True, header=f"Bot {secret}"))
    assert secret not in line
    assert "ValueError: [token]" in json.loads(line)["traceback"]


def test_a_connection_that_broke_off_is_a_line_without_its_traceback() -> None:
    try:
        raise ConnectionRefusedError("refused")
    except ConnectionRefusedError:
        entry = record("Attempting a reconnect", error=True)
    assert "traceback" in json.loads(JsonLines().format(entry))
    entry.name = "discord.shard"
    assert json.loads(JsonLines().format(entry)).get("reason") == "refused"
    assert "traceback" not in JsonLines().format(entry)
