"""What a name is, a person, an organization or a place, by everything that speaks for it anywhere in its article."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from index.names import ORGANIZATION_WORDS, Run, is_brand
from index.roles import HONORIFICS, ROLE_FIELDS, ROLE_HEADS
from index.tagger import Tagger, Token, shape

Kind = Literal["person", "organization", "place", "time", "role", "word"]

_ORGANIZATION_FIRST = frozenset("pt cv rs rsud bank universitas yayasan partai kementerian klub institut dinas".split())
_ORGANIZATION_ENDING = re.compile(
    r"..(?:tech|soft|ware|labs|bank|works|omics|otics|pharma|tronics|media|chem|dynamics|net|corp)$"
)
_BEFORE_ORGANIZATION = frozenset(
    word.strip()
    for word in """
    founded | co-founded | found | to start | has started | set up | to form | to create | to build | to rejoin | launch | launched | membentuk | mendirikan | merintis | at | join | joined |
    joining | joins | left | leaving | quit | rival | work for | worked for | works for | works at | is now at | now
    at | now with | poached from | from rival | perusahaan | maskapai | startup | meninggalkan | bergabung dengan |
    bergabung ke | bekerja di | bekerja untuk | rumah mode | keluar dari
    """.split("|")
)
_DATELINE = frozenset(("(", "—", "–", "-", "--", ","))
_VEHICLES = frozenset(
    """freighter cruiser destroyer barge schooner hovercraft helicopter tram tugboat tug km kmp jet airliner
    frigate sloop clipper steamship shuttle rocket satellite roket satelit helikopter boat bus ferry feri flight kapal kereta lifeboat liner pesawat ship steamer submarine tanker train trawler vessel
    yacht""".split()
)
_NO_PERSON = frozenset(
    """award baru barat championship christmas cup day dunia east eastern festival game games hari island league liga
    masters natal new north northern olympic olympics open piala prize raya river road selatan south southern
    street super tahun timur tour utara west western world year""".split()
)
_EMPLOYS = frozenset(
    """hired hires poached poaches recruited lured fired fires sacked dismissed ousted axed laid merekrut membajak
    menggaet memecat memberhentikan mencopot mendepak ditinggal kehilangan""".split()
)
_AUXILIARIES = frozenset(
    """has have had is was will would also now then both reportedly formally officially finally himself herself telah sudah
    akan resmi juga pun turut ikut bakal kini akhirnya memutuskan memilih menyatakan""".split()
)
_PERSONAL = frozenset(
    """resigned resigns resigning quit quits retired retires retiring stepped steps stepping joined bowed wrote smiled
    mundur mengundurkan pamit pensiun hengkang resign berpamitan undur lengser""".split()
)
_CORPORATE = frozenset(
    """appointed hired hires poached recruited acquired sacked employs launched unveiled raided landed axed reported merekrut
    mengumumkan menunjuk memecat memberhentikan mencopot membajak meluncurkan mengakuisisi berpisah mempekerjakan
    merumahkan mendatangkan memboyong menggaet mengontrak kehilangan ditinggal""".split()
)
_TAKEN_ACTIVE_ID = frozenset("dibajak digaet direkrut diboyong dipinang dikontrak menghubungi diakuisisi".split())
_GONE = frozenset(
    """resign mundur keluar hengkang pamit cabut pergi undur mengundurkan dipecat diberhentikan dicopot didepak pindah
    resigned departed departure resignation exit poached hired recruited signed lured fired sacked dismissed ousted
    direkrut didatangkan dibajak digaet diboyong merekrut membajak menggaet memboyong mendatangkan""".split()
)
_MOVED = frozenset(
    """pindah hijrah berlabuh menyeberang hengkang bergabung membelot moved defected switched decamped working works worked
    bekerja diterima beralih move switch transfer""".split()
)
_NAMES_PERSONS = frozenset(
    """named appointed promoted succeeds succeeded replaces replacing succeed replace menunjuk mengangkat melantik menggantikan
    memecat mencopot memberhentikan mendepak""".split()
)
_TAKES_OBJECT = frozenset(
    """sacked fired dismissed ousted axed hired signed poached recruited lost appointed named memecat mencopot memberhentikan
    mendepak merekrut menggaet membajak mengontrak menunjuk mengangkat kehilangan""".split()
)
_PARTS = frozenset(
    """unit project team lab division business office department research newsroom programme board staff shares rival rivals
    competitor headquarters spokesman spokeswoman parent subsidiary customers""".split()
)
_TAKEN_BY = frozenset(
    """hired poached recruited lured fired sacked dismissed terminated released ousted axed laid go direkrut dibajak digaet
    diboyong dipinang dipecat diberhentikan dicopot dilepas""".split()
)
_WORKPLACES = frozenset(
    """aplikasi bank firma grup harian klub koperasi koran lembaga maskapai perusahaan platform restoran rintisan
    startup studio toko universitas yayasan agency airline chipmaker lender magazine newspaper retailer""".split()
)
_BODIES = frozenset(
    """shares profit profits sales revenue players spokesman spokeswoman office newsroom investors customers board
    directors shareholders staff workers headquarters employees founder founders owner owners""".split()
)
_ARTICLES = frozenset("a an the its".split())
_COMPANY_WORDS = frozenset(
    """company firm bank start-up startup maker operator developer retailer chain brand publisher studio carrier
    engine app service platform tool website site business label agency charity venture restaurant gallery podcast bakery
    consultancy workshop brewery clinic school band fund supplier usaha aplikasi situs kedai klinik perusahaan layanan rintisan produsen penyedia pengembang jaringan pabrik pesaing anak usaha""".split()
)
_PLACE_WORDS = frozenset(
    """airport bandara bay beach bridge city coast county creek danau desa district falls gunung hills island islands
    jalan kabupaten kecamatan kota lake mountain park pelabuhan peninsula port province provinsi pulau river
    road square stasiun station street sungai teluk town valley village""".split()
)
_SPEECH = frozenset(
    """said says told added wrote tweeted posted announced confirmed kata ujar tutur ucap jelas imbuh sebut ungkap
    tegas papar terang tulis lanjut menurut""".split()
)


class Kinds:
    """What each name of an article is, by everything that speaks for it anywhere in the article."""

    def __init__(self, tagger: Tagger) -> None:
        self._names = tagger.names
        self._votes: dict[str, Counter[Kind]] = defaultdict(Counter)

    def see(self, words: Sequence[Token], run: Run) -> None:
        """Count what a name's form and neighbours speak for."""
        parts = [word.text for word in words[run.first : run.last]]
        votes = self._votes[_key(parts)]
        before = [word.text.lower() for word in words[max(0, run.first - 4) : run.first]]
        breaks = [place for place, word in enumerate(before) if not word[0].isalnum() or word in ("dan", "and")]
        if breaks and breaks[-1] < len(before) - 1:
            before = before[breaks[-1] + 1 :]
        after = [word.text.lower() for word in words[run.last : run.last + 5]]
        dateline = run.first == 0 and "".join(parts).isupper() and bool({*after[:1]} & _DATELINE)
        evidences = (
            self._by_form(parts, run.label),
            _by_neighbours(before, after),
            _by_sentence([word.text for word in words], run),
        )
        for evidence in evidences:
            for kind, count in evidence.items():
                votes[kind] += count
        votes["place"] += 8 * dateline  # "TAIPEI (Reuters) -"

    def _by_form(self, parts: Sequence[str], label: str) -> Counter[Kind]:
        """What the tagger, the lists and the letters speak for, and how much."""
        whole, first, last = (self._names.kinds(name) for name in (" ".join(parts), parts[0], parts[-1]))
        low = [part.lower().rstrip(".") for part in parts]
        several = len(parts) > 1
        organization = low[0] in _ORGANIZATION_FIRST or not ORGANIZATION_WORDS.isdisjoint(low)
        brand = any(map(is_brand, parts)) or (not several and re.fullmatch("[A-Z]{2,}", parts[0]) is not None)
        plain = label == "O" and 1 < len(parts) < 5 and all(shape(part) == "Xx" for part in parts)
        evidence: tuple[tuple[bool, Kind, int], ...] = (
            (label == "PER", "person", 2),
            (label == "ORG", "organization", 2),
            (label == "LOC", "place", 2 if "place" in whole else 1),
            (organization, "organization", 5),
            (not organization and _ORGANIZATION_ENDING.search(low[-1]) is not None, "organization", 3),
            (brand, "organization", 3),
            (several and bool({low[0], low[-1]} & _PLACE_WORDS), "place", 3),
            ("given" in first, "person", 2 if several else 1),
            (several and bool({"given", "family"} & set(last)), "person", 1),
            (plain and _NO_PERSON.isdisjoint(low), "person", 1),
            (low[0] in _VEHICLES, "place", 8),
            ("place" in whole or (several and "place" in last and "given" not in first), "place", 2),
        )
        return _counted(evidence)

    def is_place(self, name: str) -> bool:
        """Whether a list of places has a name, or its last word."""
        return "place" in self._names.kinds(name) or "place" in self._names.kinds(name.split()[-1])

    def of(self, words: Sequence[Token], run: Run) -> Kind:
        """What the name is; a part of a longer name is what that is."""
        parts = [word.text for word in words[run.first : run.last]]
        key = _key(parts)
        votes = Counter(self._votes[key])
        for other, counts in self._votes.items():
            if other != key and _is_part(key, other):
                best, count = counts.most_common(1)[0] if counts else ("word", 0)
                votes[best] += min(4, count)
        if not votes:
            return "word"
        return votes.most_common(1)[0][0]


