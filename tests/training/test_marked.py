"""The marked articles keep their form, and what is made of them keeps the marks on the same words."""

from pathlib import Path
from random import Random

import pytest

from index.knowledge import EXTRACTOR
from index.labels import KINDS
from index.network import exact_in_8_bits
from index.tagger import Names
from index.translation import Lexicon
from index.weights import read_labeller, read_learned
from training.extraction import first_labeller
from training.lessons import hidden, lessons_of
from training.marked import ARTICLES, Marked, read_marked
from training.swaps import Pool, excerpt, paired, swapped

EXAMPLE = """@ en 2025-10-03
{L1:Dana Whitlock}, {R1:head of design} at {O1:Brightloom}, is {V1:leaving}. {L1:She} will {J1:join} {D1:Fathom Studio}.

"Fine," {P1:Whitlock} said. {P:Omar Reyes} praised her. {Q2:Two designers} {V2:quit} {O2:Brightloom} {W2:in September}.
"""


@pytest.fixture
def example(tmp_path: Path) -> Marked:
    path = tmp_path / "example.txt"
    path.write_text(EXAMPLE, encoding="utf-8")
    (article,) = read_marked(path)
    return article


def words_of(article: Marked) -> list[tuple[str, str, str]]:
    return [(mark.kind, mark.numbers, article.text[mark.start : mark.end]) for mark in article.marks]


def test_marks_are_read_and_leave_the_text(example: Marked) -> None:
    assert "{" not in example.text
    assert words_of(example)[:3] == [
        ("leaver", "1", "Dana Whitlock"),
        ("role", "1", "head of design"),
        ("left", "1", "Brightloom"),
    ]


def test_a_wrong_heading_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("@ en 2025-01-01\nText.\n@ fr 2025\nTexte.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.txt, line 3"):
        list(read_marked(path))


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_article_has_whole_marks_whose_numbers_somebody_has(path: Path) -> None:
    for article in read_marked(path):
        assert not {"{", "}"} & set(article.text), article.text
        leave = {number for mark in article.marks if mark.kind in ("leaver", "group") for number in mark.numbers}
        for mark in article.marks:
            assert article.text[mark.start : mark.end].strip() == article.text[mark.start : mark.end] != "", mark
            assert set(mark.numbers) <= leave, (mark, article.text)
            assert mark.numbers or mark.kind in ("person", "organization"), (mark, article.text)


def test_lessons_point_at_each_leaver_and_tell_only_of_that_one(example: Marked) -> None:
    names, pieces = Names.open(EXTRACTOR / "names.txt"), read_labeller(EXTRACTOR).pieces
    everybody, dana, group, stays = lessons_of(example, names, pieces, Random(1))
    kinds = [{KINDS[(tag - 1) // 2] for tag in lesson.tags if tag > 0} for lesson in (everybody, dana, group, stays)]
    assert {"leaver", "group", "destination", "when"} <= kinds[0]
    assert "group" not in kinds[1]
    assert "when" not in kinds[1]
    assert "leaver" not in kinds[2]
    assert kinds[3] == {"person", "organization"}
    assert everybody.sheet.features[:, -2:].sum() == 0
    assert dana.sheet.features[:, -2].sum() == 3  # "Dana Whitlock" and "Whitlock", no pronoun
    changed = hidden(everybody, pieces, Random(0)).sheet
    assert changed.pieces.shape == everybody.sheet.pieces.shape
    assert (changed.pieces != everybody.sheet.pieces).any()


def test_a_name_that_is_nobodys_is_now_and_then_pointed_out_as_one_who_stays(example: Marked) -> None:
    names, pieces = Names.open(EXTRACTOR / "names.txt"), read_labeller(EXTRACTOR).pieces
    lessons = [lessons_of(example, names, pieces, Random(seed)) for seed in range(8)]
    more = [found[-1] for found in lessons if len(found) == 5]
    assert 0 < len(more) < len(lessons)
    for lesson in more:
        kinds = [KINDS[(tag - 1) // 2] if tag > 0 else None for tag in lesson.tags]
        pointed = lesson.sheet.features[:, -2] > 0
        assert kinds[0] == "person"
        assert {kind for kind, out in zip(kinds, pointed, strict=True) if out} <= {"organization", None}


def test_the_network_starts_as_the_reader(lexicon: Lexicon) -> None:
    reader = read_learned(EXTRACTOR, lexicon, swift=False).network
    labeller = first_labeller(reader)
    for own, theirs in zip(labeller.layers.parameters(), reader.layers.parameters(), strict=True):
        assert own.equal(theirs)
    if exact_in_8_bits():  # 8-bit layers are for reading only; what is learned on them is learned from nothing
        with pytest.raises(KeyError):
            first_labeller(reader.swift())


def test_swapped_names_stay_the_same_person_and_marks_stay_on_words(example: Marked) -> None:
    others = [article for path in sorted(ARTICLES.glob("*.txt"))[:2] for article in read_marked(path)]
    changed = swapped(example, Pool.of([example, *others]), Random(3))
    words = words_of(changed)
    assert [kind for kind, *_ in words] == [kind for kind, *_ in words_of(example)]
    full, short = words[0][2], next(text for kind, number, text in words if (kind, number) == ("person", "1"))
    assert full.endswith(short)
    assert changed.text != example.text
    assert ("leaver", "1", "She") in words


def test_two_short_articles_as_one_keep_their_departures_apart(example: Marked) -> None:
    for seed in range(20):
        both = paired([example, example], Random(seed))
        if len(both) == 1:
            assert words_of(both[0])[0] == ("leaver", "1", "Dana Whitlock")
            assert ("leaver", "3", "Dana Whitlock") in words_of(both[0])
            return
    pytest.fail("two short articles of one language never stood together")


def test_a_part_of_an_article_keeps_the_marks_of_whom_it_tells(example: Marked) -> None:
    parts = {excerpt(example, Random(seed)) for seed in range(20)}
    texts = [*example.text.split("\n\n"), example.text]
    assert sorted(part.text for part in parts) == sorted(texts)
    (second,) = (part for part in parts if part.text == texts[1])
    assert words_of(second) == [
        ("person", "", "Whitlock"),  # her leaving is not told here
        ("person", "", "Omar Reyes"),
        ("group", "2", "Two designers"),
        ("goes", "2", "quit"),
        ("left", "2", "Brightloom"),
        ("when", "2", "in September"),
    ]
