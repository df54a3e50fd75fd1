"""Questions made from plain sentences: a part of the sentence becomes the answer, the rest the question.

Such questions (Lewis et al. 2019 call them cloze questions) are clumsy, but there are as many as one likes, in both
languages, and of kinds that the collected questions lack: reasons, destinations, roles, and yes or no.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.language import FUNCTION_WORDS, Language

_NAME = r"[A-Z][\w'’-]+(?: (?:(?:of|de|van|al|bin) )?[A-Z][\w'’-]*){0,4}"
_NAMES = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]*){1,4}"  # at a sentence's start, where one capital tells nothing
_AMOUNT = (
    r"(?:US\$|Rp\.? ?|[$€£])?\d[\d.,]*\d|(?:US\$|Rp\.? ?|[$€£])?\d"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\b"
)
_SCALE = r"(?:[ -]?(?:%|percent|per cent|persen|thousand|million|billion|trillion|ribu|juta|miliar|milyar|triliun))*"
_MONTHS = (
    r"January|February|March|April|May|June|July|August|September|October|November|December|Januari|Februari|Maret"
    r"|Mei|Juni|Juli|Agustus|Oktober|Desember|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu"
)


@dataclass(frozen=True, slots=True)
class Made:
    """A question and where its answer stands in the sentence it was made from."""

    question: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Asking:
    """A pattern whose group `a` is the answer, and how that is asked for; its whole match leaves the question."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]


def _asking(pattern: str, words: str) -> _Asking:
    return _Asking(re.compile(pattern), tuple(words.split("|")))


# Tried in an order drawn by chance; what is asked for reads as people type it, sloppily too.
_PATTERNS: dict[Language, tuple[_Asking, ...]] = {
    "en": (
        _asking(rf"\b(?:in|since|by|until|on) (?P<a>(?:(?:{_MONTHS})[ ,]*)?(?:\d\d?[ ,]+)?(?:1[5-9]\d\d|20[0-3]\d))\b",
                "when|when did|what year|when was|in what year"),
        _asking(rf"\b(?:on|in|last|next) (?P<a>(?:{_MONTHS})(?: \d\d?)?)\b", "when|when did|what day"),
        _asking(rf"(?P<a>(?:{_AMOUNT})(?:%| percent| per cent))", "what percentage|how many percent|what share"),
        _asking(rf"(?P<a>(?:US\$|[$€£]|Rp\.? ?)\d[\d.,]*{_SCALE})", "how much|how much money|what amount"),
        _asking(rf"(?<![\w.,$€£])(?P<a>(?:{_AMOUNT}){_SCALE})(?= [a-z])", "how many|how many"),
        _asking(rf"\b(?:moved|move|went|go|goes|going|fled|flew|travelled|traveled|returned|left for|sent|transferred)"
                rf" (?:back )?(?:to|for|into) (?P<a>(?:the )?{_NAME})", "where did|where|to where|where to"),
        _asking(rf"\b(?:joined|joining|join|works for|work for|worked for|employed by) (?P<a>(?:the )?{_NAME})",
                "where did|which company|who|what company|where"),
        _asking(rf"\b(?:in|at|near|from) (?P<a>(?:the )?{_NAME})", "where|where is|where did|in which place"),
        _asking(r"(?:,? because|,? since|,? so that) (?P<a>(?!of\b)[^,;:.]{12,160})", "why|why did|why is|why do"),
        _asking(r"\b(?:because of|due to|owing to) (?P<a>[^,;:.]{6,120})",
                "why|why did|what caused|what is the reason"),
        _asking(rf"^(?P<a>{_NAMES})(?= [a-z])", "who|who|what|which"),
        _asking(rf"\b(?:by|with|named|called) (?P<a>{_NAME})", "who|by whom|who|what"),
        _asking(rf"(?:says?|said|told|added|explained),? (?P<a>{_NAME})", "who said|who says|who"),
    ),
    "id": (
        _asking(rf"\b(?:pada|sejak|hingga|tahun|tanggal)"
                rf" (?P<a>(?:\d\d? )?(?:(?:{_MONTHS}) )?(?:1[5-9]\d\d|20[0-3]\d))\b",
                "kapan|kapan|tahun berapa|sejak kapan"),
        _asking(rf"\b(?:pada|hari) (?:hari )?(?P<a>{_MONTHS})\b", "kapan|hari apa"),
        _asking(rf"(?P<a>(?:{_AMOUNT})(?:%| persen))", "berapa persen|berapa"),
        _asking(rf"(?P<a>(?:US\$|[$€£]|Rp\.? ?)\d[\d.,]*{_SCALE})", "berapa|berapa banyak|berapa uang|berapa duit"),
        _asking(rf"(?<![\w.,$€£])(?P<a>(?:{_AMOUNT}){_SCALE})(?= [a-z])", "berapa|ada berapa|berapa"),
        _asking(rf"\b(?:pindah|pergi|menuju|berangkat|hijrah|kabur|kembali|pulang|dikirim|terbang)(?: \w+)? ?ke"
                rf" (?P<a>{_NAME})", "ke mana|kemana|pindah ke mana|pergi ke mana"),
        _asking(rf"\b(?:bergabung (?:dengan|ke)|bekerja (?:di|pada|untuk)) (?P<a>{_NAME})",
                "ke mana|perusahaan mana|di mana|apa"),
        _asking(rf"\b(?:di|dari) (?P<a>{_NAME})", "di mana|dimana|di mana"),
        _asking(r"(?:,? karena|,? sebab|,? lantaran|,? akibat|,? agar|,? supaya) (?P<a>[^,;:.]{10,160})",
                "mengapa|kenapa|kenapa|apa sebab|apa alasan"),
        _asking(rf"^(?P<a>{_NAMES})(?= [a-z])", "siapa|siapa|apa"),
        _asking(rf"\b(?:oleh|bernama|bersama) (?P<a>{_NAME})", "siapa|oleh siapa|apa"),
        _asking(rf"(?:kata|ujar|tutur|jelas|menurut) (?P<a>{_NAME})", "siapa yang bilang|siapa|kata siapa"),
    ),
}  # fmt: skip

