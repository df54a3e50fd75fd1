"""Texts as unit vectors, by any sentence-transformers model."""

import hashlib
import logging
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.errors import ModelError

log = logging.getLogger(__name__)

Vectors = npt.NDArray[np.float32]

DEFAULT_MODEL = "default"
"""The name of the bilingual model that ships with the package."""

_BATCH = 256

# Models whose card asks for prefixes that their configuration doesn't carry, by name; the first that matches.
_KNOWN_PROMPTS: tuple[tuple[str, str, str], ...] = (
    (r"\be5\b(?!.*instruct)", "query: ", "passage: "),
    (r"\bbge-.*\ben\b", "Represent this sentence for searching relevant passages: ", ""),
)


class Embedder:
    """A loaded model. Encoding is serialised: tokenizers are not safe in several threads at once.

    Raises ModelError where the model can't be loaded: no such folder, no such name, no network, not enough memory.
    """

    def __init__(
        self, model: str = DEFAULT_MODEL, query_prompt: str | None = None, passage_prompt: str | None = None
    ) -> None:
        # The import takes seconds, so it waits until a model is wanted.
        from sentence_transformers import SentenceTransformer

        self.name = model
        try:
            self._model = SentenceTransformer(str(_location(model)))
        except Exception as error:  # the library raises a dozen kinds, from OSError to its own
            log.debug("loading %s: %r", model, error)
            reason = str(error).strip().splitlines() or [type(error).__name__]
            raise ModelError(
                f"The embedding model {model!r} can't be loaded ({reason[0][:200]}). Set EMBEDDING_MODEL to a folder "
                "or a sentence-transformers name that can be reached, or remove the setting for the model in the box."
            ) from None
        query, passage = prompts_for(model, self._model.prompts)
        self.query_prompt = query if query_prompt is None else query_prompt
        self.passage_prompt = passage if passage_prompt is None else passage_prompt
        self.dimension = self._model.get_embedding_dimension() or len(self._encode([""], "")[0])
        self.fingerprint = self._fingerprint()
        self._lock = threading.Lock()

    def query(self, text: str) -> Vectors:
        """The vector of a question: (dimension,), length 1."""
        with self._lock:
            row: Vectors = self._encode([text], self.query_prompt)[0]
        return row

    def passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """The vectors of `texts`: (len(texts), dimension), rows of length 1; `progress` hears how many are done."""
        rows = np.empty((len(texts), self.dimension), np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = texts[start : start + _BATCH]
            with self._lock:
                rows[start : start + len(batch)] = self._encode(batch, self.passage_prompt)
            if progress:
                progress(start + len(batch))
        return rows

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        rows = self._model.encode(
            list(texts), prompt=prompt or None, batch_size=32, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(rows, np.float32)

    def _fingerprint(self) -> str:
        """sha256 over prompts and weights: equal where the same text gets the same vector."""
        digest = hashlib.sha256(f"{self.query_prompt}\0{self.passage_prompt}\0".encode())
        for name, tensor in sorted(self._model.state_dict().items()):
            digest.update(name.encode())
            digest.update(tensor.cpu().contiguous().numpy().tobytes())
        return digest.hexdigest()


def prompts_for(model: str, configured: Mapping[str, str | None]) -> tuple[str, str]:
    """What `model` wants before a question and before a passage: by its configuration, else by its name."""
    query = configured.get("query") or ""
    passage = configured.get("document") or configured.get("passage") or ""
    if query or passage:
        return query, passage
    for pattern, known_query, known_passage in _KNOWN_PROMPTS:
        if re.search(pattern, Path(model).name.casefold()):
            return known_query, known_passage
    return "", ""


def _location(model: str) -> str | Path:
    """The model's folder where it ships with the package, else the name as given: a folder, or a name of the hub."""
    return Path(str(resources.files("index"))) / "model" / "embedding" if model == DEFAULT_MODEL else model
