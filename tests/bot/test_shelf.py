"""Articles put into the corpus folder under safe names."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shelf import KINDS, UnreadableError, put, safe_name, take
from index import EksodusError, Knowledge

TEXT = "Anna Lestari left Example Labs for Other Labs.\n"


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("news.md", "news.md"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\secret\\a b.PDF", "a-b.pdf"),
        (".hidden.md", "hidden.md"),
        ("....md", "article.md"),
        ("Berita é.html", "Berita-é.html"),
        ("departures.yaml", None),
        ("x.exe", None),
        ("", None),
    ],
)
def test_names(given_name: str, kept: str | None) -> None:
    assert safe_name(given_name) == kept


@given(st.text(), st.sampled_from(KINDS))
def test_no_name_leaves_the_folder(stem: str, suffix: str) -> None:
    name = safe_name(stem + suffix)
    assert name is None or (Path("/corpus") / name).resolve().parent == Path("/corpus").resolve()
    assert name is None or (not name.startswith(".") and len(name.encode()) < 120)


def test_what_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.md").write_text(TEXT)
    knowledge = Knowledge.open(folder, tmp_path / "index")
    with pytest.raises(UnreadableError, match="same content"):
        put(knowledge, folder, "b.md", TEXT.encode(), replace=False)
    with pytest.raises(EksodusError, match="is empty"):
        put(knowledge, folder, "a.md", b"  ", replace=True)
    with pytest.raises(FileExistsError):
        put(knowledge, folder, "a.md", b"Other text.", replace=False)
    with pytest.raises(EksodusError, match="no article"):
        take(knowledge, folder, "a.md")
    assert [(path.name, path.read_text()) for path in folder.iterdir()] == [("a.md", TEXT)]
    assert knowledge.status().fresh or knowledge.refresh().documents == 1
