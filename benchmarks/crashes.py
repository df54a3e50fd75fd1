"""Builds killed at random moments: `python -m benchmarks.crashes [KILLS]`, on systems that can fork.

After each kill -9 the index must open, hold just what it held before or what the build was to make of it, answer, and
leave nothing behind that the next build doesn't remove. Exits with 1 where it does not.
"""

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.generated import read_sentences, write_corpus
from index.build import build
from index.corpus import read_corpus
from index.embedding import Embedder
from index.extraction import Extractor
from index.knowledge import EXTRACTOR, LEXICON
from index.manifest import BEFORE, CURRENT, read_manifest
from index.merging import merge_segments
from index.passages import Passage, split
from index.search import search
from index.snapshot import Snapshot
from index.translation import Lexicon

ARTICLES = Path(__file__).resolve().parents[1] / "corpus"
PASSAGES = 200
LEFT = 15  # folders that a build and a merging that were killed may leave until the next build
QUESTION = "siapa yang keluar dari perusahaan itu?"


def main() -> None:
    """Print how often the kill came before and after the build was done, and what went wrong."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    models = Embedder(), Lexicon.open(LEXICON), Extractor.open(EXTRACTOR)
    sentences = read_sentences(ARTICLES)
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        corpus, index = Path(name) / "corpus", Path(name) / "index"
        write_corpus(corpus, PASSAGES, sentences)
        build(corpus, index, *models)
        _change(corpus, sentences, chance, 0)
        seconds = _built_and_killed(corpus, index, models, 60.0)
        before = Snapshot.open(index, models[1])
        outcomes: Counter[str] = Counter()
        for number in range(1, kills + 1):
            _change(corpus, sentences, chance, number)
            wait = chance.uniform(0, 2 * seconds)
            _built_and_killed(corpus, index, models, wait)
            outcomes[_state(corpus, index, models, list(before.passages()))] += 1
            before = Snapshot.open(index, models[1])
        build(corpus, index, *models)
        left = {path.name for path in index.iterdir() if path.is_dir()} - _named(index)
        outcomes["left behind"] += len(left)
    for outcome, count in outcomes.items():
        print(f"{outcome}: {count}")
    wrong = outcomes["neither"] + outcomes["not opened"] + outcomes["left behind"] + outcomes["grown"]
    print(f"{kills} kills, {wrong} wrong; a build takes {seconds:.2f} s")
    sys.exit(1 if wrong else 0)


def _change(corpus: Path, sentences: Sequence[str], chance: random.Random, number: int) -> None:
    """An edit, a new article, and sometimes one that goes."""
    files = sorted(corpus.rglob("*.txt"))
    chance.choice(files).write_text(" ".join(chance.choices(sentences, k=3)) + f" Nomor {number}.", encoding="utf-8")
    (corpus / f"new{number}.txt").write_text(f"Artikel baru nomor {number}. {chance.choice(sentences)}", "utf-8")
    if len(files) > 25:
        files[0].unlink()


def _built_and_killed(corpus: Path, index: Path, models: tuple[Embedder, Lexicon, Extractor], wait_s: float) -> float:
    """Seconds that a build in a process of its own lives, at most `wait_s`."""
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        snapshot, _ = build(corpus, index, *models)
        merge_segments(index, snapshot, models[1])
        os._exit(0)
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if time.perf_counter() - started > wait_s:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            break
        time.sleep(0.001)
    return time.perf_counter() - started


def _state(corpus: Path, index: Path, models: tuple[Embedder, Lexicon, Extractor], before: list[Passage]) -> str:
    """What the index holds after the kill."""
    try:
        snapshot = Snapshot.open(index, models[1])
    except Exception as error:  # whatever it is, it must not be
        print(f"not opened: {error!r}")
        return "not opened"
    found = list(snapshot.passages())
    after = [passage for document in read_corpus(corpus).documents for passage in split(document)]
    hits = search(snapshot, models[0], QUESTION, "id", 10)
    if len(list(index.glob("????????????????"))) > len(_named(index)) + LEFT:
        return "grown"
    if not hits or not {hit.passage for hit in hits} <= set(found):
        return "neither"
    return "as after" if found == after else "as before" if found == before else "neither"


def _named(index: Path) -> set[str]:
    manifests = [read_manifest(index, name) for name in (CURRENT, BEFORE) if (index / name).exists()]
    return {name for manifest in manifests for name in (manifest.generation, *manifest.segments)}


if __name__ == "__main__":
    main()
