"""What training/answers.py learned, on disk: index/model/reader.npz, 8-bit numbers with one scale a row."""

import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor

from index.errors import ModelError
from index.evidence import FEATURES, Pieces
from index.judgement import SENTENCE_SIGNS, SIGNS
from index.network import Network
from index.translation import Lexicon
from index.vocabulary import Vocabulary

Floats = npt.NDArray[np.float32]
Arrays = Mapping[str, npt.NDArray[np.generic]]

FILE = "reader.npz"
_SCALE = ".scale"


@dataclass(frozen=True, slots=True)
class Learned:
    """The network and its pieces, the words it knows as telling, and the weights of the signs of a right answer."""

    network: Network
    pieces: Pieces
    vocabulary: Vocabulary
    choice: Floats  # (SENTENCE_SIGNS,): a weight for each sign of a sentence that answers
    confidence: Floats  # (SIGNS + 1,): a weight for each sign of a right choice, and what they add to
    share: float  # what a sentence's worth adds to the score of its page


def read_learned(folder: Path, lexicon: Lexicon) -> Learned:
    """What is in `folder`. Raises ModelError where a file is missing or damaged."""
    path = folder / FILE
    try:
        with path.open("rb") as raw, np.load(raw) as file:
            arrays = {name: file[name] for name in file.files}
        about = json.loads(arrays.pop("about").tobytes())
        rarity, choice, confidence = (arrays.pop(name) for name in ("rarity", "choice", "confidence"))
        share = float(arrays.pop("share"))
        if about["features"] != FEATURES or len(choice) != SENTENCE_SIGNS or len(confidence) != SIGNS + 1:
            raise ValueError("it was made by another version")
        pieces = Pieces(Tokenizer.from_str(arrays.pop("tokenizer").tobytes().decode()))
        network = Network(pieces.size, about["layers"])
        network.load_state_dict({name: _whole(name, arrays) for name in arrays if not name.endswith(_SCALE)})
        vocabulary = Vocabulary(about["stems"].split(), rarity.astype(np.float32), lexicon)
        return Learned(network.swift(), pieces, vocabulary, choice, confidence, share)
    except (
        OSError, EOFError, ValueError, KeyError, IndexError, TypeError, RuntimeError, zipfile.BadZipFile, zlib.error,
    ) as error:  # fmt: skip
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise ModelError(f"The reader's weights {path} can't be read ({reason}); install Eksodus again.") from None


def write_learned(folder: Path, network: Network, tokenizer: Tokenizer, stems: Sequence[str], rarity: Floats) -> None:
    """Write the file that `read_learned` reads; every sentence is as good as its odds until `write_judgement`."""
    about = {"layers": len(network.layers), "features": FEATURES, "stems": " ".join(stems)}
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "about": np.frombuffer(json.dumps(about, ensure_ascii=False).encode(), np.uint8),
        "tokenizer": np.frombuffer(tokenizer.to_str().encode(), np.uint8),
        "rarity": rarity.astype(np.float16),
        **_unjudged(),
    }
    for name, tensor in network.state_dict().items():
        if tensor.ndim < 2:
            arrays[name] = tensor.numpy()
            continue
        scale = tensor.abs().amax(1).clamp(min=1e-9) / 127
        arrays[name] = (tensor / scale[:, None]).round().to(torch.int8).numpy()
        arrays[name + _SCALE] = scale.half().numpy()
    np.savez_compressed(folder / FILE, allow_pickle=False, **arrays)


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
