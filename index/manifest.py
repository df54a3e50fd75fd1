"""Which files of an index count: a small file that is replaced in one step, and a lock for whoever replaces it.

INDEX/manifest.json         what counts now
INDEX/manifest.before.json  what counted before; it serves where the current files are damaged
INDEX/.lock                 held by whoever writes; the system frees it when its holder dies
"""

import hashlib
import json
import logging
import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import filelock

from index.errors import SnapshotError

log = logging.getLogger(__name__)

FORMAT = 3
"""Raised whenever files of an older version can't be read as they are, or would be read wrongly."""

CURRENT, BEFORE = "manifest.json", "manifest.before.json"
_OURS = re.compile(r"[0-9a-f]{16}")  # names of folders
_WAITS_S = (0.05, 0.2, 1.0)
_PATIENCE_S = 1.0  # whoever waits longer for another writer says so


@dataclass(frozen=True, slots=True)
class Origin:
    """What a snapshot was made of. `model` is the name as it was set; `fingerprint` knows its weights and prompts."""

    model: str
    fingerprint: str
    dimension: int
    program: str  # digest of what read the articles
    listing: str  # digest of names, sizes and times: equal where nobody touched the folder
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot is."""

    format: int
    generation: str  # the folder with its catalog
    built: str  # UTC, ISO
    origin: Origin
    documents: int
    passages: int
    search: tuple[str, ...]  # how the vectors of each segment are searched
    segments: tuple[str, ...]  # their folders
    files: Mapping[str, str]  # path below the index -> sha256


def read_manifest(folder: Path, name: str = CURRENT) -> Manifest:
    """The manifest in `folder`. Raises SnapshotError where there is none that this version can read."""
    try:
        content = json.loads((folder / name).read_bytes())
        if content["format"] != FORMAT:
            raise SnapshotError(f"The index in {folder} was written by another version; it has to be rebuilt.")
        if content.pop("checksum") != _checksum_of(content):
            raise ValueError("a field was changed")
        content["origin"]["problems"] = tuple(content["origin"]["problems"])
        content["origin"] = Origin(**content["origin"])
        for several in ("search", "segments"):
            content[several] = tuple(content[several])
        return Manifest(**content)
    except FileNotFoundError:
        raise SnapshotError(f"There is no index in {folder}; 'eksodus index' builds it.") from None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise SnapshotError(f"The index in {folder} has a damaged manifest; it has to be rebuilt.") from None


def replace_manifest(folder: Path, manifest: Manifest, before: Manifest | None) -> None:
    """Make `manifest` the current one, and `before` the one before; call it inside `writing`. Raises OSError."""
    if before is None:
        (folder / BEFORE).unlink(missing_ok=True)
    else:
        _put(folder / BEFORE, before)
    _put(folder / CURRENT, manifest)
    flush(folder)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the right to write to `folder`; others wait. What no manifest names goes, before and after.

    Raises SnapshotError where the disk is full or the folder can't be written.
    """
    lock = filelock.FileLock(folder / ".lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _acquire(lock, folder)
    except OSError as error:
        raise SnapshotError(
            f"The index can't be written to {folder} ({error.strerror or error}); name a folder that can, with --index "
            "or INDEX_DIR."
        ) from None
    try:
        _remove_unnamed(folder)
        yield
    except OSError as error:
        raise SnapshotError(
            f"The index can't be written to {folder} ({error.strerror or error}); free some space there or name "
            "another folder. The index from before stays in use."
        ) from None
    finally:
        _remove_unnamed(folder)
        lock.release()


def _checksum_of(content: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def checksum(path: Path) -> str:
    """sha256 of a file, hex. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def flush(path: Path) -> None:
    """Have the system put a file or a folder on the disk, so that a power cut can't leave a manifest that names empty
    files. Raises OSError.
    """
    windows = os.name == "nt"
    if windows and path.is_dir():
        return  # there is no such thing there for folders, and a file has to be open for writing
    handle = os.open(path, os.O_RDWR if windows else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _acquire(lock: filelock.BaseFileLock, folder: Path) -> None:
    try:
        lock.acquire(timeout=_PATIENCE_S)
    except filelock.Timeout:
        log.warning("another process is writing the index in %s; waiting for it", folder)
        lock.acquire()


def _put(path: Path, manifest: Manifest) -> None:
    content = asdict(manifest)
    aside = path.with_name(f"{path.name}.new")
    aside.write_text(json.dumps(content | {"checksum": _checksum_of(content)}, indent=1), encoding="utf-8")
    flush(aside)
    for wait_s in (*_WAITS_S, None):
        try:
            aside.replace(path)
            break
        except PermissionError:  # Windows replaces no file that somebody is just reading
            if wait_s is None:
                raise
            time.sleep(wait_s)


def _remove_unnamed(folder: Path) -> None:
    """Remove what no manifest names any more, as far as it goes: where a reader keeps it from going, it goes later.

    While a manifest can't be read, be it for a moment, nothing goes.
    """
    named: set[str] = set()
    for name in (CURRENT, BEFORE):
        if (folder / name).exists():
            try:
                manifest = read_manifest(folder, name)
            except SnapshotError:
                return
            named |= {manifest.generation, *manifest.segments}
    with suppress(OSError):
        for path in folder.iterdir():
            if _OURS.fullmatch(path.name) and path.name not in named:
                shutil.rmtree(path, ignore_errors=True)
