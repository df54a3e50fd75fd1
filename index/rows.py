"""Departures as values."""

from dataclasses import dataclass, replace

from index.wordings import LeavingKind

_TELLING: tuple[LeavingKind, ...] = ("dismissed", "joined", "announced", "resigned")  # what says more comes first


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that a departure was read from."""

    text: str
    document: str
    paragraph: int  # 1-based


@dataclass(frozen=True, slots=True)
class Departure:
    """Somebody who left or will leave. What the text does not say is None; `person` or `group` is there."""

    person: str | None
    group: str | None  # "a third of the authors"
    role: str | None
    organization: str | None
    destination: str | None
    when: str | None  # as written
    date: str | None  # ISO: a year, a month or a day, as far as the text and the day of publication tell
    kind: LeavingKind
    quotes: tuple[Quote, ...]
    edited: bool = False  # by corpus/departures.yaml


def together(one: Departure, other: Departure) -> Departure:
    """`one` with what only `other` tells, and the quotes of both."""
    longer = other.person if one.person and other.person and len(other.person) > len(one.person) else one.person
    return replace(
        one,
        person=longer,
        role=one.role or other.role,
        organization=one.organization or other.organization,
        destination=one.destination or other.destination,
        when=one.when or other.when,
        date=one.date if one.when else other.date,
        kind=min(one.kind, other.kind, key=_TELLING.index),
        quotes=tuple(dict.fromkeys((*one.quotes, *other.quotes))),
    )
