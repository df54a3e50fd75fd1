"""What speaks for a passage, weighed by what training/ranking.py learned into the odds that it is the one asked for."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index import matching
from index.errors import ModelError
from index.language import Language

Floats = npt.NDArray[np.float32]

FILE = "ranking.json"
SIGNS = ("words", "vectors", *matching.SIGNS)
"""The score by words beside the best one, how near the vector is between the farthest and the nearest of those looked
at (both 0..1, so that every model counts alike), and what index/matching.py measures."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each sign and what they add to, (len(SIGNS) + 1,) each, by whether question and passage share a
    language. The odds are against none of the passages being the one.
    """

    same: Floats
    across: Floats


def odds(signs: Floats, question: Language, passages: Sequence[Language], weights: Weights) -> Floats:
    """(n,) log-odds of each passage from its `signs`, (n, len(SIGNS)), and its language."""
    rows = np.append(signs, np.ones((len(signs), 1), np.float32), axis=1)
    shared = np.array([language == question for language in passages], bool)
    return np.asarray(np.where(shared, rows @ weights.same, rows @ weights.across), np.float32)


def probabilities(log_odds: Floats) -> Floats:
    """(n,) how probable it is that each passage is the one asked for; what they lack to 1 is that none is."""
    highest = max(0.0, float(log_odds.max(initial=0)))
    shares = np.exp(log_odds - highest)
    return np.asarray(shares / (np.exp(-highest) + shares.sum()), np.float32)


def stretched(values: Floats) -> Floats:
    """`values` with the least of them as 0 and the largest as 1; all 1 where they are alike."""
    least, span = values.min(initial=np.inf), float(np.ptp(values)) if len(values) else 0.0
    return (values - least) / span if span > 0 else np.ones_like(values)


def read_weights(path: Path) -> Weights:
    """The weights in `path`. Raises ModelError where the file is missing, damaged or of another version."""
    try:
        content = json.loads(path.read_bytes())
        if tuple(content["signs"]) != SIGNS:
            raise ValueError("it was made by another version")
        weights = Weights(*(np.array(content[name], np.float32) for name in ("same", "across")))
        if any(found.shape != (len(SIGNS) + 1,) for found in (weights.same, weights.across)):
            raise ValueError("it lacks weights")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"The weights {path} can't be read ({error}); install Eksodus again.") from None
    return weights


def write_weights(weights: Weights, path: Path) -> None:
    """Write what `read_weights` reads."""
    rounded = {name: [round(float(w), 3) for w in getattr(weights, name)] for name in ("same", "across")}
    path.write_text(json.dumps({"signs": SIGNS, **rounded}, indent=1) + "\n", encoding="utf-8")


@cache
def weights_in_the_box() -> Weights:
    """Those that are shipped, read once."""
    return read_weights(Path(str(resources.files("index"))) / "model" / FILE)
