"""A question's passages: found by vectors and by words, then weighed by how well each meets the question."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from index.embedding import Embedder
from index.language import LANGUAGES, Language
from index.likeness import WordVectors, word_vectors
from index.matching import SIGNS, match
from index.passages import Passage
from index.questions import kind_of
from index.ranking import odds, probabilities, stretched, weights_in_the_box
from index.snapshot import Snapshot, Source

CANDIDATES = 100
"""How many of the nearest vectors and of the best by words are looked at."""
WEIGHED = 30
"""How many of those, the best by vectors and words alone, are read and weighed by all signs."""
VECTORS = 0.2
"""What vectors count for in choosing them; the rest is words."""

Ranking = Literal["fused", "dense", "words"]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, with its score, its cosine to the question, and its score by words, all within 0..1."""

    passage: Passage
    source: Source
    score: float  # fused: how probable it is that the passage is the one that tells; they need not sum to 1, none may
    dense: float
    lexical: float  # what it has of the most that the question's words could get


def search(
    snapshot: Snapshot,
    embedder: Embedder,
    question: str,
    language: Language,
    limit: int,
    ranking: Ranking = "fused",
    document: str | None = None,
    likeness: WordVectors | None = None,
) -> tuple[Hit, ...]:
    """The `limit` best passages for `question`, best first. One part or one `document` alone is for measuring, as are
    other word vectors than those in the box (None).
    """
    if not snapshot.passages:
        return ()
    vector = embedder.query(question)
    lexical = snapshot.lexical.scores(question, language)
    if document is None:
        rows = _candidates(snapshot, vector, lexical)
    else:
        rows = np.array([row for row, p in enumerate(snapshot.passages) if p.document == document], np.int64)
    if not len(rows):
        return ()
    dense = np.clip(snapshot.vectors.reconstruct_batch(rows) @ vector, 0, 1)
    words = lexical[rows] / max(float(lexical.max()), 1e-9)
    near = stretched(dense)
    first = {"fused": VECTORS * near + (1 - VECTORS) * words, "dense": dense, "words": words}[ranking]
    best = np.argsort(-first, kind="stable")[: max(limit, WEIGHED)]
    scores = first[best]
    if ranking == "fused":
        signs = _signs(snapshot, question, language, rows[best], likeness or word_vectors())
        languages = [snapshot.passages[row].language for row in rows[best]]
        both = np.column_stack([words[best], near[best], signs])
        scores = probabilities(odds(both, language, languages, weights_in_the_box()))
        order = np.argsort(-scores, kind="stable")
        best, scores = best[order], scores[order]
    hits = []
    for i, score in zip(best[:limit], scores, strict=False):
        passage = snapshot.passages[rows[i]]
        source = snapshot.sources[passage.document]
        hits.append(Hit(passage, source, float(score), float(dense[i]), float(lexical[rows[i]])))
    return tuple(hits)


def _signs(
    snapshot: Snapshot, question: str, language: Language, rows: npt.NDArray[np.int64], likeness: WordVectors
) -> Floats:
    """(len(rows), len(SIGNS)) how well each passage meets the question."""
    passages = [snapshot.passages[row] for row in rows]
    signs = np.empty((len(rows), len(SIGNS)), np.float32)
    kind = kind_of(question, language)
    for place in LANGUAGES:
        there = [n for n, passage in enumerate(passages) if passage.language == place]
        wanted = snapshot.lexical.wanted(question, language, place)
        signs[there] = match(wanted, kind, [passages[n].text for n in there], place, likeness)
    return signs


def _candidates(
    snapshot: Snapshot, vector: npt.NDArray[np.float32], lexical: npt.NDArray[np.float32]
) -> npt.NDArray[np.int64]:
    """Rows worth weighing, ascending: the nearest by vector and the best by words."""
    count = min(CANDIDATES, len(snapshot.passages))
    _, (nearest,) = snapshot.vectors.search(vector[None, :], count)
    by_words = np.argpartition(-lexical, count - 1)[:count]
    # FAISS fills up with -1 where it finds fewer neighbours than asked for.
    return np.union1d(nearest[nearest >= 0], by_words[lexical[by_words] > 0])
