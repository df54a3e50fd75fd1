"""What a reader must beat: answers that anybody could give from the same passages."""

from collections.abc import Sequence

import numpy as np

from index.answer import HITS_READ, Answer
from index.embedding import Embedder
from index.passages import Passage, sentences


def first_sentence(answer: Answer) -> str:
    """The first hit's first sentence; "" without a hit."""
    return next(iter(_sentences([hit.passage for hit in answer.hits[:1]])), "")


def nearest_sentence(answer: Answer, embedder: Embedder) -> str:
    """The sentence of the hits read that is nearest to the question by embedding; "" without a hit."""
    found = _sentences([hit.passage for hit in answer.hits[:HITS_READ]])
    return found[int(np.argmax(embedder.passages(found) @ embedder.query(answer.question)))] if found else ""


def _sentences(passages: Sequence[Passage]) -> list[str]:
    return [p.text[start:end] for p in passages for start, end in sentences(p.text, p.language)]
