"""Settings from the environment and a .env file, checked once."""

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast, get_args
from urllib.parse import urlsplit

import dotenv

from bot.phrasing import LanguageModel
from index import DEFAULT_MODEL, THRESHOLD, EksodusError, Model

Reindex = Literal["watch", "interval", "manual"]

_FLAGS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class SettingsError(EksodusError):
    """A setting has a value that can't be used."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many questions within so many seconds."""

    questions: int
    per_s: float


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, named in lower case as .env.example has it in capitals."""

    corpus_dir: Path
    index_dir: Path | None  # None: a folder of its own for each corpus, below .eksodus
    embedding_model: str
    embedding_query_prompt: str | None  # None: what the model is known to want
    embedding_passage_prompt: str | None
    answer_threshold: float  # 0..1; an answer less sure than this is withheld
    log_level: str | None  # None: INFO for the bot, WARNING for the other commands
    discord_token: str | None = field(repr=False)
    ask_channels: tuple[int, ...]
    thread_channels: tuple[int, ...]
    user_cooldown: Rate | None  # None: no cooldown
    channel_cooldown: Rate | None
    state_dir: Path
    retention_days: int
    shard_ids: tuple[int, ...]
    shard_count: int | None  # None: as many as Discord proposes
    metrics_port: int | None  # None: no metrics
    discord_api_base: str | None  # None: Discord's own
    reindex: Reindex
    reindex_every_s: int
    watch_polling: bool  # look at the folder instead of waiting to be told, for mounts whose system doesn't tell
    log_channel: int | None  # None: only the log

    llm_base_url: str | None  # None: no language model
    llm_model: str | None
    llm_api_key: str | None = field(repr=False)
    llm_timeout_s: float

    @property
    def token(self) -> str:
        """The bot's token. Raises SettingsError where there is none."""
        if self.discord_token is None:
            raise SettingsError(
                "DISCORD_TOKEN is not set; copy the token from the Developer Portal (Bot, Reset Token) into the file "
                ".env, as DISCORD_TOKEN=... on a line of its own."
            )
        return self.discord_token

    @property
    def model(self) -> Model:
        """The embedding model with its prompts."""
        return Model(self.embedding_model, self.embedding_query_prompt, self.embedding_passage_prompt)

    @property
    def llm(self) -> LanguageModel | None:
        """The language model that phrases answers; None where none is set up."""
        if self.llm_base_url is None or self.llm_model is None:
            return None
        return LanguageModel(self.llm_base_url, self.llm_model, self.llm_api_key, self.llm_timeout_s)

    def index_for(self, corpus: Path) -> Path:
        """Where the index of `corpus` lies: INDEX_DIR for the corpus of the settings, else a folder by its path."""
        if self.index_dir is not None and corpus == self.corpus_dir:
            return self.index_dir
        place = str(corpus.resolve())
        return Path(".eksodus") / f"{corpus.resolve().name}-{hashlib.sha256(place.encode()).hexdigest()[:8]}"


