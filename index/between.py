"""What stands between somebody and the words that say that somebody leaves, and who is only described."""

import re
from collections.abc import Sequence

from index.language import Language
from index.leaving import BETWEEN
from index.mentions import Item, Signs

_APPOSITION = 25  # words
FORMERLY = re.compile(
    r"(?:(?:the|an?|its) )?R (?:of|at|for)(?: the)? O (?:until|till)|(?:until|till|up to|sampai|hingga"
    r"|no longer|tak lagi|tidak lagi|now|kini|sekarang|, (?:signed|hired"
    r"|recruited|poached|lured|bought|loaned)|hired|recruited|poached|lured|signed)(?!\S)"
)
_PERSONS = frozenset(
    """executive veteran banker lawyer doctor man woman player academic economist entrepreneur politician surgeon
    american briton dane swede norwegian german dutchman frenchman frenchwoman italian spaniard indian australian
    canadian japanese scot irishman irishwoman welshman englishman graduate newcomer native pria lelaki laki-laki
    perempuan wanita tokoh sosok pemain mahasiswa mahasiswi ekonom doktor ayah ibu eksekutif figur politikus politisi
    lulusan alumnus akademisi pengusaha dosen ilmuwan bankir perwira purnawirawan musisi penyanyi gitaris aktris aktor
    seniman jurnalis pesepak""".split()
)
_OPENS = re.compile(
    r"^(?:(?:[^ ]+ ){0,6},)?$|^(?:namun|tetapi|kini|lalu|kemudian|akhirnya|namun ,|hari itu|sejak T(?: ,)?"
    r"|T(?: ,)?|pada T(?: ,)?)$"
)
_CHAIN: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r" (?!['’]s|and |or |of |in |at |,)(?:(?!P |; |: |\. |that |which |if |whether |because |people |workers "
        r"|staff |employees |who )[^ ]+ ){1,24}?"
        r"(?:and|then|before|but|before eventually|after which (?:he|she))(?= )"
    ),
    "id": re.compile(
        r" (?!dan |serta |di |dari |,)(?:(?!P |; |: |bahwa |yang |jika |karena |orang |karyawan |pegawai "
        r"|mereka )[^ ]+ ){1,24}?"
        r"(?:lalu|kemudian|dan|sebelum|sebelum akhirnya|sebelum kemudian|tetapi|hingga|sampai|hingga akhirnya"
        r"|sampai akhirnya)(?= )"
    ),
}

BETWEEN_WORDS: dict[Language, str] = {language: "|".join(words) for language, words in BETWEEN.items()}
_BETWEEN = {language: re.compile(rf"(?: (?:{words}))*") for language, words in BETWEEN_WORDS.items()}


def describes(sign: Signs, items: Sequence[Item], place: int) -> bool:
    """Whether a role or the like, with nobody before it, means somebody named earlier: "The analyst", "Manajer itu"."""
    low = items[place].low
    if items[place].kind != "role" and low not in _PERSONS and not low.endswith("year-old"):
        return False
    before, after = sign.before(place), sign.after(place)
    if re.search(r"(?<!\S)P(?!\S)", before):
        return False
    return bool(
        re.search(
            r"(?:^|, |“ |\" |(?:by|on|in|until) T (?:, )?|T (?:, )?)(?:the|sang|that)(?: \d+ -| O| [a-z-]+){0,3}$",
            before,
        )
        or (
            re.match(r"(?: yang(?= ))?(?: (?!P(?!\S)|,|dan |yang )[^ ]+){0,9}? (?:itu|tersebut|ini)(?!\S)", after)
            and _OPENS.search(before)
        )
    )


def chains(between: str, language: Language) -> bool:
    """Whether what stands between tells what else somebody did before they left: "P led it for years and left"."""
    match = _CHAIN[language].match(between)
    return bool(match and _BETWEEN[language].fullmatch(between[match.end() :].rstrip()))


def leads(between: str, language: Language) -> bool:
    """Whether what stands between somebody and the words lets the words say it of them."""
    between = re.sub(r"^(?: yang(?= ))?(?: (?!P(?!\S)|,|dan |yang )[^ ]+){0,9}? (?:itu|tersebut)(?!\S)", "", between)
    text = re.sub(r" \([^()]*\)", "", between).rstrip()
    text = re.sub(r"^ [\"“](?= (?:has|had|will|would|is|was|have)(?!\S))", "", text)
    text = re.sub(r"( (?:had|has|was|is|been|to|would|will)) [\"“'‘](?!\S)", r"\1", text)
    text = re.sub(r" — .*? —| - .*? -", "", text)
    if re.match(r" ['’]s (?:[a-z-]+ )?R", text):
        return False  # "the bank's chief": somebody else's
    if text.startswith(" ,"):
        end = text.rfind(" ,")
        aside = text[:end] if end > 0 else ""
        if len(aside.split()) > _APPOSITION or re.search(r" (?:;|P [a-z]+ed) ", aside):
            return False
        text = text[end + 2 :]
        if end == 0 and not re.match(r" (?:who|yang|which|T)", text):
            return False
    return _BETWEEN[language].fullmatch(text) is not None
