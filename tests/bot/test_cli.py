"""The command as it is typed: what it prints, where, and how it exits."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import cli

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = str(ROOT / "corpus")


@dataclass(frozen=True, slots=True)
class Done:
    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run the command in an empty folder, in this process, so that the model's libraries are imported once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_US.UTF-8")

    def call(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["eksodus", *arguments])
        code = 0
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1 if stop.code else 0
        captured = capfd.readouterr()
        return Done(code, captured.out, captured.err)

    return call


def chat(typed: str, corpus: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "chat", "--corpus", corpus],
        input=typed,
        capture_output=True,
        text=True,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "LANG": "id_ID.UTF-8", "LC_ALL": "", "PYTHONUTF8": "1"},
        check=True,
    )


def test_ask_prints_the_answer_its_quote_and_its_place(run: Run) -> None:
    done = run("ask", "siapa", "yang", "memimpin", "Sora", "--corpus", ARTICLES)
    assert done.code == 0
    assert done.out.startswith("Tim Brooks\n")
    assert "**Tim Brooks**" in done.out
    assert "paragraf 6" in done.out
    assert "\x1b" not in done.out


def test_ask_json_is_one_object_of_the_contract(run: Run) -> None:
    done = run("ask", "who leads Sora", "--corpus", ARTICLES, "--index", "ix", "--json")
    found = json.loads(done.out)
    assert list(found) == [
        "question", "language", "answered", "short_answer", "quote", "document", "paragraph", "confidence", "hits",
        "summary",
    ]  # fmt: skip
    assert (found["language"], found["answered"], found["short_answer"]) == ("en", True, "Tim Brooks")
    assert found["quote"] in (Path(ARTICLES) / found["document"]).read_text(encoding="utf-8")
    assert list(found["hits"][0]) == ["document", "paragraph", "text", "score"]
    assert (Path("ix") / "manifest.json").exists()


def test_an_unanswerable_question_is_told_so_in_its_language_and_exits_0(run: Run) -> None:
    done = run("ask", "cuaca besok di Medan?", "--corpus", ARTICLES)
    assert done.code == 0
    assert done.out.startswith("Artikel-artikel yang ada tidak menyebutkannya.")
    assert run("ask", "what is the weather in Medan", "--corpus", ARTICLES).out.startswith("The articles don't say.")
    found = json.loads(run("ask", "cuaca besok di Medan?", "--corpus", ARTICLES, "--json").out)
    assert (found["answered"], found["short_answer"], found["quote"], found["document"]) == (False, None, None, None)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("ask", "", "--corpus", ARTICLES), "The question is empty"),
        (("ask", "siapa " * 300, "--corpus", ARTICLES), "Pertanyaannya terlalu panjang"),
        (("ask", "Wer hat die Firma verlassen?", "--corpus", ARTICLES), "Eksodus mengerti bahasa Indonesia"),
        (("ask", "siapa", "--corpus", "nowhere"), "The corpus nowhere does not exist"),
        (("ask", "siapa"), "The corpus corpus does not exist"),
        (("ask",), "Missing argument"),
        (("ask", "siapa", "--colour"), "No such option"),
        (("status", "--corpus", ARTICLES), "There is no index"),
        (("eval", "none.jsonl", "--corpus", ARTICLES), "none.jsonl can't be read"),
        (("fly",), "No such command"),
    ],
)
def test_bad_input_is_one_sentence_on_stderr_and_exits_2(run: Run, arguments: tuple[str, ...], says: str) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert says in done.err
    assert done.out == ""
    assert "Traceback" not in done.err


def test_index_reports_what_it_did_and_status_how_it_stands(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Ani keluar dari gudang.\n\nBudi masuk.")
    (folder / "b.pdf").write_bytes(b"broken")
    report = json.loads(run("index", "--corpus", "news", "--json").out)
    counts = {name: report[name] for name in ("documents", "passages", "embedded", "reused", "removed")}
    assert counts == {"documents": 1, "passages": 2, "embedded": 2, "reused": 0, "removed": 0}
    assert report["problems"] == ["b.pdf is a damaged PDF; save it again, or save its text as .txt."]
    again = run("index", "--corpus", "news")
    assert "0 embedded, 2 reused" in again.out
    assert "not indexed: b.pdf is a damaged PDF" in again.out
    (folder / "a.txt").write_text("Ani keluar dari gudang.\n\nCitra masuk.")
    assert "the corpus has changed" in run("status", "--corpus", "news").out
    assert json.loads(run("status", "--corpus", "news", "--json").out)["fresh"] is False


def test_a_damaged_index_is_rebuilt_and_said_so(run: Run, tmp_path: Path) -> None:
    run("index", "--corpus", ARTICLES, "--index", "ix")
    (vectors,) = (tmp_path / "ix").rglob("vectors.faiss")
    vectors.write_bytes(b"no index")
    done = run("ask", "siapa yang memimpin Sora", "--corpus", ARTICLES, "--index", "ix")
    assert done.code == 0
    assert "vectors.faiss; it was rebuilt" in done.err
    assert done.out.startswith("Tim Brooks")


def test_a_model_that_cannot_be_loaded_is_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMBEDDING_MODEL", "/no/such/model")
    done = run("ask", "siapa", "--corpus", ARTICLES)
    assert done.code == 2
    assert "The embedding model '/no/such/model' can't be loaded" in done.err


def test_eval_prints_the_figures_and_writes_the_details(run: Run, tmp_path: Path) -> None:
    name = next(Path(ARTICLES).glob("*.md")).name
    lines = [
        {"question": "Siapa pemimpin Sora?", "document": name, "answers": ["Tim Brooks"], "answerable": True},
        {"question": "Berapa harga tiket kereta?", "document": name, "answers": [], "answerable": False},
    ]
    (tmp_path / "q.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    done = run("eval", "q.jsonl", "--corpus", ARTICLES, "--json", "--details", "out.jsonl")
    figures = json.loads(done.out)
    assert (figures["recall_at_1"], figures["mrr_at_10"], figures["abstention_auroc"]) == (1.0, 1.0, 1.0)
    assert (figures["exact_match"], figures["f1"]) == (1.0, 1.0)
    details = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["short_answer"] for line in details] == ["Tim Brooks", None]
    assert details[0] == json.loads(run("ask", "Siapa pemimpin Sora?", "--corpus", ARTICLES, "--json").out)
    for ranking in ("dense", "words"):
        assert (
            json.loads(run("eval", "q.jsonl", "--corpus", ARTICLES, "--ranking", ranking, "--json").out)["recall_at_1"]
            == 1
        )


def test_a_bug_leaves_a_reference_and_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken() -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(cli, "load_settings", broken)
    done = run("ask", "siapa")
    assert done.code == 1
    assert "secret detail" not in done.err
    (report,) = (tmp_path / ".eksodus").glob("bug-*.txt")
    assert report.name in done.err
    assert "secret detail" in report.read_text()


def test_chat_understands_a_question_by_the_one_before_until_an_empty_line(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Ani Wijaya memimpin gudang Mekar.\n\nRudi Hartono memimpin pabrik Kencana.\n\nHarga cabai naik di Brebes."
    )
    typed = "siapa yang memimpin gudang Mekar?\nkalau pabrik Kencana?\n\nkalau pabrik Kencana?\n"
    done = chat(typed, "news", tmp_path)
    whole, afresh = done.stdout.split("\n\n", 1)[1].split("Rudi Hartono\n", 1)
    assert done.stdout.startswith("Ani Wijaya\n")
    assert "**Rudi Hartono**" in afresh
    assert "Rudi Hartono\n" not in whole


def test_chat_answers_line_by_line_and_goes_on_after_a_bad_one(tmp_path: Path) -> None:
    typed = "siapa yang memimpin Sora?\n\n¿Quién dirige Sora y por qué?\nwho leads Sora\n"
    done = chat(typed, ARTICLES, tmp_path)
    assert done.stdout.count("Tim Brooks\n") == 2
    assert "Silakan bertanya tentang" in done.stderr
    assert "please ask in one of them" in done.stderr
    assert "Sampai jumpa" in done.stderr


def test_departures_are_listed_as_a_table_as_json_and_as_csv(run: Run) -> None:
    table = run("departures", "--corpus", ARTICLES, "--quotes")
    assert table.code == 0
    assert "Tim Brooks" in table.out
    assert "Google DeepMind" in table.out
    assert "paragraph 6" in table.out
    rows = json.loads(run("departures", "--corpus", ARTICLES, "--json").out)
    assert {"person", "group", "role", "organization", "destination", "when", "quote", "document", "paragraph"} <= set(
        rows[0]
    )
    assert all((row["person"] is None) != (row["group"] is None) for row in rows)
    assert all(row["quote"] in (ROOT / "corpus" / row["document"]).read_text(encoding="utf-8") for row in rows)
    assert (
        run("departures", "--corpus", ARTICLES, "--person", "murati", "--csv")
        .out.splitlines()[1]
        .startswith("Mira Murati,")
    )


def test_departures_of_nobody_and_since_no_date(run: Run) -> None:
    nobody = run("departures", "--corpus", ARTICLES, "--person", "Nobody At All")
    assert (nobody.code, nobody.out.strip()) == (0, "The articles tell of no such departure.")
    wrong = run("departures", "--corpus", ARTICLES, "--since", "spring")
    assert wrong.code == 2
    assert "2025-03-31" in wrong.err
