"""Whether a text may tell of anybody's leaving, seen from its words alone, without tagging a name.

Most passages hold no words of leaving, and an index may have a million passages. The words are taken out of the
patterns themselves: those that a match can't do without (after Cox, Regular Expression Matching with a Trigram Index,
2012, who asks an index for the trigrams of a pattern).
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from re import _parser  # type: ignore[attr-defined]  # the standard library's own; patterns can't be read otherwise
from typing import Any

from index.language import FUNCTION_WORDS, Language
from index.leaving import PATTERNS
from index.wordings import Pattern

_MOST = 2000  # texts that a part of a pattern may stand for; beyond that they are not listed
_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*")
_LETTERS = 4  # by which words are looked up
_FEW_STAY: dict[Language, frozenset[str]] = {
    "en": frozenset("remain remains remained still stayed left".split()),
    "id": frozenset("tetap masih bertahan tersisa".split()),
}
_ONLY: dict[Language, frozenset[str]] = {
    "en": frozenset("fewer less only just".split()),
    "id": frozenset("hanya tinggal kurang sampai".split()),
}


def may_tell(text: str, language: Language) -> bool:
    """Whether `text` holds the words that any pattern of leaving needs, or says that few stay."""
    words = set(_WORDS.findall(text.lower()))
    if not _ONLY[language].isdisjoint(words) and not _FEW_STAY[language].isdisjoint(words):
        return True
    phrases = cues(language)
    cut_off = {word[:_LETTERS] for word in words} & _cut_off(language)
    known = (words | {f"{letters}-" for letters in cut_off}) & phrases.keys()
    line = f" {' '.join(_WORDS.findall(text.lower()))} " if known else ""
    return any(phrase in line for word in known for phrase in phrases[word])


def likely(signs: str, language: Language) -> list[Pattern]:
    """The patterns, in their order, that hold words of a sentence given as its signs; no other one matches it."""
    words = set(_WORDS.findall(signs))
    by_word = _patterns_by_word(language)
    places = {place for word in words for key in (word, f"{word[:_LETTERS]}-") for place in by_word.get(key, ())}
    return [PATTERNS[language][place] for place in sorted(places)]


@cache
def cues(language: Language) -> dict[str, frozenset[str]]:
    """The phrases that some pattern needs, by a word in each, or by the first letters of one cut off ("resi-")."""
    found: dict[str, set[str]] = {}
    shortest: list[str] = []  # a phrase with another one in it tells nothing more
    phrases = {phrase for pattern in PATTERNS[language] for phrase in needed(pattern.words.pattern, language)}
    for phrase in sorted(phrases, key=lambda phrase: (len(phrase), phrase)):
        if not any(other in phrase for other in shortest):
            shortest.append(phrase)
            found.setdefault(_key(phrase, language), set()).add(phrase)
    return {word: frozenset(phrases) for word, phrases in found.items()}


@cache
def _cut_off(language: Language) -> frozenset[str]:
    """The first letters by which words that are cut off are known."""
    return frozenset(word[:-1] for word in cues(language) if word.endswith("-"))


@cache
def _patterns_by_word(language: Language) -> dict[str, tuple[int, ...]]:
    """The places of the patterns by the same words."""
    found: dict[str, list[int]] = {}
    for place, pattern in enumerate(PATTERNS[language]):
        for key in {_key(phrase, language) for phrase in needed(pattern.words.pattern, language)}:
            found.setdefault(key, []).append(place)
    return {word: tuple(places) for word, places in found.items()}


def _key(phrase: str, language: Language) -> str:
    word, end = max(_begun(phrase), key=lambda begun: (begun[0] not in FUNCTION_WORDS[language], len(begun[0])))
    return word if end else f"{word[:_LETTERS]}-"


def _begun(phrase: str) -> list[tuple[str, str]]:
    """The words of `phrase` whose first letters are there, each with the space behind it, if it is whole."""
    found: list[tuple[str, str]] = re.findall(r"(?<= )([a-z-]+)( |$)", phrase)
    return [(word, end) for word, end in found if len(word) >= _LETTERS or end]


@cache
def needed(pattern: str, language: Language) -> frozenset[str]:
    """Phrases in lower case, one of which is in the words of every text that `pattern` matches.

    Raises ValueError for a pattern that needs no words.
    """
    parts = _parts(list(_parser.parse(f" {pattern} ")))  # words begin and end where it does
    found = [phrases for phrases in (_phrases(texts, language) for texts in parts) if all(map(_begun, phrases))]
    best = max(found, key=lambda phrases: (_worth(phrases, language), min(map(len, phrases))), default=frozenset())
    if not best:
        raise ValueError(f"The pattern {pattern} can match without any word.")
    return best


def _worth(phrases: Iterable[str], language: Language) -> int:
    """How telling the least of `phrases` is: the letters of its words that are no function words."""
    return min(
        (sum(len(w) for w in phrase.split() if w not in FUNCTION_WORDS[language]) for phrase in phrases), default=0
    )


def _phrases(texts: Iterable[str], language: Language) -> frozenset[str]:
    """The most telling phrase between marks and signs in each of `texts`."""
    return frozenset(
        max(re.split(_MARKS, text), key=lambda phrase: (bool(_begun(phrase)), _worth([phrase], language), len(phrase)))
        for text in texts
    )


_MARKS = r"(?<=\s)[^a-z -]+(?=\s)|[^a-z -]+"


def _parts(nodes: Sequence[tuple[Any, Any]], start: str = "") -> list[set[str]]:
    """For each part of a pattern that can't be left out, the texts that it may stand for; `start` is before it."""
    found: list[set[str]] = []
    run: set[str] = {start}
    for node in nodes:
        texts = _texts([node])
        if texts is not None and len(run) * len(texts) <= _MOST:
            run = {a + b for a in run for b in texts}
            continue
        found.append(run)
        start = " " if all(text.endswith(" ") for text in run) else ""
        start = min(run) if len(run) == 1 else start
        found += _inside(node, start)
        run = {start + text for text in texts} if texts is not None else {""}
    return [*found, run]


