"""One segment of an index: some documents with their passages, vectors and words, written once and never changed.

SEGMENT/documents.json           what each document is, its rows, and the departures that it tells
SEGMENT/places.npy, texts.bin    where each passage stands, and its text; offsets.npy: where in texts.bin
SEGMENT/keys.npy, keyed.npy      hashes of the texts, ascending, and their rows: how a text is found again
SEGMENT/vectors.faiss            a vector a row
SEGMENT/id/, SEGMENT/en/         how often each term stands in each passage of that language
"""

import hashlib
import json
from array import array
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.corpus import Document
from index.embedding import Vectors
from index.language import LANGUAGES, Language
from index.nearest import EXACT_UP_TO, Nearest
from index.passages import Passage
from index.postings import Counter, Postings
from index.rows import Departure, Quote

_BATCH = 20_000
_TEXTS, _RAW, _VECTORS = "texts.bin", "vectors.raw", "vectors.faiss"
_ARRAYS = ("places", "offsets", "keys", "keyed")


@dataclass(frozen=True, slots=True)
class Source:
    """Where an answer comes from: a document without its text."""

    path: str
    title: str
    source: str | None  # None: the file doesn't say
    url: str | None
    published: str | None  # ISO date


@dataclass(frozen=True, slots=True)
class Record:
    """A document as a segment has it: its passages are the rows from `start` to `end`."""

    source: Source
    language: Language
    content: str  # sha256 of its file
    start: int
    end: int
    departures: tuple[Departure, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment in memory; the numbers of a large one stay on the disk until they are needed."""

    name: str
    records: tuple[Record, ...]
    places: npt.NDArray[np.int32]  # (n, 4): number of the record, paragraph, start, end
    offsets: npt.NDArray[np.int64]  # (n + 1,)
    texts: npt.NDArray[np.uint8]
    keys: npt.NDArray[np.uint64]  # (n,), ascending
    keyed: npt.NDArray[np.int32]  # (n,) the row of each key
    nearest: Nearest
    postings: Mapping[Language, Postings]

    def __len__(self) -> int:
        """How many passages it has."""
        return len(self.places)

    def text(self, row: int) -> str:
        """The text of a passage."""
        return self.texts[self.offsets[row] : self.offsets[row + 1]].tobytes().decode()

    def passage(self, row: int) -> Passage:
        """A passage whole."""
        number, paragraph, start, end = self.places[row].tolist()
        record = self.records[number]
        return Passage(record.source.path, record.source.title, record.language, paragraph, start, end, self.text(row))

    def find(self, text: str) -> int | None:
        """A row with just this text, or None."""
        key = _key(text)
        first = int(np.searchsorted(self.keys, key))
        last = int(np.searchsorted(self.keys, key, "right"))
        return next((row for row in self.keyed[first:last].tolist() if self.text(row) == text), None)

    @classmethod
    def open(cls, folder: Path) -> "Segment":
        """Read the segment in `folder`, whose files are whole. Raises OSError where one is gone by now."""
        records = tuple(map(_record, json.loads((folder / "documents.json").read_bytes())))
        # What is mapped can't be lost to a disk that fails later, so a small segment is read whole.
        mapped = bool(records) and records[-1].end > EXACT_UP_TO
        arrays = (np.load(folder / f"{name}.npy", "r" if mapped else None) for name in _ARRAYS)
        places, offsets, keys, keyed = arrays
        texts = np.memmap(folder / _TEXTS, np.uint8, "r") if mapped else np.fromfile(folder / _TEXTS, np.uint8)
        return cls(
            folder.name,
            records,
            places,
            offsets,
            texts,
            keys,
            keyed,
            Nearest.open(folder / _VECTORS, mapped=mapped),
            {language: Postings.open(folder / language, mapped=mapped) for language in LANGUAGES},
        )


class SegmentWriter:
    """Writes a segment into a new folder while documents come in; what has come lies on the disk.

    All that it does raises OSError where the disk is full or the folder can't be written.
    """

    def __init__(self, folder: Path, dimension: int) -> None:
        folder.mkdir(parents=True)
        self._folder, self._dimension = folder, dimension
        self._texts = (folder / _TEXTS).open("wb")
        self._raw = (folder / _RAW).open("wb")
        self._records: list[Record] = []
        self._places = array("i")
        self._offsets = array("q", [0])
        self._keys = array("Q")
        self._counters: dict[Language, Counter] = {language: Counter() for language in LANGUAGES}

    def add(
        self,
        document: Document,
        content: str,
        passages: Sequence[Passage],
        vectors: Vectors,
        terms: Sequence[Sequence[str]],
        departures: tuple[Departure, ...],
    ) -> None:
        """Add a document; row i of `vectors` (n, d) and `terms[i]` belong to its ith passage."""
        start = len(self)
        for row, (passage, found) in enumerate(zip(passages, terms, strict=True), start):
            encoded = passage.text.encode()
            self._texts.write(encoded)
            self._offsets.append(self._offsets[-1] + len(encoded))
            self._places.extend((len(self._records), passage.paragraph, passage.start, passage.end))
            self._keys.append(_key(passage.text))
            self._counters[document.language].add(row, found)
        self._raw.write(np.ascontiguousarray(vectors, np.float32).tobytes())
        published = document.published.isoformat() if document.published else None
        source = Source(document.path, document.title, document.source, document.url, published)
        self._records.append(Record(source, document.language, content, start, len(self), departures))

    def copy(self, segment: Segment, numbers: Sequence[int]) -> None:
        """Add those documents of `segment`, by their numbers, ascending."""
        new_rows = np.full(len(segment), -1, np.int64)
        key_of = np.empty(len(segment), np.uint64)
        key_of[segment.keyed] = segment.keys
        for number in numbers:
            record, start = segment.records[number], len(self)
            rows = slice(record.start, record.end)
            new_rows[rows] = np.arange(start, start + record.end - record.start)
            places = segment.places[rows].copy()
            places[:, 0] = len(self._records)
            self._places.frombytes(places.tobytes())
            first, last = segment.offsets[record.start], segment.offsets[record.end]
            self._texts.write(segment.texts[first:last].tobytes())
            ends = segment.offsets[record.start + 1 : record.end + 1] - first + self._offsets[-1]
            self._offsets.frombytes(ends.tobytes())
            self._keys.frombytes(key_of[rows].tobytes())
            end = len(self)
            self._records.append(Record(record.source, record.language, record.content, start, end, record.departures))
        kept = np.flatnonzero(new_rows >= 0)
        for begin in range(0, len(kept), _BATCH):
            self._raw.write(segment.nearest.rows(kept[begin : begin + _BATCH]).tobytes())
        for language, postings in segment.postings.items():
            self._counters[language].add_all(postings, new_rows)

    def __len__(self) -> int:
        """How many passages have come."""
        return len(self._keys)

    @property
    def documents(self) -> int:
        """How many documents have come, of which there must be one to `finish`."""
        return len(self._records)

    def finish(self) -> Segment:
        """Write the rest, and read the segment."""
        self._texts.close()
        self._raw.close()
        keys = np.array(self._keys, np.uint64)
        keyed = np.argsort(keys, kind="stable").astype(np.int32)
        places = np.array(self._places, np.int32).reshape(-1, 4)
        arrays: tuple[npt.NDArray[np.generic], ...] = (places, np.array(self._offsets, np.int64), keys[keyed], keyed)
        for name, numbers in zip(_ARRAYS, arrays, strict=True):
            np.save(self._folder / f"{name}.npy", numbers)
        vectors = np.memmap(self._folder / _RAW, np.float32, "r", shape=(len(self), self._dimension))
        Nearest.of(vectors).save(self._folder / _VECTORS)
        del vectors
        (self._folder / _RAW).unlink()
        for language, counter in self._counters.items():
            counter.finish().save(self._folder / language)
        records = json.dumps([asdict(record) for record in self._records], ensure_ascii=False)
        (self._folder / "documents.json").write_text(records, encoding="utf-8")
        return Segment.open(self._folder)

    def close(self) -> None:
        """Let go of the files, whatever became of them."""
        for file in (self._texts, self._raw):
            with suppress(OSError):
                file.close()


def departure_of(row: dict[str, Any]) -> Departure:
    """A departure as JSON has it."""
    quotes = tuple(Quote(**quote) for quote in row.pop("quotes"))
    return Departure(**row, quotes=quotes)


def _record(row: dict[str, Any]) -> Record:
    source = Source(**row.pop("source"))
    departures = tuple(map(departure_of, row.pop("departures")))
    return Record(**row, source=source, departures=departures)


def _key(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")
