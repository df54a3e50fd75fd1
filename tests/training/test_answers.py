"""The reader's training at its smallest: examples keep their answers, and the network learns what it is shown."""

import random
from pathlib import Path

import numpy as np
import pytest

from index.lexical import Lexical
from index.spans import take_words
from index.translation import Lexicon
from index.vocabulary import Vocabulary
from index.weights import read_learned, read_pieces, write_learned
from training.answers import batches, fit
from training.data import Pair, Reading
from training.examples import Desk, Example, Text, as_passages, collected, from_sentences
from training.inheritance import TEACHER, first_network
from training.wording import Wording

MODEL = Path(__file__).parents[2] / "index" / "model"
PARAGRAPH = "Koperasi nelayan di Ende membeli perahu baru pada 1987. Ketuanya Lusia Wea."
PAIR = Pair("The fishing cooperative in Ende bought 30 boats.", "Koperasi nelayan di Ende membeli 30 perahu.")


@pytest.fixture(scope="module")
def desk(lexicon: Lexicon) -> Desk:
    index = Lexical.build(as_passages([PARAGRAPH]), lexicon)
    return Desk(Vocabulary(["koperasi"], np.array([0.5], np.float32), lexicon), index, read_pieces(MODEL))


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
    readings = [Reading("Siapa ketua koperasi?", PARAGRAPH, (66, 75)), Reading("Siapa bendahara?", PARAGRAPH, None)] * 5
    index = Lexical.build(as_passages([PARAGRAPH, "Harga kopi naik."]), lexicon)

    def made(seed: int) -> list[tuple[int, int, list[int]]]:
        wording = Wording(lexicon, {}, random.Random(seed))
        found = [*collected(readings, [PARAGRAPH, "Harga kopi naik."], index, desk, wording, seed)]
        found += from_sentences({"imt-news": [PAIR] * 9}, desk, seed)
        return [(e.first, e.last, e.sheet.pieces.tolist()) for e in found if e]

    assert made(1) == made(1)
    assert made(1) != made(2)
    assert len(made(1)) > len(readings)


def test_batches_hold_every_example_once(desk: Desk) -> None:
    example = desk.example("siapa?", "id", Text(PARAGRAPH * 4, "id", None))
    assert example is not None
    found = batches([example] * 300, np.random.default_rng(1))
    assert sorted(row for batch in found for row in batch) == list(range(300))
    assert len(found) > 1


def test_the_network_learns_and_reads_the_same_from_disk(desk: Desk, lexicon: Lexicon, tmp_path: Path) -> None:
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
    network = first_network(MODEL, TEACHER, {"a": [PAIR]}, [example.sheet for example in examples], lexicon)
    fit(network, examples * 30, seed=1)
    (tmp_path / "embedding").symlink_to(MODEL / "embedding")
    write_learned(tmp_path, network, ["koperasi"], np.array([0.5], np.float32))
    learned = read_learned(tmp_path, lexicon)
    for example in examples:
        first, last = learned.network.read(example.sheet)
        place = example.sheet.start - 1 if example.first else 0
        assert (first.argmax() + place, last.argmax() + place) == (example.first, example.last)
    assert learned.vocabulary.rare("koperasi", "id") == pytest.approx(0.5)
