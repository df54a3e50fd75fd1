"""New documents on their way into a segment: split, embedded where their texts are new, and told of who left."""

import uuid
from dataclasses import replace
from pathlib import Path, PurePosixPath

import numpy as np

from index.corpus import Document
from index.departures import read_departures
from index.embedding import Embedder, Vectors
from index.extraction import Extractor
from index.lexical import terms
from index.passages import Passage, split
from index.rows import Departure
from index.segment import Segment, SegmentWriter
from index.snapshot import Snapshot

_TOGETHER = 512  # passages that are embedded at once


class Intake:
    """Takes documents and makes one segment of them; all of it raises OSError.

    Vectors of `before` are used again, and what documents of `known` told, which this program has read. `embedded` and
    `removed` count passages: those without such a vector, and those that are no longer in the document they were in.
    """

    def __init__(
        self,
        index: Path,
        embedder: Embedder,
        extractor: Extractor | None,
        before: Snapshot | None,
        known: Snapshot | None,
    ) -> None:
        self._index, self._embedder, self._extractor, self._before = index, embedder, extractor, before
        self._writer: SegmentWriter | None = None
        self._waiting: list[tuple[Document, str, tuple[Passage, ...]]] = []
        records = map(known.record, known.sources) if known else ()
        self._told = {_reading(record.content, record.source.path): record.departures for record in records}
        self.embedded = self.removed = 0

    def add(self, document: Document, content: str) -> None:
        """Take a document whose file has the sha256 `content`."""
        passages = split(document)
        if self._before:
            texts = {self._before.passage(row).text for row in self._before.rows_of(document.path)}
            self.removed += len(texts - {passage.text for passage in passages})
        self._waiting.append((document, content, passages))
        if sum(len(waiting) for _, _, waiting in self._waiting) >= _TOGETHER:
            self._write()

    def finish(self) -> Segment | None:
        """The segment, or None where no document has come."""
        self._write()
        return self._writer.finish() if self._writer else None

    def close(self) -> None:
        """Let go of the segment's files."""
        if self._writer:
            self._writer.close()

    def _write(self) -> None:
        if not self._waiting:
            return
        if self._writer is None:
            self._writer = SegmentWriter(self._index / uuid.uuid4().hex[:16], self._embedder.dimension)
        vectors = self._vectors([passage.text for _, _, passages in self._waiting for passage in passages])
        start = 0
        for document, content, passages in self._waiting:
            rows = vectors[start : start + len(passages)]
            start += len(passages)
            words = [terms(passage.text, document.language) for passage in passages]
            self._writer.add(document, content, passages, rows, words, self._departures(document, content))
        self._waiting.clear()

    def _vectors(self, texts: list[str]) -> Vectors:
        """(len(texts), d) float32: reused where the index before has the text."""
        vectors = np.empty((len(texts), self._embedder.dimension), np.float32)
        new: dict[str, list[int]] = {}
        for row, text in enumerate(texts):
            vector = self._before.find(text) if self._before else None
            if vector is None:
                new.setdefault(text, []).append(row)
                self.embedded += 1
            else:
                vectors[row] = vector
        for rows, vector in zip(new.values(), self._embedder.passages(list(new)), strict=True):
            vectors[rows] = vector
        return vectors

    def _departures(self, document: Document, content: str) -> tuple[Departure, ...]:
        """What the document tells; a file that only has another name tells what it told before."""
        told = self._told.get(_reading(content, document.path))
        if told is None:
            told = read_departures(document, self._extractor) if self._extractor else ()
        return tuple(
            replace(row, quotes=tuple(replace(quote, document=document.path) for quote in row.quotes)) for row in told
        )


def _reading(content: str, path: str) -> tuple[str, str]:
    """What a file is read as: the same bytes are another text as Markdown than as HTML."""
    return content, PurePosixPath(path).suffix.lower()
