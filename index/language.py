"""Indonesian and English as they are typed: words, stems, chat spelling, and which of the two a text is in."""

import re
import unicodedata
from functools import cache
from typing import Literal, get_args

import Stemmer
from lingua import Language as LinguaLanguage
from lingua import LanguageDetector, LanguageDetectorBuilder

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\W_]+")

_POSSESSIVE = re.compile(r"(?<=\w)['’]s$")  # a name owns things in English and stays the same name

FUNCTION_WORDS: dict[Language, frozenset[str]] = {
    "id": frozenset(
        """ada adalah agar akan aku anda antara apa apakah apabila atas atau bagaimana bagaimanakah bagi
        bahwa banyakkah beberapa belum berapa berapakah bila bilakah bisa boleh bukan dalam dan dapat
        dari daripada demi dengan di dia dimana dimanakah dulu dua hanya harus hingga ia ini itu itulah
        jadi jika juga kah kalau kalian kami kamu kan kapan kapankah karena ke kemana kenapa kepada
        ketika kita lagi lah lalu lebih maka mana manakah masih maupun melainkan mengapa mengapakah
        mereka merupakan meski nya oleh pada paling para per pernah pula pun saat saja sambil sampai
        sang saya sebab sebagai sebelum sebuah secara sedang sehingga sejak sekitar selain selama semua
        seorang seperti serta sesudah setelah si siapa siapakah sini situ suatu sudah supaya tanpa tapi
        telah tentang terhadap tersebut tetapi tiap tidak untuk yaitu yakni yang""".split()
    ),
    "en": frozenset(
        """a about after all also am an and any are as at be because been before being but by can could did
        do does doing during each for from had has have having he her here him his how i if in into is
        it its itself just me more most my no nor not of on once only or other our out over own same she
        should so some such than that the their them then there these they this those through to too
        under until up us very was we were what when where which while who whom whose why will with
        would you your""".split()
    ),
}

# A question's own word tells its language better than the words of a name in it ("Kapan We Need to Talk ... terbit?").
_QUESTION_WORDS = frozenset(
    """apa apakah bagaimana bagaimanakah berapa berapakah bilakah dimana dimanakah kapan kapankah kemana kenapa
    mana manakah mengapa mengapakah siapa siapakah
    did do does how what when where which who whom whose why""".split()
)
_QUESTION_WORD_WEIGHT = 4
_TOO_SHORT = 3  # words whose letters tell nothing: mostly names

_CHAT_SPELLING: dict[str, str] = {
    "aja": "saja", "apaan": "apa", "bgmn": "bagaimana", "bgmana": "bagaimana", "blm": "belum", "bnyk": "banyak",
    "brp": "berapa", "brapa": "berapa", "bs": "bisa", "cuma": "hanya", "dg": "dengan", "dgn": "dengan",
    "dlm": "dalam", "dmn": "di mana", "dimn": "di mana", "dpt": "dapat", "dri": "dari", "emang": "memang",
    "enggak": "tidak", "gak": "tidak", "ga": "tidak", "gk": "tidak", "gimana": "bagaimana", "gmn": "bagaimana",
    "gmana": "bagaimana", "hrs": "harus", "jd": "jadi", "jg": "juga", "jml": "jumlah", "kalo": "kalau",
    "kerjaan": "pekerjaan", "klo": "kalau", "kmn": "ke mana", "knp": "mengapa", "kenapa": "mengapa",
    "kpd": "kepada", "kpn": "kapan", "krn": "karena", "krna": "karena", "lbh": "lebih", "lg": "lagi",
    "mrk": "mereka", "ngga": "tidak", "nggak": "tidak", "org": "orang", "orng": "orang", "pd": "pada",
    "perush": "perusahaan", "prshn": "perusahaan", "sampe": "sampai", "sapa": "siapa", "sbg": "sebagai",
    "sblm": "sebelum", "sdh": "sudah", "siap2": "siapa", "siapa2": "siapa", "sklrg": "sekarang",
    "skrg": "sekarang", "skrng": "sekarang", "smua": "semua", "sp": "siapa", "spa": "siapa", "spt": "seperti",
    "bikin": "membuat", "bkn": "bukan", "brpa": "berapa", "dapet": "dapat", "deh": "itu", "dong": "itu", "duit": "uang",
    "gede": "besar", "hny": "hanya", "kayak": "seperti", "kmana": "ke mana", "knapa": "mengapa", "krja": "kerja",
    "msh": "masih", "ngapain": "melakukan apa", "ngasih": "memberi", "nih": "ini", "nyari": "mencari", "pake": "pakai",
    "pny": "punya", "sih": "itu", "syapa": "siapa", "tau": "tahu", "tuh": "itu",
    "stlh": "setelah", "tdk": "tidak", "tgl": "tanggal", "thn": "tahun", "tp": "tapi", "trs": "terus",
    "udah": "sudah", "udh": "sudah", "utk": "untuk", "yg": "yang",
    "abt": "about", "bc": "because", "btw": "by the way", "cuz": "because", "hows": "how is", "ppl": "people",
    "r": "are", "u": "you", "ur": "your", "wat": "what", "wats": "what is", "whats": "what is",
    "wheres": "where is", "whens": "when is", "whos": "who is", "wht": "what", "wich": "which", "wen": "when",
    "wher": "where",
}  # fmt: skip

