"""A document to its departures: rules about language and a network read it, and each mends what the other misses."""

from collections.abc import Sequence
from dataclasses import replace

from index.corpus import Document
from index.extraction import Extractor
from index.learned import Likely, by_network
from index.people import contains
from index.rows import Departure, together
from index.ruled import by_rules

LIKELY, LIKELY_GROUP = 0.8, 0.95
"""From here on a person's or a group's departure is believed that only the network finds."""
UNLIKELY = 0.5
"""Below, a person's departure is not believed though the rules find it."""


def read_departures(document: Document, extractor: Extractor) -> tuple[Departure, ...]:
    """The departures that `document` tells; one that is told twice may be there twice."""
    ruled = by_rules(document, extractor.tagger)
    return combined(ruled, by_network(document, extractor, whole=bool(ruled)))


def combined(ruled: Sequence[Departure], learned: Sequence[Likely]) -> tuple[Departure, ...]:
    """What both find, with what each tells of it, and what the network alone is sure of."""
    rows: list[Departure] = []
    for row in ruled:
        same = [likely for likely in learned if _same(row, likely.departure)]
        best = max(same, key=lambda likely: likely.share, default=None)
        if row.group:
            rows.append(row)
        elif best and best.share >= UNLIKELY:
            rows.append(_together(row, best))
    alone = (likely.departure for likely in learned if likely.share >= _least(likely.departure))
    return (*rows, *(new for new in alone if not any(_same(row, new) for row in ruled)))


def _together(row: Departure, likely: Likely) -> Departure:
    """What rules and network tell of one person."""
    other = likely.departure
    # Who goes to the place that the rules say is left was read the wrong way round.
    turned = other.destination and row.organization and contains(other.destination, row.organization)
    merged = together(row, other) if turned else together(other, row)
    merged = replace(merged, person=other.person)  # the rules may take a title for a part of the name
    if other.organization and row.organization and other.organization.endswith(f" {row.organization}"):
        merged = replace(merged, organization=row.organization)  # what stands before it is a product's name
    roles = sorted((role for role in (row.role, other.role) if role), key=len)
    return replace(merged, role=roles[-1]) if roles and contains(roles[-1], roles[0]) else merged


def _least(departure: Departure) -> float:
    return LIKELY_GROUP if departure.group else LIKELY


def _same(one: Departure, other: Departure) -> bool:
    """Whether both are of the same person, or of a group in the same sentence."""
    if one.person and other.person:
        return contains(one.person, other.person) or contains(other.person, one.person)
    return bool(one.group and other.group) and not {q.text for q in one.quotes}.isdisjoint(q.text for q in other.quotes)
