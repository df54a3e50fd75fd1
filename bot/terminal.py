"""Answers and reports as a person reads them in a terminal. Pure: values in, rich renderables out."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.escape import printable
from bot.phrasing import Phrased
from bot.words import WORDS, Words
from index import Answer, BuildReport, Departure, Figures, Hit, Source, Span, Status

_RELATED = 3
_EXCERPT_CHARS = 160
_SURE, _LIKELY = 0.75, 0.5


def answer_view(answer: Answer, *, colour: bool, phrased: Phrased | None = None) -> RenderableType:
    """The short answer, the sentence with the answer marked in it, where it stands, and what else was found; above
    them what a language model made of them, with the passages it cites beside the quote's.

    Without `colour` the mark is made of ** signs.
    """
    words = WORDS[answer.language]
    return Group(*(_phrased_lines(phrased, words) if phrased else ()), *_answer_lines(answer, words, colour))


def _phrased_lines(phrased: Phrased, words: Words) -> Iterator[Text]:
    yield Text(printable(phrased.text))
    for number, hit in enumerate(phrased.sources, 1):
        yield Text(f"  [{number}] {_place(hit.source, hit.passage.paragraph, words)}", style="dim")
    yield Text(f"{words.phrased}\n", style="dim")


def departures_view(departures: Sequence[Departure], words: Words, *, quotes: bool) -> RenderableType:
    """A row for each departure; with `quotes` what it was read from stands below it."""
    if not departures:
        return Text(words.no_departures, style="bold yellow")
    table = Table(*(column.capitalize() for column in words.columns), box=box.SIMPLE_HEAD, pad_edge=False)
    for row in departures:
        who = Text(printable(row.person or row.group or ""), style="bold" if row.person else "italic")
        values = (row.role, row.organization, row.destination, row.when or row.date)
        table.add_row(who, *(Text(printable(value or "-")) for value in values))
    if not quotes:
        return table
    return Group(table, *(line for row in departures for line in _evidence(row, words)))


def _evidence(departure: Departure, words: Words) -> Iterator[Text]:
    name = printable(departure.person or departure.group or "")
    note = f", {words.edited}" if departure.edited else ""
    yield Text.assemble((name, "bold"), (f" ({words.kinds[departure.kind]}{note})", "dim"))
    for quote in departure.quotes:
        place = f"{printable(quote.document)}, {words.paragraph.format(number=quote.paragraph)}"
        yield Text.assemble("  “", printable(quote.text), "”", (f" — {place}", "dim"))


def _answer_lines(answer: Answer, words: Words, colour: bool) -> Iterator[RenderableType]:
    quote = answer.quote
    if answer.departures:
        yield Text(words.left.format(count=len(answer.departures)), style="bold green")
        for departure in answer.departures:
            yield from _evidence(departure, words)
        return
    # A passage that shares no word with the question is near nothing, though some passage always ranks first.
    near = tuple(hit for hit in answer.hits if hit.lexical > 0)
    if quote is None:
        yield Text(words.not_answered, style="bold yellow")
        yield Text(words.rephrase if near else words.nothing_near, style="dim")
        related = near[:_RELATED]
        heading = words.nearest
    else:
        if answer.short:
            yield Text(printable(answer.short.text), style="bold green")
        yield _marked(answer, colour)
        sureness = (
            words.sure if answer.confidence >= _SURE else words.likely if answer.confidence >= _LIKELY else words.unsure
        )
        place = _place(_source(answer, quote), quote.passage.paragraph, words)
        yield Text(f"  — {place} ({sureness}, {answer.confidence:.0%})", style="dim")
        related = tuple(hit for hit in near if hit.passage != quote.passage)[:_RELATED]
        heading = words.also
    if related:
        yield Text(f"\n{heading}", style="dim")
        for hit in related:
            yield _excerpt(hit, words)


def _marked(answer: Answer, colour: bool) -> Text:
    """The quote in quotation marks, the short answer in it marked."""
    quote, short = answer.quote, answer.short
    if quote is None or short is None:
        return Text(f"  “{printable(quote.text)}”" if quote else "")
    start, end = short.start - quote.start, short.end - quote.start
    before, inside, after = (printable(part) for part in (quote.text[:start], quote.text[start:end], quote.text[end:]))
    mark = "" if colour else "**"
    return Text.assemble("  “", before, (f"{mark}{inside}{mark}", "bold green"), after, "”")


def _place(source: Source, paragraph: int, words: Words) -> str:
    """Title, paragraph, publisher, date and address, as far as they are known."""
    parts = [printable(source.title), words.paragraph.format(number=paragraph)]
    parts += [printable(source.source)] if source.source else []
    parts += [words.published.format(date=source.published)] if source.published else []
    parts += [printable(source.url)] if source.url else []
    return ", ".join(parts)


def _source(answer: Answer, quote: Span) -> Source:
    return next(hit.source for hit in answer.hits if hit.passage == quote.passage)


def _excerpt(hit: Hit, words: Words) -> Text:
    text = printable(hit.passage.text)
    if len(text) > _EXCERPT_CHARS:
        text = text[:_EXCERPT_CHARS].rsplit(" ", 1)[0] + " …"
    place = f"{printable(hit.source.title)}, {words.paragraph.format(number=hit.passage.paragraph)}"
    return Text.assemble("  • ", text, (f" ({place})", "dim"))


def report_view(report: BuildReport) -> RenderableType:
    """What a build did, and which files it could not read."""
    counts = (
        f"articles: {report.documents} ({report.added} added, {report.changed} changed, {report.gone} gone), "
        f"passages: {report.passages}; {report.embedded} embedded, {report.reused} reused, {report.removed} removed, "
        f"in {report.seconds:.1f} s."
    )
    lines = [Text(report.reason, style="yellow")] if report.reason else []
    return Group(*lines, Text(counts), *_problem_lines([str(problem) for problem in report.problems]))


def status_view(status: Status) -> RenderableType:
    """How the index stands."""
    table = Table.grid(padding=(0, 2))
    fresh = (
        "up to date"
        if status.fresh
        else "the corpus has changed since; the next question or 'eksodus index' updates it"
    )
    for name, value in (
        ("articles", status.documents),
        ("passages", status.passages),
        ("model", f"{status.model} ({status.dimension} dimensions)"),
        ("segments", " + ".join(f"{count} {kind}" for kind, count in Counter(status.search).items())),
        ("built", f"{status.built} ({fresh})"),
    ):
        table.add_row(Text(name, style="dim"), Text(printable(str(value))))
    return Group(table, *_problem_lines(status.problems))


def figures_view(figures: Figures) -> RenderableType:
    """An evaluation's figures, a line each."""
    table = Table.grid(padding=(0, 2))
    for name in figures.__dataclass_fields__:
        value = getattr(figures, name)
        text = "-" if value is None else str(value) if isinstance(value, int) else f"{value:.3f}"
        table.add_row(Text(name, style="dim"), Text(text))
    return table


def _problem_lines(problems: tuple[str, ...] | list[str]) -> list[Text]:
    return [Text(f"not indexed: {printable(problem)}", style="yellow") for problem in problems]
