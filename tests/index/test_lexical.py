import math

import pytest

from index.language import Language
from index.lexical import K1, B, Lexical, terms
from index.passages import Passage
from index.translation import Lexicon


def passages(*texts: str, language: Language = "id") -> list[Passage]:
    return [Passage(f"{n}.txt", "t", language, 1, 0, len(text), text) for n, text in enumerate(texts)]


def idf(passages: int, holding: float) -> float:
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))


def weight(count: float, length: int, mean: float) -> float:
    return count / (count + K1 * (1 - B + B * length / mean))


def test_scores_are_bm25_over_the_weight_of_the_question(lexicon: Lexicon) -> None:
    found = passages("kucing hitam makan ikan", "anjing hitam", "kucing kucing tidur pulas sekali malam")
    scores = Lexical.build(found, lexicon).scores("kucing hitam", "id")
    mean = (4 + 2 + 6) / 3
    both = 2 * idf(3, 2)
    expected = [
        idf(3, 2) * 2 * weight(1, 4, mean) / both,
        idf(3, 2) * weight(1, 2, mean) / both,
        idf(3, 2) * weight(2, 6, mean) / both,
    ]
    assert scores == pytest.approx(expected, rel=1e-4)


def test_unknown_words_score_nothing_and_lower_the_rest(lexicon: Lexicon) -> None:
    lexical = Lexical.build(passages("kucing hitam", "anjing putih"), lexicon)
    assert not lexical.scores("zxcvb qwerty", "id").any()
    assert lexical.scores("kucing zxcvb", "id")[0] < lexical.scores("kucing", "id")[0]


def test_an_english_question_meets_indonesian_passages_by_translation(lexicon: Lexicon) -> None:
    found = passages(
        "Harga beras naik di pasar.", "Presiden menandatangani perjanjian perdamaian.", "Hujan turun deras."
    )
    lexical = Lexical.build(found, lexicon)
    for question, place in (("rice price", 0), ("who signed the peace treaty", 1), ("heavy rain", 2)):
        assert lexical.scores(question, "en").argmax() == place


def test_an_indonesian_question_meets_english_passages_by_translation(lexicon: Lexicon) -> None:
    found = passages("The price of rice went up.", "The president signed a peace treaty.", "It rained.", language="en")
    lexical = Lexical.build(found, lexicon)
    for question, place in (("harga beras", 0), ("siapa menandatangani perjanjian damai", 1)):
        assert lexical.scores(question, "id").argmax() == place


def test_translations_of_a_word_are_counted_as_one_word(lexicon: Lexicon) -> None:
    """Term frequencies are summed before they are weighed (Darwish and Oard 2003), computed here by hand."""
    found = passages("mobil merah di jalan", "ikan segar di pasar", "rumah kecil di desa")
    counts = [terms(passage.text, "id") for passage in found]
    bag = {term: w for term, w in lexicon.renderings("car", "en", "id").items() if any(term in c for c in counts)}
    assert set(bag) == {"mobil"}
    # One translation is left, so it stands for the word alone, and the question has no other word.
    assert Lexical.build(found, lexicon).scores("car", "en") == pytest.approx([weight(1, 2, 2.0), 0, 0], rel=1e-3)


def test_names_and_numbers_stay_themselves_across_languages(lexicon: Lexicon) -> None:
    lexical = Lexical.build(passages("Zoph pergi pada 2021.", "Murati pergi pada 2024."), lexicon)
    assert lexical.scores("Zoph", "en").argmax() == 0
    assert lexical.scores("2024", "en").argmax() == 1


def test_a_mixed_corpus_is_searched_in_both_languages(lexicon: Lexicon) -> None:
    mixed = [*passages("Harga beras naik."), *passages("The weather is fine.", "Rice got dearer.", language="en")]
    scores = Lexical.build(mixed, lexicon).scores("harga beras", "id")
    assert scores[0] > 0
    assert scores[2] > 0
    assert scores[1] == 0


def test_a_corpus_of_function_words_alone_is_no_error(lexicon: Lexicon) -> None:
    assert not Lexical.build(passages("dan di ke", "..."), lexicon).scores("siapa dia", "id").any()


@pytest.mark.parametrize(
    ("spoken", "written"),
    [("nyari", "mencari"), ("bantuin", "dibantu"), ("ngejual", "menjual"), ("nulis", "ditulis"), ("mukul", "memukul")],
)
def test_verbs_as_they_are_spoken_meet_those_that_are_written(lexicon: Lexicon, spoken: str, written: str) -> None:
    lexical = Lexical.build(passages(f"orang itu {written} sesuatu", "hujan turun deras"), lexicon)
    assert lexical.scores(spoken, "id").argmax() == 0
    assert lexical.scores(spoken, "id")[0] > 0


def test_a_spoken_verb_is_translated_as_the_written_one(lexicon: Lexicon) -> None:
    lexical = Lexical.build(passages("They sell fish.", "It rained.", language="en"), lexicon)
    assert lexical.scores("ngejual ikan", "id").argmax() == 0
    assert lexical.scores("ngejual", "id")[0] > 0


def test_a_name_that_looks_like_a_spoken_verb_stays_itself(lexicon: Lexicon) -> None:
    lexical = Lexical.build(passages("Nyari Welly berbicara", "orang mencari sesuatu"), lexicon)
    assert lexical.scores("nyari", "id").tolist()[1] == 0


def test_the_words_wanted_carry_their_terms_and_how_rare_they_are(lexicon: Lexicon) -> None:
    lexical = Lexical.build(passages("kucing hitam", "kucing putih", "kucing tidur"), lexicon)
    cat, black = lexical.wanted("kucing hitam", "id", "id")
    assert (cat.word, black.word) == ("kucing", "hitam")
    assert cat.terms["kucing"] == 1.0
    assert cat.rarity == pytest.approx(idf(3, 3))
    assert black.rarity == pytest.approx(idf(3, 1))
    assert lexical.wanted("kucing", "id", "en") == ()
