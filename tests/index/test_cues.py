"""The words without which nobody leaves: cheap to look for, and none is forgotten."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.departures import ARTICLES, read_articles
from index.cues import may_tell
from index.language import Language
from index.leaving import PATTERNS
from index.wordings import Pattern


@pytest.mark.parametrize("name", sorted(path.name for path in ARTICLES.glob("*.yaml")))
def test_every_article_that_tells_of_leaving_has_such_a_word(name: str) -> None:
    telling = [document for document, rows in read_articles(ARTICLES / name) if rows]
    assert [document.text for document in telling if not may_tell(document.text, document.language)] == []


@pytest.mark.parametrize("language", ["en", "id"])
@settings(max_examples=400, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_pattern_has_such_a_word(language: Language, data: st.DataObject) -> None:
    pattern: Pattern = data.draw(st.sampled_from(PATTERNS[language]))
    inside = re.sub(r"^\(\?<!\\S\)|\(\?!\\S\)$", "", pattern.words.pattern)
    match = pattern.words.search(data.draw(st.from_regex(inside)))
    assert match is None or may_tell(match.group(), language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bank opened three branches on Java last year, and its profit rose to 4.4 million dollars.", "en"),
        ("Bank itu membuka tiga cabang di Jawa tahun lalu, dan labanya naik menjadi 4,4 juta dolar.", "id"),
    ],
)
def test_other_text_is_not_read(text: str, language: Language) -> None:
    assert not may_tell(text, language)
