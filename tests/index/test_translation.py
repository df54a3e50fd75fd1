from importlib import resources
from pathlib import Path

import pytest

from index.errors import ModelError
from index.language import Language, stems
from index.translation import ITSELF, Lexicon

SHIPPED = Path(str(resources.files("index"))) / "model" / "lexicon.npz"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.open(SHIPPED)


@pytest.mark.parametrize(
    ("word", "source", "target", "expected"),
    [
        ("president", "en", "id", "presiden"),
        ("house", "en", "id", "rumah"),
        ("school", "en", "id", "sekolah"),
        ("leader", "en", "id", "pemimpin"),
        ("sekolah", "id", "en", "school"),
        ("negara", "id", "en", "country"),
        ("air", "id", "en", "water"),
        ("pemimpin", "id", "en", "leader"),
    ],
)
def test_ordinary_words_both_ways(
    lexicon: Lexicon, word: str, source: Language, target: Language, expected: str
) -> None:
    (stem,), (wanted,) = stems([word], source), stems([expected], target)
    assert wanted in [translation for translation, _ in lexicon.translations(stem, source, target)[:2]]


@pytest.mark.parametrize(("stem", "source", "target"), [("hous", "en", "id"), ("rumah", "id", "en")])
def test_probabilities_are_ordered_and_sum_to_one(
    lexicon: Lexicon, stem: str, source: Language, target: Language
) -> None:
    probabilities = [p for _, p in lexicon.translations(stem, source, target)]
    assert probabilities == sorted(probabilities, reverse=True)
    assert sum(probabilities) == pytest.approx(1, abs=0.02)


def test_unknown_words_and_the_same_language_have_no_translation(lexicon: Lexicon) -> None:
    assert lexicon.translations("zxqv", "en", "id") == ()
    assert lexicon.translations("hous", "en", "en") == ()


def test_a_name_is_rendered_as_itself_in_both_stemmers_ways(lexicon: Lexicon) -> None:
    assert lexicon.renderings("zxqva's", "en", "id") == {"zxqva": ITSELF, "zxqva's": ITSELF}


def test_a_translated_word_may_still_be_itself(lexicon: Lexicon) -> None:
    weights = lexicon.renderings("polish", "en", "id")
    assert weights["polish"] == pytest.approx(ITSELF)
    assert weights["polandia"] > 0


def test_within_a_language_a_word_stays_first(lexicon: Lexicon) -> None:
    weights = lexicon.renderings("rumah", "id", "id")
    assert weights["rumah"] == 1
    assert max(weights.values()) == 1


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "lexicon.npz").write_bytes(b"not an archive")
    with pytest.raises(ModelError, match=r"lexicon\.npz"):
        Lexicon.open(tmp_path / "lexicon.npz")
