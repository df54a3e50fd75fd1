"""A question's passages: vectors and words, each with its own score, weighed into one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from index.embedding import DEFAULT_MODEL, Embedder
from index.language import Language
from index.passages import Passage
from index.snapshot import Snapshot, Source

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
    if not snapshot.passages:
        return ()
    weights = _ALONE.get(ranking) or (OWN_MODEL if embedder.name == DEFAULT_MODEL else ANY_MODEL)
    vector = embedder.query(question)
    lexical = snapshot.lexical.scores(question, language)
    if document is None:
        rows = _candidates(snapshot, vector, lexical)
    else:
        rows = np.array([row for row, p in enumerate(snapshot.passages) if p.document == document], np.int64)
    if not len(rows):
        return ()
    dense = np.clip(np.array([snapshot.vectors.reconstruct(int(row)) for row in rows]) @ vector, 0, 1)
    shares = [weights.same if snapshot.passages[row].language == language else weights.across for row in rows]
    share = np.array(shares, np.float32)
    # The best by words counts as 1 for ranking: measured, that ranks better than the share of the question it covers.
    fused = share * dense + (1 - share) * lexical[rows] / max(lexical.max(), 1e-9)
    best = np.argsort(-fused, kind="stable")[:limit]
    hits = []
    for i in best:
        passage = snapshot.passages[rows[i]]
        source = snapshot.sources[passage.document]
        hits.append(Hit(passage, source, float(fused[i]), float(dense[i]), float(lexical[rows[i]])))
    return tuple(hits)


def _candidates(
    snapshot: Snapshot, vector: npt.NDArray[np.float32], lexical: npt.NDArray[np.float32]
) -> npt.NDArray[np.int64]:
    """Rows worth weighing, ascending: the nearest by vector and the best by words."""
    count = min(CANDIDATES, len(snapshot.passages))
    _, (nearest,) = snapshot.vectors.search(vector[None, :], count)
    by_words = np.argpartition(-lexical, count - 1)[:count]
    # FAISS fills up with -1 where it finds fewer neighbours than asked for.
    return np.union1d(nearest[nearest >= 0], by_words[lexical[by_words] > 0])
