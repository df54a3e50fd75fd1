"""What a question asks for: its kind, the word that names the answer's class, and its telling words with weights."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from index.language import FUNCTION_WORDS, Language, expand_chat, stems

Kind = Literal["who", "where", "when", "number", "why", "how", "definition", "expansion", "yes/no", "which", "what"]
KINDS: tuple[Kind, ...] = get_args(Kind)

NEGATIONS = frozenset(
    """tidak bukan tak tanpa belum jangan bukanlah tidaklah kecuali selain
    not no never without none neither nor except didn't doesn't isn't wasn't aren't weren't hasn't""".split()
)

# Tried in order: the first pattern that is found in the case-folded question is its kind.
_PATTERNS: dict[Language, tuple[tuple[Kind, str], ...]] = {
    "id": (
        ("expansion", r"\b(kepanjangan|singkatan|akronim)\b"),
        ("definition", r"\bapa(kah)? (itu|arti|artinya|definisi|pengertian|maksud|yang (di)?(maksud|sebut)\w*)\b"),
        ("why", r"\b(mengapa|kenapa)(kah)?\b|\b(apa(kah)?|apa saja) (penyebab|sebab|alasan)|\balasan(nya)? apa\b"),
        ("when", r"\b(kapan|bila)(kah)?\b"),
        ("when", r"\b(tahun|tanggal|hari|bulan|abad|jam|pukul) (ke ?)?(berapa|apa|mana)(kah)?\b"),
        ("who", r"\bsiapa(kah|pun)?\b"),
        ("where", r"\b(di|ke|dari) ?mana(kah)?\b"),
        ("number", r"\bberapa(kah)?\b"),
        ("how", r"\bbagaimana(kah)?\b"),
        (
            "yes/no",
            r"^(apa(kah)?|adakah|benarkah|bisakah|sudahkah|masihkah)\b(?!.*\byang\b).*"
            r"\b(masih|sudah|telah|akan|bisa|dapat|pernah|sedang|ingin|mau|benar|boleh|harus|tetap|juga|belum)\b",
        ),
        ("yes/no", r"^(adakah|benarkah|bisakah|sudahkah|masihkah|akankah|pernahkah|haruskah)\b"),
        ("which", r"\bmana(kah)?\b"),
    ),
    "en": (
        ("expansion", r"\bstands? for\b|\babbreviation (of|for)\b"),
        ("definition", r"\bwhat does \S+( \S+)? mean\b|\b(meaning|definition) of\b"),
        ("definition", r"^what('?s| is| are) (an? )?\S+( \S+)?\s*\??$"),
        ("why", r"\bwhy\b|\bhow come\b|\bwhat (was|is|were|are) the (reason|cause)s?\b|\bwhat caused\b"),
        ("when", r"\bwhen\b|\b(what|which|in what|in which) (exact )?(year|date|day|month|century|decade|time)\b"),
        ("who", r"\b(who|whom|whose|who's)\b"),
        ("where", r"\bwhere\b"),
        ("number", r"\bhow (many|much|long|old|far|tall|large|big|often|high|fast|deep|wide|heavy)\b"),
        ("number", r"\bwhat (is |was |were |are )?(the )?(percentage|percent|number|amount|share|population)\b"),
        ("number", r"\bwhat (percentage|proportion|fraction) of\b"),
        ("how", r"\bhow\b"),
        ("which", r"\bwhich\b"),
        ("what", r"\bwhat\b"),
        ("yes/no", r"^(is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might)\b"),
    ),
}  # fmt: skip
_COMPILED = {
    language: tuple((kind, re.compile(pattern)) for kind, pattern in patterns)
    for language, patterns in _PATTERNS.items()
}

# What a number must be of, and the words that say so beside it.
_UNITS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (
        re.compile(r"\b(umur|usia)(nya)?\b|\bhow old\b|\bage\b"),
        frozenset("tahun bulan hari usia umur berusia berumur years year months old aged age".split()),
    ),
    (
        re.compile(r"\b(persen|persentase|percent|percentage)\b"),
        frozenset("% persen percent percentage separuh setengah sepertiga seperempat half third quarter".split()),
    ),
)

_QUESTION_WORDS = frozenset(
    """apa apakah siapa siapakah mana manakah dimana dimanakah kemana kapan kapankah berapa berapakah mengapa
    mengapakah kenapa bagaimana bagaimanakah bila bilakah what which who whom whose when where why how
    many much""".split()
)  # fmt: skip
# Words that a question needs and its answer doesn't: they name what is asked for.
CLASS_WORDS = frozenset(
    """nama namanya sebutan jumlah banyak banyaknya besar besarnya tahun tanggal hari bulan letak terletak kapan
    saja contoh jenis orang tokoh istilah kepanjangan singkatan pengertian definisi maksud arti dimaksud disebut
    name named called number amount year date day kind type many much long stand mean person people percentage
    located term""".split()
)
_CLASS_SHARE = 0.3  # what such a word weighs beside others

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """A telling word of a question, as typed and as a stem; `weight` in 0..1 says how telling it is."""

    text: str
    stem: str
    weight: float
    name: bool
    number: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart: its words as typed and case-folded, and which of the telling `terms` each one is."""

    language: Language
    kind: Kind
    forms: tuple[str, ...]
    folded: tuple[str, ...]
    term_of: tuple[int | None, ...]
    terms: tuple[Term, ...]
    negated: bool
    units: frozenset[str] | None  # a number that is asked for stands beside one of these; None: beside anything


def take_apart(question: str, language: Language, weight: Callable[[str, Language], float]) -> Asked:
    """What `question` asks; `weight` gives a stem's telling weight in 0..1."""
    text = expand_chat(question)
    tokens = split_question(text)
    folded = [token.casefold() for token in tokens]
    stemmed = stems(folded, language)
    terms: dict[str, Term] = {}
    for place, (token, word, stem) in enumerate(zip(tokens, folded, stemmed, strict=True)):
        if word in FUNCTION_WORDS[language] or word in _QUESTION_WORDS or word in NEGATIONS or stem in terms:
            continue
        share = _CLASS_SHARE if word in CLASS_WORDS else 1.0
        number = word[0].isdigit()
        name = place > 0 and token[0].isupper()
        terms[stem] = Term(word, stem.replace(",", "."), share * weight(stem, language), name, number)
    numbers = {stem: number for number, stem in enumerate(terms)}
    plain = " ".join(text.casefold().split())
    return Asked(
        language=language,
        kind=kind_of(text, language),
        forms=tuple(tokens),
        folded=tuple(folded),
        term_of=tuple(numbers.get(stem) for stem in stemmed),
        terms=tuple(terms.values()),
        negated=any(word in NEGATIONS for word in folded),
        units=next((words for pattern, words in _UNITS if pattern.search(plain)), None),
    )


def split_question(question: str) -> list[str]:
    """The words and numbers of a question, as typed."""
    return _TOKEN.findall(question)


def kind_of(question: str, language: Language) -> Kind:
    """What kind of answer `question` asks for."""
    text = " ".join(question.casefold().split())
    return next((kind for kind, pattern in _COMPILED[language] if pattern.search(text)), "what")
