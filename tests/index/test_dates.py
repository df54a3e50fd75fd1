"""Times in news: found with their words, resolved only as far as they tell."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import moments

FRIDAY = date(2024, 10, 4)


@pytest.mark.parametrize(
    ("text", "words", "resolved"),
    [
        ("diungkapkan pada hari Kamis", "Kamis", "2024-10-03"),
        ("pada Jumat", "Jumat", "2024-10-04"),
        ("Kamis (3/10)", "Kamis (3/10)", "2024-10-03"),
        ("Rabu (25/9/2024)", "Rabu (25/9/2024)", "2024-09-25"),
        ("Senin pekan lalu", "Senin pekan lalu", "2024-09-23"),
        ("minggu lalu", "minggu lalu", "2024-09"),
        ("Minggu malam", "Minggu malam", "2024-09-29"),
        ("tiga bulan lalu", "tiga bulan lalu", "2024-07"),
        ("per 1 Maret 2025", "1 Maret 2025", "2025-03-01"),
        ("pada akhir Mei", "akhir Mei", "2024-05"),
        ("akhir bulan ini", "akhir bulan ini", "2024-10"),
        ("on 30 June", "30 June", "2024-06-30"),
        ("on March 3, 2025", "March 3, 2025", "2025-03-03"),
        ("last Friday", "last Friday", "2024-09-27"),
        ("next Monday", "next Monday", "2024-10-07"),
        ("yesterday", "yesterday", "2024-10-03"),
        ("in 2021", "2021", "2021"),
        ("two weeks ago", "two weeks ago", "2024-09"),
        ("in December", "December", "2024-12"),
        ("by May", "May", "2024-05"),
    ],
)
def test_a_time_is_as_precise_as_its_words(text: str, words: str, resolved: str) -> None:
    (found,) = moments(text, FRIDAY)
    assert (found.text, found.date) == (words, resolved)


def test_a_weekday_means_nothing_without_the_day_of_publication() -> None:
    assert [moment.date for moment in moments("on Friday and in 2021", None)] == [None, "2021"]


def test_a_day_that_no_calendar_has_stays_unresolved() -> None:
    assert [moment.date for moment in moments("45/13/2024", FRIDAY)] == [None]


@pytest.mark.parametrize("text", ["Mei Tanaka resigned", "he may step down", "April Jones left", "seminggu sekali"])
def test_names_and_words_that_are_months_as_well_are_none(text: str) -> None:
    assert moments(text, FRIDAY) == []


@given(st.text(max_size=80), st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_any_text_gives_its_own_words_in_order(text: str, published: date) -> None:
    found = moments(text, published)
    assert all(text[moment.start : moment.end] == moment.text for moment in found)
    assert all(first.end <= second.start for first, second in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(("month", "year"), [(3, "2025"), (10, "2026")])
def test_the_last_spring_is_this_years_once_it_is_over(month: int, year: str) -> None:
    (moment,) = moments("She left last spring.", date(2026, month, 6))
    assert moment.date == year
