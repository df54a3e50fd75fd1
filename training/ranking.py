"""How much each sign of index/ranking.py weighs: learned from questions that lexicon and embedding have not seen.

A linear model of the odds that a passage is the one asked for, by the likelihood of the right one among those that a
question brings up (ListNet, Cao et al. 2007). Each question counts twice, with its passage and without it, where the
right choice is none.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tqdm import tqdm

from index.embedding import Embedder, Vectors
from index.language import Language, expand_chat, words
from index.lexical import Lexical
from index.likeness import WordVectors
from index.matching import match
from index.passages import MAX_CHARS, Passage, pieces
from index.questions import kind_of, split_question
from index.ranking import SIGNS, Learned, Weights, stretched
from index.search import VECTORS, WEIGHED
from index.translation import Lexicon
from training import apart
from training.apart import Query
from training.data import Pair, Reading
from training.wording import Wording, spellings

NEWS_QUESTIONS = 200
"""Made questions of each pair of languages: few, as people ask otherwise."""
DECAY = 1e-4  # of the squares of the weights, each counted in its sign's deviations

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Found:
    """What a question brings up: the signs of each passage, (n, len(SIGNS)), and which is right."""

    signs: Floats
    right: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Passages in one language, indexed, and the vectors of one model."""

    texts: Sequence[str]
    language: Language
    lexical: Lexical
    words: WordVectors
    vectors: Vectors

    def look_up(self, query: Query, vector: Vectors) -> Found:
        """What `query`, whose vector is `vector`, brings up."""
        question = expand_chat(query.question)
        lexical = self.lexical.scores(question, query.language)
        share = lexical / max(float(lexical.max()), 1e-9)
        dense = np.clip(self.vectors @ vector, 0, 1)
        first = VECTORS * stretched(dense) + (1 - VECTORS) * share
        rows = np.argsort(-first, kind="stable")[:WEIGHED]
        wanted = self.lexical.wanted(question, query.language, self.language)
        kind = kind_of(question, query.language)
        signs = match(wanted, kind, [self.texts[row] for row in rows], self.language, self.words)
        return Found(np.column_stack([share[rows], stretched(dense)[rows], signs]), rows == query.passage)


def train(
    corpora: Mapping[str, Sequence[Pair]],
    readings: Sequence[Reading],
    models: Path,
    english: Embedder | None,
    seed: int,
) -> Learned:
    """The weights, by what is kept apart of `corpora` and `readings` from the lexicon and the embedding in `models`.

    Those for vectors that know one language are learned with `english`; without it they leave out the vectors.
    """
    lexicon, words_of = Lexicon.open(models / "lexicon.npz"), WordVectors.open(models / "embedding")
    own = Embedder(str(models / "embedding"))
    embedded: dict[tuple[bool, int], Vectors] = {}  # by model and passages, which several sets of questions share
    bags: dict[tuple[bool, bool], list[Found]] = {
        (known, same): [] for known in (True, False) for same in (True, False)
    }
    for name, texts, language, queries in _sets(corpora, readings, lexicon, seed):
        passages = [Passage(str(n), "", language, 1, 0, len(text), text) for n, text in enumerate(texts)]
        lexical = Lexical.build(passages, lexicon)
        for known, embedder in ((True, own), (False, english)):
            if not known and language == "en" and all(query.language == "en" for query in queries):
                continue  # an English model knows English
            key = (known, id(texts))
            if key not in embedded:
                embedded[key] = embedder.passages(texts) if embedder else np.zeros((len(texts), 1), np.float32)
            shelf = Shelf(texts, language, lexical, words_of, embedded[key])
            for query in tqdm(queries, name):
                vector = embedder.query(expand_chat(query.question)) if embedder else np.zeros(1, np.float32)
                bags[known, query.language == language].append(shelf.look_up(query, vector))
    bilingual, monolingual = (Weights(fit(bags[known, True]), fit(bags[known, False])) for known in (True, False))
    return Learned(bilingual, monolingual)


def fit(found: Iterable[Found]) -> Floats:
    """(len(SIGNS) + 1,) the weights that make the right passages likeliest, and what they add to."""
    weights = _likeliest([f for f in found if f.right.any()])
    # How sure that makes is learned apart, so that the order is not bent by it.
    return _scaled([*(f for f in found if f.right.any()), *map(_without, found)], weights)


