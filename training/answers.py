"""The reader: a network that points at answers, and a confidence that says how often it is right.

`python -m training.answers --data DIR --out index/model` makes reader.npz, beside the lexicon and the embedding
that are there already.
"""

import argparse
import logging
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from sklearn.linear_model import LogisticRegression
from torch import nn
from tqdm import tqdm

from index.answer import HITS_READ
from index.evidence import Page, lay_out, read_page
from index.judgement import Candidates, candidates, choose, signs
from index.language import LANGUAGES, Language, expand_chat, stems, words
from index.lexical import Lexical
from index.network import Network, gather
from index.questions import Asked, split_question, take_apart
from index.spans import take_words
from index.translation import Lexicon
from index.vocabulary import Vocabulary
from index.weights import read_learned, read_pieces, write_judgement, write_learned
from training.data import Reading, parallel, readings
from training.examples import Desk, Example, as_passages, collected, english_wording, from_sentences
from training.inheritance import TEACHER, first_network
from training.wording import Wording

log = logging.getLogger(__name__)

STEMS = 8000
HELD_OUT = 12  # one paragraph in so many teaches the confidence instead of the network
EPOCHS = 3
PLACES = 2400  # words of a batch, padding included
LEARNING_RATE = 2e-4
FRESH_RATE = 8e-4  # of what the teacher didn't have: words of another language, features, ends
WARM_UP = 0.08
DROPOUT = 0.1
MODES = {"alone": 0.45, "found": 0.45, "absent": 0.1}  # its own paragraph; the best by words; those without its own
LENGTHS = 12  # sheets that differ by so many words may share a batch

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Library:
    """All questions with their paragraphs, and an index of those."""

    readings: tuple[Reading, ...]
    paragraphs: tuple[str, ...]
    index: Lexical

    @classmethod
    def of(cls, found: Sequence[Reading], lexicon: Lexicon) -> "Library":
        """The library of `found`."""
        paragraphs = tuple(dict.fromkeys(reading.paragraph for reading in found))
        return cls(tuple(found), paragraphs, Lexical.build(as_passages(paragraphs), lexicon))

    def part(self, *, held_out: bool) -> list[Reading]:
        """The questions that teach the network, or those that were held out."""
        rest = {text for number, text in enumerate(self.paragraphs) if number % HELD_OUT == 0}
        return [reading for reading in self.readings if (reading.paragraph in rest) == held_out]


def train_answers(
    data: Path,
    out: Path,
    seed: int,
    *,
    licensed_only: bool = False,
    judgement_only: bool = False,
    teacher: Path = TEACHER,
) -> None:
    """Write the reader's weights into `out`, learned from `data` with the lexicon and the embedding in `out`.

    With `judgement_only` the network there stays, and only the signs of a right sentence are weighed again.
    """
    torch.manual_seed(seed)
    lexicon = Lexicon.open(out / "lexicon.npz")
    library = Library.of(list(readings(data)), lexicon)
    corpora = parallel(data, licensed_only)
    if not judgement_only:
        known, rarity = background(library)
        wording = english_wording(corpora, lexicon, seed)
        desk = Desk(Vocabulary(known, rarity, lexicon), library.index, read_pieces(out))
        taught = library.part(held_out=False)
        found = [*collected(taught, library.paragraphs, library.index, desk, wording, seed)]
        found += from_sentences(corpora, desk, seed)
        examples = [example for example in found if example is not None]
        log.info("%d examples", len(examples))
        network = first_network(out, teacher, corpora, [example.sheet for example in examples], lexicon)
        fit(network, examples, seed)
        write_learned(out, network, known, rarity)
    learn_to_judge(out, library, lexicon, english_wording(corpora, lexicon, seed), seed)


def background(library: Library) -> tuple[list[str], Floats]:
    """The commonest stems of the questions and their paragraphs, with their inverse document frequency, 0..1."""
    holding: Counter[str] = Counter()
    used: Counter[str] = Counter(stem for reading in library.readings for stem in stems(words(reading.question), "id"))
    for paragraph in library.paragraphs:
        found = stems(words(paragraph), "id")
        holding.update(set(found))
        used.update(found)
    kept = [stem for stem, count in used.most_common(STEMS) if not stem[0].isdigit() and count >= 3]
    size = len(library.paragraphs) + 1
    rarity = np.array([np.log(size / (holding[stem] + 1)) / np.log(size) for stem in kept], np.float32)
    return kept, np.clip(rarity, 0, 1)


