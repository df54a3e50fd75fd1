"""The reader's judgement: which stretch answers a question, and how sure one can be, as boosted trees over features.

Two models. The first sees every stretch of the sentences found and learns which overlaps the answer. The second sees
the best stretch, as the first picks it when it has not seen the question before, and learns whether it is right; that
probability is the confidence of an answer.
"""

import random
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold
from tqdm import tqdm

from index.answer import judgement_features
from index.embedding import Embedder
from index.evaluate import token_f1
from index.features import Stretch, stretches
from index.language import FUNCTION_WORDS, Language, expand_chat, stems, words
from index.passages import Passage
from index.questions import analyse
from index.search import Hit, search
from index.snapshot import Snapshot, Source, writing
from index.translation import Lexicon
from index.trees import Trees
from training.data import Reading

HITS = 5
FOLDS = 4
NEGATIVES = 40  # wrong stretches kept of each question, so that memory holds them all
RIGHT = 0.75  # token F1 from which a stretch counts as the answer
ALONE = 0.3  # share of questions that see only their own paragraph
IN_ENGLISH = 0.35  # share of questions that are asked in English, word by word
MISTRANSLATED = 0.25  # share of their words that nothing in the paragraph will meet
ABSENT = 0.15  # share of answerable questions whose paragraph is withheld

_QUESTION_WORDS = {
    r"di ?mana(?:kah)?": "where",
    r"ke ?mana(?:kah)?": "where",
    r"tahun (?:berapa|apa)(?:kah)?": "what year",
    r"siapa(?:kah)?": "who",
    r"kapan(?:kah)?": "when",
    r"berapa(?:kah)?": "how many",
    r"(?:mengapa|kenapa)(?:kah)?": "why",
    r"bagaimana(?:kah)?": "how",
    r"apa(?:kah)?": "what",
    r"mana(?:kah)?": "which",
    r"(?:tidak|bukan)": "not",
}

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """A question's stretches: features, token F1 with the answer, and whether each lies in a sentence that has it."""

    group: int  # its paragraph, which must not stand on both sides of a split
    rows: Floats
    f1: Floats
    in_sentence: npt.NDArray[np.bool_]
    texts: tuple[str, ...]


def examples(readings: Sequence[Reading], embedder: Embedder, lexicon: Lexicon, seed: int) -> list[Example]:
    """Every question, asked of an index over all paragraphs, with what the search finds for it."""
    chance = random.Random(seed)
    paragraphs = list(dict.fromkeys(reading.paragraph for reading in readings))
    number = {paragraph: n for n, paragraph in enumerate(paragraphs)}
    passages = [Passage(str(n), str(n), "id", 1, 0, len(text), text) for n, text in enumerate(paragraphs)]
    with tempfile.TemporaryDirectory() as folder, writing(Path(folder)):
        snapshot = Snapshot.write(
            Path(folder),
            model=embedder.name,
            fingerprint=embedder.fingerprint,
            corpus="",
            listing="",
            sources=[Source(str(n), str(n), None, None, None) for n in range(len(passages))],
            passages=passages,
            vectors=embedder.passages(paragraphs),
            lexicon=lexicon,
            problems=[],
        )
    found: list[Example] = []
    for reading in tqdm(readings, "stretches"):
        language: Language = "en" if chance.random() < IN_ENGLISH else "id"
        question = reading.question if language == "id" else in_english(reading.question, lexicon, chance)
        question = expand_chat(question)
        # The embedding has seen these questions in its own training, so vectors would look surer here than they are.
        hits = search(snapshot, embedder, question, language, HITS, "words")
        own = number[reading.paragraph]
        alone, absent = chance.random() < ALONE, reading.answer is not None and chance.random() < ABSENT
        if absent:
            hits = tuple(hit for hit in hits if hit.passage.document != str(own))
        elif alone:
            hits = tuple(hit for hit in hits if hit.passage.document == str(own))
        if hits:
            query = analyse(question, language)
            of_question = stretches(query, hits, lexicon, snapshot.lexical.idf)
            if of_question:
                found.append(_example(reading, None if absent else str(own), own, hits, of_question))
    return found


def in_english(question: str, lexicon: Lexicon, chance: random.Random) -> str:
    """An Indonesian question word by word: grammar doesn't matter to the features, question words and terms do."""
    text = question.casefold()
    for indonesian, english in _QUESTION_WORDS.items():
        text = re.sub(rf"\b{indonesian}\b", english, text)
    named = {word.casefold() for word in re.findall(r"[^\W_]+", question)[1:] if word[0].isupper()}
    translated: list[str] = []
    for word in words(text):
        found = lexicon.translations(stems([word], "id")[0], "id", "en")
        if word in FUNCTION_WORDS["en"]:
            translated.append(word)
        elif word in FUNCTION_WORDS["id"]:
            continue
        elif word in named or word[0].isdigit() or not found:
            translated.append(word.capitalize() if word in named else word)
        else:
            unmet = chance.random() < MISTRANSLATED
            options, weights = zip(*found, strict=True)
            translated.append("unmet" if unmet else chance.choices(options, weights)[0])
    return " ".join(translated)


