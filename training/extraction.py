"""The extractor of departures: the reader's network, taught names by news and departures by marked articles of our own.

`python -m training.extraction --data DIR --out index/model` makes extractor.npz, beside the reader and the tagger that
are there already.
"""

import argparse
import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from index.evidence import FIRST_PIECE, Pieces
from index.extraction import Extractor
from index.gate import Gate
from index.labels import Labeller
from index.language import Language
from index.network import Network, gather
from index.tagger import Names, Tagger
from index.translation import Lexicon
from index.weights import read_learned, write_labeller
from training.data import HELD_OUT, Pair, parallel
from training.gates import learn_gate
from training.learning import learn, plan
from training.lessons import OUTSIDE, Lesson, hidden, lessons_of, name_lesson
from training.marked import ARTICLES, Marked, read_marked
from training.quiet import quiet, telling_words
from training.swaps import Pool, excerpt, paired, swapped
from training.tagger import NEWS, Labelled, annotated, projected

log = logging.getLogger(__name__)

NAME_EPOCHS, EPOCHS = 2, 8
NAME_PLACES, PLACES = 1200, 600  # words of a worker's share of a batch
LONGEST_NAMED = 120  # words
SWAPPED = 0.7
PARTS = 0.15
QUIET = 0.2  # of an epoch's articles
DROPOUT = 0.1
AVERAGED = 0.3
FROZEN = 0  # layers that stay the reader's
SMOOTHED = 0.02
VERDICT = 10.0
RATES = {"": 2e-4, "feature": 1e-3, "tags": 1e-3}


def train_extractor(data: Path, out: Path, seed: int, *, licensed_only: bool = False) -> None:
    """Make extractor.npz in the folder `out`, which has a reader and a tagger."""
    torch.manual_seed(seed)
    rng = Random(seed)
    names = Names.open(out / "names.txt")
    learned = read_learned(out, Lexicon.open(out / "lexicon.npz"), swift=False)
    corpora = parallel(data, licensed_only)
    news = [pair for name in NEWS for pair in corpora.get(name, ())]
    english = projected(news, Tagger.open(out), rng)
    labelled: dict[Language, list[Labelled]] = {"id": annotated(data), "en": english}
    named = [
        name_lesson(sentence, language, names, learned.pieces)
        for language, sentences in labelled.items()
        for sentence in sentences
        if len(sentence) < LONGEST_NAMED
    ]
    labeller = first_labeller(learned.network)
    _teach(labeller, [named] * NAME_EPOCHS, NAME_PLACES, seed)
    articles = [article for path in sorted(ARTICLES.glob("*.txt")) for article in read_marked(path)]
    gate = learn_gate(articles, [pair.en for pair in news] + [pair.id for pair in news])
    learned_from = [pair for name in NEWS if name != HELD_OUT for pair in corpora.get(name, ())]
    others = _quiet(articles, learned_from, gate, Tagger.open(out), rng)
    log.info("%d articles, %d quiet ones", len(articles), len(others))
    pool = Pool.of(articles)
    epochs = [_epoch(articles, others, pool, names, learned.pieces, rng) for _ in range(EPOCHS)]
    _teach(labeller, epochs, PLACES, seed)
    write_labeller(out, labeller, gate)
    Extractor.open(out)  # what can't be read is of no use


def _quiet(articles: Sequence[Marked], news: Sequence[Pair], gate: Gate, tagger: Tagger, rng: Random) -> list[Marked]:
    """Articles of `news` in which nobody leaves, though the gate would let them in."""
    english, indonesian = [pair.en for pair in news], [pair.id for pair in news]
    telling = telling_words(articles, [*english, *indonesian])
    found = [*quiet(english, "en", telling, tagger, rng), *quiet(indonesian, "id", telling, tagger, rng)]
    return [one for one in found if any(gate.may_tell(text) for text in one.text.split("\n\n"))]


def _epoch(
    articles: Sequence[Marked], others: Sequence[Marked], pool: Pool, names: Names, pieces: Pieces, rng: Random
) -> list[Lesson]:
    """The lessons of an epoch: most articles have other names, some lack a part, some stand two together.

    Some of `others` are beside them.
    """
    parts = [excerpt(one, rng) if rng.random() < PARTS else one for one in articles]
    shown = paired([swapped(one, pool, rng) if rng.random() < SWAPPED else one for one in parts], rng)
    shown += rng.sample(others, min(len(others), int(QUIET * len(articles))))
    return [hidden(one, pieces, rng) for article in shown for one in lessons_of(article, names, pieces, rng)]


def first_labeller(reader: Network) -> Labeller:
    """A network that starts where the reader's ended; the vectors of pieces, which both share, stay as they are."""
    labeller = Labeller(reader.table.num_embeddings - FIRST_PIECE, len(reader.layers))
    own, theirs = labeller.state_dict(), reader.state_dict()
    new = ("feature.", "tags.")
    labeller.load_state_dict({name: own[name] if name.startswith(new) else theirs[name] for name in own})
    with torch.no_grad():
        labeller.feature.weight.mul_(0.1)
    labeller.table.requires_grad_(False)
    labeller.layers[:FROZEN].requires_grad_(False)
    return labeller


def loss(labeller: Labeller, lessons: Sequence[Lesson]) -> Tensor:
    """The cross entropy of the tags of all words, the mean; the tag of who is pointed out counts `VERDICT` times."""
    tags = labeller(gather([lesson.sheet for lesson in lessons]))
    wanted = torch.full(tags.shape[:2], OUTSIDE)
    for row, lesson in enumerate(lessons):
        wanted[row, : len(lesson.tags)] = torch.from_numpy(lesson.tags)
    each = functional.cross_entropy(
        tags.flatten(0, 1), wanted.flatten(), ignore_index=OUTSIDE, label_smoothing=SMOOTHED, reduction="none"
    ).view(wanted.shape)
    weights = (wanted != OUTSIDE).float()
    weights[:, 0] *= VERDICT
    return (each * weights).sum() / weights.sum()


def _loss_of(lessons: Sequence[Lesson], labeller: Labeller, rows: Sequence[int]) -> Tensor:
    return loss(labeller, [lessons[row] for row in rows])


def _teach(labeller: Labeller, epochs: Sequence[Sequence[Lesson]], places: int, seed: int) -> None:
    """Go through the lessons of each epoch."""
    chance = np.random.default_rng(seed)
    lessons: list[Lesson] = []
    steps: list[list[int]] = []
    for epoch in epochs:
        batches = plan([len(lesson.tags) for lesson in epoch], 1, chance, places)
        steps += [[row + len(lessons) for row in batch] for batch in batches]
        lessons += epoch
    log.info("%d lessons, %d steps", len(lessons), len(steps))
    learn(labeller, steps, partial(_loss_of, lessons), RATES, seed, DROPOUT, AVERAGED)


def main() -> None:
    """Make the extractor."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with parallel/ and ner/")
    parser.add_argument("--out", type=Path, required=True, help="folder of the models, which has a reader and a tagger")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--licensed-only", action="store_true", help="leave out what has no clear licence")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train_extractor(options.data, options.out, options.seed, licensed_only=options.licensed_only)


if __name__ == "__main__":
    main()
