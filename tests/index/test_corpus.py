"""Folders of articles, real files in every format and state."""

import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import fpdf
import pytest

from index.corpus import Document, read_corpus, read_files, scan
from index.errors import CorpusError

Make = Callable[[Mapping[str, str | bytes]], Path]

ARTICLE = """---
title: Gudang tutup
language: id
source: Harian Contoh
url: https://contoh.example/gudang
published: 2024-10-04
---

# Gudang tutup

Ani Wijaya *keluar* dari PT Gudang
pada Senin.

- Budi ikut pergi.

> Kami sedih, kata
> seorang pegawai.

| Nama | Tujuan |
| ---- | ------ |
| Ani  | Xendit |

Baca juga: Kabar lain

```
kode = 1
```
"""


def texts(document: Document) -> list[str]:
    return [document.text[p.start : p.end] for p in document.paragraphs]


def only(folder: Path) -> Document:
    found = read_corpus(folder)
    assert [str(problem) for problem in found.problems] == []
    (document,) = found.documents
    return document


def problem(folder: Path, name: str) -> str:
    found = read_corpus(folder)
    (message,) = [str(p) for p in found.problems if p.path == name]
    assert name not in {document.path for document in found.documents}
    return message


def pdf(*paragraphs: str) -> bytes:
    page = fpdf.FPDF()
    page.add_page()
    page.set_font("Helvetica", size=12)
    for paragraph in paragraphs:
        page.multi_cell(0, 6, paragraph)
        page.ln(8)
    return bytes(page.output())


def test_markdown_with_front_matter(corpus: Make) -> None:
    document = only(corpus({"2024/gudang.md": ARTICLE}))
    assert (document.path, document.title, document.language) == ("2024/gudang.md", "Gudang tutup", "id")
    assert (document.source, document.url) == ("Harian Contoh", "https://contoh.example/gudang")
    assert str(document.published) == "2024-10-04"
    assert document.text == ARTICLE
    assert texts(document) == [
        "Gudang tutup",
        "Ani Wijaya *keluar* dari PT Gudang\npada Senin.",
        "Budi ikut pergi.",
        "Kami sedih, kata\n> seorang pegawai.",
        "| Nama | Tujuan |",
        "| Ani  | Xendit |",
    ]


def test_markdown_without_front_matter_takes_its_heading_as_title(corpus: Make) -> None:
    document = only(corpus({"a.md": "Pembuka yang singkat di sini.\n\n## Kabar gudang\n\nAni pergi dari sana."}))
    assert document.title == "Kabar gudang"


def test_windows_line_ends_keep_the_offsets(corpus: Make) -> None:
    document = only(corpus({"a.md": "---\r\ntitle: T\r\n---\r\n\r\nSatu baris\r\ndua baris.\r\n\r\nTiga.\r\n"}))
    assert texts(document) == ["Satu baris\r\ndua baris.", "Tiga."]


def test_plain_text_takes_a_short_first_line_as_title_and_keeps_it(corpus: Make) -> None:
    document = only(corpus({"kabar-gudang.txt": "Gudang tutup\n\nAni Wijaya pergi dari sana.\n"}))
    assert document.title == "Gudang tutup"
    assert texts(document) == ["Gudang tutup", "Ani Wijaya pergi dari sana."]
    assert only(corpus({"kabar-gudang.txt": "Ani Wijaya pergi dari sana."})).title == "kabar gudang"


def test_wrapped_lines_are_one_paragraph_and_long_lines_are_several(corpus: Make) -> None:
    wrapped = "Ani Wijaya pergi dari\ngudang itu pada hari\nSenin.\nLalu Budi menyusul ke\nluar kota."
    assert texts(only(corpus({"a.txt": wrapped}))) == [
        "Ani Wijaya pergi dari\ngudang itu pada hari\nSenin.",
        "Lalu Budi menyusul ke\nluar kota.",
    ]
    long = "Ani Wijaya pergi " * 10
    assert len(texts(only(corpus({"a.txt": f"{long}\n{long}"})))) == 2


def test_stray_lines_are_left_out_wherever_they_stand(corpus: Make) -> None:
    text = "Satu paragraf yang utuh.\n\nMEMBACA  Harga beras turun.\n\nDua kalimat di sini.\nTinggalkan komentar"
    document = only(corpus({"a.txt": text}))
    assert texts(document) == ["Satu paragraf yang utuh.", "Dua kalimat di sini."]
    assert [p.number for p in document.paragraphs] == [1, 3]


