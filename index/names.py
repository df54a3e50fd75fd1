"""Which words of a sentence may be a name: what the tagger says, and capitals that it takes for nothing."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.language import FUNCTION_WORDS
from index.roles import BEFORE_HEAD, HONORIFICS, PEOPLES, ROLE_FIELDS, ROLE_HEADS
from index.tagger import Tagger, Token, shape

ORGANIZATION_WORDS = frozenset(
    """gas oil steel electric mining petroleum cement chemicals dairies homes banco banca banque mitra penerbit archive archives library opera ballet philharmonic symphony conservatory observatory zoo arsip perpustakaan
    cathedral church parish abbey diocese mosque temple pesantren masjid gereja keuskupan polda polres polsek polri
    kodam tni bpbd pdam panti paroki tribunal inspectorate registry treasury ombudsman klinik clinic sanggar teater
    galeri gallery bakery harriers rovers wanderers albion athletic hotspur rangers dynamo sporting atletico academy
    agency air airlines airways alliance aerospace association authority ag ab bank bhd biotech board brewery
    broadcasting bros brothers bureau bv capital care cloud center centre chamber club college commission committee
    communications company computing consulting co cooperative corp corporation council court daily department energy
    enterprises entertainment fc federation finance financial firm foods gazette observer chronicle courier force
    foundation fund games gmbh group health herald hospital hotels inc industries institute institut insurance
    international journal lab laboratories laboratory labs league llc llp logistics ltd media medical ministry
    mobility motor motors museum network networks news nv office orchestra organisation organization partners party
    pharma pharmaceuticals plc police post power press productions railway railways records research resources
    robotics school semiconductor semiconductors sa securities senate service services shipping society software solar
    solutions spa stores studio studios system systems tech technologies technology telecom telegraph television times
    theatre tribune trust tv union united university ventures water works akademi asosiasi asuransi badan balai bpd
    bumd bumn cv dewan dinas direktorat dpr dprd fakultas federasi fk grup harian himpunan ikatan institut jurnal
    kampus kantor kejaksaan kementerian kedai kafe kepolisian klub koperasi kompas komisi konsorsium koran lembaga
    mahkamah majalah majelis maskapai media otoritas pabrik partai pdam perum perumda perusahaan persatuan persekutuan
    poliklinik politeknik pt puskesmas restoran rs rsud rumah toko warung hotel sekolah serikat sma smk stasiun tbk
    televisi universitas yayasan""".split()
)
_BREAKS = frozenset("as at by for from in on to with dari dengan di ke oleh pada untuk".split())
_CONNECTORS = frozenset("of and & for the de del di da van von der den bin binti al-".split())
_NOT_NAMES = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty monday tuesday wednesday thursday friday saturday sunday january february march july august september october
    november december senin selasa rabu kamis jumat sabtu minggu januari februari maret juni juli agustus oktober
    desember i i'm ia dia beliau mr mrs ms dr prof rp us$ neither christmas easter ramadan ramadhan lebaran
    natal idul
    paskah leaving joining following departing quitting menurut kepergian pengunduran pemecatan pencopotan
    pemberhentian mundurnya keluarnya adapun nama sementara selain puluhan ratusan belasan sebanyak first second third
    warganet netizen suporter penggemar firma rapat lengser hengkang pamit dicopot dipecat didepak diberhentikan
    ousted sacked fired outgoing departing retiring disgraced embattled incoming acting interim long-serving
    purnatugas berpamitan dibajak digaet diboyong trustees shareholders skipper ceo cfo cto coo cio cmo phk di-phk
    mem-phk""".split()
)

# What begins a sentence in front of a person's name, and is none.
_BEFORE_NAMES = frozenset(
    """kontrak hari masa era kabar sosok nama bukan karier kiprah langkah keputusan mundur kepala ketua pelatih
    manajer direktur vokalis penyanyi aktor aktris komedian striker coach captain winger goalkeeper midfielder
    defender singer actor also farewell goodbye exit out gone bye meet like unlike both neither tosser spiker prop
    lock hooker centre libero lengser hengkang pamit keluar cabut dicopot dipecat didepak diberhentikan resign pensiun
    purnatugas berpamitan dibajak digaet diboyong ousted sacked fired axed""".split()
)