def _sets(
    corpora: Mapping[str, Sequence[Pair]], readings: Sequence[Reading], lexicon: Lexicon, seed: int
) -> Iterable[tuple[str, Sequence[str], Language, Sequence[Query]]]:
    """Name, passages, their language, and questions of one language."""
    texts: list[str] = []
    numbers: dict[tuple[str, int], int] = {}  # by paragraph and character
    for paragraph in dict.fromkeys(reading.paragraph for reading in readings):
        for start, end in pieces(paragraph, "id", MAX_CHARS):
            numbers |= {(paragraph, place): len(texts) for place in range(start, end)}
            texts.append(paragraph[start:end])
    asked = [
        Query(reading.question, "id", numbers[reading.paragraph, reading.answer[0]])
        for reading in readings
        if reading.answer and apart.is_apart(reading) and (reading.paragraph, reading.answer[0]) in numbers
    ]
    yield "questions", texts, "id", asked
    counts = Counter(word for pairs in corpora.values() for pair in pairs for word in words(pair.en))
    wording = Wording(lexicon, spellings(counts, "en"), random.Random(seed))
    yield (
        "in English",
        texts,
        "id",
        [Query(wording.question(split_question(q.question)), "en", q.passage) for q in asked],
    )
    news = apart.news(corpora, apart.TO_LEARN, seed)
    languages: tuple[Language, Language] = ("id", "en")
    for language in languages:
        for other in languages:
            queries = [query for query in news.queries if query.language == other][:NEWS_QUESTIONS]
            yield f"news, {other} to {language}", news.passages[language], language, queries


def _without(found: Found) -> Found:
    """The same, had the right passage not been there."""
    signs = found.signs[~found.right].copy()
    words, vectors = SIGNS.index("words"), SIGNS.index("vectors")
    signs[:, words] /= max(float(signs[:, words].max(initial=0)), 1e-9)
    signs[:, vectors] = stretched(signs[:, vectors])
    return Found(signs, np.zeros(len(signs), bool))


def _likeliest(found: Sequence[Found]) -> Floats:
    signs, there, right = _padded(found)
    scale = signs[there].std(0).clamp(min=1e-6)
    weights = torch.zeros(signs.shape[2], requires_grad=True)

    def loss() -> torch.Tensor:
        scores = (signs / scale @ weights).masked_fill(~there, -1e9)
        return -(right * scores.log_softmax(1)).sum(1).mean() + DECAY * weights.square().sum()

    _minimise([weights], loss)
    return np.asarray((weights / scale).detach().numpy(), np.float32)


def _scaled(found: Sequence[Found], weights: Floats) -> Floats:
    signs, there, right = _padded(found)
    scores = signs @ torch.from_numpy(weights)
    none = 1 - right.sum(1, keepdim=True)
    sharpness, nothing = torch.ones(1, requires_grad=True), torch.zeros(1, requires_grad=True)

    def loss() -> torch.Tensor:
        odds = (sharpness * scores - nothing).masked_fill(~there, -1e9)
        shares = torch.cat([torch.zeros(len(odds), 1), odds], 1).log_softmax(1)
        return -(torch.cat([none, right], 1) * shares).sum(1).mean()

    _minimise([sharpness, nothing], loss)
    return np.append(sharpness.item() * weights, -nothing.item()).astype(np.float32)


def _padded(found: Sequence[Found]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Signs, (questions, n, len(SIGNS)); which places are filled, and which are right, (questions, n)."""
    width = max(len(f.signs) for f in found)
    signs = torch.zeros(len(found), width, len(SIGNS))
    there, right = torch.zeros(len(found), width, dtype=torch.bool), torch.zeros(len(found), width)
    for row, f in enumerate(found):
        signs[row, : len(f.signs)] = torch.from_numpy(f.signs)
        there[row, : len(f.signs)] = True
        right[row, : len(f.signs)] = torch.from_numpy(f.right.astype(np.float32))
    return signs, there, right


def _minimise(parameters: Sequence[torch.Tensor], loss: Callable[[], torch.Tensor]) -> None:
    optimizer = torch.optim.LBFGS(parameters, max_iter=300, line_search_fn="strong_wolfe")

    def step() -> float:
        optimizer.zero_grad()
        value = loss()
        value.backward()
        return float(value)

    optimizer.step(step)
