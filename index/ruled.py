"""Who left, as what, from where and to where, each with the sentence that says so; read by rules about language."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.corpus import Document
from index.cues import may_tell
from index.details import Details
from index.discourse import find_events
from index.events import Event
from index.groups import Group, find_groups
from index.mentions import Item, Mention, Sentence, read_sentences
from index.rows import Departure, Quote
from index.tagger import Tagger
from index.wordings import LeavingKind

_NEAR = 3  # sentences
_AHEAD = re.compile(
    r"akhir (?:bulan|tahun|pekan) ini|the end of (?:the|this|next)|later this"
    r"|\b(?:depan|mendatang|tomorrow|besok|next)\b"
)


def by_rules(document: Document, tagger: Tagger) -> tuple[Departure, ...]:
    """The departures that `document` tells, in its order; one that is told twice is there twice."""
    if not may_tell(document.text, document.language):
        return ()
    sentences = read_sentences(document, tagger)
    details = Details(sentences, document.language)
    found: list[tuple[int, Departure]] = []
    leavers = find_groups(sentences, document.language)
    events = find_events(sentences, leavers, document.language)
    named = Counter(number for event in events for number, _ in event.people)
    groups = [group for group in leavers if not _is_listed(group, named)]
    leaving = {event.sentence for event in events if event.kind != "joined"} | {group.sentence for group in groups}
    for event in events:
        told_before = not leaving.isdisjoint(range(event.sentence - _NEAR, event.sentence))
        rows = (_of_person(document, sentences, details, event, mention, told_before) for mention in event.people)
        found += [(event.sentence, row) for row in rows if row]
    for group in groups:
        told_of = _of_group(document, sentences, details, group)
        found += [(group.sentence, told_of)] if told_of else []
    told = {row.person: row.organization for _, row in reversed(found) if row.organization}
    return tuple(
        replace(row, organization=_left(row, told) or details.employer(number, row.destination))
        for number, row in found
    )


def _left(row: Departure, told: Mapping[str | None, str | None]) -> str | None:
    """The organization that `row` or another row of the same person tells; nobody leaves two in one article."""
    first = told.get(row.person) if row.person else None
    return first if first and first != row.destination else row.organization


def _of_person(
    document: Document,
    sentences: Sequence[Sentence],
    details: Details,
    event: Event,
    mention: Mention,
    told_before: bool,
) -> Departure | None:
    """The departure of one person; None where somebody is hired of whom no place before is told.

    `told_before`: a sentence or two before tell of others who left, so that who joins another place left the same.
    """
    name = details.name(mention)
    destination, until = details.destination(event)
    organization, certain = details.organization(event, until, destination)
    role, beside = details.role(event, mention, until, destination)
    if event.weak and not role:
        return None
    organization = organization if certain else beside
    if event.kind == "joined" and organization is None and destination and (told_before or details.is_former(event)):
        organization = details.employer(event.sentence, destination)
    if organization == destination:
        organization = None
    if event.kind == "joined" and organization and destination is None:
        destination = details.employer(event.sentence, organization)  # "hired from O" tells who is left only
    when = details.when(event)
    if when and _is_long_ago(when, document, years=5) and details.directly(event, when):
        return None  # somebody's past, told in passing
    nowhere = destination is None and not certain
    if event.kind == "joined" and (organization is None or nowhere or _is_long_ago(when, document)):
        return None
    quotes = [event.sentence]
    if mention[0] > event.sentence:
        quotes.append(mention[0])
    if destination is None:
        destination, later = details.later_destination(event, name)
        quotes += [later] if destination and later not in quotes else []
    return Departure(
        person=name,
        group=None,
        role=role,
        organization=organization,
        destination=destination if destination != organization else None,
        when=when.text if when else None,
        date=when.date if when else None,
        kind=_kind(event, destination and not details.founds(event), when, document),
        quotes=tuple(_quote(document, sentences[number]) for number in quotes),
    )


def _is_listed(group: Group, named: Mapping[int, int]) -> bool:
    """Whether the next sentence names each one of a group: "Three lawyers have quit. P, P and P resigned"."""
    number = group.number
    return number is not None and 1 < number == named.get(group.sentence + 1, 0)


def _kind(event: Event, moves: object, when: Item | None, document: Document) -> LeavingKind:
    """How somebody leaves: what is still to come is announced, and who goes to another organization joins it."""
    if event.kind == "resigned" and when and _is_ahead(when, document):
        return "announced"
    return "joined" if event.kind == "resigned" and moves else event.kind


def _is_long_ago(when: Item | None, document: Document, years: int = 1) -> bool:
    """Whether a time lies more than `years` back, as in what is told of somebody's career."""
    return bool(when and when.date and document.published and int(when.date[:4]) < document.published.year - years)


def _is_ahead(when: Item, document: Document) -> bool:
    """Whether a time lies after the day of publication."""
    if _AHEAD.search(when.low):
        return True
    published = document.published.isoformat() if document.published else None
    return bool(when.date and published and when.date > published[: len(when.date)])


def _of_group(document: Document, sentences: Sequence[Sentence], details: Details, group: Group) -> Departure | None:
    """The departure of a group; None where it joins somebody and no place before is told."""
    items = sentences[group.sentence].items
    hired = group.kind == "joined" and group.leaving < group.first
    event = Event(group.sentence, group.leaving, group.end, group.kind, "object" if hired else "subject", ())
    destination, until = details.destination(event)
    organization, certain = details.organization(event, until, destination)
    if group.kind == "joined" and not (certain and destination):
        return None
    if group.stays:  # where they work is what the others left
        organization, destination = organization or destination, None
    when = details.when(event)
    return Departure(
        person=None,
        group=document.text[items[group.first].start : items[group.last].end],
        role=None,
        organization=organization,
        destination=destination,
        when=when.text if when else None,
        date=when.date if when else None,
        kind=_kind(event, destination and not details.founds(event), when, document),
        quotes=(_quote(document, sentences[group.sentence]),),
    )


def _quote(document: Document, sentence: Sentence) -> Quote:
    return Quote(document.text[sentence.start : sentence.end], document.path, sentence.paragraph)
