"""The departures of all articles as one list: the same one told twice is one row, and people's corrections apply."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, utils

from index.corrections import correct, parse_corrections
from index.errors import QuestionError
from index.rows import Departure, together

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_ALIKE = 80  # of 100, by rapidfuzz.fuzz.WRatio: "mcgraw" finds McGrew
_LEGAL_FORMS = frozenset("pt tbk cv inc ltd llc plc corp corporation co company the ab ag gmbh limited".split())


def listed(departures: Iterable[Departure], corrections: str) -> tuple[tuple[Departure, ...], tuple[str, ...]]:
    """The departures of all documents as one list, newest first, corrected by the text of departures.yaml, and the
    corrections in it that can't be used.
    """
    wanted, unreadable = parse_corrections(corrections)
    corrected, unfit = correct(merge(departures), wanted)
    return newest_first(corrected), (*unreadable, *unfit)


def merge(departures: Iterable[Departure]) -> tuple[Departure, ...]:
    """`departures` with those of one person from one organization as one, its quotes together."""
    merged: list[Departure] = []
    places: dict[str, list[int]] = {}  # of those that share a word; only they can be the same
    for departure in departures:
        keys = _words(departure.person) if departure.person else [f"group: {departure.group}"]
        candidates = sorted({place for key in keys for place in places.get(key, ())})
        place = next((n for n in candidates if _same(merged[n], departure)), None)
        if place is None:
            place = len(merged)
            merged.append(departure)
        else:
            merged[place] = together(merged[place], departure)
        for key in keys:
            places.setdefault(key, []).append(place)
    return tuple(merged)


def newest_first(departures: Iterable[Departure]) -> tuple[Departure, ...]:
    """`departures` by their dates, those without one at the end."""
    return tuple(sorted(departures, key=lambda departure: departure.date or "", reverse=True))


def chosen(
    departures: Sequence[Departure],
    person: str | None = None,
    organization: str | None = None,
    destination: str | None = None,
    since: str | None = None,
) -> tuple[Departure, ...]:
    """Those of `departures` that fit: names may be short or misspelt; `since` is an ISO date, a month or a year.

    What the articles give no date for is not after any date. Raises QuestionError for a `since` that is no date.
    """
    if since is not None and not _DATE.fullmatch(since):
        raise QuestionError("date")
    return tuple(
        departure
        for departure in departures
        if (person is None or alike(person, departure.person or departure.group))
        and (organization is None or alike(organization, departure.organization))
        and (destination is None or alike(destination, departure.destination))
        and (since is None or (departure.date is not None and departure.date >= since[: len(departure.date)]))
    )


def alike(asked: str, name: str | None) -> bool:
    """Whether `asked` may mean `name`: the same, a part of it, or with a typo."""
    if name is None:
        return False
    processed = utils.default_process(asked), utils.default_process(name)
    return fuzz.WRatio(*processed) >= _ALIKE if all(processed) else False


def _same(one: Departure, other: Departure) -> bool:
    if (one.person is None) != (other.person is None):
        return False
    if one.person is None or other.person is None:
        same = one.group == other.group
    else:
        same = _contained(one.person, other.person)
    organizations = one.organization, other.organization
    years = (one.date or "")[:4], (other.date or "")[:4]
    apart = all(years) and abs(int(years[0]) - int(years[1])) > 1
    return same and not apart and (None in organizations or _contained(*map(str, organizations)))


def _contained(one: str, other: str) -> bool:
    """Whether the words of one name stand in the other, in order and together."""
    short, long = sorted((_words(one), _words(other)), key=len)
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1)) and bool(short)


def _words(name: str) -> list[str]:
    words = name.casefold().replace(".", " ").replace(",", " ").split()
    return [word for word in words if word not in _LEGAL_FORMS] or words