def test_html_gives_the_article_without_the_page_around_it(corpus: Make) -> None:
    page = """<html lang="en"><head><title>Gudang tutup | Harian</title>
    <meta property="og:title" content="Gudang tutup"><meta property="og:site_name" content="Harian Contoh">
    <meta property="article:published_time" content="2024-10-04T08:00:00Z"></head><body>
    <nav><a href="/">Beranda</a><a href="/bisnis">Bisnis</a></nav><article><h1>Gudang tutup</h1>
    <p>Ani Wijaya keluar dari PT Gudang pada Senin, setelah sepuluh tahun memimpin perusahaan itu di Surabaya.</p>
    <p>Baca juga: <a href="/x">Harga beras turun</a></p>
    <p>Budi Santoso menggantikannya mulai bulan depan, demikian pengumuman perusahaan kepada para pegawai.</p>
    </article><footer>Hak cipta 2024</footer><script>alert(1)</script></body></html>"""
    document = only(corpus({"a.html": page}))
    assert (document.title, document.source, str(document.published)) == ("Gudang tutup", "Harian Contoh", "2024-10-04")
    assert document.language == "id"  # by its words, though its template says English
    body = "\n".join(texts(document))
    assert "Ani Wijaya keluar" in body
    assert "Budi Santoso menggantikannya" in body
    assert not any(stray in body for stray in ("Beranda", "beras", "alert", "Hak cipta"))


def test_pdf_gives_its_paragraphs(corpus: Make) -> None:
    first = "Ani Wijaya keluar dari PT Gudang pada Senin, setelah sepuluh tahun memimpin perusahaan itu. " * 3
    document = only(corpus({"a.pdf": pdf(first, "Budi Santoso menggantikannya.")}))
    assert [" ".join(text.split()) for text in texts(document)] == [first.strip(), "Budi Santoso menggantikannya."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_that_articles_come_in(corpus: Make, encoding: str) -> None:
    text = "Café Müller menutup gerainya. Señor Núñez pergi ke São Paulo pada hari Senin yang cerah."
    assert only(corpus({"a.txt": text.encode(encoding)})).text == text


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n ", "is empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x02\x03", "is no text"),
        ("a.txt", b"\x1b[2JAni pergi dari sana.", "is no text"),
        ("a.txt", b"Tinggalkan komentar\n\nShare this", "has no text of an article"),
        ("a.md", b"---\ntitle: [a\n---\n\nAni pergi.", "front matter that is no valid YAML"),
        ("a.md", b"---\n- a\n- b\n---\n\nAni pergi.", "front matter that is no list"),
        ("a.md", b"---\nlanguage: fr\n---\n\nAni pergi.", "'language' takes id or en"),
        ("a.md", b"---\npublished: kemarin\n---\n\nAni pergi.", "'published' takes a date"),
        ("a.pdf", b"%PDF-1.7 broken", "is a damaged PDF"),
        ("a.pdf", b"no pdf at all", "is a damaged PDF"),
        ("a.html", b"<html><body></body></html>", "has no article text"),
        ("a.docx", b"PK", "is of a kind that is not read"),
    ],
)
def test_a_bad_file_is_named_and_the_others_are_read(corpus: Make, name: str, content: bytes, says: str) -> None:
    folder = corpus({name: content, "good.txt": "Ani pergi dari gudang."})
    assert says in problem(folder, name)
    assert [document.path for document in read_corpus(folder).documents] == ["good.txt"]


def test_an_empty_pdf_and_one_with_a_password(corpus: Make) -> None:
    assert "without text" in problem(corpus({"a.pdf": pdf()}), "a.pdf")
    locked = fpdf.FPDF()
    locked.add_page()
    locked.set_font("Helvetica")
    locked.cell(text="Ani pergi.")
    locked.set_encryption(owner_password="a", user_password="b")
    assert "password" in problem(corpus({"a.pdf": bytes(locked.output())}), "a.pdf")


def test_a_second_file_with_the_same_content_is_named_with_the_first(corpus: Make) -> None:
    folder = corpus({"a.txt": "Ani pergi dari gudang.", "b/c.txt": "Ani pergi dari gudang."})
    assert problem(folder, "b/c.txt") == "b/c.txt has the same content as a.txt, which is indexed; remove one of them."


