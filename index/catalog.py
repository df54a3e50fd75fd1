"""What an index knows of the corpus's files: how each was when it was read, and where its passages are."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from index.corpus import Entry, Stamp
from index.rows import Departure
from index.segment import departure_of

_FILES, _DEPARTURES = "catalog.json", "departures.json"

Place = tuple[int, int]
"""A document: the number of its segment and its number there."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """The corpus as an index has it."""

    entries: tuple[Entry, ...]  # every file, by name
    places: Mapping[str, Place]  # of each document, by its path, in order
    corrections: str  # departures.yaml, as it was read
    departures: tuple[Departure, ...]  # all documents' as one list, corrected by people
    complaints: tuple[str, ...]  # about corrections that can't be used

    def save(self, folder: Path) -> None:
        """Write it into `folder`. Raises OSError."""
        rows = [(e.name, e.stamp, e.content, e.problem, self.places.get(e.name)) for e in self.entries]
        (folder / _FILES).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        listed = {
            "corrections": self.corrections,
            "departures": [asdict(departure) for departure in self.departures],
            "complaints": self.complaints,
        }
        (folder / _DEPARTURES).write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def open(cls, folder: Path) -> "Catalog":
        """Read what `save` wrote. Raises OSError."""
        entries: list[Entry] = []
        places: dict[str, Place] = {}
        for name, stamp, content, problem, place in json.loads((folder / _FILES).read_bytes()):
            entries.append(Entry(name, _stamp(stamp), content, problem))
            if place:
                segment, number = place
                places[name] = (segment, number)
        listed = json.loads((folder / _DEPARTURES).read_bytes())
        departures = tuple(map(departure_of, listed["departures"]))
        return cls(tuple(entries), places, listed["corrections"], departures, tuple(listed["complaints"]))


def _stamp(value: list[int] | None) -> Stamp | None:
    if value is None:
        return None
    size, changed, renamed = value
    return size, changed, renamed
