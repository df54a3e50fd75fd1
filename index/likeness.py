"""Which words mean alike, in either language: the vectors of single words, from the embedding in the box.

They are read whatever model embeds the passages: a static model's words are looked up, not computed.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index.errors import ModelError

Floats = npt.NDArray[np.float32]

_CACHED = 5000  # words of several pieces, of 1.5 KB each


class WordVectors:
    """A vector for any word: the sum of its pieces' vectors."""

    def __init__(self, tokenizer: Tokenizer, pieces: npt.NDArray[np.int8], scales: Floats) -> None:
        self._tokenizer = tokenizer
        self._numbers = tokenizer.get_vocab()
        self._pieces = pieces
        self._scales = scales
        self._put_together = lru_cache(maxsize=_CACHED)(self._sum)

    @classmethod
    def open(cls, folder: Path) -> "WordVectors":
        """Read the embedding in `folder`. Raises ModelError where a file is missing or damaged."""
        try:
            arrays = load_file(folder / "model.safetensors")
            return cls(Tokenizer.from_file(str(folder / "tokenizer.json")), arrays["embeddings"], arrays["weights"])
        except Exception as error:  # the tokenizers library raises nothing narrower
            raise ModelError(f"The embedding {folder} can't be read ({error}); install Eksodus again.") from None

    def of(self, words: Sequence[str]) -> Floats:
        """(len(words), dimension) float32: rows of length 1, or 0 for what has no letter that is known."""
        numbers = [self._numbers.get(word, -1) for word in words]
        # Most words are one piece, whose scale doesn't matter as rows get length 1.
        rows = self._pieces[numbers].astype(np.float32)
        for place, number in enumerate(numbers):
            if number < 0:
                rows[place] = self._put_together(words[place])
        rows /= np.maximum(np.sqrt(np.einsum("ij,ij->i", rows, rows)), 1e-9)[:, None]
        return rows

    def _sum(self, word: str) -> Floats:
        pieces = self._tokenizer.encode(word, add_special_tokens=False).ids
        row: Floats = self._scales[pieces] @ self._pieces[pieces].astype(np.float32)
        return row


@cache
def word_vectors() -> WordVectors:
    """Those in the box, read once."""
    return WordVectors.open(Path(str(resources.files("index"))) / "model" / "embedding")