def load_settings(folder: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from `folder`/.env (the current folder) and the environment, which wins. Raises SettingsError."""
    path = (folder or Path()) / ".env"
    try:
        written = dotenv.dotenv_values(path) if path.is_file() else {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The settings in {path} can't be read ({error}); save the file as UTF-8 text.") from None
    environment = os.environ if environment is None else environment
    values = {name: value.strip() for name, value in (written | dict(environment)).items() if value and value.strip()}
    # A prompt may end in a space on purpose ("query: ").
    prompts = {**written, **environment}
    settings = Settings(
        corpus_dir=Path(values.get("CORPUS_DIR", "corpus")),
        index_dir=Path(values["INDEX_DIR"]) if "INDEX_DIR" in values else None,
        embedding_model=values.get("EMBEDDING_MODEL", DEFAULT_MODEL),
        embedding_query_prompt=prompts.get("EMBEDDING_QUERY_PROMPT") or None,
        embedding_passage_prompt=prompts.get("EMBEDDING_PASSAGE_PROMPT") or None,
        answer_threshold=_share("ANSWER_THRESHOLD", values.get("ANSWER_THRESHOLD"), THRESHOLD),
        log_level=_level(values),
        discord_token=values.get("DISCORD_TOKEN"),
        ask_channels=_ids(values, "ASK_CHANNELS"),
        thread_channels=_ids(values, "THREAD_CHANNELS"),
        user_cooldown=_rate(values, "USER_COOLDOWN", Rate(8, 30)),
        channel_cooldown=_rate(values, "CHANNEL_COOLDOWN", Rate(240, 60)),
        state_dir=Path(values.get("STATE_DIR", ".eksodus")),
        retention_days=_number(values, "RETENTION_DAYS", 1, 3650) or 90,
        shard_ids=_ids(values, "SHARD_IDS"),
        shard_count=_number(values, "SHARD_COUNT", 1, 100_000),
        metrics_port=_number(values, "METRICS_PORT", 1, 65535),
        discord_api_base=_address(values, "DISCORD_API_BASE"),
        reindex=_reindex(values),
        reindex_every_s=_number(values, "REINDEX_EVERY_S", 5, 86_400) or 300,
        watch_polling=_flag(values, "WATCH_POLLING"),
        log_channel=_number(values, "LOG_CHANNEL", 1, 2**63),
        llm_base_url=values.get("LLM_BASE_URL"),
        llm_model=values.get("LLM_MODEL"),
        llm_api_key=values.get("LLM_API_KEY"),
        llm_timeout_s=_seconds(values.get("LLM_TIMEOUT_S", "20")),
    )
    _check_language_model(values)
    _check_shards(settings)
    return settings


def _level(values: Mapping[str, str]) -> str | None:
    level = values.get("LOG_LEVEL", "").upper()
    if level and level not in _LOG_LEVELS:
        raise SettingsError(f"LOG_LEVEL is {level!r}; it takes one of {', '.join(_LOG_LEVELS)}.")
    return level or None


def _reindex(values: Mapping[str, str]) -> Reindex:
    way = values.get("REINDEX", "watch").lower()
    for known in get_args(Reindex):
        if way == known:
            return cast("Reindex", way)
    raise SettingsError(f"REINDEX is {way!r}; it takes one of {', '.join(get_args(Reindex))}.")


def _ids(values: Mapping[str, str], name: str) -> tuple[int, ...]:
    parts = re.split(r"[,\s]+", values.get(name, "").strip(", "))
    if not all(part.isascii() and part.isdigit() for part in parts if part):
        raise SettingsError(f"{name} is {values[name]!r}; it takes numbers with commas between them, such as 12,34.")
    return tuple(int(part) for part in parts if part)


def _number(values: Mapping[str, str], name: str, least: int, most: int) -> int | None:
    text = values.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise SettingsError(f"{name} is {text!r}; it takes a whole number from {least} to {most}.")
    return int(text)


def _flag(values: Mapping[str, str], name: str) -> bool:
    text = values.get(name, "no").lower()
    if text not in _FLAGS:
        raise SettingsError(f"{name} is {text!r}; it takes yes or no.")
    return _FLAGS[text]


def _rate(values: Mapping[str, str], name: str, default: Rate) -> Rate | None:
    text = values.get(name)
    if text is None:
        return default
    if text == "0":
        return None
    match = re.fullmatch(r"([1-9]\d{0,5})/([1-9]\d{0,5})", text)
    if match is None:
        raise SettingsError(f"{name} is {text!r}; it takes questions/seconds, such as 8/30, or 0 for no limit.")
    return Rate(int(match[1]), float(match[2]))


def _address(values: Mapping[str, str], name: str) -> str | None:
    text = values.get(name)
    if text is not None and not re.fullmatch(r"https?://\S+", text):
        raise SettingsError(f"{name} is {text!r}; it takes an address that begins with https:// or http://.")
    return text.rstrip("/") if text else None


def _check_shards(settings: Settings) -> None:
    if settings.shard_ids and settings.shard_count is None:
        raise SettingsError("SHARD_IDS is set but SHARD_COUNT is not; set how many shards there are in all.")
    if settings.shard_count is not None and any(shard >= settings.shard_count for shard in settings.shard_ids):
        raise SettingsError(
            f"SHARD_IDS names a shard that is not there; with SHARD_COUNT={settings.shard_count} they go from 0 to "
            f"{settings.shard_count - 1}."
        )


def _check_language_model(values: Mapping[str, str]) -> None:
    address, name = values.get("LLM_BASE_URL"), values.get("LLM_MODEL")
    if (address is None) != (name is None):
        missing, other = ("LLM_MODEL", "LLM_BASE_URL") if name is None else ("LLM_BASE_URL", "LLM_MODEL")
        raise SettingsError(f"{other} is set, but {missing} is not; a language model needs both.")
    if address is None:
        return
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    # The address itself is not shown: somebody may have put the key into it.
    if not usable or parts.username or parts.password or parts.query:
        raise SettingsError(
            "LLM_BASE_URL is no address of a chat API; it looks like http://localhost:11434/v1, and the key goes "
            "into LLM_API_KEY."
        )
    if not values.get("LLM_API_KEY", "x").isascii() or not values.get("LLM_API_KEY", "x").isprintable():
        raise SettingsError("LLM_API_KEY holds characters that no key has; copy it again.")


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 300:
        raise SettingsError(f"LLM_TIMEOUT_S is {text!r}; it takes seconds, more than 0 and at most 300.")
    return seconds


def _share(name: str, value: str | None, default: float) -> float:
    """A number from 0 to 1, written with a point or a comma."""
    if value is None:
        return default
    try:
        share = float(value.replace(",", "."))
    except ValueError:
        share = float("nan")
    if not 0 <= share <= 1:
        raise SettingsError(f"{name} is {value!r}; it takes a number from 0 to 1, such as {default}.")
    return share