# Spoken verbs that can be nothing else: ngumpulin for mengumpulkan, dikumpulin for dikumpulkan; some roots end in -in
# themselves.
_SPOKEN_VERB = re.compile(
    r"(?:nge(?P<root>[^\W\daiueo][aiueo]\w{2,})|(?P<active>n[gy]\w{3,}|n[aiueo]\w{3,}(?<!d))"
    r"|(?P<passive>di(?!siplin|pimpin|jamin|jalin|salin|bikin|izin|yakin|cermin)\w{3,}))in"
)

# What the others begin with, and what the written stem may begin with there; the first that fits.
_SPOKEN_PREFIXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("nge", ("",)), ("ng", ("k", "")), ("ny", ("c", "s")), ("n", ("t",)), ("m", ("p",))
)  # fmt: skip
_SHORTEST_VERB = 3  # letters beside the prefix

_LOWER_CASE: dict[str, str] = {"dr": "dari"}  # a doctor's title has a capital, or ought to

# Question words and other tell-tales of languages that people may try, none of them a word of ours.
_FOREIGN_WORDS = frozenset(
    """wer wie warum wann welche welcher welches wieviel viele haben hat ist sind leitet und nicht
    qui que quoi quand pourquoi comment où combien quel quelle est sont une dans avec pour
    quien quién quienes quiénes qué cuando cuándo donde dónde cuanto cuánto cuantos cuántos cual cuál cómo por una está
    quem quanto quantos qual onde porque são uma não foi chi cosa perché dove quanti quale gli sono è
    wat waarom wanneer hoeveel welke heeft het een zijn kim nedir nerede kaç neden hangi zaman bir ve
    gì khi nào bao nhiêu tại sao""".split()
)
_FOREIGN_LANGUAGES = (
    LinguaLanguage.DUTCH,
    LinguaLanguage.FRENCH,
    LinguaLanguage.GERMAN,
    LinguaLanguage.ITALIAN,
    LinguaLanguage.PORTUGUESE,
    LinguaLanguage.SPANISH,
    LinguaLanguage.TURKISH,
    LinguaLanguage.VIETNAMESE,
)


def words(text: str) -> list[str]:
    """Case-folded words and numbers of `text`, in order; a decimal comma becomes a point, so that 4,4 is 4.4."""
    return [
        match.group().replace(",", ".") if match.group()[0].isdigit() else _POSSESSIVE.sub("", match.group())
        for match in _WORD.finditer(unicodedata.normalize("NFKC", text).casefold())
    ]


def content_words(text: str, language: Language) -> list[str]:
    """`words` of `text` without the function words of `language`."""
    return [word for word in words(text) if word not in FUNCTION_WORDS[language]]


