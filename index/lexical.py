"""Ranking by words: BM25 over stemmed passages, and over translated question words where the languages differ."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from index.errors import SnapshotError
from index.language import LANGUAGES, Language, content_words, stems
from index.passages import Passage
from index.translation import Lexicon

K1 = 1.5
B = 0.75

_TYPO = 80  # of 100: McGrew and McCrew are 83
_TYPO_LENGTH = 5  # shorter words have too many neighbours

logging.getLogger("bm25s").setLevel(logging.WARNING)  # it tells of every index at DEBUG, through a handler of its own

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Part:
    """The passages of one language: their rows in the index, their lengths in terms, and BM25 over them."""

    rows: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int32]
    bm25: bm25s.BM25
    by_letter: Mapping[str, list[str]]  # terms by their first letter, where a typo's original is looked for

    @classmethod
    def of(cls, rows: npt.NDArray[np.int64], lengths: npt.NDArray[np.int32], bm25: bm25s.BM25) -> "_Part":
        """The part with its terms sorted by letter."""
        by_letter: dict[str, list[str]] = {}
        for term in sorted(bm25.vocab_dict):  # of two terms as near to a typo, always the same one
            if len(term) >= _TYPO_LENGTH and not term[0].isdigit():
                by_letter.setdefault(term[0], []).append(term)
        return cls(rows, lengths, bm25, by_letter)

    def column(self, term: str) -> tuple[npt.NDArray[np.int32], Scores]:
        """The passages (positions in `rows`) that hold `term`, and its BM25 score in each."""
        number = self.bm25.vocab_dict.get(term)
        if number is None:
            return np.empty(0, np.int32), np.empty(0, np.float32)
        start, end = self.bm25.scores["indptr"][number : number + 2]
        return self.bm25.scores["indices"][start:end], self.bm25.scores["data"][start:end]

    def known(self, term: str) -> str:
        """`term` itself, or the indexed term that it is most likely a typo of."""
        if term in self.bm25.vocab_dict or len(term) < _TYPO_LENGTH or term[0].isdigit():
            return term
        found = process.extractOne(
            term, self.by_letter.get(term[0], ()), scorer=fuzz.ratio, score_cutoff=_TYPO, processor=None
        )
        return str(found[0]) if found and abs(len(found[0]) - len(term)) <= 1 else term

    def idf(self, holding: float) -> float:
        """Weight of a term that `holding` of the passages have, never negative (Lucene's form)."""
        return float(np.log1p((len(self.rows) - holding + 0.5) / (holding + 0.5)))


class Lexical:
    """BM25 scores of a question against every passage, scaled by the most that the question could get."""

    def __init__(self, size: int, parts: dict[Language, _Part], lexicon: Lexicon) -> None:
        self.size = size
        self._parts = parts
        self._lexicon = lexicon

    @classmethod
    def build(cls, passages: Sequence[Passage], lexicon: Lexicon) -> "Lexical":
        """Count the terms of `passages`."""
        parts: dict[Language, _Part] = {}
        for language in LANGUAGES:
            rows = [row for row, passage in enumerate(passages) if passage.language == language]
            tokens = [terms(passages[row].text, language) for row in rows]
            if any(tokens):
                bm25 = bm25s.BM25(k1=K1, b=B, method="lucene")
                bm25.index(tokens, show_progress=False)
                lengths = np.array([len(t) for t in tokens], np.int32)
                parts[language] = _Part.of(np.array(rows), lengths, bm25)
        return cls(len(passages), parts, lexicon)

    def save(self, folder: Path) -> None:
        """Write everything below `folder`, one folder a language."""
        for language, part in self._parts.items():
            part.bm25.save(folder / language, show_progress=False)
            np.savez(folder / language / "passages.npz", rows=part.rows, lengths=part.lengths)

    @classmethod
    def open(cls, folder: Path, size: int, lexicon: Lexicon) -> "Lexical":
        """Read what `save` wrote for `size` passages. Raises SnapshotError where it doesn't fit together."""
        parts: dict[Language, _Part] = {}
        for language in LANGUAGES:
            if (folder / language).is_dir():
                bm25 = bm25s.BM25.load(folder / language, show_progress=False)
                with np.load(folder / language / "passages.npz") as arrays:
                    parts[language] = _Part.of(arrays["rows"], arrays["lengths"], bm25)
        if any(len(part.rows) and part.rows.max() >= size for part in parts.values()):
            raise SnapshotError(f"The word index in {folder} counts other passages than the index; rebuild it.")
        return cls(size, parts, lexicon)

    def idf(self, term: str, language: Language) -> float:
        """How telling `term`, a stem, is among the passages of `language`: log-scaled, highest for unseen terms."""
        part = self._parts.get(language)
        return part.idf(len(part.column(term)[0])) if part else 0.0

    def holding(self, word: str) -> npt.NDArray[np.int64]:
        """The passages (rows) that hold `word` in one of its forms."""
        rows = [part.rows[part.column(stems([word], language)[0])[0]] for language, part in self._parts.items()]
        return np.concatenate(rows) if rows else np.empty(0, np.int64)

    def scores(self, question: str, language: Language) -> Scores:
        """(size,) float32 in 0..1: BM25 over the sum of the question's term weights; 0 where no word is shared."""
        found = np.zeros(self.size, np.float32)
        for passage_language, part in self._parts.items():
            bags = [self._bag(part, word, language, passage_language) for word in content_words(question, language)]
            found[part.rows] = _weighed(part, bags)
        return found

    def _bag(self, part: _Part, word: str, source: Language, target: Language) -> dict[str, float]:
        """Indexed terms that may stand for `word`, with weights; where there are none, what it may be a typo of."""
        weights = self._lexicon.renderings(word, source, target)
        indexed = {term: weight for term, weight in weights.items() if term in part.bm25.vocab_dict}
        if not indexed:
            return {part.known(stems([word], target)[0]): 1.0}
        # Translations that no passage holds must not weaken those that some do.
        total = 1.0 if source == target else sum(indexed.values())
        return {term: weight / total for term, weight in indexed.items()}


def _weighed(part: _Part, bags: Sequence[Mapping[str, float]]) -> Scores:
    """Probabilistic structured queries (Darwish and Oard 2003): term and document frequencies of what may stand for a
    question word are summed, weighted, before BM25 weighs them.
    """
    total = np.zeros(len(part.rows), np.float32)
    best = 0.0
    norm = K1 * (1 - B + B * part.lengths / max(part.lengths.mean(), 1))
    for bag in bags:
        frequency = np.zeros(len(part.rows), np.float32)
        holding = 0.0
        for term, weight in bag.items():
            rows, scores = part.column(term)
            if len(rows):
                # bm25s keeps scores, not counts: undo its formula to have the term frequency back.
                share = np.minimum(scores / part.idf(len(rows)), 0.999)
                frequency[rows] += weight * np.round(share * norm[rows] / (1 - share))
                holding += weight * len(rows)
        rarity = part.idf(min(holding, len(part.rows)))
        total += rarity * frequency / (frequency + norm)
        best += rarity
    return total / best if best else total


def terms(text: str, language: Language) -> list[str]:
    """What the index counts of `text`: its stemmed words without the function words."""
    return stems(content_words(text, language), language)
