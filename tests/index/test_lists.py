"""Questions that ask for the list of departures are answered from it, and no others."""

import pytest

from index import Departure, Knowledge, Quote
from index.facts import asked_fact
from index.lists import wanted


def row(person: str, organization: str, destination: str | None = None, date: str | None = None) -> Departure:
    kind = "dismissed" if person == "Omar Haddad" else "resigned"
    return Departure(person, None, None, organization, destination, None, date, kind, (Quote("…", "a.md", 1),))  # type: ignore[arg-type]


ROWS = (
    row("Ruth Adeleke", "Halcyon", "Tessel Labs", "2025-05"),
    row("Omar Haddad", "Halcyon", None, "2021"),
    row("Rina Kartika", "Sinar Data", "Awan Biru", "2025"),
)


@pytest.mark.parametrize(
    ("question", "persons"),
    [
        ("who left?", ["Ruth Adeleke", "Omar Haddad", "Rina Kartika"]),
        ("siapa saja yang keluar", ["Ruth Adeleke", "Omar Haddad", "Rina Kartika"]),
        ("siapa yg ninggalin halcyon", ["Ruth Adeleke", "Omar Haddad"]),
        ("sapa aja yg cabut dr halcyon", ["Ruth Adeleke", "Omar Haddad"]),
        ("list everyone who has quit halcyon recently", ["Ruth Adeleke", "Omar Haddad"]),
        ("who left halcyon for tessel", ["Ruth Adeleke"]),
        ("siapa yang pindah ke awan biru?", ["Rina Kartika"]),
        ("who was fired", ["Omar Haddad"]),
        ("who left in 2021", ["Omar Haddad"]),
        ("daftar karyawan yang mengundurkan diri dari sinar data", ["Rina Kartika"]),
        ("who left tessel?", []),
        ("who left first?", []),
        ("why did Ruth leave?", []),
        ("how many people left halcyon", []),
        ("who leads halcyon", []),
        ("kapan Ruth keluar?", []),
        ("siapa yang menggantikan Ruth", []),
        ("did anybody leave halcyon", []),
        ("who left the door open at halcyon", []),
    ],
)
def test_what_a_question_wants(question: str, persons: list[str]) -> None:
    assert [row.person for row in wanted(question, ROWS)] == persons


TOLD = Departure(
    "Ruth Adeleke", None, "finance chief", "Halcyon", "Tessel Labs", "in May", "2025-05", "joined",
    (Quote("Ruth Adeleke, Halcyon's finance chief, left for Tessel Labs in May.", "a.md", 1),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("where did ruth adeleke go?", "Tessel Labs"),
        ("adeleke gabung ke mana", "Tessel Labs"),
        ("ke mana perginya adeleke?", "Tessel Labs"),
        ("which company did Ruth Adeleke join", "Tessel Labs"),
        ("kapan ruth keluar dari halcyon?", "in May"),
        ("when did Adeleke leave", "in May"),
        ("what was adeleke's job at halcyon", "finance chief"),
        ("which company did Adeleke leave", "Halcyon"),
        ("where was Ruth Adeleke born?", None),
        ("where does adeleke live", None),
        ("why did Adeleke leave", None),
        ("when did Adeleke win the prize", None),
        ("where did Omar go", None),
        ("ke mana uangnya pergi", None),
    ],
)
def test_a_question_about_one_of_them(question: str, value: str | None) -> None:
    fact = asked_fact(question, [TOLD])
    assert (fact.value if fact else None) == value


@pytest.mark.parametrize("question", ["siapa saja yang keluar dari OpenAI?", "who left openai"])
def test_the_answer_lists_them_with_a_quote(article: Knowledge, question: str) -> None:
    answer = article.ask(question)
    assert {row.person for row in answer.departures if row.person} == {
        "Mira Murati",
        "Bob McCrew",
        "Barret Zoph",
        "Tim Brooks",
    }
    assert answer.quote is not None
    assert answer.quote.text in answer.quote.passage.text
