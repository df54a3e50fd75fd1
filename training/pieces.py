"""The pieces of words that the embedding and the reader know, each by a tokenizer of its own size."""

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"


@dataclass(frozen=True, slots=True)
class Texts:
    """What the tokens are counted in."""

    english: Sequence[str]
    indonesian: Sequence[str]


def train_tokenizer(texts: Texts, size: int) -> Tokenizer:
    """WordPiece over lower-cased words without accents, as many whole words as fit."""
    found = [*texts.english, *texts.indonesian]
    plain = _tokenizer(models.WordPiece(unk_token=UNKNOWN))
    letters = sorted({letter for text in found for letter in plain.normalizer.normalize_str(text)} - set(" \t"))
    # Named beforehand, the letters are numbered alike in every run; the trainer alone would number them by chance.
    first = ["[PAD]", UNKNOWN, *(f"##{letter}" for letter in letters)]
    plain.train_from_iterator(found, trainers.WordPieceTrainer(vocab_size=size, min_frequency=2, special_tokens=first))
    return _tokenizer(models.WordPiece(plain.get_vocab(with_added_tokens=False), unk_token=UNKNOWN))


def _tokenizer(model: models.Model) -> Tokenizer:
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Lowercase(), normalizers.StripAccents()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer
