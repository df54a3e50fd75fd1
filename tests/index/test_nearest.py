"""Vectors in FAISS against a scalar product computed by hand, in memory and left on the disk."""

import numpy as np
import pytest

from index.nearest import EXACT_UP_TO, Nearest


def drawn(count: int, dimension: int = 16) -> np.ndarray:
    vectors = np.random.default_rng(1).standard_normal((count, dimension), dtype=np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture(scope="module", params=[500, EXACT_UP_TO + 1], ids=["exact", "approximate"])
def vectors(request: pytest.FixtureRequest) -> np.ndarray:
    return drawn(request.param)


@pytest.fixture(scope="module", params=[False, True], ids=["in memory", "mapped"])
def nearest(vectors: np.ndarray, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Nearest:
    path = tmp_path_factory.mktemp("vectors") / "vectors.faiss"
    Nearest.of(vectors).save(path)
    return Nearest.open(path, mapped=request.param)


def recall(nearest: Nearest, vectors: np.ndarray, alive: np.ndarray | None) -> float:
    found = 0
    for vector in drawn(40)[::-1]:
        scores = vectors @ vector
        if alive is not None:
            scores[~alive] = -2
        rows = nearest.search(vector, 10, alive)
        assert alive is None or alive[rows].all()
        found += len(set(rows.tolist()) & set(np.argsort(-scores)[:10].tolist()))
    return found / 400


def test_the_nearest_are_found(nearest: Nearest, vectors: np.ndarray) -> None:
    exact = len(vectors) <= EXACT_UP_TO
    assert nearest.kind.startswith("exact" if exact else "HNSW")
    assert recall(nearest, vectors, None) >= (1 if exact else 0.95)


def test_only_what_is_alive_is_found(nearest: Nearest, vectors: np.ndarray) -> None:
    alive = np.arange(len(vectors)) % 3 == 0
    assert recall(nearest, vectors, alive) >= (1 if len(vectors) <= EXACT_UP_TO else 0.95)


def test_vectors_come_back_bit_for_bit(nearest: Nearest, vectors: np.ndarray) -> None:
    rows = np.array([3, 1, 400])
    assert np.array_equal(nearest.rows(rows), vectors[rows])


def test_fewer_vectors_than_are_asked_for() -> None:
    assert Nearest.of(drawn(3)).search(drawn(1)[0], 10, None).tolist()[0] == 0
    assert len(Nearest.of(drawn(3)).search(drawn(1)[0], 10, np.array([True, False, True]))) == 2
