"""What training/answers.py learned, on disk: index/model/reader.safetensors, 8-bit numbers with one scale a row."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor

from index.errors import ModelError
from index.evidence import FEATURES, FIRST_PIECE, Pieces
from index.judgement import SIGNS
from index.network import Network
from index.translation import Lexicon
from index.vocabulary import Vocabulary

Floats = npt.NDArray[np.float32]

FILE = "reader.safetensors"
_SCALE = ".scale"


@dataclass(frozen=True, slots=True)
class Learned:
    """The network, the words it knows as telling or common, and the weights of the signs of a right answer."""

    network: Network
    vocabulary: Vocabulary
    confidence: Floats  # (SIGNS + 1,): a weight for each sign, and what they add to


def read_learned(folder: Path, lexicon: Lexicon) -> Learned:
    """What is in `folder`. Raises ModelError where a file is missing or damaged."""
    path = folder / FILE
    try:
        with safe_open(str(path), "pt") as file:
            arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 # it is no dictionary
            about = json.loads(file.metadata()["about"])
        static = read_static(folder)
        pieces = arrays.pop("known.pieces").long()
        rarity, confidence = arrays.pop("rarity").float().numpy(), arrays.pop("confidence").numpy()
        known = torch.full((len(static),), -1)
        known[pieces] = torch.arange(len(pieces)) + FIRST_PIECE
        network = Network(static, known, about["layers"])
        network.load_state_dict({name: _whole(name, arrays) for name in arrays if not name.endswith(_SCALE)})
        if about["features"] != FEATURES or confidence.shape != (SIGNS + 1,):
            raise ValueError("it was made by another version")
        return Learned(network.swift(), Vocabulary(about["stems"].split(), rarity, lexicon), confidence)
    except (OSError, ValueError, KeyError, IndexError, RuntimeError, TypeError, SafetensorError) as error:
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise ModelError(f"The reader's weights {path} can't be read ({reason}); install Eksodus again.") from None


def read_static(folder: Path) -> Tensor:
    """(pieces, WIDTH) int8: the vectors of the embedding in `folder`, of any length."""
    with safe_open(str(folder / "embedding" / "model.safetensors"), "pt") as file:
        static: Tensor = file.get_tensor("embeddings")
    return static


def read_pieces(folder: Path) -> Pieces:
    """The pieces that those vectors are of. Raises ModelError where the file is missing or damaged."""
    path = folder / "embedding" / "tokenizer.json"
    try:
        return Pieces(Tokenizer.from_file(str(path)))
    except Exception as error:  # the library raises nothing narrower
        raise ModelError(f"The tokenizer {path} can't be read ({error}); install Eksodus again.") from None


def write_learned(folder: Path, network: Network, stems: Sequence[str], rarity: Floats, confidence: Floats) -> None:
    """Write the file that `read_learned` reads."""
    arrays: dict[str, Tensor] = {
        "known.pieces": network.known.argsort()[(network.known < 0).sum() :].int(),
        "rarity": torch.from_numpy(rarity).half(),
        "confidence": torch.from_numpy(confidence),
    }
    for name, tensor in network.state_dict().items():
        if tensor.ndim < 2:
            arrays[name] = tensor.contiguous()
            continue
        scale = tensor.abs().amax(1).clamp(min=1e-9) / 127
        arrays[name] = (tensor / scale[:, None]).round().to(torch.int8)
        arrays[name + _SCALE] = scale
    about = {"layers": len(network.layers), "features": FEATURES, "stems": " ".join(stems)}
    save_file(arrays, str(folder / FILE), {"about": json.dumps(about, ensure_ascii=False)})
    (folder / FILE).chmod(0o644)  # the library writes it for its owner alone


def _whole(name: str, arrays: dict[str, Tensor]) -> Tensor:
    scale = arrays.get(name + _SCALE)
    return arrays[name] if scale is None else arrays[name].float() * scale[:, None]
