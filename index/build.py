"""From the corpus folder to the next snapshot; only texts that the last one doesn't know are embedded."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.corpus import Corpus, Problem, listing, read_corpus
from index.embedding import Embedder
from index.errors import CorpusError, SnapshotError
from index.passages import Passage, split
from index.roster import assemble
from index.snapshot import Snapshot, Source, read_manifest, renew_listing, writing
from index.tagger import Tagger
from index.translation import Lexicon

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Hears how many passages are embedded, and of how many."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. Counts are passages but for `documents`; `removed` were in the index before and are not now."""

    documents: int
    passages: int
    embedded: int
    reused: int
    removed: int
    seconds: float
    reason: str | None  # why nothing could be reused; None: something was, or there was nothing before
    problems: tuple[Problem, ...]


def build(
    corpus: Path,
    index: Path,
    embedder: Embedder,
    lexicon: Lexicon,
    tagger: Tagger,
    progress: Progress | None = None,
) -> tuple[Snapshot, BuildReport]:
    """Bring the snapshot in `index` up to date with the folder `corpus`.

    Raises CorpusError where there is no article to index, SnapshotError where the index can't be written; either way
    the snapshot from before stays as it was.
    """
    started = time.perf_counter()
    touched = listing(corpus)
    content = read_corpus(corpus)
    if not content.documents:
        reasons = "".join(f"\n  {problem}" for problem in content.problems)
        raise CorpusError(
            f"The corpus {corpus} holds no article that can be read; put .md, .txt, .html or .pdf files in.{reasons}"
        )
    with writing(index):
        before, reason = _before(index, embedder, lexicon)
        roster = assemble(content, tagger, before.told if before else {})
        problems = (*content.problems, *roster.problems)
        if before and before.manifest.corpus == content.digest:
            snapshot = renew_listing(index, before, touched, [str(problem) for problem in problems])
            count = len(snapshot.passages)
            return snapshot, _report(snapshot, 0, count, 0, started, None, problems)
        passages = [passage for document in content.documents for passage in split(document)]
        known = {passage.text: row for row, passage in enumerate(before.passages)} if before else {}
        new = list(dict.fromkeys(passage.text for passage in passages if passage.text not in known))
        fresh = embedder.passages(new, (lambda done: progress(done, len(new))) if progress else None)
        place = {text: row for row, text in enumerate(new)}
        old_rows = before.rows() if before else fresh
        vectors = np.empty((len(passages), embedder.dimension), np.float32)
        for row, passage in enumerate(passages):
            vectors[row] = old_rows[known[passage.text]] if passage.text in known else fresh[place[passage.text]]
        snapshot = Snapshot.write(
            index,
            model=embedder.name,
            fingerprint=embedder.fingerprint,
            corpus=content.digest,
            listing=touched,
            sources=_sources(content),
            passages=passages,
            vectors=vectors,
            lexicon=lexicon,
            told=roster.told,
            departures=roster.departures,
            problems=[str(problem) for problem in problems],
        )
    embedded = sum(passage.text not in known for passage in passages)
    removed = _removed(before.passages if before else (), passages)
    return snapshot, _report(snapshot, embedded, len(passages) - embedded, removed, started, reason, problems)


def _before(index: Path, embedder: Embedder, lexicon: Lexicon) -> tuple[Snapshot | None, str | None]:
    """The snapshot whose vectors can be reused, or None and why there is none."""
    if not (index / "manifest.json").exists():
        return None, None
    try:
        manifest = read_manifest(index)
        if manifest.fingerprint != embedder.fingerprint:
            return None, (
                f"The index was made with another embedding model ({manifest.model}, {manifest.dimension} dimensions; "
                f"now {embedder.name}, {embedder.dimension}), so every passage was embedded anew."
            )
        return Snapshot.open(index, lexicon), None
    except SnapshotError as error:
        return None, str(error).replace("has to be rebuilt", "was rebuilt from the corpus")


def _sources(corpus: Corpus) -> list[Source]:
    return [
        Source(
            path=document.path,
            title=document.title,
            source=document.source,
            url=document.url,
            published=document.published.isoformat() if document.published else None,
        )
        for document in corpus.documents
    ]


def _removed(before: tuple[Passage, ...], now: list[Passage]) -> int:
    """How many passages of before, by document and text, are gone."""
    return len({(p.document, p.text) for p in before} - {(p.document, p.text) for p in now})


def _report(
    snapshot: Snapshot,
    embedded: int,
    reused: int,
    removed: int,
    started: float,
    reason: str | None,
    problems: tuple[Problem, ...],
) -> BuildReport:
    report = BuildReport(
        documents=snapshot.manifest.documents,
        passages=snapshot.manifest.passages,
        embedded=embedded,
        reused=reused,
        removed=removed,
        seconds=time.perf_counter() - started,
        reason=reason,
        problems=problems,
    )
    log.info("indexed %d documents, %d passages, %d of them anew", report.documents, report.passages, embedded)
    return report
