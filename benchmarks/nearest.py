"""Exact and approximate search for vectors beside each other: `python -m benchmarks.nearest FOLDER SIZE`.

FOLDER holds corpus/ and questions.jsonl; SIZE made-up passages are embedded and searched for 300 of the questions, on
one thread. Prints a Markdown table; what index/nearest.py does was chosen by it.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import faiss
import numpy as np

from benchmarks.generated import made_up, read_sentences
from index.embedding import Embedder, Vectors
from index.evaluate import read_questions

QUESTIONS = 300
TOP = 10
PROBED = (32, 64, 128, 256)
EXPLORED = (64, 128, 256)
NEIGHBOURS = 32


def main() -> None:
    """Measure each kind of index."""
    source, size = Path(sys.argv[1]), int(sys.argv[2])
    faiss.omp_set_num_threads(1)
    embedder = Embedder()
    chance, sentences = random.Random(1), read_sentences(source / "corpus")
    vectors = np.empty((size, embedder.dimension), np.float32)
    for start in range(0, size, 1000):
        texts = [made_up(sentences, chance) for _ in range(min(1000, size - start))]
        vectors[start : start + len(texts)] = embedder.passages(texts)
    asked = [question.question for question in read_questions(source / "questions.jsonl")[:QUESTIONS]]
    questions = np.stack([embedder.query(question) for question in asked])
    exact = faiss.IndexFlatIP(embedder.dimension)
    exact.add(vectors)
    right = exact.search(questions, TOP)[1]
    print(f"| of {size} vectors | built in, s | p50, ms | recall@{TOP} |")
    print("| --- | --- | --- | --- |")
    show("exact", 0.0, exact.search, questions, right)
    lists = int(4 * size**0.5)
    started = time.perf_counter()
    inverted = faiss.IndexIVFFlat(
        faiss.IndexFlatIP(embedder.dimension), embedder.dimension, lists, faiss.METRIC_INNER_PRODUCT
    )
    inverted.train(vectors[np.random.default_rng(1).choice(size, min(size, 40 * lists), replace=False)])
    inverted.add(vectors)
    seconds = time.perf_counter() - started
    for probed in PROBED:
        inverted.nprobe = probed
        show(f"IVF{lists}, {probed} probed", seconds, inverted.search, questions, right)
    started = time.perf_counter()
    graph = faiss.IndexHNSWFlat(embedder.dimension, NEIGHBOURS, faiss.METRIC_INNER_PRODUCT)
    graph.add(vectors)
    seconds = time.perf_counter() - started
    for explored in EXPLORED:
        graph.hnsw.efSearch = explored
        show(f"HNSW{NEIGHBOURS}, {explored} explored", seconds, graph.search, questions, right)


def show(
    name: str,
    seconds: float,
    search: Callable[[Vectors, int], tuple[Vectors, np.ndarray]],
    questions: Vectors,
    right: np.ndarray,
) -> None:
    """Print a row."""
    times: list[float] = []
    found: list[float] = []
    for question, nearest in zip(questions, right, strict=True):
        started = time.perf_counter()
        (rows,) = search(question[None, :], TOP)[1]
        times.append(1000 * (time.perf_counter() - started))
        found.append(len(set(rows.tolist()) & set(nearest.tolist())) / TOP)
    print(f"| {name} | {seconds:.0f} | {statistics.median(times):.1f} | {statistics.mean(found):.3f} |", flush=True)


if __name__ == "__main__":
    main()
