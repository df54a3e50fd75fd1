"""What training/answers.py learned, as plain arithmetic on the numbers in index/model/answers.json."""

import base64
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import ModelError
from index.evidence import SLOTS, Evidence
from index.judgement import Judgement, Trees
from index.translation import Lexicon
from index.vocabulary import Vocabulary

Floats = npt.NDArray[np.float32]

_BEFORE, _FIRST, _LAST, _AFTER = (SLOTS.index(slot) for slot in (-1, 0, 1, 2))


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores candidates by their features and by what the words in and around them mean to the question's words."""

    words: Floats  # (vocabulary, d): a word of a text
    questions: Floats  # (vocabulary, d): a word of a question
    mean: Floats  # (features,): features are brought to mean 0 and deviation 1
    deviation: Floats
    layers: tuple[tuple[Floats, Floats], ...]  # weights (inputs, outputs) and biases of a rectified perceptron

    def score(self, evidence: Evidence) -> Floats:
        """(n,) a score for each candidate; only differences within one question mean anything."""
        n, width = len(evidence.first), self.words.shape[1]
        around = self.words[evidence.slots]
        asked = self.questions[evidence.asked].mean(axis=0) if len(evidence.asked) else np.zeros(width, np.float32)
        focus = self.questions[evidence.focus]
        ends, before, after = around[:, _FIRST] + around[:, _LAST], around[:, _BEFORE], around[:, _AFTER]
        features = (evidence.features - self.mean) / self.deviation
        question = np.tile(np.concatenate([asked, focus]), (n, 1))
        products = [ends * asked, ends * focus, before * asked, after * asked, before * focus, after * focus]
        rows = np.concatenate([features, around.reshape(n, -1), question, *products], axis=1)
        for weights, bias in self.layers[:-1]:
            rows = np.maximum(rows @ weights + bias, 0)
        weights, bias = self.layers[-1]
        return np.asarray((rows @ weights + bias)[:, 0], np.float32)


@dataclass(frozen=True, slots=True)
class Weights:
    """All that was learned: the scorer of candidates, the weights of signs, and the trees that judge the best one."""

    vocabulary: Vocabulary
    scorer: Scorer
    signs: Floats
    trees: Trees
    slope: float  # of the trees' log-odds, so that they become a probability to be right (Platt 1999)
    offset: float

    def confidence(self, judgement: Judgement) -> float:
        """The probability that the judged candidate's sentence answers."""
        row = np.append(judgement.features, self.signs[judgement.signs].sum()).astype(np.float32)
        return float(1 / (1 + np.exp(-(self.slope * self.trees.odds(row) + self.offset))))


def read_weights(path: Path, lexicon: Lexicon) -> Weights:
    """The weights in `path`. Raises ModelError where the file is missing or damaged."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        arrays = {name: unpacked(*packed) for name, packed in data["arrays"].items()}
        layers = tuple((arrays[f"weights_{n}"], arrays[f"bias_{n}"]) for n in range(data["layers"]))
        scorer = Scorer(arrays["words"], arrays["questions"], arrays["mean"], arrays["deviation"], layers)
        places = (arrays[name].astype(np.int64) for name in ("roots", "feature", "left", "right"))
        roots, feature, left, right = places
        trees = Trees(roots, feature, arrays["threshold"], left, right, arrays["value"], data["baseline"])
        vocabulary = Vocabulary(data["stems"].split(), arrays["rarity"], lexicon)
        return Weights(vocabulary, scorer, arrays["signs"], trees, data["slope"], data["offset"])
    except (OSError, ValueError, KeyError, TypeError, zlib.error) as error:
        raise ModelError(f"The reader's weights {path} can't be read ({error}); install Eksodus again.") from None


def packed(array: npt.NDArray[Any], kind: str) -> tuple[str, list[int], float, str]:
    """An array as JSON values: kind, shape, scale, and its numbers compressed; int8 ones are shares of the largest."""
    scale = 1.0
    if kind == "int8":
        scale = float(np.abs(array).max()) / 127 or 1.0
    numbers = np.round(array / scale) if kind == "int8" else array
    return kind, list(array.shape), scale, base64.b64encode(zlib.compress(numbers.astype(kind).tobytes(), 9)).decode()


def unpacked(kind: str, shape: Sequence[int], scale: float, numbers: str) -> Floats:
    """What `packed` packed, as float32."""
    flat = np.frombuffer(zlib.decompress(base64.b64decode(numbers)), kind)
    return flat.reshape(shape).astype(np.float32) * np.float32(scale)
