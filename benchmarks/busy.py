"""Questions while the index changes: `python -m benchmarks.busy FOLDER [REINDEXINGS]`.

FOLDER holds corpus/ and questions.jsonl. Eight threads ask without pause, first while nothing happens, then while one
article after the other is changed and indexed.
"""

import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from index import Knowledge, read_questions

THREADS = 8
QUIET_S = 30.0


@dataclass(frozen=True, slots=True)
class Asked:
    """When a question was asked, in seconds, and how long its answer took; `failed` says why there was none."""

    at_s: float
    seconds: float
    failed: str | None = None


def ask_until(done: threading.Event, knowledge: Knowledge, questions: list[str], first: int) -> list[Asked]:
    """Ask one question after the other, from the `first` on."""
    found: list[Asked] = []
    while not done.is_set():
        question = questions[(first + len(found)) % len(questions)]
        started = time.perf_counter()
        try:
            knowledge.ask(question)
            failed = None
        except Exception as error:  # whatever it is, it must not be
            failed = repr(error)
        found.append(Asked(started, time.perf_counter() - started, failed))
    return found


def asked_during(knowledge: Knowledge, questions: list[str], work: Callable[[], None]) -> list[Asked]:
    """All that the threads ask while `work` is done."""
    done = threading.Event()
    with ThreadPoolExecutor(THREADS) as pool:
        threads = [pool.submit(ask_until, done, knowledge, questions, 97 * n) for n in range(THREADS)]
        try:
            work()
        finally:
            done.set()
    return [asked for thread in threads for asked in thread.result()]


def percentile(found: list[Asked], share: float) -> float:
    """The seconds that this share of the answers took at most."""
    ordered = sorted(asked.seconds for asked in found)
    return ordered[int(share * (len(ordered) - 1))]


def main() -> None:
    """Print the figures with and without re-indexing."""
    source = Path(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    questions = [question.question for question in read_questions(source / "questions.jsonl")]
    with tempfile.TemporaryDirectory() as name:
        corpus = Path(name) / "corpus"
        shutil.copytree(source / "corpus", corpus)
        knowledge = Knowledge.open(corpus, Path(name) / "index")
        files = sorted(corpus.iterdir())
        swaps: list[tuple[float, float]] = []

        def reindex() -> None:
            for number in range(rounds):
                files[number % len(files)].write_text(
                    f"Pabrik kapal nomor {number} dipimpin Wiraqo Tensudi.", encoding="utf-8"
                )
                started = time.perf_counter()
                knowledge.refresh()
                swaps.append((started, time.perf_counter()))
                time.sleep(0.2)

        quiet = asked_during(knowledge, questions, lambda: time.sleep(QUIET_S))
        busy = asked_during(knowledge, questions, reindex)
        usual = percentile(quiet, 0.99)
        slow = [asked for asked in busy if asked.seconds > 2 * usual]
        for title, found in (("nothing changes", quiet), (f"{rounds} re-indexings", busy)):
            failed = [asked.failed for asked in found if asked.failed]
            print(
                f"{title}: {len(found)} questions, {len(failed)} failed; p50 {1000 * percentile(found, 0.5):.0f} ms, "
                f"p99 {1000 * percentile(found, 0.99):.0f} ms, longest {1000 * percentile(found, 1):.0f} ms"
            )
            for reason in sorted(set(failed)):
                print(f"  {reason}")
        lasted = sorted(end - start for start, end in swaps)
        during = sum(any(start - a.seconds <= a.at_s <= end for start, end in swaps) for a in slow)
        print(f"a re-indexing: median {lasted[len(lasted) // 2]:.2f} s, longest {lasted[-1]:.2f} s")
        print(f"slower than twice the usual p99: {len(slow)}, of which while indexing: {during}")


if __name__ == "__main__":
    main()