def stems(tokens: list[str], language: Language) -> list[str]:
    """Snowball stems of `tokens`, one each, in order."""
    return list(_stemmer(language).stemWords(tokens))


def expand_chat(text: str) -> str:
    """`text` with the abbreviations of chat written out ("siapa yg" -> "siapa yang"); all else stays as it is."""

    def written_out(match: re.Match[str]) -> str:
        word = match.group()
        return _LOWER_CASE.get(word) or _CHAT_SPELLING.get(word.casefold()) or _written_verb(word)

    return re.sub(r"[^\W_]+", written_out, text)


def _written_verb(word: str) -> str:
    """A verb of the spoken language as it is written; every other word, and a name, as it is."""
    if not (match := _SPOKEN_VERB.fullmatch(word)):
        return word
    active = match["active"]
    return f"me{active}kan" if active else f"{match['root'] or match['passive']}kan"


def standard_forms(word: str) -> tuple[str, ...]:
    """What an Indonesian word may be in writing if it is a spoken verb: "nulis" is "tulis", "bantuin" is "bantu"; only
    who knows which words there are can tell.
    """
    forms = [word]
    if word.endswith("in") and len(word) > _SHORTEST_VERB + 2:
        forms = [word[:-2] + ending for ending in ("kan", "i", "")]
    for spoken, first in _SPOKEN_PREFIXES:
        if word.startswith(spoken):
            if len(word) >= len(spoken) + _SHORTEST_VERB:
                forms += [letter + form[len(spoken) :] for form in forms for letter in first]
            break
    return tuple(form for form in dict.fromkeys(forms) if form != word)


def language_of(text: str, in_doubt: Language | None = None) -> Language:
    """The language of `text`, by its function words; where they don't tell, `in_doubt`, or by its letters if None."""
    counts = _function_words(text)
    if counts["id"] != counts["en"]:
        return max(LANGUAGES, key=counts.__getitem__)
    if in_doubt is not None and len(words(text)) <= _TOO_SHORT:
        return in_doubt
    found = _two_languages().detect_language_of(text)
    return "en" if found == LinguaLanguage.ENGLISH else "id"


def detect(question: str) -> Language | None:
    """The language of a question, or None where it is plainly neither Indonesian nor English.

    Letters alone mislead in a short question full of names, so another language must show by its own function words
    and by its letters; without either, the question is taken for one of ours.
    """
    letters = [character for character in question if character.isalpha()]
    if sum("LATIN" in unicodedata.name(character, "") for character in letters) < len(letters) / 2:
        return None
    foreign = sum(word in _FOREIGN_WORDS for word in words(question))
    is_name = question.istitle()
    if foreign and not is_name and foreign >= max(_function_words(question).values()):
        likeliest = _many_languages().detect_language_of(question)
        if likeliest not in (LinguaLanguage.INDONESIAN, LinguaLanguage.ENGLISH):
            return None
    return language_of(question)


def _function_words(text: str) -> dict[Language, int]:
    """How many words of `text` are function words of one language only; question words count several times."""
    counts: dict[Language, int] = {}
    tokens = words(expand_chat(text))
    pairs: tuple[tuple[Language, Language], ...] = (("id", "en"), ("en", "id"))
    for language, other in pairs:
        own = [token for token in tokens if token in FUNCTION_WORDS[language] - FUNCTION_WORDS[other]]
        counts[language] = sum(_QUESTION_WORD_WEIGHT if token in _QUESTION_WORDS else 1 for token in own)
    return counts


@cache
def _two_languages() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(LinguaLanguage.INDONESIAN, LinguaLanguage.ENGLISH).build()


@cache
def _many_languages() -> LanguageDetector:
    ours = (LinguaLanguage.INDONESIAN, LinguaLanguage.ENGLISH)
    return LanguageDetectorBuilder.from_languages(*ours, *_FOREIGN_LANGUAGES).with_low_accuracy_mode().build()


@cache
def _stemmer(language: Language) -> Stemmer.Stemmer:
    return Stemmer.Stemmer({"id": "indonesian", "en": "english"}[language])
