from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import answer_buttons
from bot.cards import answer_card, as_text, conversation_of, passage_pages, passages_card
from bot.limits import CUSTOM_ID, LABEL, length
from bot.verdicts import document_key, find_document
from bot.words import WORDS
from index import Answer, Hit, Knowledge, Language, Passage, Source, Span

SOURCE = Source("a.md", "A [title]", "The Example", "https://example.org/a", "2024-10-03")


def answered(text: str, short: tuple[int, int] | None, source: Source = SOURCE, confidence: float = 0.9) -> Answer:
    passage = Passage(source.path, source.title, "en", 6, 0, len(text), text)
    hit = Hit(passage, source, 1, 1, 1)
    span = Span(passage, *short) if short else None
    return Answer("who leads Sora?", "en", span, Span(passage, 0, len(text)), (hit,), confidence)


def test_the_card_says_what_who_where_when_and_how_sure() -> None:
    card = answer_card(answered("Tim *Brooks* leads Sora.", (0, 12)), "en")
    assert card.title == r"Tim \*Brooks\*"
    assert card.description == (
        "> “**Tim \\*Brooks\\*** leads Sora.”\n"
        "— [A \\[title\\]](https://example.org/a), paragraph 6\n"
        "The Example · October 3, 2024 · *sure*"
    )
    assert (card.author.name, card.footer.text) == ("who leads Sora?", None)


def test_the_card_speaks_the_language_it_is_told_to() -> None:
    card = answer_card(answered("Tim Brooks leads Sora.", (0, 10), confidence=0.6), "id")
    assert "paragraf 6" in (card.description or "")
    assert "3 Oktober 2024 · *cukup yakin*" in (card.description or "")


@pytest.mark.parametrize("confidence", [0.9, 0.6, 0.4])
def test_the_colour_tells_how_sure_it_is(confidence: float) -> None:
    others = {answer_card(answered("x y", None, confidence=c), "en").colour for c in (0.9, 0.6, 0.4) if c != confidence}
    assert answer_card(answered("x y", None, confidence=confidence), "en").colour not in others


def test_an_honest_nothing_says_so_and_how_to_ask_better(article: Knowledge) -> None:
    answer = article.ask("berapa harga beras?")
    card = answer_card(answer, "id")
    assert (card.title, card.description) == (WORDS["id"].not_answered, WORDS["id"].rephrase)
    assert "eks:share" in {item.custom_id for item in answer_buttons(answer, "id", 1, private=True).children}  # type: ignore[attr-defined]


@given(
    st.text(min_size=1, max_size=400) | st.just("w" * 10_000) | st.just("\\*" * 5000),
    st.integers(0, 300),
    st.integers(1, 300),
    st.text(max_size=400) | st.just("t" * 10_000),
)
def test_any_article_makes_a_card_that_discord_takes(text: str, start: int, size: int, title: str) -> None:
    start = min(start, len(text) - 1)
    source = Source("a.md", title, title, "https://example.org/" + "a" * 3000, None)
    card = answer_card(answered(text, (start, min(start + size, len(text))), source), "en", (title, title))
    assert length(card.title or "") <= 256
    assert length(card.description or "") <= 4096
    assert length(card.author.name or "") <= 256
    assert length(card.footer.text or "") <= 2048
    assert len(card) <= 6000
    assert length(as_text(card)) <= 2000


def test_a_quote_that_is_too_long_keeps_the_short_answer() -> None:
    text = "before " * 1000 + "Tim Brooks" + " after" * 1000
    card = answer_card(answered(text, (7000, 7010)), "en")
    assert "… before before" not in (card.description or "")[:12]
    assert "**Tim Brooks**" in (card.description or "")


questions = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=1000).map(str.strip).filter(bool)


@given(st.lists(questions, min_size=1, max_size=4))
def test_a_card_carries_its_conversation(said: list[str]) -> None:
    said = [question.replace("›", ">") for question in said]
    *before, question = said
    passage = Passage("a.md", "A", "en", 1, 0, 3, "abc")
    answer = Answer(question, "en", None, Span(passage, 0, 3), (Hit(passage, SOURCE, 1, 1, 1),), 0.9)
    carried = conversation_of([answer_card(answer, "en", before)])
    assert carried[-1] == question
    assert tuple(said[-len(carried) :]) == carried
    if sum(map(len, said)) < 500:
        assert list(carried) == said


def test_the_other_passages_are_paged(article: Knowledge) -> None:
    answer = article.ask("mengapa para peneliti keluar dari OpenAI?")
    pages = passage_pages(answer)
    shown = [field.name for page in range(pages) for field in passages_card(answer, page, "id").fields]
    assert pages > 1
    quoted = answer.quote.passage.paragraph if answer.quote else 0
    near = [hit.passage.paragraph for hit in answer.hits if hit.lexical > 0 and hit.passage.paragraph != quoted]
    assert [int((name or "").rpartition(" ")[2]) for name in shown] == near


@pytest.mark.parametrize("language", ["id", "en"])
def test_buttons_fit_and_carry_their_state(language: Language) -> None:
    source = Source("folder/" * 40 + "a.md", "A", None, None, None)
    answer = answered("Tim Brooks leads Sora.", (0, 10), source)
    for private in (True, False):
        items = answer_buttons(answer, language, 2**63, private=private).children
        assert all(length(item.custom_id) <= CUSTOM_ID and 0 < length(item.item.label) <= LABEL for item in items)  # type: ignore[attr-defined]
        assert f"eks:context:{document_key(source.path)}:6" in {item.custom_id for item in items}  # type: ignore[attr-defined]
    assert find_document([SOURCE, source], document_key(source.path)) is source
    assert find_document([SOURCE], document_key(source.path)) is None


def test_who_left_is_a_list(corpus: Callable[[Mapping[str, str | bytes]], Path], tmp_path: Path) -> None:
    text = "Mira Murati, kepala teknologi OpenAI, mengundurkan diri pada 25 September 2024 dan pindah ke Anthropic."
    knowledge = Knowledge.open(corpus({"a.md": text}), tmp_path / "index")
    answer = knowledge.ask("siapa saja yang keluar dari OpenAI?")
    assert answer.departures
    card = answer_card(answer, "id")
    assert card.title == WORDS["id"].left.format(count=1)
    assert "**Mira Murati**" in (card.description or "")
