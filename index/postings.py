"""How often each term stands in each passage of one language: the word half of one segment, in memory and on disk."""

from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from scipy import sparse

Ints = npt.NDArray[np.int32]
Counts = npt.NDArray[np.int16]

TYPO_LENGTH = 5  # shorter words have too many neighbours
_TYPO = 80  # of 100: McGrew and McCrew are 83
_ARRAYS = ("rows", "lengths", "starts", "holders", "counts")


class Postings:
    """Counts of terms: term t stands in the passages `holders[starts[t]:starts[t + 1]]`, with `counts` beside them.

    A passage goes by its row in the segment. `rows` (p,) are those of this language, ascending, and `lengths` (p,) how
    many terms each has.
    """

    def __init__(
        self,
        terms: Sequence[str],
        rows: Ints,
        lengths: Ints,
        starts: npt.NDArray[np.int64],
        holders: Ints,
        counts: Counts,
    ) -> None:
        self.terms = terms
        self.rows, self.lengths = rows, lengths
        self.starts, self.holders, self.counts = starts, holders, counts
        self._numbers = {term: number for number, term in enumerate(terms)}

    def column(self, term: str) -> tuple[Ints, Counts]:
        """The passages that hold `term`, ascending, and how often each does."""
        number = self._numbers.get(term)
        place = slice(0, 0) if number is None else slice(self.starts[number], self.starts[number + 1])
        return self.holders[place], self.counts[place]

    def alike(self, term: str) -> list[tuple[str, float]]:
        """Terms that `term` may be a typo of, with their likeness of at most 100, the likest first."""
        found = process.extract(
            term, self._by_letter.get(term[0], ()), scorer=fuzz.ratio, score_cutoff=_TYPO, limit=None
        )
        return [(other, likeness) for other, likeness, _ in found]

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for term in self.terms:
            if len(term) >= TYPO_LENGTH and not term[0].isdigit():
                found.setdefault(term[0], []).append(term)
        return found

    def save(self, folder: Path) -> None:
        """Write everything into the new `folder`. Raises OSError."""
        folder.mkdir()
        (folder / "terms.txt").write_text("\n".join(self.terms), encoding="utf-8")
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, name))

    @classmethod
    def open(cls, folder: Path, *, mapped: bool) -> "Postings":
        """Read what `save` wrote; `mapped` leaves the numbers on the disk until they are needed. Raises OSError."""
        terms = [term for term in (folder / "terms.txt").read_text(encoding="utf-8").split("\n") if term]
        return cls(terms, *(np.load(folder / f"{name}.npy", "r" if mapped else None) for name in _ARRAYS))


class Counter:
    """Counts terms as passages come in; until `finish` an occurrence takes four bytes."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._terms = array("i")  # of one passage after the other
        self._rows = array("i")
        self._lengths = array("i")

    def add(self, row: int, terms: Sequence[str]) -> None:
        """Count one passage; rows ascend."""
        self._terms.extend(self._number(terms))
        self._rows.append(row)
        self._lengths.append(len(terms))

    def add_all(self, postings: Postings, new_rows: npt.NDArray[np.int64]) -> None:
        """Count the passages of `postings` that stay: row r becomes `new_rows[r]`, and goes where that is -1."""
        stays = new_rows[postings.rows] >= 0
        shape = (len(new_rows), len(postings.terms))
        table = sparse.csc_array((postings.counts, postings.holders, postings.starts), shape).tocsr()
        table = table[postings.rows[stays]]
        used = np.unique(table.indices)
        number = np.zeros(len(postings.terms), np.int32)
        number[used] = self._number(postings.terms[old] for old in used.tolist())
        self._terms.frombytes(np.repeat(number[table.indices], table.data).tobytes())
        self._rows.frombytes(new_rows[postings.rows[stays]].astype(np.int32).tobytes())
        self._lengths.frombytes(postings.lengths[stays].astype(np.int32).tobytes())

    def _number(self, terms: Iterable[str]) -> list[int]:
        numbers = self._numbers
        return [numbers.setdefault(term, len(numbers)) for term in terms]

    def finish(self) -> Postings:
        """The counts of all that was added."""
        rows, lengths = np.array(self._rows, np.int32), np.array(self._lengths, np.int32)
        starts = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
        terms = np.frombuffer(self._terms, np.int32) if self._terms else np.empty(0, np.int32)
        once = np.ones(len(terms), np.int16)
        table = sparse.csr_array((once, terms, starts), (len(rows), len(self._numbers))).tocsc()
        table.sum_duplicates()
        holders = rows[table.indices]
        return Postings(list(self._numbers), rows, lengths, table.indptr.astype(np.int64), holders, table.data)