# What a rare word that begins a sentence may look like, and a name hardly does.
_AFFIXES = re.compile(
    r"(?:ke|pe|per|me|ber|ter|se|di)\w{4,}|\w{3,}(?:nya|kan|lah|pun|an|ing|tion|tions|ed|ly|ers|ors|ments?"
    r"|ness|ism|ists?|ies)"
)

_NEVER_FIRST = frozenset(
    """saham laba harga kursi posisi jabatan karyawan pegawai manajemen direksi gelombang mantan kabar mundurnya nama
    shares staff workers employees profits sources""".split()
)
# Nouns for firms and the like, which begin a sentence in front of a name.
_PLAIN_FIRST = frozenset(
    """rival publisher carmaker airline startup start-up chipmaker retailer lender broadcaster developer maker
    perusahaan aplikasi maskapai klub bank grup kota warga kabupaten provinsi produsen emiten penerbit stasiun yayasan
    firma majalah koran""".split()
)
# What "I" stands before in Balinese names of men: "I Made", "I Gusti".
_BALINESE = frozenset("Dewa Gde Gede Gusti Kadek Ketut Komang Made Nengah Nyoman Putu Wayan".split())
_SEATS = frozenset("camat lurah bupati kades kapolres kapolsek kajari dandim".split())
_ACTS = frozenset("mundur mengundurkan pamit hengkang mengatakan menyatakan resign dipecat dicopot".split())
# What a firm does: what stands before is its name.
_EMPLOYS = frozenset(
    """membajak merekrut menggaet memboyong memecat memberhentikan mencopot mendepak kehilangan hires hired poaches
    poached recruits fires sacks sacked fired ousts ousted loses lost dismisses dismissed""".split()
)
_ALSO_GIVEN = frozenset("ada dan may will".split())
# Given names that begin a sentence as words as well.
_COMMON_TOO = frozenset(
    """agung angel art bagus bill bunga cahaya chase dawn dwi dua eka faith frank grace grant guntur hari hope indah
    intan joy mark mega pat penny putra putri rahmat rich rob rose ruby sari satria sinta sri sue tri will""".split()
)


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row, as a candidate for a name."""

    first: int
    last: int
    label: str  # what the tagger says: PER, ORG, LOC or O


def find_names(sentences: Sequence[tuple[Sequence[Token], Sequence[str]]], tagger: Tagger) -> list[list[Run]]:
    """The candidates of each sentence of an article, given as words and labels; what is a name in one is in all."""
    found = [_runs(words, labels, tagger) for words, labels in sentences]
    known = Counter(
        " ".join(word.text for word in words[run.first : run.last])
        for (words, _), runs in zip(sentences, found, strict=True)
        for run in runs
    )
    parts = {part for name in known for part in name.split()}
    for (words, _), runs in zip(sentences, found, strict=True):
        _add_first_word(words, runs, parts, tagger)
        runs[:] = [part for run in runs for part in _cut(words, run, known, tagger)]
    return found


def _runs(words: Sequence[Token], labels: Sequence[str], tagger: Tagger) -> list[Run]:
    """Names as runs of words: what the tagger labels, and other capitals that it takes for nothing."""
    runs: list[Run] = []
    place = 0
    while place < len(words):
        named = _may_be_name(words, place, labels) or _is_given(words, place, tagger)
        if not named or _is_first_word(words, place, labels, tagger):
            place += 1
            continue
        label = labels[place][2:] or "O"
        last = place + 1
        while last < len(words) and (
            _goes_on(words, place, last, labels)
            or _is_surname(words, last, labels, tagger)
            or _of_organization(words, place, last)
            or _of_saint(words, last)
        ):
            last += 1
        while last - 1 > place and words[last - 1].text.lower() in _CONNECTORS:
            last -= 1
        inside = Counter(tag[2:] for tag in labels[place:last] if tag != "O")
        label = inside.most_common(1)[0][0] if inside else "O"
        runs.append(Run(place, last, label))
        place = last
    return runs


def _of_saint(words: Sequence[Token], place: int) -> bool:
    """Whether a name goes on at an apostrophe or behind it: "St Anne's School"."""
    houses = ("School", "Hospital", "College", "Church", "Academy", "Hospice", "Cathedral", "Clinic", "University")
    behind = [word.text for word in words[place : place + 2]]
    if behind and behind[0] in houses:
        return words[place - 1].text in ("'s", "’s")
    return len(behind) == 2 and behind[0] in ("'s", "’s") and behind[1] in houses


def _add_first_word(words: Sequence[Token], runs: list[Run], known: set[str], tagger: Tagger) -> None:
    """A sentence's first word is a name where it is one elsewhere in the article, or a common given name."""
    first = next((place for place, word in enumerate(words) if word.text[0].isalnum()), 0)
    if first >= len(words) or (runs and runs[0].first <= first):
        return
    word = words[first].text
    plain = word.lower() in _NOT_NAMES | ROLE_HEADS | HONORIFICS | FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]
    listed = tagger.names.kinds(word)
    unheard = "word" not in listed and not _AFFIXES.fullmatch(word.lower())
    acts = first + 1 < len(words) and words[first + 1].text in _EMPLOYS
    name = word in known or unheard or acts or ("given" in listed and word.lower() not in _COMMON_TOO)
    if shape(word) == "Xx" and not plain and name:
        last = first + 1
        while last < len(words) and shape(words[last].text) == "Xx" and words[last].text.lower() not in ROLE_HEADS:
            last += 1
        while runs and runs[0].first < last:
            last = max(last, runs.pop(0).last)
        runs.insert(0, Run(first, last, "O"))


