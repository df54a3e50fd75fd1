"""A question set against a corpus: how well passages are found, answers picked, and the rest left alone."""

import json
import re
import string
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.answer import Answer
from index.errors import QuestionError, QuestionSetError
from index.knowledge import Knowledge
from index.language import language_of
from index.search import Ranking

Floats = npt.NDArray[np.float64]

_DEPTH = 50
"""Passages looked at for each question, so that ten documents are among them though some hold several."""


@dataclass(frozen=True, slots=True)
class Question:
    """A line of a question set. `answers` is empty where the corpus does not answer."""

    question: str
    document: str
    answers: tuple[str, ...]
    answerable: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """Retrieval over the answerable questions, by document; answers over all; None where no question could tell."""

    questions: int
    recall_at_1: float | None
    recall_at_5: float | None
    recall_at_10: float | None
    mrr_at_10: float | None
    exact_match: float
    f1: float
    abstention_auroc: float | None
    queries_per_second: float
    p50_ms: float
    p99_ms: float


def read_questions(path: Path) -> tuple[Question, ...]:
    """The questions in a JSONL file. Raises QuestionSetError naming the line that is not as it should be."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(f"The question file {path} can't be read ({error}).") from None
    questions: list[Question] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            answers = tuple(str(answer) for answer in entry["answers"])
            questions.append(
                Question(str(entry["question"]), str(entry["document"]), answers, bool(entry["answerable"]))
            )
        except (ValueError, TypeError, KeyError):
            raise QuestionSetError(
                f"{path}, line {number}: a line is an object with question, document, answers (a list) and answerable."
            ) from None
    if not questions:
        raise QuestionSetError(f"The question file {path} is empty.")
    return tuple(questions)


def evaluate(
    knowledge: Knowledge,
    questions: Sequence[Question],
    ranking: Ranking = "fused",
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Figures, tuple[Answer, ...]]:
    """Ask every question once, one after the other; the figures, and the answers in the questions' order."""
    answers: list[Answer] = []
    seconds: list[float] = []
    for number, question in enumerate(questions, 1):
        started = time.perf_counter()
        answers.append(_ask(knowledge, question.question, ranking))
        seconds.append(time.perf_counter() - started)
        if progress:
            progress(number, len(questions))
    ranks = np.array([_rank(a, q.document) for q, a in zip(questions, answers, strict=True) if q.answerable], float)
    spans = [(answer.short or answer.quote) if answer.answered else None for answer in answers]
    texts = [span.text if span else "" for span in spans]
    golds = [question.answers if question.answerable else ("",) for question in questions]
    pairs = list(zip(texts, golds, strict=True))
    confidence = np.array([answer.confidence for answer in answers])
    answerable = np.array([question.answerable for question in questions])
    figures = Figures(
        questions=len(questions),
        recall_at_1=_mean(ranks <= 1),
        recall_at_5=_mean(ranks <= 5),
        recall_at_10=_mean(ranks <= 10),
        mrr_at_10=_mean(np.where(ranks <= 10, 1 / ranks, 0)),
        exact_match=float(np.mean([max(float(normalise(t) == normalise(g)) for g in gold) for t, gold in pairs])),
        f1=float(np.mean([max(token_f1(t, g) for g in gold) for t, gold in pairs])),
        abstention_auroc=_auroc(confidence, answerable),
        queries_per_second=len(seconds) / sum(seconds),
        p50_ms=1000 * float(np.percentile(seconds, 50)),
        p99_ms=1000 * float(np.percentile(seconds, 99)),
    )
    return figures, tuple(answers)


def _ask(knowledge: Knowledge, question: str, ranking: Ranking) -> Answer:
    """The answer, or an empty one where the question can't be asked, so that one odd line doesn't stop the rest."""
    try:
        return knowledge.ask(question, _DEPTH, ranking)
    except QuestionError:
        return Answer(question, language_of(question), short=None, quote=None, hits=(), confidence=0.0)


def normalise(text: str) -> list[str]:
    """The tokens that SQuAD compares (Rajpurkar et al. 2016): lower case, no punctuation, no English articles."""
    bare = "".join(character for character in text.lower() if character not in string.punctuation)
    return re.sub(r"\b(a|an|the)\b", " ", bare).split()


def _rank(answer: Answer, document: str) -> float:
    """The place of `document` among the documents found, each counted once; infinite where it is not among them."""
    found = list(dict.fromkeys(hit.passage.document for hit in answer.hits))
    return found.index(document) + 1 if document in found else np.inf


def token_f1(prediction: str, gold: str) -> float:
    """Token F1; where one side is empty, as an abstention is, 1 if both are (SQuAD 2.0, Rajpurkar et al. 2018)."""
    left, right = normalise(prediction), normalise(gold)
    if not left or not right:
        return float(left == right)
    common = (Counter(left) & Counter(right)).total()
    return 2 * common / (len(left) + len(right))


def _mean(values: Floats | npt.NDArray[np.bool_]) -> float | None:
    return float(values.mean()) if len(values) else None


def _auroc(confidence: Floats, answerable: npt.NDArray[np.bool_]) -> float | None:
    """The chance that an answerable question's confidence is above an unanswerable one's, ties counting half."""
    from sklearn.metrics import roc_auc_score  # slow to import, and wanted here only

    return float(roc_auc_score(answerable, confidence)) if 0 < answerable.sum() < len(answerable) else None
