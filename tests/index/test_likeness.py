from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ModelError
from index.likeness import WordVectors, word_vectors


def likeness(a: str, b: str) -> float:
    rows = word_vectors().of([a, b])
    return float(rows[0] @ rows[1])


def test_words_that_mean_alike_are_near_within_a_language_and_across() -> None:
    for word, alike, other in (("harga", "price", "doctor"), ("dokter", "doctor", "beras"), ("rice", "beras", "law")):
        assert likeness(word, alike) > likeness(word, other) + 0.2


def test_a_word_of_several_pieces_is_near_itself_misspelt() -> None:
    assert likeness("borobudurnya", "borobudur") > 0.5


@given(st.lists(st.text(max_size=20), max_size=5))
def test_any_words_have_rows_of_length_one_or_nothing(words: list[str]) -> None:
    rows = word_vectors().of(words)
    assert rows.shape[0] == len(words)
    lengths = np.linalg.norm(rows, axis=1)
    assert np.all((np.abs(lengths - 1) < 1e-4) | (lengths < 1e-4))


def test_a_folder_without_an_embedding_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="install Eksodus again"):
        WordVectors.open(tmp_path)
