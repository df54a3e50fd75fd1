"""How well departures are read: `python -m benchmarks.departures` measures the sets of our own test articles.

The first to the fifth have taught the network. The others have not: the sixth to the tenth chose settings, the twelfth
was opened at the end; the eleventh, the same articles in both languages, is by a writer of training articles.
"forms" has short texts of one or two sentences. With `--data DIR` the rows are shown that are read in real news which
nothing was learned from, for a person to judge.
"""

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from rich.console import Console
from rich.table import Table

from index.corpus import Document, read_document
from index.departures import read_departures
from index.extraction import Extractor
from index.knowledge import EXTRACTOR
from index.roster import merge
from index.rows import Departure
from training.data import HELD_OUT, parallel

ARTICLES = Path(__file__).resolve().parents[1] / "tests" / "index" / "departures"
FIELDS = ("role", "organization", "destination", "when", "kind")

Expected = dict[str, str]  # a row's fields; those the text doesn't tell are absent


@dataclass(slots=True)
class Count:
    """Rows or values that were found and expected, found only, and expected only."""

    both: int = 0
    extra: int = 0
    missing: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.both / (self.both + self.extra) if self.both + self.extra else 1.0

    @property
    def recall(self) -> float:
        """The share of what is expected that was found; 1 where nothing is expected."""
        return self.both / (self.both + self.missing) if self.both + self.missing else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.both / (2 * self.both + self.extra + self.missing) if self.both else 0.0


@dataclass(slots=True)
class Score:
    """Counts by field, and each difference in words."""

    counts: dict[str, Count] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)

    def of(self, name: str) -> Count:
        """The count of a field."""
        return self.counts.setdefault(name, Count())


def read_articles(path: Path) -> Iterator[tuple[Document, list[Expected]]]:
    """The test articles in a YAML file, each with the rows it should give."""
    for number, entry in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
        head = "".join(f"{name}: {entry[name]!r}\n" for name in ("title", "language", "published") if name in entry)
        text = f"---\n{head}---\n\n{entry['text']}"
        yield read_document(f"{number}.md", text.encode()), entry["departures"]


def score(articles: Iterable[tuple[Document, list[Expected]]], extractor: Extractor) -> Score:
    """How the departures read from `articles` compare with those expected."""
    total = Score()
    for document, expected in articles:
        _compare(merge(read_departures(document, extractor)), expected, total)
    return total


def _compare(found: Sequence[Departure], expected: Sequence[Expected], total: Score) -> None:
    left = list(found)
    for row in expected:
        what = "person" if "person" in row else "group"
        match = next((d for d in left if _alike(row[what], getattr(d, what), whole=what == "person")), None)
        if match is None:
            total.of(what).missing += 1
            total.differences.append(f"missing: {row}")
            continue
        left.remove(match)
        total.of(what).both += 1
        for name in FIELDS:
            wanted, value = row.get(name), getattr(match, name)
            if wanted and value and _alike(wanted, value, whole=name == "kind"):
                total.of(name).both += 1
            elif wanted or value:
                total.of(name).extra += bool(value)
                total.of(name).missing += bool(wanted)
                total.differences.append(f"{name} of {row[what]}: {value!r}, expected {wanted!r}")
    for departure in left:
        total.of("person" if departure.person else "group").extra += 1
        total.differences.append(f"not expected: {departure.person or departure.group}, by {departure.quotes[0].text}")


def _alike(one: str, other: str | None, *, whole: bool) -> bool:
    """Whether two values are the same but for case, or where not `whole` one lies in the other."""
    first, second = one.casefold().strip(), (other or "").casefold().strip()
    return first == second or (not whole and bool(second) and (first in second or second in first))


def real_news(data: Path) -> Iterator[Document]:
    """Each sentence of the news that the extractor did not learn from, as an article."""
    for pair in parallel(data, licensed_only=False)[HELD_OUT]:
        for language, text in (("en", pair.en), ("id", pair.id)):
            yield read_document("news.md", f"---\nlanguage: {language}\n---\n\n{text}\n".encode())


def _show_rows(documents: Iterable[Document], extractor: Extractor, console: Console) -> None:
    count, started = 0, time.perf_counter()
    for document in documents:
        count += 1
        for row in read_departures(document, extractor):
            console.print(f"  {row.person or row.group}: {row.quotes[0].text}", highlight=False, markup=False)
    console.print(f"{count} sentences, {time.perf_counter() - started:.0f} s")


def main() -> None:
    """Print a table for each set, and the time that 1,000 passages take."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, help="the training data, whose news are read instead of the sets")
    options = parser.parse_args()
    extractor = Extractor.open(EXTRACTOR)
    console = Console()
    if options.data:
        _show_rows(real_news(options.data), extractor, console)
        return
    for path in sorted(ARTICLES.glob("*.yaml")):
        articles = list(read_articles(path))
        started = time.perf_counter()
        total = score(articles, extractor)
        seconds = time.perf_counter() - started
        table = Table("field", "precision", "recall", "F1", "of", title=f"{path.stem}: {len(articles)} articles")
        for name in ("person", "group", *FIELDS):
            count = total.of(name)
            values = (f"{value:.3f}" for value in (count.precision, count.recall, count.f1))
            table.add_row(name, *values, str(count.both + count.missing))
        console.print(table)
        for difference in total.differences:
            console.print(f"  {difference}", highlight=False, markup=False)
        passages = sum(len(document.paragraphs) for document, _ in articles)
        console.print(f"  {1000 * seconds / passages:.1f} s for 1,000 passages")


if __name__ == "__main__":
    main()
