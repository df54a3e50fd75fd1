"""A question that leans on the ones before it, made into one that stands by itself; rules about language only.

The earlier answer lends its names and nothing else: it is never evidence, the articles are searched anew.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from index.anaphora import (
    CLASS_WORDS,
    PREPOSITIONS,
    QUESTION_WORDS,
    Cue,
    IsName,
    Name,
    Token,
    is_elliptical,
    is_thin,
    lacks_subject,
    names_of,
    pointer_of,
    question_phrase,
    tokens_of,
)
from index.answer import Answer
from index.language import Language, expand_chat, language_of

TURNS = 6
"""How far back a chain of follow-ups is traced."""
MAX_CHARS = 500
"""An earlier question or answer that is longer is nothing to lean on."""
_NAMES = 4  # as many of an answer's names are taken along

_LINKS = re.compile(
    r"^(?:(?:and|but|so|then|also|well|dan|lalu|terus|kemudian|jadi|nah|tapi|tetapi|oh|oke?|okay|kalau begitu)\b"
    r"[\s,]*)+",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"^(?:(?:what|how) about|bagaimana (?:dengan|kalau)|kalau(?: soal)?)\b[\s,]*", re.IGNORECASE)
_TOO = re.compile(r"[\s,]+(?:juga|too|as well|bagaimana)\s*\?*$", re.IGNORECASE)
_ASIDE_UNITS, _LINK_UNITS = 3, 2  # how many things "what about …" and "and …" may name and still lean

# A bare question word in the other language: "and when?" after an Indonesian question asks "kapan".
_ACROSS = {
    "when": "kapan", "where": "di mana", "who": "siapa", "why": "mengapa", "how": "bagaimana", "what": "apa",
    "which": "mana", "how much": "berapa", "how many": "berapa", "since when": "sejak kapan", "where to": "ke mana",
    "how come": "mengapa", "who else": "siapa lagi", "what else": "apa lagi", "how long": "berapa lama",
    "kapan": "when", "di mana": "where", "ke mana": "where", "dari mana": "from where", "siapa": "who",
    "siapa saja": "who", "siapa lagi": "who else", "mengapa": "why", "bagaimana": "how", "apa": "what",
    "berapa": "how many", "berapa lama": "how long", "sejak kapan": "since when", "tahun berapa": "which year",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of a conversation and the words that answered it: the short answer, else the quote."""

    question: str
    answer: str | None  # None: the articles didn't tell

    @classmethod
    def of(cls, answer: Answer) -> "Turn":
        """The turn that `answer` was."""
        if answer.departures:
            names = [departure.person or departure.group or "" for departure in answer.departures]
            return cls(answer.question, ", ".join(filter(None, names)))
        found = answer.short or answer.quote
        return cls(answer.question, found.text if found else None)


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The question before, made to stand by itself and taken apart."""

    text: str
    language: Language
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    lent: tuple[str, ...]  # names in its answer that it didn't have itself

    @classmethod
    def of(cls, text: str, language: Language, answer: str | None, is_name: IsName) -> "_Earlier":
        names = names_of(text, is_name)
        folded = text.casefold()
        answered = [name for name in names_of((answer or "")[:MAX_CHARS], is_name) if not name.number]
        lent = dict.fromkeys(name.text for name in answered if name.text.casefold() not in folded)
        return cls(text, language, tokens_of(text), names, tuple(lent)[:_NAMES])

    @property
    def asked(self) -> tuple[int, int]:
        """The tokens of its question phrase, first and after the last: "pada tahun berapa", "siapa saja yang"."""
        words = [token.word for token in self.tokens]
        places = [place for place, word in enumerate(words) if word in QUESTION_WORDS]
        if not places:
            return 0, 0
        first = last = places[0]
        if first and (words[first - 1] in CLASS_WORDS or words[first - 1] in PREPOSITIONS):
            first -= 1
            if first and words[first - 1] in PREPOSITIONS:
                first -= 1
        after = list(takewhile(lambda word: word in CLASS_WORDS | QUESTION_WORDS | {"yang"}, words[last + 1 :]))
        return first, last + 1 + len(after)

    @property
    def asks_name(self) -> bool:
        """Whether a name answers it, so that what follows is about that name."""
        first, last = self.asked
        words = {token.word for token in self.tokens[first:last]}
        named = {"siapa", "siapakah", "who", "whom", "which"} | CLASS_WORDS & {"perusahaan", "company", "nama", "name"}
        return bool(words & named)

    @property
    def asks_place(self) -> bool:
        """Whether it asks where."""
        return re.search(r"\b(where|(di|ke|dari) ?mana)\b", self.text, re.IGNORECASE) is not None

    @property
    def content(self) -> str:
        """Its telling words."""
        return " ".join(token.text for token in self.tokens if not is_thin(token, self.language))


def self_contained(question: str, language: Language, before: Sequence[Turn], is_name: IsName) -> tuple[str, Language]:
    """`question` with what it leaves to `before` (oldest first) put into it, and the language it then is in; as it is
    where it stands by itself. `is_name` knows the names that people type without a capital.
    """
    earlier: _Earlier | None = None
    for turn in before[-TURNS:]:
        asked = expand_chat(" ".join(turn.question.split()))
        if not tokens_of(asked) or len(asked) > MAX_CHARS:
            earlier = None
            continue
        text, spoken = _resolved(asked, language_of(asked), earlier, is_name)
        earlier = _Earlier.of(text, spoken, turn.answer, is_name)
    return _resolved(question, language, earlier, is_name)


def _resolved(question: str, language: Language, earlier: _Earlier | None, is_name: IsName) -> tuple[str, Language]:
    if earlier is None or len(question) > MAX_CHARS:
        return question, language
    typed = expand_chat(question)
    text = _LINKS.sub("", typed)
    tokens, names = tokens_of(text), names_of(text, is_name)
    pointer = pointer_of(text, tokens, names, language)
    elliptical = is_elliptical(tokens, names, language)
    if pointer and not (elliptical and pointer.cue == "topic"):
        owner = "'s" if pointer.owner and language == "en" else ""
        pieces = (text[: pointer.start], _referent(pointer.cue, earlier) + owner, text[pointer.end :])
        text = re.sub(r"\s+(?=[?,.!])", "", " ".join(" ".join(pieces).split()))
    elif elliptical:
        return _ellipsis(text, earlier, language)
    elif lacks_subject(tokens, names, language):
        return f"{text.rstrip(' ?')} {_subject(text, earlier)}?", language
    elif not _is_aside(typed, text, language, is_name):
        return question, language
    if _is_aside(typed, text, language, is_name):
        return _other_subject(_TOO.sub("", _ASIDE.sub("", text)).strip(" ?!.,"), earlier, is_name), earlier.language
    return text, language


def _referent(cue: Cue, earlier: _Earlier) -> str:
    """What a pointer of this kind stands for: names of the answer where a name was asked, else of the question."""
    own = [name.text for name in earlier.names if not name.number]
    lent = list(earlier.lent)
    if cue == "person":
        pool = (lent if earlier.asks_name else []) or own or lent
        chosen = sorted(pool, key=lambda name: " " not in name)[:1]
    elif cue == "people":
        pool = lent if earlier.asks_name else []
        chosen = [name for name in pool if " " in name] or pool
    elif cue == "topic":
        chosen = [earlier.content, *(lent[:1] if earlier.asks_name else [])]
    else:
        pool = lent if earlier.asks_name or (cue == "place" and earlier.asks_place) else []
        chosen = pool[:1] or own[:2] or lent[:1]
    return ", ".join(chosen) if chosen else earlier.content


def _subject(text: str, earlier: _Earlier) -> str:
    """Whom or what a question without a subject is about; one for others ("who else?") is not about the one known."""
    if re.search(r"\b(else|lagi)\b", text, re.IGNORECASE):
        return " ".join(name.text for name in earlier.names if not name.number) or earlier.content
    return _referent("person", earlier)


def _ellipsis(text: str, earlier: _Earlier, language: Language) -> tuple[str, Language]:
    """The earlier question with this question word for its own, and what was answered where it asked for a name."""
    tokens = tokens_of(text)
    head, words = question_phrase(tokens), {token.word for token in tokens}
    if not words & QUESTION_WORDS:
        return earlier.text, earlier.language  # "yakin?", "really?"
    if language != earlier.language:
        head = _ACROSS.get(head.casefold(), head)
    first, last = earlier.asked
    start, end = (earlier.tokens[first].start, earlier.tokens[last - 1].end) if last else (0, 0)
    asks_name = bool(words & {"siapa", "who", "whom", "which", "mana"})
    answered = _referent("people", earlier) if earlier.asks_name and earlier.lent and not asks_name else ""
    rest = f"{earlier.text[:start]} {answered} {earlier.text[end:]}".strip(" ?!.,")
    return f"{head} {' '.join(rest.split())}?", earlier.language


def _is_aside(typed: str, text: str, language: Language, is_name: IsName) -> bool:
    """Whether it is another subject for the question before: "what about Murati?", "dan pada 2024?", "Zoph juga?"."""
    rest = _TOO.sub("", _ASIDE.sub("", text))
    names, tokens = names_of(rest, is_name), tokens_of(rest)
    if any(token.word in QUESTION_WORDS for token in tokens):
        return False
    inside = [token for token in tokens if any(name.start <= token.start < name.end for name in names)]
    others = [token for token in tokens if token not in inside and not is_thin(token, language)]
    units = len(names) + len(others)
    if rest != text:
        return 0 < units <= _ASIDE_UNITS
    if text != typed:
        return 0 < units <= _LINK_UNITS
    return len(names) == units == 1 and tokens[0].word in PREPOSITIONS


def _other_subject(new: str, earlier: _Earlier, is_name: IsName) -> str:
    """The earlier question with `new` in the place of what is most like it: name for name, number for number."""
    names = names_of(new, is_name)
    alike = [old for old in earlier.names if names and old.number == names[0].number]
    alike.sort(key=lambda old: old.full != names[0].full)
    if alike:
        new, start, end = ", ".join(name.text for name in names), alike[0].start, alike[0].end
    elif names and names[0].number:
        return f"{earlier.text.rstrip(' ?')} {new}?"
    elif noun := _noun(earlier):
        start, end = noun.start, noun.end
    else:
        return f"{earlier.text.rstrip(' ?')} {new}?"
    return earlier.text[:start] + new + earlier.text[end:]


def _noun(earlier: _Earlier) -> Token | None:
    """The word that another common noun most likely replaces: what is counted or relates ("berapa *peneliti* yang …",
    "how many *researchers* …"), else the last.
    """
    named = {token for token in earlier.tokens for name in earlier.names if name.start <= token.start < name.end}
    telling = [t for t in earlier.tokens if t not in named and not is_thin(t, earlier.language)]
    if not telling:
        return None
    words = [token.word for token in earlier.tokens]
    if "yang" in words[1:]:
        before = earlier.tokens[words.index("yang", 1) - 1]
        return before if before in telling else telling[-1]
    return telling[0] if {"many", "much"} & set(words) else telling[-1]
