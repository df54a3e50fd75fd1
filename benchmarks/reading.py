"""Reading on question sets, at every threshold: `python -m benchmarks.reading FOLDER [FOLDER ...]`.

A folder holds corpus/ and questions.jsonl. Each is read twice: every question its own document, and what retrieval
finds. The unrelated questions beside this file are asked of the articles that ship with the project. Prints Markdown.
"""

import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index import Answer, Figures, Knowledge, Question, evaluate, read_questions
from index.measures import Floats, normalise, token_f1

ROOT = Path(__file__).resolve().parents[1]
THRESHOLDS = (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)


@dataclass(frozen=True, slots=True)
class Point:
    """What a threshold makes of the answers to a question set; all are shares."""

    threshold: float
    exact_match: float
    f1: float
    f1_answerable: float
    answerable_left: float  # unanswered
    unanswerable_left: float


def sweep(guesses: Sequence[Answer], questions: Sequence[Question]) -> list[Point]:
    """The same guesses at every threshold."""
    texts = [span.text if (span := guess.short or guess.quote) else "" for guess in guesses]
    f1 = _likeness(texts, questions, token_f1)
    exact = _likeness(texts, questions, lambda text, answer: float(normalise(text) == normalise(answer)))
    confidence = np.array([guess.confidence for guess in guesses])
    answerable = np.array([question.answerable for question in questions])
    rows: list[Point] = []
    for threshold in THRESHOLDS:
        left = confidence < threshold
        scored, matched = (np.where(left, ~answerable, part * answerable) for part in (f1, exact))
        ours, rest = (float(left[part].mean()) if part.any() else 0.0 for part in (answerable, ~answerable))
        of_answerable = float(scored[answerable].mean()) if answerable.any() else 0.0
        rows.append(Point(threshold, float(matched.mean()), float(scored.mean()), of_answerable, ours, rest))
    return rows


def _likeness(texts: Sequence[str], questions: Sequence[Question], measure: Callable[[str, str], float]) -> Floats:
    best = [max((measure(t, a) for a in q.answers), default=0.0) for t, q in zip(texts, questions, strict=True)]
    return np.array(best)


def show(name: str, figures: Figures, rows: Sequence[Point]) -> None:
    """Print one reading of one set."""
    print(f"\n**{name}**: {figures.questions} questions, p50 {figures.p50_ms:.1f} ms, p99 {figures.p99_ms:.1f} ms\n")
    auroc = "-" if figures.abstention_auroc is None else f"{figures.abstention_auroc:.3f}"
    print(f"AUROC {auroc}, calibration error {figures.calibration_error:.3f}, "
          f"right sentence {figures.sentence_accuracy or 0:.3f}, F1 unwithheld {figures.f1_unwithheld or 0:.3f}; "
          f"risk at 25/50/75/100 %: {figures.risk_at_25:.3f} / {figures.risk_at_50:.3f} / {figures.risk_at_75:.3f} / "
          f"{figures.risk_at_100:.3f}")  # fmt: skip
    print(f"R@1 {figures.recall_at_1 or 0:.3f}, R@10 {figures.recall_at_10 or 0:.3f}, MRR@10 "
          f"{figures.mrr_at_10 or 0:.3f}; F1 of the first sentence {figures.first_sentence_f1:.3f}, the nearest "
          f"{figures.nearest_sentence_f1:.3f}, abstaining {figures.abstaining_f1:.3f}\n")  # fmt: skip
    print("| threshold | EM | F1 | F1 of answerable | answerable left | unanswerable left |")
    print("| --- | --- | --- | --- | --- | --- |")
    for row in rows:
        shares = (row.exact_match, row.f1, row.f1_answerable, row.answerable_left, row.unanswerable_left)
        print(f"| {row.threshold:.2f} | {' | '.join(f'{share:.3f}' for share in shares)} |")


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
