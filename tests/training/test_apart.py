import json
from pathlib import Path

from index.evaluate import read_questions
from training.apart import NEWS, RUN, TO_LEARN, TO_MEASURE, is_apart, news, without, write_english_sets
from training.data import Pair, Reading


def corpora() -> dict[str, list[Pair]]:
    """A line of news a sentence, each with its own words; every one names a place, so that a question can be made."""
    pairs = [
        Pair(
            f"The market number{n} was moved to Sandton by old people",
            f"Pasar nomor{n} dipindahkan di Sandton oleh orang",
        )
        for n in range(RUN * 10)
    ]
    return {NEWS[0]: pairs, "talks": [*pairs[TO_LEARN * RUN : TO_LEARN * RUN + 3], Pair("hello", "halo")]}


def test_what_is_kept_apart_is_in_no_corpus() -> None:
    kept = without(corpora())
    assert len(kept[NEWS[0]]) == 8 * RUN
    assert kept["talks"] == [Pair("hello", "halo")]


def test_a_third_of_the_paragraphs_or_so_is_kept_apart_by_their_text() -> None:
    readings = [Reading("?", f"paragraph {n}", None) for n in range(900)]
    count = sum(map(is_apart, readings))
    assert 240 < count < 360
    assert count == sum(is_apart(Reading("another?", reading.paragraph, None)) for reading in readings)


def test_questions_are_about_their_part_alone_and_their_passage_has_their_words() -> None:
    pairs = corpora()
    kept = {text for found in without(pairs).values() for pair in found for text in (pair.en, pair.id)}
    for part in (TO_LEARN, TO_MEASURE):
        found = news(pairs, part, seed=1)
        assert len(found.passages["en"]) == len(found.passages["id"]) == RUN * 10 / 4
        assert {query.language for query in found.queries} == {"en", "id"}
        for query in found.queries:
            passage = found.passages[query.language][query.passage]
            assert not any(text in passage for text in kept)
            numbers = [word for word in query.question.split() if word.startswith(("number", "nomor"))]
            assert all(number.strip("?").lower() in passage.lower() for number in numbers)
    assert news(pairs, TO_LEARN, 1) == news(pairs, TO_LEARN, 1)


def test_the_sets_are_read_as_question_sets(tmp_path: Path) -> None:
    write_english_sets(corpora(), tmp_path, seed=1)
    for name in ("news-en-en", "news-id-en"):
        questions = read_questions(tmp_path / name / "questions.jsonl")
        assert questions
        for question in questions:
            assert (tmp_path / name / "corpus" / question.document).is_file()
    assert json.loads((tmp_path / "news-en-en" / "questions.jsonl").read_text().splitlines()[0])["answerable"]
