"""How telling words are, whatever the language, and what may mean the same: English ones by their translation."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from index.language import Language
from index.translation import Lexicon

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
    """Indonesian stems, and English ones that the lexicon translates into them.

    `rarity` (words,) float32 in 0..1 says how telling each word is in general; an unknown word is as telling as can be.
    """

    def __init__(self, stems: Sequence[str], rarity: npt.NDArray[np.float32], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._rarity: dict[str, float] = dict(zip(stems, rarity.tolist(), strict=True))
        self.rare = lru_cache(maxsize=100_000)(self._rare)
        self.options = lru_cache(maxsize=10_000)(self._options)

    def _rare(self, stem: str, language: Language) -> float:
        """How telling a stem is in general, 0..1."""
        if language == "id":
            return self._rarity.get(stem, 1.0)
        if stem in _ENGLISH:
            return self._rarity.get(_ENGLISH[stem], 1.0)
        known = (self._rarity.get(found) for found, _ in self._lexicon.translations(stem, "en", "id"))
        return next((rarity for rarity in known if rarity is not None), 1.0)

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