_APPOSED = re.compile(rf"(?P<name>{_NAME}), (?P<role>(?!who|which|yang|dan|and|but|tetapi)[a-z]\w+(?: [\w-]+){{1,7}}),")
_TITLED: dict[Language, re.Pattern[str]] = {
    "id": re.compile(
        r"\b(?P<role>(?:presiden|wakil|ketua|kepala|direktur|menteri|gubernur|juru bicara|pemimpin|pendiri|pelatih"
        r"|komandan|sekretaris|manajer|Presiden|Wakil|Ketua|Kepala|Direktur|Menteri|Gubernur|Pemimpin)"
        r"(?: [\w-]+){0,5}?),? (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){1,2})"
    ),
    "en": re.compile(
        r"\b(?P<role>(?:[\w-]+ ){0,3}(?:[Pp]resident|[Cc]hief|[Mm]inister|[Dd]irector|[Cc]hairman|[Ss]pokes(?:wo)?man"
        r"|[Hh]ead|[Cc]oach|[Ll]eader|[Gg]overnor|[Ss]ecretary|[Mm]anager)),?"
        r" (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){1,2})"
    ),
}
_WHO: dict[Language, tuple[str, ...]] = {
    "id": ("siapa {}", "siapa {}", "{} itu siapa", "{} siapa", "siapakah {}", "siapa itu {}", "{} tuh siapa"),
    "en": ("who is {}", "who is {}", "who was {}", "who's {}", "{} is who"),
}
_WHETHER: dict[Language, tuple[str, ...]] = {
    "id": ("apakah {}", "apakah {}", "benarkah {}", "apa benar {}", "apa {} masih"),
    "en": ("is it true that {}", "did {}", "is {}", "are {}", "does {}", "do {} still"),
}
_REASONS = ("why", "what caused", "what is the reason", "mengapa", "kenapa", "apa sebab", "apa alasan")
_PREPOSITION = 5  # characters before an answer that are no more than a preposition
_DROPPED = 0.15  # share of words that a question leaves out
_LAST = 0.2  # share of questions with the question word at their end
_WORDS = (3, 16)  # of what is left for the question
_CLAUSE = re.compile(r"[,;:.?!\"“”()]+(?=\s|$)|\s[-–—]+\s")


