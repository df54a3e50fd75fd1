"""Logs as JSON lines on stderr: one object an event, never the token, never a message's text at INFO."""

import json
import logging
import sys
from datetime import UTC, datetime

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """A record as one JSON object: time, level, logger, event, and what was given as `extra`. `secret` is blanked."""

    def __init__(self, secret: str | None = None) -> None:
        super().__init__()
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": record.getMessage(),
        }
        line |= {name: value for name, value in vars(record).items() if name not in _STANDARD}
        if record.exc_info:
            error = record.exc_info[1]
            # discord.py hangs four thousand characters of traceback on each connection that broke off.
            broke_off = isinstance(error, OSError) and record.name.startswith("discord.")
            line |= {"reason": str(error)} if broke_off else {"traceback": self.formatException(record.exc_info)}
        text = json.dumps(line, ensure_ascii=False, default=str)
        return text.replace(self._secret, "[token]") if self._secret else text


def set_up_logging(level: str, secret: str | None) -> None:
    """Send all logs of `level` and above to stderr; the libraries' own details only in their warnings."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines(secret))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # At DEBUG discord.py writes whole payloads, and with them what members wrote.
    logging.getLogger("discord").setLevel(max(logging.getLevelName(level), logging.INFO))
