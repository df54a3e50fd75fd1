"""Few segments instead of many: what many small changes leave behind is put together, as LSM trees do (O'Neil et al.
1996).
"""

import logging
import uuid
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from index.catalog import Place
from index.manifest import read_manifest, writing
from index.segment import SegmentWriter
from index.snapshot import Snapshot, commit
from index.translation import Lexicon

log = logging.getLogger(__name__)

MOST_SEGMENTS = 8  # every one of them is searched for every question
FEWEST = 4  # so many are left, so that merging is rare


def merge_segments(index: Path, snapshot: Snapshot, lexicon: Lexicon) -> Snapshot | None:
    """`snapshot` with fewer segments, made current; None where it has few, or is not the current one any more.

    Raises SnapshotError where the index can't be written; it then stays as it was.
    """
    merged = due(snapshot.alive, [len(segment) for segment in snapshot.segments])
    if not merged:
        return None
    with writing(index):
        if read_manifest(index).generation != snapshot.manifest.generation:
            return None
        places: dict[str, Place] = {}
        rest = [number for number in range(len(snapshot.segments)) if number not in merged]
        folder = index / uuid.uuid4().hex[:16]
        with closing(SegmentWriter(folder, snapshot.manifest.origin.dimension)) as writer:
            for number in merged:
                here = sorted((n, path) for path, (segment, n) in snapshot.catalog.places.items() if segment == number)
                places |= {path: (len(rest), writer.documents + n) for n, (_, path) in enumerate(here)}
                writer.copy(snapshot.segments[number], [n for n, _ in here])
            segments = [*(snapshot.segments[number] for number in rest), writer.finish()]
        for path, (segment, n) in snapshot.catalog.places.items():
            if segment not in merged:
                places[path] = (rest.index(segment), n)
        catalog = replace(snapshot.catalog, places=dict(sorted(places.items())))
        log.info("merged %d of %d segments", len(merged), len(snapshot.segments))
        return commit(index, snapshot, segments, catalog, snapshot.manifest.origin, lexicon)


def due(alive: Sequence[int], sizes: Sequence[int]) -> tuple[int, ...]:
    """The numbers of segments that are to become one: those of which less than half is alive, and the smallest where
    they are too many.
    """
    chosen = {number for number, size in enumerate(sizes) if 2 * alive[number] < size}
    if len(sizes) > MOST_SEGMENTS:
        smallest = sorted(range(len(sizes)), key=lambda number: alive[number])
        chosen |= set(smallest[: len(sizes) - FEWEST + 1])
    return tuple(sorted(chosen))
