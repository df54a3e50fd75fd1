"""Departures as the articles tell them: who, as what, from where and to where, and nobody else."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.departures import ARTICLES, read_articles, score
from index import Knowledge
from index.corpus import Document, read_document
from index.departures import combined, read_departures
from index.extraction import Extractor
from index.learned import Likely
from index.roster import merge
from index.rows import Departure, Quote
from index.ruled import by_rules

LEAVERS = Path(__file__).with_name("leavers.yaml")


def article(text: str, published: str = "2025-03-06") -> Document:
    return read_document("article.md", f"---\npublished: {published}\n---\n\n{text}\n".encode())


def told(text: str, extractor: Extractor) -> list[tuple[str | None, str | None, str | None, str | None]]:
    """Who, as what, from where and to where, by the rules alone; the network is measured on whole articles."""
    rows = merge(by_rules(article(text), extractor.tagger))
    return [(row.person or row.group, row.role, row.organization, row.destination) for row in rows]


@pytest.mark.parametrize("name", ["first", "second", "third", "fourth", "fifth"])
def test_our_articles_give_the_rows_they_were_written_for(name: str, extractor: Extractor) -> None:
    total = score(read_articles(ARTICLES / f"{name}.yaml"), extractor)
    person, group = total.of("person"), total.of("group")
    assert person.precision >= 0.96, total.differences
    assert person.recall >= 0.9, total.differences
    assert group.precision >= 0.9, total.differences
    assert all(total.of(name).f1 >= 0.88 for name in ("role", "organization", "destination")), total.differences


@pytest.mark.parametrize("name", ["sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "forms"])
def test_most_rows_are_right_in_articles_that_taught_nothing(name: str, extractor: Extractor) -> None:
    total = score(read_articles(ARTICLES / f"{name}.yaml"), extractor)
    person = total.of("person")
    assert person.precision >= 0.88, total.differences
    assert person.recall >= 0.88, total.differences
    assert all(total.of(field).f1 >= 0.8 for field in ("role", "organization")), total.differences


def test_the_persons_of_short_texts_are_found_and_nobody_else(extractor: Extractor) -> None:
    found: set[tuple[int, str]] = set()
    expected: set[tuple[int, str]] = set()
    for number, entry in enumerate(yaml.safe_load(LEAVERS.read_text(encoding="utf-8"))):
        text = f"---\nlanguage: {entry['language']}\npublished: 2025-06-11\n---\n\n{entry['text']}\n"
        rows = read_departures(read_document("x.md", text.encode()), extractor)
        found |= {(number, row.person) for row in rows if row.person}
        expected |= {(number, person) for person in entry["persons"]}
    assert len(found & expected) >= 0.97 * len(found), found - expected
    assert len(found & expected) >= 0.92 * len(expected), expected - found


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Halcyon's finance chief, Ruth Adeleke, has resigned, the company said on Tuesday.",
            ("Ruth Adeleke", "finance chief", "Halcyon", None),
        ),
        (
            "Pelita Bank memecat direktur utamanya, Ir. Hendra Wirawan, setelah audit.",
            ("Hendra Wirawan", "direktur utama", "Pelita Bank", None),
        ),
        (
            "Marta Olsen left Northwind Labs in May to join Calder Robotics as head of vision.",
            ("Marta Olsen", None, "Northwind Labs", "Calder Robotics"),
        ),
        (
            "Rina Kartika, kepala riset Sinar Data, akan bergabung dengan Awan Biru setelah mundur pekan lalu.",
            ("Rina Kartika", "kepala riset", "Sinar Data", "Awan Biru"),
        ),
        (
            "Tessel has poached Jonas Lindgren from rival Brightwork.",
            ("Jonas Lindgren", None, "Brightwork", "Tessel"),
        ),
        (
            "The finance chief of Halcyon has resigned. Ruth Adeleke, who joined in 2016, gave no reason.",
            ("Ruth Adeleke", "finance chief", "Halcyon", None),
        ),
        (
            "Ruth Adeleke, until last week Halcyon's finance chief, has accepted a job at Calder Robotics.",
            ("Ruth Adeleke", "finance chief", "Halcyon", "Calder Robotics"),
        ),
        (
            "Fired on Monday after an audit, Ruth Adeleke says she will sue Halcyon.",
            ("Ruth Adeleke", None, "Halcyon", None),
        ),
        (
            "Halcyon did not renew Ruth Adeleke's contract as finance chief.",
            ("Ruth Adeleke", "finance chief", "Halcyon", None),
        ),
        (
            "Ruth Adeleke ran Halcyon's labs for nine years and left in June.",
            ("Ruth Adeleke", None, "Halcyon", None),
        ),
        (
            "Kontrak pelatih Hendra Wirawan tidak diperpanjang Laskar Merah.",
            ("Hendra Wirawan", "pelatih", "Laskar Merah", None),
        ),
        (
            "Bukan lagi bagian dari Sinar Data, Rina Kartika kini bekerja di Awan Biru.",
            ("Rina Kartika", None, "Sinar Data", "Awan Biru"),
        ),
        (
            "Lengser sudah Rina Kartika dari kursi direktur utama Sinar Data.",
            ("Rina Kartika", "direktur utama", "Sinar Data", None),
        ),
        (
            "About a third of the engineers at Fenland Motors have left since January.",
            ("About a third of the engineers at Fenland Motors", None, "Fenland Motors", None),
        ),
    ],
)
def test_the_forms_of_leaving(text: str, row: tuple[str | None, ...], extractor: Extractor) -> None:
    assert told(text, extractor) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "Marta Olsen was appointed chief executive of Northwind Labs on Monday. She succeeds nobody.",
        "Marta Olsen denied that she would leave Northwind Labs.",
        "Marta Olsen threatened to resign if the plan went ahead.",
        "Shareholders demanded that Marta Olsen step down.",
        "Marta Olsen may quit Northwind Labs next year.",
        "Marta Olsen took maternity leave and returned to Northwind Labs in June.",
        "A former employee of Northwind Labs said that morale was low.",
        "The train left King's Cross at noon, and Marta Olsen left the pitch with an injury.",
        "Did Marta Olsen resign?",
        "Rina Kartika ditunjuk sebagai kepala riset Sinar Data.",
        "Rina Kartika membantah akan mundur dari Sinar Data.",
        "Rina Kartika mengancam mundur jika anggaran dipotong.",
        "Serikat pekerja mendesak Rina Kartika mundur.",
        "Rina Kartika keluar dari rumah sakit kemarin dan mundur dari lomba karena cedera.",
        "Mantan karyawan Sinar Data menyebut suasana kantor muram.",
        "Harga cabai mundur, kata Rina Kartika.",
        "Marta Olsen offered to resign from Northwind Labs. The board refused to accept it.",
        "If she has any sense, Marta Olsen will quit Northwind Labs.",
        "Marta Olsen had been expected to retire from Northwind Labs but has agreed to stay.",
        "Marta Olsen stepped down from the podium at Northwind Labs.",
        "Patient Marta Olsen left the hospital on Monday.",
        "Rina Kartika dikabarkan akan hengkang dari Sinar Data.",
        "Suami Rina Kartika mengundurkan diri.",
        "Tamu hotel itu, Rina Kartika, meninggalkan kantor pagi-pagi.",
    ],
)
def test_what_only_looks_like_leaving(text: str, extractor: Extractor) -> None:
    assert told(text, extractor) == []


def test_names_in_full_pronouns_and_roles_of_the_sentence_before(extractor: Extractor) -> None:
    text = (
        "Ruth Adeleke was the finance chief of Halcyon for nine years. On Friday she resigned. "
        "Adeleke will join Calder Robotics."
    )
    assert told(text, extractor) == [("Ruth Adeleke", "finance chief", "Halcyon", "Calder Robotics")]


def test_who_did_the_same_and_who_joined_others_that_left(extractor: Extractor) -> None:
    text = (
        "Halcyon's finance chief, Ruth Adeleke, has quit. So has its general counsel, Owen Marsh. "
        "Its designer, Lena Fisk, has joined Calder Robotics."
    )
    assert told(text, extractor) == [
        ("Ruth Adeleke", "finance chief", "Halcyon", None),
        ("Owen Marsh", "general counsel", "Halcyon", None),
        ("Lena Fisk", "designer", "Halcyon", "Calder Robotics"),
    ]


def test_a_group_whose_members_are_named_one_by_one_is_no_row(extractor: Extractor) -> None:
    text = "Two designers have quit Halcyon. Owen Marsh and Lena Fisk resigned on Monday."
    assert [row[0] for row in told(text, extractor)] == ["Owen Marsh", "Lena Fisk"]


def test_a_departure_told_twice_is_one_row_with_two_quotes(extractor: Extractor) -> None:
    text = "Ruth Adeleke has resigned from Halcyon.\n\nAdeleke quit on Tuesday, Halcyon said."
    (row,) = merge(read_departures(article(text), extractor))
    assert [quote.paragraph for quote in row.quotes] == [1, 2]
    assert (row.when, row.date) == ("on Tuesday", "2025-03-04")


def test_what_is_still_to_come_is_announced(extractor: Extractor) -> None:
    kinds = [
        merge(read_departures(article(text), extractor))[0].kind
        for text in (
            "Ruth Adeleke will step down as finance chief of Halcyon in May.",
            "Ruth Adeleke stepped down as finance chief of Halcyon.",
            "Ruth Adeleke was fired by Halcyon.",
            "Tessel has hired Ruth Adeleke from Halcyon.",
        )
    ]
    assert kinds == ["announced", "resigned", "dismissed", "joined"]


def test_the_article_in_the_box(article: Knowledge) -> None:
    rows = article.departures()
    assert {row.person for row in rows if row.person} == {"Mira Murati", "Bob McCrew", "Barret Zoph", "Tim Brooks"}
    brooks = next(row for row in rows if row.person == "Tim Brooks")
    assert (brooks.organization, brooks.destination) == ("OpenAI", "Google DeepMind")
    assert any(row.group and row.destination == "Anthropic" and row.date == "2021" for row in rows)


def test_the_original_article_tells_of_four_persons_and_three_groups(shared: Path, extractor: Extractor) -> None:
    path = next((shared / "article").glob("*.txt"))
    rows = merge(read_departures(read_document(path.name, path.read_bytes()), extractor))
    assert {(row.person, row.role) for row in rows if row.person} >= {
        ("Mira Murati", "kepala teknologi"),
        ("Bob McCrew", "kepala penelitian"),
        ("Barret Zoph", "wakil presiden penelitian"),
    }
    assert len([row for row in rows if row.person]) == 4
    assert {row.destination for row in rows if row.group} == {None, "Anthropic"}
    assert len([row for row in rows if row.group]) == 3
    assert {row.organization for row in rows} == {"OpenAI"}


WORDS = st.sampled_from(
    "Ruth Adeleke Halcyon left resigned keluar dari mundur , . ; ( ) ' \" the and dan who yang 2021 Kamis a third of "
    "engineers is was to join CEO direktur utama Bank — 's I saya \u202e 😀".split()
)


@settings(max_examples=150, deadline=None)
@given(words=st.lists(WORDS, max_size=40), language=st.sampled_from(["id", "en"]))
def test_any_text_gives_quotes_that_stand_in_it(words: list[str], language: str, extractor: Extractor) -> None:
    text = " ".join(words)
    if not text.strip(" ,.;()'\"—\u202e"):
        return
    document = read_document("x.md", f"---\nlanguage: {language}\n---\n\nTeks. {text}\n".encode())
    rows: tuple[Departure, ...] = read_departures(document, extractor)
    assert all(quote.text in document.text for row in rows for quote in row.quotes)
    assert all((row.person is None) != (row.group is None) for row in rows)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Kepala riset Tokonesia Ratna Puspita mundur pada Mei. Tokonesia belum berkomentar.",
            ("Ratna Puspita", "Kepala riset", "Tokonesia", None),
        ),
        (
            'CEO Lapakita Bima Pratama mengundurkan diri. "Saya lelah," kata Bima.',
            ("Bima Pratama", "CEO", "Lapakita", None),
        ),
        (
            "Ketua Umum Asosiasi Petani Kopi Hj. Nurhayati Lubis meletakkan jabatan kemarin.",
            ("Nurhayati Lubis", "Ketua Umum", "Asosiasi Petani Kopi", None),
        ),
        (
            "Direktur Utama PT Bumi Lestari Ir. Agus Salim mundur pekan lalu.",
            ("Agus Salim", "Direktur Utama", "PT Bumi Lestari", None),
        ),
        (
            "Kepala Divisi Pemasaran Yulia Anggraini pamit dari Bank Senja.",
            ("Yulia Anggraini", "Kepala Divisi Pemasaran", "Bank Senja", None),
        ),
        (
            "Ketua Partai Fajar Airlangga Hartono mundur pada Senin. Partai Fajar belum menunjuk pengganti.",
            ("Airlangga Hartono", "Ketua", "Partai Fajar", None),
        ),
        ("Manajer John H. Smith mundur dari Persada FC.", ("John H. Smith", "Manajer", "Persada FC", None)),
        (
            'Koordinator Wiji Astuti mengundurkan diri dari Lintas Kabar. "Kami lelah," kata Wiji.',
            ("Wiji Astuti", "Koordinator", "Lintas Kabar", None),
        ),
        (
            "Penyiar Viona Larasati hengkang dari Kanal TV. Kepindahan Viona mengejutkan penonton Kanal TV.",
            ("Viona Larasati", "Penyiar", "Kanal TV", None),
        ),
    ],
)
def test_capitals_in_a_row_are_an_organization_and_a_person_where_the_article_tells(
    text: str, row: tuple[str | None, ...], extractor: Extractor
) -> None:
    assert told(text, extractor) == [row]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Three senior executives have resigned from Oakvale. Chief engineer Anna Holt, head of sales Mia Chan and "
            "general counsel Rob Pike told the board on Friday.",
            ["Anna Holt", "Mia Chan", "Rob Pike"],
        ),
        (
            "Two directors have quit Oakvale, the company said. Anna Holt, the finance director, and Mia Chan, the "
            "marketing director, gave no reasons.",
            ["Anna Holt", "Mia Chan"],
        ),
        (
            "Three executives have resigned from Oakvale. Anna Holt, Mia Chan and Rob Pike were named to replace them.",
            ["Three executives"],
        ),
        (
            "Tiga direktur mengundurkan diri dari Arunika. Direktur keuangan Anto Wijaya, direktur operasi Maya Sari "
            "dan kepala hukum Rudi Halim menyampaikan surat kepada dewan komisaris.",
            ["Anto Wijaya", "Maya Sari", "Rudi Halim"],
        ),
        (
            "Tiga petinggi PT Laut Biru mengundurkan diri. Mereka adalah Direktur Keuangan Felix Wirawan, Direktur "
            "Operasional Ratna Dewi, dan Kepala Divisi Hukum Yosef Tarigan.",
            ["Felix Wirawan", "Ratna Dewi", "Yosef Tarigan"],
        ),
        ("Tiga direktur hengkang dari Arunika. Anto Wijaya dan Maya Sari ditunjuk.", ["Tiga direktur"]),
        ("Two engineers have left Oakvale. Anna Holt and Mia Chan, who run the lab, praised both.", ["Two engineers"]),
        ("Three ministers resigned. Anna Holt, Mia Chan and Rob Pike were sworn in.", ["Three ministers"]),
    ],
)
def test_a_group_whose_members_the_next_sentence_names_is_no_row_of_its_own(
    text: str, people: list[str], extractor: Extractor
) -> None:
    assert [row[0] for row in told(text, extractor)] == people


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holt had stepped aside in May to recover from surgery at Oakvale.",
        "Anna Holt, chief executive of Oakvale, stepped back in May for medical treatment.",
        "Oakvale denied a newspaper story that its founder, Anna Holt, was about to leave the board.",
        "Oakvale played down reports that its chief, Anna Holt, is leaving.",
        "Rektor Anto Wijaya, yang sempat diberhentikan, sudah kembali memimpin kampus.",
        "Kepala sekolah Maya Sari yang sempat dicopot kini kembali menjabat.",
        "Direktur Maya Sari mundur sementara dari Arunika untuk menjalani pengobatan.",
    ],
)
def test_who_is_away_for_a_time_or_back_or_only_reported_to_go_has_not_left(text: str, extractor: Extractor) -> None:
    assert told(text, extractor) == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Anna Holt, the head of Oakvale, stepped down on Monday for health reasons.", "Anna Holt"),
        ("Anna Holt denied claims of fraud and resigned from Oakvale on Friday.", "Anna Holt"),
        ("Direktur Maya Sari mundur dari Arunika untuk menjalani pengobatan.", "Maya Sari"),
    ],
)
def test_who_goes_for_good_has_left_whatever_the_reason(text: str, person: str, extractor: Extractor) -> None:
    assert [row[0] for row in told(text, extractor)] == [person]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Ashford Rovers have sold winger Tom Hale to Wrexham for an undisclosed fee.",
            ("Tom Hale", "winger", "Ashford Rovers", "Wrexham"),
        ),
        (
            "Reporter Tono Sasmito mundur dari Nusa TV. Ia sekarang memandu acara pagi di Radio Swara.",
            ("Tono Sasmito", "Reporter", "Nusa TV", "Radio Swara"),
        ),
        (
            "Kepala Biro Hukum Sinta Maharani mundur dari Kementerian Energi.",
            ("Sinta Maharani", "Kepala Biro Hukum", "Kementerian Energi", None),
        ),
        (
            "Some 40 employees, or one in ten, have left Oakvale since May.",
            ("Some 40 employees", None, "Oakvale", None),
        ),
        (
            "Sebanyak 30 orang, atau seperlima karyawan, diberhentikan dari Arunika pada Januari.",
            ("Sebanyak 30 orang", None, "Arunika", None),
        ),
    ],
)
def test_who_is_sold_now_works_elsewhere_or_is_counted_twice_is_a_row(
    text: str, row: tuple[str | None, ...], extractor: Extractor
) -> None:
    assert told(text, extractor) == [row]


def test_a_group_that_goes_to_another_organization_joins_it(extractor: Extractor) -> None:
    text = "Lima insinyur Arunika pindah ke Awan Biru, pesaing yang lebih besar."
    assert [row.kind for row in read_departures(article(text), extractor)] == ["joined"]


def row(person: str, **more: str) -> Departure:
    quote = Quote(f"{person} left.", "x.md", 1)
    details = dict.fromkeys(("group", "role", "organization", "destination", "when", "date")) | more
    return Departure(person=person, kind="resigned", quotes=(quote,), **details)


def test_the_network_knows_where_a_name_begins_and_the_rules_which_organization_it_is() -> None:
    ruled = (row("Brewmaster Gus Ford", organization="Nirvala"),)
    (found,) = combined(ruled, [Likely(0.7, row("Gus Ford", organization="Lukis Nirvala"))])
    assert (found.person, found.organization) == ("Gus Ford", "Nirvala")


def test_rules_and_network_mend_each_other() -> None:
    ruled = (row("Anna Holt", organization="Oakvale"), row("Mia Chan"), row("Rob Pike"))
    learned = [
        Likely(0.9, row("Anna Holt", role="chair", organization="Calder", destination="Oakvale")),
        Likely(0.1, row("Mia Chan")),
        Likely(0.95, row("Lena Fisk")),
        Likely(0.6, row("Tom Hale")),
    ]
    rows = combined(ruled, learned)
    assert [found.person for found in rows] == ["Anna Holt", "Lena Fisk"]
    assert (rows[0].role, rows[0].organization) == ("chair", "Oakvale")  # the network had it the wrong way round