def test_links_out_of_the_folder_are_not_read(corpus: Make, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "Ani pergi dari gudang."})
    (tmp_path / "secret.txt").write_text("Rahasia besar perusahaan.")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path, target_is_directory=True)
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    assert "leaves the corpus folder" in problem(folder, "link.txt")
    assert "link to a folder" in problem(folder, "up")
    assert "loop.txt" in {p.path for p in read_corpus(folder).problems}
    assert [document.path for document in read_corpus(folder).documents] == ["a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are other there")
def test_hidden_and_temporary_files_are_passed_over(corpus: Make) -> None:
    files = dict.fromkeys((".a.txt", "a.txt~", "~a.txt", "a.txt.swp", ".git/a.txt", "departures.yaml"), "Ani pergi.")
    found = read_corpus(corpus(files | {"b.txt": "Budi pergi dari gudang."}))
    assert [document.path for document in found.documents] == ["b.txt"]
    assert found.problems == ()


def test_a_missing_folder_and_a_file_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="does not exist"):
        read_corpus(tmp_path / "none")
    (tmp_path / "file").write_text("x")
    with pytest.raises(CorpusError, match="is not a folder"):
        scan(tmp_path / "file")


def test_the_digest_of_a_listing_follows_touches(corpus: Make) -> None:
    folder = corpus({"a.txt": "Ani pergi dari gudang."})
    time.sleep(0.1)
    before = scan(folder).digest
    assert scan(folder).digest == before
    (folder / "a.txt").write_text("Ani kembali ke gudang.")
    after = scan(folder).digest
    assert after != before
    (folder / "departures.yaml").write_text("")
    assert scan(folder).digest not in (before, after)


def test_a_file_that_goes_after_it_was_listed_is_left_out(corpus: Make) -> None:
    folder = corpus({"a.txt": "Ani pergi dari gudang.", "b.txt": "Budi tinggal."})
    listing = scan(folder)
    (folder / "a.txt").unlink()
    assert [entry.name for entry, _ in read_files(folder, listing, {})] == ["b.txt"]


def test_a_link_to_nothing_is_named(corpus: Make) -> None:
    folder = corpus({"a.txt": "Ani pergi dari gudang."})
    (folder / "link.txt").symlink_to(folder / "gone.txt")
    assert "can't be read" in problem(folder, "link.txt")


def test_only_what_changed_is_read_again(corpus: Make) -> None:
    folder = corpus({"a.txt": "Ani pergi dari gudang.", "b.txt": "Budi tinggal.", "c.txt": ""})
    for path in folder.iterdir():
        os.utime(path, (1_000_000_000, 1_000_000_000))
    listing = scan(folder)
    listing = replace(listing, taken=listing.taken + 10_000_000_000)  # as ten seconds later
    known = {entry.name: entry for entry, _ in read_files(folder, listing, {})}
    (folder / "b.txt").write_text("Budi pergi.")
    again = list(read_files(folder, scan(folder), known))
    assert [document and document.path for _, document in again] == [None, "b.txt", None]
    assert [entry.problem is None for entry, _ in again] == [True, True, False]
    assert again[0][0].content == known["a.txt"].content


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_not_utf_8_is_named_as_far_as_it_goes(corpus: Make) -> None:
    folder = corpus({"a.txt": "Ani pergi dari gudang."})
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("Budi tinggal.")
    found = read_corpus(folder)
    assert [document.path for document in found.documents] == ["a.txt"]
    assert [str(problem) for problem in found.problems] == ["caf?.txt has a name that is not UTF-8; rename it."]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_a_pipe_is_named_and_not_waited_for(corpus: Make) -> None:
    folder = corpus({"a.txt": "Ani pergi dari gudang."})
    os.mkfifo(folder / "b.txt")
    assert "is no file that can be read" in problem(folder, "b.txt")


def test_a_file_of_a_kind_that_is_not_read_is_noticed(corpus: Make) -> None:
    folder = corpus({"a.txt": "Ani pergi dari gudang."})
    os.utime(folder / "a.txt", ns=(1, 1))
    time.sleep(0.1)
    before = scan(folder).digest
    assert scan(folder).digest == before
    (folder / "a.docx").write_bytes(b"PK")
    assert scan(folder).digest != before


def test_a_file_that_may_change_without_a_trace_is_looked_at_again(corpus: Make) -> None:
    """File systems tell times by coarse clocks, and a clock that is ahead tells nothing."""
    folder = corpus({"a.txt": "Ani pergi dari gudang."})
    os.utime(folder / "a.txt", (4_000_000_000, 4_000_000_000))
    assert scan(folder).digest != scan(folder).digest
