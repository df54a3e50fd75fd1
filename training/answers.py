"""The reader: a network that points at answers, and a confidence that says how often it is right.

`python -m training.answers --data DIR --out index/model` makes reader.npz, beside the lexicon and the embedding
that are there already.
"""

import argparse
import logging
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from sklearn.linear_model import LogisticRegression
from torch import Tensor, nn
from tqdm import tqdm

from index.answer import HITS_READ
from index.build import build
from index.embedding import Embedder
from index.evidence import Page, Pieces, lay_out, read_page
from index.judgement import Candidates, candidates, choose, signs, standing
from index.knowledge import HITS
from index.language import LANGUAGES, expand_chat, stems, words
from index.lexical import Lexical
from index.network import Network, gather
from index.passages import Passage
from index.questions import Asked, split_question, take_apart
from index.search import Hit, search
from index.snapshot import Snapshot
from index.spans import take_words
from index.translation import Lexicon
from index.vocabulary import Vocabulary
from index.weights import forget_judgement, read_learned, write_judgement, write_learned
from training.bilingual import teach_indonesian
from training.data import Pair, Reading, parallel, readings
from training.examples import Desk, Example, as_passages, collected, english_wording, from_sentences
from training.inheritance import PIECES, TEACHER, first_network
from training.learning import learn, plan
from training.pieces import Texts, train_tokenizer
from training.wording import Wording

log = logging.getLogger(__name__)

STEMS = 8000
HELD_OUT = 12  # one paragraph in so many teaches the confidence instead of the network
EPOCHS = 2
DROPOUT = 0.1
RATES = {"": 3e-4, "feature": 1e-3, "ends": 1e-3, "table": 6e-4}
MODES = {"alone": 0.45, "found": 0.45, "absent": 0.1}
"""How much it counts that a question held out reads its own paragraph; the best by words; those without its own."""
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
        learn_to_read(out, library, lexicon, corpora, seed, teacher)
    learn_to_judge(out, library, lexicon, english_wording(corpora, lexicon, seed))


def learn_to_read(
    out: Path, library: Library, lexicon: Lexicon, corpora: Mapping[str, Sequence[Pair]], seed: int, teacher: Path
) -> None:
    """Write the network into `out`: inherited, then taught Indonesian, then taught to answer."""
    pairs = [pair for found in corpora.values() for pair in found]
    texts = Texts([pair.en for pair in pairs], [*(pair.id for pair in pairs), *library.paragraphs])
    tokenizer = train_tokenizer(texts, PIECES)
    pieces = Pieces(tokenizer)
    known, rarity = background(library)
    vocabulary = Vocabulary(known, rarity, lexicon)
    network = first_network(tokenizer, teacher, pairs, lexicon)
    teach_indonesian(network, teacher, pairs, vocabulary, pieces, seed)
    desk = Desk(vocabulary, library.index, pieces)
    taught = library.part(held_out=False)
    wording = english_wording(corpora, lexicon, seed)
    found = [*collected(taught, library.paragraphs, library.index, desk, wording, seed)]
    found += from_sentences(corpora, desk, seed)
    examples = [example for example in found if example is not None]
    log.info("%d examples", len(examples))
    fit(network, examples, seed)
    write_learned(out, network, tokenizer, known, rarity)


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

    def loss(reader: Network, rows: Sequence[int]) -> Tensor:
        part = [examples[row] for row in rows]
        first, last = reader(gather([example.sheet for example in part]))
        starts = nn.functional.cross_entropy(first, torch.tensor([example.first for example in part]))
        return starts + nn.functional.cross_entropy(last, torch.tensor([example.last for example in part]))

    steps = plan([len(example.sheet.features) for example in examples], EPOCHS, np.random.default_rng(seed))
    learn(network, steps, loss, RATES, seed, DROPOUT)


