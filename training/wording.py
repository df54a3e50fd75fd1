"""Indonesian questions and paragraphs as English ones, word by word, so that the reader learns both languages."""

import random
from collections.abc import Mapping, Sequence

from index.language import Language, stems
from index.translation import Lexicon

# The lexicon holds telling words only; these are the others.
FUNCTION_WORDS: dict[str, tuple[str, ...]] = {
    word: tuple(options.split(","))
    for pair in """yang:that,which,who,the di:in,at ke:to dari:from,of dan:and atau:or oleh:by pada:on,in,at
    dengan:with untuk:for,to adalah:is,was ialah:is merupakan:is,was itu:the,that ini:this tersebut:the,that
    dalam:in sebagai:as karena:because sebab:because sejak:since hingga:until sampai:until,to setelah:after
    sesudah:after sebelum:before ketika:when saat:when selama:during antara:between tentang:about mengenai:about
    terhadap:against,to tidak:not bukan:not tanpa:without juga:also akan:will telah:has sudah:has dapat:can bisa:can
    lebih:more paling:most dia:he,she ia:he,she,it mereka:they kami:we kita:we sebuah:a seorang:a para:the suatu:a
    setiap:every semua:all beberapa:some banyak:many ada:is jika:if bila:if namun:however tetapi:but lalu:then
    kemudian:then serta:and masih:still hanya:only siapa:who siapakah:who apa:what apakah:what kapan:when
    kapankah:when bilakah:when mana:where,which manakah:which dimana:where dimanakah:where kemana:where
    berapa:many,much berapakah:many,much mengapa:why mengapakah:why kenapa:why bagaimana:how bagaimanakah:how
    agar:so supaya:so bahwa:that seperti:like lagi:again pernah:ever belum:not,yet menjadi:become,became
    secara:in melalui:through sekitar:about yaitu:namely yakni:namely daripada:than maka:then pun:also nya:his,her
    hal:thing sangat:very""".split()
    for word, options in [pair.split(":")]
}  # fmt: skip
_ASKING = {"berapa": ("how many", "how much"), "berapakah": ("how many", "how much")}
_FIRST = frozenset(
    """siapa siapakah apa apakah kapan kapankah bilakah mana manakah dimana dimanakah kemana berapa berapakah mengapa
    mengapakah kenapa bagaimana bagaimanakah""".split()
)
_DROPPED = 0.25  # share of function words that the other language has no use for


class Wording:
    """Draws English words for Indonesian ones, in the spellings that `spellings` has for each English stem."""

    def __init__(self, lexicon: Lexicon, spellings: Mapping[str, Sequence[str]], chance: random.Random) -> None:
        self._lexicon = lexicon
        self._spellings = spellings
        self._chance = chance

    def word(self, form: str, name: bool) -> str:
        """`form` in English; a name, a number or an unknown word as it is; "" where English needs none."""
        folded = form.casefold()
        if folded in FUNCTION_WORDS:
            return "" if self._chance.random() < _DROPPED else self._chance.choice(FUNCTION_WORDS[folded])
        found = () if name else self._lexicon.translations(stems([folded], "id")[0], "id", "en")
        if not found:
            return form
        # The likeliest translations far before the others: a dictionary's rare senses read like nothing people type.
        stem = self._chance.choices([word for word, _ in found], [share**2 for _, share in found])[0]
        return self._chance.choice(self._spellings.get(stem, (stem,)))

    def question(self, words: Sequence[str]) -> str:
        """A question in English order: its question word comes first."""
        first = next((word.casefold() for word in words if word.casefold() in _FIRST), None)
        rest = [word for word in words if word.casefold() != first]
        found = [self.word(word, name=n > 0 and word[0].isupper()) for n, word in enumerate(rest)]
        asking = self._chance.choice(_ASKING.get(first, FUNCTION_WORDS[first])) if first else "what"
        return " ".join(word for word in [asking, *found] if word)


def spellings(words: Mapping[str, int], language: Language) -> dict[str, tuple[str, ...]]:
    """The two most frequent words of each stem; `words` counts them."""
    found: dict[str, tuple[str, ...]] = {}
    common = sorted(words, key=lambda word: -words[word])
    for word, stem in zip(common, stems(common, language), strict=True):
        if len(found.get(stem, ())) < 2:
            found[stem] = (*found.get(stem, ()), word)
    return found