def _cut(words: Sequence[Token], run: Run, known: Counter[str], tagger: Tagger) -> list[Run]:
    """`run` in two where its last word is a brand that stands alone more often ("Sora OpenAI"), or where it begins
    with an organization whose head is named behind ("Kepala Dinas Kesehatan Lilis Suryani").
    """
    last = words[run.last - 1].text
    whole = " ".join(word.text for word in words[run.first : run.last])
    if run.last - run.first > 1 and is_brand(last) and known[last] > known[whole]:
        return [replace(run, last=run.last - 1, label="O"), Run(run.last - 1, run.last, "ORG")]
    given = [p for p in range(run.first + 2, run.last) if "given" in tagger.names.kinds(words[p].text)]
    low = [word.text.lower() for word in words]
    after_role = run.first > 0 and low[run.first - 1] in ROLE_HEADS | ROLE_FIELDS
    # "Camat Sukamaju Endang Suryana": of which place, then who.
    behind = [p for p in range(run.first + 1, run.last) if "given" in tagger.names.kinds(words[p].text)]
    seat = run.first > 0 and low[run.first - 1] in _SEATS
    if seat and behind and run.last - run.first > 2 and "given" not in tagger.names.kinds(words[run.first].text):
        return [replace(run, last=behind[0], label="LOC"), Run(behind[0], run.last, "PER")]
    # "Ketua Partai Bintang Rakyat Sutan Harahap mundur": too long for one, and a person acts.
    if after_role and run.last - run.first > 4 and low[run.first] in ORGANIZATION_WORDS and {*low[run.last : run.last + 1]} & _ACTS:
        return [replace(run, last=run.last - 2, label="ORG"), Run(run.last - 2, run.last, "PER")]
    apposed = low[run.last : run.last + 1] == [","] and words[run.last + 1].text[0].isupper() if run.last + 1 < len(words) else False
    if (
        given
        and not apposed
        and after_role
        and low[run.first] in ORGANIZATION_WORDS
        and not set(low[given[0] : run.last]) & ORGANIZATION_WORDS
    ):
        return [replace(run, last=given[0], label="ORG"), Run(given[0], run.last, "PER")]
    return [run]


