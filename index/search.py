"""A question's passages: vectors and words, each with its own score, weighed into one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from index.embedding import DEFAULT_MODEL, Embedder
from index.language import Language
from index.passages import Passage
from index.segment import Source
from index.snapshot import Snapshot

CANDIDATES = 100
"""How many of the nearest vectors and of the best by words are weighed."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: its cosine to the question, its score by words, and both weighed into one, all within 0..1."""

    passage: Passage
    source: Source
    score: float  # best within one question; compares nothing across questions
    dense: float
    lexical: float


@dataclass(frozen=True, slots=True)
class Weights:
    """How much of the fused score is cosine, by whether question and passage share a language; the rest is words."""

    same: float
    across: float


Ranking = Literal["fused", "dense", "words"]

OWN_MODEL = Weights(same=0.3, across=0.3)
ANY_MODEL = Weights(same=0.3, across=0.3)
_ALONE: Mapping[Ranking, Weights] = {"dense": Weights(1, 1), "words": Weights(0, 0)}


def search(
    snapshot: Snapshot,
    embedder: Embedder,
    question: str,
    language: Language,
    limit: int,
    ranking: Ranking = "fused",
    document: str | None = None,
) -> tuple[Hit, ...]:
    """The `limit` best passages for `question`, best first; one part or one `document` alone is for measuring."""
    weights = _ALONE.get(ranking) or (OWN_MODEL if embedder.name == DEFAULT_MODEL else ANY_MODEL)
    # Vectors of another model say nothing about this one's; until they are made anew, words do it alone.
    known = snapshot.manifest.origin.fingerprint == embedder.fingerprint
    vector = embedder.query(question) if known else None
    lexical = snapshot.lexical.scores(question, language)
    if document is None:
        rows = _candidates(snapshot, vector, lexical)
    else:
        rows = np.array(snapshot.rows_of(document), np.int64)
    if not len(rows):
        return ()
    passages = [snapshot.passage(row) for row in rows.tolist()]
    dense = np.zeros(len(rows), np.float32) if vector is None else np.clip(snapshot.vectors(rows) @ vector, 0, 1)
    shares = [weights.same if passage.language == language else weights.across for passage in passages]
    share = np.array(shares, np.float32)
    # The best by words counts as 1 for ranking: measured, that ranks better than the share of the question it covers.
    fused = share * dense + (1 - share) * lexical[rows] / max(lexical.max(), 1e-9)
    # Rows are in the order in which articles came; what is equally good, but for rounding, is in that of their names.
    order = sorted(
        range(len(rows)), key=lambda i: (-round(float(fused[i]), 6), passages[i].document, passages[i].start)
    )
    return tuple(
        Hit(
            passages[i],
            snapshot.sources[passages[i].document],
            float(fused[i]),
            float(dense[i]),
            float(lexical[rows[i]]),
        )
        for i in order[:limit]
    )


def _candidates(
    snapshot: Snapshot, vector: npt.NDArray[np.float32] | None, lexical: npt.NDArray[np.float32]
) -> npt.NDArray[np.int64]:
    """Rows worth weighing, ascending: the nearest by vector and the best by words."""
    sharing = np.flatnonzero(lexical)
    if len(sharing) > CANDIDATES:
        sharing = sharing[np.argpartition(-lexical[sharing], CANDIDATES)[:CANDIDATES]]
    return sharing if vector is None else np.union1d(snapshot.nearest(vector, CANDIDATES), sharing)
