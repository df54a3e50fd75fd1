import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import LANGUAGES, Language, content_words, detect, expand_chat, language_of, stems, words


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("siapa ketua serikat pekerja Amazon", "id"),
        ("brp gaji rata2 di Tokopedia thn ini", "id"),
        ("kapan Everything Everywhere All at Once rilis?", "id"),
        ("gmn nasib karyawan Twitter", "id"),
        ("pemimpin baru Xendit", "id"),
        ("who heads Gojek", "en"),
        ("when did Budi Santoso resign", "en"),
        ("Bukalapak layoffs how many", "en"),
        ("whos the new ceo", "en"),
        ("What does 'siapa' mean?", "en"),
    ],
)
def test_short_questions_full_of_names(question: str, language: Language) -> None:
    assert detect(question) == language


@pytest.mark.parametrize(
    "question",
    [
        "Wer ist der neue Chef von Gojek?",
        "¿Quién es el nuevo jefe de Gojek?",
        "Qui est le nouveau patron de Gojek ?",
        "Gojek'in yeni patronu kim?",
        "Кто возглавляет Gojek?",
        "Gojekの新しい社長は誰ですか",
    ],
)
def test_another_language_is_recognised(question: str) -> None:
    assert detect(question) is None


@pytest.mark.parametrize("question", ["Las Vegas Sands CEO", "Van der Berg", "Kim Jong Un", "google deepmind recruits"])
def test_names_from_elsewhere_do_not_make_a_question_foreign(question: str) -> None:
    assert detect(question) in LANGUAGES


def test_words_fold_case_and_decimal_commas() -> None:
    assert words("Naik 4,4 persen — dari $6.6 ke Rp1.000!") == [
        "naik",
        "4.4",
        "persen",
        "dari",
        "6.6",
        "ke",
        "rp",
        "1.000",
    ]


def test_content_words_leave_out_function_words() -> None:
    assert content_words("Siapa yang memimpin tim itu?", "id") == ["memimpin", "tim"]
    assert content_words("Who is leading the team?", "en") == ["leading", "team"]


def test_forms_of_one_verb_share_a_stem() -> None:
    assert len(set(stems(["memimpin", "dipimpin", "pemimpin", "pimpin"], "id"))) == 1
    assert len(set(stems(["leads", "leading", "lead"], "en"))) == 1


def test_chat_spelling_is_written_out() -> None:
    assert expand_chat("siapa yg pimpin & brp org?") == "siapa yang pimpin & berapa orang?"
    assert expand_chat("Yogya") == "Yogya"
    assert expand_chat("apa kata nasirudin") == "apa kata nasirudin"


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("ngumpulin", "mengumpulkan"), ("ngejelasin", "jelaskan"), ("ngerjain", "mengerjakan"),
        ("ninggalin", "meninggalkan"), ("nanyain", "menanyakan"),
        ("nyediain", "menyediakan"), ("dikumpulin", "dikumpulkan"), ("disiplin", "disiplin"),
        ("dipimpin", "dipimpin"), ("Ngadimin", "Ngadimin"), ("nyamin", "nyamin"),
    ],
)  # fmt: skip
def test_spoken_verbs_are_written_out(spoken: str, written: str) -> None:
    assert expand_chat(f"siapa yang {spoken} data") == f"siapa yang {written} data"


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert language_of(text) in LANGUAGES
    assert detect(text) in (*LANGUAGES, None)
    assert all(words(word) for word in words(text))
    assert len(stems(words(text), "id")) == len(words(text))
