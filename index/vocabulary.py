"""The words that the reader knows by number, whatever the language: English ones by their translation."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from index.language import Language
from index.translation import Lexicon

BORDER, MARK, FIGURE, YEAR, CAPITAL, OTHER = range(6)
"""Numbers of what is no known word: a sentence's border, a mark, a figure, a year, a name, any other word."""
SPECIAL = 6

# What function words of English are in Indonesian; the lexicon holds telling words only.
_ENGLISH: dict[str, str] = dict(
    pair.split(":")
    for pair in """in:di at:di on:pada by:oleh from:dari to:ke into:ke of:dari for:untuk as:sebagai is:adalah
    with:dengan are:adalah was:adalah were:adalah be:adalah because:karena due:karena and:dan or:atau who:yang
    which:yang that:yang what:apa when:kapan where:mana why:mengapa how:bagaimana whom:siapa whose:siapa not:tidak
    no:tidak never:tidak
    without:tanpa since:sejak until:hingga before:sebelum after:setelah during:selama between:antara about:tentang
    than:daripada most:paling more:lebih all:semua some:beberapa this:ini these:ini it:itu they:mereka he:dia she:dia
    but:tetapi if:jika while:ketika through:melalui under:bawah over:atas against:terhadap also:juga only:hanya
    can:dapat will:akan would:akan has:telah have:telah had:telah been:telah many:banyak much:banyak""".split()
)  # fmt: skip

Weight = Callable[[str, Language], float]


class Vocabulary:
    """Numbers for Indonesian stems, and for English ones that the lexicon translates into them.

    `rarity` (words,) float32 in 0..1 says how telling each word is in general; an unknown word is as telling as can be.
    """

    def __init__(self, stems: Sequence[str], rarity: npt.NDArray[np.float32], lexicon: Lexicon) -> None:
        self.stems = tuple(stems)
        self.rarity = rarity
        self._lexicon = lexicon
        self._numbers = {stem: number for number, stem in enumerate(stems, SPECIAL)}
        self.number = lru_cache(maxsize=100_000)(self._number)
        self.options = lru_cache(maxsize=10_000)(self._options)

    def __len__(self) -> int:
        return SPECIAL + len(self.stems)

    def _number(self, stem: str, language: Language) -> int | None:
        """The number of a stem; None where it is unknown."""
        if language == "id":
            return self._numbers.get(stem)
        if stem in _ENGLISH:
            return self._numbers.get(_ENGLISH[stem])
        known = (self._numbers.get(found) for found, _ in self._lexicon.translations(stem, "en", "id"))
        return next((number for number in known if number is not None), None)

    def _options(self, stem: str, source: Language, target: Language) -> tuple[tuple[str, float], ...]:
        """Stems of `target` that may mean `stem`, with how well they do, 0..1: itself, translations, near-synonyms."""
        found: dict[str, float] = {}
        other: Language = "en" if source == "id" else "id"
        there = self._lexicon.translations(stem, source, other)
        if source != target:
            best = there[0][1] if there else 1.0
            found = {word: share / best for word, share in there}
        else:
            # Words that share translations are near in meaning (Bannard and Callison-Burch 2005).
            for word, share in there:
                for back, again in self._lexicon.translations(word, other, source):
                    found[back] = found.get(back, 0.0) + share * again
            found = {word: min(0.7, share) for word, share in found.items()}
        found[stem] = 1.0
        return tuple((word, share) for word, share in found.items() if share >= 0.1)

    def rare(self, stem: str, language: Language) -> float:
        """How telling a stem is in general, 0..1."""
        number = self.number(stem, language)
        return float(self.rarity[number - SPECIAL]) if number is not None else 1.0

    def weight(self, idf: Callable[[str, Language], float]) -> Weight:
        """How telling a stem is, half in general, half in the corpus that `idf` counts."""
        unseen: dict[Language, float] = {"id": idf("\0", "id"), "en": idf("\0", "en")}

        def of(stem: str, language: Language) -> float:
            general = self.rare(stem, language)
            other: Language = "en" if language == "id" else "id"
            place = language if unseen[language] else other
            if not unseen[place]:
                return general
            if place == language:
                here = idf(stem, place)
            else:
                options = self.options(stem, language, place)
                here = min(idf(word, place) for word, share in options if share >= 0.5)
            return 0.5 * general + 0.5 * here / unseen[place]

        return of
