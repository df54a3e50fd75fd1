"""What several tests share: the model in the box, loaded once, and a knowledge of small corpora."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from index import Knowledge
from index.embedding import Embedder
from index.extraction import Extractor
from index.knowledge import EXTRACTOR, LEXICON, TAGGER
from index.tagger import Tagger
from index.translation import Lexicon

settings.register_profile("patient", deadline=None)  # a busy machine fails no test
settings.load_profile("patient")
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material beside the project; tests that want it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder with the original article and the development sets is not here")
    return SHARED


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return Embedder()


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.open(LEXICON)


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    return Tagger.open(TAGGER)


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor.open(EXTRACTOR)


@pytest.fixture
def corpus(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Make a corpus folder of these files."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        folder = tmp_path / "corpus"
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return make


@pytest.fixture(scope="session")
def article(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """The article that ships with the project, indexed once for all tests."""
    return Knowledge.open(Path(__file__).resolve().parents[1] / "corpus", tmp_path_factory.mktemp("index"))
