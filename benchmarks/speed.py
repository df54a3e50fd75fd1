"""Where the time goes: `python -m benchmarks.speed FOLDER`, a folder with corpus/ and questions.jsonl.

Embedding is measured beside all-MiniLM-L6-v2 in the same run; the way to a first answer is taken apart in a process of
its own, as a person starts it.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.retrieval import MINILM
from index.corpus import read_corpus
from index.embedding import DEFAULT_MODEL, Embedder
from index.passages import split

_FIRST_ANSWER = """
import json, sys, time
marks = {}
start = time.perf_counter()
def mark(name):
    global start
    marks[name] = round(time.perf_counter() - start, 2)
    start = time.perf_counter()
from pathlib import Path
from index import Knowledge
mark("import the index")
import sentence_transformers
mark("import sentence-transformers")
knowledge = Knowledge.open(Path(sys.argv[1]), Path(sys.argv[2]))
mark("open model and index")
knowledge.ask("siapa yang memimpin perusahaan itu?")
mark("first answer")
times = []
for _ in range(50):
    begun = time.perf_counter()
    knowledge.ask("kapan perusahaan itu didirikan?")
    times.append(time.perf_counter() - begun)
marks["each further answer"] = round(sorted(times)[25], 4)
import resource
marks["peak memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps(marks))
"""


def passages_per_second(model: str, texts: list[str]) -> float:
    """How fast `model` embeds, after a first batch that warms it up."""
    embedder = Embedder(model)
    embedder.passages(texts[:64])
    started = time.perf_counter()
    embedder.passages(texts)
    return len(texts) / (time.perf_counter() - started)


def main() -> None:
    """Print the figures for the folder named on the command line."""
    corpus = Path(sys.argv[1]) / "corpus"
    started = time.perf_counter()
    texts = [passage.text for document in read_corpus(corpus).documents for passage in split(document)]
    print(f"reading and splitting: {len(texts)} passages in {time.perf_counter() - started:.1f} s")
    box, minilm = passages_per_second(DEFAULT_MODEL, texts), passages_per_second(MINILM, texts[:500])
    print(f"embedding: {box:.0f} passages/s in the box, {minilm:.0f} all-MiniLM-L6-v2, ratio {box / minilm:.0f}")
    with tempfile.TemporaryDirectory() as index:
        command = [sys.executable, "-c", _FIRST_ANSWER, str(corpus), index]
        for name in ("first start, with indexing", "second start"):
            marks = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
            print(f"{name}: " + ", ".join(f"{step} {value}" for step, value in marks.items()))
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