def _may_be_name(words: Sequence[Token], place: int, labels: Sequence[str]) -> bool:
    word = words[place].text
    low = word.lower()
    if not word[0].isalpha() or not any(letter.isupper() for letter in word):
        return False
    if word == "I" and place + 1 < len(words) and words[place + 1].text in _BALINESE:
        return True
    if low in _NOT_NAMES or low.rstrip(".") in HONORIFICS or _is_headed(low):
        return False
    begins = place == 0 or words[place - 1].text in '"“‘(:'
    follows = place + 1 < len(words) and words[place + 1].text[0].isupper()
    if begins and place + 2 < len(words) and words[place + 1].text == "&" and words[place + 2].text[0].isupper():
        return True
    if low in ROLE_HEADS and place and words[place - 1].text.lower() == "the":
        return False
    if follows and low in BEFORE_HEAD and _ends_in_head(words, place + 1):
        return False  # "Prime Minister P"
    if low in ("mitra", "penerbit") and place and follows:
        return True
    if low in ROLE_HEADS and (labels[place] == "O" or follows):
        return False
    if low in PEOPLES and follows and labels[place + 1].endswith("-PER"):
        return False
    if place and low in ROLE_FIELDS and words[place - 1].text.lower() in ROLE_HEADS | ROLE_FIELDS:
        return False
    if low in ROLE_HEADS and not follows and not (place and words[place - 1].text[0].isupper()):
        return False
    common = low in FUNCTION_WORDS["id"] or low in FUNCTION_WORDS["en"]
    if begins and labels[place] == "B-PER" and follows and low in _BEFORE_NAMES:
        return False
    if begins and (common or (labels[place] == "O" and shape(word) == "Xx")):
        # A sentence's first word is a capital anyway; a name of two words shows by the second one.
        second = words[place + 1].text if follows else ""
        pairs = (
            shape(second or ".") in ("Xx", "XX", "XxX")
            and not low.endswith(("s", "ly", "ing"))
            and low not in _PLAIN_FIRST
        )
        pairs = (
            pairs
            and not _is_headline(words)
            and second.lower() not in ROLE_HEADS | _NOT_NAMES | HONORIFICS | PEOPLES
            and low not in PEOPLES
        )
        named = follows and (labels[place + 1] != "O" or second.lower() in ORGANIZATION_WORDS or pairs)
        return not common and named
    return not common


def _is_given(words: Sequence[Token], place: int, tagger: Tagger) -> bool:
    """Whether a word that is common as well is a given name here: "Dan Curnow"."""
    word, follows = words[place].text, words[place + 1].text if place + 1 < len(words) else ""
    return (
        shape(word) == "Xx"
        and (place > 0 or not {"given", "place"} & set(tagger.names.kinds(follows or ".")))
        and shape(follows or ".") == "Xx"
        and word.lower() in _ALSO_GIVEN
        and bool({"family", "given"} & set(tagger.names.kinds(follows)) or "word" not in tagger.names.kinds(follows))
    )


def _is_first_word(words: Sequence[Token], place: int, labels: Sequence[str], tagger: Tagger) -> bool:
    """Whether a sentence begins with a common word that a name or a role follows: "Kursi Rina", "Posisi CTO"."""
    if place and words[place - 1].text not in '"“‘(:-–—':
        return False
    word, kinds = words[place].text, tagger.names.kinds(words[place].text)
    follows = words[place + 1].text if place + 1 < len(words) else ""
    if word.lower() in ORGANIZATION_WORDS and follows in ("group", "company", "firm", "maker", "giant"):
        return True  # "Semiconductor group X"
    if "word" not in kinds or {"given", "family", "place"} & set(kinds) or word.lower() in ORGANIZATION_WORDS:
        return False
    if not follows[:1].isupper():
        return labels[place] == "O" or word.lower() in ROLE_FIELDS
    given = "given" in tagger.names.kinds(follows)
    if word.lower() in _NEVER_FIRST or follows.lower() in _NOT_NAMES:
        return True
    return follows.lower() in ROLE_HEADS or (given and labels[place][2:] in ("", "PER"))


