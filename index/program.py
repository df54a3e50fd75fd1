"""Which program read the articles: what it made of them may be different after an update."""

import hashlib
from functools import cache
from importlib import resources

_MODELS = ("names.txt", "tagger.crf", "extractor.npz", "reader.npz")


@cache
def program_digest() -> str:
    """sha256, hex, of this package's code and of the weights that articles are read with."""
    package = resources.files("index")
    files = [path for path in package.iterdir() if path.name.endswith(".py")]
    files += [package / "model" / name for name in _MODELS]
    digest = hashlib.sha256()
    for path in sorted(files, key=lambda path: path.name):
        digest.update(path.read_bytes())
    return digest.hexdigest()
