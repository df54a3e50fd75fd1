"""The CSV of departures opens in spreadsheets, and starts no formula there."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from bot.table import csv_text
from index import Departure, Quote


def test_a_line_a_quote_under_the_names_of_the_columns() -> None:
    quotes = (Quote('She said: "bye", and left.', "a.md", 2), Quote("Baris\ndua", "b.md", 1))
    row = Departure("Ruth Adeleke", None, "chief", "Halcyon", None, "May", "2025-05", "resigned", quotes)
    lines = list(csv.DictReader(io.StringIO(csv_text([row]))))
    assert [(line["person"], line["quote"], line["paragraph"]) for line in lines] == [
        ("Ruth Adeleke", quotes[0].text, "2"),
        ("Ruth Adeleke", quotes[1].text, "1"),
    ]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0"), max_size=30))
def test_no_cell_begins_a_formula(text: str) -> None:
    row = Departure(text, None, None, None, None, None, None, "resigned", (Quote(text, "a.md", 1),))
    _, line = csv.reader(io.StringIO(csv_text([row])))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in line)
    assert line[0].removeprefix("'") == text.removeprefix("'") or line[0] == text
