"""The reader's training at its smallest: examples keep their answers, and the network learns what it is shown."""

import random
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from index.evidence import Pieces
from index.lexical import Lexical
from index.spans import take_words
from index.translation import Lexicon
from index.vocabulary import Vocabulary
from index.weights import read_learned, write_learned
from training.answers import fit
from training.data import Pair, Reading
from training.examples import (
    Desk,
    Example,
    Text,
    as_passages,
    collected,
    from_sentences,
    swapped,
    without_answer,
)
from training.inheritance import TEACHER, first_network
from training.learning import batches
from training.pieces import Texts, train_tokenizer
from training.wording import Wording

PARAGRAPH = "Koperasi nelayan di Ende membeli perahu baru pada 1987. Ketuanya Lusia Wea."
PAIR = Pair("The fishing cooperative in Ende bought 30 boats.", "Koperasi nelayan di Ende membeli 30 perahu.")


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    texts = Texts([PAIR.en] * 2, [PAIR.id, PARAGRAPH, "siapa kapan roti kopi beras kain sepatu buku pemilik toko"] * 2)
    return train_tokenizer(texts, 400)


@pytest.fixture(scope="module")
def desk(lexicon: Lexicon, tokenizer: Tokenizer) -> Desk:
    index = Lexical.build(as_passages([PARAGRAPH]), lexicon)
    return Desk(Vocabulary(["koperasi"], np.array([0.5], np.float32), lexicon), index, Pieces(tokenizer))


def answer_of(example: Example, text: str) -> str:
    words = take_words(text, "id")
    first, last = (place - example.sheet.start for place in (example.first, example.last))
    return text[words.starts[first] : words.ends[last]]


def test_an_example_points_at_its_answer(desk: Desk) -> None:
    start = PARAGRAPH.index("Lusia")
    example = desk.example("siapa ketuanya?", "id", Text(PARAGRAPH, "id", (start, start + len("Lusia Wea"))))
    assert example is not None
    assert answer_of(example, PARAGRAPH) == "Lusia Wea"
    nothing = desk.example("siapa bendaharanya?", "id", Text(PARAGRAPH, "id", None))
    assert nothing is not None
    assert (nothing.first, nothing.last) == (0, 0)
    assert desk.example("siapa?", "id", Text("", "id", None)) is None


def test_the_same_seed_makes_the_same_examples(desk: Desk, lexicon: Lexicon) -> None:
    readings = [Reading("Siapa ketua koperasi?", PARAGRAPH, (65, 74)), Reading("Siapa bendahara?", PARAGRAPH, None)] * 5
    index = Lexical.build(as_passages([PARAGRAPH, "Harga kopi naik."]), lexicon)

    def made(seed: int) -> list[tuple[int, int, list[int]]]:
        wording = Wording(lexicon, {}, random.Random(seed))
        found = [*collected(readings, [PARAGRAPH, "Harga kopi naik."], index, desk, wording, seed)]
        found += from_sentences({"imt-news": [PAIR] * 9}, desk, seed)
        return [(e.first, e.last, e.sheet.pieces.tolist()) for e in found if e]

    assert made(1) == made(1)
    assert made(1) != made(2)
    assert len(made(1)) > len(readings)


def test_batches_hold_every_example_once() -> None:
    found = batches([60] * 300, np.random.default_rng(1))
    assert sorted(row for batch in found for row in batch) == list(range(300))
    assert len(found) > 1


def test_a_sentence_cut_out_takes_the_answer_with_it(desk: Desk) -> None:
    reading = Reading("Siapa ketuanya?", PARAGRAPH, (65, 74))
    assert PARAGRAPH[65:74] == "Lusia Wea"
    page = without_answer(reading, (65, 74), desk)
    assert page is not None
    assert page.text == "Koperasi nelayan di Ende membeli perahu baru pada 1987."
    assert page.answer is None
    twice = Reading("Siapa?", f"{PARAGRAPH} Lusia Wea senang.", (65, 74))
    assert without_answer(twice, (65, 74), desk) is None


def test_another_name_or_number_makes_another_question() -> None:
    reading = Reading("Kapan koperasi di Ende membeli 12 perahu?", PARAGRAPH, (50, 54))
    found = {swapped(reading, ["Manggarai"], random.Random(n)) for n in range(40)} - {None}
    assert {"kapan koperasi di manggarai membeli 12 perahu?", "Kapan koperasi di Manggarai membeli 12 perahu?"} <= found
    assert all(other is not None and ("12" not in other) != ("ende" not in other.lower()) for other in found)
    assert swapped(Reading("Siapa?", PARAGRAPH, (65, 74)), ["Manggarai"], random.Random(1)) is None


def test_the_network_learns_and_reads_the_same_from_disk(
    desk: Desk, tokenizer: Tokenizer, lexicon: Lexicon, tmp_path: Path
) -> None:
    texts = [
        (word, f"Pemilik toko {word} itu bernama Lusia Wea.") for word in "roti kopi beras kain sepatu buku".split()
    ]
    examples = [
        example
        for word, text in texts
        for example in (
            desk.example(f"siapa pemilik toko {word}?", "id", Text(text, "id", (text.index("Lusia"), len(text) - 1))),
            desk.example("kapan hujan turun?", "id", Text(text, "id", None)),
        )
        if example
    ]
    network = first_network(tokenizer, TEACHER, [PAIR], lexicon)
    for seed in range(8):
        fit(network, examples * 10, seed)
    write_learned(tmp_path, network, tokenizer, ["koperasi"], np.array([0.5], np.float32))
    learned = read_learned(tmp_path, lexicon)
    for example in examples:
        first, last = learned.network.read(example.sheet)
        place = example.sheet.start - 1 if example.first else 0
        assert (first.argmax() + place, last.argmax() + place) == (example.first, example.last)
    assert learned.vocabulary.rare("koperasi", "id") == pytest.approx(0.5)
