"""The reader: a small network that scores candidates, and boosted trees that say whether the best one is right.

`python -m training.answers --data DIR --out index/model` makes answers.json from IDK-MRC and FacQA. Both are
Indonesian;
so that English questions are read too, a share of the questions is translated word by word, each word by chance in
proportion to the lexicon's probabilities.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from scipy.sparse import csr_array, vstack
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from torch import Tensor, nn
from tqdm import tqdm

from index.answer import HITS_READ
from index.evidence import SLOTS, Evidence, gather, read_page
from index.judgement import Judgement, judge, sign_count
from index.language import expand_chat, stems, words
from index.lexical import Lexical
from index.measures import normalise
from index.network import packed
from index.passages import Passage
from index.questions import Asked, take_apart
from index.spans import take_words
from index.translation import Lexicon
from index.vocabulary import Vocabulary
from training.data import Reading, readings

STEMS = 4000
DIMENSION = 8
HIDDEN = (64, 32)
DROPOUT = 0.15
EPOCHS = 4
BATCH = 48
LEARNING_RATE = 3e-3
NEGATIVES = 70  # wrong candidates of a question that an epoch sees
SHARPNESS = 4  # a candidate's share of the target is its token F1 to this power
FOLDS = 3
TRANSLATED = 0.25  # share of questions that are asked in English
LOWER_CASE = 0.12
MODES = {"alone": 0.5, "found": 0.4, "absent": 0.1}  # its own paragraph; the best by words; those without its own

_ASKING = {"who": "who", "where": "where", "when": "when", "number": "how many", "why": "why", "how": "how"}

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Example:
    """A question's candidates, the token F1 of each with the answer, and whether each one's sentence holds it."""

    asked: Asked
    evidence: Evidence
    f1: Floats
    in_sentence: Flags
    answerable: bool
    group: int  # its paragraph, which must not stand on both sides of a split


class Net(nn.Module):
    """What index.network.Scorer computes, as it learns."""

    def __init__(self, vocabulary: int, mean: Floats, deviation: Floats) -> None:
        super().__init__()
        self.mean, self.deviation = mean, deviation
        self.words, self.questions = nn.Embedding(vocabulary, DIMENSION), nn.Embedding(vocabulary, DIMENSION)
        for table in (self.words, self.questions):
            nn.init.normal_(table.weight, std=0.3)
        sizes = (len(mean) + (len(SLOTS) + 2 + 6) * DIMENSION, *HIDDEN, 1)
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes[:-1], sizes[1:], strict=True))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, batch: Sequence[Evidence], kept: Sequence[npt.NDArray[np.int64]]) -> tuple[Tensor, Tensor]:
        """Scores of the `kept` candidates of each question, end to end, and the number of each one's question."""
        features = np.concatenate([e.features[rows] for e, rows in zip(batch, kept, strict=True)]).astype(np.float32)
        slots = np.concatenate([e.slots[rows] for e, rows in zip(batch, kept, strict=True)]).astype(np.int64)
        number = torch.as_tensor(np.repeat(np.arange(len(batch)), [len(rows) for rows in kept]))
        around = self.dropout(self.words(torch.as_tensor(slots)))
        means = [self.questions(torch.as_tensor(e.asked)).sum(0) / max(len(e.asked), 1) for e in batch]
        asked = self.dropout(torch.stack(means))[number]
        focus = self.dropout(self.questions(torch.tensor([e.focus for e in batch])))[number]
        ends, before, after = around[:, 2] + around[:, 3], around[:, 1], around[:, 4]
        products = [ends * asked, ends * focus, before * asked, after * asked, before * focus, after * focus]
        known = torch.as_tensor((features - self.mean) / self.deviation)
        rows = torch.cat([known, around.flatten(1), asked, focus, *products], 1)
        for layer in self.layers[:-1]:
            rows = self.dropout(torch.relu(layer(rows)))
        return self.layers[-1](rows)[:, 0], number


def train_answers(data: Path, out: Path, seed: int) -> None:
    """Write answers.json, learned from the questions in `data` with the lexicon in `out`, into `out`."""
    torch.manual_seed(seed)
    lexicon = Lexicon.open(out / "lexicon.npz")
    questions = list(readings(data))
    vocabulary = background(questions, lexicon)
    found = list(tqdm(examples(questions, vocabulary, lexicon, seed), "candidates", len(questions)))
    groups = np.array([example.group for example in found])
    judged: dict[int, Judgement] = {}
    for seen, unseen in GroupKFold(FOLDS).split(groups, groups=groups):
        net = fit([found[n] for n in seen], len(vocabulary), seed)
        judged |= {n: judge(found[n].asked, found[n].evidence, scores(net, found[n]), vocabulary) for n in unseen}
    net = fit(found, len(vocabulary), seed)
    write(out / "answers.json", net, vocabulary, found, [judged[n] for n in range(len(found))], seed)


