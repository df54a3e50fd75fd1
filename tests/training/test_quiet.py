"""Texts in which nobody leaves: without a word of leaving, and with their names marked."""

from datetime import date
from random import Random

import pytest

from index.knowledge import TAGGER
from index.tagger import Tagger
from training.marked import Mark, Marked
from training.quiet import LONGEST, quiet, telling_words

TOLD = "Dana Whitlock has resigned. "
PLAIN = ["The minister Omar Reyes has said so in Lisbon."] * 40


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.open(TAGGER)


def test_words_of_leaving_are_those_that_other_texts_lack() -> None:
    start = TOLD.index("has resigned")
    article = Marked("en", date(2025, 1, 1), TOLD, (Mark("goes", "1", start, start + len("has resigned")),))
    assert telling_words([article, article], PLAIN) == {"resigned"}
    assert telling_words([article], PLAIN) == set()  # said once, it may be a slip


def test_who_is_named_without_a_word_of_leaving_stays(tagger: Tagger) -> None:
    texts = [*PLAIN, "Presumably resigned to it.", "\0 no text at all, says Omar Reyes", *PLAIN]
    found = quiet(texts, "en", frozenset({"resigned"}), tagger, Random(1))
    assert all(len(article.text.split("\n\n")) <= LONGEST for article in found)
    assert not any("resigned" in article.text or "\0" in article.text for article in found)
    assert 60 < sum(article.text.count("Lisbon") for article in found) <= 80
    named = {(mark.kind, article.text[mark.start : mark.end]) for article in found for mark in article.marks}
    assert ("person", "Omar Reyes") in named
    assert {kind for kind, _ in named} <= {"person", "organization"}
