"""A question's passages: found by vectors and by words, then weighed by how well each meets the question."""

from collections.abc import Sequence
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
from index.segment import Source
from index.snapshot import Snapshot

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
    dense = np.zeros(len(rows), np.float32) if vector is None else np.clip(snapshot.vectors(rows) @ vector, 0, 1)
    words = lexical[rows] / max(float(lexical.max()), 1e-9)
    near = dense if vector is None else stretched(dense)
    first = {"fused": VECTORS * near + (1 - VECTORS) * words, "dense": dense, "words": words}[ranking]
    best = np.argsort(-first, kind="stable")[: max(limit, WEIGHED)]
    passages = [snapshot.passage(row) for row in rows[best].tolist()]
    scores = first[best]
    if ranking == "fused":
        signs = _signs(snapshot, question, language, passages, likeness or word_vectors())
        languages = [passage.language for passage in passages]
        both = np.column_stack([words[best], near[best], signs])
        scores = probabilities(odds(both, language, languages, weights_in_the_box()))
    # Rows are in the order in which articles came; what is equally good, but for rounding, is in that of their names.
    ranks = [(-round(float(score), 6), p.document, p.start) for score, p in zip(scores, passages, strict=True)]
    hits = []
    for i in sorted(range(len(passages)), key=ranks.__getitem__)[:limit]:
        passage, row = passages[i], best[i]
        source = snapshot.sources[passage.document]
        hits.append(Hit(passage, source, -ranks[i][0], float(dense[row]), float(lexical[rows[row]])))
    return tuple(hits)


def _signs(
    snapshot: Snapshot, question: str, language: Language, passages: Sequence[Passage], likeness: WordVectors
) -> Floats:
    """(len(passages), len(SIGNS)) how well each passage meets the question."""
    signs = np.empty((len(passages), len(SIGNS)), np.float32)
    kind = kind_of(question, language)
    for place in LANGUAGES:
        there = [n for n, passage in enumerate(passages) if passage.language == place]
        wanted = snapshot.lexical.wanted(question, language, place)
        signs[there] = match(wanted, kind, [passages[n].text for n in there], place, likeness)
    return signs


def _candidates(
    snapshot: Snapshot, vector: npt.NDArray[np.float32] | None, lexical: npt.NDArray[np.float32]
) -> npt.NDArray[np.int64]:
    """Rows worth weighing, ascending: the nearest by vector and the best by words."""
    sharing = np.flatnonzero(lexical)
    if len(sharing) > CANDIDATES:
        sharing = sharing[np.argpartition(-lexical[sharing], CANDIDATES)[:CANDIDATES]]
    return sharing if vector is None else np.union1d(snapshot.nearest(vector, CANDIDATES), sharing)