def _inside(node: tuple[Any, Any], start: str) -> list[set[str]]:
    """The parts of a node whose texts are too many to list."""
    kind, value = str(node[0]), node[1]
    if kind == "SUBPATTERN":
        return _parts(list(value[3]), start)
    if kind == "BRANCH":
        best = [max(_parts(list(branch), start), key=lambda part: min(map(len, part))) for branch in value[1]]
        return [{text for part in best for text in part}]
    if kind.endswith("REPEAT") and value[0] > 0:
        return _parts(list(value[2]), start)
    return []


def _texts(nodes: Sequence[tuple[Any, Any]]) -> set[str] | None:
    """All texts that `nodes` may stand for, None where they are too many."""
    texts: set[str] = {""}
    for node in nodes:
        more = _texts_of(str(node[0]), node[1])
        if more is None or len(texts) * len(more) > _MOST:
            return None
        texts = {a + b for a in texts for b in more}
    return texts


def _texts_of(kind: str, value: Any) -> set[str] | None:  # noqa: ANN401  # the library's nodes are of any type
    if kind == "LITERAL":
        return {chr(value)}
    if kind in ("ASSERT", "ASSERT_NOT", "AT"):
        return {""}
    if kind == "IN" and len(value) <= 4 and all(str(op) == "LITERAL" for op, _ in value):
        return {chr(code) for _, code in value}
    if kind == "SUBPATTERN":
        return _texts(list(value[3]))
    if kind == "BRANCH":
        branches = [_texts(list(branch)) for branch in value[1]]
        return None if None in branches else {text for texts in branches for text in texts or ()}
    if kind.endswith("REPEAT") and value[1] == 1:
        inner = _texts(list(value[2]))
        return None if inner is None else inner | ({""} if value[0] == 0 else set())
    return None
