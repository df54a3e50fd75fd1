"""Stretches of a sentence that could be a short answer: names, numbers, dates, quotations, phrases between marks."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from index.language import FUNCTION_WORDS, Language, stems

SpanKind = Literal["name", "number", "date", "quoted", "clause", "phrase"]
SPAN_KINDS: tuple[SpanKind, ...] = get_args(SpanKind)

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_MAX_PHRASE = 12  # tokens
_MAX_CLAUSE = 30

_PARTICLES = frozenset("de van der den von bin binti al el la le da di du dan of the and for ibn dos".split())
_MONTHS = frozenset(
    """januari februari maret april mei juni juli agustus september oktober november desember january february march
    may june july august october december jan feb mar apr jun jul agt aug sep sept okt oct nov des dec""".split()
)
_DATE_WORDS = _MONTHS | frozenset(
    """senin selasa rabu kamis jumat sabtu minggu monday tuesday wednesday thursday friday saturday sunday tahun tanggal
    abad dekade pukul kemarin besok yesterday today tomorrow century early late mid awal akhir pertengahan lalu ago last
    pekan bulan week month year sebelum sesudah setelah since sejak hingga sampai until""".split()
)
_UNITS = frozenset(
    """juta ribu miliar milyar triliun ratus puluh belas persen persennya million billion trillion thousand hundred
    percent rupiah dolar dollar dollars euro yen usd orang people km kilometer meter m cm mm kg gram ton liter jam menit
    detik hari minggu pekan bulan tahun years year months month days day hours minutes seconds kali times buah ekor unit
    anak hektar hektare derajat celsius km2 kilometers kilometres meters metres miles feet persegi square""".split()
)
_NUMBER_WORDS = frozenset(
    """satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas seratus seribu sejuta setengah sepertiga
    seperempat separuh separuhnya sebagian one two three four five six seven eight nine ten eleven twelve twenty thirty
    half third quarter fifth pertama kedua ketiga keempat kelima first second dozen""".split()
)
_OPENERS = frozenset(
    """adalah ialah merupakan yaitu yakni karena sebab untuk oleh sebagai bernama disebut bahwa menjadi dengan agar
    supaya akibat berupa is are was were because to by as called named that became since due with""".split()
)
_PREPOSITIONS = frozenset(
    "di ke dari pada dalam oleh sejak hingga sampai in at on by to from since until of for".split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark with its place in the text."""

    start: int
    end: int
    text: str
    lower: str
    stem: str
    function_word: bool

    @property
    def is_word(self) -> bool:
        """Whether it is no punctuation mark."""
        return self.text[0].isalnum()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `first` to `last`, both included, as a possible answer."""

    first: int
    last: int
    kind: SpanKind


def tokenise(text: str, language: Language) -> list[Token]:
    """Words, numbers and marks of `text`, in order."""
    found = [match.span() for match in _TOKEN.finditer(text)]
    lower = [text[start:end].casefold() for start, end in found]
    stemmed = stems([word.replace(",", ".") if word[0].isdigit() else word for word in lower], language)
    function_words = FUNCTION_WORDS[language]
    return [
        Token(start, end, text[start:end], low, stem, low in function_words)
        for (start, end), low, stem in zip(found, lower, stemmed, strict=True)
    ]


def candidates(tokens: list[Token], first: int, last: int) -> list[Candidate]:
    """Possible answers among tokens `first` to `last` of one sentence, each stretch once, under its first kind."""
    found: dict[tuple[int, int], SpanKind] = {}
    finders: tuple[tuple[SpanKind, _Finder], ...] = (
        ("date", _dates),
        ("number", _numbers),
        ("name", _names),
        ("quoted", _enclosed),
        ("clause", _clauses),
        ("phrase", _phrases),
    )
    for kind, find in finders:
        for stretch in find(tokens, first, last):
            start, end = _trimmed(tokens, *stretch)
            if start <= end:
                found.setdefault((start, end), kind)
    return [Candidate(start, end, kind) for (start, end), kind in found.items()]


_Finder = Callable[[list[Token], int, int], Iterator[tuple[int, int]]]


def _runs(flags: list[bool], offset: int) -> Iterator[tuple[int, int]]:
    """First and last place of each run of true values."""
    start: int | None = None
    for place, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = place
        elif not flag and start is not None:
            yield start + offset, place - 1 + offset
            start = None


def _is_number(token: Token) -> bool:
    return token.text[0].isdigit() or token.lower in _NUMBER_WORDS


def _dates(tokens: list[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Runs of day numbers, months, years and words of time, with at least one that is no bare small number."""
    flags = [t.lower in _DATE_WORDS or t.text[0].isdigit() for t in tokens[first : last + 1]]
    for start, end in _runs(flags, first):
        run = tokens[start : end + 1]
        years = [place for place, t in enumerate(run, start) if re.fullmatch(r"1\d{3}|20\d{2}", t.text)]
        if years or any(t.lower in _DATE_WORDS for t in run):
            yield start, end
            for year in years:
                yield year, year
            digits = [place for place, t in enumerate(run, start) if t.text[0].isdigit() or t.lower in _MONTHS]
            if digits:
                yield digits[0], digits[-1]


