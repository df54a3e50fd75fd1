from pathlib import Path

from index.translation import Lexicon
from training.data import Pair
from training.lexicon import learn, save

PAIRS = [
    Pair("house", "rumah"),
    Pair("car", "mobil"),
    Pair("red", "merah"),
    Pair("the red house", "rumah merah"),
    Pair("the red car", "mobil merah"),
    Pair("a big house", "rumah besar"),
    Pair("a big car", "mobil besar"),
    Pair("the minister bought 12 cars", "menteri membeli 12 mobil"),
    Pair("the minister sold the house", "menteri menjual rumah"),
]


def opened(path: Path, pairs: list[Pair], dictionary: list[Pair]) -> Lexicon:
    save(learn(pairs, dictionary), path)
    return Lexicon.open(path)


def test_words_that_meet_are_translations_both_ways(tmp_path: Path) -> None:
    lexicon = opened(tmp_path / "lexicon.npz", PAIRS, [])
    assert lexicon.translations("hous", "en", "id")[0][0] == "rumah"
    assert lexicon.translations("car", "en", "id")[0][0] == "mobil"
    assert lexicon.translations("merah", "id", "en")[0][0] == "red"
    assert lexicon.translations("mobil", "id", "en")[0][0] == "car"


def test_rare_words_and_numbers_are_left_out(tmp_path: Path) -> None:
    lexicon = opened(tmp_path / "lexicon.npz", PAIRS, [])
    assert lexicon.translations("sold", "en", "id") == ()
    assert lexicon.translations("12", "en", "id") == ()


def test_the_dictionary_adds_single_words_only(tmp_path: Path) -> None:
    entries = [Pair("book", "buku"), Pair("good book", "buku menengah")]
    lexicon = opened(tmp_path / "lexicon.npz", PAIRS, entries)
    assert lexicon.translations("book", "en", "id") == (("buku", 1.0),)
    assert lexicon.translations("menengah", "id", "en") == ()


def test_the_same_pairs_make_the_same_file(tmp_path: Path) -> None:
    save(learn(PAIRS, []), tmp_path / "a.npz")
    save(learn(PAIRS, []), tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
