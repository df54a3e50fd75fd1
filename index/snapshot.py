"""One index in memory: the segments that count, seen as one, and the catalog of the corpus.

INDEX/<segment>/     some documents, as index/segment.py writes them
INDEX/<generation>/  the catalog, as index/catalog.py writes it
INDEX/manifest.json  which of them count; see index/manifest.py
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.catalog import Catalog, Place
from index.embedding import Vectors
from index.errors import SnapshotError
from index.language import LANGUAGES
from index.lexical import Lexical, Shelf
from index.manifest import CURRENT, FORMAT, Manifest, Origin, checksum, flush, read_manifest, replace_manifest
from index.passages import Passage
from index.rows import Departure
from index.segment import Record, Segment, Source
from index.translation import Lexicon


class Snapshot:
    """An index in memory; nobody changes it. Rows number the passages of all segments, those that don't count included.

    `sources` are by path, in order.
    """

    def __init__(self, manifest: Manifest, segments: Sequence[Segment], catalog: Catalog, lexicon: Lexicon) -> None:
        self.manifest = manifest
        self.segments = tuple(segments)
        self.catalog = catalog
        self._offsets = np.cumsum([0, *map(len, segments)])
        self.sources: Mapping[str, Source] = {
            path: self._record(place).source for path, place in catalog.places.items()
        }
        self._alive = self._find_alive()
        shelves = {
            language: [
                Shelf(segment.postings[language], int(offset), alive)
                for segment, offset, alive in zip(self.segments, self._offsets[:-1], self._alive, strict=True)
            ]
            for language in LANGUAGES
        }
        self.lexical = Lexical(shelves, self.size, lexicon)

    def is_in(self, folder: Path) -> bool:
        """Whether it is the one that a manifest in `folder` names, with all its files, whatever is in them."""
        return all((folder / name).exists() for name in self.manifest.files)

    @property
    def size(self) -> int:
        """How many rows there are."""
        return int(self._offsets[-1])

    @property
    def departures(self) -> tuple[Departure, ...]:
        """Who left, as one list, corrected by people."""
        return self.catalog.departures

    @property
    def alive(self) -> tuple[int, ...]:
        """How many passages of each segment count."""
        return tuple(
            len(segment) if alive is None else int(alive.sum())
            for segment, alive in zip(self.segments, self._alive, strict=True)
        )

    def passage(self, row: int) -> Passage:
        """The passage of a row."""
        number = int(np.searchsorted(self._offsets, row, "right")) - 1
        return self.segments[number].passage(row - int(self._offsets[number]))

    def rows_of(self, document: str) -> range:
        """The rows of a document's passages, in order; none where there is no such document."""
        place = self.catalog.places.get(document)
        if place is None:
            return range(0)
        record, offset = self._record(place), int(self._offsets[place[0]])
        return range(offset + record.start, offset + record.end)

    def passages(self) -> Iterator[Passage]:
        """All that count, document by document."""
        return (self.passage(row) for document in self.sources for row in self.rows_of(document))

    def record(self, document: str) -> Record:
        """A document as its segment has it. Raises KeyError for one that is not in the index."""
        return self._record(self.catalog.places[document])

    def vectors(self, rows: npt.NDArray[np.int64]) -> Vectors:
        """(len(rows), d) float32: the vectors of passages, bit for bit as they were embedded."""
        found = np.empty((len(rows), self.manifest.origin.dimension), np.float32)
        for segment, (start, end) in zip(self.segments, pairwise(self._offsets), strict=True):
            here = (rows >= start) & (rows < end)
            if here.any():
                found[here] = segment.nearest.rows(rows[here] - start)
        return found

    def nearest(self, vector: Vectors, count: int) -> npt.NDArray[np.int64]:
        """The `count` rows nearest to `vector` (d,) in each segment, in no order."""
        found = [
            segment.nearest.search(vector, min(count, len(segment)), alive) + offset
            for segment, alive, offset in zip(self.segments, self._alive, self._offsets[:-1], strict=True)
        ]
        return np.concatenate(found) if found else np.empty(0, np.int64)

    def find(self, text: str) -> Vectors | None:
        """The vector of a passage with just this text, or None."""
        for segment in self.segments:
            row = segment.find(text)
            if row is not None:
                vector: Vectors = segment.nearest.rows(np.array([row]))[0]
                return vector
        return None

    def _record(self, place: Place) -> Record:
        return self.segments[place[0]].records[place[1]]

    def _find_alive(self) -> list[npt.NDArray[np.bool_] | None]:
        """Of each segment, which rows count; None where all do."""
        counts = [0] * len(self.segments)
        for number, _ in self.catalog.places.values():
            counts[number] += 1
        worn = {n for n, segment in enumerate(self.segments) if counts[n] < len(segment.records)}
        flags = [np.zeros(len(segment), bool) if n in worn else None for n, segment in enumerate(self.segments)]
        for place in self.catalog.places.values():
            alive = flags[place[0]]
            if alive is not None:
                record = self._record(place)
                alive[record.start : record.end] = True
        return flags

    @classmethod
    def open(cls, folder: Path, lexicon: Lexicon, name: str = CURRENT, held: "Snapshot | None" = None) -> "Snapshot":
        """Read and verify the snapshot that the manifest `name` in `folder` tells of; segments of `held` are not read
        again.

        Raises SnapshotError where there is none, where its format is another, or where a checksum doesn't match.
        """
        manifest = read_manifest(folder, name)
        while True:
            try:
                return cls._read(folder, manifest, lexicon, held)
            except SnapshotError:
                # Somebody may have committed other ones, and removed this one, while it was being read.
                newer = read_manifest(folder, name)
                if newer.generation == manifest.generation:
                    raise
                manifest = newer

    @classmethod
    def _read(cls, folder: Path, manifest: Manifest, lexicon: Lexicon, held: "Snapshot | None") -> "Snapshot":
        known = {segment.name: segment for segment in held.segments} if held else {}
        for name, expected in manifest.files.items():
            if name.split("/")[0] in known:
                continue
            try:
                found = checksum(folder / name)
            except OSError:
                raise SnapshotError(f"The index in {folder} lacks its file {name}; it has to be rebuilt.") from None
            if found != expected:
                raise SnapshotError(f"The index in {folder} is damaged in {name}; it has to be rebuilt.")
        try:
            segments = [known.get(name) or Segment.open(folder / name) for name in manifest.segments]
            catalog = Catalog.open(folder / manifest.generation)
        except OSError:
            raise SnapshotError(f"The index in {folder} was removed while it was read; it has to be rebuilt.") from None
        return cls(manifest, segments, catalog, lexicon)


