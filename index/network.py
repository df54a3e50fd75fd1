"""The reader's network: a small transformer that reads a question and a passage together and points at the answer.

A BERT encoder (Devlin et al. 2019) over words instead of pieces. A word enters as the mean of its pieces' vectors, and
with what the evidence says of it; what comes out for each word is how likely an answer starts and ends there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from index.evidence import FEATURES, FIRST_PIECE, Sheet

Floats = npt.NDArray[np.float32]

WIDTH: Final = 384
HEADS: Final = 12
INNER: Final = 1536
POSITIONS: Final = 384


@dataclass(frozen=True, slots=True)
class Batch:
    """Sheets side by side, padded to the longest; b sheets of at most n words, p pieces in all."""

    pieces: Tensor  # (p,) numbers
    word: Tensor  # (p,) the place, in b * n, of the word that a piece belongs to
    features: Tensor  # (b, n, f)
    passage: Tensor  # (b, n) 1 for the words of a passage, else 0
    inside: Tensor  # (b, n) whether there is a word at all


def gather(sheets: Sequence[Sheet]) -> Batch:
    """A batch of `sheets`, of which there must be one."""
    longest = max(len(sheet.features) for sheet in sheets)
    features = torch.zeros(len(sheets), longest, sheets[0].features.shape[1])
    passage = torch.zeros(len(sheets), longest, dtype=torch.long)
    inside = torch.zeros(len(sheets), longest, dtype=torch.bool)
    pieces: list[Tensor] = []
    places: list[Tensor] = []
    for row, sheet in enumerate(sheets):
        n = len(sheet.features)
        features[row, :n] = torch.from_numpy(sheet.features)
        passage[row, sheet.start : n] = 1
        inside[row, :n] = True
        pieces.append(torch.from_numpy(sheet.pieces))
        places.append(torch.from_numpy(sheet.word) + row * longest)
    return Batch(torch.cat(pieces), torch.cat(places), features, passage, inside)


class Layer(nn.Module):
    """Attention and a perceptron, each added to what went in and normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.merge = nn.Linear(WIDTH, WIDTH)
        self.merged = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.out = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, rows: Tensor, mask: Tensor, drop: Callable[[Tensor], Tensor]) -> Tensor:
        """(b, n, WIDTH) after this layer; `mask` is (b, 1, 1, n)."""
        b, n, _ = rows.shape
        parts = (part(rows).view(b, n, HEADS, -1).transpose(1, 2) for part in (self.query, self.key, self.value))
        query, key, value = parts
        # PyTorch's own attention learns several times slower than this on a processor.
        scores = query @ key.transpose(-2, -1) * (WIDTH // HEADS) ** -0.5 + mask
        mixed = torch.softmax(scores, -1).to(value.dtype) @ value
        rows = self.merged(rows + drop(self.merge(mixed.transpose(1, 2).reshape(b, n, WIDTH))))
        return self.out(rows + drop(self.down(functional.gelu(self.up(rows)))))  # type: ignore[no-any-return]


class Rounded(nn.Module):
    """A linear layer in 8-bit arithmetic: weights by output and what comes in by row have a scale of their own."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.scale = linear.weight.detach().abs().amax(1).clamp(min=1e-9) / 127
        self.weight = (linear.weight.detach() / self.scale[:, None]).round().to(torch.int8).t().contiguous()
        self.bias = linear.bias.detach()

    def forward(self, rows: Tensor) -> Tensor:
        """(..., outputs) of (..., inputs)."""
        flat = rows.reshape(-1, rows.shape[-1])
        scale = flat.abs().amax(1, keepdim=True).clamp(min=1e-9) / 127
        product = torch._int_mm((flat / scale).round().to(torch.int8), self.weight)
        return (product * (scale * self.scale) + self.bias).view(*rows.shape[:-1], -1)


def exact_in_8_bits() -> bool:
    """Whether the processor multiplies 8-bit numbers fast and without overflow; older ones saturate."""
    if not torch.backends.cpu.get_cpu_capability().startswith("AVX512"):
        return False
    large = torch.full((32, WIDTH), 127, dtype=torch.int8)
    return bool((torch._int_mm(large, large.t().contiguous()) == 127 * 127 * WIDTH).all())


class Encoder(nn.Module):
    """The transformer alone: what it makes of each word, of which it is told `features` numbers beside its pieces.

    Training drops a share `dropout` of the numbers between the parts, by `chance` (None: PyTorch's own).
    """

    def __init__(self, pieces: int, layers: int, features: int) -> None:
        super().__init__()
        self.table = nn.Embedding(FIRST_PIECE + pieces, WIDTH)
        self.position, self.part = nn.Embedding(POSITIONS, WIDTH), nn.Embedding(2, WIDTH)
        self.feature = nn.Linear(features, WIDTH)
        self.entry = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.dropout = 0.0
        self.chance: torch.Generator | None = None

    def states(self, batch: Batch) -> Tensor:
        """(b, n, WIDTH) what the last layer makes of each word."""
        b, n = batch.inside.shape
        rows = self._words(batch).view(b, n, WIDTH)
        place = torch.arange(n).clamp(max=POSITIONS - 1)
        rows = rows + self.position(place) + self.part(batch.passage) + self.feature(batch.features)
        rows = self._drop(self.entry(rows))
        mask = torch.zeros(b, 1, 1, n, dtype=rows.dtype).masked_fill(~batch.inside[:, None, None, :], float("-inf"))
        for layer in self.layers:
            rows = layer(rows, mask, self._drop)
        return rows

    def _words(self, batch: Batch) -> Tensor:
        """(b * n, WIDTH) the mean of the vectors of each word's pieces."""
        vectors = self.table(batch.pieces)
        size = batch.inside.numel()
        count = torch.zeros(size).index_add_(0, batch.word, torch.ones(len(batch.word))).clamp(min=1)
        return torch.zeros(size, WIDTH, dtype=vectors.dtype).index_add_(0, batch.word, vectors) / count[:, None]

    def _drop(self, rows: Tensor) -> Tensor:
        if not self.training or not self.dropout:
            return rows
        kept = torch.empty_like(rows).bernoulli_(1 - self.dropout, generator=self.chance)
        return rows * kept / (1 - self.dropout)

    def swift(self) -> Self:
        """The same in 8-bit arithmetic where the processor is good at it: twice as fast, for reading only."""
        if exact_in_8_bits():
            for layer in self.layers:
                for name, part in list(layer.named_children()):
                    if isinstance(part, nn.Linear):
                        setattr(layer, name, Rounded(part))
        return self.eval()


class Network(Encoder):
    """Scores of where an answer starts and ends; the first place, before the question, stands for no answer."""

    def __init__(self, pieces: int, layers: int) -> None:
        super().__init__(pieces, layers, FEATURES)
        self.ends = nn.Linear(WIDTH, 2)

    def forward(self, batch: Batch) -> Tensor:
        """(2, b, n) logits of start and end; -inf where no answer can be."""
        scores = self.ends(self.states(batch)).float().permute(2, 0, 1)
        allowed = batch.passage.bool()
        allowed[:, 0] = True
        return scores.masked_fill(~allowed, float("-inf"))  # type: ignore[no-any-return]

    @torch.inference_mode()
    def read(self, sheet: Sheet) -> Floats:
        """(2, words + 1) logits of where an answer starts and ends: no answer first, then the passage's words."""
        scores = self(gather([sheet]))[:, 0].numpy()
        return np.concatenate([scores[:, :1], scores[:, sheet.start :]], axis=1)
