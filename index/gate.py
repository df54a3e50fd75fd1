"""Whether a sentence may tell of anybody's leaving, by its words alone: the network need not read most articles."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def grams(text: str) -> set[str]:
    """The words of `text` in lower case, and each two that stand side by side."""
    words = _WORDS.findall(text.lower())
    return {*words, *(f"{one} {other}" for one, other in zip(words, words[1:], strict=False))}


@dataclass(frozen=True, slots=True)
class Gate:
    """A weight for each word or pair of words that tells, and what they must add up to."""

    weights: Mapping[str, float]
    least: float

    def may_tell(self, sentence: str) -> bool:
        """Whether the weights of what stands in `sentence` add up to enough."""
        return sum(self.weights.get(gram, 0.0) for gram in grams(sentence)) >= self.least