def _numbers(tokens: list[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Numbers in figures or words, alone and with the currency before and the units behind them."""
    place = first
    while place <= last:
        if not _is_number(tokens[place]):
            place += 1
            continue
        start, end = place, place
        while end < last and (_is_number(tokens[end + 1]) or tokens[end + 1].lower in _UNITS):
            end += 1
        yield place, place
        if start > first and (tokens[start - 1].text in "$€£¥" or tokens[start - 1].lower in {"rp", "usd", "us"}):
            start -= 1
        yield start, end
        if end < last and tokens[end + 1].is_word and not tokens[end + 1].function_word:
            yield start, end + 1
        place = end + 1


def _names(tokens: list[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Capitalised words in a row, joined by particles and initials; two such rows with a comma between them too."""
    runs: list[tuple[int, int]] = []
    place = first
    while place <= last:
        if not tokens[place].text[0].isupper():
            place += 1
            continue
        end = _end_of_name(tokens, place, last)
        if end < last and tokens[end + 1].text.isdigit() and end > place:
            yield place, end + 1
        runs.append((place, end))
        place = end + 1
    for number, (start, end) in enumerate(runs):
        yield start, end
        for inner in range(start, end - 1):
            if tokens[inner + 1].function_word:
                yield start, inner
                yield inner + 2, end
        if tokens[start].function_word and start < end:
            yield start + 1, end
        if number + 1 < len(runs) and runs[number + 1][0] == end + 2 and tokens[end + 1].text == ",":
            yield start, runs[number + 1][1]


def _end_of_name(tokens: list[Token], start: int, last: int) -> int:
    """The last token of the name that begins at `start`."""
    end = start
    while True:
        step = next((n for n in (1, 2, 3) if end + n <= last and tokens[end + n].text[0].isupper()), 0)
        between = tokens[end + 1 : end + step]
        if not step or any(t.lower not in _PARTICLES and t.text not in ".&-" for t in between):
            return end
        end += step


def _enclosed(tokens: list[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """What stands in quotation marks or brackets."""
    opened: int | None = None
    for place in range(first, last + 1):
        text = tokens[place].text
        if opened is not None and (text in ")”’]" or (text in "\"'" and place - opened > 1)):
            yield opened + 1, place - 1
            opened = None
        elif text in "(“‘\"'[":
            opened = place


def _clauses(tokens: list[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """What follows a word such as 'adalah' or 'because', up to the next marks and up to the sentence's end."""
    for place in range(first, last):
        if tokens[place].lower not in _OPENERS:
            continue
        ends = [n - 1 for n in range(place + 2, last + 1) if not tokens[n].is_word]
        for end in (*ends[:2], last):
            if place < end <= place + _MAX_CLAUSE:
                yield place + 1, end
                if end > place + 2 and tokens[place + 1].lower in {"seorang", "sebuah", "suatu", "the", "a", "an"}:
                    yield place + 2, end


def _phrases(tokens: list[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Stretches between marks, between function words, and behind prepositions."""
    between_marks = [t.is_word for t in tokens[first : last + 1]]
    for start, end in _runs(between_marks, first):
        if end - start < _MAX_PHRASE:
            yield start, end
        content = [not t.function_word for t in tokens[start : end + 1]]
        runs = list(_runs(content, start))
        for number, (a, b) in enumerate(runs):
            yield a, b
            if number + 1 < len(runs) and runs[number + 1][1] - a < _MAX_PHRASE:
                yield a, runs[number + 1][1]
        for place in range(start, end):
            if tokens[place].lower in _PREPOSITIONS and end - place <= _MAX_PHRASE:
                yield place + 1, end


def _trimmed(tokens: list[Token], start: int, end: int) -> tuple[int, int]:
    """The stretch without marks at its ends, except for a currency or a percent sign that belongs to it."""
    while start <= end and not tokens[start].is_word and tokens[start].text not in "$€£¥":
        start += 1
    while end >= start and not tokens[end].is_word and tokens[end].text != "%":
        end -= 1
    return start, end
