import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from index.errors import ModelError
from index.ranking import SIGNS, Weights, odds, probabilities, read_weights, stretched, write_weights


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    n = len(SIGNS) + 1
    write_weights(Weights(np.full(n, 1.25, np.float32), np.full(n, -2.5, np.float32)), tmp_path / "ranking.json")
    found = read_weights(tmp_path / "ranking.json")
    assert found.same.tolist() == [1.25] * n
    assert found.across.tolist() == [-2.5] * n


@pytest.mark.parametrize("content", ["", "{", "[]", json.dumps({"signs": []}), json.dumps({"signs": SIGNS})])
def test_damaged_weights_are_told_of(tmp_path: Path, content: str) -> None:
    (tmp_path / "ranking.json").write_text(content)
    with pytest.raises(ModelError, match="install Eksodus again"):
        read_weights(tmp_path / "ranking.json")


def test_probabilities_leave_room_for_none() -> None:
    assert probabilities(np.array([math.log(2), 0], np.float32)) == pytest.approx([0.5, 0.25])
    assert probabilities(np.array([-50, -50], np.float32)).sum() < 1e-9
    assert probabilities(np.array([90, 80], np.float32))[0] == pytest.approx(1, abs=1e-4)
    assert len(probabilities(np.empty(0, np.float32))) == 0


@given(arrays.arrays(np.float32, st.integers(1, 6), elements=st.floats(-100, 100, width=32)))
def test_probabilities_keep_the_order_and_never_pass_one(log_odds: np.ndarray) -> None:
    found = probabilities(log_odds)
    assert found.sum() <= 1 + 1e-5
    order = np.argsort(-log_odds, kind="stable")
    assert np.all(np.diff(found[order]) <= 1e-7)


def test_values_are_stretched_to_what_is_there() -> None:
    assert stretched(np.array([0.7, 0.9, 0.8], np.float32)) == pytest.approx([0, 1, 0.5], abs=1e-5)
    assert stretched(np.array([0.4, 0.4], np.float32)).tolist() == [1, 1]
    assert stretched(np.empty(0, np.float32)).tolist() == []


def test_the_odds_are_the_weighed_signs_by_whether_the_language_is_shared() -> None:
    n = len(SIGNS)
    weights = Weights(np.arange(n + 1, dtype=np.float32), np.full(n + 1, -1, np.float32))
    signs = np.stack([np.eye(n, dtype=np.float32)[2]] * 2)
    assert odds(signs, "en", ["en", "id"], weights).tolist() == [2 + n, -2]
