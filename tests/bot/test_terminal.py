from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from bot.escape import printable
from bot.terminal import answer_view
from index import Answer, Hit, Passage, Source, Span

TEXT = "Ani Wijaya memimpin gudang. Ia pergi pada Senin."
PASSAGE = Passage("a.md", "Kabar gudang", "id", 3, 10, 10 + len(TEXT), TEXT)
SOURCE = Source("a.md", "Kabar gudang", "Harian Contoh", "https://contoh.example/a", "2024-10-04")
HIT = Hit(PASSAGE, SOURCE, 0.9, 0.8, 0.7)
ANSWER = Answer("siapa?", "id", Span(PASSAGE, 0, 10), Span(PASSAGE, 0, 27), (HIT,), 0.8)


def shown(answer: Answer, *, colour: bool = False) -> str:
    console = Console(
        file=StringIO(), soft_wrap=True, force_terminal=colour, color_system="standard" if colour else None
    )
    console.print(answer_view(answer, colour=colour))
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_an_answer_in_plain_text() -> None:
    assert shown(ANSWER) == (
        "Ani Wijaya\n"
        "  “**Ani Wijaya** memimpin gudang.”\n"
        "  — Kabar gudang, paragraf 3, Harian Contoh, terbit 2024-10-04, https://contoh.example/a (yakin, 80%)\n"
    )


def test_in_colour_the_mark_is_a_colour() -> None:
    text = shown(ANSWER, colour=True)
    assert "**" not in text
    assert "\x1b[1;32mAni Wijaya\x1b[0m memimpin" in text


def test_nothing_found_is_said_in_the_questions_language() -> None:
    text = shown(Answer("who?", "en", None, None, (HIT,), 0.1))
    assert text.startswith("The articles don't say.\n")
    assert "nearest passages, which are not an answer" in text
    assert "Ani Wijaya memimpin gudang." in text
    far = Hit(PASSAGE, SOURCE, 0.1, 0.1, 0.0)
    for hits in ((), (far,)):
        text = shown(Answer("who?", "en", None, None, hits, 0.0))
        assert "No passage of the articles comes near" in text
        assert "Ani Wijaya" not in text


@pytest.mark.parametrize("trick", ["\x1b[2J", "\x9b2J", "\u202e", "\u2066", "\a", "\x08", "\r\n"])
def test_tricks_of_an_article_do_not_reach_the_terminal(trick: str) -> None:
    text = f"Ani{trick}Wijaya [bold]memimpin[/bold] gudang."
    passage = Passage("a.md", f"Kabar{trick}", "id", 1, 0, len(text), text)
    hit = Hit(passage, Source("a.md", f"Kabar{trick}", None, None, None), 0.9, 0.8, 0.7)
    text = shown(Answer("siapa?", "id", None, Span(passage, 0, len(text)), (hit,), 0.8))
    assert not set(text) & set("\x1b\x9b\u202e\u2066\a\x08\r")
    assert "[bold]memimpin[/bold]" in text


@given(st.text())
def test_anything_printable_is_one_line_without_controls(text: str) -> None:
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in printable(text))
