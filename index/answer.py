"""Question and hits to an answer: the sentence that answers, the words in it, or an honest nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from index.departures import Departure
from index.evidence import gather, read_page
from index.judgement import judge
from index.language import Language
from index.network import read_weights
from index.passages import Span
from index.questions import take_apart
from index.search import Hit
from index.spans import take_words
from index.translation import Lexicon

THRESHOLD = 0.35
"""Below this confidence nothing is answered; every one of 100 unrelated questions stayed below."""
HITS_READ = 5
LEAST_SHARED = 0.1
"""A passage that shares less of the question's words than this, translations included, is weak evidence; of the
development questions' own passages 99 % share more."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the articles say. `quote` None: they don't; `short` None: the quote answers as a whole."""

    question: str
    language: Language
    short: Span | None
    quote: Span | None
    hits: tuple[Hit, ...]
    confidence: float  # probability that the quote answers, 0..1
    departures: tuple[Departure, ...] = ()  # those that a question for the list asks for; the quote is the first one's

    @property
    def answered(self) -> bool:
        """Whether there is an answer; without a quote there is none."""
        return self.quote is not None


def withheld(answer: Answer, threshold: float) -> Answer:
    """`answer` without its quote where its confidence is below `threshold`."""
    return answer if answer.confidence >= threshold else replace(answer, short=None, quote=None)


class Reader:
    """Picks the sentence and the words in it that answer, by what training/answers.py learned."""

    def __init__(self, path: Path, lexicon: Lexicon, idf: Callable[[str, Language], float]) -> None:
        self._weights = read_weights(path, lexicon)
        self._weigh = self._weights.vocabulary.weight(idf)
        self._words = lru_cache(maxsize=1000)(take_words)

    @classmethod
    def open(cls, path: Path, lexicon: Lexicon, idf: Callable[[str, Language], float]) -> "Reader":
        """The reader whose weights are in `path`; `idf` says how rare a stem is in the index. Raises ModelError."""
        return cls(path, lexicon, idf)

    def read(self, question: str, language: Language, hits: Sequence[Hit]) -> Answer:
        """The likeliest answer to `question` in the first of `hits`, however unsure; without a word to read, none."""
        weights = self._weights
        asked = take_apart(question, language, self._weigh)
        texts = [self._words(hit.passage.text, hit.passage.language) for hit in hits[:HITS_READ]]
        pages = [read_page(asked, words, weights.vocabulary) for words in texts]
        evidence = gather(asked, pages, weights.vocabulary) if pages else None
        if evidence is None or not len(evidence.first):
            return Answer(question, language, None, None, tuple(hits), 0.0)
        judgement = judge(asked, evidence, weights.scorer.score(evidence), weights.vocabulary)
        place, best = int(evidence.page[judgement.best]), judgement.best
        confidence = weights.confidence(judgement) * min(1.0, hits[place].lexical / LEAST_SHARED)
        words, passage = texts[place], hits[place].passage
        first, last = int(evidence.first[best]), int(evidence.last[best])
        quote = Span(passage, *words.bounds[int(words.sentence[first])])
        short = None if asked.kind == "yes/no" else Span(passage, int(words.starts[first]), int(words.ends[last]))
        return Answer(question, language, short, quote, tuple(hits), confidence)
