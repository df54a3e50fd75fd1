"""The words without which nobody leaves: cheap to look for, and none is forgotten."""

import pytest

from benchmarks.departures import ARTICLES, read_articles
from index.cues import may_tell, needed
from index.language import Language
from index.leaving import PATTERNS
from index.mentions import as_signs, read_sentences
from index.tagger import Tagger


@pytest.mark.parametrize("name", sorted(path.name for path in ARTICLES.glob("*.yaml")))
def test_every_article_that_tells_of_leaving_has_such_a_word(name: str) -> None:
    telling = [document for document, rows in read_articles(ARTICLES / name) if rows]
    assert [document.text for document in telling if not may_tell(document.text, document.language)] == []


@pytest.mark.parametrize("name", sorted(path.name for path in ARTICLES.glob("*.yaml")))
def test_every_sentence_that_a_pattern_matches_has_such_a_word(name: str, tagger: Tagger) -> None:
    for document, _ in read_articles(ARTICLES / name):
        for sentence in read_sentences(document, tagger):
            signs = as_signs(sentence).text
            if any(pattern.words.search(signs) for pattern in PATTERNS[document.language]):
                assert may_tell(document.text[sentence.start : sentence.end], document.language), signs


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        (r"(?<!\S)(?:resign(?:s|ed|ing)?)(?!\S)", {" resign ", " resigns ", " resigned ", " resigning "}),
        (r"(?<!\S)(?:(?:is|was) [a-z]+ly ousted by O)(?!\S)", {"ly ousted by "}),
        (r"(?<!\S)(?:(?:parted|part) (?:ways|company)(?= with P))(?!\S)", None),
        (r"(?<!\S)(?:R until T)(?!\S)", {" until "}),
    ],
)
def test_what_a_pattern_needs(pattern: str, phrases: set[str] | None) -> None:
    ways = {f" {verb} {what} " for verb in ("parted", "part") for what in ("ways", "company")}
    assert needed(pattern, "en") == (phrases or ways)


def test_a_pattern_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="can match without any word"):
        needed(r"(?<!\S)(?:[a-z]+ P)(?!\S)", "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bank opened three branches on Java last year, and its profit rose to 4.4 million dollars.", "en"),
        ("Bank itu membuka tiga cabang di Jawa tahun lalu, dan labanya naik menjadi 4,4 juta dolar.", "id"),
    ],
)
def test_other_text_is_not_read(text: str, language: Language) -> None:
    assert not may_tell(text, language)
