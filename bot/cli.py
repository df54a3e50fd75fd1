"""The `eksodus` command.

Exit codes: 0 done, 1 a bug of ours, 2 bad usage or input, 75 Discord can't be reached (try again), 130 interrupted.
"""

import asyncio
import json
import logging
import os
import sys
import traceback
import uuid
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from bot.contract import Json, answer_object, departure_object, figures_object, report_object, status_object
from bot.escape import printable
from bot.logs import set_up_logging
from bot.memory import Memory
from bot.phrasing import phrase
from bot.settings import Settings, load_settings
from bot.table import csv_text
from bot.terminal import answer_view, departures_view, figures_view, report_view, status_view
from bot.words import WORDS
from index import (
    EksodusError,
    Knowledge,
    Language,
    QuestionError,
    QuestionSetError,
    Ranking,
    Turn,
    evaluate,
    language_of,
    read_questions,
    status,
)

app = typer.Typer(
    help="Ask a folder of news articles; every answer is a quote. Indonesian and English.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
TURNS = 6  # questions that `chat` remembers
out = Console(soft_wrap=True, highlight=False)
err = Console(stderr=True, soft_wrap=True, highlight=False)

Corpus = Annotated[
    Path | None, typer.Option(help="Folder with the articles; CORPUS_DIR, or ./corpus.", show_default=False)
]
Index = Annotated[
    Path | None, typer.Option(help="Folder for the index; INDEX_DIR, or one below ./.eksodus.", show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object, for scripts.")]


@app.command()
def ask(
    question: Annotated[list[str], typer.Argument(help="The question.")],
    corpus: Corpus = None,
    index: Index = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question with a sentence of the articles, or say that they don't tell."""
    with _knowledge(corpus, index) as knowledge:
        answer = knowledge.ask(" ".join(question))
    phrased = phrase(answer, load_settings().llm)
    if as_json:
        _print_json(answer_object(answer, phrased.text if phrased else None))
    else:
        out.print(answer_view(answer, colour=out.is_terminal, phrased=phrased))


@app.command()
def chat(corpus: Corpus = None, index: Index = None) -> None:
    """Keep asking: a prompt that stays open and understands "and when?"; an empty line starts afresh."""
    with _knowledge(corpus, index) as knowledge:
        words = WORDS[_locale_language()]
        err.print(words.chat_hello.format(documents=knowledge.documents), style="dim")
        model = load_settings().llm
        turns: deque[Turn] = deque(maxlen=TURNS)
        for question in _typed_lines():
            if not question.strip():
                turns.clear()
                continue
            try:
                answer = knowledge.ask(question, before=tuple(turns))
            except QuestionError as error:
                err.print(_refusal(error, question), style="yellow")
            else:
                turns.append(Turn.of(answer))
                out.print(answer_view(answer, colour=out.is_terminal, phrased=phrase(answer, model)))
                out.print()
        err.print(words.chat_bye, style="dim")


@app.command()
def departures(
    person: Annotated[str | None, typer.Option(help="Only this person; part of a name will do.")] = None,
    organization: Annotated[str | None, typer.Option(help="Only who left this organization.")] = None,
    destination: Annotated[str | None, typer.Option(help="Only who went there.")] = None,
    since: Annotated[str | None, typer.Option(help="Only from this date on: 2025, 2025-03 or 2025-03-31.")] = None,
    quotes: Annotated[bool, typer.Option("--quotes", help="Show the sentences that say so.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV, a line a quote.")] = False,
    corpus: Corpus = None,
    index: Index = None,
    as_json: AsJson = False,
) -> None:
    """List who left which company, newest first, by the articles."""
    with _knowledge(corpus, index) as knowledge:
        found = knowledge.departures(person, organization, destination, since)
    if as_json:
        _print_json([departure_object(departure) for departure in found])
    elif as_csv:
        print(csv_text(found), end="")
    else:
        out.print(departures_view(found, WORDS[_locale_language()], quotes=quotes))


@app.command(name="index")
def index_command(corpus: Corpus = None, index: Index = None, as_json: AsJson = False) -> None:
    """Build the index, or bring it up to date; only what changed is embedded."""
    with _knowledge(corpus, index, quiet=True) as knowledge:
        if knowledge.stale:
            raise EksodusError(knowledge.stale)
        report = knowledge.report or knowledge.refresh()
    if as_json:
        _print_json(report_object(report))
    else:
        out.print(report_view(report))


@app.command(name="status")
def status_command(corpus: Corpus = None, index: Index = None, as_json: AsJson = False) -> None:
    """Say how the index stands: articles, passages, model, age, and files that could not be read."""
    settings = load_settings()
    folder = corpus or settings.corpus_dir
    found = status(folder, index or settings.index_for(folder))
    if as_json:
        _print_json(status_object(found))
    else:
        out.print(status_view(found))


@app.command(name="eval")
def eval_command(
    questions: Annotated[Path, typer.Argument(help="JSONL: question, document, answers, answerable.")],
    corpus: Corpus = None,
    index: Index = None,
    as_json: AsJson = False,
    details: Annotated[Path | None, typer.Option(help="Write a line a question: the object of ask --json.")] = None,
    ranking: Annotated[Ranking, typer.Option(help="Rank by one part alone, to compare.")] = "fused",
    gold_documents: Annotated[
        bool, typer.Option("--gold-documents", help="Read each question's own document only, to measure reading alone.")
    ] = False,
) -> None:
    """Measure retrieval, answers and abstention on a set of questions."""
    asked = read_questions(questions)
    with _knowledge(corpus, index) as knowledge, _progress("asking") as progress:
        figures, answers = evaluate(knowledge, asked, ranking, progress, gold_documents=gold_documents)
    if details:
        lines = [json.dumps(answer_object(answer), ensure_ascii=False) for answer in answers]
        try:
            details.write_text("\n".join(lines) + "\n", encoding="utf-8")
        except OSError as error:
            raise QuestionSetError(
                f"The details can't be written to {details} ({error.strerror}); name another file."
            ) from None
    if as_json:
        _print_json(figures_object(figures))
    else:
        out.print(figures_view(figures))


@app.command()
def run(corpus: Corpus = None, index: Index = None) -> None:
    """Run the Discord bot until it is told to leave (Ctrl-C, SIGTERM)."""
    settings = load_settings()
    set_up_logging(settings.log_level or "INFO", settings.token)
    memory = Memory.open(settings.state_dir, settings.retention_days)
    # Where the folder is watched, the bot answers from what is there while it catches up.
    with _knowledge(corpus, index, now=settings.reindex == "manual") as knowledge:
        # discord.py takes a third of a second to import, which no other command should wait for.
        from bot.serving import UnreachableError, serve

        try:
            asyncio.run(serve(settings, knowledge, memory))
        except UnreachableError as error:
            _fail(str(error), exit_code=75)


def main() -> None:
    """Run the command line; an expected failure is one sentence, a bug leaves a reference to its traceback."""
    try:
        app()
    except QuestionError as error:
        _fail(_refusal(error, " ".join(sys.argv[2:])))
    except EksodusError as error:
        _fail(str(error))
    except Exception:
        reference = uuid.uuid4().hex[:8]
        place = Path(".eksodus") / f"bug-{reference}.txt"
        try:
            place.parent.mkdir(exist_ok=True)
            place.write_text(traceback.format_exc(), encoding="utf-8")
        except OSError:
            place = Path(os.devnull)
        err.print(f"Something went wrong that should not have; please report it with the file {place}.", style="red")
        sys.exit(1)


@contextmanager
def _knowledge(
    corpus: Path | None, index: Path | None, *, quiet: bool = False, now: bool = True
) -> Iterator[Knowledge]:
    """The opened knowledge, up to date `now` or soon; what had to be built is told on stderr unless `quiet`."""
    settings = load_settings()
    _set_up_logging(settings)
    folder = corpus or settings.corpus_dir
    with _progress("indexing") as progress:
        knowledge = Knowledge.open(
            folder, index or settings.index_for(folder), settings.model, progress, settings.answer_threshold, now=now
        )
    if knowledge.stale:
        err.print(
            f"The index could not be updated; answers come from the one before. {knowledge.stale}", style="yellow"
        )
    elif knowledge.report and (knowledge.report.did_something or knowledge.report.problems) and not quiet:
        err.print(report_view(knowledge.report), style="dim")
    yield knowledge


@contextmanager
def _progress(doing: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr for people, nothing where nobody watches; it goes when the work is done."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("loading the model", total=None)

        def heard(done: int, total: int) -> None:
            bar.update(task, description=doing, completed=done, total=total)

        yield heard


def _typed_lines() -> Iterator[str]:
    """Lines as they are typed, with editing and a history kept between sessions; plain lines where input is piped."""
    if not sys.stdin.isatty():
        yield from sys.stdin
        return
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import FileHistory

    Path(".eksodus").mkdir(exist_ok=True)
    session: PromptSession[str] = PromptSession(history=FileHistory(".eksodus/history"))
    while True:
        try:
            yield session.prompt("? ")
        except (EOFError, KeyboardInterrupt):
            return


def _refusal(error: QuestionError, question: str) -> str:
    """Why the question can't be asked, in its language; in both where it is in neither."""
    if error.kind == "language":
        return " / ".join(words.refused[error.kind] for words in WORDS.values())
    language = language_of(question) if error.kind == "long" else _locale_language()
    return WORDS[language].refused[error.kind]


def _locale_language() -> Language:
    names = (os.environ.get(variable) for variable in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "id" if next(filter(None, names), "").casefold().startswith("id") else "en"


def _set_up_logging(settings: Settings) -> None:
    logging.basicConfig(
        level=settings.log_level or "WARNING",
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )


def _print_json(value: Json) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _fail(sentence: str, exit_code: int = 2) -> None:
    err.print(printable(sentence), style="red")
    sys.exit(exit_code)
