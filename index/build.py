"""From the corpus folder to the next snapshot; only what changed is read, and only texts that are new are embedded."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.catalog import Catalog, Place
from index.corpus import CORRECTIONS, Corrections, Entry, Listing, Problem, read_corrections, read_files, scan
from index.embedding import Embedder
from index.errors import CorpusError, SnapshotError
from index.extraction import Extractor
from index.intake import Intake
from index.manifest import BEFORE, CURRENT, Origin, read_manifest, writing
from index.program import program_digest
from index.roster import listed
from index.rows import Departure
from index.segment import Segment
from index.snapshot import Snapshot, commit
from index.translation import Lexicon

log = logging.getLogger(__name__)

_TO_DO = "has to be rebuilt"  # as the errors of an index end

Progress = Callable[[int, int], None]
"""Hears how many of the files that have to be read have been read, and how many they are."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. Articles are `documents`, `added`, `changed` and `gone`; the other counts are passages: those
    `embedded` have a text that was not in the index before, those `removed` are no longer in the article they were in.
    """

    documents: int
    added: int
    changed: int
    gone: int
    passages: int
    embedded: int
    reused: int
    removed: int
    seconds: float
    reason: str | None  # why the index from before could not be used; None: it could, or there was none
    problems: tuple[Problem, ...]

    @property
    def did_something(self) -> bool:
        """Whether there is anything to tell beside problems."""
        return bool(self.added or self.changed or self.gone or self.reason)


def build(
    corpus: Path,
    index: Path,
    embedder: Embedder,
    lexicon: Lexicon,
    extractor: Extractor | None,
    progress: Progress | None = None,
    held: Snapshot | None = None,
) -> tuple[Snapshot, BuildReport]:
    """Bring the snapshot in `index` up to date with the folder `corpus`; `held` is one that is in memory already.
    Without an `extractor` no departures are read.

    Raises CorpusError where there is no article to index, SnapshotError where the index can't be written; either way
    the snapshot from before stays as it was.
    """
    started = time.perf_counter()
    with writing(index):
        before, reason = _before(index, embedder, lexicon, held)
        listing = scan(corpus)
        corrections = read_corrections(corpus)
        known = before if before and before.manifest.origin.program == program_digest() else None
        if before and not known:
            reason = reason or "Eksodus is another version now, so every article was read anew."
        with closing(Intake(index, embedder, extractor, before, known)) as intake:
            entries = _take_in(corpus, listing, known, intake, progress)
            new = intake.finish()
        old = before.catalog.places if before else {}
        files = {entry.name for entry in entries if not entry.problem}
        replaced = {record.source.path for record in new.records} if new else set()
        kept = {name: place for name, place in old.items() if name in files and name not in replaced}
        if not kept and not new:
            reasons = "".join(f"\n  {problem}" for problem in _problems(listing, entries, corrections))
            raise CorpusError(
                f"The corpus {corpus} holds no article that can be read; put .md, .txt, .html or .pdf files in."
                f"{reasons}"
            )
        segments, places = _assembled(before, kept, new)
        left = [before.record(name) for name in old if name not in kept] if before else []
        telling = any(record.departures for record in (*left, *(new.records if new else ())))
        departures, complaints = _departures(before, telling, segments, places, corrections.text)
        catalog = Catalog(entries, places, corrections.text, departures, complaints)
        problems = (*_problems(listing, entries, corrections), *(Problem(CORRECTIONS, text) for text in complaints))
        origin = Origin(
            embedder.name,
            embedder.fingerprint,
            embedder.dimension,
            program_digest(),
            listing.digest,
            tuple(map(str, problems)),
        )
        if before and not reason and (catalog, origin) == (before.catalog, before.manifest.origin):
            snapshot = before
        else:
            snapshot = commit(index, before, segments, catalog, origin, lexicon)
    gone = [name for name in old if name not in files]
    changed = len(replaced & old.keys())
    report = BuildReport(
        documents=snapshot.manifest.documents,
        added=len(replaced) - changed,
        changed=changed,
        gone=len(gone),
        passages=snapshot.manifest.passages,
        embedded=intake.embedded,
        reused=snapshot.manifest.passages - intake.embedded,
        removed=intake.removed + sum(len(before.rows_of(name)) for name in gone if before),
        seconds=time.perf_counter() - started,
        reason=reason,
        problems=problems,
    )
    log.info("indexed %d documents, %d passages, %d of them anew", report.documents, report.passages, report.embedded)
    return snapshot, report


def _before(
    index: Path, embedder: Embedder, lexicon: Lexicon, held: Snapshot | None
) -> tuple[Snapshot | None, str | None]:
    """The snapshot to go on from, or None, and why the current one can't be gone on from."""
    reason = None
    for name in (CURRENT, BEFORE):
        if not (index / name).exists():
            continue
        try:
            manifest = read_manifest(index, name)
            if manifest.origin.fingerprint != embedder.fingerprint:
                return None, reason or (
                    f"The index was made with another embedding model ({manifest.origin.model}, "
                    f"{manifest.origin.dimension} dimensions; now {embedder.name}, {embedder.dimension}), so every "
                    "passage was embedded anew."
                )
            here = held if held and held.is_in(index) else None
            if not here or here.manifest.generation != manifest.generation:
                here = Snapshot.open(index, lexicon, name, here)
            return here, reason and reason.replace(_TO_DO, "was mended by the one before and the corpus")
        except SnapshotError as error:
            reason = reason or str(error)
    return None, reason and reason.replace(_TO_DO, "was rebuilt from the corpus")


