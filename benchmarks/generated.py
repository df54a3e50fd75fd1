"""Corpora of any size, the same for the same seed: articles put together from the sentences of other ones."""

import random
import re
from collections.abc import Sequence
from pathlib import Path

from index.corpus import read_corpus
from index.passages import sentences

PARAGRAPHS = 10  # of an article, a passage each
_IN_FOLDER = 1000
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_NUMBER = re.compile(r"\d")
_SYLLABLES = "ba bi de du ga go ha ja ka ke la lo ma mi na no pa ra re sa si ta to wa yu".split()


def read_sentences(folder: Path) -> list[str]:
    """The sentences of all articles in `folder`, long enough to say something."""
    found: list[str] = []
    for document in read_corpus(folder).documents:
        for paragraph in document.paragraphs:
            text = document.text[paragraph.start : paragraph.end]
            found += [text[start:end] for start, end in sentences(text, document.language) if end - start > 40]
    return found


def write_corpus(folder: Path, passages: int, source: Sequence[str], seed: int = 1) -> None:
    """Fill the new `folder` with so many passages made of the sentences in `source`; their numbers and a third of their
    names are drawn anew, so that no two passages are the same and there are always new words.
    """
    chance = random.Random(seed)
    for number in range(0, passages, PARAGRAPHS):
        place = folder / f"{number // PARAGRAPHS // _IN_FOLDER:04d}"
        place.mkdir(parents=True, exist_ok=True)
        paragraphs = (made_up(source, chance) for _ in range(min(PARAGRAPHS, passages - number)))
        (place / f"{number:08d}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")


def made_up(source: Sequence[str], chance: random.Random) -> str:
    """A passage of three to five sentences in `source`, varied."""
    return " ".join(_varied(chance.choice(source), chance) for _ in range(chance.randint(3, 5)))


def _varied(sentence: str, chance: random.Random) -> str:
    sentence = _NUMBER.sub(lambda _: chance.choice("0123456789"), sentence)
    return _NAME.sub(lambda match: _name(chance) if chance.random() < 1 / 3 else match.group(), sentence)


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize()