def fit(network: Network, examples: Sequence[Example], seed: int) -> None:
    """Teach `network` where answers start and end, the first place standing for none (Devlin et al. 2019)."""
    network.dropout = DROPOUT
    kept = ("layers", "entry", "position", "part")
    old = [p for name, p in network.named_parameters() if name.startswith(kept)]
    new = [p for name, p in network.named_parameters() if not name.startswith(kept)]
    groups = [{"params": old, "weight_decay": 0.01}, {"params": new, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, fused=True)
    chance = np.random.default_rng(seed)
    plan = [batch for _ in range(EPOCHS) for batch in batches(examples, chance)]
    started, losses = time.monotonic(), [0.0]
    network.train()
    for step, rows in enumerate(tqdm(plan, "reader", mininterval=30)):
        pace = min(1.0, (step + 1) / (WARM_UP * len(plan))) * (1 - step / len(plan))
        for group, rate in zip(optimizer.param_groups, (LEARNING_RATE, FRESH_RATE), strict=True):
            group["lr"] = rate * pace
        part = [examples[row] for row in rows]
        # Half the bits are enough to learn with, and nearly twice as fast.
        with torch.autocast("cpu", torch.bfloat16):
            first, last = network(gather([example.sheet for example in part]))
        loss = nn.functional.cross_entropy(first, torch.tensor([example.first for example in part]))
        loss = loss + nn.functional.cross_entropy(last, torch.tensor([example.last for example in part]))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())
        if step % 100 == 99:
            log.info(
                "step %d of %d: %.3f, %.0f s", step + 1, len(plan), np.mean(losses[-100:]), time.monotonic() - started
            )
    network.eval()


def batches(examples: Sequence[Example], chance: np.random.Generator) -> list[list[int]]:
    """The examples in an order by chance, those of nearly the same length together."""
    lengths = np.array([len(example.sheet.features) for example in examples])
    found: list[list[int]] = []
    batch: list[int] = []
    longest = 0
    for row in np.argsort(lengths + chance.integers(0, LENGTHS, len(lengths)), kind="stable").tolist():
        longest = max(longest, int(lengths[row]))
        if batch and (len(batch) + 1) * longest > PLACES:
            found.append(batch)
            batch, longest = [], int(lengths[row])
        batch.append(row)
    found.append(batch)
    return [found[n] for n in chance.permutation(len(found))]


def learn_to_judge(folder: Path, library: Library, lexicon: Lexicon, wording: Wording, seed: int) -> None:
    """Weigh the signs of a right sentence by the questions held out, for the network in `folder`."""
    learned, pieces = read_learned(folder, lexicon), read_pieces(folder)
    weight = learned.vocabulary.weight(library.index.idf)
    read: list[tuple[Asked, list[Page], Candidates, Flags]] = []
    for question, language, numbers, answer in tqdm([*_asked(library, wording, seed)], "confidence", mininterval=30):
        asked = take_apart(question, language, weight)
        scores = library.index.scores(expand_chat(question), language)
        pages = [read_page(asked, take_words(library.paragraphs[n], "id"), learned.vocabulary) for n in numbers]
        logits = [learned.network.read(lay_out(asked, page, learned.vocabulary, pieces)) for page in pages]
        found = candidates(asked, pages, logits, [float(scores[n]) for n in numbers])
        if found is not None:
            sentences = [_sentence(pages[page], first) for page, first in zip(found.page, found.first, strict=True)]
            read.append((asked, pages, found, np.array([bool(answer) and answer in text for text in sentences])))
    choice = _weights(np.concatenate([found.signs for _, _, found, _ in read]), np.concatenate([r for *_, r in read]))
    rows, right = [], []
    for asked, pages, found, is_right in read:
        best, ahead = choose(found, choice[:-1])
        rows.append(signs(asked, pages, found, best, ahead))
        right.append(is_right[best])
    write_judgement(folder, choice[:-1], _weights(np.stack(rows), np.array(right)))


def _sentence(page: Page, first: int) -> str:
    start, end = page.words.bounds[int(page.words.sentence[first])]
    return page.words.text[start:end]


def _weights(rows: Floats, right: Flags) -> Floats:
    """Logistic regression of `right` on the rows: a weight for each column, and what they add to."""
    mean, deviation = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    model = LogisticRegression(max_iter=1000).fit((rows - mean) / deviation, right)
    weights = model.coef_[0] / deviation
    return np.append(weights, model.intercept_[0] - weights @ mean).astype(np.float32)


def _asked(library: Library, wording: Wording, seed: int) -> Iterator[tuple[str, Language, list[int], str]]:
    """Every question held out, in both languages, with the numbers of the paragraphs to read, and its answer if any."""
    chance = random.Random(seed)
    number_of = {paragraph: number for number, paragraph in enumerate(library.paragraphs)}
    for reading in library.part(held_out=True):
        own = number_of[reading.paragraph]
        english = wording.question(split_question(reading.question))
        for question, language in ((reading.question, LANGUAGES[0]), (english, LANGUAGES[1])):
            (mode,) = chance.choices(list(MODES), list(MODES.values()))
            ranked = np.argsort(-library.index.scores(expand_chat(question), language), kind="stable").tolist()
            best = [n for n in ranked[: HITS_READ + 1] if mode == "found" or n != own][:HITS_READ]
            numbers = [own] if mode == "alone" else best
            answer = reading.paragraph[slice(*reading.answer)] if reading.answer and own in numbers else ""
            yield question, language, numbers, answer


def main() -> None:
    """Train by itself what `python -m training` trains last."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with parallel/, idk-mrc/ and facqa/")
    parser.add_argument("--out", type=Path, required=True, help="folder with lexicon.npz and embedding/")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--licensed-only", action="store_true", help="leave out what has no clear licence")
    parser.add_argument("--judgement-only", action="store_true", help="keep the network, weigh the signs again")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train_answers(
        arguments.data,
        arguments.out,
        arguments.seed,
        licensed_only=arguments.licensed_only,
        judgement_only=arguments.judgement_only,
    )


if __name__ == "__main__":
    main()
