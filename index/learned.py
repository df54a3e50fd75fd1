"""Who left, as what, from where and to where, each with the sentence that says so, from the labels of an article."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.corpus import Document
from index.dates import Moment, moments
from index.extraction import Article, Extractor, Span
from index.labels import Kind
from index.people import contains, full_names, is_name
from index.rows import Departure, Quote
from index.wordings import LeavingKind

LEAVES = 0.5
"""How likely a person must be to leave, on the average of both readings."""
_MAYBE = 0.05  # who is less likely to leave at first sight is not read again
_PERSONS: tuple[Kind, ...] = ("leaver", "person")
_ORGANIZATIONS: tuple[Kind, ...] = ("left", "destination", "organization")
_TELLING: tuple[Kind, ...] = ("goes", "removed", "hired")
_ABOUT: tuple[Kind, ...] = ("leaver", "group", *_TELLING)  # where somebody goes stands near these
_POSSESSIVE = "nya"  # Indonesian "his" or "its"; no English role ends so
_AHEAD = re.compile(
    r"akhir (?:bulan|tahun|pekan|musim) ini|the end of (?:the|this|next)|later this"
    r"|\b(?:depan|mendatang|tomorrow|besok|next)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"(?:\b(?:will|would|to|plans|planned|intends|intended|set|due|about|going|is|are|akan|bakal|segera|berencana|hendak)"
    r"|['’]ll|['’]s)(?: be| also| \w+ly| dari| untuk)*\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Likely:
    """A departure, and how likely it is one."""

    share: float
    departure: Departure


def by_network(document: Document, extractor: Extractor, *, whole: bool = True) -> list[Likely]:
    """All that the network takes for a departure in `document`, however unlikely, in order; see `Extractor.article`."""
    article = extractor.article(document, whole=whole)
    windows = article.spans()
    every = [span for spans in windows for span in spans]
    full = full_names([span.text for span in every if _is_person(span)])
    organizations = [span.text for span in every if span.kind in _ORGANIZATIONS]
    times = moments(document.text, document.published)
    found: list[tuple[int, Likely]] = []
    for number, spans in enumerate(windows):
        asked = list(_asked(spans, full))
        told = article.pointed(number, [of for _, of in asked])
        for place, (name, of) in enumerate(asked):
            group = of[0].kind == "group"
            own, leaves = told[place].spans, told[place].leaves
            others = [span for n, other in enumerate(told) if n != place for span in other.spans]
            told_of = _of_group(of[0], own) if group else _of_person(of, own, spans, others)
            mentions = {span: likely for span, likely in told_of.items() if article.owns(number, span)}
            if mentions:
                best = max(mentions.values())
                share = (best + leaves) / 2
                telling = [span for span, likely in mentions.items() if likely >= min(LEAVES, best)]
                row = _row(article, name, group, telling, own, organizations, times)
                found.append((telling[0].start, Likely(share, row)))
    return [likely for _, likely in sorted(found, key=lambda one: one[0])]


def _is_person(span: Span) -> bool:
    """Whether it is somebody's name."""
    return span.kind in _PERSONS and is_name(span.text)


def _asked(spans: Sequence[Span], full: dict[str, str]) -> Iterator[tuple[str, list[Span]]]:
    """Who may leave by what the network labelled at first sight: each person's names, and groups."""
    people: dict[str, list[Span]] = {}
    for span in spans:
        if _is_person(span):
            people.setdefault(full[span.text], []).append(span)
    # "He resigned" may be said of anybody.
    unnamed = any(span.kind == "leaver" and not is_name(span.text) for span in spans)
    for name, of in people.items():
        if unnamed or max(span.leaves for span in of) >= _MAYBE:
            yield name, of
    yield from ((span.text, [span]) for span in spans if span.kind == "group")


def _of_person(
    of: Sequence[Span], told: Sequence[Span], before: Sequence[Span], others: Sequence[Span]
) -> dict[Span, float]:
    """Where `told` may say that the person named by `of` leaves, and how likely.

    Both readings count, so that of everybody, `before`, too. A pronoun or a description stands for the likeliest
    person; `others` has what was read of the other ones.
    """
    persons = [span for span in told if span.kind in _PERSONS]
    own = [span for span in persons if any(_meet(span, name) for name in of)]
    unnamed = [span for span in persons if not is_name(span.text) and span.leaves >= _likeliest(span, others)]
    mentions = sorted((*own, *unnamed), key=lambda span: span.start)
    return {span: (span.leaves + _likeliest(span, before)) / 2 for span in mentions}


