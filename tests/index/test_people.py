"""Which words name somebody, and which names are of the same person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.people import contains, full_names, is_name

NAME = st.lists(st.sampled_from("Rina Budi Kusuma van Hall Smith".split()), min_size=1, max_size=3).map(" ".join)


@pytest.mark.parametrize(
    "name", ["Rina", "Joost van der Meer", "Mei-Ling Chua", "J. R. Ewing", "I Made Arta", "O'Neill"]
)
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "words", ["He", "she", "Ia", "beliau", "The striker", "Sang pelatih", "Pemain asal Sorong", "penyerang"]
)
def test_pronouns_and_descriptions_are_no_names(words: str) -> None:
    assert not is_name(words)


def test_a_short_name_means_the_longest_one_with_its_words() -> None:
    assert full_names(["Rina", "Rina Kusuma", "Budi"]) == {
        "Rina": "Rina Kusuma",
        "Rina Kusuma": "Rina Kusuma",
        "Budi": "Budi",
    }


def test_a_short_name_of_two_people_means_neither() -> None:
    assert full_names(["Hall", "Anna Hall", "Tom Hall"])["Hall"] == "Hall"


@given(st.lists(NAME, max_size=6))
def test_a_full_name_has_the_words_of_the_short_one(names: list[str]) -> None:
    full = full_names(names)
    assert full.keys() == set(names)
    assert all(contains(whole, name) and whole in names for name, whole in full.items())
