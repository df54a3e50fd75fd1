"""The corpus folder as documents: which files are read, what is kept of them, and what is wrong with the others."""

import hashlib
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.errors import CorpusError
from index.formats import PARSERS, Paragraph, Parsed, as_date, parse
from index.language import LANGUAGES, Language, language_of
from index.stray import is_stray

log = logging.getLogger(__name__)

MAX_FILE_BYTES = 50_000_000
_IGNORED_SUFFIXES = frozenset({".bak", ".crdownload", ".part", ".swp", ".tmp"})  # editors and browsers leave these
CORRECTIONS = "departures.yaml"  # no article; index/corrections.py reads it


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


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents of a folder by path, the files that are none, and a digest of all content (sha256, hex)."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    digest: str
    contents: Mapping[str, str]  # a digest of each document's file, by path
    corrections: str  # the text of departures.yaml, empty where there is none


def read_corpus(folder: Path) -> Corpus:
    """Every article below `folder`. A file that can't be read becomes a Problem and the others are still read.

    Raises CorpusError where the folder is missing or is no folder.
    """
    _check_folder(folder)
    documents: list[Document] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    digest = hashlib.sha256()
    for path in _files(folder, problems):
        name = path.relative_to(folder).as_posix()
        try:
            data = _read(path, folder)
            if not data.strip():
                raise CorpusError("is empty; write the article in it, or remove it")
            key = hashlib.sha256(data).hexdigest()
            if key in seen:
                raise CorpusError(f"has the same content as {seen[key]}, which is indexed; remove one of them")
            document = read_document(name, data)
        except CorpusError as error:
            problems.append(Problem(name, f"{error}."))
            continue
        seen[key] = name
        digest.update(f"{name}\0{key}\n".encode())
        documents.append(document)
    corrections = _corrections(folder, problems)
    digest.update(corrections.encode())
    contents = {name: key for key, name in seen.items()}
    return Corpus(tuple(documents), tuple(problems), digest.hexdigest(), contents, corrections)


def read_document(name: str, data: bytes) -> Document:
    """The article in `data`, the content of a file called `name`. Raises CorpusError with the rest of a sentence."""
    return _document(name, parse(data, Path(name).suffix.lower()))


def listing(folder: Path) -> str:
    """A digest of the files' names, sizes and times: while it stays the same, nobody has touched the corpus.

    Raises CorpusError where the folder is missing or is no folder.
    """
    _check_folder(folder)
    digest = hashlib.sha256()
    for path in [*_files(folder, []), folder / CORRECTIONS]:
        try:
            stat = path.stat()
        except OSError:
            continue
        digest.update(f"{path.relative_to(folder).as_posix()}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() else "does not exist"
        raise CorpusError(
            f"The corpus {folder} {what}; name a folder with .md, .txt, .html or .pdf articles, "
            "with --corpus or CORPUS_DIR."
        )


def _files(folder: Path, problems: list[Problem]) -> list[Path]:
    """Files that may be articles, sorted by path; links to folders are not followed."""
    found: list[Path] = []

    def cannot_list(error: OSError) -> None:
        where = Path(error.filename).relative_to(folder).as_posix()
        problems.append(Problem(where, f"can't be listed ({error.strerror}); allow reading it."))

    for parent, folders, files in os.walk(folder, onerror=cannot_list):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            if (link := Path(parent, name)).is_symlink():
                where = link.relative_to(folder).as_posix()
                problems.append(Problem(where, "is a link to a folder and is not followed; copy the folder here."))
        for name in files:
            path = Path(parent, name)
            suffix = path.suffix.lower()
            if (
                name.startswith((".", "~"))
                or name.endswith("~")
                or suffix in _IGNORED_SUFFIXES
                or path == folder / CORRECTIONS
            ):
                continue
            if suffix in PARSERS:
                found.append(path)
            else:
                where = path.relative_to(folder).as_posix()
                kinds = ".md, .txt, .html or .pdf"
                problems.append(Problem(where, f"is of a kind that is not read; save it as {kinds}, or remove it."))
    return sorted(found)


def _read(path: Path, folder: Path) -> bytes:
    """The file's bytes. Raises CorpusError for links out of the folder, unreadable and oversized files."""
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            raise CorpusError("is a link that leaves the corpus folder; copy the file here instead")
        if path.stat().st_size > MAX_FILE_BYTES:
            raise CorpusError(f"is larger than {MAX_FILE_BYTES // 1_000_000} MB; split it into articles")
        data = path.read_bytes()
    except RuntimeError:
        raise CorpusError("is a link that leads to itself; remove it") from None
    except OSError as error:
        raise CorpusError(f"can't be read ({error.strerror}); check that it exists and may be read") from None
    return data


def _corrections(folder: Path, problems: list[Problem]) -> str:
    """The text of the corrections; what keeps it from being read becomes a Problem."""
    path = folder / CORRECTIONS
    if not path.exists():
        return ""
    try:
        return _read(path, folder).decode()
    except CorpusError as error:
        problems.append(Problem(CORRECTIONS, f"{error}."))
    except UnicodeDecodeError:
        problems.append(Problem(CORRECTIONS, "is not UTF-8; save it as UTF-8 text."))
    return ""


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
