"""The gate lets through what may tell of a departure, and little else."""

from benchmarks.departures import ARTICLES, read_articles
from index.extraction import read_sentences
from index.gate import Gate, grams
from index.knowledge import EXTRACTOR
from index.weights import read_labeller

PLAIN = (
    """
The harbour was built in 1904 and has two piers. | Rice needs more water than maize. | The museum holds 300 maps.
Gunung itu setinggi 2.329 meter. | Air mendidih pada suhu seratus derajat. | Candi itu dibangun pada abad kesembilan.
Her novel has been translated into nine languages. | Harga cabai naik menjelang Lebaran. | The bridge is 1.2 km long.
Penduduk desa itu berjumlah 4.000 jiwa. | Cats sleep for most of the day. | Pulau itu terletak di Laut Jawa.
""".strip()
    .replace("\n", " | ")
    .split(" | ")
)


def test_words_and_pairs_of_words() -> None:
    assert grams("She LEFT, then") == {"she", "left", "then", "she left", "left then"}


def test_weights_must_add_up() -> None:
    gate = Gate({"left": 1.0, "left the": -0.5}, 0.8)
    assert gate.may_tell("She left.")
    assert not gate.may_tell("She left the room.")
    assert not gate.may_tell("")


def test_no_article_that_tells_of_a_departure_is_shut_out() -> None:
    gate = read_labeller(EXTRACTOR).gate
    told = [article for path in ARTICLES.glob("*.yaml") for article, rows in read_articles(path) if rows]
    shut = [
        article.text
        for article in told
        if not any(gate.may_tell(article.text[one.start : one.end]) for one in read_sentences(article))
    ]
    assert len(shut) <= 0.02 * len(told), shut


def test_plain_sentences_are_not_read() -> None:
    gate = read_labeller(EXTRACTOR).gate
    assert sum(map(gate.may_tell, PLAIN)) <= 1
