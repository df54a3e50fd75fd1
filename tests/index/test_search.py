from collections.abc import Callable

import pytest

from index import Language
from index.build import build
from index.embedding import Embedder
from index.search import Hit, search
from index.snapshot import Snapshot
from index.translation import Lexicon

ARTICLES = {
    "kebun.txt": (
        "Kebun raya di Ngawen dibuka oleh bupati pada hari pasar. Pengunjung datang dari desa sekitar.\n\n"
        "Bupati Ngawen, Sri Wahyuni, berkata bahwa kebun itu menanam seribu pohon jati. Pohon ditanam sejak 2014.\n\n"
        "Sebelum kebun dibuka, warga Ngawen menggembalakan kambing di sana."
    ),
    "pabrik.txt": (
        "Pabrik gula di Randu tutup bulan lalu. Sekitar tiga ratus buruh kehilangan pekerjaan.\n\n"
        "Pemilik pabrik menjual mesin tua kepada pedagang besi."
    ),
    "museum.txt": (
        "The museum of clocks in Dunmore reopened in May. Its keeper, Alice Moran, repaired the great clock.\n\n"
        "Visitors pay four euros, and children pay nothing."
    ),
}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder, lexicon: Lexicon) -> Snapshot:
    folder = tmp_path_factory.mktemp("corpus")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return build(folder, tmp_path_factory.mktemp("index"), embedder, lexicon, None)[0]


@pytest.fixture
def find(snapshot: Snapshot, embedder: Embedder) -> Callable[..., tuple[Hit, ...]]:
    def found(question: str, language: Language, limit: int = 10, **options: object) -> tuple[Hit, ...]:
        return search(snapshot, embedder, question, language, limit, **options)  # type: ignore[arg-type]

    return found


@pytest.mark.parametrize(
    ("question", "language", "start"),
    [
        ("siapa bupati ngawen", "id", "Bupati Ngawen"),
        ("sejak kapan pohon jati ditanam?", "id", "Bupati Ngawen"),
        ("how many workers lost their jobs", "en", "Pabrik gula"),
        ("who bought the old machines?", "en", "Pemilik pabrik"),
        ("siapa memperbaiki jam besar di Dunmore", "id", "The museum"),
        ("how much do visitors pay", "en", "Visitors pay"),
    ],
)
def test_the_passage_that_tells_is_first(
    find: Callable[..., tuple[Hit, ...]], question: str, language: Language, start: str
) -> None:
    hits = find(question, language)
    assert hits[0].passage.text.startswith(start)
    assert hits[0].score == max(hit.score for hit in hits)


def test_scores_are_probabilities_in_order(find: Callable[..., tuple[Hit, ...]]) -> None:
    hits = find("siapa bupati ngawen", "id")
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) <= 1 + 1e-5
    for hit in hits:
        assert 0 <= hit.lexical <= 1
        assert 0 <= hit.dense <= 1


def test_a_question_about_something_else_finds_nothing_likely(find: Callable[..., tuple[Hit, ...]]) -> None:
    asked = find("siapa bupati ngawen", "id")[0].score
    for question, language in (("berapa suhu permukaan planet mars", "id"), ("who invented the violin", "en")):
        assert find(question, language)[0].score < asked / 3


def test_fewer_hits_are_the_first_of_more(find: Callable[..., tuple[Hit, ...]]) -> None:
    question = "berapa buruh kehilangan pekerjaan"
    more = [hit.passage for hit in find(question, "id", 5)]
    assert [hit.passage for hit in find(question, "id", 2)] == more[:2]


def test_parts_alone_rank_by_their_own_score(find: Callable[..., tuple[Hit, ...]]) -> None:
    question = "pohon jati ditanam"
    words, dense = find(question, "id", ranking="words"), find(question, "id", ranking="dense")
    assert [hit.lexical for hit in words] == sorted((hit.lexical for hit in words), reverse=True)
    assert [hit.dense for hit in dense] == sorted((hit.dense for hit in dense), reverse=True)


def test_one_document_alone_gives_its_passages(find: Callable[..., tuple[Hit, ...]]) -> None:
    hits = find("siapa bupati ngawen", "id", document="pabrik.txt")
    assert {hit.passage.document for hit in hits} == {"pabrik.txt"}
    assert len(hits) == 2
    assert find("siapa", "id", document="none.txt") == ()
