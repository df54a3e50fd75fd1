"""A question set against a corpus: how well passages are found, answers picked, and the rest left alone."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.answer import Answer, withheld
from index.baselines import first_sentence, nearest_sentence
from index.errors import QuestionError, QuestionSetError
from index.knowledge import Knowledge
from index.language import language_of, words
from index.measures import Flags, Floats, auroc, calibration_error, normalise, risk, token_f1
from index.search import Ranking

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
    threshold: float
    f1_answerable: float | None
    f1_unanswerable: float | None
    f1_unwithheld: float | None  # of the answerable ones, were nothing withheld
    sentence_accuracy: float | None  # of the answerable ones, were nothing withheld: the quote holds the answer
    abstained_answerable: float | None
    abstained_unanswerable: float | None
    calibration_error: float  # of the confidence that the quote holds the answer
    risk_at_25: float  # share of wrong quotes among the surest quarter
    risk_at_50: float
    risk_at_75: float
    risk_at_100: float
    first_sentence_f1: float  # the first hit's first sentence as the answer, always
    first_sentence_accuracy: float | None
    nearest_sentence_f1: float  # the hits' sentence that is nearest by embedding, always
    nearest_sentence_accuracy: float | None
    abstaining_f1: float  # no answer, always


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
    *,
    gold_documents: bool = False,
) -> tuple[Figures, tuple[Answer, ...]]:
    """Ask every question once, one after the other; the figures, and the answers in the questions' order.

    With `gold_documents` each question reads only the document that it names.
    """
    guesses: list[Answer] = []
    seconds: list[float] = []
    for number, question in enumerate(questions, 1):
        started = time.perf_counter()
        guesses.append(_guess(knowledge, question, ranking, gold_documents))
        seconds.append(time.perf_counter() - started)
        if progress:
            progress(number, len(questions))
    answers = tuple(withheld(guess, knowledge.threshold) for guess in guesses)
    answerable = np.array([question.answerable for question in questions])
    ranks = np.array([_rank(a, q.document) for q, a in zip(questions, answers, strict=True) if q.answerable], float)
    texts = [_text(answer) for answer in answers]
    exact = np.array(
        [
            _best(text, q, lambda t, g: float(normalise(t) == normalise(g)))
            for text, q in zip(texts, questions, strict=True)
        ]
    )
    f1 = _scores(texts, questions)
    held = _held([guess.quote.text if guess.quote else "" for guess in guesses], questions)
    confidence = np.array([guess.confidence for guess in guesses])
    abstained = np.array([not answer.answered for answer in answers])
    first = [first_sentence(guess) for guess in guesses]
    nearest = [nearest_sentence(guess, knowledge.embedder) for guess in guesses]
    figures = Figures(
        questions=len(questions),
        recall_at_1=_mean(ranks <= 1),
        recall_at_5=_mean(ranks <= 5),
        recall_at_10=_mean(ranks <= 10),
        mrr_at_10=_mean(np.where(ranks <= 10, 1 / ranks, 0)),
        exact_match=float(exact.mean()),
        f1=float(f1.mean()),
        abstention_auroc=auroc(confidence, answerable),
        queries_per_second=len(seconds) / sum(seconds),
        p50_ms=1000 * float(np.percentile(seconds, 50)),
        p99_ms=1000 * float(np.percentile(seconds, 99)),
        threshold=knowledge.threshold,
        f1_answerable=_mean(f1[answerable]),
        f1_unanswerable=_mean(f1[~answerable]),
        f1_unwithheld=_mean(_scores([_text(guess) for guess in guesses], questions)[answerable]),
        sentence_accuracy=_mean(held[answerable]),
        abstained_answerable=_mean(abstained[answerable]),
        abstained_unanswerable=_mean(abstained[~answerable]),
        calibration_error=calibration_error(confidence, held),
        risk_at_25=risk(confidence, held, 0.25),
        risk_at_50=risk(confidence, held, 0.5),
        risk_at_75=risk(confidence, held, 0.75),
        risk_at_100=risk(confidence, held, 1),
        first_sentence_f1=float(_scores(first, questions).mean()),
        first_sentence_accuracy=_mean(_held(first, questions)[answerable]),
        nearest_sentence_f1=float(_scores(nearest, questions).mean()),
        nearest_sentence_accuracy=_mean(_held(nearest, questions)[answerable]),
        abstaining_f1=float(_scores([""] * len(questions), questions).mean()),
    )
    return figures, answers


def _guess(knowledge: Knowledge, question: Question, ranking: Ranking, gold_documents: bool) -> Answer:
    """The answer, or an empty one where the question can't be asked, so that one odd line doesn't stop the rest."""
    document = question.document if gold_documents else None
    try:
        return knowledge.guess(question.question, _DEPTH, ranking, document=document)
    except QuestionError:
        text = question.question
        return Answer(text, language_of(text), short=None, quote=None, hits=(), confidence=0.0)


def _text(answer: Answer) -> str:
    span = answer.short or answer.quote
    return span.text if span else ""


def _best(text: str, question: Question, likeness: Callable[[str, str], float]) -> float:
    return max((likeness(text, gold) for gold in _golds(question)), default=0.0)


def _golds(question: Question) -> tuple[str, ...]:
    return question.answers if question.answerable else ("",)


def _scores(texts: Sequence[str], questions: Sequence[Question]) -> Floats:
    """(n,) token F1 of each text with the likeliest of its question's answers."""
    return np.array([_best(text, question, token_f1) for text, question in zip(texts, questions, strict=True)])


def _held(quotes: Sequence[str], questions: Sequence[Question]) -> Flags:
    """(n,) whether each quote holds an answer of its question, word for word; of an unanswerable one none does."""
    pairs = zip(quotes, questions, strict=True)
    return np.array([q.answerable and any(_holds(quote, answer) for answer in q.answers) for quote, q in pairs], bool)


def _holds(quote: str, answer: str) -> bool:
    return f" {' '.join(words(answer))} " in f" {' '.join(words(quote))} "


def _rank(answer: Answer, document: str) -> float:
    """The place of `document` among the documents found, each counted once; infinite where it is not among them."""
    found = list(dict.fromkeys(hit.passage.document for hit in answer.hits))
    return found.index(document) + 1 if document in found else np.inf


def _mean(values: Floats | Flags) -> float | None:
    return float(values.mean()) if len(values) else None
