import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import Language
from index.likeness import word_vectors
from index.matching import SIGNS, Wanted, match
from index.questions import Kind


def wanted(*words: str, rarity: float = 1.0) -> list[Wanted]:
    return [Wanted(word, {word: 1.0}, rarity) for word in words]


def signs(words: list[Wanted], *texts: str, kind: Kind = "what", language: Language = "en") -> dict[str, list[float]]:
    found = match(words, kind, texts, language, word_vectors())
    return dict(zip(SIGNS, found.T.tolist(), strict=True))


def test_the_signs_of_two_short_passages_by_hand() -> None:
    words = [*wanted("dog", rarity=3), *wanted("cat", rarity=1)]
    found = signs(words, "Nothing of it.", "The dog barked. Nine long sad bad old mad red tin sun cat.")
    assert found["lead"] == pytest.approx([0, 0.75])
    assert found["near"] == pytest.approx([0, 0.75])
    assert found["missing"] == [2, 0]


def test_nothing_reaches_from_one_passage_into_the_next() -> None:
    found = signs(wanted("dog", "cat"), "a dog", "cat", "it", "dog")
    assert found["near"] == found["lead"] == [0.5, 0.5, 0, 0.5]
    assert found["missing"] == [1, 1, 2, 1]


def test_a_sentence_has_the_shape_that_the_question_asks_for() -> None:
    texts = ("The dog was born in 1999.", "The dog was born there.", "The dog slept. It was 1999.")
    for kind, expected in (("when", [1, 0, 0]), ("number", [1, 0, 0]), ("why", [0.5, 0.5, 0.5])):
        assert signs(wanted("dog", "born"), *texts, kind=kind)["shape"] == expected
    texts = ("The dog saw Anna.", "Then the dog saw her.", "Anna Lund saw the dog.")
    assert signs(wanted("dog"), *texts, kind="who")["shape"] == [1, 0, 1]


def test_words_that_mean_alike_count_for_their_likeness() -> None:
    found = signs(wanted("harga"), "the price", "the doctor")
    vectors = word_vectors().of(["harga", "price"])
    assert found["alike"][0] == pytest.approx(float(vectors[0] @ vectors[1]) ** 2, abs=1e-5)
    assert found["alike"][1] < 0.1
    assert found["told"][0] == pytest.approx(found["alike"][0])


def test_a_word_that_names_what_is_asked_for_weighs_less() -> None:
    found = signs(wanted("year", "dog"), "a year", "a dog")
    assert found["lead"][0] == pytest.approx(0.3 / 1.3)
    assert found["lead"][1] == pytest.approx(1 / 1.3)


def test_without_a_word_or_a_passage_nothing_is_measured() -> None:
    assert match([], "what", ["a dog"], "en", word_vectors()).tolist() == [[0.0] * len(SIGNS)]
    assert match(wanted("dog"), "what", [], "en", word_vectors()).shape == (0, len(SIGNS))


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4), st.sampled_from(["en", "id"]))
def test_each_passage_is_measured_as_if_alone(texts: list[str], language: Language) -> None:
    words = [*wanted("dog", "anjing"), Wanted("a1", {"a1": 0.4, "dog": 0.2}, 2.0)]
    together = match(words, "who", texts, language, word_vectors())
    alone = np.concatenate([match(words, "who", [text], language, word_vectors()) for text in texts])
    assert np.allclose(together, alone, atol=1e-5)
    shares = np.delete(together, SIGNS.index("missing"), axis=1)
    assert shares.min() >= 0
    assert shares.max() <= 1 + 1e-5
