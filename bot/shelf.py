"""The corpus folder as moderators change it: an article is put in whole or not at all, under a name made safe."""

import os
import re
import tempfile
import unicodedata
from pathlib import Path, PurePosixPath

from bot.escape import printable
from index import BuildReport, EksodusError, Knowledge, Problem

KINDS = (".md", ".markdown", ".txt", ".html", ".htm", ".pdf")
LARGEST_BYTES = 10_000_000

_NAME_CHARS = 80
_UNSAFE = re.compile(r"[^\w.-]+")


class UnreadableError(EksodusError):
    """A file that holds no article that can be read; the text says why."""


def safe_name(name: str) -> str | None:
    """The file name to keep an article under: one folder, no hidden file, no odd signs; None: not a kind we read."""
    path = PurePosixPath(unicodedata.normalize("NFC", printable(name)).replace("\\", "/"))
    suffix = path.suffix.lower()
    if suffix not in KINDS:
        return None
    stem = _UNSAFE.sub("-", path.name[: -len(suffix)]).strip(".-_")
    while len(stem.encode()) > _NAME_CHARS:
        stem = stem[:-1]
    return (stem or "article") + suffix


def put(knowledge: Knowledge, folder: Path, name: str, data: bytes, *, replace: bool) -> BuildReport:
    """Write an article and index it.

    Raises UnreadableError where it is none, and everything is as it was before; FileExistsError where there is one of
    that name and it is not to be replaced.
    """
    path = folder / name
    if path.exists() and not replace:
        raise FileExistsError
    before = path.read_bytes() if path.exists() else None
    _write(path, data)
    try:
        report = knowledge.refresh()
        reason = next((text for problem in report.problems if (text := _against(problem, name))), None)
        if reason is None:
            return report
    except BaseException:
        _restore(path, before)
        raise
    _restore(path, before)
    knowledge.refresh()
    raise UnreadableError(reason)


def take(knowledge: Knowledge, folder: Path, document: str) -> BuildReport:
    """Delete an article of the index and refresh; where that fails, the article is put back."""
    path = folder / document
    if not path.resolve().is_relative_to(folder.resolve()):
        raise UnreadableError(f"{document} lies outside of the corpus folder; remove it there by hand.")
    before = path.read_bytes() if path.exists() else None
    path.unlink(missing_ok=True)
    try:
        return knowledge.refresh()
    except BaseException:
        _restore(path, before)
        raise


def _against(problem: Problem, name: str) -> str | None:
    """What `problem` says against the article `name`; None: nothing. A copy may push out the file it is a copy of."""
    if problem.path == name:
        return problem.message
    return str(problem) if f"same content as {name}," in problem.message else None


def _write(path: Path, data: bytes) -> None:
    """Put `data` at `path` whole: a reader sees the old file or the new one."""
    # A name that begins with a dot is no article, so that nobody reads what is half written.
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _restore(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink(missing_ok=True)
    else:
        _write(path, before)
