"""Question and hits to an answer: the sentence that answers, the words in it, or an honest nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.features import Idf, Stretch, stretches
from index.language import Language, expand_chat
from index.passages import Span
from index.questions import analyse
from index.search import Hit
from index.translation import Lexicon
from index.trees import Trees

HITS_READ = 5

THRESHOLD = 0.3
"""Answers less sure than this are left unsaid; chosen on the development set."""

_WHOLE_SENTENCE = frozenset({"yes_no", "reason", "manner"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the articles say. `quote` None: they don't; `short` None: the quote answers as a whole."""

    question: str
    language: Language
    short: Span | None
    quote: Span | None
    hits: tuple[Hit, ...]
    confidence: float  # probability that the quote answers, 0..1

    @property
    def answered(self) -> bool:
        """Whether there is an answer; without a quote there is none."""
        return self.quote is not None


class Reader:
    """Picks answers out of hits, by two sets of trees that training/answers.py made."""

    def __init__(self, stretch_model: Trees, confidence_model: Trees, lexicon: Lexicon, idf: Idf) -> None:
        self._stretch_model = stretch_model
        self._confidence_model = confidence_model
        self._lexicon = lexicon
        self._idf = idf

    @classmethod
    def open(cls, path: Path, lexicon: Lexicon, idf: Idf) -> "Reader":
        """Load the trees in `path`; `idf` tells how telling a stem is in the index. Raises ModelError."""
        stretch_model, confidence_model = Trees.read(path)
        return cls(stretch_model, confidence_model, lexicon, idf)

    def read(self, question: str, language: Language, hits: Sequence[Hit]) -> Answer:
        """The best answer in the first hits; without quote where it is less sure than the threshold."""
        query = analyse(expand_chat(question), language)
        found = stretches(query, hits[:HITS_READ], self._lexicon, self._idf)
        if not found:
            return Answer(question, language, None, None, tuple(hits), 0.0)
        rows = np.array([stretch.features for stretch in found], np.float32)
        p = self._stretch_model.probability(rows)
        best = int(p.argmax())
        texts = [hits[s.sentence.hit].passage.text[s.start : s.end] for s in found]
        judged = judgement_features(rows, p, best, texts)
        confidence = float(self._confidence_model.probability(judged[None, :])[0])
        quote, short = _spans(found[best], hits)
        if confidence < THRESHOLD:
            return Answer(question, language, None, None, tuple(hits), confidence)
        return Answer(question, language, short, quote, tuple(hits), confidence)


def judgement_features(
    rows: npt.NDArray[np.float32], p: npt.NDArray[np.float32], best: int, texts: Sequence[str]
) -> npt.NDArray[np.float32]:
    """What tells whether the best of a question's stretches is right: its own features, and how it stands out."""
    other = [q for q, text in zip(p, texts, strict=True) if text not in texts[best] and texts[best] not in text]
    again = sum(text == texts[best] for text in texts)
    top = np.sort(p)[::-1][:5]
    stands_out = [p[best], p[best] - max(other, default=0.0), top.mean(), float(again), float(len(p))]
    return np.concatenate([rows[best], np.array(stands_out, np.float32)]).astype(np.float32)


def _spans(stretch: Stretch, hits: Sequence[Hit]) -> tuple[Span, Span]:
    """The whole sentence, and the stretch in it."""
    sentence, passage = stretch.sentence, hits[stretch.sentence.hit].passage
    whole = Span(passage, sentence.tokens[sentence.first].start, sentence.tokens[sentence.last].end)
    return whole, Span(passage, stretch.start, stretch.end)
