"""The reader's first lesson: to make of Indonesian what an English model makes of its translation.

Multilingual distillation (Reimers and Gurevych 2020), by words: the teacher reads the English sentence, and the network
learns to give each word of either sentence the teacher's state of that word, or of the word that it translates. Half of
the sentences it reads alone, half beside their translation with some words hidden (as in Conneau and Lample 2019), so
that it learns to look for a word's like in the other language.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor
from tqdm import tqdm
from transformers import AutoModel

from index.evidence import BORDER, FEATURES, OPENING, Pieces, Sheet
from index.language import FUNCTION_WORDS as COMMON
from index.network import Network, gather
from index.spans import Words, take_words
from index.vocabulary import Vocabulary
from training.data import Pair
from training.learning import learn, plan
from training.wording import FUNCTION_WORDS

PAIRS = 45_000  # sentences and their translations, drawn by chance; more would take longer than the rest together
LENGTH = (3, 45)  # words of a sentence
BESIDE = 0.5  # share of pairs that are read in a row
ENGLISH = 0.3  # share of the others whose English sentence is read too
HIDDEN = 0.2  # share of words hidden where the translation stands beside them
RATES = {"": 2e-4, "feature": 0.0, "ends": 0.0, "table": 1e-3}
LEAST = 0.15  # how surely a word translates another
FAR = 0.5  # what a translation at the sentence's other end loses

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sheet, and which of its words should be like which word of the English sentence."""

    sheet: Sheet
    english: Words
    places: Ints  # (k,) in the sheet
    wanted: Ints  # (k,) in the English sentence


