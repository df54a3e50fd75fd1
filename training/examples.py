"""What the reader learns from: questions, each with one passage, and where the answer stands in it.

Collected questions (IDK-MRC, FacQA) are Indonesian and over Indonesian paragraphs. So that English is read as well,
some are put into English word by word, some paragraphs too; others are made from the parallel corpora's sentences, and
some of those are asked of the translation. A share meets a passage that does not answer.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from index.evidence import Pieces, Sheet, lay_out, read_page
from index.language import Language, expand_chat, words
from index.lexical import Lexical
from index.passages import Passage
from index.questions import split_question, take_apart
from index.spans import Words, take_words
from index.translation import Lexicon
from index.vocabulary import Vocabulary
from training import made
from training.data import Pair, Reading
from training.wording import Wording, spellings

LOWER_CASE = 0.3  # share of collected questions that lose their capitals
IN_ENGLISH = 0.4  # how many of them are asked in English once more
ENGLISH_PAGE = 0.08  # and how many are asked of a paragraph put into English
ELSEWHERE = 0.2  # and how many of a paragraph that does not answer
CUT_OUT = 0.2  # share of answered questions asked once more where the sentence that answers is missing
SWAPPED = 0.1  # share of them asked once more with another name or number
CROPPED = 0.7  # share of long paragraphs of which only a part is read
LONG = 110  # words
HANDED_ON = ("bbc-468", "imt-news", "panl-bppt-eco", "panl-bppt-int", "panl-bppt-sci", "panl-bppt-spo", "ted-iwslt17",
             "ausaid-3083", "imt-general")  # fmt: skip
"""Corpora whose sentences questions are made from: their neighbouring lines belong together, mostly."""
MADE: Mapping[str, int] = {"same": 2500, "across": 3000, "roles": 900, "whether": 500}
WRONG_PAGE = 0.22  # share of made questions that meet another passage of the same corpus
_NAME = re.compile(r"(?<![.?!] )\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
_NUMBER = re.compile(r"\b\d{1,4}\b")
AROUND = 2  # sentences before and after, at most


@dataclass(frozen=True, slots=True)
class Example:
    """A question and a passage in a row, and the first and last word of the answer; both 0 where there is none."""

    sheet: Sheet
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Text:
    """A passage to read, and where the answer stands in it."""

    text: str
    language: Language
    answer: tuple[int, int] | None


class Desk:
    """Lays questions and passages out as the network reads them."""

    def __init__(self, vocabulary: Vocabulary, index: Lexical, pieces: Pieces) -> None:
        self.vocabulary = vocabulary
        self._weight = vocabulary.weight(index.idf)
        self._pieces = pieces
        self.words = lru_cache(maxsize=50_000)(take_words)

    def sheet(self, question: str, language: Language, page: Words) -> Sheet:
        """One question and one page."""
        asked = take_apart(question, language, self._weight)
        return lay_out(asked, read_page(asked, page, self.vocabulary), self.vocabulary, self._pieces)

    def example(self, question: str, language: Language, page: Text) -> Example | None:
        """As the network learns it; None where the answer is beyond what it reads."""
        found = self.words(page.text, page.language)
        if not len(found) or not words(question):
            return None
        sheet = self.sheet(question, language, found)
        if page.answer is None:
            return Example(sheet, 0, 0)
        n = len(sheet.features) - sheet.start
        inside = np.flatnonzero((found.starts[:n] < page.answer[1]) & (found.ends[:n] > page.answer[0]))
        return Example(sheet, sheet.start + int(inside[0]), sheet.start + int(inside[-1])) if len(inside) else None


def collected(
    readings: Sequence[Reading], paragraphs: Sequence[str], index: Lexical, desk: Desk, wording: Wording, seed: int
) -> Iterator[Example | None]:
    """The collected questions, as they are and in the other ways."""
    chance = random.Random(seed)
    numbers = {paragraph: number for number, paragraph in enumerate(paragraphs)}
    names = [name for reading in readings for name in _NAME.findall(reading.question)]
    for reading in readings:
        question = reading.question.lower() if chance.random() < LOWER_CASE else reading.question
        asked = split_question(reading.question)
        page = _cropped(Text(reading.paragraph, "id", reading.answer), desk, chance)
        yield desk.example(question, "id", page)
        if chance.random() < IN_ENGLISH:
            page = _cropped(Text(reading.paragraph, "id", reading.answer), desk, chance)
            yield desk.example(wording.question(asked), "en", page)
        if chance.random() < ENGLISH_PAGE:
            page = _cropped(Text(reading.paragraph, "id", reading.answer), desk, chance)
            page = _in_english(page, desk.words(page.text, "id"), wording)
            english = chance.random() < 0.6
            yield desk.example(wording.question(asked) if english else question, "en" if english else "id", page)
        if reading.answer and chance.random() < CUT_OUT:
            rest = without_answer(reading, reading.answer, desk)
            english = chance.random() < 0.35
            if rest:
                page = _cropped(rest, desk, chance)
                yield desk.example(wording.question(asked) if english else question, "en" if english else "id", page)
        if reading.answer and chance.random() < SWAPPED:
            other = swapped(reading, names, chance)
            if other:
                page = _cropped(Text(reading.paragraph, "id", None), desk, chance)
                yield desk.example(other, "id", page)
        if chance.random() < ELSEWHERE:
            scores = index.scores(expand_chat(reading.question), "id")
            near = [n for n in np.argsort(-scores, kind="stable")[:6].tolist() if n != numbers[reading.paragraph]]
            number = chance.choice(near) if chance.random() < 0.8 else chance.randrange(len(paragraphs))
            english = chance.random() < 0.35
            page = _cropped(Text(paragraphs[number], "id", None), desk, chance)
            yield desk.example(wording.question(asked) if english else question, "en" if english else "id", page)


def from_sentences(corpora: Mapping[str, Sequence[Pair]], desk: Desk, seed: int) -> Iterator[Example | None]:
    """Questions made from the parallel corpora, `MADE` of each way."""
    chance = random.Random(seed)
    places = [(name, n) for name in HANDED_ON for n in range(len(corpora.get(name, ())))]
    left = dict(MADE)
    for name, n in chance.sample(places, len(places)):
        open_ = [way for way, count in left.items() if count > 0]
        if not open_:
            return
        language: Language = chance.choice(("en", "id"))
        found = _made(corpora[name], n, language, chance.choice(open_), chance)
        if found:
            way, question, page = found
            left[way] -= 1
            yield desk.example(question, language, page)


def _made(
    pairs: Sequence[Pair], n: int, language: Language, way: str, chance: random.Random
) -> tuple[str, str, Text] | None:
    """A question about the nth sentence and a passage to ask it of; None where that way has nothing to ask there."""
    sentence = _side(pairs[n], language)
    if way == "whether":
        question = made.whether(sentence, language, chance)
    else:
        question = next((made.roles if way == "roles" else made.questions)(sentence, language, chance), None)
    if question is None:
        return None
    there: Language = language
    span: tuple[int, int] | None = (question.start, question.end)
    if way == "across" or (way in ("roles", "whether") and chance.random() < 0.3):
        there = "id" if language == "en" else "en"
        span = _found(_side(pairs[n], there), sentence[question.start : question.end], whole=way == "whether")
        if span is None:
            return None
    if chance.random() < WRONG_PAGE:
        far = (n + chance.randint(2 * AROUND + 2, 60)) % len(pairs)
        return way, question.question, _window(pairs, far, there, None, chance)
    return way, question.question, _window(pairs, n, there, span, chance)


def _side(pair: Pair, language: Language) -> str:
    return pair.en if language == "en" else pair.id


def _found(sentence: str, answer: str, *, whole: bool) -> tuple[int, int] | None:
    """Where a name or a number stands in the translation, its decimal point or comma aside."""
    if whole:
        return 0, len(sentence)
    swapped = answer.translate(str.maketrans(".,", ",."))
    starts = [(sentence.find(form), len(form)) for form in (answer, swapped, answer.removeprefix("the "))]
    return next(((start, start + size) for start, size in starts if start >= 0), None)


def _window(
    pairs: Sequence[Pair], n: int, language: Language, span: tuple[int, int] | None, chance: random.Random
) -> Text:
    """The nth sentence with some around it."""
    before = [_side(pair, language) for pair in pairs[max(0, n - chance.randint(0, AROUND)) : n]]
    after = [_side(pair, language) for pair in pairs[n + 1 : n + 1 + chance.randint(0, AROUND)]]
    start = sum(len(text) + 1 for text in before)
    text = " ".join([*before, _side(pairs[n], language), *after])
    return Text(text, language, (start + span[0], start + span[1]) if span else None)


def _cropped(page: Text, desk: Desk, chance: random.Random) -> Text:
    """Some of a long paragraph's sentences in a row, the answer's among them."""
    found = desk.words(page.text, page.language)
    if len(found) <= LONG or chance.random() > CROPPED:
        return page
    sizes = np.bincount(found.sentence, minlength=len(found.bounds))
    answer = page.answer
    own = [n for n, (start, end) in enumerate(found.bounds) if answer and start <= answer[0] < end]
    first = last = own[0] if own else chance.randrange(len(sizes))
    while True:
        room = LONG - sizes[first : last + 1].sum()
        fitting = [n for n in (first - 1, last + 1) if 0 <= n < len(sizes) and sizes[n] <= room]
        if not fitting:
            break
        number = chance.choice(fitting)
        first, last = min(first, number), max(last, number)
    start, end = found.bounds[first][0], found.bounds[last][1]
    if answer and not (start <= answer[0] and answer[1] <= end):
        return page
    return Text(page.text[start:end], page.language, (answer[0] - start, answer[1] - start) if answer else None)


def without_answer(reading: Reading, answer: tuple[int, int], desk: Desk) -> Text | None:
    """The paragraph without the sentence that answers; None where nothing is left or the answer stands twice."""
    paragraph = reading.paragraph
    bounds = desk.words(paragraph, "id").bounds
    text = " ".join(paragraph[start:end] for start, end in bounds if end <= answer[0] or start >= answer[1])
    gone = paragraph[slice(*answer)].casefold() not in text.casefold()
    return Text(text, "id", None) if text and gone else None


def swapped(reading: Reading, names: Sequence[str], chance: random.Random) -> str | None:
    """The question with one of its numbers or names replaced by one that the paragraph does not hold."""
    found = [*_NUMBER.finditer(reading.question), *_NAME.finditer(reading.question, 1)]
    if not found:
        return None
    match = chance.choice(found)
    old = match.group()
    new = str(int(old) + chance.randint(-15, 15)) if old.isdigit() else chance.choice(names)
    if new == old or new in reading.paragraph:
        return None
    other = reading.question[: match.start()] + new + reading.question[match.end() :]
    return other.lower() if chance.random() < LOWER_CASE else other


def _in_english(page: Text, found: Words, wording: Wording) -> Text:
    """The page put into English word by word; the answer stays where its words are."""
    text = ""
    places: list[tuple[int, int]] = []
    for n, form in enumerate(found.forms):
        first = n == 0 or found.sentence[n] != found.sentence[n - 1]
        start, end = int(found.starts[n]), int(found.ends[n])
        inside = page.answer is not None and start < page.answer[1] and end > page.answer[0]
        plain = found.word[n] and not found.number[n]
        word = (wording.word(form, name=bool(found.capital[n]) and not first) or form * inside) if plain else form
        if not word:
            continue
        word = word[0].upper() + word[1:] if first else word
        text += " " * bool(text and found.ends[n - 1] != start)
        if inside:
            places.append((len(text), len(text) + len(word)))
        text += word
    return Text(text, "en", (places[0][0], places[-1][1]) if places else None)


def english_wording(corpora: Mapping[str, Sequence[Pair]], lexicon: Lexicon, seed: int) -> Wording:
    """Draws English words as the parallel corpora spell them."""
    counts = Counter(word for pairs in corpora.values() for pair in pairs for word in words(pair.en))
    spelt = spellings({word: count for word, count in counts.items() if count > 1}, "en")
    return Wording(lexicon, spelt, random.Random(seed))


def as_passages(paragraphs: Sequence[str]) -> list[Passage]:
    """Paragraphs as an index holds them."""
    return [Passage(str(n), "", "id", 1, 0, len(text), text) for n, text in enumerate(paragraphs)]
