"""What speaks for a passage, weighed by what training/ranking.py learned into the odds that it is the one asked for."""

import json
from collections.abc import Mapping, Sequence
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
    """(len(SIGNS) + 1,) each: a weight for each sign, and what they add to; by whether question and passage share a
    language. The odds are against none of the passages being the one.
    """

    same: Floats
    across: Floats


@dataclass(frozen=True, slots=True)
class Learned:
    """`bilingual` is for vectors that know the languages of question and passage, `monolingual` for others."""

    bilingual: Weights
    monolingual: Weights


def odds(signs: Floats, question: Language, passages: Sequence[Language], knows_both: bool) -> Floats:
    """(n,) log-odds of each passage from its `signs`, (n, len(SIGNS)); `knows_both`: the model knows Indonesian too."""
    learned = _read()
    rows = np.append(signs, np.ones((len(signs), 1), np.float32), axis=1)
    weights = []
    for language in passages:
        known = knows_both or question == language == "en"  # an English model knows English
        kind = learned.bilingual if known else learned.monolingual
        weights.append(kind.same if question == language else kind.across)
    return np.asarray((rows * np.reshape(weights, rows.shape)).sum(axis=1), np.float32)


def probabilities(log_odds: Floats) -> Floats:
    """(n,) how probable it is that each passage is the one asked for; what they lack to 1 is that none is."""
    highest = max(0.0, float(log_odds.max(initial=0)))
    shares = np.exp(log_odds - highest)
    return np.asarray(shares / (np.exp(-highest) + shares.sum()), np.float32)


def stretched(values: Floats) -> Floats:
    """`values` with the least of them as 0 and the largest as 1; all 1 where they are alike."""
    least, span = values.min(initial=np.inf), float(np.ptp(values)) if len(values) else 0.0
    return (values - least) / span if span > 0 else np.ones_like(values)


def read_learned(path: Path) -> Learned:
    """The weights in `path`. Raises ModelError where the file is missing, damaged or of another version."""
    try:
        content = json.loads(path.read_bytes())
        if tuple(content["signs"]) != SIGNS:
            raise ValueError("it was made by another version")
        return Learned(_weights(content["bilingual"]), _weights(content["monolingual"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"The weights {path} can't be read ({error}); install Eksodus again.") from None


def write_learned(learned: Learned, path: Path) -> None:
    """Write what `read_learned` reads."""
    content: dict[str, object] = {"signs": SIGNS}
    for name, kind in (("bilingual", learned.bilingual), ("monolingual", learned.monolingual)):
        content[name] = {"same": _rounded(kind.same), "across": _rounded(kind.across)}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _weights(content: Mapping[str, Sequence[float]]) -> Weights:
    same, across = (np.array(content[name], np.float32) for name in ("same", "across"))
    if same.shape != across.shape or same.shape != (len(SIGNS) + 1,):
        raise ValueError("it lacks weights")
    return Weights(same, across)


def _rounded(values: Floats) -> list[float]:
    return [round(float(value), 3) for value in values]


@cache
def _read() -> Learned:
    return read_learned(Path(str(resources.files("index"))) / "model" / FILE)
