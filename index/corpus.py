"""The corpus folder as documents: which files are read, what is kept of them, and what is wrong with the others."""

import hashlib
import logging
import os
import stat
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from index.errors import CorpusError
from index.formats import PARSERS, Paragraph, Parsed, as_date, parse
from index.language import LANGUAGES, Language, language_of
from index.stray import is_stray

log = logging.getLogger(__name__)

MAX_FILE_BYTES = 50_000_000
_IGNORED_SUFFIXES = (".bak", ".crdownload", ".part", ".swp", ".tmp")  # editors and browsers leave these
CORRECTIONS = "departures.yaml"  # no article; index/corrections.py reads it
_TICK_NS = 50_000_000  # file systems tell times by a clock that may be as coarse as this,
_COARSE_TICK_NS = 2_000_000_000  # and some know only every other second (FAT)


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `path`, relative to the corpus and in POSIX form, is its identity."""

    path: str
    title: str
    language: Language
    source: str | None  # None: the file doesn't say
    url: str | None
    published: date | None
    text: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be indexed, and what to do about it."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path} {self.message}"


Stamp = tuple[int, int, int]
"""A file's size, and the times (ns) of its last change and of that of its name or rights."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that may be an article, by its path from the folder on."""

    name: str
    stamp: Stamp | None  # None: it is gone by now, or a link to nothing


@dataclass(frozen=True, slots=True)
class Listing:
    """The files below a folder, by path, and what is not read."""

    files: tuple[File, ...]
    problems: tuple[Problem, ...]
    corrections: Stamp | None  # of departures.yaml; None: there is none
    taken: int  # when, in ns

    @property
    def digest(self) -> str:
        """Equal while nobody touches the corpus (sha256, hex)."""
        digest = hashlib.sha256(repr((self.corrections, self.problems)).encode())
        for file in self.files:
            digest.update(f"{file.name}\0{file.stamp}\n".encode())
            if not _trusted(file.stamp, self.taken):
                digest.update(f"{self.taken}\n".encode())  # it may change without a trace, so it is looked at again
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as it was read. It is an article unless there is a problem with it."""

    name: str
    stamp: Stamp | None  # None: it may have changed since without any trace, and has to be read again
    content: str | None  # sha256, hex; None: it can't be read
    problem: str | None


@dataclass(frozen=True, slots=True)
class Corrections:
    """The text of departures.yaml, empty where there is none, and what keeps it from being read."""

    text: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents of a folder, by path, and what is wrong with the other files."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def read_files(folder: Path, listing: Listing, known: Mapping[str, Entry]) -> Iterator[tuple[Entry, Document | None]]:
    """Every file of `listing`, by path, with its document, which is None for a problem and for an article that is the
    same as in `known` (files as they were read before, by name). Files that went since they were listed are left out.
    """
    seen: dict[str, str] = {}
    for file in listing.files:
        before = known.get(file.name)
        indexed = before if before and before.problem is None else None
        content, data, problem, document = None, None, None, None
        try:
            if indexed and indexed.stamp and indexed.stamp == file.stamp:
                content = indexed.content
            else:
                data = _read(folder / file.name, folder)
                if data is None:
                    continue
                if not data.strip():
                    raise CorpusError("is empty; write the article in it, or remove it")
                content = hashlib.sha256(data).hexdigest()
            if content in seen:
                raise CorpusError(f"has the same content as {seen[content]}, which is indexed; remove one of them")
            if data is not None and not (indexed and indexed.content == content):
                document = read_document(file.name, data)
            seen[str(content)] = file.name
        except CorpusError as error:
            problem = f"{error}."
        yield Entry(file.name, _trusted(file.stamp, listing.taken), content, problem), document


def read_corpus(folder: Path) -> Corpus:
    """Every article below `folder` at once, to look at. Raises CorpusError as `scan` does."""
    listing = scan(folder)
    found = list(read_files(folder, listing, {}))
    unread = (Problem(entry.name, entry.problem) for entry, _ in found if entry.problem)
    return Corpus(tuple(document for _, document in found if document), (*listing.problems, *unread))


def read_document(name: str, data: bytes) -> Document:
    """The article in `data`, the content of a file called `name`. Raises CorpusError with the rest of a sentence."""
    return _document(name, parse(data, Path(name).suffix.lower()))


def scan(folder: Path) -> Listing:
    """What is in `folder` now. Raises CorpusError where it is missing or is no folder."""
    _check_folder(folder)
    taken = time.time_ns()
    files: list[File] = []
    problems: list[Problem] = []
    _look_into(str(folder), "", files, problems)
    files.sort(key=lambda file: file.name)
    problems.sort(key=lambda problem: problem.path)
    return Listing(tuple(files), tuple(problems), _stamp(str(folder / CORRECTIONS)), taken)


def read_corrections(folder: Path) -> Corrections:
    """What people wrote in departures.yaml."""
    try:
        data = _read(folder / CORRECTIONS, folder)
        return Corrections((data or b"").decode(), ())
    except CorpusError as error:
        return Corrections("", (Problem(CORRECTIONS, f"{error}."),))
    except UnicodeDecodeError:
        return Corrections("", (Problem(CORRECTIONS, "is not UTF-8; save it as UTF-8 text."),))


def _stamp(path: str) -> Stamp | None:
    try:
        found = os.stat(path)  # noqa: PTH116 (paths as objects take longer than the rest of a look at a large folder)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _trusted(stamp: Stamp | None, taken: int) -> Stamp | None:
    """`stamp`, unless the file may change again without a change of its times, which clocks tell coarsely."""
    if stamp is None:
        return None
    tick = _TICK_NS if stamp[1] % 1_000_000_000 else _COARSE_TICK_NS
    return stamp if max(stamp[1:]) < taken - tick else None


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() else "does not exist"
        raise CorpusError(
            f"The corpus {folder} {what}; name a folder with .md, .txt, .html or .pdf articles, "
            "with --corpus or CORPUS_DIR."
        )


def _look_into(place: str, prefix: str, files: list[File], problems: list[Problem]) -> None:
    """Add the files below `place`, whose names begin with `prefix`; links to folders are not followed."""
    try:
        with os.scandir(place) as entries:
            found = list(entries)
    except OSError as error:
        problems.append(Problem(prefix.rstrip("/"), f"can't be listed ({error.strerror}); allow reading it."))
        return
    for entry in found:
        name = prefix + entry.name
        if _is_folder(entry):
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                problems.append(Problem(name, "is a link to a folder and is not followed; copy the folder here."))
            else:
                _look_into(entry.path, f"{name}/", files, problems)
        elif not _is_ignored(name):
            if reason := _unfit(name):
                problems.append(Problem(name.encode(errors="replace").decode(), reason))
            else:
                files.append(File(name, _stamp(entry.path)))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _is_ignored(name: str) -> bool:
    """Whether a file is hidden, an editor's or a browser's for the time being, or the corrections."""
    last = name.rsplit("/", 1)[-1]
    return last.startswith((".", "~")) or last.endswith(("~", *_IGNORED_SUFFIXES)) or name == CORRECTIONS


def _unfit(name: str) -> str | None:
    """Why a file can't be an article by its name alone; None: it can."""
    if PurePosixPath(name).suffix.lower() not in PARSERS:
        return "is of a kind that is not read; save it as .md, .txt, .html or .pdf, or remove it."
    try:
        name.encode()
    except UnicodeEncodeError:
        return "has a name that is not UTF-8; rename it."
    return None