def background(questions: Sequence[Reading], lexicon: Lexicon) -> Vocabulary:
    """The commonest stems of the questions and their paragraphs, with their inverse document frequency, 0..1."""
    paragraphs = dict.fromkeys(reading.paragraph for reading in questions)
    holding: Counter[str] = Counter()
    used: Counter[str] = Counter(stem for reading in questions for stem in stems(words(reading.question), "id"))
    for paragraph in paragraphs:
        found = stems(words(paragraph), "id")
        holding.update(set(found))
        used.update(found)
    kept = [stem for stem, count in used.most_common(STEMS) if not stem[0].isdigit() and count >= FOLDS]
    size = len(paragraphs) + 1
    rarity = np.array([np.log(size / (holding[stem] + 1)) / np.log(size) for stem in kept], np.float32)
    return Vocabulary(kept, rarity, lexicon)


def examples(questions: Sequence[Reading], vocabulary: Vocabulary, lexicon: Lexicon, seed: int) -> Iterator[Example]:
    """Every question, read in its own paragraph or in what BM25 finds for it among all paragraphs."""
    chance = random.Random(seed)
    paragraphs = {text: n for n, text in enumerate(dict.fromkeys(reading.paragraph for reading in questions))}
    passages = [Passage(str(n), "", "id", 1, 0, len(text), text) for text, n in paragraphs.items()]
    index = Lexical.build(passages, lexicon)
    weight = vocabulary.weight(index.idf)
    for reading in questions:
        own = paragraphs[reading.paragraph]
        question = reading.question.lower() if chance.random() < LOWER_CASE else reading.question
        asked = take_apart(question, "id", weight)
        if chance.random() < TRANSLATED:
            asked = _translated(asked, lexicon, chance)
        (mode,) = chance.choices(list(MODES), list(MODES.values()))
        rows = [own]
        if mode != "alone":
            by_words = index.scores(expand_chat(question), "id")
            best = [int(n) for n in np.argsort(-by_words, kind="stable")[:HITS_READ] if by_words[n] > 0]
            rows = [n for n in best if mode == "found" or n != own] or [(own + 1) % len(passages)]
        yield _example(
            reading, asked, [passages[n] for n in rows], rows.index(own) if own in rows else None, own, vocabulary
        )


def _example(
    reading: Reading,
    asked: Asked,
    passages: Sequence[Passage],
    place: int | None,
    group: int,
    vocabulary: Vocabulary,
) -> Example:
    """The question in `passages`, the one at `place` its own."""
    pages = [read_page(asked, take_words(passage.text, "id"), vocabulary) for passage in passages]
    evidence = gather(asked, pages, vocabulary)
    evidence = replace(evidence, features=evidence.features.astype(np.float16), slots=evidence.slots.astype(np.int16))
    f1 = np.zeros(len(evidence.first), np.float32)
    inside = np.zeros(len(evidence.first), bool)
    answer = reading.answer if place is not None else None
    if answer and place is not None:
        gold, own = normalise(reading.paragraph[slice(*answer)]), pages[place].words
        for row in np.flatnonzero(evidence.page == place):
            start, end = own.starts[evidence.first[row]], own.ends[evidence.last[row]]
            first, last = own.bounds[own.sentence[evidence.first[row]]]
            inside[row] = first <= answer[0] < last
            if start < answer[1] and answer[0] < end:  # the same words elsewhere are not the answer
                words_ = normalise(own.text[start:end])
                f1[row] = 2 * (Counter(words_) & Counter(gold)).total() / max(len(words_) + len(gold), 1)
    return Example(asked, evidence, f1, inside, answer is not None, group)


def _translated(asked: Asked, lexicon: Lexicon, chance: random.Random) -> Asked:
    """`asked` as if it were English; names and numbers stay."""

    def rendered(stem: str) -> str:
        options = lexicon.translations(stem, "id", "en")
        return chance.choices([word for word, _ in options], [share for _, share in options])[0] if options else stem

    terms = tuple(term if term.name or term.number else replace(term, stem=rendered(term.stem)) for term in asked.terms)
    known = (*(rendered(word) for word in asked.words), *_ASKING.get(asked.kind, "what").split())
    return replace(asked, language="en", terms=terms, words=known, focus=rendered(asked.focus))