def _by_neighbours(before: Sequence[str], after: Sequence[str]) -> Counter[Kind]:
    """What the words around a name speak for, and how much."""
    last, follows = (before[-1] if before else ""), (after[0] if after else "")
    titled = last.rstrip(".") in HONORIFICS or (last == "." and len(before) > 1 and before[-2] in HONORIFICS)
    verb = after[: 2 if follows in ("has", "have", "had", "telah", "sudah") else 1]
    owned = {"'s", "’s"} & set(after[1:])
    apposed = follows == "," and not owned and bool({*after[1:2]} & (_ARTICLES | _COMPANY_WORDS))
    evidence: tuple[tuple[bool, Kind, int], ...] = (
        (titled, "person", 4),  # "Pak X"
        (last in _SPEECH or follows in _SPEECH, "person", 1),
        (last in _BEFORE_ORGANIZATION or " ".join(before[-2:]) in _BEFORE_ORGANIZATION, "organization", 3),
        (bool(_VEHICLES & set(before[-2:])), "place", 8),  # "the ferry Lady X": nobody
        (last in ("in", "di"), "place", 1),
        (last in ("from", "dari"), "organization", 2),
        (follows in ("'s", "’s") and bool((ROLE_HEADS | _BODIES) & set(after[1:])), "organization", 4),  # "X's chief"
        (follows == "," and last in ROLE_HEADS | ROLE_FIELDS, "organization", 2),  # "kepala X, Rina"
        (bool(_EMPLOYS & set(verb)), "organization", 4),  # "X has hired"
        (apposed and bool(set(after[1:5]) & (_WORKPLACES | _COMPANY_WORDS)), "organization", 5),  # "X, a start-up"
        (
            follows in ("'", "’") and bool(set(after[1:2]) & (ROLE_HEADS | _BODIES)),
            "organization",
            4,
        ),  # "Rovers' coach"
        (last in ROLE_HEADS and bool({"sebagai", "as"} & set(before)), "organization", 3),  # "sebagai pelatih X"
        (
            last in ("by", "oleh") and bool(_TAKEN_BY & set(before)),
            "organization",
            3,
        ),
        (last == "for" and bool({"left", "leaving", "quit", "leaves"} & set(before)), "organization", 3),
        (last.isalpha() and bool(_WORKPLACES & set(before)), "organization", 3),  # "bank X"
    )
    return _counted(evidence)


