"""The reader with its real weights, over articles of a few lines."""

import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.answer import HITS_READ, MISFIT, THRESHOLD, Answer, Reader, withheld
from index.errors import ModelError
from index.knowledge import TAGGER
from index.language import LANGUAGES, Language
from index.passages import Passage
from index.search import Hit
from index.snapshot import Source
from index.tagger import Tagger
from index.translation import Lexicon

MODEL = Path(__file__).parents[2] / "index" / "model"
SOURCE = Source("a.txt", "a", None, None, None)
TEXTS: dict[Language, str] = {
    "id": (
        "Rina Hartati, kepala laboratorium pangan di Universitas Tadulako, mengundurkan diri pada Maret 2022. Ia "
        "pindah ke PT Sagu Lestari di Makassar karena ingin membuat produk sendiri. Investor menanamkan Rp4,5 "
        "miliar di perusahaan itu, yang kini mempekerjakan 62 orang. Banyak "
        "mahasiswa masih ingin magang di laboratoriumnya."
    ),
    "en": (
        "Helen Carter, chief engineer of Bluewater Ferries, resigned in June 2021. She moved to Harbour Robotics in "
        "Leeds because she wanted to build smaller boats. Investors put $3.2 million into the company, which now "
        "employs 45 people. Many of her former students still want to work at Bluewater Ferries."
    ),
}


@pytest.fixture(scope="module")
def reader(lexicon: Lexicon) -> Reader:
    return Reader.open(MODEL, lexicon, Tagger.open(TAGGER))


def hit(text: str, language: Language = "id") -> Hit:
    return Hit(Passage("a.txt", "a", language, 1, 0, len(text), text), SOURCE, 0.5, 0.5, 0.5)


def read(reader: Reader, question: str, language: Language, *hits: Hit) -> Answer:
    return reader.read(question, language, hits, lambda *_: 3.0)


@pytest.mark.parametrize(
    ("question", "language", "text", "short"),
    [
        ("Siapa kepala laboratorium pangan?", "id", "id", "Rina Hartati"),
        ("kapan rina hartati mundur", "id", "id", "Maret 2022"),
        ("ke mana rina hartati pindah?", "id", "id", "PT Sagu Lestari"),
        ("mengapa ia pindah ke PT Sagu Lestari?", "id", "id", "ingin membuat produk sendiri"),
        ("brp org yg dipekerjakan perusahaan itu", "id", "id", "62"),
        ("Berapa uang yang ditanamkan investor?", "id", "id", "Rp4,5 miliar"),
        ("rina hartati tuh siapa", "id", "id", "kepala laboratorium pangan"),
        ("who is the head of the food laboratory", "en", "id", "Rina Hartati"),
        ("when did Rina Hartati resign?", "en", "id", "Maret 2022"),
        ("how much did investors put in", "en", "id", "Rp4,5 miliar"),
        ("Who was chief engineer of Bluewater Ferries?", "en", "en", "Helen Carter"),
        ("when did helen carter resign", "en", "en", "June 2021"),
        ("where did she move", "en", "en", "Leeds"),
        ("why did Helen Carter move to Harbour Robotics?", "en", "en", "she wanted to build smaller boats"),
        ("how many people does the company employ", "en", "en", "45"),
        ("how much money did investors put into the company?", "en", "en", "$3.2 million"),
        ("who is Helen Carter", "en", "en", "chief engineer of Bluewater Ferries"),
        ("Siapa insinyur kepala Bluewater Ferries?", "id", "en", "Helen Carter"),
        ("kapan Helen Carter mundur?", "id", "en", "June 2021"),
    ],
)
def test_the_short_answer_is_the_words_that_answer(
    reader: Reader, question: str, language: Language, text: Language, short: str
) -> None:
    answer = read(reader, question, language, hit(TEXTS[text], text))
    assert answer.short is not None
    assert answer.quote is not None
    assert short in answer.quote.text
    assert answer.short.text in short or short in answer.short.text
    assert answer.confidence >= THRESHOLD


@pytest.mark.parametrize(
    ("question", "language", "text", "quote"),
    [
        ("apakah mahasiswa masih mau magang di laboratorium itu?", "id", "id", "Banyak mahasiswa"),
        ("do students still want to work at bluewater?", "en", "en", "former students"),
    ],
)
def test_yes_or_no_is_answered_by_the_sentence(
    reader: Reader, question: str, language: Language, text: Language, quote: str
) -> None:
    answer = read(reader, question, language, hit(TEXTS[text], text))
    assert answer.short is None
    assert answer.quote is not None
    assert quote in answer.quote.text


