"""One file's bytes as text with paragraphs: plain text, Markdown, HTML and PDF, each by a parser made for it."""

import io
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import charset_normalizer
import pypdf
import pypdf.errors
import trafilatura
import yaml
from frontmatter.default_handlers import YAMLHandler
from markdown_it import MarkdownIt

from index.errors import CorpusError

_WRAPPED_WIDTH = 120  # nobody wraps lines by hand at more; a longer line is a paragraph of its own
_TITLE_WIDTH = 120

# Both report every oddity of a file at WARNING; what matters to us comes as an exception or an empty text.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Characters `start` to `end` of a document's text; `number` is 1-based."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a parser read. For text and Markdown `text` is the whole file; for HTML and PDF it is the extracted text."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    metadata: Mapping[str, object] = field(default_factory=dict)  # as written; title, language, source, url, published


def parse(data: bytes, suffix: str) -> Parsed:
    """The text and paragraphs in `data`, a file whose name ends in `suffix` (a key of `PARSERS`).

    Raises CorpusError where the bytes are not what the suffix promises; its message starts after the file's name.
    """
    return PARSERS[suffix](data)


def decode(data: bytes) -> str:
    """Text from UTF-8, UTF-16 or a single-byte Western encoding. Raises CorpusError for bytes that are no text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        guess = charset_normalizer.from_bytes(data, cp_isolation=["utf_16", "cp1252", "latin_1"]).best()
        text = str(guess) if guess else "\0"
    if "\0" in text and len(data) % 2 == 0:
        # UTF-16 without its mark decodes as UTF-8 with a NUL beside every letter.
        text = data.decode("utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be", errors="replace")
    controls = sum(character < " " and character not in "\t\n\r\f\v" for character in text)
    if controls or text.count("\ufffd") > len(text) / 100:
        raise CorpusError("is no text; save it as UTF-8 text, or remove it")
    return text


def paragraphs_of(text: str, offset: int = 0) -> tuple[Paragraph, ...]:
    """Paragraphs of plain text from `offset` on: blank lines part them, and so does a line too long to be wrapped."""
    found: list[Paragraph] = []
    for block in re.finditer(r"\S(?:.|\r?\n(?![ \t]*(?:\r?\n|$)))*", text[offset:]):
        for start, end in _unwrapped(block.group()):
            shift = offset + block.start()
            found.append(Paragraph(len(found) + 1, shift + start, shift + end))
    return tuple(found)


def _unwrapped(block: str) -> Iterator[tuple[int, int]]:
    """Start and end of the paragraphs in a block without blank lines."""
    lines = [match.span() for match in re.finditer(r"[^\r\n]*\S", block)]
    widest = max(end - start for start, end in lines)
    first = lines[0][0]
    for (start, end), following in zip(lines, [*lines[1:], None], strict=True):
        # A short line that ends a sentence is a paragraph's last one.
        closes = block[end - 1] in '.!?…”"' and end - start < 0.75 * widest
        if following is None or widest > _WRAPPED_WIDTH or closes:
            yield first, end
            first = following[0] if following else end


def _parse_text(data: bytes) -> Parsed:
    text = decode(data)
    paragraphs = paragraphs_of(text)
    first = text[paragraphs[0].start : paragraphs[0].end] if paragraphs else ""
    # A short first line that is no sentence, above other paragraphs, is the title, as in most saved articles.
    is_title = len(paragraphs) > 1 and len(first) <= _TITLE_WIDTH and "\n" not in first and first[-1] not in ".!?:,;"
    return Parsed(text, paragraphs, {"title": first} if is_title else {})


def _parse_markdown(data: bytes) -> Parsed:
    text = decode(data)
    handler = YAMLHandler()
    metadata: Mapping[str, object] = {}
    body = text
    if handler.detect(text):
        try:
            written, body = handler.split(text)
            metadata = handler.load(written) or {}
        except (yaml.YAMLError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            where = f" (line {mark.line + 2})" if mark else ""
            raise CorpusError(
                f"has front matter that is no valid YAML{where}; correct it between the two --- lines"
            ) from None
        if not isinstance(metadata, dict):
            raise CorpusError("has front matter that is no list of 'name: value' lines; correct it")
    offset = len(text) - len(body)
    starts = [offset, *(offset + match.end() for match in re.finditer(r"\r\n?|\n", body)), len(text)]
    found: list[Paragraph] = []
    heading = None
    opened = ""
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.type == "inline" and token.map and token.content.strip():
            lines = token.content.splitlines()
            begin, stop = starts[token.map[0]], starts[token.map[1]]
            start = text.find(lines[0].strip(), begin, stop)
            end = text.rfind(lines[-1].strip(), start, stop) + len(lines[-1].strip())
            if opened in ("th_open", "td_open") or start < 0:
                start, end = begin, begin + len(text[begin:stop].rstrip())  # a row of a table, met in each of its cells
            if not found or start >= found[-1].end:
                found.append(Paragraph(len(found) + 1, start, end))
            if opened == "heading_open" and heading is None:
                heading = token.content
        opened = token.type
    return Parsed(text, tuple(found), ({"title": heading} if heading else {}) | dict(metadata))


def _parse_html(data: bytes) -> Parsed:
    try:
        page = decode(data)
    except CorpusError:
        raise CorpusError("is no HTML page; save it again as UTF-8, or remove it") from None
    article = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False, favor_recall=True)
    if article is None or isinstance(article, dict) or not (article.text or "").strip():
        raise CorpusError("has no article text that could be found; save the article's text as .txt or .md")
    lines = [line.strip() for line in (article.text or "").splitlines() if line.strip()]
    # A page's own language tag is its template's more often than its article's, so it is left out.
    metadata = {
        "title": article.title,
        "source": article.sitename,
        "url": article.url,
        "published": article.date,
    }
    return _joined(lines, {key: value for key, value in metadata.items() if value})


def _parse_pdf(data: bytes) -> Parsed:
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise CorpusError("is a PDF with a password; save it without one")
        pages = [page.extract_text(extraction_mode="layout") for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except CorpusError:
        raise
    except Exception as error:  # pypdf lets many kinds of error through on damaged files
        logging.getLogger(__name__).debug("pypdf: %r", error)
        raise CorpusError("is a damaged PDF; save it again, or save its text as .txt") from None
    text = "\n\n".join(pages)
    lines = [" ".join(text[p.start : p.end].split()) for p in paragraphs_of(text)]
    if not lines:
        raise CorpusError("is a PDF without text, pictures of pages perhaps; save its text as .txt")
    return _joined(lines, {"title": title} if title else {})


def _joined(paragraphs: list[str], metadata: Mapping[str, object]) -> Parsed:
    """Extracted paragraphs laid out as one text, a blank line between them."""
    text = "\n\n".join(paragraphs)
    found: list[Paragraph] = []
    start = 0
    for number, paragraph in enumerate(paragraphs, 1):
        found.append(Paragraph(number, start, start + len(paragraph)))
        start += len(paragraph) + 2
    return Parsed(text, tuple(found), metadata)


PARSERS: Mapping[str, Callable[[bytes], Parsed]] = {
    ".htm": _parse_html,
    ".html": _parse_html,
    ".markdown": _parse_markdown,
    ".md": _parse_markdown,
    ".pdf": _parse_pdf,
    ".txt": _parse_text,
}


def as_date(value: object) -> date:
    """A front matter's date, which YAML gives as a date, a time or a string. Raises ValueError."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
