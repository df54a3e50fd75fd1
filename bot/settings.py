"""Settings from the environment and a .env file, checked once."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import dotenv

from bot.phrasing import LanguageModel
from index import DEFAULT_MODEL, EksodusError, Model

_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class SettingsError(EksodusError):
    """A setting has a value that can't be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, named in lower case as .env.example has it in capitals."""

    corpus_dir: Path
    index_dir: Path | None  # None: a folder of its own for each corpus, below .eksodus
    embedding_model: str
    embedding_query_prompt: str | None  # None: what the model is known to want
    embedding_passage_prompt: str | None
    log_level: str
    llm_base_url: str | None  # None: no language model
    llm_model: str | None
    llm_api_key: str | None = field(repr=False)
    llm_timeout_s: float

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
    values = {name: value for name, value in (written | dict(environment or os.environ)).items() if value}
    level = values.get("LOG_LEVEL", "WARNING").upper()
    if level not in _LOG_LEVELS:
        raise SettingsError(f"LOG_LEVEL is {level!r}; it takes one of {', '.join(_LOG_LEVELS)}.")
    _check_language_model(values)
    return Settings(
        corpus_dir=Path(values.get("CORPUS_DIR", "corpus")),
        index_dir=Path(values["INDEX_DIR"]) if "INDEX_DIR" in values else None,
        embedding_model=values.get("EMBEDDING_MODEL", DEFAULT_MODEL),
        embedding_query_prompt=values.get("EMBEDDING_QUERY_PROMPT"),
        embedding_passage_prompt=values.get("EMBEDDING_PASSAGE_PROMPT"),
        log_level=level,
        llm_base_url=values.get("LLM_BASE_URL"),
        llm_model=values.get("LLM_MODEL"),
        llm_api_key=values.get("LLM_API_KEY"),
        llm_timeout_s=_seconds(values.get("LLM_TIMEOUT_S", "20")),
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
