"""Whether a language model's sentence says nothing but what the passages say: its names, its numbers, its form. Pure.

What is checked is words, not meaning: a sentence may pass and still join true words wrongly. That is why the quotes
always stand below it.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index import FUNCTION_WORDS, Language, language_of

MAX_CHARS = 600

_CITATIONS = re.compile(r"\[\s*(\d{1,2}(?:\s*[,;]\s*\d{1,2})*)\s*\]")
# What a quoted sentence never needs, and what pings, leads away or opens a format.
_UNSAFE = re.compile(
    r"[@<>{}\\|~\x60]|://|\]\(|\bwww\.|\b(?:discord|bit|t)\.(?:gg|ly|me|co)\b|"
    r"\w\.(?:com|net|org|info|io|gg|id|co|ai|dev|me|xyz|ru|cn|app|link)\b",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"\*+|_{2,}|(?<!\w)_|_(?!\w)|^\s*(?:#+|[-•])\s+", re.MULTILINE)
_REFUSAL = re.compile(
    r"\b(?:I|I['’]m|I['’]ve|my|saya|aku|sorry|maaf|as an ai|sebagai model|language model)\b", re.IGNORECASE
)
_OPENINGS = frozenset("According Menurut Berdasarkan".split())  # of a sentence, beside function words
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_CURRENCY = re.compile(r"^(?:Rp|US|USD|IDR|EUR|GBP)(?=\d)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|[“\"(]\s*)$")

_NUMBER = re.compile(
    r"(?P<before>\$|US\$|Rp\.?|€|£)?\s*(?P<digits>\d+(?:[.,]\d+)*)(?P<glued>[^\W\d_]*)\s*(?P<after>%|[^\W\d_]+)?",
    re.IGNORECASE,
)
_SCALES = {
    **dict.fromkeys("ribu thousand k".split(), "thousand"),
    **dict.fromkeys("juta million m mn mio".split(), "million"),
    **dict.fromkeys("miliar milyar billion b bn".split(), "billion"),
    **dict.fromkeys("triliun trillion t tn".split(), "trillion"),
    **dict.fromkeys("puluh dozen lusin".split(), "tens"),
    **dict.fromkeys("ratus hundred".split(), "hundred"),
}
_UNITS = {
    **dict.fromkeys(["%", "persen", "percent"], "%"),
    **dict.fromkeys(["$", "us$", "usd", "dolar", "dollar", "dollars"], "$"),
    **dict.fromkeys(["rp", "rp.", "idr", "rupiah"], "Rp"),
    **dict.fromkeys(["€", "eur", "euro", "euros"], "€"),
    **dict.fromkeys(["£", "gbp"], "£"),
}
_NUMBER_WORDS = {
    word: str(value)
    for value, words in {
        2: "dua two", 3: "tiga three", 4: "empat four", 5: "lima five", 6: "enam six", 7: "tujuh seven",
        8: "delapan eight", 9: "sembilan nine", 10: "sepuluh ten", 11: "sebelas eleven", 12: "twelve", 20: "twenty",
        30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety",
    }.items()
    for word in words.split()
}  # fmt: skip
_SHARES = {
    **dict.fromkeys("half separuh setengah separuhnya setengahnya".split(), "half"),
    **dict.fromkeys("third thirds sepertiga sepertiganya".split(), "third"),
    **dict.fromkeys("quarter quarters seperempat seperempatnya".split(), "quarter"),
    **dict.fromkeys("double twice doubled berlipat".split(), "double"),
}
# Names that differ between the languages, each set one name.
_SAME_NAME = (
    *(
        frozenset(pair.split("/"))
        for pair in """januari/january februari/february maret/march mei/may juni/june juli/july agustus/august
        oktober/october desember/december senin/monday selasa/tuesday rabu/wednesday kamis/thursday jumat/friday
        sabtu/saturday minggu/sunday amerika/america serikat/states eropa/europe/european inggris/england/britain
        jepang/japan cina/tiongkok/china jerman/germany prancis/perancis/france belanda/netherlands spanyol/spain
        italia/italy rusia/russia mesir/egypt singapura/singapore selandia/zealand swiss/switzerland korea/korea
        filipina/philippines thailand/thailand universitas/university bank/bank asia/asia afrika/africa""".split()
    ),
)
_OTHER_NAMES = {name: names for names in _SAME_NAME for name in names}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a text states it: its value, what it counts in, and its currency or per cent ("" where none)."""

    value: str
    scale: str
    unit: str


@dataclass(frozen=True, slots=True)
class Grounded:
    """A summary that passed, in one line; its citations are [1], [2] … of `cited`, places among the passages."""

    text: str
    cited: tuple[int, ...]


