"""Articles laid out for the network: nothing is lost, however long they are."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.corpus import Document, read_document
from index.departures import read_departures
from index.errors import ModelError
from index.extraction import LONGEST, Extractor, _windows, read_sentences
from index.knowledge import EXTRACTOR
from index.tagger import tokens

FILLER = "The harbour was built in 1904 and has two piers. "
TOLD = "Ruth Adeleke resigned as finance chief of Halcyon on Tuesday."


def article(text: str) -> Document:
    return read_document("x.md", f"---\nlanguage: en\npublished: 2025-03-06\n---\n\n{text}\n".encode())


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(1, 400), min_size=1, max_size=20))
def test_every_word_is_read_once_and_never_too_many(sizes: list[int]) -> None:
    document = article("\n\n".join(" ".join(["Word"] * size) + "." for size in sizes))
    sentences = read_sentences(document)
    assert sum(len(sentence.words) for sentence in sentences) == len(
        [word for paragraph in document.paragraphs for word in tokens(document.text, paragraph.start, paragraph.end)]
    )
    behind = 0
    for first, start, end, last in _windows(sentences):
        assert first <= start == behind < end <= last
        assert last - start == 1 or sum(len(sentence.words) + 1 for sentence in sentences[first:last]) <= LONGEST
        behind = end
    assert behind == len(sentences)


@pytest.mark.parametrize("before", [0, 20, 60, 200])
def test_a_departure_is_found_wherever_it_stands(before: int, extractor: Extractor) -> None:
    (row,) = read_departures(article(FILLER * before + TOLD + " " + FILLER * 30), extractor)
    assert (row.person, row.organization, row.quotes[0].text) == ("Ruth Adeleke", "Halcyon", TOLD)


def test_spans_stand_in_the_text(extractor: Extractor) -> None:
    document = article(FILLER * 40 + TOLD + "\n\n" + FILLER * 40 + "\n\n" + TOLD.replace("Ruth", "Anna"))
    for spans in extractor.article(document).spans():
        assert all(document.text[span.start : span.end] == span.text for span in spans)


ODD = ["", "   ", "left " * 5000, "😀 resigned", "\u202eresigned\u202c", "(((((", "A" * 9000]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_do_no_harm(text: str, extractor: Extractor) -> None:
    read_departures(article(f"Teks. {text}"), extractor)


def test_damaged_weights_are_a_clear_sentence(tmp_path: Path) -> None:
    for name in ("extractor.npz", "reader.npz", "names.txt"):
        shutil.copy(EXTRACTOR / name, tmp_path / name)
    path = tmp_path / "extractor.npz"
    content = path.read_bytes()
    for damaged in (b"", content[:1000], content[: len(content) // 2], b"not a model"):
        path.write_bytes(damaged)
        with pytest.raises(ModelError, match="install Eksodus again"):
            Extractor.open(tmp_path)
    path.unlink()
    with pytest.raises(ModelError, match="extractor"):
        Extractor.open(tmp_path)
