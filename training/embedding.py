"""A static bilingual embedding: one vector a token, averaged, so that a text and its translation land close together."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from datasets import Dataset, DatasetDict
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

from index.language import Language, content_words, stems, words
from index.translation import Lexicon
from training.data import Pair, Reading

VOCABULARY = 60_000
DIMENSION = 384
EPOCHS = 3
BATCH = 1024
LEARNING_RATE = 0.02
SIF = 1e-3  # Arora et al. 2017: a word's weight is a / (a + its frequency)


def train_tokenizer(texts: Iterable[str]) -> Tokenizer:
    """WordPiece over lower-cased words without accents, as many whole words as fit."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Lowercase(), normalizers.StripAccents()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(vocab_size=VOCABULARY, min_frequency=2, special_tokens=["[PAD]", "[UNK]"])
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer
