"""What training learned, on disk: reader.npz and extractor.npz in index/model, 8-bit numbers with one scale a row.

The extractor shares the reader's pieces of words and their vectors.
"""

import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor

from index.errors import ModelError
from index.evidence import FEATURES, Pieces
from index.gate import Gate
from index.judgement import SENTENCE_SIGNS, SIGNS
from index.labels import KINDS, LOOKS, Labeller
from index.network import Encoder, Network
from index.translation import Lexicon
from index.vocabulary import Vocabulary

Floats = npt.NDArray[np.float32]
Arrays = Mapping[str, npt.NDArray[np.generic]]

FILE = "reader.npz"
EXTRACTOR = "extractor.npz"
_SCALE = ".scale"
_TABLE = "table.weight"
_DAMAGE = (
    OSError, EOFError, ValueError, KeyError, IndexError, TypeError, RuntimeError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Learned:
    """The network and its pieces, the words it knows as telling, and the weights of the signs of a right answer."""

    network: Network
    pieces: Pieces
    vocabulary: Vocabulary
    choice: Floats  # (SENTENCE_SIGNS,): a weight for each sign of a sentence that answers
    confidence: Floats  # (SIGNS + 1,): a weight for each sign of a right choice, and what they add to
    share: float  # what a sentence's worth adds to the score of its page


@dataclass(frozen=True, slots=True)
class Labelling:
    """The network that labels who leaves, the reader's pieces, and what tells which sentences it need not read."""

    labeller: Labeller
    pieces: Pieces
    gate: Gate


def read_learned(folder: Path, lexicon: Lexicon, *, swift: bool = True) -> Learned:
    """What is in `folder`, to learn on from where not `swift`. Raises ModelError where a file is missing or damaged."""
    path = folder / FILE
    try:
        arrays = _read(path)
        about = json.loads(arrays.pop("about").tobytes())
        rarity, choice, confidence = (arrays.pop(n).astype(np.float32) for n in ("rarity", "choice", "confidence"))
        share = float(arrays.pop("share"))
        if about["features"] != FEATURES or len(choice) != SENTENCE_SIGNS or len(confidence) != SIGNS + 1:
            raise ValueError("it was made by another version")
        pieces, table = _words(path, path.stat().st_mtime_ns)
        network = Network(pieces.size, about["layers"])
        _fill(network, arrays, table)
        vocabulary = Vocabulary(about["stems"].split(), rarity, lexicon)
        return Learned(network.swift() if swift else network, pieces, vocabulary, choice, confidence, share)
    except _DAMAGE as error:
        raise _unreadable("reader", path, error) from None


def read_labeller(folder: Path) -> Labelling:
    """The extractor's part of what is in `folder`. Raises ModelError where a file is missing or damaged."""
    path = folder / EXTRACTOR
    try:
        arrays = _read(path)
        about = json.loads(arrays.pop("about").tobytes())
        if (about["looks"], tuple(about["kinds"])) != (LOOKS, KINDS):
            raise ValueError("it was made by another version")
        words = folder / FILE
        pieces, table = _words(words, words.stat().st_mtime_ns)
        labeller = Labeller(pieces.size, about["layers"])
        _fill(labeller, arrays, table)
        return Labelling(labeller.swift(), pieces, Gate(about["gate"], about["least"]))
    except _DAMAGE as error:
        raise _unreadable("extractor", path, error) from None


@cache
def _words(path: Path, _written: int) -> tuple[Pieces, Tensor]:
    """The pieces in the reader's file and their vectors, which two networks share; written anew it is read anew."""
    arrays = _read(path, "tokenizer", _TABLE, _TABLE + _SCALE)
    return Pieces(Tokenizer.from_str(arrays["tokenizer"].tobytes().decode())), _whole(_TABLE, arrays)


def _read(path: Path, *names: str) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays of those `names` in the file; without names, all but those of `_words`."""
    with path.open("rb") as raw, np.load(raw) as file:
        kept = names or [name for name in file.files if name != "tokenizer" and not name.startswith(_TABLE)]
        return {name: file[name] for name in kept}


def _fill(network: Encoder, arrays: Arrays, table: Tensor) -> None:
    """Give `network` its weights; the vectors of pieces stay where they are."""
    network.table.weight = torch.nn.Parameter(table, requires_grad=False)
    weights = {name: _whole(name, arrays) for name in arrays if not name.endswith(_SCALE)}
    network.load_state_dict({**weights, _TABLE: table})


def _unreadable(what: str, path: Path, error: BaseException) -> ModelError:
    reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
    return ModelError(f"The {what}'s weights {path} can't be read ({reason}); install Eksodus again.")


def write_learned(folder: Path, network: Network, tokenizer: Tokenizer, stems: Sequence[str], rarity: Floats) -> None:
    """Write the file that `read_learned` reads; every sentence is as good as its odds until `write_judgement`."""
    about = {"layers": len(network.layers), "features": FEATURES, "stems": " ".join(stems)}
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "about": np.frombuffer(json.dumps(about, ensure_ascii=False).encode(), np.uint8),
        "tokenizer": np.frombuffer(tokenizer.to_str().encode(), np.uint8),
        "rarity": rarity.astype(np.float16),
        **_unjudged(),
    }
    arrays |= _rounded(network.state_dict())
    np.savez_compressed(folder / FILE, allow_pickle=False, **arrays)


def write_labeller(folder: Path, labeller: Labeller, gate: Gate) -> None:
    """Write the file that `read_labeller` reads, beside the reader's."""
    about = {
        "layers": len(labeller.layers), "looks": LOOKS, "kinds": KINDS,
        "gate": {gram: round(weight, 3) for gram, weight in gate.weights.items()}, "least": gate.least,
    }  # fmt: skip
    weights = {name: tensor for name, tensor in labeller.state_dict().items() if name != _TABLE}
    text = np.frombuffer(json.dumps(about, ensure_ascii=False).encode(), np.uint8)
    np.savez_compressed(folder / EXTRACTOR, allow_pickle=False, about=text, **_rounded(weights))


def _rounded(weights: Mapping[str, Tensor]) -> dict[str, npt.NDArray[np.generic]]:
    """Matrices as 8-bit numbers with a scale for each row."""
    arrays: dict[str, npt.NDArray[np.generic]] = {}
    for name, tensor in weights.items():
        if tensor.ndim < 2:
            arrays[name] = tensor.numpy()
            continue
        scale = tensor.abs().amax(1).clamp(min=1e-9) / 127
        arrays[name] = (tensor / scale[:, None]).round().to(torch.int8).numpy()
        arrays[name + _SCALE] = scale.half().numpy()
    return arrays


def write_judgement(folder: Path, choice: Floats, confidence: Floats, share: float) -> None:
    """Put the weights of signs and of pages into the file that `write_learned` wrote."""
    with np.load(folder / FILE) as file:
        arrays = {name: file[name] for name in file.files}
    arrays |= {"choice": choice, "confidence": confidence, "share": np.array(share, np.float32)}
    np.savez_compressed(folder / FILE, allow_pickle=False, **arrays)


def forget_judgement(folder: Path) -> None:
    """Leave the network in `folder` as `write_learned` wrote it, whatever signs it was judged by."""
    unjudged = _unjudged()
    write_judgement(folder, unjudged["choice"], unjudged["confidence"], 0.0)


def _unjudged() -> dict[str, Floats]:
    first = np.eye(1, max(SENTENCE_SIGNS, SIGNS + 1), dtype=np.float32)[0]
    return {"choice": first[:SENTENCE_SIGNS], "confidence": first[: SIGNS + 1], "share": np.zeros((), np.float32)}


def _whole(name: str, arrays: Arrays) -> Tensor:
    rows = torch.from_numpy(arrays[name])
    scale = arrays.get(name + _SCALE)
    return rows if scale is None else rows.float() * torch.from_numpy(scale).float()[:, None]