def fit(found: Sequence[Example], vocabulary: int, seed: int) -> Net:
    """A net that gives the candidates of each answerable question probabilities by their F1 (listwise softmax)."""
    chance = np.random.default_rng(seed)
    sample = np.concatenate([example.evidence.features[::17] for example in found]).astype(np.float32)
    net = Net(vocabulary, sample.mean(axis=0), sample.std(axis=0) + np.float32(1e-3))
    found = [example for example in found if example.f1.max(initial=0) > 0.4]
    steps = -(-len(found) // BATCH)
    optimizer = torch.optim.AdamW(net.parameters(), lr=LEARNING_RATE, weight_decay=1e-5)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, LEARNING_RATE, total_steps=EPOCHS * steps, pct_start=0.15)
    for epoch in range(EPOCHS):
        order = chance.permutation(len(found))
        for step in tqdm(range(steps), f"reader, epoch {epoch + 1} of {EPOCHS}"):
            batch = [found[n] for n in order[step * BATCH : (step + 1) * BATCH]]
            kept = [_kept(example, chance) for example in batch]
            target = [example.f1[rows] ** SHARPNESS for example, rows in zip(batch, kept, strict=True)]
            wanted = torch.as_tensor(np.concatenate([part / part.sum() for part in target]))
            score, number = net([example.evidence for example in batch], kept)
            total = torch.stack([part.logsumexp(0) for part in score.split([len(rows) for rows in kept])])
            loss = (wanted * (total[number] - score)).sum() / len(batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return net.eval()


def _kept(example: Example, chance: np.random.Generator) -> npt.NDArray[np.int64]:
    return np.concatenate([np.flatnonzero(example.f1), chance.permutation(np.flatnonzero(example.f1 == 0))[:NEGATIVES]])


@torch.no_grad()
def scores(net: Net, example: Example) -> Floats:
    """(n,) what `net` gives each candidate."""
    score, _ = net([example.evidence], [np.arange(len(example.f1))])
    return np.asarray(score.numpy(), np.float32)


def write(
    path: Path, net: Net, vocabulary: Vocabulary, found: Sequence[Example], judged: Sequence[Judgement], seed: int
) -> None:
    """Learn to judge from what the folds chose, and write everything as JSON."""
    groups = np.array([example.group for example in found])
    right = np.array([e.in_sentence[j.best] for e, j in zip(found, judged, strict=True)])
    # Half the question whether it can be answered, half whether the answer is right: each row counts as both.
    both = np.concatenate([[example.answerable for example in found], right])
    twice = np.tile(groups, 2)
    lengths = [len(j.signs) for j in judged]
    shape = (len(judged), sign_count(vocabulary))
    columns = np.concatenate([j.signs for j in judged]).astype(np.int32)
    signs = csr_array((np.ones(len(columns)), columns, np.append(0, np.cumsum(lengths)).astype(np.int32)), shape=shape)
    doubled = vstack([signs, signs], format="csr")
    linear = LogisticRegression(C=0.15, solver="liblinear")
    folds = list(GroupKFold(5).split(twice, groups=twice))
    hint = cross_val_predict(linear, doubled, both, cv=folds, method="decision_function")[: len(judged)]
    weights = linear.fit(doubled, both).coef_[0]
    rows = np.column_stack([np.stack([j.features for j in judged]), hint - linear.intercept_[0]]).astype(np.float32)
    model = HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.08, max_leaf_nodes=8, min_samples_leaf=60, l2_regularization=5, random_state=seed
    )
    odds = cross_val_predict(model, np.tile(rows, (2, 1)), both, cv=folds, method="decision_function")[: len(judged)]
    scale = LogisticRegression().fit(odds[:, None], right)
    model.fit(np.tile(rows, (2, 1)), both)
    arrays, baseline = _trees(model)
    arrays |= {"rarity": packed(vocabulary.rarity, "float16"), "signs": packed(weights, "int8")}
    arrays |= {"mean": packed(net.mean, "float32"), "deviation": packed(net.deviation, "float32")}
    for name, table in (("words", net.words), ("questions", net.questions)):
        arrays[name] = packed(table.weight.detach().numpy(), "int8")
    for n, layer in enumerate(net.layers):
        arrays[f"weights_{n}"] = packed(layer.weight.detach().numpy().T, "float16")
        arrays[f"bias_{n}"] = packed(layer.bias.detach().numpy(), "float32")
    numbers = {"slope": float(scale.coef_[0, 0]), "offset": float(scale.intercept_[0]), "baseline": baseline}
    learned = {"stems": " ".join(vocabulary.stems), "layers": len(net.layers), **numbers, "arrays": arrays}
    path.write_text(json.dumps(learned, ensure_ascii=False, indent=0), encoding="utf-8")


def _trees(model: HistGradientBoostingClassifier) -> tuple[dict[str, tuple[str, list[int], float, str]], float]:
    """The fitted trees laid end to end, and the log-odds that they add to."""
    columns: dict[str, list[npt.NDArray[np.float32]]] = {
        name: [] for name in ("feature", "threshold", "left", "right", "value")
    }
    roots: list[int] = []
    size = 0
    for (tree,) in model._predictors:
        nodes, here = tree.nodes, np.arange(len(tree.nodes))
        leaf = nodes["is_leaf"].astype(bool)
        columns["feature"].append(np.where(leaf, 0, nodes["feature_idx"]))
        columns["threshold"].append(np.where(leaf, 0, nodes["num_threshold"]))
        columns["left"].append(np.where(leaf, here, nodes["left"]) + size)
        columns["right"].append(np.where(leaf, here, nodes["right"]) + size)
        columns["value"].append(np.where(leaf, nodes["value"], 0))
        roots.append(size)
        size += len(nodes)
    kinds = {"threshold": "float32", "value": "float32"}
    arrays = {name: packed(np.concatenate(parts), kinds.get(name, "int32")) for name, parts in columns.items()}
    return arrays | {"roots": packed(np.array(roots), "int32")}, float(np.ravel(model._baseline_prediction)[0])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training data")
    parser.add_argument("--out", type=Path, required=True, help="folder of the lexicon, and for answers.json")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    train_answers(arguments.data, arguments.out, arguments.seed)
