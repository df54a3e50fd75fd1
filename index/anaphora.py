"""What in a question points back to an earlier one, in both languages: pronouns, -nya, "that", or nothing at all."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from index.language import FUNCTION_WORDS, Language

IsName = Callable[[str], bool]
Cue = Literal["person", "people", "thing", "place", "topic"]

_TOKEN = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")

QUESTION_WORDS = frozenset(
    """apa apakah siapa siapakah kapan kapankah bila bilakah mana manakah dimana kemana berapa berapakah mengapa
    mengapakah kenapa bagaimana bagaimanakah
    what which who whom whose when where why how""".split()
)
CLASS_WORDS = frozenset(
    """tahun tanggal bulan hari jam persen banyak besar lama jauh sering saja nama orang jumlah total alasan sebab
    penyebab perusahaan negara kota
    much many long often far year date day month percent percentage people person name company country city reason
    amount number money exactly kind""".split()
)
"""What a question word is asked with: "tahun berapa", "how many people", "perusahaan mana"."""
_THIN = (
    QUESTION_WORDS
    | CLASS_WORDS
    | frozenset(
        """ya sih kok dong deh nih nah lho loh begitu gitu lagi lain contoh misal maksud arti terjadi persis tepat kira
        benar benarkah adakah beneran masa masak yakin serius
        really sure serious true right else happen happened ever since then also too as well come""".split()
    )
)
PREPOSITIONS = frozenset(
    "di ke dari pada dalam sejak untuk soal dengan tentang kepada in on at to from since for of by with about".split()
)
_AUXILIARIES = frozenset(
    "did does do is are was were has have had will would can could should may might be been".split()
)
_CALENDAR = frozenset(
    """januari februari maret april mei juni juli agustus september oktober november desember senin selasa rabu kamis
    jumat sabtu minggu january february march may june july august october december monday tuesday wednesday thursday
    friday saturday sunday""".split()
)
_PERSON_NOUNS = frozenset("orang pria wanita perempuan lelaki tokoh person man woman guy".split())
_DEFINITE_NOUNS = _PERSON_NOUNS | frozenset("company firm startup project team deal".split())
_EVENT_VERBS = frozenset("happen happened happening mean matter work terjadi berlangsung berarti".split())
_TIME_NOUNS = frozenset("tahun bulan minggu pekan hari saat kali artikel year month week day time article".split())
_CLAUSE_OPENERS = QUESTION_WORDS | frozenset(
    "ketika saat setelah sebelum karena bahwa sejak yang after before because that if since while".split()
)

_PRONOUNS: dict[str, Cue] = {
    **dict.fromkeys("dia ia beliau he she him his her".split(), "person"),
    **dict.fromkeys("mereka keduanya ketiganya they them their".split(), "people"),
    **dict.fromkeys("it its".split(), "thing"),
    **dict.fromkeys("sana situ there".split(), "place"),
    **dict.fromkeys("itu tersebut ini begitu that this those these the".split(), "topic"),
}
_MORE_PRONOUNS = frozenset("beliau keduanya ketiganya sana begitu".split())  # no function words
# Words in -nya that point at nothing.
_NYA_ADVERBS = frozenset(
    """hanya tanya bertanya punya mempunyai akhirnya rupanya biasanya sebenarnya sebelumnya sesudahnya selanjutnya
    setidaknya misalnya seharusnya sepertinya kelihatannya tampaknya umumnya khususnya tentunya katanya pokoknya
    seandainya kiranya artinya namanya lainnya nya""".split()
)
_VERB = re.compile(
    r"(?:me[lmnrwy]|ber|di|ter)[a-z]{4,}|keluar|pergi|pindah|masuk|mundur|pamit|hengkang|mulai|cabut|resign"
)
_ADVERBIAL = frozenset("kapan dimana kemana mana mengapa kenapa bagaimana".split())
_EXPLETIVE = frozenset("true possible likely clear known necessary take takes cost".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, as typed and case-folded, with its place."""

    text: str
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name or number in a text: its words and its place."""

    text: str
    start: int
    end: int
    number: bool

    @property
    def full(self) -> bool:
        """Whether it has several words, as persons' names mostly do."""
        return " " in self.text


@dataclass(frozen=True, slots=True)
class Pointer:
    """The stretch of a question that points back, and at what."""

    cue: Cue
    start: int
    end: int
    owner: bool  # "his", "their": what it stands for owns something