def learn_to_judge(folder: Path, library: Library, lexicon: Lexicon, wording: Wording) -> None:
    """Weigh the signs of a right sentence by the questions held out, for the network in `folder`."""
    forget_judgement(folder)
    learned = read_learned(folder, lexicon)
    read: list[_Read] = []
    with tempfile.TemporaryDirectory() as scratch:
        snapshot, embedder = _indexed(library.paragraphs, Path(scratch), folder, lexicon)
        weight = learned.vocabulary.weight(snapshot.lexical.idf)
        number_of = {paragraph: number for number, paragraph in enumerate(library.paragraphs)}
        for reading in tqdm(library.part(held_out=True), "judges", mininterval=30):
            own = _name(number_of[reading.paragraph])
            answer = reading.paragraph[slice(*reading.answer)] if reading.answer else ""
            english = wording.question(split_question(reading.question))
            for question, language in ((reading.question, LANGUAGES[0]), (english, LANGUAGES[1])):
                asked = take_apart(question, language, weight)
                look = partial(search, snapshot, embedder, expand_chat(question), language, HITS)
                pages: dict[Passage, Page] = {}
                logits: dict[Passage, Floats] = {}
                for mode, hits in _by_mode(look(), look(document=own), own).items():
                    for passage in (hit.passage for hit in hits if hit.passage not in pages):
                        page = read_page(asked, take_words(passage.text, passage.language), learned.vocabulary)
                        sheet = lay_out(asked, page, learned.vocabulary, learned.pieces)
                        pages[passage], logits[passage] = page, learned.network.read(sheet)
                    here, shared = [hit.passage for hit in hits], [hit.lexical for hit in hits]
                    found = candidates(asked, [pages[p] for p in here], [logits[p] for p in here], shared)
                    if found is not None:
                        read.append(_Read.of(asked, [pages[p] for p in here], found, answer, MODES[mode], hits, own))
    choice = _weights(
        np.concatenate([r.found.signs for r in read]),
        np.concatenate([r.right for r in read]),
        np.concatenate([np.full(len(r.right), r.share) for r in read]),
    )[:-1]
    rows, right = [], []
    for r in read:
        best_, ahead = choose(r.found, choice)
        rows.append(signs(r.asked, r.pages, r.found, best_, ahead, r.scores.tolist()))
        right.append(r.right[best_])
    confidence = _weights(np.stack(rows), np.array(right), np.array([r.share for r in read]))
    write_judgement(folder, choice, confidence, _share(read, choice))


def _indexed(paragraphs: Sequence[str], scratch: Path, models: Path, lexicon: Lexicon) -> tuple[Snapshot, Embedder]:
    """The paragraphs as an index has them, each an article, and what embeds questions."""
    corpus = scratch / "corpus"
    corpus.mkdir()
    for number, paragraph in enumerate(paragraphs):
        (corpus / _name(number)).write_text(" ".join(paragraph.split()), encoding="utf-8")
    embedder = Embedder(str(models / "embedding"))
    return build(corpus, scratch / "index", embedder, lexicon, None)[0], embedder


def _name(number: int) -> str:
    return f"{number:06d}.txt"


def _by_mode(found: Sequence[Hit], alone: Sequence[Hit], own: str) -> dict[str, Sequence[Hit]]:
    """The hits that are read in each of MODES; where the own article is absent, the others are as much likelier."""
    others = [hit for hit in found if hit.passage.document != own]
    rest = max(1 - sum(hit.score for hit in found if hit.passage.document == own), 1e-3)
    absent = [replace(hit, score=min(1.0, hit.score / rest)) for hit in others]
    return {"alone": alone[:HITS_READ], "found": found[:HITS_READ], "absent": absent[:HITS_READ]}


@dataclass(frozen=True, slots=True)
class _Read:
    """A question held out and what was found on some pages."""

    asked: Asked
    pages: list[Page]
    found: Candidates
    right: Flags  # (candidates,) whether the sentence holds the answer
    share: float  # how much it counts
    scores: Floats  # (pages,) how probable each was when it was found
    own: int | None  # the place of the page that answers; None where none does

    @classmethod
    def of(
        cls,
        asked: Asked,
        pages: list[Page],
        found: Candidates,
        answer: str,
        share: float,
        hits: Sequence[Hit],
        own: str,
    ) -> "_Read":
        """With pages of the article `own` among those that answer; without them none does."""
        answering = [bool(answer) and hit.passage.document == own for hit in hits]
        sentences = [_sentence(pages[page], first) for page, first in zip(found.page, found.first, strict=True)]
        right = np.array([answering[page] and answer in text for page, text in zip(found.page, sentences, strict=True)])
        place = int(found.page[right.argmax()]) if right.any() else None
        return cls(asked, pages, found, right, share, np.array([hit.score for hit in hits], np.float32), place)


def _share(read: Sequence[_Read], choice: Floats) -> float:
    """How much a sentence's worth says beside how its page was found, by logistic regression on pairs of pages."""
    rows: list[Floats] = []
    for r in read:
        if r.own is not None and len(r.pages) > 1:
            alone = standing(r.found, choice, r.scores, 0.0)
            both = np.stack([alone, standing(r.found, choice, r.scores, 1.0) - alone], axis=1)
            rows += [both[r.own] - other for n, other in enumerate(both) if n != r.own]
    pairs = np.stack([*rows, *(-row for row in rows)])
    model = LogisticRegression(fit_intercept=False).fit(pairs, np.arange(len(pairs)) < len(rows))
    return max(0.0, float(model.coef_[0, 1] / max(float(model.coef_[0, 0]), 1e-3)))


def _sentence(page: Page, first: int) -> str:
    start, end = page.words.bounds[int(page.words.sentence[first])]
    return page.words.text[start:end]


def _weights(rows: Floats, right: Flags, share: Floats) -> Floats:
    """Logistic regression of `right` on the rows, which count by `share`: a weight a column, and what they add to."""
    mean, deviation = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    model = LogisticRegression(max_iter=1000).fit((rows - mean) / deviation, right, sample_weight=share)
    weights = model.coef_[0] / deviation
    return np.append(weights, model.intercept_[0] - weights @ mean).astype(np.float32)


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
