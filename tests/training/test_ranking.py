import numpy as np
import pytest

pytest.importorskip("tqdm", reason="training's own dependencies are not installed")

from index.ranking import SIGNS, probabilities
from training.ranking import Found, fit


def found(chance: np.random.Generator) -> Found:
    """Ten passages, of which the right one has more of two signs; another sign is noise."""
    signs = chance.random((10, len(SIGNS))).astype(np.float32)
    right = np.arange(10) == chance.integers(10)
    signs[right, SIGNS.index("words")] += 0.5
    signs[right, SIGNS.index("told")] += 1.0
    return Found(signs, right)


def test_weights_tell_signs_from_noise_and_right_from_none() -> None:
    chance = np.random.default_rng(1)
    weights = fit([found(chance) for _ in range(300)])
    by_sign = dict(zip(SIGNS, weights.tolist(), strict=False))
    assert by_sign["told"] > by_sign["words"] > abs(by_sign["near"])

    firsts, absent = [], []
    for _ in range(200):
        new = found(chance)
        rows = np.append(new.signs, np.ones((10, 1), np.float32), axis=1)
        log_odds = rows @ weights
        firsts.append(new.right[log_odds.argmax()])
        absent.append(probabilities(log_odds[~new.right]).max())
    assert np.mean(firsts) > 0.8
    assert np.mean(absent) < 0.4


def test_a_sign_that_never_differs_gets_next_to_no_weight() -> None:
    chance = np.random.default_rng(2)
    questions = [found(chance) for _ in range(50)]
    for question in questions:
        question.signs[:, SIGNS.index("vectors")] = 1
    assert abs(fit(questions)[SIGNS.index("vectors")]) < 0.05
