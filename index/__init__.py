"""The corpus as knowledge: everything that callers need, and nothing of how it is done."""

from index.answer import THRESHOLD, Answer
from index.build import BuildReport, Progress
from index.corpus import Problem
from index.embedding import DEFAULT_MODEL
from index.errors import (
    CorpusError,
    EksodusError,
    ModelError,
    QuestionError,
    QuestionProblem,
    QuestionSetError,
    SnapshotError,
)
from index.evaluate import Figures, Question, evaluate, read_questions
from index.followup import Turn
from index.knowledge import Knowledge, Model, Status, status
from index.language import FUNCTION_WORDS, Language, language_of
from index.passages import Passage, Span
from index.rows import Departure, Quote
from index.search import Hit, Ranking
from index.segment import Source
from index.wordings import LeavingKind

__all__ = [
    "DEFAULT_MODEL",
    "FUNCTION_WORDS",
    "THRESHOLD",
    "Answer",
    "BuildReport",
    "CorpusError",
    "Departure",
    "EksodusError",
    "Figures",
    "Hit",
    "Knowledge",
    "Language",
    "LeavingKind",
    "Model",
    "ModelError",
    "Passage",
    "Problem",
    "Progress",
    "Question",
    "QuestionError",
    "QuestionProblem",
    "QuestionSetError",
    "Quote",
    "Ranking",
    "SnapshotError",
    "Source",
    "Span",
    "Status",
    "Turn",
    "evaluate",
    "language_of",
    "read_questions",
    "status",
]
