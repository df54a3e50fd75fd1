"""The picture of departures: its size, that every row is drawn, and that no text breaks it."""

import io

import pytest
from PIL import Image

from bot.chart import MOST_ROWS, WIDTH_PX, chart_png, drawable
from index import Departure, Language, Quote

QUOTE = (Quote("She left.", "a.md", 1),)
ODD = ["王小明", "Владимир", "مريم", "a" * 300, "$x^2$ \\frac", "\u202egnp.exe", "👩‍🚀", "", "<@1> *b*"]


def departure(person: str | None = "Mira Murati", date: str | None = "2024-09-25") -> Departure:
    return Departure(
        person, None if person else "three researchers", None, "OpenAI", None, None, date, "resigned", QUOTE, False
    )


def picture(rows: list[Departure], language: Language = "en") -> Image.Image:
    return Image.open(io.BytesIO(chart_png(rows, language))).convert("L")


def bright_rows(image: Image.Image) -> int:
    """Lines of pixels that have text on them, left of the dates and right of the dots."""
    part = image.crop((60, 76, 500, image.height - 70))
    return sum(max(part.crop((0, y, part.width, y + 1)).tobytes()) > 150 for y in range(part.height))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("count", [1, 3, MOST_ROWS])
def test_each_row_is_drawn(count: int, language: Language) -> None:
    image = picture([departure()] * count, language)
    assert image.width == WIDTH_PX
    one = bright_rows(picture([departure()], language))
    assert one > 15
    assert abs(bright_rows(image) - count * one) <= count * 3
    assert image.getpixel((2, 2)) < 50


def test_more_rows_than_fit_are_counted() -> None:
    assert picture([departure()] * (MOST_ROWS + 5)).height == picture([departure()] * MOST_ROWS).height
    assert picture([departure()] * (MOST_ROWS + 5)).tobytes() != picture([departure()] * MOST_ROWS).tobytes()


@pytest.mark.parametrize("date", [None, "2024", "2024-10", "2024-10-03"])
@pytest.mark.parametrize("name", [*ODD, None])
def test_odd_names_and_dates(name: str | None, date: str | None) -> None:
    assert bright_rows(picture([departure(name, date)])) > 10


def test_what_no_font_has_becomes_a_box() -> None:
    assert drawable("Ana \U000f0000") == "Ana □"
