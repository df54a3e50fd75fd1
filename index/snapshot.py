"""One index on disk: written whole, committed by replacing one small file, verified when opened.

INDEX/manifest.json     which generation counts, what it was made of, and a checksum of each of its files
INDEX/<generation>/     vectors.faiss, passages.json, departures.json, lexical/
INDEX/.lock             held by whoever writes; the system frees it when its holder dies
"""

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import faiss
import filelock
import numpy as np

from index.departures import Departure, Quote
from index.embedding import Vectors
from index.errors import SnapshotError
from index.lexical import Lexical
from index.passages import Passage
from index.translation import Lexicon

FORMAT = 2
"""Raised whenever files of an older version can't be read as they are, or would be read wrongly."""


Told = Mapping[str, tuple[Departure, ...]]
"""The departures that each document tells, by its content and path, as index/roster.py names it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an answer comes from: a document without its text."""

    path: str
    title: str
    source: str | None  # None: the file doesn't say
    url: str | None
    published: str | None  # ISO date


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot was made of. `model` is the name as it was set; `fingerprint` knows its weights and prompts."""

    format: int
    generation: str
    built: str  # UTC, ISO
    model: str
    fingerprint: str
    dimension: int
    documents: int
    passages: int
    corpus: str  # digest of all content
    listing: str  # digest of names, sizes and times: equal where nobody touched the folder
    problems: tuple[str, ...]
    files: Mapping[str, str]  # path below the generation's folder -> sha256


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An index in memory. Row i of `vectors` is passage i."""

    manifest: Manifest
    sources: Mapping[str, Source]  # by path
    passages: tuple[Passage, ...]
    vectors: faiss.Index
    lexical: Lexical
    told: Told
    departures: tuple[Departure, ...]  # as one list, corrected by people

    def rows(self) -> Vectors:
        """(n, d) float32: the passages' vectors, bit for bit as they were embedded."""
        count = self.vectors.ntotal
        return np.asarray(self.vectors.reconstruct_n(0, count)) if count else np.empty((0, self.vectors.d), np.float32)

    @classmethod
    def open(cls, folder: Path, lexicon: Lexicon) -> "Snapshot":
        """Read and verify the snapshot in `folder`.

        Raises SnapshotError where there is none, where its format is another, or where a checksum doesn't match.
        """
        manifest = read_manifest(folder)
        try:
            return cls._read(folder, manifest, lexicon)
        except SnapshotError:
            # Somebody may have committed the next generation, and removed this one, while it was being read.
            newer = read_manifest(folder)
            if newer.generation == manifest.generation:
                raise
            return cls._read(folder, newer, lexicon)

    @classmethod
    def _read(cls, folder: Path, manifest: Manifest, lexicon: Lexicon) -> "Snapshot":
        home = folder / manifest.generation
        for name, checksum in manifest.files.items():
            try:
                found = _checksum(home / name)
            except OSError:
                raise SnapshotError(f"The index in {folder} lacks its file {name}; it has to be rebuilt.") from None
            if found != checksum:
                raise SnapshotError(f"The index in {folder} is damaged in {name}; it has to be rebuilt.")
        try:
            content = json.loads((home / "passages.json").read_bytes())
            sources = {source["path"]: Source(**source) for source in content["sources"]}
            passages = tuple(Passage(title=sources[entry["document"]].title, **entry) for entry in content["passages"])
            vectors = faiss.read_index(str(home / "vectors.faiss"))
            lexical = Lexical.open(home / "lexical", len(passages), lexicon)
            content = json.loads((home / "departures.json").read_bytes())
            told = {content: tuple(map(_departure, rows)) for content, rows in content["told"].items()}
            departures = tuple(map(_departure, content["departures"]))
        except OSError:
            raise SnapshotError(f"The index in {folder} was removed while it was read; it has to be rebuilt.") from None
        return cls(manifest, sources, passages, vectors, lexical, told, departures)

    @classmethod
    def write(
        cls,
        folder: Path,
        *,
        model: str,
        fingerprint: str,
        corpus: str,
        listing: str,
        sources: Sequence[Source],
        passages: Sequence[Passage],
        vectors: Vectors,
        lexicon: Lexicon,
        told: Told,
        departures: Sequence[Departure],
        problems: Sequence[str],
    ) -> "Snapshot":
        """Write a new generation beside the current one and make it current in one step; call it inside `writing`.

        Raises SnapshotError where the disk is full or the folder can't be written; the current one then stays.
        """
        generation = uuid.uuid4().hex[:16]
        home = folder / generation
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)
        lexical = Lexical.build(passages, lexicon)
        try:
            home.mkdir(parents=True)
            content = {
                "sources": [asdict(source) for source in sources],
                "passages": [{k: v for k, v in asdict(p).items() if k != "title"} for p in passages],
            }
            (home / "passages.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
            listed = {
                "told": {content: [asdict(row) for row in rows] for content, rows in told.items()},
                "departures": [asdict(row) for row in departures],
            }
            (home / "departures.json").write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")
            (home / "vectors.faiss").write_bytes(faiss.serialize_index(index).tobytes())
            lexical.save(home / "lexical")
            files = [path for path in sorted(home.rglob("*")) if path.is_file()]
            manifest = Manifest(
                format=FORMAT,
                generation=generation,
                built=datetime.now(UTC).isoformat(timespec="seconds"),
                model=model,
                fingerprint=fingerprint,
                dimension=vectors.shape[1],
                documents=len(sources),
                passages=len(passages),
                corpus=corpus,
                listing=listing,
                problems=tuple(problems),
                files={path.relative_to(home).as_posix(): _checksum(path) for path in files},
            )
            for path in files:
                _flush(path)
            write_manifest(folder, manifest)
        except OSError as error:
            shutil.rmtree(home, ignore_errors=True)
            raise SnapshotError(
                f"The index can't be written to {folder} ({error.strerror or error}); free some space there or name "
                "another folder. The index from before stays in use."
            ) from None
        _remove_others(folder, generation)
        by_path = {source.path: source for source in sources}
        return cls(manifest, by_path, tuple(passages), index, lexical, told, tuple(departures))


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the right to write to `folder`; others wait. Raises SnapshotError where the folder can't be written."""
    lock = filelock.FileLock(folder / ".lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except OSError as error:
        raise SnapshotError(
            f"The index can't be written to {folder} ({error.strerror or error}); name a folder that can, with --index "
            "or INDEX_DIR."
        ) from None
    try:
        yield
    finally:
        lock.release()


def read_manifest(folder: Path) -> Manifest:
    """The manifest in `folder`. Raises SnapshotError where there is none that this version can read."""
    try:
        content = json.loads((folder / "manifest.json").read_bytes())
        if content["format"] != FORMAT:
            raise SnapshotError(f"The index in {folder} was written by another version; it has to be rebuilt.")
        content["problems"] = tuple(content["problems"])
        return Manifest(**content)
    except FileNotFoundError:
        raise SnapshotError(f"There is no index in {folder}; 'eksodus index' builds it.") from None
    except (OSError, ValueError, TypeError, KeyError):
        raise SnapshotError(f"The index in {folder} has a damaged manifest; it has to be rebuilt.") from None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest of `folder`: the one step that makes a generation current. Raises OSError."""
    aside = folder / "manifest.json.new"
    aside.write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=1), encoding="utf-8")
    _flush(aside)
    aside.replace(folder / "manifest.json")


def renew_listing(folder: Path, snapshot: Snapshot, listing: str, problems: Sequence[str]) -> Snapshot:
    """`snapshot` with what may change while its content doesn't; call it inside `writing`. Raises SnapshotError."""
    manifest = replace(snapshot.manifest, listing=listing, problems=tuple(problems))
    if manifest != snapshot.manifest:
        try:
            write_manifest(folder, manifest)
        except OSError as error:
            raise SnapshotError(
                f"The index in {folder} can't be written ({error.strerror or error}); free some space."
            ) from None
    return replace(snapshot, manifest=manifest)


def _departure(row: dict[str, Any]) -> Departure:
    quotes = tuple(Quote(**quote) for quote in row.pop("quotes"))
    return Departure(**row, quotes=quotes)


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush(path: Path) -> None:
    """Have the system put `path` on the disk, so that a power cut can't leave a manifest that names empty files."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _remove_others(folder: Path, generation: str) -> None:
    """Remove generations that no manifest names any more; readers hold theirs in memory."""
    for path in folder.iterdir():
        if (
            path.is_dir()
            and path.name != generation
            and (len(path.name) == 16 and not set(path.name) - set("0123456789abcdef"))
        ):
            shutil.rmtree(path, ignore_errors=True)
