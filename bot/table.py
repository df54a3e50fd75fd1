"""Departures as a CSV file that spreadsheets open safely."""

import csv
import io
from collections.abc import Iterable

from index import Departure

_COLUMNS = (
    "person",
    "group",
    "role",
    "organization",
    "destination",
    "when",
    "date",
    "kind",
    "quote",
    "document",
    "paragraph",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(departures: Iterable[Departure]) -> str:
    """A line for each departure under a line of column names; every further quote has a line of its own."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in departures:
        told = (row.person, row.group, row.role, row.organization, row.destination, row.when, row.date, row.kind)
        for quote in row.quotes:
            writer.writerow([_cell(value) for value in (*told, quote.text, quote.document, str(quote.paragraph))])
    return out.getvalue()


def _cell(value: str | None) -> str:
    """`value` so that no spreadsheet takes it for a formula (OWASP: CSV injection)."""
    text = value or ""
    return f"'{text}" if text.startswith(_FORMULA) else text
