"""The list of all articles' departures: merged, filtered, and mended by people."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Departure, Knowledge, QuestionError, Quote, intake
from index.corrections import correct, parse_corrections
from index.roster import alike, chosen, merge, newest_first

Make = Callable[[Mapping[str, str | bytes]], Path]


def row(person: str | None = "Ruth Adeleke", **fields: str | None) -> Departure:
    empty = dict.fromkeys(("group", "role", "organization", "destination", "when", "date"))
    values = {**empty, "organization": "Halcyon", **fields}
    return Departure(person=person, kind="resigned", quotes=(Quote(f"{values}", "a.md", 1),), **values)  # type: ignore[arg-type]


def test_the_same_departure_in_two_articles_is_one_row() -> None:
    (merged,) = merge(
        [row("Adeleke", role="chief"), row("Ruth Adeleke", destination="Tessel", when="May", date="2025-05")]
    )
    assert (merged.person, merged.role, merged.destination, merged.date) == (
        "Ruth Adeleke",
        "chief",
        "Tessel",
        "2025-05",
    )
    assert len(merged.quotes) == 2


@pytest.mark.parametrize(
    "other",
    [
        row("Ruth Adeleke", organization="Tessel"),
        row("Ruth Okoro"),
        row(date="2019"),
        row(None, group="three engineers"),
    ],
)
def test_other_departures_stay_rows_of_their_own(other: Departure) -> None:
    assert len(merge([row(date="2025"), other])) == 2


def test_legal_forms_are_no_part_of_a_name() -> None:
    assert len(merge([row(organization="PT Sinar Data Tbk"), row(organization="Sinar Data")])) == 1


def test_newest_come_first_and_those_without_a_date_last() -> None:
    rows = newest_first([row(), row(date="2021"), row(date="2025-03-04"), row(date="2025-03")])
    assert [r.date for r in rows] == ["2025-03-04", "2025-03", "2021", None]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"person": "adeleke"}, 1),
        ({"person": "ruth adelek"}, 1),
        ({"person": "okoro"}, 0),
        ({"organization": "halcyon"}, 1),
        ({"destination": "tessel"}, 0),
        ({"since": "2025"}, 1),
        ({"since": "2025-05"}, 1),
        ({"since": "2025-06"}, 0),
    ],
)
def test_names_may_be_short_or_misspelt(asked: dict[str, str], found: int) -> None:
    assert len(chosen([row(date="2025-05")], **asked)) == found


@given(st.text(max_size=30), st.none() | st.text(max_size=30))
def test_any_two_names_compare(asked: str, name: str | None) -> None:
    assert alike(asked, name) in (True, False)


@pytest.mark.parametrize("since", ["may", "2025-13", "25", "2025-03-99", ""])
def test_a_date_that_is_none_is_refused(since: str) -> None:
    with pytest.raises(QuestionError) as error:
        chosen([row()], since=since)
    assert error.value.kind == "date"


CORRECTIONS = """
- fix: Ruth Adeleke
  person: Ruth A. Adeleke
  role: finance chief
- hide: Omar Haddad
- add: Citra Lestari
  organization: PT Gudang
  date: 2025-03-03
  source: siaran pers 3 Maret 2025
"""


def test_corrections_fix_hide_and_add() -> None:
    corrections, problems = parse_corrections(CORRECTIONS)
    rows, unfit = correct([row(), row("Omar Haddad")], corrections)
    assert (problems, unfit) == ((), ())
    assert [(r.person, r.role, r.edited) for r in rows] == [
        ("Ruth A. Adeleke", "finance chief", True),
        ("Citra Lestari", None, True),
    ]
    assert rows[1].quotes == (Quote("siaran pers 3 Maret 2025", "departures.yaml", 6),)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- fix: Ruth Adeleke\n", "line 1 fixes nothing"),
        ("\n- hide: A\n  fix: B\n", "line 2 needs one of"),
        ("- add: Citra\n", "line 1 adds a departure without 'source:'"),
        ("- fix: A\n  kind: gone\n", "line 1 has the kind 'gone'"),
        ("- fix: A\n  date: soon\n", "line 1 has the date 'soon'"),
        ("- fix: A\n  colour: red\n", "line 1 has 'colour'"),
        ("- fix: A\n  role: [a, b]\n", "line 1 has a list"),
        ("- just words\n", "line 1 is no entry"),
        ("fix: A\n", "is no list"),
        ("- fix: 'A\n", "is no YAML from line"),
    ],
)
def test_what_can_not_be_used_is_said_with_its_line(text: str, problem: str) -> None:
    corrections, problems = parse_corrections(text)
    assert corrections == ()
    assert len(problems) == 1
    assert problems[0].startswith(problem)


def test_a_correction_of_nobody_is_said_and_the_nearest_name_offered() -> None:
    corrections, _ = parse_corrections("- hide: Ruth Adelek\n")
    rows, problems = correct([row()], corrections)
    assert rows == (row(),)
    assert problems == (
        "line 1 is about 'Ruth Adelek', of whom no article tells a departure; did you mean 'Ruth Adeleke'.",
    )


@given(st.text(max_size=120))
def test_any_file_of_corrections_is_read_or_refused(text: str) -> None:
    corrections, problems = parse_corrections(text)
    correct([row()], corrections)
    assert all(problem.endswith(".") for problem in problems)


def test_corrections_of_a_corpus_apply_and_changes_are_noticed(corpus: Make, tmp_path: Path) -> None:
    text = "Ruth Adeleke has resigned from Halcyon Labs.\n"
    folder = corpus({"a.md": text, "departures.yaml": "- fix: Ruth Adeleke\n  role: chief\n- hide: Nobody\n"})
    knowledge = Knowledge.open(folder, tmp_path / "index")
    (found,) = knowledge.departures()
    assert (found.role, found.edited) == ("chief", True)
    assert knowledge.report is not None
    assert [str(problem) for problem in knowledge.report.problems] == [
        "departures.yaml line 3 is about 'Nobody', of whom no article tells a departure; "
        "write the name as the list has it."
    ]
    (folder / "departures.yaml").write_text("")
    assert Knowledge.open(folder, tmp_path / "index").departures() == (replace(found, role=None, edited=False),)


def test_departures_of_unchanged_articles_are_not_read_again(
    corpus: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = corpus({"a.md": "Ruth Adeleke has resigned from Halcyon Labs.\n", "b.md": "Harga beras naik.\n"})
    Knowledge.open(folder, tmp_path / "index")
    (folder / "b.md").write_text("Omar Haddad has quit Tessel Labs.\n")
    read: list[str] = []
    real = intake.read_departures
    monkeypatch.setattr(
        intake, "read_departures", lambda document, extractor: read.append(document.path) or real(document, extractor)
    )
    assert {r.person for r in Knowledge.open(folder, tmp_path / "index").departures()} == {
        "Ruth Adeleke",
        "Omar Haddad",
    }
    assert read == ["b.md"]