def _example(reading: Reading, own: str | None, group: int, hits: Sequence[Hit], found: list[Stretch]) -> Example:
    gold = reading.paragraph[slice(*reading.answer)] if reading.answer else ""
    f1 = np.zeros(len(found), np.float32)
    in_sentence = np.zeros(len(found), bool)
    texts: list[str] = []
    for row, stretch in enumerate(found):
        text = hits[stretch.sentence.hit].passage.text[stretch.start : stretch.end]
        texts.append(text)
        if reading.answer and hits[stretch.sentence.hit].passage.document == own:
            start, end = (
                stretch.sentence.tokens[stretch.sentence.first].start,
                stretch.sentence.tokens[stretch.sentence.last].end,
            )
            in_sentence[row] = start <= reading.answer[0] < end
            # The same words elsewhere in the paragraph are not the answer.
            if stretch.start < reading.answer[1] and reading.answer[0] < stretch.end:
                f1[row] = token_f1(text, gold)
    return Example(group, np.array([s.features for s in found], np.float32), f1, in_sentence, tuple(texts))


def train(found: Sequence[Example], seed: int) -> tuple[Trees, Trees]:
    """The model of stretches and the model of confidence."""
    groups = np.array([example.group for example in found])
    judged: list[Floats] = []
    right: list[bool] = []
    for fold, (seen, unseen) in enumerate(GroupKFold(FOLDS).split(groups, groups=groups, y=groups)):
        model = _fit_stretches([found[n] for n in seen], seed + fold)
        for n in tqdm(unseen, f"judging, part {fold + 1} of {FOLDS}"):
            p = model.probability(found[n].rows)
            best = int(p.argmax())
            judged.append(judgement_features(found[n].rows, p, best, found[n].texts))
            right.append(bool(found[n].in_sentence[best] and found[n].f1[best] > 0.3))
    confidence = HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.05, max_leaf_nodes=12, min_samples_leaf=40, l2_regularization=5, random_state=seed
    ).fit(np.array(judged), right)
    return _fit_stretches(found, seed), as_trees(confidence)


def _fit_stretches(found: Sequence[Example], seed: int) -> Trees:
    chance = np.random.default_rng(seed)
    rows: list[Floats] = []
    labels: list[npt.NDArray[np.bool_]] = []
    for example in found:
        positive = example.f1 >= RIGHT
        if not positive.any():
            continue
        negative = np.flatnonzero(example.f1 < RIGHT)
        kept = chance.permutation(negative)[:NEGATIVES]
        place = np.concatenate([np.flatnonzero(positive), kept])
        rows.append(example.rows[place])
        labels.append(positive[place])
    model = HistGradientBoostingClassifier(
        max_iter=250, learning_rate=0.08, max_leaf_nodes=24, min_samples_leaf=60, l2_regularization=2, random_state=seed
    )
    return as_trees(model.fit(np.concatenate(rows), np.concatenate(labels)))


def as_trees(model: HistGradientBoostingClassifier) -> Trees:
    """The fitted learner's trees laid end to end."""
    parts: list[tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], Floats, npt.NDArray[np.int32], Floats]] = []
    roots: list[int] = []
    size = depth = 0
    for (tree,) in model._predictors:
        nodes = tree.nodes
        here = np.arange(len(nodes)) + size
        leaf = nodes["is_leaf"].astype(bool)
        parts.append(
            (
                nodes["feature_idx"].astype(np.int32) * ~leaf,
                np.where(leaf, 0, nodes["num_threshold"]).astype(np.float32),
                np.where(leaf, here, nodes["left"] + size).astype(np.int32),
                np.where(leaf, here, nodes["right"] + size).astype(np.int32),
                np.where(leaf, nodes["value"], 0).astype(np.float32),
            )
        )
        roots.append(size)
        size += len(nodes)
        depth = max(depth, int(nodes["depth"].max()))
    feature, threshold, left, right, value = (np.concatenate(column) for column in zip(*parts, strict=True))
    baseline = float(np.ravel(model._baseline_prediction)[0])
    return Trees(np.array(roots, np.int32), feature, threshold, left, right, value, baseline, depth)
