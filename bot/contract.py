"""Answers, reports and figures as the JSON objects that scripts rely on; their names and types stay as they are."""

from dataclasses import asdict

from index import Answer, BuildReport, Figures, Status

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_HITS = 10


def answer_object(answer: Answer) -> dict[str, Json]:
    """What `ask --json` prints, and `eval --details` writes a line of."""
    quote = answer.quote
    return {
        "question": answer.question,
        "language": answer.language,
        "answered": answer.answered,
        "short_answer": answer.short.text if answer.short and quote else None,
        "quote": quote.text if quote else None,
        "document": quote.passage.document if quote else None,
        "paragraph": quote.passage.paragraph if quote else None,
        "confidence": round(answer.confidence, 4),
        "hits": [
            {
                "document": hit.passage.document,
                "paragraph": hit.passage.paragraph,
                "text": hit.passage.text,
                "score": round(hit.score, 4),
            }
            for hit in answer.hits[:_HITS]
        ],
    }


def report_object(report: BuildReport) -> dict[str, Json]:
    """What `index --json` prints."""
    return {
        "documents": report.documents,
        "passages": report.passages,
        "embedded": report.embedded,
        "reused": report.reused,
        "removed": report.removed,
        "seconds": round(report.seconds, 3),
        "reason": report.reason,
        "problems": [str(problem) for problem in report.problems],
    }


def status_object(status: Status) -> dict[str, Json]:
    """What `status --json` prints."""
    return asdict(status) | {"problems": list(status.problems)}


def figures_object(figures: Figures) -> dict[str, Json]:
    """What `eval --json` prints."""
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in asdict(figures).items()}
