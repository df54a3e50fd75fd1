"""What a caller may do: open a corpus, ask it, refresh it, and see how it stands."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib import resources
from pathlib import Path

from index.anaphora import is_written_as_name
from index.answer import THRESHOLD, Answer, Reader, withheld
from index.build import BuildReport, Progress, build
from index.corpus import scan
from index.embedding import DEFAULT_MODEL, Embedder
from index.errors import EksodusError, QuestionError, SnapshotError
from index.extraction import Extractor
from index.facts import asked_fact
from index.followup import Turn, self_contained
from index.language import detect, expand_chat, words
from index.lists import wanted
from index.manifest import BEFORE, CURRENT, Manifest, read_manifest
from index.merging import merge_segments
from index.passages import Span
from index.program import program_digest
from index.roster import chosen
from index.rows import Departure, Quote
from index.search import Ranking, search
from index.segment import Source
from index.snapshot import Snapshot
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
EXTRACTOR = _MODELS
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
    search: tuple[str, ...]  # how the vectors of each segment are searched
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
        extractor: Extractor,
        snapshot: Snapshot,
        threshold: float = THRESHOLD,
    ) -> None:
        self._corpus = corpus
        self._index = index
        self.embedder = embedder
        self.threshold = threshold  # an answer less sure than this is withheld
        self._lexicon = lexicon
        self._extractor = extractor
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
        *,
        now: bool = True,
    ) -> "Knowledge":
        """The knowledge of `corpus`; its index is built where it is missing, damaged or out of date.

        Where it need not be up to date right `now`, whatever can serve does until the first `refresh`. Raises
        CorpusError where there is nothing to index, ModelError where the model can't be loaded, and SnapshotError where
        the index can't be written and none from before can serve.
        """
        scan(corpus)
        model = model or Model()
        embedder = Embedder(model.name, model.query_prompt, model.passage_prompt)
        lexicon = Lexicon.open(LEXICON)
        tagger, extractor = Tagger.open(TAGGER), Extractor.open(EXTRACTOR)
        snapshot, damage = _from_disk(index, lexicon)
        report = None
        if snapshot is None:
            snapshot, report = build(corpus, index, embedder, lexicon, extractor, progress)
            damage = None
        knowledge = cls(corpus, index, embedder, lexicon, tagger, extractor, snapshot, threshold)
        knowledge.report, knowledge.stale = report, damage
        if now and not knowledge.status().fresh:
            try:
                knowledge.refresh(progress)
            except EksodusError as error:
                if snapshot.manifest.origin.fingerprint != embedder.fingerprint:
                    raise
                knowledge.stale = str(error)
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
        whole, spoken = (
            self_contained(question, language, before, partial(_is_name, snapshot)) if before else (question, language)
        )
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
        self._snapshot, report = build(
            self._corpus, self._index, self.embedder, self._lexicon, self._extractor, progress, self._snapshot
        )
        self.report, self.stale = report, None
        try:
            # Only now, since the news can be asked for already.
            self._snapshot = merge_segments(self._index, self._snapshot, self._lexicon) or self._snapshot
        except SnapshotError as error:
            log.warning("segments stay as they are: %s", error)
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
        known = self._snapshot.manifest.origin.fingerprint == self.embedder.fingerprint
        return _status(self._snapshot.manifest, self._corpus, sound=known and not self.stale)

    def source(self, document: str) -> Source:
        """Title, address and date of a document. Raises KeyError for one that is not in the index."""
        return self._snapshot.sources[document]

    @property
    def sources(self) -> tuple[Source, ...]:
        """All documents, by path."""
        return tuple(self._snapshot.sources.values())

    def paragraph(self, document: str, paragraph: int) -> str | None:
        """The whole text of a paragraph, 1-based; None where the document has none of that number."""
        snapshot = self._snapshot
        passages = map(snapshot.passage, snapshot.rows_of(document))
        return " ".join(passage.text for passage in passages if passage.paragraph == paragraph) or None

    def _from_the_list(
        self, question: str, snapshot: Snapshot
    ) -> tuple[Span, Span | None, tuple[Departure, ...]] | None:
        """What the list of departures answers: quote, short answer, and the rows where all of them were asked for."""
        rows = wanted(question, snapshot.departures)
        for quote in (quote for departure in rows for quote in departure.quotes):
            if span := _place(quote, snapshot):
                return span, None, rows
        fact = asked_fact(question, snapshot.departures)
        span = _place(fact.quote, snapshot) if fact else None
        if fact is None or span is None:
            return None
        start = span.start + span.text.index(fact.value)
        return span, Span(span.passage, start, start + len(fact.value)), ()

    @property
    def documents(self) -> int:
        """How many articles there are."""
        return self._snapshot.manifest.documents


def _from_disk(index: Path, lexicon: Lexicon) -> tuple[Snapshot | None, str | None]:
    """The snapshot that can serve, and what is wrong with the current one where that is another."""
    damage = None
    for name in (CURRENT, BEFORE):
        try:
            return Snapshot.open(index, lexicon, name), damage
        except SnapshotError as error:
            damage = damage or str(error)
    log.info("%s", damage)
    return None, damage


def _is_name(snapshot: Snapshot, word: str) -> bool:
    """Whether the articles write `word` as a name."""
    rows = snapshot.lexical.holding(word)[:WRITINGS]
    return is_written_as_name(word, (snapshot.passage(row).text for row in rows.tolist()))


def _place(quote: Quote, snapshot: Snapshot) -> Span | None:
    """Where a quote stands; None where people added it."""
    for passage in map(snapshot.passage, snapshot.rows_of(quote.document)):
        start = passage.text.find(quote.text)
        if start >= 0:
            return Span(passage, start, start + len(quote.text))
    return None


def status(corpus: Path, index: Path) -> Status:
    """How the index of `corpus` stands, without loading a model. Raises CorpusError and SnapshotError."""
    return _status(read_manifest(index), corpus)


def _status(manifest: Manifest, corpus: Path, *, sound: bool = True) -> Status:
    return Status(
        documents=manifest.documents,
        passages=manifest.passages,
        model=manifest.origin.model,
        dimension=manifest.origin.dimension,
        search=manifest.search,
        built=manifest.built,
        fresh=sound and manifest.origin.program == program_digest() and manifest.origin.listing == scan(corpus).digest,
        problems=manifest.origin.problems,
    )
