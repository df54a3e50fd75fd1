"""What a caller may do: open a corpus, ask it, refresh it, and see how it stands."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from index.anaphora import is_written_as_name
from index.answer import THRESHOLD, Answer, Reader, withheld
from index.build import BuildReport, Progress, build
from index.corpus import listing
from index.departures import Departure, Quote
from index.embedding import DEFAULT_MODEL, Embedder
from index.errors import EksodusError, QuestionError, SnapshotError
from index.facts import asked_fact
from index.followup import Turn, self_contained
from index.language import detect, expand_chat, words
from index.lists import wanted
from index.passages import Passage, Span
from index.roster import chosen
from index.search import Ranking, search
from index.snapshot import Manifest, Snapshot, Source, read_manifest
from index.tagger import Tagger
from index.translation import Lexicon

log = logging.getLogger(__name__)

MAX_QUESTION_CHARS = 1000
HITS = 10
LIST_CONFIDENCE = 0.87
"""How sure the list of departures is: the share of persons that were right in articles it was not developed on."""
WRITINGS = 30  # passages that tell whether a word is a name

_MODELS = Path(str(resources.files("index"))) / "model"
LEXICON = _MODELS / "lexicon.npz"
TAGGER = _MODELS
READER = _MODELS


@dataclass(frozen=True, slots=True)
class Model:
    """An embedding model by name, and what to put before questions and passages (None: what it is known to want)."""

    name: str = DEFAULT_MODEL
    query_prompt: str | None = None
    passage_prompt: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """How an index stands. `fresh`: nobody has touched the corpus since it was built."""

    documents: int
    passages: int
    model: str
    dimension: int
    built: str  # UTC, ISO
    fresh: bool
    problems: tuple[str, ...]


class Knowledge:
    """A corpus folder, its index and the model that made it.

    `report` is the last build's (None: the index was up to date when it was opened), `stale` says why the last build
    failed while the index from before serves on.
    """

    def __init__(
        self,
        corpus: Path,
        index: Path,
        embedder: Embedder,
        lexicon: Lexicon,
        tagger: Tagger,
        snapshot: Snapshot,
        threshold: float = THRESHOLD,
    ) -> None:
        self._corpus = corpus
        self._index = index
        self.embedder = embedder
        self.threshold = threshold  # an answer less sure than this is withheld
        self._lexicon = lexicon
        self._tagger = tagger
        self._snapshot = snapshot
        self._reader = Reader.open(READER, lexicon, tagger)
        self.report: BuildReport | None = None
        self.stale: str | None = None

    @classmethod
    def open(
        cls,
        corpus: Path,
        index: Path,
        model: Model | None = None,
        progress: Progress | None = None,
        threshold: float = THRESHOLD,
    ) -> "Knowledge":
        """The knowledge of `corpus`; its index is built where it is missing, damaged or out of date.

        Raises CorpusError where there is nothing to index, ModelError where the model can't be loaded, and
        SnapshotError where the index can't be written and none from before can serve.
        """
        listed = listing(corpus)
        model = model or Model()
        embedder = Embedder(model.name, model.query_prompt, model.passage_prompt)
        lexicon = Lexicon.open(LEXICON)
        tagger = Tagger.open(TAGGER)
        try:
            snapshot = Snapshot.open(index, lexicon)
        except SnapshotError as error:
            log.info("%s", error)
        else:
            if snapshot.manifest.fingerprint == embedder.fingerprint:
                knowledge = cls(corpus, index, embedder, lexicon, tagger, snapshot, threshold)
                if snapshot.manifest.listing != listed:
                    try:
                        knowledge.refresh(progress)
                    except EksodusError as error:
                        knowledge.stale = str(error)
                return knowledge
        snapshot, report = build(corpus, index, embedder, lexicon, tagger, progress)
        knowledge = cls(corpus, index, embedder, lexicon, tagger, snapshot, threshold)
        knowledge.report = report
        return knowledge

    def ask(self, question: str, hits: int = HITS, ranking: Ranking = "fused", before: Sequence[Turn] = ()) -> Answer:
        """The answer to `question`, from the `hits` best passages; `before` are the conversation's last turns, oldest
        first, which a question may lean on. Raises QuestionError where it can't be asked.
        """
        return withheld(self.guess(question, hits, ranking, before), self.threshold)

    def guess(
        self,
        question: str,
        hits: int = HITS,
        ranking: Ranking = "fused",
        before: Sequence[Turn] = (),
        document: str | None = None,
    ) -> Answer:
        """The likeliest answer, however unsure, for measuring; in `document` alone where one is named."""
        question = " ".join(question.split())
        if len(question) > MAX_QUESTION_CHARS:
            raise QuestionError("long")
        if not words(question):
            raise QuestionError("empty")
        language = detect(question)
        if language is None:
            raise QuestionError("language")
        snapshot = self._snapshot  # the same one for the whole question, though another may come meanwhile
        whole, spoken = self_contained(question, language, before, self._is_name) if before else (question, language)
        found = search(snapshot, self.embedder, expand_chat(whole), spoken, hits, ranking, document)
        told = self._from_the_list(whole, snapshot) if document is None else None
        if told:
            quote, short, rows = told
            return Answer(question, language, short, quote, found, LIST_CONFIDENCE, rows)
        answer = self._reader.read(whole, spoken, found, snapshot.lexical.idf)
        hits_ = answer.hits if ranking == "fused" else found  # one part alone is for measuring, as it is
        return replace(answer, question=question, language=language, hits=hits_)

    def refresh(self, progress: Progress | None = None) -> BuildReport:
        """Bring the index up to date; questions are answered from the one before until it is. Raises as `open` does."""
        snapshot, report = build(self._corpus, self._index, self.embedder, self._lexicon, self._tagger, progress)
        self._snapshot = snapshot
        self.report, self.stale = report, None
        return report

    def departures(
        self,
        person: str | None = None,
        organization: str | None = None,
        destination: str | None = None,
        since: str | None = None,
    ) -> tuple[Departure, ...]:
        """Who left, newest first. Names may be short or misspelt; `since` is an ISO date, a month or a year."""
        return chosen(self._snapshot.departures, person, organization, destination, since)

    def status(self) -> Status:
        """How the index stands that answers come from. Raises CorpusError where the corpus folder is gone."""
        return _status(self._snapshot.manifest, self._corpus)

    def source(self, document: str) -> Source:
        """Title, address and date of a document. Raises KeyError for one that is not in the index."""
        return self._snapshot.sources[document]

    @property
    def sources(self) -> tuple[Source, ...]:
        """All documents, by path."""
        return tuple(self._snapshot.sources.values())

    def paragraph(self, document: str, paragraph: int) -> str | None:
        """The whole text of a paragraph, 1-based; None where the document has none of that number."""
        pieces = [p.text for p in self._snapshot.passages if (p.document, p.paragraph) == (document, paragraph)]
        return " ".join(pieces) or None

    def _is_name(self, word: str) -> bool:
        """Whether the articles write `word` as a name."""
        snapshot = self._snapshot
        rows = snapshot.lexical.holding(word)[:WRITINGS]
        return is_written_as_name(word, (snapshot.passages[row].text for row in rows))

    def _from_the_list(
        self, question: str, snapshot: Snapshot
    ) -> tuple[Span, Span | None, tuple[Departure, ...]] | None:
        """What the list of departures answers: quote, short answer, and the rows where all of them were asked for."""
        rows = wanted(question, snapshot.departures)
        for quote in (quote for departure in rows for quote in departure.quotes):
            if span := _place(quote, snapshot.passages):
                return span, None, rows
        fact = asked_fact(question, snapshot.departures)
        span = _place(fact.quote, snapshot.passages) if fact else None
        if fact is None or span is None:
            return None
        start = span.start + span.text.index(fact.value)
        return span, Span(span.passage, start, start + len(fact.value)), ()

    @property
    def documents(self) -> int:
        """How many articles there are."""
        return self._snapshot.manifest.documents


def _place(quote: Quote, passages: Sequence[Passage]) -> Span | None:
    """Where a quote stands; None where people added it."""
    for passage in passages:
        start = passage.text.find(quote.text) if passage.document == quote.document else -1
        if start >= 0:
            return Span(passage, start, start + len(quote.text))
    return None


def status(corpus: Path, index: Path) -> Status:
    """How the index of `corpus` stands, without loading a model. Raises CorpusError and SnapshotError."""
    return _status(read_manifest(index), corpus)


def _status(manifest: Manifest, corpus: Path) -> Status:
    return Status(
        documents=manifest.documents,
        passages=manifest.passages,
        model=manifest.model,
        dimension=manifest.dimension,
        built=manifest.built,
        fresh=manifest.listing == listing(corpus),
        problems=manifest.problems,
    )