def _likeliest(span: Span, others: Sequence[Span]) -> float:
    """How likely `span` stands for somebody who leaves by any of `others` at its place."""
    return max((other.leaves for other in others if other.kind in _PERSONS and _meet(span, other)), default=0.0)


def _of_group(of: Span, told: Sequence[Span]) -> dict[Span, float]:
    """Where `told` has the group `of`, and how likely."""
    return {span: (span.share + of.share) / 2 for span in told if span.kind == "group" and _meet(span, of)}


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _row(
    article: Article,
    name: str,
    group: bool,
    mentions: Sequence[Span],
    told: Sequence[Span],
    organizations: Sequence[str],
    times: Sequence[Moment],
) -> Departure:
    """The departure that `told` tells of whom `mentions` name."""
    numbers = {span.sentence for span in mentions}

    def best(*kinds: Kind, among: Sequence[Span] = told) -> Span | None:
        """The likeliest of these kinds, first where the leaving is told."""
        found = (span for span in among if span.kind in kinds)
        return max(found, key=lambda span: (span.sentence in numbers, span.share, -span.start), default=None)

    role, when, said = best("role"), best("when"), best(*_TELLING)
    organization = _whole(best("left"), organizations)
    going = {near for span in (*mentions, *told) if span.kind in _ABOUT for near in _around(span)}
    goes_to = best("destination", among=[s for s in told if s.sentence in going and not _is_left(s, organization)])
    destination = _whole(goes_to, organizations)
    moment = next((time for time in times if when and _touch(when, time)), None)
    if when and not moment and " " not in when.text:
        when = None  # a lone "on" or "week" says nothing
    told_in = [*_told_in(numbers, told, said), *(span.sentence for span in (goes_to, when) if span)]
    return Departure(
        person=None if group else name,
        group=name if group else None,
        role=role.text.removesuffix(_POSSESSIVE) if role else None,
        organization=organization,
        destination=destination,
        when=_time(article.document, when, moment) if when else None,
        date=moment.date if moment else None,
        kind=_kind(article.document, said, destination, when, moment),
        quotes=tuple(_quote(article, number) for number in dict.fromkeys(told_in)),
    )


def _around(span: Span) -> range:
    """Its sentence, the one before and the one behind."""
    return range(span.sentence - 1, span.sentence + 2)


def _is_left(span: Span, organization: str | None) -> bool:
    """Whether it is the organization that is left, which nobody goes to."""
    return bool(organization) and (contains(str(organization), span.text) or contains(span.text, str(organization)))


def _told_in(named: set[int], told: Sequence[Span], said: Span | None) -> list[int]:
    """The sentences that tell of somebody who is `named` in these: the leaving may stand in another one."""
    telling = named.intersection(span.sentence for span in told if span.kind in _TELLING)
    return sorted(telling or named.union([said.sentence] if said else []))


def _touch(when: Span, moment: Moment) -> bool:
    return moment.start <= when.end + 1 and when.start <= moment.end + 1


def _time(document: Document, when: Span, moment: Moment | None) -> str:
    """The words of `when` and those of its moment: a preposition alone tells nothing."""
    if moment is None:
        return when.text
    return document.text[min(when.start, moment.start) : max(when.end, moment.end)]


def _kind(
    document: Document, said: Span | None, destination: str | None, when: Span | None, moment: Moment | None
) -> LeavingKind:
    """How somebody leaves: what is still to come is announced, and who goes to another organization joins it."""
    if said and said.kind == "removed":
        return "dismissed"
    if destination:
        return "joined"
    published = document.published.isoformat() if document.published else None
    if moment and moment.date and published and moment.date != published[: len(moment.date)]:
        return "announced" if moment.date > published else "resigned"
    ahead = (when and _AHEAD.search(when.text)) or (said and _TO_COME.search(document.text[: said.start]))
    return "announced" if ahead else "resigned"


def _whole(span: Span | None, names: Iterable[str]) -> str | None:
    """The longest name that begins so: "Northgate" is short for "Northgate Bank"."""
    if span is None:
        return None
    return max((n for n in names if n.removeprefix("PT ").startswith(span.text)), key=len, default=span.text)


def _quote(article: Article, number: int) -> Quote:
    sentence, document = article.sentences[number], article.document
    return Quote(document.text[sentence.start : sentence.end], document.path, sentence.paragraph)
