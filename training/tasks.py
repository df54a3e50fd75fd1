"""What the embedding learns from: texts, each with one that belongs to it."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tqdm import tqdm

from index.language import FUNCTION_WORDS, Language, stems, words
from index.passages import sentences
from index.translation import Lexicon
from training.data import Pair, Reading

Row = tuple[str, str]
"""A text and the one that belongs to it; those of the other rows don't."""

UNORDERED = ("nusax", "sts-indo-mt", "talpco", "tatoeba-1000")  # their neighbouring lines have nothing in common
SHORTEST = 25  # characters of a sentence that can stand for a question
KEPT_IN_CONTEXT = 0.3  # share of contexts that keep the sentence itself
SENTENCES = 6  # of a paragraph, at most


class WordByWord:
    """Texts in the other language, each word by a translation drawn from the lexicon, function words left out."""

    def __init__(self, lexicon: Lexicon, texts: Mapping[Language, Iterable[str]], chance: random.Random) -> None:
        self._lexicon = lexicon
        self._chance = chance
        self._spellings = {language: _spellings(found, language) for language, found in texts.items()}

    def translate(self, text: str, source: Language, target: Language) -> str:
        """`text` with every known word replaced by one that occurs in `target`."""
        found: list[str] = []
        for word in words(text):
            translations = self._lexicon.translations(stems([word], source)[0], source, target)
            if translations:
                stem = self._chance.choices([t for t, _ in translations], [p for _, p in translations])[0]
                spellings = self._spellings[target].get(stem, {stem: 1})
                found += self._chance.choices(list(spellings), list(spellings.values()))
            elif word not in FUNCTION_WORDS[source]:
                found.append(word)
        return " ".join(found)


def all_of(
    corpora: Mapping[str, Sequence[Pair]],
    readings: Sequence[Reading],
    english: Sequence[str],
    indonesian: Sequence[str],
    lexicon: Lexicon,
    chance: random.Random,
) -> dict[str, list[Row]]:
    """Every task by name; `english` and `indonesian` tell how words are spelt."""
    translator = WordByWord(lexicon, {"en": english, "id": indonesian}, chance)
    paragraphs = list(dict.fromkeys(reading.paragraph for reading in readings))
    return {
        "translation": translation(corpora),
        "cloze": cloze(corpora, chance),
        "question": questions(readings, translator),
        "fragment": fragments(paragraphs, translator, chance),
    }


def translation(corpora: Mapping[str, Sequence[Pair]]) -> list[Row]:
    """Sentences and their translations."""
    return [(pair.en, pair.id) for pairs in corpora.values() for pair in pairs]


def cloze(corpora: Mapping[str, Sequence[Pair]], chance: random.Random) -> list[Row]:
    """A sentence and what stands around it, mostly across the languages (inverse cloze, Lee et al. 2019)."""
    rows: list[Row] = []
    for name, pairs in corpora.items():
        for n, pair in enumerate(() if name in UNORDERED else pairs):
            if len(pair.en) < SHORTEST:
                continue
            around = range(max(0, n - chance.randint(0, 2)), min(len(pairs), n + 1 + chance.randint(0, 2)))
            keep = chance.random() < KEPT_IN_CONTEXT
            context = [pairs[m] for m in around if keep or m != n]
            if context:
                draw = chance.random()
                anchor = pair.id if 0.5 <= draw < 0.9 else pair.en
                rows.append((anchor, " ".join(p.id if draw < 0.75 else p.en for p in context)))
    return rows


def questions(readings: Sequence[Reading], translator: WordByWord) -> list[Row]:
    """Questions, as asked and word by word in English, and their paragraphs."""
    rows: list[Row] = []
    for reading in tqdm(readings, "questions"):
        rows.append((reading.question, reading.paragraph))
        rows.append((translator.translate(reading.question, "id", "en"), reading.paragraph))
    return rows


def fragments(paragraphs: Sequence[str], translator: WordByWord, chance: random.Random) -> list[Row]:
    """A few words of a paragraph's sentence, or all of it, half of them in English, and the paragraph around it."""
    rows: list[Row] = []
    for paragraph in tqdm(paragraphs, "paragraphs"):
        for start, end in [span for span in sentences(paragraph, "id") if span[1] - span[0] > SHORTEST][:SENTENCES]:
            sentence = paragraph[start:end]
            rest = paragraph if chance.random() < 0.4 else paragraph[:start] + paragraph[end:]
            if len(rest) < 2 * SHORTEST:
                continue
            found = sentence.split()
            if chance.random() < 0.6:
                count = chance.randint(4, 10)
                first = chance.randint(0, max(0, len(found) - count))
                found = found[first : first + count]
            fragment = " ".join(found)
            rows.append((translator.translate(fragment, "id", "en") if chance.random() < 0.5 else fragment, rest))
    return rows


def _spellings(texts: Iterable[str], language: Language) -> dict[str, dict[str, int]]:
    """The four most frequent words of each stem, with counts."""
    counts = dict(Counter(word for text in texts for word in words(text)).most_common())
    spellings: dict[str, dict[str, int]] = {}
    for (word, count), stem in zip(counts.items(), stems(list(counts), language), strict=True):
        found = spellings.setdefault(stem, {})
        if len(found) < 4:
            found[word] = count
    return spellings
