"""Indexing and asking as a corpus grows: `python -m benchmarks.scale FOLDER SIZE [SIZE ...]`.

FOLDER holds corpus/ and questions.jsonl, from which a corpus of SIZE passages is made up. For each size, in a process
of its own: a full build with its memory and where its time goes; how fast passages are found, and how many of the
nearest by vector the approximate index finds; and how long it takes until a question about an edited paragraph is
answered.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.generated import read_sentences, write_corpus
from index import Knowledge
from index.build import build
from index.embedding import Embedder, Vectors
from index.evaluate import read_questions
from index.extraction import Extractor
from index.knowledge import EXTRACTOR, LEXICON
from index.language import expand_chat, language_of
from index.search import search
from index.snapshot import Snapshot
from index.translation import Lexicon

EDITS = 5
QUESTIONS = 300
TOP = 10
_LOOK_EVERY_S = 0.01


def _memory_mb(name: str) -> int:
    """A line of the system's account of this process, such as VmHWM, its peak."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith(f"{name}:"))


def shares(work: Callable[[], object]) -> tuple[float, dict[str, float]]:
    """Seconds that `work` takes, and the share of them that each module of index/ was at work, by looking often."""
    seen: Counter[str] = Counter()
    done = threading.Event()
    main = threading.get_ident()

    def look() -> None:
        while not done.wait(_LOOK_EVERY_S):
            frame = sys._current_frames().get(main)
            while frame and not frame.f_globals.get("__name__", "").startswith("index."):
                frame = frame.f_back
            seen[frame.f_globals["__name__"].removeprefix("index.") if frame else "other"] += 1

    looker = threading.Thread(target=look)
    looker.start()
    started = time.perf_counter()
    work()
    seconds = time.perf_counter() - started
    done.set()
    looker.join()
    total = max(sum(seen.values()), 1)
    return seconds, {name: round(count / total, 3) for name, count in seen.most_common(9)}


def measure(source: Path, size: int) -> dict[str, object]:
    """All figures of one size."""
    models = Embedder(), Lexicon.open(LEXICON), Extractor.open(EXTRACTOR)
    questions = [question.question for question in read_questions(source / "questions.jsonl")][:QUESTIONS]
    with tempfile.TemporaryDirectory() as name:
        corpus, index = Path(name) / "corpus", Path(name) / "index"
        write_corpus(corpus, size, read_sentences(source / "corpus"))
        before = _memory_mb("VmRSS")
        seconds, where = shares(lambda: build(corpus, index, *models))
        figures: dict[str, object] = {
            "passages": size,
            "build, s": round(seconds, 1),
            "passages a second": round(size / seconds),
            "memory before, MB": before,
            "peak memory, MB": _memory_mb("VmHWM"),
            "index on disk, MB": sum(path.stat().st_size for path in index.rglob("*") if path.is_file()) // 1_000_000,
            "where the time goes": where,
        }
        started = time.perf_counter()
        snapshot = Snapshot.open(index, models[1])
        figures["open, s"] = round(time.perf_counter() - started, 2)
        figures |= asked(snapshot, models[0], questions)
        del snapshot
        knowledge = Knowledge.open(corpus, index)
        figures["memory with it open, MB"] = _memory_mb("VmRSS")
        figures |= edited(knowledge, corpus)
    return figures


def asked(snapshot: Snapshot, embedder: Embedder, questions: list[str]) -> dict[str, object]:
    """How fast passages are found, and the share of the nearest vectors that are."""
    times: list[float] = []
    found: list[float] = []
    exact = np.vstack([snapshot.vectors(np.arange(0, 0)), *_all_vectors(snapshot)])
    for question in questions:
        started = time.perf_counter()
        search(snapshot, embedder, expand_chat(question), language_of(question), TOP)
        times.append(1000 * (time.perf_counter() - started))
        vector = embedder.query(question)
        scores = exact @ vector
        nearest = set(np.argpartition(-scores, TOP)[:TOP].tolist())
        found.append(len(nearest & set(snapshot.nearest(vector, TOP).tolist())) / TOP)
    ordered = sorted(times)
    return {
        "search": ", ".join(snapshot.manifest.search),
        "found in p50, ms": round(statistics.median(ordered), 1),
        "found in p99, ms": round(ordered[int(0.99 * (len(ordered) - 1))], 1),
        f"recall@{TOP} of the nearest": round(statistics.mean(found), 4),
    }


def _all_vectors(snapshot: Snapshot) -> list[Vectors]:
    step = 50_000
    return [snapshot.vectors(np.arange(n, min(n + step, snapshot.size))) for n in range(0, snapshot.size, step)]


def edited(knowledge: Knowledge, corpus: Path) -> dict[str, object]:
    """Seconds from the edit of one paragraph until a question about it is answered from it."""
    files = sorted(corpus.rglob("*.txt"))
    seconds: list[float] = []
    embedded = 0
    for number in range(EDITS):
        path = files[(number * 7919) % len(files)]
        paragraphs = path.read_text(encoding="utf-8").split("\n\n")
        paragraphs[0] = f"Direktur pabrik kapal Zubaltek nomor {number} adalah Wiraqo Tensudi."
        started = time.perf_counter()
        path.write_text("\n\n".join(paragraphs), encoding="utf-8")
        embedded += knowledge.refresh().embedded
        hit = knowledge.ask(f"siapa direktur pabrik kapal Zubaltek nomor {number}?").hits[0]
        seconds.append(time.perf_counter() - started)
        if hit.passage.text != paragraphs[0]:
            raise RuntimeError(f"the edited paragraph was not found: {hit.passage.text}")
    return {"edit to answer, s": [round(value, 2) for value in seconds], "embedded for an edit": embedded / EDITS}


def main() -> None:
    """Print the figures of every size named on the command line."""
    source, *sizes = sys.argv[1:]
    if sizes[:1] == ["--here"]:
        print(json.dumps(measure(Path(source), int(sizes[1]))))
        return
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.scale", source, "--here", size]
        figures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        for name, value in figures.items():
            print(f"{name}: {value}")
        print()


if __name__ == "__main__":
    main()
