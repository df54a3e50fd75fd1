"""Boosted decision trees as arrays: what training made with a learner is judged here by arithmetic alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.errors import ModelError

_ARRAYS = ("roots", "feature", "threshold", "left", "right", "value")

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Trees:
    """Binary trees laid end to end. A leaf is its own child, and its threshold is never asked."""

    roots: npt.NDArray[np.int32]  # (trees,)
    feature: npt.NDArray[np.int32]  # (nodes,)
    threshold: Floats  # (nodes,): at most this goes left
    left: npt.NDArray[np.int32]  # (nodes,)
    right: npt.NDArray[np.int32]  # (nodes,)
    value: Floats  # (nodes,): what a leaf adds to the log-odds
    baseline: float
    depth: int

    def probability(self, rows: Floats) -> Floats:
        """(n, features) to (n,): the probability that each row is a positive one."""
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        number = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            goes_left = rows[number, self.feature[node]] <= self.threshold[node]
            node = np.where(goes_left, self.left[node], self.right[node])
        odds = self.baseline + self.value[node].sum(axis=1)
        return np.asarray(1 / (1 + np.exp(-odds)), np.float32)

    @classmethod
    def read(cls, path: Path) -> "tuple[Trees, ...]":
        """The sets of trees that `write` put in `path`. Raises ModelError where the file is missing or damaged."""
        try:
            with np.load(path) as arrays:
                count = int(arrays["count"])
                return tuple(
                    cls(
                        **{name: arrays[f"{n}_{name}"] for name in _ARRAYS},
                        baseline=float(arrays[f"{n}_baseline"]),
                        depth=int(arrays[f"{n}_depth"]),
                    )
                    for n in range(count)
                )
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"The reader's model {path} can't be read ({error}); install Eksodus again.") from None

    @staticmethod
    def write(path: Path, models: "Sequence[Trees]") -> None:
        """Put several sets of trees in one file."""
        arrays: dict[str, npt.NDArray[np.generic]] = {"count": np.array(len(models))}
        for n, model in enumerate(models):
            arrays |= {f"{n}_{name}": getattr(model, name) for name in _ARRAYS}
            arrays |= {f"{n}_baseline": np.array(model.baseline), f"{n}_depth": np.array(model.depth)}
        np.savez_compressed(path, allow_pickle=False, **arrays)
