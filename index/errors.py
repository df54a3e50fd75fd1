"""Every way the index can fail, as one sentence that says what to do.

EksodusError            never raised itself; what callers catch
├── QuestionError       the question is empty, too long, or in a language we don't read
├── CorpusError         the corpus folder, or one file in it, can't be read
├── ModelError          the embedding model can't be loaded
├── SnapshotError       the index on disk is missing, damaged, of another format, or can't be written
└── QuestionSetError    a line of an evaluation's question file is not what it should be
"""

from typing import Literal

QuestionProblem = Literal["date", "empty", "long", "language"]


class EksodusError(Exception):
    """An expected failure; its text is meant for people and names the thing and what to do."""


class QuestionError(EksodusError):
    """A question that can't be asked as it stands; `kind` says why, so that it can be said in two languages."""

    def __init__(self, kind: QuestionProblem) -> None:
        super().__init__(
            {
                "empty": "The question is empty; type one, such as: who leads Sora",
                "long": "The question is too long; ask in at most 1,000 characters.",
                "date": "The date can't be read; write it as 2025, 2025-03 or 2025-03-31.",
                "language": "The question is in neither Indonesian nor English; ask in one of them.",
            }[kind]
        )
        self.kind: QuestionProblem = kind


class CorpusError(EksodusError):
    """The corpus folder, or one of its files, can't be used."""


class ModelError(EksodusError):
    """The embedding model can't be loaded or used."""


class SnapshotError(EksodusError):
    """The index on disk is missing, damaged, of another format, or can't be written."""


class QuestionSetError(EksodusError):
    """A question file for evaluation has a line that can't be used."""
