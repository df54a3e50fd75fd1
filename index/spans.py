"""A passage as words with their places, and where among them an answer may begin and end."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.language import FUNCTION_WORDS, Language, stems
from index.passages import sentences

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

MAX_WORDS = 400
"""Words of a passage that are looked at; passages are far shorter, paragraphs of unsplit text may not be."""

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’.][^\W\d_]+)*|[^\W_]+|\S")
_YEAR = re.compile(r"1\d{3}|20\d{2}")
_OPENING = frozenset("([{“‘«\"'`")
_CLOSING = frozenset(")]}”’»\"'`%°")

MONTHS = frozenset(
    """januari februari maret april mei juni juli agustus september oktober november desember january february march
    may june july august october december""".split()
)
TIMES = MONTHS | frozenset(
    """senin selasa rabu kamis jumat sabtu minggu monday tuesday wednesday thursday friday saturday sunday kemarin
    besok lusa pagi siang sore malam tahun bulan pekan abad dekade masehi sm yesterday today tomorrow year years month
    months week weeks day days century decade bc ad hari tanggal""".split()
)
NUMERALS = frozenset(
    """nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus seratus ribu seribu
    juta sejuta miliar semiliar milyar triliun setengah separuh sepertiga seperempat pertama kedua ketiga keempat
    zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand
    million billion trillion half third quarter dozen first second""".split()
)
UNITS = frozenset(
    """persen percent km m meter cm mm kilometer mil mile miles kg gram ton liter hektar hektare ha orang jiwa buah ekor
    unit tahun hari jam menit detik kali rupiah rp dolar dollar dollars usd euro yen derajat celcius people times hours
    minutes seconds bulan minggu pekan feet pounds""".split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of a text in order, as parallel arrays of length n; `sentence` numbers them by sentence."""

    text: str
    language: Language
    bounds: tuple[tuple[int, int], ...]  # of each sentence, in characters
    starts: Ints
    ends: Ints
    sentence: Ints
    forms: tuple[str, ...]  # as written
    folded: tuple[str, ...]
    stems: tuple[str, ...]
    word: Flags  # neither mark nor sign
    function: Flags
    capital: Flags
    number: Flags  # digits or a numeral
    year: Flags
    time: Flags
    unit: Flags

    def __len__(self) -> int:
        return len(self.forms)


def take_words(text: str, language: Language) -> Words:
    """The words of `text` with their places."""
    bounds = tuple(sentences(text, language))
    places: list[tuple[int, int]] = []
    numbers: list[int] = []
    for number, (start, end) in enumerate(bounds):
        found = [match.span() for match in _TOKEN.finditer(text, start, end)]
        places += found
        numbers += [number] * len(found)
    places, numbers = places[:MAX_WORDS], numbers[:MAX_WORDS]
    forms = tuple(text[start:end] for start, end in places)
    folded = tuple(form.casefold() for form in forms)
    is_word = [form[0].isalnum() for form in forms]
    spots = np.array(places, np.int64).reshape(-1, 2)
    return Words(
        text=text,
        language=language,
        bounds=bounds,
        starts=spots[:, 0],
        ends=spots[:, 1],
        sentence=np.array(numbers, np.int64),
        forms=forms,
        folded=folded,
        stems=tuple(stem.replace(",", ".") if stem[:1].isdigit() else stem for stem in stems(list(folded), language)),
        word=np.array(is_word, bool),
        function=np.array([word in FUNCTION_WORDS[language] and word not in NUMERALS for word in folded], bool),
        capital=np.array([form[0].isupper() for form in forms], bool),
        number=np.array(
            [form[0].isdigit() or word in NUMERALS for form, word in zip(forms, folded, strict=True)], bool
        ),
        year=np.array([_YEAR.fullmatch(form) is not None for form in forms], bool),
        time=np.array([word in TIMES for word in folded], bool),
        unit=np.array([word in UNITS or form in "%$€£°" for form, word in zip(forms, folded, strict=True)], bool),
    )


def answerable_ends(words: Words) -> tuple[Flags, Flags]:
    """Which words an answer may begin with and end with: no mark but a quotation's, and no part of a name cut off."""
    opening = np.array([form in _OPENING or form in "$€£" for form in words.forms], bool)
    closing = np.array([form in _CLOSING for form in words.forms], bool)
    cut = np.append(_joined(words)[1:], False)[: len(words)]
    return words.word | opening, ((words.word & ~words.function) | closing) & ~cut


def _joined(words: Words) -> Flags:
    """Which words belong to the one before: a name's next part, or a number's sign."""
    glue = np.zeros(len(words), bool)
    same = words.sentence[1:] == words.sentence[:-1]
    started = np.append(True, ~same)
    # A sentence's first word is a capital anyway.
    name = words.capital & ~words.function & words.word
    glue[1:] = same & name[1:] & name[:-1] & ~started[:-1]
    touching = np.append(False, words.starts[1:] == words.ends[:-1])
    sign = np.array([form in "%°" for form in words.forms], bool)
    joined: Flags = glue | (touching & sign)
    return joined