def tokens_of(text: str) -> tuple[Token, ...]:
    """Words and numbers of `text`."""
    return tuple(Token(m.group(), m.group().casefold(), m.start(), m.end()) for m in _TOKEN.finditer(text))


def names_of(text: str, is_name: IsName) -> tuple[Name, ...]:
    """Names and numbers in `text`: words that `is_name` knows, or with a capital that no sentence start gives them."""
    tokens = tokens_of(text)
    common = any(_is_ordinary(token.word) for token in tokens)
    entitled = all(token.text[0].isupper() or token.text[0].isdigit() for token in tokens)  # nothing but a name
    shouted = common and (text.isupper() or text.istitle())  # its capitals tell nothing
    found: list[Name] = []
    for place, token in enumerate(tokens):
        number = token.word[0].isdigit()
        bare = re.sub(r"['’]s$", "", token.text)
        ordinary = _is_ordinary(token.word) or token.word in _CALENDAR
        capital = token.text[0].isupper() and not shouted
        opens = not entitled and _opens_sentence(text, token.start)
        inner = not token.text[1:].islower() and len(token.text) > 1
        followed = place + 1 < len(tokens) and tokens[place + 1].text[0].isupper()
        if not number and (
            ordinary or not (is_name(bare.casefold()) or (capital and (not opens or inner or followed)))
        ):
            continue
        end = token.start + len(bare)
        last = found[-1] if found else None
        if last and not number and not last.number and text[last.end : token.start] == " ":
            found[-1] = Name(text[last.start : end], last.start, end, False)
        else:
            found.append(Name(bare, token.start, end, number))
    return tuple(found)


def _is_ordinary(word: str) -> bool:
    return word in _THIN or any(word in words for words in FUNCTION_WORDS.values())


def is_written_as_name(word: str, texts: Iterable[str]) -> bool:
    """Whether `texts` write `word` with a capital where no sentence starts, nearly always."""
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
    capitals = [
        match.group()[0].isupper()
        for text in texts
        for match in pattern.finditer(text)
        if not _opens_sentence(text, match.start())
    ]
    return sum(capitals) > 0.8 * len(capitals)


def _opens_sentence(text: str, place: int) -> bool:
    return text[:place].rstrip()[-1:] in ("", *'.!?:;“"(')


def is_thin(token: Token, language: Language) -> bool:
    """Whether a word carries nothing to search for: a function word, a question word, or what one is asked with."""
    bare = token.word.removesuffix("nya")
    return token.word in FUNCTION_WORDS[language] or token.word in _THIN or bare in _THIN


def is_elliptical(tokens: Sequence[Token], names: Sequence[Name], language: Language) -> bool:
    """Whether a question is nothing but its question word: "kapan?", "and why?", "how many people?"."""
    return not names and all(is_thin(token, language) for token in tokens)


def question_phrase(tokens: Sequence[Token]) -> str:
    """What remains of an elliptical question without "did that happen"."""
    empty = _PRONOUNS.keys() | _AUXILIARIES | _EVENT_VERBS
    return " ".join(token.text for token in tokens if token.word not in empty)


def lacks_subject(tokens: Sequence[Token], names: Sequence[Name], language: Language) -> bool:
    """Whether an Indonesian question asks when, where, why or how of verbs alone ("kapan keluar?"), or either
    language's asks for others without saying of what ("siapa lagi yang keluar?", "who else left?").
    """
    if names:
        return False
    words = [token.word for token in tokens]
    telling = [token.word for token in tokens if not is_thin(token, language)]
    others = any(a in QUESTION_WORDS and b in {"lagi", "else"} for a, b in zip(words, words[1:], strict=False))
    if others:
        return len(telling) <= 2
    adverbial = language == "id" and not _ADVERBIAL.isdisjoint(words)
    return adverbial and 0 < len(telling) <= 2 and all(_VERB.fullmatch(word) for word in telling)


def pointer_of(text: str, tokens: Sequence[Token], names: Sequence[Name], language: Language) -> Pointer | None:
    """The first word of a question that points back at something which the question itself doesn't name."""
    for place, token in enumerate(tokens):
        if token.word in _PRONOUNS and (token.word in FUNCTION_WORDS[language] or token.word in _MORE_PRONOUNS):
            found = _pronoun(text, tokens, place, names, language)
        elif language == "id" and token.word.endswith("nya") and token.word not in _NYA_ADVERBS:
            found = _suffix(tokens, place, names, language)
        else:
            continue
        if found:
            return found
    return None


