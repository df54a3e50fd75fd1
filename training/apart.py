"""What is kept apart from training, and the questions made of it: for the ranking's weights, and for figures.

Of the parallel news that stands in its documents' order, every fifth run of `RUN` sentences is kept apart, in turn to
learn the weights from and to measure on; of the collected questions, those of every third paragraph. A passage is four
sentences; the questions about it are made from one of them, or from its translation.
"""

import hashlib
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.language import LANGUAGES, Language
from training import made
from training.data import Pair, Reading

NEWS = ("bbc-468", "panl-bppt-eco", "panl-bppt-int", "panl-bppt-spo")
RUN = 40
SENTENCES = 4
TO_LEARN, TO_MEASURE = 4, 9  # of ten runs in a row
PARAGRAPHS = 3
QUESTIONS = 500  # of each language, to measure on


@dataclass(frozen=True, slots=True)
class Query:
    """A question, and the number of the passage that it is about."""

    question: str
    language: Language
    passage: int


@dataclass(frozen=True, slots=True)
class News:
    """Passages in both languages, each the translation of the other's at its place, and questions about some."""

    passages: Mapping[Language, tuple[str, ...]]
    queries: tuple[Query, ...]  # in both languages, in an order drawn by chance


def without(corpora: Mapping[str, Sequence[Pair]]) -> dict[str, list[Pair]]:
    """`corpora` without the news that are kept apart, and without the sentences that other places have of them."""
    apart = {pair for name in NEWS for n, pair in enumerate(corpora.get(name, ())) if _run(n) in (TO_LEARN, TO_MEASURE)}
    return {name: [pair for pair in pairs if pair not in apart] for name, pairs in corpora.items()}


def is_apart(reading: Reading) -> bool:
    """Whether the questions of its paragraph are kept apart."""
    return int.from_bytes(hashlib.sha256(reading.paragraph.encode()).digest()[:4]) % PARAGRAPHS == 0


def news(corpora: Mapping[str, Sequence[Pair]], part: int, seed: int, *, all_passages: bool = True) -> News:
    """The news as passages, or those kept apart alone; questions about those of `part`, `TO_LEARN` or `TO_MEASURE`."""
    chance = random.Random(seed)
    passages: dict[Language, list[str]] = {language: [] for language in LANGUAGES}
    queries: list[Query] = []
    for run, pairs in _passages(corpora):
        if not all_passages and run not in (TO_LEARN, TO_MEASURE):
            continue
        for language in LANGUAGES:
            texts = [_side(pair, language) for pair in pairs]
            if run == part:
                asked = (next(made.questions(text, language, chance), None) for text in texts)
                queries += [Query(q.question, language, len(passages[language])) for q in asked if q]
            passages[language].append(" ".join(texts))
    chance.shuffle(queries)
    return News({language: tuple(texts) for language, texts in passages.items()}, tuple(queries))


def write_english_sets(corpora: Mapping[str, Sequence[Pair]], folder: Path, seed: int) -> None:
    """Write two question sets over the English news kept apart below `folder`, asked in English and in Indonesian."""
    found = news(corpora, TO_MEASURE, seed, all_passages=False)
    for language in LANGUAGES:
        home = folder / f"news-{language}-en"
        (home / "corpus").mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(found.passages["en"]):
            (home / "corpus" / f"n{number:05d}.txt").write_text(text, encoding="utf-8")
        asked = [query for query in found.queries if query.language == language][:QUESTIONS]
        lines = [
            {"question": q.question, "document": f"n{q.passage:05d}.txt", "answers": [], "answerable": True}
            for q in asked
        ]
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (home / "questions.jsonl").write_text(text, encoding="utf-8")


def _passages(corpora: Mapping[str, Sequence[Pair]]) -> Iterator[tuple[int, Sequence[Pair]]]:
    for name in NEWS:
        pairs = corpora.get(name, ())
        for start in range(0, len(pairs), SENTENCES):
            yield _run(start), pairs[start : start + SENTENCES]


def _run(place: int) -> int:
    return place // RUN % 10


def _side(pair: Pair, language: Language) -> str:
    return pair.en if language == "en" else pair.id
