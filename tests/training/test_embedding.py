from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("datasets", reason="training's own dependencies are not installed")

import training.embedding as embedding
from index.translation import Lexicon
from training.data import Pair
from training.lexicon import learn, save
from training.pieces import Texts, train_tokenizer

PAIRS = [
    Pair("the red house", "rumah merah"),
    Pair("the red car", "mobil merah"),
    Pair("a big house", "rumah besar"),
    Pair("a big car", "mobil besar"),
]


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    save(learn(PAIRS, []), tmp_path / "lexicon.npz")
    return Lexicon.open(tmp_path / "lexicon.npz")


def made(folder: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> np.ndarray:
    from sentence_transformers import SentenceTransformer

    monkeypatch.setattr(embedding, "DIMENSION", 32)
    monkeypatch.setattr(embedding, "BATCH", 4)
    monkeypatch.setattr(embedding, "EPOCHS", 40.0)
    texts = Texts([pair.en for pair in PAIRS], [pair.id for pair in PAIRS])
    tokenizer = train_tokenizer(texts, embedding.VOCABULARY)
    weights = embedding.first_weights(tokenizer, texts, None, lexicon, 1)
    rows = {"translation": [(pair.en, pair.id) for pair in PAIRS]}
    embedding.save(embedding.train(tokenizer, weights, rows, 1), folder)
    return np.asarray(SentenceTransformer(str(folder)).encode([PAIRS[0].en, *(p.id for p in PAIRS)]))


@pytest.mark.filterwarnings("ignore")
def test_a_sentence_lands_by_its_translation_every_time(
    tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = made(tmp_path / "a", lexicon, monkeypatch)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    assert int(np.argmax(rows[1:] @ rows[0])) == 0
    made(tmp_path / "b", lexicon, monkeypatch)
    weights = [(tmp_path / name / "model.safetensors").read_bytes() for name in ("a", "b")]
    assert weights[0] == weights[1]
