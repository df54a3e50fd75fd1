import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.corpus import Document
from index.formats import paragraphs_of
from index.language import Language
from index.passages import sentences, split


def document(text: str, language: Language = "id") -> Document:
    return Document("a.txt", "a", language, None, None, None, text, paragraphs_of(text))


def cut(text: str, language: Language = "id") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Perusahaan itu menerima $6,6 miliar pekan lalu.",
        "Porsinya tinggal 4,4 persen dari 1.250 lowongan.",
        "Menurut Dr. Ani dan Ir. H. Budi, hal itu benar.",
        "Ia bekerja di PT. Maju Jaya, Jl. Merdeka No. 5.",
        "Prof. J. K. Tan tiba dari U.S. kemarin.",
        "“Kami pergi. Kami lelah,” katanya.",
        "Rapat tgl. 5 Mei ditunda.",
        "Apakah ia pergi?",
    ],
)
def test_a_stop_that_ends_no_sentence_does_not_cut_indonesian(sentence: str) -> None:
    following = "Lalu semua orang pulang."
    assert cut(f"{sentence} {following}")[-1] == following
    if not sentence.startswith("“"):
        assert cut(f"{sentence} {following}") == [sentence, following]


@pytest.mark.parametrize(
    "sentence",
    [
        "It raised $6.6 billion from Smith & Co. in May.",
        "Mr. T. S. Lee, Ph.D., left the U.S. government.",
        "“We are leaving,” she said.",
        "The figure fell to 4.4 percent on Sept. 25.",
    ],
)
def test_a_stop_that_ends_no_sentence_does_not_cut_english(sentence: str) -> None:
    following = "Then everybody went home."
    assert cut(f"{sentence} {following}", "en") == [sentence, following]


def test_a_one_line_paragraph_is_a_passage_with_its_number() -> None:
    text = "Judul kabar\n\nSatu kalimat pendek\n\nParagraf ketiga, yang terakhir."
    assert [(p.paragraph, p.text) for p in split(document(text))] == [
        (1, "Judul kabar"),
        (2, "Satu kalimat pendek"),
        (3, "Paragraf ketiga, yang terakhir."),
    ]


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    text = "Kalimat satu di sini. Kalimat dua di sini. Kalimat tiga."
    assert [p.text for p in split(document(text), max_chars=45)] == [
        "Kalimat satu di sini. Kalimat dua di sini.",
        "Kalimat tiga.",
    ]


def test_a_sentence_longer_than_a_passage_is_cut_at_spaces() -> None:
    text = "kata " * 30 + "x" * 100
    pieces = split(document(text.strip()), max_chars=40)
    assert all(len(piece.text) <= 40 for piece in pieces)
    assert "".join(piece.text for piece in pieces).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet=st.sampled_from("ab A.!?\n\r “”,4DrPT é😀\u2028"), max_size=300), st.integers(5, 60))
def test_a_passage_is_its_slice_and_nothing_is_lost(text: str, max_chars: int) -> None:
    found = split(document(text), max_chars=max_chars)
    assert all(text[p.start : p.end] == p.text and p.text.strip() for p in found)
    assert "".join("".join(p.text for p in found).split()) == "".join(text.split())
    assert [p.start for p in found] == sorted(p.start for p in found)


@given(st.text(max_size=200), st.sampled_from(["id", "en"]))
def test_sentences_cover_any_text_in_order(text: str, language: Language) -> None:
    spans = sentences(text, language)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
