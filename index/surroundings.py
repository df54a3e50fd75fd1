"""What stands around a name, and whether it speaks for a person, an organization or a place."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from index.capitals import NOT_NAMES, NUMBERS, SPEECH
from index.names import Run
from index.roles import HONORIFICS, ROLE_FIELDS, ROLE_HEADS

Kind = Literal["person", "organization", "place", "time", "role", "word"]

_BEFORE_ORGANIZATION = frozenset(
    word.strip()
    for word in """
    founded | co-founded | found | to start | has started | set up | to form |
    to create | to build | to rejoin | launch | launched |
    membentuk | mendirikan | merintis | at | join | joined |
    joining | joins | left | leave | leaves |
    leaving | quit | rival | work for | worked for | works for | works at | is now at | now
    at | now with | poached from | from rival | perusahaan | maskapai | startup | meninggalkan | bergabung dengan |
    bergabung ke | bekerja di | bekerja untuk | rumah mode | keluar dari
    """.split("|")
)
_EMPLOYS = frozenset(
    """hired hires poached poaches recruited lured fired fires sacked dismissed ousted axed laid merekrut membajak
    menggaet memecat memberhentikan mencopot mendepak ditinggal kehilangan""".split()
)
_AUXILIARIES = frozenset(
    """did does not has have had is was will would also now then both reportedly formally officially finally
    himself herself telah
    sudah akan kembali langsung tidak tak belum segera resmi juga pun turut ikut bakal kini akhirnya memutuskan memilih
    menyatakan""".split()
)
_PERSONAL = frozenset(
    """resigned resigns resigning quit quits retired retires retiring stepped steps stepping joined bowed wrote smiled
    mundur mengundurkan pamit pensiun hengkang resign berpamitan undur lengser""".split()
)
_CORPORATE = frozenset(
    """renew renewed extend extended appointed hired hires poached recruited acquired sacked employs launched
    unveiled raided landed axed reported
    merekrut mengumumkan menunjuk memecat memberhentikan mencopot membajak meluncurkan mengakuisisi berpisah
    mempekerjakan merumahkan mendatangkan memboyong menggaet mengontrak kehilangan ditinggal""".split()
)
_TAKEN_ACTIVE_ID = frozenset("dibajak digaet direkrut diboyong dipinang dikontrak menghubungi diakuisisi".split())
_GONE = frozenset(
    """resign mundur keluar hengkang pamit cabut pergi undur mengundurkan dipecat diberhentikan dicopot didepak pindah
    resigned departed departure resignation exit poached hired recruited signed lured fired sacked dismissed ousted
    direkrut didatangkan dibajak digaet diboyong merekrut membajak menggaet memboyong mendatangkan""".split()
)
_MOVED = frozenset(
    """moving switching defecting pindah hijrah berlabuh menyeberang hengkang bergabung membelot moved defected
    switched decamped working works
    worked bekerja diterima beralih move switch transfer""".split()
)
_NAMES_PERSONS = frozenset(
    """named appointed promoted succeeds succeeded replaces replacing succeed replace menunjuk mengangkat melantik
    menggantikan memecat mencopot memberhentikan mendepak""".split()
)
_TAKES_OBJECT = frozenset(
    """sacked fired dismissed ousted axed hired signed poached recruited lost appointed named memecat mencopot
    memberhentikan mendepak merekrut menggaet membajak mengontrak menunjuk mengangkat kehilangan""".split()
)
_PARTS = frozenset(
    """unit project team lab division business office department research newsroom programme board staff shares rival
    rivals competitor headquarters spokesman spokeswoman parent subsidiary customers""".split()
)
_SIGNS_FOR = frozenset("sign signs signed signing".split())
_ITS_OWN = re.compile(
    rf"(?!is |was |becomes |became |has been )(?:[a-z]+ed |has |have |had |will "
    rf"|[a-z]+s )(?:[a-z-]+ ){{0,2}}its (?:[a-z-]+ ){{0,2}}(?:{'|'.join(sorted(ROLE_HEADS))})(?![a-z])"
)
_GOVERNS = frozenset(
    "board directors trustees governors shareholders staff employees workers management owners headquarters".split()
)
_COMES = frozenset("joined joins join joining signed signs arrived arrives".split())
_SEEKS = frozenset("need needs seek seeks seeking search searching find look looking".split())
_NAMED_SO = frozenset(
    """petinggi manajemen direksi redaksi jajaran band penerbit portal label hotel klinik orkestra surat majalah
    tabloid radio aplikasi agensi tawaran pinangan
    lamaran brand charity laboratory fintech broadcaster daily weekly lender retailer carmaker chipmaker newspaper
    magazine insurer publisher airline
    start-up startup brewer conglomerate consultancy""".split()
)
_TAKEN_BY = frozenset(
    """hired poached recruited lured fired sacked dismissed terminated released ousted axed laid go direkrut dibajak
    digaet diboyong dipinang dipecat diberhentikan dicopot dilepas""".split()
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
COMPANY_WORDS = frozenset(
    """company firm bank start-up startup maker operator developer retailer chain brand publisher studio carrier
    engine app service platform tool website site business label agency charity venture restaurant gallery podcast
    bakery consultancy workshop brewery clinic school band fund supplier usaha aplikasi situs kedai klinik perusahaan
    layanan rintisan produsen penyedia pengembang jaringan pabrik pesaing anak usaha""".split()
)
_TITLED_BY = frozenset("magazine newspaper group bank club airline university festival".split())
_NUMBERS_ID = frozenset("dua tiga empat lima enam tujuh delapan sembilan sepuluh belasan puluhan ratusan".split())
_SELLS = frozenset("sold sells sell loaned traded offloaded menjual dijual dipinjamkan meminjamkan".split())
_OF_FIRM = frozenset("from at of by left joined joining join leave leaving quit".split())
_PREPOSITIONS = frozenset("of at for from in di dari pada untuk".split())
_POST_OF = frozenset("kursi jabatan posisi sebagai selaku".split())
_BEFORE_PERSON = frozenset(("over from", "replaced by", "succeeded by", "digantikan oleh"))
_GROUPS = frozenset(
    "group carrier lender side club outfit team giants neighbours rivals giant firm company start-up".split()
)
VEHICLES = frozenset(
    """freighter cruiser destroyer barge schooner hovercraft helicopter tram tugboat tug km kmp jet airliner frigate
    sloop clipper steamship shuttle rocket satellite roket satelit helikopter boat bus ferry feri flight kapal kereta
    lifeboat liner pesawat ship steamer submarine tanker train trawler vessel yacht""".split()
)


def by_neighbours(before: Sequence[str], after: Sequence[str]) -> Counter[Kind]:
    """What the words around a name speak for, and how much."""
    last, follows = (before[-1] if before else ""), (after[0] if after else "")
    titled = last.rstrip(".") in HONORIFICS or (last == "." and len(before) > 1 and before[-2] in HONORIFICS)
    verb = after[: 2 if follows in ("has", "have", "had", "telah", "sudah") else 1]
    owned = {"'s", "’s"} & set(after[1:])
    apposed = follows == "," and not owned and bool({*after[1:2]} & (_ARTICLES | COMPANY_WORDS))
    evidence: tuple[tuple[bool, Kind, int], ...] = (
        (titled, "person", 4),  # "Pak X"
        (last in SPEECH or follows in SPEECH, "person", 1),
        (last in _BEFORE_ORGANIZATION or " ".join(before[-2:]) in _BEFORE_ORGANIZATION, "organization", 3),
        (bool(VEHICLES & set(before[-2:])), "place", 8),  # "the ferry Lady X": nobody
        (last in ("in", "di"), "place", 1),
        (last in ("from", "dari"), "organization", 2),
        (follows in ("'s", "’s") and bool((ROLE_HEADS | _BODIES) & set(after[1:])), "organization", 4),  # "X's chief"
        (
            follows == "," and last in ROLE_HEADS | ROLE_FIELDS and not ROLE_HEADS & set(after[1:2]),
            "organization",
            2,
        ),  # "kepala X, Rina"
        (bool(_EMPLOYS & set(verb)), "organization", 4),  # "X has hired"
        (apposed and bool(set(after[1:5]) & (_WORKPLACES | COMPANY_WORDS)), "organization", 5),  # "X, a start-up"
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
    return counted(evidence)


def by_sentence(words: Sequence[str], run: Run) -> Counter[Kind]:
    """What the grammar of the sentence speaks for: appositions, plural verbs, what only persons or companies do."""
    low = [word.lower() for word in words]
    several = run.last - run.first > 1
    before, after = low[max(0, run.first - 6) : run.first], low[run.last : run.last + 6]
    last, follows = (before[-1] if before else ""), (after[0] if after else "")
    verb = next((word for word in after if word not in _AUXILIARIES), "")
    role = _role_behind(low, run.first)  # where the role begins that ends before the name
    title = last in ROLE_HEADS
    named = run.last + 1 < len(words) and words[run.last + 1][0].isupper() and low[run.last + 1] not in ROLE_HEADS
    apposed = role is not None and role > 1 and words[role - 1] == "," and words[role - 2][0].isupper()
    joined = bool({"and", ",", "dan", "serta", "both"} & set(before[-2:]))
    aside = set(after[2:4]) if follows == "," and after[1:2] in (["who"], ["yang"], ["whose"]) else set()
    aged = follows == "," and after[1:2] != [] and after[1].isdigit() and after[2:3] in ([","], ["tahun"])
    succeeds = last in _NAMES_PERSONS or " ".join(before[-2:]) in _BEFORE_PERSON
    firm = last == "," and bool(COMPANY_WORDS & set(before[-4:-1])) and follows in (",", ".")
    glued = role is not None and run.last < len(words) and words[run.last][0].isupper() and follows not in NOT_NAMES
    many = bool((NUMBERS | _NUMBERS_ID) & set(before[-3:])) or any(word.isdigit() for word in before[-3:])
    evidence: tuple[tuple[bool, Kind, int], ...] = (
        (glued, "organization", 3),  # "CEO X Arief M"
        (many and last in ROLE_HEADS, "organization", 3),  # "lima insinyur X"
        (last in COMPANY_WORDS and bool(_OF_FIRM & set(before)), "organization", 3),  # "resigned from van maker X"
        (follows == "," and after[1:2] in (["founded"], ["established"], ["didirikan"]), "organization", 4),
        (follows in ("have", "were", "are") and not joined, "organization", 3),  # "X have appointed Y"
        (apposed and title, "organization", 4),  # "Rina, direktur X"
        (apposed and not title and not several and role != run.first - 1, "organization", 3),
        (role is not None and follows == "," and named and not title, "organization", 3),  # "kepala data X, Rina"
        (role is not None and title and several and not apposed, "person", 2),  # "winger X Y"
        (
            last == "," and several and follows in (",", "") and _role_behind(low, run.first - 1) is not None,
            "person",
            2,
        ),
        (last in ("of", "at") and bool(ROLE_HEADS & set(before[-2:-1])), "organization", 4),  # "chief of X"
        (aged, "person", 5),
        (bool(aside), "person", 2),
        ((verb in _PERSONAL and last not in _PREPOSITIONS) or bool(aside & _PERSONAL), "person", 3),
        (role is not None and role > 0 and low[role - 1] in _POST_OF, "organization", 3),  # "kursi direktur utama X"
        (succeeds, "person", 4),
        (title and several and bool(_TAKES_OBJECT & set(before[-4:-1])), "person", 4),  # "sacked coach X Y"
        ("&" in words[run.first : run.last], "organization", 8),
        (run.first > 0 and words[run.first - 1] == "the", "organization", 3),
        (last in _GROUPS, "organization", 4),
        (follows in ("'s", "’s") and bool(_PARTS & set(after[1:4])), "organization", 4),
        (verb in _CORPORATE, "organization", 3),
        (follows in _TITLED_BY, "organization", 4),  # "X magazine"
        (
            follows == "said" and bool({"its"} & set(low[run.last : run.last + 12])),
            "organization",
            5,
        ),  # "X said its chief"
        (last in _TAKEN_ACTIVE_ID, "organization", 4),  # "dibajak X"
        (last in ("dari", "from") and bool(_GONE & set(before[-4:])), "organization", 3),
        (last in ("ke", "to", "di", "at", "for") and bool(_MOVED & set(before[-4:])), "organization", 3),
        (last in ("called", "named", "bernama", "dinamai", "dubbed"), "organization", 3),
        (firm, "organization", 4),  # "their firm, X,"
        (
            follows in ("and", "dan") and after[1:2] == ["its"] and bool(ROLE_HEADS & set(after[2:6])),
            "organization",
            6,
        ),  # "X and its chief, P"
        (last in ("to", "ke") and bool(_SELLS & set(before)), "organization", 4),  # "sold winger P Q to X"
        (last in ("for", "with") and bool(_SIGNS_FOR & set(before[-3:])), "organization", 4),
        (last in _NAMED_SO, "organization", 4),  # "band X"
        (last in ("memperkuat", "membela", "menukangi", "berseragam"), "organization", 4),
        (last == "," and bool({"rival", "competitor", "pesaing"} & set(before[-3:-1])), "organization", 4),
        (last == "from" and bool(_COMES & set(before[-5:])), "organization", 4),  # "joined O from X"
        (last in _COMES and "from" in after[:5], "organization", 5),
        (last == "for" and bool({"left", "leaves", "leaving"} & set(before[-5:])), "organization", 3),
        (_held(after), "person", 3),  # "X, the head of testing"
        (follows in ("daily", "newspaper", "weekly", "magazine", "newswire"), "organization", 5),
        (
            bool(_ITS_OWN.match(" ".join(after))) and verb not in _PERSONAL,
            "organization",
            4,
        ),  # "X has replaced its chief"
        (last in ("of", "at") and bool(_GOVERNS & set(before[-2:-1])), "organization", 5),  # "the board of X"
        (verb in _SEEKS and "new" in after, "organization", 4),  # "X will need a new coach"
    )
    return counted(evidence)


def _held(after: Sequence[str]) -> bool:
    """Whether a role in apposition follows a name."""
    return (
        after[:1] == [","]
        and {*after[1:2]} <= {"the", "its", "their"}
        and bool(ROLE_HEADS & {*after[2:4]})
        and not {"'s", "’s"} & {*after[2:5]}
    )


def _role_behind(low: Sequence[str], place: int) -> int | None:
    """Where the role begins whose words end before `place`, None where none does."""
    for first in range(place - 1, max(-1, place - 5), -1):
        if not low[first].isalpha() or low[first] in ("dan", "and", "yang", "who", "to", "dengan"):
            return None
        if low[first] in ROLE_HEADS:
            return first
    return None


def counted(evidence: Iterable[tuple[bool, Kind, int]]) -> Counter[Kind]:
    """The sum of what holds of `evidence`: whether it does, what it speaks for, and how much."""
    votes: Counter[Kind] = Counter()
    for speaks, kind, count in evidence:
        votes[kind] += count * speaks
    return +votes
