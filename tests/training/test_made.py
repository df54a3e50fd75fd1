import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import LANGUAGES, Language
from index.passages import sentences
from training import made


def all_questions(sentence: str, language: Language) -> list[tuple[str, str]]:
    """Every question that may be drawn, with its answer."""
    found: list[tuple[str, str]] = []
    for seed in range(40):
        chance = random.Random(seed)
        for question in (*made.questions(sentence, language, chance), *made.roles(sentence, language, chance)):
            found.append((question.question.casefold(), sentence[question.start : question.end]))
    return found


@pytest.mark.parametrize(
    ("language", "sentence", "asking", "answer"),
    [
        ("en", "The bakery hired 14 apprentices in Utrecht last spring.", "how many apprentices", "14"),
        ("en", "The old bakery moved to Utrecht after the flood.", "where", "Utrecht"),
        ("en", "The ferry stopped because the river had frozen over.", "why", "the river had frozen over"),
        ("en", "Mara Jansen, head of the bakery, spoke first.", "who is mara jansen", "head of the bakery"),
        ("en", "Mara Jansen, head of the bakery, spoke first.", "who is head of the bakery", "Mara Jansen"),
        ("id", "Koperasi itu berdiri pada 1987 di Ende.", "kapan", "1987"),
        ("id", "Koperasi itu membeli 30 perahu baru dari nelayan.", "berapa perahu", "30"),
        ("id", "Pelatih itu pindah ke Ende setelah musim berakhir.", "ke mana", "Ende"),
        ("id", "Perahu itu berhenti karena mesinnya terlalu panas.", "kenapa", "mesinnya terlalu panas"),
        ("id", "Panen gagal, kata Lusia Wea, ketua koperasi, kemarin.", "siapa lusia wea", "ketua koperasi"),
    ],
)
def test_a_part_of_the_sentence_is_asked_for(language: Language, sentence: str, asking: str, answer: str) -> None:
    found = all_questions(sentence, language)
    assert any(asking in question and given_ == answer for question, given_ in found), found


@given(st.text(max_size=200), st.sampled_from(LANGUAGES), st.integers(0, 99))
def test_whatever_the_sentence_an_answer_is_a_slice_of_it(sentence: str, language: Language, seed: int) -> None:
    chance = random.Random(seed)
    whether: Sequence[made.Made | None] = [made.whether(sentence, language, chance)]
    for question in (*made.questions(sentence, language, chance), *made.roles(sentence, language, chance), *whether):
        if question:
            assert 0 <= question.start < question.end <= len(sentence)
            assert question.question


def test_yes_or_no_is_answered_by_the_whole_sentence() -> None:
    text = "Nelayan di Ende masih melaut setiap malam walaupun angin kencang."
    question = made.whether(text, "id", random.Random(1))
    assert question is not None
    assert [(question.start, question.end)] == sentences(text, "id")
    assert made.whether("Terlalu pendek.", "id", random.Random(1)) is None