def _take_in(
    corpus: Path, listing: Listing, before: Snapshot | None, intake: Intake, progress: Progress | None
) -> tuple[Entry, ...]:
    """Hand articles to `intake` that are not as `before`; every file as it was found."""
    known = {entry.name: entry for entry in before.catalog.entries} if before else {}
    stamps = {entry.name: entry.stamp for entry in known.values() if not entry.problem}
    total = sum(file.stamp is None or stamps.get(file.name) != file.stamp for file in listing.files)
    done = 0
    entries: list[Entry] = []
    for entry, document in read_files(corpus, listing, known):
        entries.append(entry)
        if document and entry.content:
            intake.add(document, entry.content)
        if document or entry.problem:
            done += 1
            if progress:
                progress(min(done, total), total)
    return tuple(entries)


def _assembled(
    before: Snapshot | None, kept: Mapping[str, Place], new: Segment | None
) -> tuple[list[Segment], dict[str, Place]]:
    """The segments that still have documents and the new one, and where each document is now, by path."""
    used = sorted({segment for segment, _ in kept.values()})
    numbers = {old: number for number, old in enumerate(used)}
    places = {name: (numbers[segment], number) for name, (segment, number) in kept.items()}
    segments = [before.segments[number] for number in used] if before else []
    if new:
        places |= {record.source.path: (len(segments), number) for number, record in enumerate(new.records)}
        segments.append(new)
    return segments, dict(sorted(places.items()))


def _departures(
    before: Snapshot | None, telling: bool, segments: Sequence[Segment], places: Mapping[str, Place], corrections: str
) -> tuple[tuple[Departure, ...], tuple[str, ...]]:
    """All departures as one list, and what is wrong with the corrections; that of before unless something in it or in
    what is new is `telling` of a departure.
    """
    if before and not telling and before.catalog.corrections == corrections:
        return before.catalog.departures, before.catalog.complaints
    records = (segments[segment].records[number] for segment, number in places.values())
    return listed((departure for record in records for departure in record.departures), corrections)


def _problems(listing: Listing, entries: Sequence[Entry], corrections: Corrections) -> tuple[Problem, ...]:
    unread = (Problem(entry.name, entry.problem) for entry in entries if entry.problem)
    return (*listing.problems, *unread, *corrections.problems)
