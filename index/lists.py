"""Questions that ask for the list of departures ("siapa saja yang keluar?", "who left OpenAI"), and the rows they want.

A question asks for the list where it holds nothing but the asking, the leaving, and names, years and places of the
list itself; any other word ("who leads …", "who left first") makes it a question for the reader.
"""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from index.language import FUNCTION_WORDS, expand_chat, words
from index.roster import chosen
from index.rows import Departure

_WHO = frozenset("who whos siapa siapakah daftar list sebutkan names nama show tunjukkan tampilkan".split())
LEAVING = frozenset(
    """left leave leaves leaving quit quits quitting resign resigns resigned resigning depart departs departed
    departing departure departures exit exited exits fired dismissed sacked ousted gone go going went step stepped
    stepping down walked retire retired retires moved joined join joining hired exodus keluar mundur mengundurkan
    hengkang pergi resign berhenti pamit cabut meninggalkan ditinggal dipecat diberhentikan dicopot pindah hijrah
    kepergian pengunduran eksodus pensiun bergabung gabung angkat kaki lengser""".split()
)
_DISMISSED = frozenset("fired dismissed sacked ousted dipecat diberhentikan dicopot".split())
FILLER = frozenset(
    """all everyone everybody anyone people person persons employees employee staff staffers company companies
    recently lately already ever ones list year tell give please down away out far so names named latest new
    ago their jobs job aja saja semua orang-orang orang karyawan pegawai staf perusahaan baru baru-baru
    terbaru terakhir tahun diri kaki dong sih deh ya nih tuh kah yah si tadi kemarin mereka tokoh petinggi
    belakangan ini selama daftar lah dr drpd dari""".split()
)
_OTHER_QUESTIONS = frozenset(
    """what when where why how which whose did does do is are will mana kapan mengapa kenapa bagaimana berapa apa
    apakah tidak tak not bukan belum masih still akan will""".split()
)
_TO = frozenset("to for join joined joining ke bergabung gabung pindah hijrah moved went hired by oleh".split())
_LIKE = 85  # of 100: a name with a typo


def asked_words(question: str) -> list[str]:
    """The words of `question`, chat spelling written out; "perginya" is "pergi"."""
    asked = words(expand_chat(question))
    return [word.removesuffix("nya") if word.removesuffix("nya") in LEAVING else word for word in asked]


def wanted(question: str, departures: Sequence[Departure]) -> tuple[Departure, ...]:
    """The rows of `departures` that `question` asks for; none where it asks for something else."""
    asked = asked_words(question)
    if not _WHO & set(asked) or not LEAVING & set(asked) or _OTHER_QUESTIONS & set(asked):
        return ()
    organizations = _names(departure.organization for departure in departures)
    destinations = _names(departure.destination for departure in departures)
    rest = asked
    organization = destination = year = None
    for name in sorted(organizations | destinations, key=len, reverse=True):
        place = find_name(rest, name)
        if place is None:
            continue
        first, last = place
        heading = bool(_TO & set(rest[max(0, first - 2) : first]))
        if heading and name in destinations:
            destination = destination or name
        elif name in organizations:
            organization = organization or name
        else:
            return ()
        rest = [*rest[:first], *rest[last:]]
    years = [word for word in rest if re.fullmatch(r"(?:19|20)\d\d", word)]
    year = years[0] if years else None
    known = _WHO | LEAVING | FILLER | FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"] | set(years)
    if set(rest) - known:
        return ()
    dismissed = bool(_DISMISSED & set(asked))
    rows = (
        row
        for row in chosen(departures, organization=organization, destination=destination)
        if (year is None or (row.date or "").startswith(year)) and (row.kind == "dismissed" or not dismissed)
    )
    return tuple(sorted(rows, key=lambda row: row.person is None))


def _names(values: Iterable[str | None]) -> set[str]:
    return {value for value in values if value}


def find_name(asked: Sequence[str], name: str) -> tuple[int, int] | None:
    """Where `asked` has `name`, whole or its first or last word, forgiven a typo."""
    parts = words(name)
    for size in range(len(parts) + 1, 0, -1):
        for first in range(len(asked) - size + 1):
            said = " ".join(asked[first : first + size])
            likely = [" ".join(parts[:size]), " ".join(parts[-size:])]
            if len(said) > 2 and any(fuzz.ratio(said, part) >= _LIKE for part in likely):
                return first, first + size
    return None
