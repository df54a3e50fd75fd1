"""Ranking by words: BM25 over stemmed passages, and over translated question words where the languages differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.language import LANGUAGES, Language, content_words, standard_forms, stems
from index.matching import Wanted
from index.passages import Passage
from index.postings import TYPO_LENGTH, Counter, Postings
from index.translation import Lexicon

K1 = 1.5
B = 0.75

Scores = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The passages of one segment in one language: `offset` is the index's row of the segment's first one."""

    postings: Postings
    offset: int
    alive: Flags | None  # of the segment's rows, those that count; None: all do


class Part:
    """The passages of one language, of all segments as if they were one."""

    def __init__(self, shelves: Sequence[Shelf], size: int) -> None:
        self._shelves = tuple(shelves)
        lengths = np.zeros(size, np.float32)
        self.passages = 0
        for shelf in shelves:
            rows = shelf.postings.rows
            kept = slice(None) if shelf.alive is None else shelf.alive[rows]
            lengths[rows[kept] + shelf.offset] = shelf.postings.lengths[kept]
            self.passages += len(rows[kept])
        mean = max(float(lengths.sum(dtype=np.float64)) / max(self.passages, 1), 1)
        self.norm = (K1 * (1 - B + B * lengths / mean)).astype(np.float32)
        """(size,) by how much a passage's length weakens its counts; of no use for rows of other languages."""

    def column(self, term: str) -> tuple[Rows, npt.NDArray[np.int16]]:
        """The passages (rows of the index) that hold `term`, and how often each does."""
        found = [self._column(shelf, term) for shelf in self._shelves]
        return np.concatenate([rows for rows, _ in found]), np.concatenate([counts for _, counts in found])

    @staticmethod
    def _column(shelf: Shelf, term: str) -> tuple[Rows, npt.NDArray[np.int16]]:
        rows, counts = shelf.postings.column(term)
        if shelf.alive is not None:
            kept = shelf.alive[rows]
            rows, counts = rows[kept], counts[kept]
        return rows.astype(np.int64) + shelf.offset, counts

    def holds(self, term: str) -> bool:
        """Whether some passage holds `term`."""
        return any(len(self._column(shelf, term)[0]) for shelf in self._shelves)

    def known(self, term: str) -> str:
        """`term` itself, or the indexed term that it is most likely a typo of."""
        if len(term) < TYPO_LENGTH or term[0].isdigit() or self.holds(term):
            return term
        found = {pair for shelf in self._shelves for pair in shelf.postings.alike(term)}
        held = [(-likeness, other) for other, likeness in found if self.holds(other)]
        likest = min(held)[1] if held else term
        return likest if abs(len(likest) - len(term)) <= 1 else term

    def idf(self, holding: float) -> float:
        """Weight of a term that `holding` of the passages have, never negative (Lucene's form)."""
        return float(np.log1p((self.passages - holding + 0.5) / (holding + 0.5)))


class Lexical:
    """BM25 scores of a question against every passage, scaled by the most that the question could get."""

    def __init__(self, shelves: Mapping[Language, Sequence[Shelf]], size: int, lexicon: Lexicon) -> None:
        parts = {language: Part(found, size) for language, found in shelves.items()}
        self.size = size
        self._parts = {language: part for language, part in parts.items() if part.passages}
        self._lexicon = lexicon

    @classmethod
    def build(cls, passages: Sequence[Passage], lexicon: Lexicon) -> "Lexical":
        """Of passages in memory, one a row."""
        counters: dict[Language, Counter] = {language: Counter() for language in LANGUAGES}
        for row, passage in enumerate(passages):
            counters[passage.language].add(row, terms(passage.text, passage.language))
        shelves = {language: [Shelf(counter.finish(), 0, None)] for language, counter in counters.items()}
        return cls(shelves, len(passages), lexicon)

    def idf(self, term: str, language: Language) -> float:
        """How telling `term`, a stem, is among the passages of `language`: log-scaled, highest for unseen terms."""
        part = self._parts.get(language)
        return part.idf(len(part.column(term)[0])) if part else 0.0

    def holding(self, word: str) -> npt.NDArray[np.int64]:
        """The passages (rows) that hold `word` in one of its forms."""
        rows = [part.column(stems([word], language)[0])[0] for language, part in self._parts.items()]
        return np.concatenate(rows) if rows else np.empty(0, np.int64)

    def scores(self, question: str, language: Language) -> Scores:
        """(size,) float32 in 0..1: BM25 over the sum of the question's term weights; 0 where no word is shared."""
        found = np.zeros(self.size, np.float32)
        for passage_language, part in self._parts.items():
            bags = [self._bag(part, word, language, passage_language) for word in content_words(question, language)]
            found += _weighed(part, bags)
        return found

    def wanted(self, question: str, language: Language, target: Language) -> tuple[Wanted, ...]:
        """The telling words of `question` as passages in `target` may have them; none where no passage is."""
        part = self._parts.get(target)
        if part is None:
            return ()
        bags = [(word, self._bag(part, word, language, target)) for word in content_words(question, language)]
        return tuple(Wanted(word, bag, part.idf(_holding(part, bag))) for word, bag in bags)

    def _bag(self, part: Part, word: str, source: Language, target: Language) -> dict[str, float]:
        """Indexed terms that may stand for `word`, with weights; where there are none, what it may be a typo of."""
        indexed = self._indexed(part, [word], source, target)
        if not indexed and source == "id":
            verbs = [form for form in standard_forms(word) if self._lexicon.knows(form, source)]
            indexed = self._indexed(part, verbs, source, target)
        if not indexed:
            return {part.known(stems([word], target)[0]): 1.0}
        # Translations that no passage holds must not weaken those that some do.
        total = 1.0 if source == target else sum(indexed.values())
        return {term: weight / total for term, weight in indexed.items()}

    def _indexed(self, part: Part, words: Sequence[str], source: Language, target: Language) -> dict[str, float]:
        """What may stand for any of `words` and some passage holds."""
        weights: dict[str, float] = {}
        for word in words:
            for term, weight in self._lexicon.renderings(word, source, target).items():
                if part.holds(term):
                    weights[term] = max(weight, weights.get(term, 0.0))
        return weights


def _holding(part: Part, bag: Mapping[str, float]) -> float:
    """How many passages hold what stands for a word, each term counted by its weight."""
    return min(sum(weight * len(part.column(term)[0]) for term, weight in bag.items()), part.passages)


def _weighed(part: Part, bags: Sequence[Mapping[str, float]]) -> Scores:
    """Probabilistic structured queries (Darwish and Oard 2003): term and document frequencies of what may stand for a
    question word are summed, weighted, before BM25 weighs them.
    """
    total = np.zeros(len(part.norm), np.float32)
    best = 0.0
    for bag in bags:
        frequency = np.zeros(len(part.norm), np.float32)
        for term, weight in bag.items():
            rows, counts = part.column(term)
            frequency[rows] += weight * counts
        rarity = part.idf(_holding(part, bag))
        touched = np.flatnonzero(frequency)
        counted = frequency[touched]
        total[touched] += rarity * counted / (counted + part.norm[touched])
        best += rarity
    return total / best if best else total


def terms(text: str, language: Language) -> list[str]:
    """What the index counts of `text`: its stemmed words without the function words."""
    return stems(content_words(text, language), language)
