"""What a question asks for, and which of its words have to be met by the text that answers it."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from index.language import FUNCTION_WORDS, Language, content_words, words

Kind = Literal["person", "organization", "place", "time", "number", "reason", "manner", "yes_no", "thing"]
KINDS: tuple[Kind, ...] = get_args(Kind)

# The first pattern that is found tells the kind; "what" and its like come last, since "what year" asks for a time.
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        "time",
        r"\b(?:kapan(?:kah)?|bilakah|(?:tahun|tanggal|bulan|hari|abad|jam|pukul)\s+(?:ke\s*)?(?:berapa|apa|mana)\w*)\b"
        r"|\b(?:when|(?:what|which|in\s+what)\s+(?:\w+\s+)?(?:year|date|day|month|century|decade|time))\b",
    ),
    (
        "place",
        r"\b(?:di\s*mana|dimana|ke\s*mana|kemana|dari\s+mana)(?:kah)?\b"
        r"|\b(?:kota|negara|daerah|provinsi|wilayah|pulau|benua|desa|tempat|lokasi)\s+(?:\w+\s+)?(?:apa|mana)(?:kah)?\b"
        r"|\b(?:where|(?:what|which)\s+(?:\w+\s+)?(?:city|country|state|place|town|region|province|island|location))\b",
    ),
    (
        "organization",
        r"\b(?:perusahaan|organisasi|lembaga|partai|klub|tim|kelompok|universitas|pesaing)\s+(?:\w+\s+)?(?:apa|mana)(?:kah)?\b"
        r"|\b(?:what|which)\s+(?:\w+\s+)?(?:company|organi[sz]ation|party|team|club|group|university|firm|agency|rival)\b",
    ),
    ("person", r"\b(?:siapa(?:kah)?|who|whom|whose|(?:what|which)\s+(?:person|man|woman|scientist|author))\b"),
    (
        "number",
        r"\b(?:berapa(?:kah)?|how\s+(?:many|much|old|long|far|tall|high|large|big|often|deep|fast))\b"
        r"|\b(?:what|which)\s+(?:\w+\s+)?(?:percent(?:age)?|number|amount|share|proportion|fraction|sum|price|population)\b",
    ),
    ("reason", r"\b(?:mengapa(?:kah)?|kenapa|why|(?:apa|what)\s+(?:sebab|penyebab|alasan|caused?|reason)\w*)\b"),
    ("manner", r"\b(?:bagaimana(?:kah)?|how)\b"),
    ("yes_no", r"^(?:did|do|does|is|are|was|were|has|have|had|can|could|will|would|should)\b(?!.*\b(?:what|which)\b)"),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_APAKAH = re.compile(r"^apakah\s+(?P<next>\w+)")
# After "apakah" these ask for a thing all the same: "Apakah nama ibu kotanya?"
_NAMES_A_THING = frozenset("nama yang itu arti maksud makna definisi jenis isi tujuan bahasa fungsi pengertian".split())

_FOCUS = (
    re.compile(r"\b(?:berapa(?:kah)?|how\s+(?:many|much)|what|which)\s+(?P<focus>[^\W\d_]{3,})"),
    re.compile(r"\b(?P<focus>[^\W\d_]{3,})\s+(?:apa|mana|berapa)(?:kah)?\b"),
)
_NEGATIONS = frozenset("tidak bukan belum tanpa not never no without nor".split())


@dataclass(frozen=True, slots=True)
class Query:
    """A question taken apart. `terms` are its content words in order, `named` those written like a name or a number."""

    kind: Kind
    language: Language
    terms: tuple[str, ...]
    named: frozenset[str]
    focus: str | None  # the noun that the answer is one of: "persen" in "berapa persen"; None: none stands by
    negated: bool


def analyse(question: str, language: Language) -> Query:
    """Take `question` apart; chat spelling should have been written out before."""
    folded = " ".join(question.casefold().split())
    found = re.findall(r"[^\W_]+", question)
    # A capital at the start says nothing; numbers name as much as names do.
    named = {word.casefold() for word in found[1:] if word[0].isupper()} | {w for w in found if w[0].isdigit()}
    function_words = FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]
    return Query(
        kind=_kind(folded),
        language=language,
        terms=tuple(dict.fromkeys(content_words(question, language))),
        named=frozenset(named - function_words),
        focus=_focus(folded, function_words),
        negated=any(word in _NEGATIONS for word in words(question)),
    )


def _focus(question: str, function_words: frozenset[str]) -> str | None:
    for form in _FOCUS:
        if (match := form.search(question)) and match["focus"] not in function_words:
            return match["focus"]
    return None


def _kind(question: str) -> Kind:
    for kind, pattern in _COMPILED:
        if pattern.search(question):
            return kind
    if (match := _APAKAH.match(question)) and match["next"] not in _NAMES_A_THING:
        return "yes_no"
    return "thing"
