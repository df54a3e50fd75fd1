"""Real texts in which nobody leaves: what most of the news is about."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from random import Random

from index.errors import CorpusError
from index.extraction import read_sentences
from index.labels import Kind
from index.language import Language
from index.tagger import Tagger, names
from training.lessons import as_document
from training.marked import TELLING, Mark, Marked

LONGEST = 5
"""Texts in a row that make an article."""
_WORDS = re.compile(r"[^\W\d_]+")
_RARER = 20.0  # times; a word that is as frequent in other texts says nothing by itself
_PUBLISHED = date(2020, 1, 1)
_KINDS: dict[str, Kind] = {"PER": "person", "ORG": "organization"}


def telling_words(articles: Iterable[Marked], texts: Iterable[str]) -> frozenset[str]:
    """The words, in lower case, by which `articles` say that somebody leaves, and which are rare in other `texts`."""
    telling = Counter(
        word
        for article in articles
        for mark in article.marks
        if mark.kind in TELLING
        for word in _words(article.text[mark.start : mark.end])
    )
    every = Counter(word for text in texts for word in _words(text))
    rarer = _RARER * telling.total() / every.total()
    return frozenset(word for word, count in telling.items() if count > 1 and count >= rarer * every[word])


def quiet(
    texts: Sequence[str], language: Language, telling: frozenset[str], tagger: Tagger, rng: Random
) -> list[Marked]:
    """Articles of up to `LONGEST` texts in a row without any of the words `telling`, with the names that they have."""
    return [found for run in _runs(texts, telling, rng) if (found := _marked("\n\n".join(run), language, tagger))]


def _runs(texts: Sequence[str], telling: frozenset[str], rng: Random) -> Iterator[list[str]]:
    run: list[str] = []
    size = rng.randint(1, LONGEST)
    for text in texts:
        tells = not telling.isdisjoint(_words(text))
        if run and (tells or len(run) == size):
            yield run
            run, size = [], rng.randint(1, LONGEST)
        if not tells:
            run.append(text)
    if run:
        yield run


def _words(text: str) -> list[str]:
    return [word.removesuffix("nya") for word in _WORDS.findall(text.lower())]


def _marked(text: str, language: Language, tagger: Tagger) -> Marked | None:
    """`text` with its names marked; None if it would be read otherwise than it stands, or has no name."""
    article = Marked(language, _PUBLISHED, text, ())
    try:
        document = as_document(article)
    except (ValueError, CorpusError):
        return None
    offset = document.text.index(text)
    marks = [
        Mark(_KINDS[kind], "", words[first].start - offset, words[last - 1].end - offset)
        for words in (sentence.words for sentence in read_sentences(document))
        for first, last, kind in names(tagger.tag([word.text for word in words]))
        if kind in _KINDS
    ]
    return Marked(language, _PUBLISHED, text, tuple(marks)) if marks else None