def ground(text: str, passages: Sequence[str], language: Language, answer: str | None = None) -> Grounded | str:
    """`text` where every name and number in it stands in a passage that it cites, or else why it can't be used.

    It has to cite the first passage, and to name something of `answer`, where that is a name or a number.
    """
    line = _plain(text)
    if not line:
        return "it is empty"
    if len(line) > MAX_CHARS:
        return "it is too long"
    if _UNSAFE.search(line):
        return "it holds a link, a mention or code"
    places = [int(number) - 1 for found in _CITATIONS.findall(line) for number in re.findall(r"\d+", found)]
    cited = tuple(sorted(set(places)))
    said = " ".join(_CITATIONS.sub(" ", line).split())
    if not cited or not 0 <= cited[0] <= cited[-1] < len(passages):
        return "it cites no passage, or one that there isn't"
    if cited[0] != 0:
        return "it doesn't cite the quote's passage"
    if _REFUSAL.search(said):
        return "it speaks of itself"
    if not any(character.isalpha() for character in said) or language_of(said) != language:
        return "it is in another language"
    ground_texts = [passages[place] for place in cited]
    if missing := ungrounded(said, ground_texts):
        return f"{len(missing)} of its names and numbers stand in no passage that it cites"
    if answer and not _repeats(answer, said):
        return "it says something other than the quote"
    numbers = {place: str(number) for number, place in enumerate(cited, 1)}

    def renumbered(match: re.Match[str]) -> str:
        return "".join(f"[{numbers[int(number) - 1]}]" for number in re.findall(r"\d+", match.group()))

    return Grounded(_CITATIONS.sub(renumbered, line), cited)


def ungrounded(text: str, passages: Iterable[str]) -> tuple[str, ...]:
    """The names and numbers of `text` that stand in none of `passages`, as they are written."""
    known: set[str] = set()
    figures: set[Figure] = set()
    for passage in passages:
        known |= _folded_words(passage)
        figures |= {figure for _, figure in figures_of(passage)}
    missing = [name for name in names_of(text) if not _is_known(name, known)]
    missing += [written for written, figure in figures_of(text) if not _is_stated(figure, figures)]
    return tuple(missing)


def names_of(text: str) -> tuple[str, ...]:
    """Words of `text` that may be names: with a capital or a digit among letters, or of another script. The first
    word of a sentence is left out where it is a function word.
    """
    text = unicodedata.normalize("NFKC", text)
    found = []
    for match in _WORD.finditer(text):
        word = _CURRENCY.sub("", _bare(match.group()))
        letters = [character for character in word if character.isalpha()]
        foreign = any("LATIN" not in unicodedata.name(character, "") for character in letters)
        if not letters or word[0].isdigit() or not (foreign or word != word.lower()):
            continue
        starts = _SENTENCE_START.search(text[max(0, match.start() - 4) : match.start()]) is not None
        if starts and any(word.casefold() in words for words in FUNCTION_WORDS.values()) | (word in _OPENINGS):
            continue
        found.append(word)
    return tuple(found)


def figures_of(text: str) -> tuple[tuple[str, Figure], ...]:
    """Numbers in `text`, in digits or words, as they are written and as what they say."""
    text = unicodedata.normalize("NFKC", text)
    found: list[tuple[str, Figure]] = []
    for match in _NUMBER.finditer(text):
        glued, after = match["glued"].casefold(), (match["after"] or "").casefold()
        scale = _SCALES.get(glued, glued) or _SCALES.get(after, "")
        rest = text[match.end() :].split()[:1] if _SCALES.get(after) and not glued else []
        following = rest[0].strip(".,;").casefold() if rest else after
        unit = _UNITS.get((match["before"] or "").casefold()) or _UNITS.get(following, "")
        found.append((match["digits"], Figure(_value(match["digits"]), scale, unit)))
    words = [match.group() for match in _WORD.finditer(text)]
    for place, word in enumerate(words):
        folded = word.casefold()
        after = words[place + 1].casefold() if place + 1 < len(words) else ""
        if folded in _NUMBER_WORDS:
            found.append((word, Figure(_NUMBER_WORDS[folded], _SCALES.get(after, ""), _UNITS.get(after, ""))))
        elif folded in _SHARES:
            found.append((word, Figure(_SHARES[folded], "", "")))
    return tuple(found)


def _value(digits: str) -> str:
    """A number's value: 4,4 is 4.4; three digits after a separator are thousands, as in 1.000 and 1,000."""
    *whole, last = re.split(r"[.,]", digits)
    separators = re.findall(r"[.,]", digits)
    thousands = not whole or (len(last) == 3 and len(set(separators)) == 1 and whole[0] not in ("0", ""))
    text = "".join(whole) + (last if thousands else f".{last}")
    return format(Decimal(text).normalize(), "f")


def _is_stated(figure: Figure, stated: set[Figure]) -> bool:
    return any(
        (figure.value, figure.scale) == (other.value, other.scale) and figure.unit in ("", other.unit)
        for other in stated
    )


def _is_known(name: str, known: set[str]) -> bool:
    folded = name.casefold()
    return not known.isdisjoint(_OTHER_NAMES.get(folded, frozenset()) | {folded})


def _repeats(answer: str, said: str) -> bool:
    """Whether `said` holds a name or number of `answer`; True where that has none."""
    names = [name.casefold() for name in names_of(f"- {answer}")]
    figures = {figure for _, figure in figures_of(answer)}
    if not names and not figures:
        return True
    words, stated = _folded_words(said), {figure for _, figure in figures_of(said)}
    return any(_is_known(name, words) for name in names) or any(
        figure.value == other.value for figure in figures for other in stated
    )


def _folded_words(text: str) -> set[str]:
    return {_bare(match.group()).casefold() for match in _WORD.finditer(unicodedata.normalize("NFKC", text))}


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


def _plain(text: str) -> str:
    """`text` in one line, without markdown's signs and without characters that can't be seen."""
    text = unicodedata.normalize("NFKC", text[: MAX_CHARS * 4])
    text = _MARKDOWN.sub("", text)
    kept = (c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs", "Cn"))
    return " ".join("".join(kept).split())