def _pronoun(
    text: str, tokens: Sequence[Token], place: int, names: Sequence[Name], language: Language
) -> Pointer | None:
    token = tokens[place]
    cue = _PRONOUNS[token.word]
    before = tokens[place - 1].word if place else ""
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    if cue == "topic":
        return _demonstrative(tokens, place, names, language)
    if cue == "place" and {before, after} & _AUXILIARIES:
        return None  # "is there", "are there"
    if token.word == "it" and (after in _EXPLETIVE or "long" in (t.word for t in tokens[:place])):
        return None
    owner = token.word in ("his", "their", "its") or (
        token.word == "her" and bool(after) and not is_thin(tokens[place + 1], language)
    )
    if _is_bound(text, tokens, place, names, language, owner=owner):
        return None
    return Pointer(cue, token.start, token.end, owner)


def _is_bound(
    text: str, tokens: Sequence[Token], place: int, names: Sequence[Name], language: Language, *, owner: bool
) -> bool:
    """Whether a pronoun means something earlier in its own question ("When did Brooks say he left?")."""
    token = tokens[place]
    subject = owner or (
        place + 1 < len(tokens)
        and tokens[place + 1].word not in PREPOSITIONS
        and token.word not in ("him", "them", "her")
        and tokens[place - 1].word not in PREPOSITIONS
    )
    if any(name.end <= token.start and not name.number for name in names):
        last = max(name.end for name in names if name.end <= token.start and not name.number)
        between = text[last : token.start]
        openers = {t.word for t in tokens if last <= t.start < token.start} & _CLAUSE_OPENERS
        return subject or "," in between or bool(openers)
    earlier = [t for t in tokens[:place] if not is_thin(t, language)]
    return subject and len(earlier) >= 2


def _demonstrative(tokens: Sequence[Token], place: int, names: Sequence[Name], language: Language) -> Pointer | None:
    """What points with a noun ("that company", "perusahaan itu") or alone ("why did that happen?")."""
    token = tokens[place]
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    named_before = any(name.end <= token.start and not name.number for name in names)
    noun = before if language == "id" else after
    if noun and (noun.word in _TIME_NOUNS or any(name.start <= noun.start < name.end for name in names)):
        return None  # "tahun ini", "proyek OpenAI itu"
    if token.word == "the":
        definite = after is not None and after.word in _DEFINITE_NOUNS and not names
        qualified = place + 2 < len(tokens) and tokens[place + 2].word in PREPOSITIONS | _CLAUSE_OPENERS
        if not definite or qualified or after is None:
            return None
    elif language == "en" and before and before.word not in _AUXILIARIES | PREPOSITIONS | QUESTION_WORDS and after:
        return None  # "the man that left", "said that"
    if language == "id" and before and before.word in ("apa", "siapa", "apakah") and after:
        return None  # "apa itu Lightcast?"
    kind = noun is not None and noun.word in CLASS_WORDS | _DEFINITE_NOUNS
    alone = noun is None or noun.word in _EVENT_VERBS or (is_thin(noun, language) and not kind)
    if noun is not None and noun.word in _PERSON_NOUNS:
        return Pointer("person", min(noun.start, token.start), max(noun.end, token.end), False)
    if alone:
        hangs = before is not None and before.word in PREPOSITIONS
        return None if named_before and not hangs else Pointer("topic", token.start, token.end, False)
    return None if named_before else Pointer("thing", token.start, token.end, False)


def _suffix(tokens: Sequence[Token], place: int, names: Sequence[Name], language: Language) -> Pointer | None:
    """-nya, as in "jabatannya" and "memecatnya"."""
    token = tokens[place]
    stem = token.word.removesuffix("nya")
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after and any(name.start == after.start for name in names):
        return None  # "pemimpinnya Sora"
    if stem in CLASS_WORDS and (names or (after and not is_thin(after, language))):
        return None  # "penyebabnya harga naik"
    verb = stem.startswith("me") and after is None
    if any(name.end <= token.start and not name.number for name in names) and not verb:
        return None
    if len([t for t in tokens[:place] if not is_thin(t, language)]) >= 3:
        return None
    return Pointer("thing" if stem in CLASS_WORDS else "person", token.start + len(stem), token.end, False)
