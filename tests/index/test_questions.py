import pytest

from index.language import Language
from index.questions import take_apart


@pytest.mark.parametrize(
    ("question", "language", "kind", "telling"),
    [
        ("Apa nama negara terkecil?", "id", "what", ["nama", "negara", "terkecil"]),
        ("siapa yg pimpin sora?", "id", "who", ["pimpin", "sora"]),
        ("mira murati tuh siapa", "id", "who", ["mira", "murati"]),
        ("sapa yg keluar dr openai", "id", "who", ["keluar", "openai"]),
        ("Apa jabatan Dr Sutomo?", "id", "what", ["jabatan", "dr", "sutomo"]),
        ("brpa duit yg ditanam", "id", "number", ["uang", "ditanam"]),
        ("ke mana kiper itu pergi", "id", "where", ["kiper", "pergi"]),
        ("kmn dia pindah", "id", "where", ["pindah"]),
        ("knp stafnya keluar", "id", "why", ["stafnya", "keluar"]),
        ("Tahun berapa Monas dibangun?", "id", "when", ["tahun", "monas", "dibangun"]),
        ("apakah mahasiswa masih ingin bekerja di sana?", "id", "yes/no", ["mahasiswa", "ingin", "bekerja", "sana"]),
        ("apakah mahasiswa masih mau kerja di sana", "id", "yes/no", ["mahasiswa", "mau", "kerja", "sana"]),
        ("Apa kepanjangan GPS?", "id", "expansion", ["kepanjangan", "gps"]),
        ("how many people left", "en", "number", ["people", "left"]),
        ("where did tim brooks go", "en", "where", ["tim", "brooks", "go"]),
        ("Did Brooks leave?", "en", "yes/no", ["brooks", "leave"]),
        ("who resigned as CTO", "en", "who", ["resigned", "cto"]),
    ],
)
def test_what_a_question_asks(question: str, language: Language, kind: str, telling: list[str]) -> None:
    asked = take_apart(question, language, lambda *_: 1.0)
    assert asked.kind == kind
    assert [term.text for term in asked.terms] == telling
    assert [asked.folded[n] for n, term in enumerate(asked.term_of) if term is not None] == telling


def test_a_negation_is_noticed() -> None:
    assert take_apart("Siapa yang tidak keluar?", "id", lambda *_: 1.0).negated
    assert not take_apart("Siapa yang keluar?", "id", lambda *_: 1.0).negated
