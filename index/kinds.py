"""What a name is, a person, an organization or a place, by everything that speaks for it anywhere in its article."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from index.capitals import ORGANIZATION_WORDS
from index.names import Run, is_brand
from index.surroundings import VEHICLES, Kind, by_neighbours, by_sentence, counted
from index.tagger import Tagger, Token, shape

_ORGANIZATION_FIRST = frozenset("pt cv rs rsud bank universitas yayasan partai kementerian klub institut dinas".split())
_ORGANIZATION_ENDING = re.compile(
    r"..(?:tech|soft|ware|labs|bank|works|omics|otics|pharma|tronics|media|chem|dynamics|net|corp)$"
)
_DATELINE = frozenset(("(", "—", "–", "-", "--", ","))
_NO_PERSON = frozenset(
    """award baru barat championship christmas cup day dunia east eastern festival game games hari island league liga
    masters natal new north northern olympic olympics open piala prize raya river road selatan south southern street
    super tahun timur tour utara west western world year""".split()
)
_PLACE_WORDS = frozenset(
    """airport bandara bay beach bridge city coast county creek danau desa district falls gunung hills island islands
    jalan kabupaten kecamatan kota lake mountain park pelabuhan peninsula port province provinsi pulau river road
    square stasiun station street sungai teluk town valley village""".split()
)


class Kinds:
    """What each name of an article is, by everything that speaks for it anywhere in the article."""

    def __init__(self, tagger: Tagger) -> None:
        self._names = tagger.names
        self._votes: dict[str, Counter[Kind]] = defaultdict(Counter)

    def see(self, words: Sequence[Token], run: Run) -> None:
        """Count what a name's form and neighbours speak for."""
        parts = [word.text for word in words[run.first : run.last]]
        votes = self._votes[_key(parts)]
        before = [word.text.lower() for word in words[max(0, run.first - 4) : run.first]]
        breaks = [place for place, word in enumerate(before) if not word[0].isalnum() or word in ("dan", "and")]
        if breaks and breaks[-1] < len(before) - 1:
            before = before[breaks[-1] + 1 :]
        after = [word.text.lower() for word in words[run.last : run.last + 5]]
        dateline = run.first == 0 and "".join(parts).isupper() and bool({*after[:1]} & _DATELINE)
        evidences = (
            self._by_form(parts, run.label),
            by_neighbours(before, after),
            by_sentence([word.text for word in words], run),
        )
        for evidence in evidences:
            for kind, count in evidence.items():
                votes[kind] += count
        votes["place"] += 8 * dateline  # "TAIPEI (Reuters) -"

    def _by_form(self, parts: Sequence[str], label: str) -> Counter[Kind]:
        """What the tagger, the lists and the letters speak for, and how much."""
        whole, first, last = (self._names.kinds(name) for name in (" ".join(parts), parts[0], parts[-1]))
        low = [part.lower().rstrip(".") for part in parts]
        several = len(parts) > 1
        organization = low[0] in _ORGANIZATION_FIRST or not ORGANIZATION_WORDS.isdisjoint(low)
        brand = any(map(is_brand, parts)) or (not several and re.fullmatch("[A-Z]{2,}", parts[0]) is not None)
        plain = label == "O" and 1 < len(parts) < 5 and all(shape(part) == "Xx" for part in parts)
        evidence: tuple[tuple[bool, Kind, int], ...] = (
            (label == "PER", "person", 2),
            (label == "ORG", "organization", 2),
            (label == "LOC", "place", 2 if "place" in whole else 1),
            (organization, "organization", 5),
            (not organization and _ORGANIZATION_ENDING.search(low[-1]) is not None, "organization", 3),
            (brand, "organization", 3),
            (several and bool({low[0], low[-1]} & _PLACE_WORDS), "place", 3),
            (several and low[0] in ("bandara", "pelabuhan", "stasiun"), "place", 5),
            ("given" in first, "person", 2 if several else 1),
            (several and bool({"given", "family"} & set(last)), "person", 1),
            (plain and _NO_PERSON.isdisjoint(low), "person", 1),
            (low[0] in VEHICLES - {"ferry"}, "place", 8),
            ("place" in whole or (several and "place" in last and "given" not in first), "place", 2),
        )
        return counted(evidence)

    def is_place(self, name: str) -> bool:
        """Whether a list of places has a name, or its last word."""
        return "place" in self._names.kinds(name) or "place" in self._names.kinds(name.split()[-1])

    def of(self, words: Sequence[Token], run: Run) -> Kind:
        """What the name is; a part of a longer name is what that is."""
        parts = [word.text for word in words[run.first : run.last]]
        key = _key(parts)
        votes = Counter(self._votes[key])
        for other, counts in self._votes.items():
            if other != key and _is_part(key, other):
                best, count = counts.most_common(1)[0] if counts else ("word", 0)
                votes[best] += min(4, count)
        if not votes:
            return "word"
        return votes.most_common(1)[0][0]


def _key(parts: Iterable[str]) -> str:
    return " ".join(parts).casefold()


def _is_part(key: str, other: str) -> bool:
    """Whether `key` is the first or the last words of the name `other`."""
    return other.startswith(key + " ") or other.endswith(" " + key)