class Teacher:
    """An English model that says what each word of a sentence is like."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._model = AutoModel.from_pretrained(str(folder)).eval()

    @torch.no_grad()
    def states(self, sentences: Sequence[Words]) -> list[Tensor]:
        """For each sentence (words, width): the mean of the last layer's states of each word's pieces."""
        read = [self._tokenizer.encode(sentence.text) for sentence in sentences]
        longest = max(len(encoding.ids) for encoding in read)
        numbers = torch.tensor([encoding.ids + [0] * (longest - len(encoding.ids)) for encoding in read])
        mask = torch.arange(longest) < torch.tensor([[len(encoding.ids)] for encoding in read])
        rows = self._model(input_ids=numbers, attention_mask=mask).last_hidden_state.float()
        found: list[Tensor] = []
        for sentence, encoding, states in zip(sentences, read, rows, strict=True):
            spots = np.array(encoding.offsets)
            inside = spots[:, 1] > spots[:, 0]
            word = np.searchsorted(sentence.starts, spots[inside, 0], side="right") - 1
            owner = torch.from_numpy(word.clip(min=0))
            total = torch.zeros(len(sentence), states.shape[1]).index_add_(
                0, owner, states[: len(spots)][torch.from_numpy(inside)]
            )
            found.append(total / torch.bincount(owner, minlength=len(sentence)).clamp(min=1)[:, None])
        return found


def teach_indonesian(
    network: Network, teacher: Path, pairs: Sequence[Pair], vocabulary: Vocabulary, pieces: Pieces, seed: int
) -> None:
    """Take `network` once through some of `pairs`."""
    chance = random.Random(seed)
    drawn = chance.sample(pairs, min(PAIRS, len(pairs)))
    found = (lessons(pair, vocabulary, pieces, chance) for pair in tqdm(drawn, "lessons", mininterval=30))
    given = [lesson for some in found for lesson in some]
    model = Teacher(teacher)

    def loss(student: Network, rows: Sequence[int]) -> Tensor:
        part = [given[row] for row in rows]
        batch = gather([lesson.sheet for lesson in part])
        aims = model.states([lesson.english for lesson in part])
        n = batch.inside.shape[1]
        states = student.states(batch).float()
        places = torch.from_numpy(np.concatenate([n * row + lesson.places for row, lesson in enumerate(part)]))
        wanted = torch.cat([aim[torch.from_numpy(lesson.wanted)] for aim, lesson in zip(aims, part, strict=True)])
        by_word = _distance(states.view(-1, states.shape[-1])[places], wanted)
        inside = batch.inside.float()
        means = (states * inside[..., None]).sum(1) / inside.sum(1, keepdim=True)
        return by_word + _distance(means, torch.stack([aim.mean(0) for aim in aims]))

    steps = plan([len(lesson.sheet.features) for lesson in given], 1, np.random.default_rng(seed))
    learn(network, steps, loss, RATES, seed)


def lessons(pair: Pair, vocabulary: Vocabulary, pieces: Pieces, chance: random.Random) -> list[Lesson]:
    """What to learn from a sentence and its translation; nothing from very short and very long ones."""
    english, indonesian = take_words(pair.en, "en"), take_words(pair.id, "id")
    if not all(LENGTH[0] <= len(words) <= LENGTH[1] for words in (english, indonesian)):
        return []
    here, there = aligned(indonesian, english, vocabulary)
    own = np.arange(len(english))
    if chance.random() >= BESIDE:
        alone = [Lesson(_sheet([indonesian], pieces, chance, 0.0), english, here + 1, there)]
        if chance.random() < ENGLISH:
            alone.append(Lesson(_sheet([english], pieces, chance, 0.0), english, own + 1, own))
        return alone
    both = [(indonesian, here, there), (english, own, own)]
    chance.shuffle(both)
    (first, places, wanted), (second, others, also) = both
    shift = len(first) + 2
    sheet = _sheet([first, second], pieces, chance, HIDDEN)
    return [Lesson(sheet, english, np.append(places + 1, others + shift), np.append(wanted, also))]


def aligned(indonesian: Words, english: Words, vocabulary: Vocabulary) -> tuple[Ints, Ints]:
    """Words of the Indonesian sentence, and the word of the English one that each most likely translates."""
    holding: dict[str, list[int]] = defaultdict(list)
    for place, (folded, stem) in enumerate(zip(english.folded, english.stems, strict=True)):
        holding[stem].append(place)
        holding[f"={folded}"].append(place)
    found: list[tuple[int, int]] = []
    for place, (folded, stem) in enumerate(zip(indonesian.folded, indonesian.stems, strict=True)):
        if folded in FUNCTION_WORDS:
            options = [(f"={word}", 0.7) for word in FUNCTION_WORDS[folded]]
        elif indonesian.word[place] and folded not in COMMON["id"]:
            options = [*vocabulary.options(stem, "id", "en"), (f"={folded}", 1.0)]
        else:
            options = [(f"={folded}", 1.0)]
        ahead = place / len(indonesian)
        scores = [
            (share - FAR * abs(ahead - other / len(english)), -other)
            for option, share in options
            for other in holding.get(option, ())
        ]
        best = max(scores, default=(0.0, 0))
        if best[0] >= LEAST:
            found.append((place, -best[1]))
    here, there = np.array(found, np.int64).reshape(-1, 2).T
    return here, there


def _sheet(sentences: Sequence[Words], pieces: Pieces, chance: random.Random, hidden: float) -> Sheet:
    """One sentence, or two in a row, a share of their words hidden."""
    parts: list[tuple[int, ...]] = [(OPENING,)]
    for words in sentences:
        parts += [(pieces.unknown,) if chance.random() < hidden else pieces.of(form) for form in words.forms]
        parts.append((BORDER,))
    start = len(sentences[0]) + 2
    if len(sentences) == 2:
        parts.pop()
    elif chance.random() < 0.5:
        start = 1  # as a passage is, not as a question
    return Sheet(
        pieces=np.array([number for part in parts for number in part], np.int64),
        word=np.repeat(np.arange(len(parts)), [len(part) for part in parts]),
        features=np.zeros((len(parts), FEATURES), np.float32),
        start=start,
    )


def _distance(rows: Tensor, wanted: Tensor) -> Tensor:
    """The mean squared difference, in shares of the wanted rows' mean square."""
    return (rows - wanted).square().mean() / wanted.square().mean()