def _of_organization(words: Sequence[Token], first: int, place: int) -> bool:
    """Whether the word at `place` belongs to the organization that begins at `first`: "Universitas X Jaya"."""
    apart = words[place].start > words[place - 1].end + 1
    low = words[place].text.lower()
    return (
        not apart
        and words[first].text.lower() in ORGANIZATION_WORDS
        and shape(words[place].text) in ("Xx", "XX")
        and low not in ROLE_HEADS | _NOT_NAMES | HONORIFICS
    )


def _is_surname(words: Sequence[Token], place: int, labels: Sequence[str], tagger: Tagger) -> bool:
    """Whether the word at `place` goes on with a person's name though the tagger begins another there."""
    before = words[place - 1]
    return (
        labels[place] != "O"
        and labels[place - 1] != "O"
        and labels[place].startswith("B-")
        and "PER" in (labels[place][2:], labels[place - 1][2:])
        and words[place].start == before.end + 1
        and shape(words[place].text) in ("Xx", "XxX")
        and "given" in tagger.names.kinds(before.text)
        and words[place].text.lower() not in ORGANIZATION_WORDS
        and not is_brand(words[place].text)
        and before.text.lower() not in ORGANIZATION_WORDS
        and (place < 2 or not labels[place - 2].endswith("PER"))
    )


def _is_headline(words: Sequence[Token]) -> bool:
    """Whether most words have a capital, so that it tells nothing."""
    plain = [word for word in words if word.text[0].isalpha()]
    return sum(word.text[0].isupper() for word in plain) > 0.6 * len(plain) > 2


def _goes_on(words: Sequence[Token], first: int, place: int, labels: Sequence[str]) -> bool:
    """Whether the name that began at `first` has the word at `place`."""
    word, label = words[place].text, labels[place]
    before = labels[place - 1]
    if label.startswith("B-") and before != "O" and before[2:] != label[2:]:
        return False
    if label.startswith("I-"):
        if word in _BREAKS:
            return False
        return word[0].isalnum() or word in "&-."
    if words[place].start > words[place - 1].end + 1:
        return False
    low = word.lower()
    if word[0].isupper():
        role = low in ROLE_HEADS or low in _NOT_NAMES or _is_headed(low)
        return not role and not (label.startswith("B-") and before != "O")
    if low in _CONNECTORS - {"and", "the", "for", "di"} or word == "&":
        follows = place + 1 < len(words) and words[place + 1].text[0].isupper()
        person = labels[first][2:] == "PER"
        return (
            follows
            and (person or low in ("of", "&"))
            and (low != "of" or any(word.text.lower() in ORGANIZATION_WORDS for word in words[first:place]))
        )
    return bool(re.fullmatch(r"\d{1,4}", word)) and words[place - 1].text[0].isupper() and label != "O"


def _ends_in_head(words: Sequence[Token], place: int) -> bool:
    """Whether the words from `place` on are the rest of a role: "Financial Officer"."""
    while place < len(words) and words[place].text.lower() in BEFORE_HEAD - ROLE_HEADS:
        place += 1
    return place < len(words) and words[place].text.lower() in ROLE_HEADS


def _is_headed(low: str) -> bool:
    """Whether a word is a compound or a possessive of a role's: "vice-president", "CEO-nya"."""
    first, _, last = low.partition("-")
    return bool(last) and ((first in ("vice", "co", "ex") and last in ROLE_HEADS) or (last == "nya" and first in ROLE_HEADS))


def is_brand(word: str) -> bool:
    """Whether a word has capitals inside, as OpenAI has and McGrew, though a person, too."""
    return (
        word.isalpha() and shape(word) in ("XxX", "xX") and not re.match(r"(?:Ma?c|De|Di|La|Le|Van|O['’])[A-Z]", word)
    )
