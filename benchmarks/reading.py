"""Reading on question sets, at every threshold: `python -m benchmarks.reading FOLDER [FOLDER ...]`.

A folder holds corpus/ and questions.jsonl. Each is read twice: every question its own document, and what retrieval
finds. The unrelated questions beside this file are asked of the articles that ship with the project. Prints Markdown.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index import Answer, Figures, Knowledge, Question, evaluate, read_questions
from index.measures import token_f1

ROOT = Path(__file__).resolve().parents[1]
THRESHOLDS = (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)


def sweep(guesses: Sequence[Answer], questions: Sequence[Question]) -> list[tuple[float, float, float, float]]:
    """Threshold, F1, and the shares of answerable and of unanswerable questions that are left unanswered."""
    texts = [span.text if (span := guess.short or guess.quote) else "" for guess in guesses]
    f1 = np.array(
        [max((token_f1(t, a) for a in q.answers), default=0.0) for t, q in zip(texts, questions, strict=True)]
    )
    confidence = np.array([guess.confidence for guess in guesses])
    answerable = np.array([question.answerable for question in questions])
    rows: list[tuple[float, float, float, float]] = []
    for threshold in THRESHOLDS:
        left = confidence < threshold
        score = np.where(left, ~answerable, f1 * answerable).mean()
        ours, rest = (float(left[part].mean()) if part.any() else 0.0 for part in (answerable, ~answerable))
        rows.append((threshold, float(score), ours, rest))
    return rows


def show(name: str, figures: Figures, rows: Sequence[tuple[float, float, float, float]]) -> None:
    """Print one reading of one set."""
    print(f"\n**{name}**: {figures.questions} questions, p50 {figures.p50_ms:.1f} ms, p99 {figures.p99_ms:.1f} ms\n")
    auroc = "-" if figures.abstention_auroc is None else f"{figures.abstention_auroc:.3f}"
    print(f"AUROC {auroc}, calibration error {figures.calibration_error:.3f}, "
          f"right sentence {figures.sentence_accuracy or 0:.3f}, F1 unwithheld {figures.f1_unwithheld or 0:.3f}; "
          f"risk at 25/50/75/100 %: {figures.risk_at_25:.3f} / {figures.risk_at_50:.3f} / {figures.risk_at_75:.3f} / "
          f"{figures.risk_at_100:.3f}")  # fmt: skip
    print(f"F1 of the first sentence {figures.first_sentence_f1:.3f}, the nearest {figures.nearest_sentence_f1:.3f}, "
          f"abstaining {figures.abstaining_f1:.3f}\n")  # fmt: skip
    print("| threshold | F1 | answerable left | unanswerable left |\n| --- | --- | --- | --- |")
    for threshold, f1, answerable, unanswerable in rows:
        print(f"| {threshold:.2f} | {f1:.3f} | {answerable:.3f} | {unanswerable:.3f} |")


def main() -> None:
    """Measure every folder named on the command line, then the unrelated questions."""
    with tempfile.TemporaryDirectory() as index:
        for folder in map(Path, sys.argv[1:]):
            questions = read_questions(folder / "questions.jsonl")
            knowledge = Knowledge.open(folder / "corpus", Path(index) / folder.name, threshold=0.0)
            for gold in (True, False):
                figures, guesses = evaluate(knowledge, questions, gold_documents=gold)
                show(f"{folder.name}, {'own document' if gold else 'retrieved'}", figures, sweep(guesses, questions))
        unrelated = read_questions(ROOT / "benchmarks" / "unrelated.jsonl")
        knowledge = Knowledge.open(ROOT / "corpus", Path(index) / "box", threshold=0.0)
        figures, guesses = evaluate(knowledge, unrelated)
        show("unrelated questions", figures, sweep(guesses, unrelated))


if __name__ == "__main__":
    main()
