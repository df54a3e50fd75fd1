"""The tagger's training on a few sentences: labels that travel from Indonesian to English."""

from pathlib import Path
from random import Random

import pytest

from index.tagger import Names, Tagger, names, tokens
from training.data import Pair
from training.tagger import learn, name_lists, projected, save_names

LABELLED = [
    [("Menteri", "O"), ("Rina", "B-PER"), ("Kartika", "I-PER"), ("mengunjungi", "O"), (place, "B-LOC"), (".", "O")]
    for place in ("Bandung", "Surabaya", "Medan", "Padang")
] * 5


@pytest.fixture
def tagger(tmp_path: Path) -> Tagger:
    written = tmp_path / "written.txt"
    written.write_text("# given: ours\nRina\n# family: ours\nKartika\n# place: ours\nBandung\n")
    save_names(name_lists(written, None, ["harga naik"] * 5), tmp_path / "names.txt")
    learn(LABELLED, Names.open(tmp_path / "names.txt"), tmp_path / "tagger.crf")
    return Tagger.open(tmp_path)


def test_the_lists_are_what_was_written_and_what_is_common(tagger: Tagger) -> None:
    assert tagger.names.kinds("Rina") == ["given"]
    assert tagger.names.kinds("Kartika") == ["family"]
    assert tagger.names.kinds("Bandung") == ["place"]
    assert tagger.names.kinds("Harga") == ["word"]
    assert tagger.names.kinds("harga") == []


def test_what_was_learned_holds_for_another_place(tagger: Tagger) -> None:
    words = [token.text for token in tokens("Menteri Rina Kartika mengunjungi Malang .")]
    assert names(tagger.tag(words)) == [(1, 3, "PER"), (4, 5, "LOC")]


def test_a_name_carries_its_label_over_and_unexplained_capitals_leave_a_sentence_out(tagger: Tagger) -> None:
    pairs = [
        Pair(id="Menteri Rina Kartika mengunjungi Medan.", en="Minister Rina Kartika visited Medan."),
        Pair(id="Menteri Rina Kartika mengunjungi Medan.", en="Rina Kartika and Bill Stranger visited Medan."),
    ]
    (sentence,) = projected(pairs, tagger, Random(0))
    assert [label for _, label in sentence] == ["O", "B-PER", "I-PER", "O", "B-LOC", "O"]