def commit(
    folder: Path,
    before: Snapshot | None,
    segments: Sequence[Segment],
    catalog: Catalog,
    origin: Origin,
    lexicon: Lexicon,
) -> Snapshot:
    """Make those segments and that catalog the current snapshot, in one step; call it inside `writing`.

    Raises OSError where the disk is full or the folder can't be written; the snapshot `before` then stays.
    """
    home = folder / uuid.uuid4().hex[:16]
    home.mkdir(parents=True)
    catalog.save(home)
    kept = {segment.name for segment in before.segments} if before else set()
    old = before.manifest.files.items() if before else ()
    files = {place: known for place, known in old if place.split("/")[0] in kept & {s.name for s in segments}}
    for name in (home.name, *(segment.name for segment in segments if segment.name not in kept)):
        for path in sorted((folder / name).rglob("*")):
            flush(path)
            if path.is_file():
                files[path.relative_to(folder).as_posix()] = checksum(path)
        flush(folder / name)
    records = [segments[segment].records[number] for segment, number in catalog.places.values()]
    manifest = Manifest(
        format=FORMAT,
        generation=home.name,
        built=datetime.now(UTC).isoformat(timespec="seconds"),
        origin=origin,
        documents=len(records),
        passages=sum(record.end - record.start for record in records),
        search=tuple(segment.nearest.kind for segment in segments),
        segments=tuple(segment.name for segment in segments),
        files=files,
    )
    replace_manifest(folder, manifest, before.manifest if before else None)
    return Snapshot(manifest, segments, catalog, lexicon)
