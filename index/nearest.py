"""The vectors of one segment in FAISS: all of them looked at while that is fast, the likeliest of them beyond."""

from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from index.embedding import Vectors

EXACT_UP_TO = 100_000
"""Vectors that are all looked at for a question, in some 10 ms; benchmarks/nearest.py measures what lies beyond."""
NEIGHBOURS = 32
EXPLORED = 256
_BATCH = 50_000


@dataclass(frozen=True, slots=True)
class Nearest:
    """Searches the vectors of a segment by inner product."""

    index: faiss.Index

    @property
    def kind(self) -> str:
        """How it searches, for people who look into the manifest."""
        return "exact" if _is_exact(self.index) else f"HNSW{NEIGHBOURS}, {EXPLORED} explored"

    def search(self, vector: Vectors, count: int, alive: npt.NDArray[np.bool_] | None) -> npt.NDArray[np.int64]:
        """Rows of the `count` nearest to `vector` (d,), best first, fewer where there are no more; only those that are
        `alive` (None: all are).
        """
        # The selector holds no reference to the bits.
        bits = None if alive is None else np.packbits(alive, bitorder="little")
        selector = None if bits is None else faiss.IDSelectorBitmap(bits)
        if _is_exact(self.index):
            parameters = faiss.SearchParameters(sel=selector)
        else:
            parameters = faiss.SearchParametersHNSW(sel=selector, efSearch=max(EXPLORED, count))
        _, (rows,) = self.index.search(vector[None, :], count, params=parameters)
        # FAISS fills up with -1 where it finds fewer neighbours than asked for.
        return np.asarray(rows[rows >= 0])

    def rows(self, rows: npt.NDArray[np.int64]) -> Vectors:
        """(len(rows), d) float32: vectors, bit for bit as they were embedded."""
        return np.asarray(self.index.reconstruct_batch(rows))

    def save(self, path: Path) -> None:
        """Write it to `path`. Raises OSError."""
        # FAISS's own writer doesn't notice a disk that is full by the time the file is closed.
        with path.open("wb") as file:
            faiss.write_index(self.index, faiss.PyCallbackIOWriter(file.write))

    @classmethod
    def open(cls, path: Path, *, mapped: bool) -> "Nearest":
        """Read what `save` wrote; `mapped` leaves the vectors on the disk until they are needed. Raises OSError."""
        try:
            return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC if mapped else 0))
        except RuntimeError as error:  # FAISS has no narrower one
            raise OSError(str(error)) from None

    @classmethod
    def of(cls, vectors: Vectors) -> "Nearest":
        """Of (n, d) float32 rows, which may lie on the disk; many of them as a graph of neighbours (HNSW, Malkov and
        Yashunin 2018).
        """
        count, dimension = vectors.shape
        exact = count <= EXACT_UP_TO
        inner = faiss.METRIC_INNER_PRODUCT
        index = faiss.IndexFlatIP(dimension) if exact else faiss.IndexHNSWFlat(dimension, NEIGHBOURS, inner)
        for start in range(0, count, _BATCH):
            index.add(np.ascontiguousarray(vectors[start : start + _BATCH]))
        return cls(index)


def _is_exact(index: faiss.Index) -> bool:
    return isinstance(index, faiss.IndexFlat)