def _read(path: Path, folder: Path) -> bytes | None:
    """The file's bytes; None where it is gone. Raises CorpusError for links out of the folder, unreadable and oversized
    files.
    """
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            raise CorpusError("is a link that leaves the corpus folder; copy the file here instead")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise CorpusError("is no file that can be read; remove it")
        if status.st_size > MAX_FILE_BYTES:
            raise CorpusError(f"is larger than {MAX_FILE_BYTES // 1_000_000} MB; split it into articles")
        data = path.read_bytes()
    except RuntimeError:
        raise CorpusError("is a link that leads to itself; remove it") from None
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not path.is_symlink():
            return None
        raise CorpusError(f"can't be read ({error.strerror}); check that it exists and may be read") from None
    return data


def _document(name: str, parsed: Parsed) -> Document:
    """The document in `parsed`, without its stray lines. Raises CorpusError for metadata that says nonsense."""
    paragraphs = tuple(piece for paragraph in parsed.paragraphs for piece in _without_strays(parsed.text, paragraph))
    if not paragraphs:
        raise CorpusError("has no text of an article in it; write some, or remove it")
    metadata = parsed.metadata
    body = "\n".join(parsed.text[p.start : p.end] for p in paragraphs)
    stem = Path(name).stem
    return Document(
        path=name,
        title=_line(metadata.get("title")) or stem.replace("-", " ").replace("_", " "),
        language=_language(metadata.get("language"), body),
        source=_line(metadata.get("source")),
        url=_line(metadata.get("url")),
        published=_published(metadata.get("published") or metadata.get("date")),
        text=parsed.text,
        paragraphs=paragraphs,
    )


def _without_strays(text: str, paragraph: Paragraph) -> list[Paragraph]:
    """`paragraph` without lines that are not the article: itself, nothing, or the parts around such a line."""
    parts: list[Paragraph] = []
    start = paragraph.start
    goes_on = False
    for line in text[paragraph.start : paragraph.end].splitlines(keepends=True):
        end = start + len(line)
        if is_stray(line):
            goes_on = False
        elif line.strip():
            first = parts.pop().start if goes_on else start + len(line) - len(line.lstrip())
            parts.append(Paragraph(paragraph.number, first, start + len(line.rstrip())))
            goes_on = True
        start = end
    return parts


def _language(value: object, body: str) -> Language:
    if value is None:
        return language_of(body)
    code = str(value).strip().casefold().replace("_", "-").split("-")[0]
    for language in LANGUAGES:
        if (
            code == language
            or code in {"id": ("in", "ind", "indonesia", "indonesian"), "en": ("eng", "english", "inggris")}[language]
        ):
            return language
    raise CorpusError(f"says its language is {str(value)[:20]!r}; 'language' takes id or en")


def _published(value: object) -> date | None:
    if value is None:
        return None
    try:
        return as_date(value)
    except ValueError:
        raise CorpusError(
            f"says it was published {str(value)[:20]!r}; 'published' takes a date such as 2024-10-04"
        ) from None


def _line(value: object) -> str | None:
    """A value of the front matter as one line of text, or None where it is absent or blank."""
    return (" ".join(str(value).split()) or None) if value is not None else None