@pytest.mark.parametrize(
    ("question", "language", "text"),
    [
        ("Berapa harga tiket kereta ke Bandung?", "id", "id"),
        ("Apa warna kucing tetangga?", "id", "en"),
        ("who won the cup final", "en", "en"),
        ("How tall is Mount Kilimanjaro?", "en", "id"),
    ],
)
def test_what_the_text_does_not_say_is_withheld(
    reader: Reader, question: str, language: Language, text: Language
) -> None:
    found = replace(hit(TEXTS[text], text), score=0.02)  # as search has it where a passage has none of the words
    answer = withheld(read(reader, question, language, found), THRESHOLD)
    assert not answer.answered
    assert answer.short is None


def test_the_passage_that_answers_is_chosen_whatever_its_rank(reader: Reader) -> None:
    other = "Harga beras naik 14 persen di Surabaya. Pedagang mengeluh kepada wartawan."
    for hits in ((hit(TEXTS["id"]), hit(other)), (hit(other), hit(TEXTS["id"]))):
        answer = read(reader, "berapa persen harga beras naik?", "id", *hits)
        assert answer.short is not None
        assert "14" in answer.short.text


def test_hits_come_in_the_order_of_what_they_say(reader: Reader) -> None:
    other = Hit(Passage("b.txt", "b", "id", 1, 0, 10, "Harga beras naik di Surabaya."), SOURCE, 0.3, 0.5, 0.5)
    third = Hit(Passage("c.txt", "c", "id", 1, 0, 10, "Kepala laboratorium itu ramah."), SOURCE, 0.25, 0.5, 0.5)
    own = replace(hit(TEXTS["id"]), score=0.25)
    unread = [replace(third, score=0.01) for _ in range(HITS_READ)]
    answer = read(reader, "Siapa kepala laboratorium pangan?", "id", other, third, own, *unread)
    assert answer.hits[0].passage is own.passage
    assert {found.passage for found in answer.hits[:3]} == {own.passage, other.passage, third.passage}
    assert len(answer.hits) == 3 + len(unread)
    assert sum(found.score for found in answer.hits) == pytest.approx(0.8 + 0.01 * HITS_READ)
    assert all(a.score >= b.score for a, b in pairwise(answer.hits))


@pytest.mark.parametrize(
    ("question", "language"), [("berapa umur Rina Hartati?", "id"), ("how old is Rina Hartati", "en")]
)
def test_an_amount_of_money_is_no_age(reader: Reader, question: str, language: Language) -> None:
    answer = read(reader, question, language, hit("Rina Hartati, pendiri PT Sagu Lestari, mendapat Rp4,5 miliar."))
    assert answer.confidence <= MISFIT


def test_without_hits_or_words_there_is_no_answer(reader: Reader) -> None:
    assert not read(reader, "siapa?", "id").answered
    assert read(reader, "siapa?", "id", hit("")).confidence == 0.0
    assert read(reader, "siapa?", "id", hit("?!")).confidence == 0.0


def test_a_passage_that_shares_no_word_is_never_trusted(reader: Reader) -> None:
    passage = hit(TEXTS["id"]).passage
    answer = read(reader, "Siapa kepala laboratorium pangan?", "id", Hit(passage, SOURCE, 1.0, 0.9, 0.0))
    assert answer.confidence == 0.0


@given(question=st.text(max_size=80), text=st.text(max_size=300), language=st.sampled_from(LANGUAGES))
@settings(max_examples=60, deadline=None)
def test_whatever_the_text_answers_are_slices_of_it(
    reader: Reader, question: str, text: str, language: Language
) -> None:
    answer = read(reader, question, language, hit(text, language), hit(TEXTS["id"]))
    assert 0 <= answer.confidence <= 1
    if answer.quote and answer.short:
        assert answer.quote.passage is answer.short.passage
        assert 0 <= answer.quote.start <= answer.short.start < answer.short.end <= answer.quote.end
        assert answer.quote.end <= len(answer.quote.passage.text)


def test_a_long_passage_is_read_as_far_as_the_reader_goes(reader: Reader) -> None:
    answer = read(reader, "siapa kepala laboratorium pangan?", "id", hit(TEXTS["id"] + " Panen gagal lagi." * 400))
    assert answer.short is not None
    assert answer.short.text in "Rina Hartati"


@pytest.mark.parametrize("damage", ["missing", "cut", "other"])
def test_weights_that_cant_be_read_name_their_file(tmp_path: Path, lexicon: Lexicon, damage: str) -> None:
    shutil.copytree(MODEL, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "reader.npz"
    if damage == "missing":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:100_000])
    else:
        shutil.copy(tmp_path / "embedding" / "model.safetensors", path)
    with pytest.raises(ModelError, match=r"reader\.npz can't be read .*install Eksodus again"):
        Reader.open(tmp_path, lexicon, Tagger.open(TAGGER))


def test_the_threshold_decides_what_is_told(reader: Reader) -> None:
    answer = read(reader, "Siapa kepala laboratorium pangan?", "id", hit(TEXTS["id"]))
    assert withheld(answer, answer.confidence) == answer
    assert not withheld(answer, answer.confidence + 0.001).answered