def questions(sentence: str, language: Language, chance: random.Random) -> Iterator[Made]:
    """What can be asked of `sentence`, best drawn from, at most one question of each pattern."""
    for asking in chance.sample(_PATTERNS[language], len(_PATTERNS[language])):
        found = [match for match in asking.pattern.finditer(sentence) if not _is_function_word(match["a"])]
        if found:
            match = chance.choice(found)
            made = _cloze(sentence, match, chance.choice(asking.words), chance)
            if made:
                yield made


def roles(sentence: str, language: Language, chance: random.Random) -> Iterator[Made]:
    """Who somebody is, and who is something, where the sentence says it beside the name."""
    for pattern in (_APPOSED, _TITLED[language]):
        for match in pattern.finditer(sentence):
            alone = match.start("name") == 0 and " " not in match["name"]
            if alone or _is_function_word(match["name"]) or _is_function_word(match["role"]):
                continue
            asked, wanted = chance.sample(["name", "role"], 2)
            form = chance.choice(_WHO[language])
            yield Made(_typed(form.format(match[asked].strip()), chance), *match.span(wanted))


def whether(sentence: str, language: Language, chance: random.Random) -> Made | None:
    """Yes or no: a stretch of the sentence turned into a question, which the whole sentence answers."""
    words = sentence.strip(' ."').split()
    if not 6 <= len(words) <= 38:
        return None
    count = chance.randint(5, 11)
    first = chance.randint(0, max(0, len(words) - count))
    kept = _thinned(words[first : first + count], chance)
    return Made(_typed(chance.choice(_WHETHER[language]).format(" ".join(kept)), chance), 0, len(sentence))


def _cloze(sentence: str, match: re.Match[str], asking: str, chance: random.Random) -> Made | None:
    borders = [0, *(found.end() for found in _CLAUSE.finditer(sentence)), len(sentence)]
    start = max(border for border in borders if border <= match.start())
    end = min(border for border in borders if border >= match.end())
    words = [*_words(sentence[start : match.start()]), *_words(sentence[match.end("a") : end])]
    if not asking.startswith(_REASONS) and match.start("a") - match.start() > _PREPOSITION:  # the verb is asked with
        words = [*_words(sentence[start : match.start("a")]), *_words(sentence[match.end("a") : end])]
    if len(words) < _WORDS[0]:
        words = [*_words(sentence[: match.start()])[-8:], *_words(sentence[match.end("a") :])[:8]]
    if len(words) < _WORDS[0]:
        return None
    before = len(_words(sentence[start : match.start()]))
    if len(words) > _WORDS[1]:
        first = max(0, min(before - 6, len(words) - 12))
        words = words[first : first + 12]
        before = max(0, before - first)
    if asking.startswith(("how many", "berapa")) and before < len(words) and "persen" not in asking:
        asking += " " + words.pop(before)  # what is counted follows at once
    kept = _thinned(words, chance)
    order = [*kept, asking] if chance.random() < _LAST else [asking, *kept]
    return Made(_typed(" ".join(order), chance), *match.span("a"))


def _is_function_word(text: str) -> bool:
    """Whether `text` begins with a word that begins no name and no role, such as a preposition or a pronoun."""
    first = text.split()[0].casefold()
    return first != "the" and any(first in words for words in FUNCTION_WORDS.values())


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\s,;:.?!\"“”()]+", text) if word]


def _thinned(words: list[str], chance: random.Random) -> list[str]:
    return [word for word in words if chance.random() >= _DROPPED] or words


def _typed(question: str, chance: random.Random) -> str:
    """As people type: often in lower case, often without the question mark."""
    text = question[:1].lower() + question[1:]
    ways: tuple[Callable[[str], str], ...] = (str.lower, str.lower, str.capitalize, lambda t: t[:1].upper() + t[1:])
    text = chance.choice(ways)(text) if chance.random() < 0.8 else text
    return text + "?" * (chance.random() < 0.5)