def _by_sentence(words: Sequence[str], run: Run) -> Counter[Kind]:
    """What the grammar of the sentence speaks for: appositions, plural verbs, what only persons or companies do."""
    low = [word.lower() for word in words]
    several = run.last - run.first > 1
    before, after = low[max(0, run.first - 6) : run.first], low[run.last : run.last + 6]
    last, follows = (before[-1] if before else ""), (after[0] if after else "")
    verb = next((word for word in after if word not in _AUXILIARIES), "")
    role = _role_behind(low, run.first)
    named = words[run.last + 1][0].isupper() if run.last + 1 < len(words) else False
    apposed = role is not None and role > 1 and words[role - 1] == "," and words[role - 2][0].isupper()
    joined = {"and", ",", "dan", "serta", "both"} & set(before[-2:])
    aged = follows == "," and len(after) > 1 and after[1].isdigit() and after[2:3] in ([","], ["tahun"])
    evidence: tuple[tuple[bool, Kind, int], ...] = (
        (follows in ("have", "were", "are") and not joined, "organization", 3),  # "X have appointed Y"
        (apposed and not several and role != run.first - 1 and last not in ROLE_HEADS, "organization", 3),
        (apposed and last in ROLE_HEADS, "organization", 4),  # "Rina, direktur X"
        (
            role is not None and follows == "," and named and last not in ROLE_HEADS,
            "organization",
            3,
        ),  # "kepala data X, Rina"
        (role is not None and last in ROLE_HEADS and several and not apposed, "person", 2),  # "winger X Y"
        (
            last == "," and _role_behind(low, run.first - 1) is not None and follows in (",", "") and several,
            "person",
            2,
        ),
        (aged, "person", 5),
        (follows == "," and after[1:2] in (["who"], ["whose"]), "person", 2),
        (
            verb in _PERSONAL
            or (follows == "," and after[1:3] and bool(_PERSONAL & set(after[2:4])) and after[1] in ("who", "yang")),
            "person",
            3,
        ),
        (
            last in _NAMES_PERSONS
            or " ".join(before[-2:]) in ("over from", "replaced by", "succeeded by", "digantikan oleh"),
            "person",
            4,
        ),
        (
            several and last in ROLE_HEADS and bool(_TAKES_OBJECT & set(before[-4:-1])),
            "person",
            4,
        ),  # "sacked coach X Y"
        ("&" in words[run.first : run.last], "organization", 8),
        (last == "the" and words[run.first - 1] == "the", "organization", 3),
        (
            last
            in (
                "side",
                "club",
                "outfit",
                "team",
                "giants",
                "neighbours",
                "rivals",
                "giant",
                "firm",
                "company",
                "start-up",
            ),
            "organization",
            4,
        ),
        (follows in ("'s", "’s") and bool(_PARTS & set(after[1:4])), "organization", 4),
        (verb in _CORPORATE, "organization", 3),
        (last in _TAKEN_ACTIVE_ID, "organization", 4),  # "dibajak X"
        (last in ("dari", "from") and bool(_GONE & set(before[-4:])), "organization", 3),
        (last in ("ke", "to", "di", "at", "for") and bool(_MOVED & set(before[-4:])), "organization", 3),
        (last in ("called", "named", "bernama", "dinamai", "dubbed"), "organization", 3),
        (last == "," and bool(_COMPANY_WORDS & set(before[-4:-1])) and follows in (",", "."), "organization", 4),
    )
    return _counted(evidence)


def _role_behind(low: Sequence[str], place: int) -> int | None:
    """Where the role begins whose words end before `place`, None where none does."""
    for first in range(place - 1, max(-1, place - 5), -1):
        if not low[first].isalpha() or low[first] in ("dan", "and", "yang", "who", "to", "dengan"):
            return None
        if low[first] in ROLE_HEADS:
            return first
    return None


def _counted(evidence: Iterable[tuple[bool, Kind, int]]) -> Counter[Kind]:
    votes: Counter[Kind] = Counter()
    for speaks, kind, count in evidence:
        votes[kind] += count * speaks
    return +votes


def _key(parts: Iterable[str]) -> str:
    return " ".join(parts).casefold()


def _is_part(key: str, other: str) -> bool:
    """Whether `key` is the first or the last words of the name `other`."""
    return other.startswith(key + " ") or other.endswith(" " + key)
