"""A static bilingual embedding: one vector a token, averaged, so that a text and its translation land close together.

Every token starts where all-MiniLM-L6-v2, or any other English teacher, puts it; an Indonesian one where the teacher
puts its translations (Reimers and Gurevych 2020, by words instead of sentences), weighted by rarity (Arora et al.
2017). From there sentence-transformers' trainer takes it with in-batch negatives over the tasks of training/tasks.py.
"""

import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from datasets import Dataset, DatasetDict
from safetensors.numpy import save_file
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer

from index.language import Language, stems
from index.translation import Lexicon
from training.pieces import Texts
from training.tasks import Row

VOCABULARY = 60_000
DIMENSION = 384
EPOCHS = 3.0
BATCH = 2048
LEARNING_RATE = 0.05
RARITY = 1e-3  # a token's first weight is RARITY / (RARITY + its frequency)
PIECE = 0.5  # first weight of a token that only continues a word
OWN_LANGUAGE = 1.5  # a token this many times as frequent in Indonesian starts from its translations

Weights = npt.NDArray[np.float32]


def first_weights(
    tokenizer: Tokenizer, texts: Texts, teacher: SentenceTransformer | None, lexicon: Lexicon, seed: int
) -> Weights:
    """(tokens, DIMENSION): where training starts; without a teacher, English tokens start at random."""
    vocabulary = tokenizer.get_vocab()
    tokens = sorted(vocabulary, key=vocabulary.__getitem__)
    counts = {"en": _counts(tokenizer, texts.english), "id": _counts(tokenizer, texts.indonesian)}
    if teacher:
        plain = [token.removeprefix("##") for token in tokens]
        english = teacher.encode(plain, batch_size=512, normalize_embeddings=True, show_progress_bar=True)
    else:
        english = _unit(np.random.default_rng(seed).standard_normal((len(tokens), DIMENSION)).astype(np.float32))
    word_of = _words_of_stems([token for token in tokens if token.isalpha()], vocabulary, counts["en"])
    rows = np.array(english, np.float32)
    for number, token in enumerate(tokens):
        if token.isalpha() and counts["id"][number] > OWN_LANGUAGE * counts["en"][number]:
            translations = lexicon.translations(stems([token], "id")[0], "id", "en")
            found = [(word_of[stem], p) for stem, p in translations if stem in word_of]
            if found:
                rows[number] = _unit(sum(p * english[word] for word, p in found)[None])[0]
    frequency = counts["en"] + counts["id"]
    frequency /= frequency.sum()
    rows -= frequency @ rows
    if rows.shape[1] > DIMENSION:
        axes = np.linalg.eigh((rows * frequency[:, None]).T @ rows)[1][:, ::-1][:, :DIMENSION]
        rows = rows @ axes
    weight = RARITY / (RARITY + frequency) * np.array([PIECE if t.startswith("##") else 1.0 for t in tokens])
    rows = (rows * weight[:, None]).astype(np.float32)
    return np.asarray(rows / np.sqrt((rows**2).mean()), np.float32)


def train(tokenizer: Tokenizer, weights: Weights, tasks: Mapping[str, Sequence[Row]], seed: int) -> SentenceTransformer:
    """The model after `EPOCHS` over all tasks; a batch is of one task and holds no text twice."""
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=torch.from_numpy(weights))])
    data = DatasetDict({name: _dataset(rows) for name, rows in tasks.items()})
    with tempfile.TemporaryDirectory() as scratch:
        arguments = SentenceTransformerTrainingArguments(
            output_dir=scratch,
            num_train_epochs=EPOCHS,
            per_device_train_batch_size=BATCH,
            learning_rate=LEARNING_RATE,
            warmup_steps=0.1,
            batch_sampler="no_duplicates",
            save_strategy="no",
            report_to="none",
            logging_steps=100,
            seed=seed,
        )
        SentenceTransformerTrainer(
            model, arguments, train_dataset=data, loss=MultipleNegativesRankingLoss(model)
        ).train()
    return model


def save(model: SentenceTransformer, folder: Path) -> None:
    """Write the model as sentence-transformers reads it, its weights as 8-bit numbers with one scale a token."""
    model.save(str(folder), create_model_card=False)
    (module,) = (module for module in model if isinstance(module, StaticEmbedding))
    rows = module.embedding.weight.detach().cpu().numpy()
    scale = np.maximum(np.abs(rows).max(axis=1), 1e-9) / 127
    whole = np.round(rows / scale[:, None]).astype(np.int8)
    # The names are model2vec's; the library multiplies the two when it loads them.
    save_file({"embeddings": whole, "weights": scale.astype(np.float32)}, folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)  # the library writes it for its owner alone


def _dataset(rows: Sequence[Row]) -> Dataset:
    return Dataset.from_dict({"anchor": [anchor for anchor, _ in rows], "positive": [other for _, other in rows]})


def _counts(tokenizer: Tokenizer, texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """(tokens,): how often each token stands in `texts`."""
    counts: Counter[int] = Counter()
    for encoding in tokenizer.encode_batch(texts):
        counts.update(encoding.ids)
    return np.array([counts[number] for number in range(tokenizer.get_vocab_size())], np.float64)


def _words_of_stems(
    tokens: Sequence[str], vocabulary: Mapping[str, int], counts: npt.NDArray[np.float64]
) -> dict[str, int]:
    """The most frequent English token of each stem."""
    language: Language = "en"
    best: dict[str, int] = {}
    for token, stem in zip(tokens, stems(list(tokens), language), strict=True):
        number = vocabulary[token]
        if counts[number] and (stem not in best or counts[number] > counts[best[stem]]):
            best[stem] = number
    return best


def _unit(rows: npt.NDArray[np.floating]) -> Weights:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)
