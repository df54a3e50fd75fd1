"""Answers, reports and figures as the JSON objects that scripts rely on; their names and types stay as they are."""

from dataclasses import asdict

from index import Answer, BuildReport, Departure, Figures, Status

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_HITS = 10


def answer_object(answer: Answer, summary: str | None = None) -> dict[str, Json]:
    """What `ask --json` prints, and `eval --details` writes a line of; `summary` is a language model's, if any."""
    quote = answer.quote
    return {
        "question": answer.question,
        "language": answer.language,
        "answered": answer.answered,
        "short_answer": _short(answer),
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
        "summary": summary,
    }


def _short(answer: Answer) -> str | None:
    if answer.departures:
        return ", ".join(departure.person or departure.group or "" for departure in answer.departures)
    return answer.short.text if answer.short else None


def departure_object(departure: Departure) -> dict[str, Json]:
    """What `departures --json` prints a list of; the first quote stands beside all of them."""
    first, *_ = departure.quotes
    return {
        "person": departure.person,
        "group": departure.group,
        "role": departure.role,
        "organization": departure.organization,
        "destination": departure.destination,
        "when": departure.when,
        "date": departure.date,
        "kind": departure.kind,
        "quote": first.text,
        "document": first.document,
        "paragraph": first.paragraph,
        "quotes": [{"quote": q.text, "document": q.document, "paragraph": q.paragraph} for q in departure.quotes],
        "edited": departure.edited,
    }


def report_object(report: BuildReport) -> dict[str, Json]:
    """What `index --json` prints."""
    return {
        "documents": report.documents,
        "added": report.added,
        "changed": report.changed,
        "gone": report.gone,
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
