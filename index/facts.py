"""Questions about one departure ("where did X go", "kapan X keluar"), answered from the list of departures.

A question is such a one where it holds nothing but somebody of the list, the leaving, and the word that asks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.language import FUNCTION_WORDS
from index.lists import FILLER, LEAVING, asked_words, find_name
from index.rows import Departure, Quote

_Asked = Literal["destination", "organization", "role", "when"]

_WHEN = frozenset("when kapan".split())
_ROLE = frozenset("job role position title post menjabat jabatan posisi jabatannya posisinya pekerjaan".split())
_WHERE = frozenset("where mana kemana".split())
_COMPANY = frozenset("which what company perusahaan tempat employer".split())
_GOING = frozenset(
    """go going goes went gone move moved moving join joined joining now next pergi pindah gabung bergabung hijrah
    sekarang kini berlabuh kepergian kepindahan""".split()
)
_FROM = frozenset("from leave left quit dari meninggalkan keluar".split())
_PLAIN = frozenset("did does is was were who whom apa apakah di ke dia nya s to tuh nih jadi".split())


@dataclass(frozen=True, slots=True)
class Fact:
    """What a departure tells, and the quote that has it."""

    departure: Departure
    value: str
    quote: Quote


def asked_fact(question: str, departures: Sequence[Departure]) -> Fact | None:
    """What `question` asks about one person of `departures`; None where it asks for something else, or isn't told."""
    asked = asked_words(question)
    for departure in departures:
        place = find_name(asked, departure.person) if departure.person else None
        if place is None:
            continue
        rest = [*asked[: place[0]], *asked[place[1] :]]
        for name in (departure.organization, departure.destination):
            named = find_name(rest, name) if name else None
            rest = [*rest[: named[0]], *rest[named[1] :]] if named else rest
        kind = _kind(set(rest))
        value = getattr(departure, kind) if kind else None
        quote = next((quote for quote in departure.quotes if value and value in quote.text), None)
        if value and quote:
            return Fact(departure, value, quote)
    return None


def _kind(rest: set[str]) -> _Asked | None:
    """Which field the words beside the names ask for."""
    known = FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"] | FILLER | LEAVING | _PLAIN | _GOING | _FROM
    if rest - known - _WHEN - _ROLE - _WHERE - _COMPANY:
        return None
    leaving = rest & (LEAVING | _GOING | _FROM)
    if rest & _WHEN and leaving:
        return "when"
    if rest & _ROLE:
        return "role"
    if rest & (_WHERE | _COMPANY) and rest & _FROM - {"keluar"} and not rest & _GOING:
        return "organization"
    return "destination" if rest & (_WHERE | _COMPANY) and leaving else None
