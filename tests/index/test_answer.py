from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.answer import Reader
from index.errors import ModelError
from index.language import LANGUAGES, Language
from index.passages import Passage
from index.questions import take_apart
from index.search import Hit
from index.snapshot import Source
from index.spans import candidates, take_words
from index.translation import Lexicon

MODEL = Path(__file__).parents[2] / "index" / "model"
SOURCE = Source("a.txt", "a", None, None, None)
TEXT = (
    "Nama besar yang pergi adalah Tim Brooks, kepala proyek Sora. Pada 2024 hanya 4,4 persen lowongan untuk "
    "penelitian. Investor menanamkan $6,6 miliar."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    lexicon = Lexicon.open(MODEL / "lexicon.npz")
    return Reader.open(MODEL / "answers.json", lexicon, lambda *_: 3.0)


def hit(text: str, language: Language = "id") -> Hit:
    return Hit(Passage("a.txt", "a", language, 1, 0, len(text), text), SOURCE, 1.0, 0.5, 0.5)


@pytest.mark.parametrize(
    ("question", "language", "short"),
    [
        ("Siapa kepala proyek Sora?", "id", "Tim Brooks"),
        ("who leads sora", "en", "Tim Brooks"),
        ("Berapa persen lowongan untuk penelitian pada 2024?", "id", "4,4 persen"),
        ("how much did investors put in", "en", "$6,6 miliar"),
    ],
)
def test_the_short_answer_stands_in_the_sentence_that_answers(
    reader: Reader, question: str, language: Language, short: str
) -> None:
    answer = reader.read(question, language, [hit(TEXT)])
    assert answer.short is not None
    assert answer.quote is not None
    assert answer.quote.text in TEXT
    assert short in answer.quote.text
    assert answer.short.text in short


def test_without_hits_or_words_there_is_no_answer(reader: Reader) -> None:
    assert not reader.read("siapa?", "id", []).answered
    assert reader.read("siapa?", "id", [hit("")]).confidence == 0.0


def test_an_unrelated_question_is_less_sure(reader: Reader) -> None:
    related = reader.read("Siapa kepala proyek Sora?", "id", [hit(TEXT)])
    unrelated = reader.read("Kapan Candi Borobudur dibangun?", "id", [hit(TEXT)])
    assert unrelated.confidence < related.confidence


@given(question=st.text(max_size=80), text=st.text(max_size=300), language=st.sampled_from(LANGUAGES))
@settings(max_examples=200, deadline=None)
def test_whatever_the_text_answers_are_slices_of_it(
    reader: Reader, question: str, text: str, language: Language
) -> None:
    answer = reader.read(question, language, [hit(text, language), hit(TEXT)])
    assert 0 <= answer.confidence <= 1
    if answer.quote and answer.short:
        assert answer.quote.passage is answer.short.passage
        assert 0 <= answer.quote.start <= answer.short.start < answer.short.end <= answer.quote.end
        assert answer.quote.end <= len(answer.quote.passage.text)


def test_weights_that_cant_be_read_name_their_file(tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_text("{}")
    with pytest.raises(ModelError, match=r"answers\.json"):
        Reader.open(tmp_path / "answers.json", Lexicon.open(MODEL / "lexicon.npz"), lambda *_: 1.0)


@pytest.mark.parametrize(
    ("question", "language", "kind", "focus"),
    [
        ("Apa nama negara terkecil?", "id", "what", "negara"),
        ("siapa yg pimpin sora?", "id", "who", "pimpin"),
        ("Tahun berapa Monas dibangun?", "id", "when", "tahun"),
        ("apakah mahasiswa masih ingin bekerja di sana?", "id", "yes/no", "mahasiswa"),
        ("Apa kepanjangan GPS?", "id", "expansion", "panjang"),
        ("how many people left", "en", "number", "peopl"),
        ("Did Brooks leave?", "en", "yes/no", ""),
    ],
)
def test_what_a_question_asks(question: str, language: Language, kind: str, focus: str) -> None:
    asked = take_apart(question, language, lambda *_: 1.0)
    assert (asked.kind, asked.focus) == (kind, focus)


def test_candidates_keep_names_and_amounts_whole() -> None:
    words = take_words("Tim Brooks memperoleh $6,6 miliar pada Kamis.", "id")
    found = {words.text[words.starts[a] : words.ends[b]] for a, b in zip(*candidates(words), strict=True)}
    assert {"Tim Brooks", "$6,6 miliar", "Kamis"} <= found
    assert "$6,6" in found  # marks of a number are never torn off
    assert "Tim Brooks memperoleh $" not in found
