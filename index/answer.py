"""Question and hits to an answer: the sentence that answers, the words in it, or an honest nothing."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.evidence import lay_out, read_page
from index.judgement import Candidates, candidates, choose, fits, signs, standing
from index.language import Language
from index.names import is_brand
from index.passages import Span
from index.questions import take_apart
from index.rows import Departure
from index.search import Hit
from index.spans import take_words
from index.tagger import Tagger, names
from index.translation import Lexicon

THRESHOLD = 0.2
"""Below this confidence nothing is answered; chosen so that few of the answerable development questions are left and
almost none of the unrelated ones is answered (benchmarks/reading.py)."""
HITS_READ = 5
LEAST_SHARED = 0.1
"""A passage that shares less of the question's words than this, translations included, is weak evidence; of the
development questions' own passages 99 % share more."""

MISFIT = 0.4
"""What is left of the confidence where a number or a time is asked for and the answer has none: of the held-out
questions of that sort a third to none as many were right as the signs alone say."""


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
    return answer if answer.confidence >= threshold else replace(answer, short=None, quote=None, departures=())


class Reader:
    """Picks the sentence and the words in it that answer, by what training/answers.py learned."""

    def __init__(self, folder: Path, lexicon: Lexicon, tagger: Tagger) -> None:
        # The import of PyTorch takes a second, so it waits until there is something to read.
        import torch

        from index.weights import read_learned

        self._learned = read_learned(folder, lexicon)
        # Two pages at a time on one thread each are read sooner than one after the other on two.
        self._threads = ThreadPoolExecutor(2, "reader", torch.set_num_threads, (1,))
        self._words = lru_cache(maxsize=1000)(take_words)
        self._tagger = tagger
        self._persons = lru_cache(maxsize=1000)(self._find_persons)

    @classmethod
    def open(cls, folder: Path, lexicon: Lexicon, tagger: Tagger) -> "Reader":
        """The reader whose weights are in `folder`; `tagger` knows who is a person. Raises ModelError."""
        return cls(folder, lexicon, tagger)

    def read(
        self, question: str, language: Language, hits: Sequence[Hit], idf: Callable[[str, Language], float]
    ) -> Answer:
        """The likeliest answer to `question` in the first of `hits`, however unsure; without a word to read, none.

        `idf` says how rare a stem is in the index.
        """
        vocabulary = self._learned.vocabulary
        asked = take_apart(question, language, vocabulary.weight(idf))
        texts = [self._words(hit.passage.text, hit.passage.language) for hit in hits[:HITS_READ]]
        pages = [read_page(asked, words, vocabulary) for words in texts]
        sheets = [lay_out(asked, page, vocabulary, self._learned.pieces) for page in pages]
        scores = list(self._threads.map(self._learned.network.read, sheets))
        read = hits[:HITS_READ]
        persons = [self._persons(hit.passage.text, hit.passage.language) for hit in read] if asked.kind == "who" else ()
        found = candidates(asked, pages, scores, [hit.lexical for hit in read], persons)
        if found is None:
            return Answer(question, language, None, None, tuple(hits), 0.0)
        best, ahead = choose(found, self._learned.choice)
        ordered = self._reordered(hits, found)
        hit, words = hits[found.page[best]], texts[found.page[best]]
        probable = [hit.score for hit in read]
        odds = self._learned.confidence @ np.append(signs(asked, pages, found, best, ahead, probable), 1)
        confidence = float(1 / (1 + np.exp(-odds))) * min(1.0, hit.lexical / LEAST_SHARED)
        first, last = int(found.first[best]), int(found.last[best])
        if not fits(asked, pages[found.page[best]], first, last):
            confidence *= MISFIT
        quote = Span(hit.passage, *words.bounds[int(words.sentence[first])])
        short = Span(hit.passage, int(words.starts[first]), int(words.ends[last]))
        return Answer(question, language, None if asked.kind == "yes/no" else short, quote, ordered, confidence)

    def _reordered(self, hits: Sequence[Hit], found: Candidates) -> tuple[Hit, ...]:
        """The hits in a new order: how probable those are that were read is shared out anew, by what they say, and none
        falls behind those that were not.
        """
        read, rest = hits[:HITS_READ], hits[HITS_READ:]
        floor = rest[0].score if rest else 0.0
        before = np.array([hit.score for hit in read], np.float32)
        stands = standing(found, self._learned.choice, before, self._learned.share)
        shares = np.exp(stands - stands.max())
        after = floor + (before - floor).sum() * shares / shares.sum()
        scored = [replace(hit, score=float(score)) for hit, score in zip(read, after, strict=True)]
        return (*sorted(scored, key=lambda hit: -hit.score), *rest)

    def _find_persons(self, text: str, language: Language) -> npt.NDArray[np.int64]:
        """(words,) the last word of the person's name that begins at each word of `text`; -1 where none begins."""
        words = self._words(text, language)
        ends = np.full(len(words), -1, np.int64)
        for sentence in np.unique(words.sentence):
            start = int(np.flatnonzero(words.sentence == sentence)[0])
            forms = [form for form, number in zip(words.forms, words.sentence, strict=True) if number == sentence]
            for first, last, kind in names(self._tagger.tag(forms)):
                # The tagger knows few brands.
                if kind == "PER" and not any(is_brand(form) for form in forms[first:last]):
                    ends[start + first] = start + last - 1
        return ends
