"""How much each sign of index/ranking.py weighs: learned from questions that lexicon and embedding have not seen.

A linear model of the odds that a passage is the one asked for, by the likelihood of the right one among those that a
question brings up (ListNet, Cao et al. 2007). Each question counts twice, with its passage and without it, where the
right choice is none.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tqdm import tqdm

from index.embedding import Embedder, Vectors
from index.language import LANGUAGES, Language, expand_chat, words
from index.lexical import Lexical
from index.likeness import WordVectors
from index.matching import match
from index.passages import MAX_CHARS, Passage, pieces
from index.questions import kind_of, split_question
from index.ranking import SIGNS, Weights, stretched
from index.search import CANDIDATES, VECTORS, WEIGHED
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
class Task:
    """Questions of one language about passages of one."""

    name: str
    texts: Sequence[str]
    language: Language
    queries: Sequence[Query]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Passages in one language, indexed, and the vectors of one model."""

    texts: Sequence[str]
    language: Language
    lexical: Lexical
    likeness: WordVectors
    vectors: Vectors

    def look_up(self, query: Query, vector: Vectors) -> Found:
        """What `query`, whose vector is `vector`, brings up."""
        question = expand_chat(query.question)
        lexical = self.lexical.scores(question, query.language)
        cosine = np.clip(self.vectors @ vector, 0, 1)
        count = min(CANDIDATES, len(self.texts) - 1)
        rows = np.union1d(np.argpartition(-cosine, count)[:count], np.argpartition(-lexical, count)[:count])
        share, near = lexical[rows] / max(float(lexical.max()), 1e-9), stretched(cosine[rows])
        best = np.argsort(-(VECTORS * near + (1 - VECTORS) * share), kind="stable")[:WEIGHED]
        rows, share, near = rows[best], share[best], near[best]
        wanted = self.lexical.wanted(question, query.language, self.language)
        kind = kind_of(question, query.language)
        signs = match(wanted, kind, [self.texts[row] for row in rows], self.language, self.likeness)
        return Found(np.column_stack([share, near, signs]), rows == query.passage)


def train(corpora: Mapping[str, Sequence[Pair]], readings: Sequence[Reading], models: Path, seed: int) -> Weights:
    """The weights, by what is kept apart of `corpora` and `readings` from the lexicon and the embedding in `models`."""
    lexicon, likeness = Lexicon.open(models / "lexicon.npz"), WordVectors.open(models / "embedding")
    embedder = Embedder(str(models / "embedding"))
    found: dict[bool, list[Found]] = {True: [], False: []}
    for task in _tasks(corpora, readings, lexicon, seed):
        passages = [Passage(str(n), "", task.language, 1, 0, len(text), text) for n, text in enumerate(task.texts)]
        lexical, vectors = Lexical.build(passages, lexicon), embedder.passages(task.texts)
        shelf = Shelf(task.texts, task.language, lexical, likeness, vectors)
        for query in tqdm(task.queries, task.name):
            vector = embedder.query(expand_chat(query.question))
            found[query.language == task.language].append(shelf.look_up(query, vector))
    return Weights(fit(found[True]), fit(found[False]))


def fit(found: Sequence[Found]) -> Floats:
    """(len(SIGNS) + 1,) the weights that make the right passages likeliest, and what they add to."""
    there = [f for f in found if f.right.any()]
    # How sure the weights make is learned afterwards, so that it doesn't bend the order.
    return _scaled([*there, *map(_without, found)], _likeliest(there))


def _tasks(
    corpora: Mapping[str, Sequence[Pair]], readings: Sequence[Reading], lexicon: Lexicon, seed: int
) -> Iterator[Task]:
    """The collected questions, as asked and word by word in English, and those made from news."""
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
    counts = Counter(word for pairs in corpora.values() for pair in pairs for word in words(pair.en))
    wording = Wording(lexicon, spellings(counts, "en"), random.Random(seed))
    english = [Query(wording.question(split_question(query.question)), "en", query.passage) for query in asked]
    yield Task("questions", texts, "id", asked)
    yield Task("in English", texts, "id", english)
    news = apart.news(corpora, apart.TO_LEARN, seed)
    for language, passages in news.passages.items():
        for other in LANGUAGES:
            queries = [query for query in news.queries if query.language == other][:NEWS_QUESTIONS]
            if queries:  # with --licensed-only there are no news
                yield Task("news", passages, language, queries)


def _without(found: Found) -> Found:
    """The same, had the right passage not been there."""
    signs = found.signs[~found.right].copy()
    words, vectors = SIGNS.index("words"), SIGNS.index("vectors")
    signs[:, words] /= max(float(signs[:, words].max(initial=0)), 1e-9)
    signs[:, vectors] = stretched(signs[:, vectors])
    return Found(signs, np.zeros(len(signs), bool))


def _likeliest(found: Sequence[Found]) -> Floats:
    signs, there, right = _padded(found)
    scale = signs[there].std(0)
    scale[scale < 1e-6] = 1  # a sign that is always the same tells nothing
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
        return value.item()

    optimizer.step(step)
