"""Autocomplete of names, and unanswered questions that say the same."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.choices import choices, merged
from bot.limits import length
from bot.memory import Unanswered

NAMES = ["John Schulman", "Mira Murati", "Bob McGrew", "Tim Brooks", None, "Mira Murati"]


def test_a_name_half_typed_or_misspelt_is_found() -> None:
    assert choices("mira", NAMES)[0].value == "Mira Murati"
    assert choices("shulman", NAMES)[0].value == "John Schulman"
    assert choices("mcgraw", NAMES)[0].value == "Bob McGrew"
    assert choices("m", NAMES)[0].value == "Mira Murati"
    assert [choice.value for choice in choices("", NAMES)] == [
        "Bob McGrew",
        "John Schulman",
        "Mira Murati",
        "Tim Brooks",
    ]


@given(st.text(), st.lists(st.text() | st.none(), max_size=60))
def test_never_more_or_longer_than_discord_takes(typed: str, names: list[str | None]) -> None:
    found = choices(typed, names)
    assert len(found) <= 25
    assert all(1 <= length(choice.name) <= 100 and 1 <= length(choice.value) <= 100 for choice in found)
    assert len(set(found)) == len(found)


def asked(question: str, members: int = 1, day: int = 1) -> Unanswered:
    return Unanswered(question, "en", members, date(2026, 1, day))


def test_questions_that_say_the_same_are_one() -> None:
    first, second = merged([asked("who owns Sora"), asked("Who owns Sora??", 2, 5), asked("Why is rice dear?")])
    assert (first.question, first.members, first.last_day.day) == ("Who owns Sora??", 3, 5)
    assert second.question == "Why is rice dear?"


def test_a_part_of_a_question_is_another_question() -> None:
    assert len(merged([asked("who left"), asked("who left Google in 2023")])) == 2
