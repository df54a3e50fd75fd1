"""Settings from the environment and a .env file, checked once."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import dotenv

from index import DEFAULT_MODEL, THRESHOLD, EksodusError, Model

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
    answer_threshold: float  # 0..1; an answer less sure than this is withheld
    log_level: str

    @property
    def model(self) -> Model:
        """The embedding model with its prompts."""
        return Model(self.embedding_model, self.embedding_query_prompt, self.embedding_passage_prompt)

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
    return Settings(
        corpus_dir=Path(values.get("CORPUS_DIR", "corpus")),
        index_dir=Path(values["INDEX_DIR"]) if "INDEX_DIR" in values else None,
        embedding_model=values.get("EMBEDDING_MODEL", DEFAULT_MODEL),
        embedding_query_prompt=values.get("EMBEDDING_QUERY_PROMPT"),
        embedding_passage_prompt=values.get("EMBEDDING_PASSAGE_PROMPT"),
        answer_threshold=_share("ANSWER_THRESHOLD", values.get("ANSWER_THRESHOLD"), THRESHOLD),
        log_level=level,
    )


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
