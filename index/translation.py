"""What a word may be in the other language, with probabilities; learned by training/lexicon.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.errors import ModelError
from index.language import Language, stems

ITSELF = 0.2
"""What a word counts for as itself beside its translations, whose probabilities sum to 1: names and loans stay."""
RELATED = 0.8
"""What the words of its own language that share a word's translations count for together, at most."""
LEAST_RELATED = 0.05  # probability of the way there and back


@dataclass(frozen=True, slots=True)
class _Table:
    """Row i's translations are `targets[starts[i]:starts[i + 1]]`, the most probable first; shares are of 255."""

    starts: npt.NDArray[np.int32]
    targets: npt.NDArray[np.int32]
    shares: npt.NDArray[np.uint8]


class Lexicon:
    """Translations of stems, both ways."""

    def __init__(self, stems: Mapping[Language, list[str]], tables: Mapping[Language, _Table]) -> None:
        self._stems = stems
        self._tables = tables
        self._numbers = {language: {stem: n for n, stem in enumerate(found)} for language, found in stems.items()}

    @classmethod
    def open(cls, path: Path) -> "Lexicon":
        """Read the lexicon in `path`. Raises ModelError where the file is missing or damaged."""
        languages: tuple[Language, ...] = ("en", "id")
        try:
            with np.load(path) as arrays:
                stems = {language: arrays[f"{language}_stems"].tobytes().decode().split("\n") for language in languages}
                tables = {
                    language: _Table(*(arrays[f"{language}_{part}"] for part in ("starts", "targets", "shares")))
                    for language in languages
                }
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"The lexicon {path} can't be read ({error}); install Eksodus again.") from None
        return cls(stems, tables)

    def translations(self, stem: str, source: Language, target: Language) -> tuple[tuple[str, float], ...]:
        """Stems of `target` that `stem` may be, with probabilities summing to 1, best first; empty where unknown."""
        number = self._numbers[source].get(stem)
        if number is None or source == target:
            return ()
        table = self._tables[source]
        place = slice(table.starts[number], table.starts[number + 1])
        found = zip(table.targets[place], table.shares[place], strict=True)
        return tuple((self._stems[target][row], float(share) / 255) for row, share in found)

    def knows(self, word: str, language: Language) -> bool:
        """Whether there is a translation of `word`."""
        return stems([word], language)[0] in self._numbers[language]

    def related(self, stem: str, language: Language) -> tuple[tuple[str, float], ...]:
        """Other stems of `language` that translations of `stem` lead back to (Bannard and Callison-Burch 2005), with
        the probability of the way there and back, best first: inflections that the stemmer misses, synonyms.
        """
        other: Language = "en" if language == "id" else "id"
        found: dict[str, float] = {}
        for translation, forth in self.translations(stem, language, other):
            for back, probability in self.translations(translation, other, language):
                if back != stem and forth * probability > LEAST_RELATED:
                    found[back] = found.get(back, 0.0) + forth * probability
        return tuple(sorted(found.items(), key=lambda item: -item[1]))

    def renderings(self, word: str, source: Language, target: Language) -> dict[str, float]:
        """Terms of a text in `target` that may stand for a question's `word`, with weights: the translations of its
        stem, and the word itself as either language's stemmer leaves it ("saxon", "polonia's" -> "polonia"); within
        one language its stem, and stems related to it.
        """
        if source == target:
            (stem,) = stems([word], source)
            return {stem: 1.0} | {other: RELATED * p for other, p in self.related(stem, source)}
        (own,), (foreign,) = stems([word], source), stems([word], target)
        weights = dict(self.translations(own, source, target))
        for stem in sorted({own, foreign}):
            weights[stem] = weights.get(stem, 0.0) + ITSELF
        return weights
