"""Which sentence answers and which words in it, by the network's scores and by the words that question and text share.

Both what speaks for a sentence and what tells whether the best one is right are linear: weights by training/answers.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.evidence import FAIR, SAME, Page
from index.questions import Asked
from index.spans import answerable_ends

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

LONGEST_ANSWER = 40  # words
SENTENCE_SIGNS = 10
SIGNS = SENTENCE_SIGNS + 6
# What an answer's logit gains and loses by its words, chosen on the development questions.
_REPEATED = -1.0  # all of the question's telling words stand in it
_BESIDE = 1.0  # all of them stand within a few words of it
_PERSON = 3.0  # it is somebody's name, where somebody is asked for
_SHAPED = 3.0  # it looks like what is asked for: a name, a number, a time
_APART = -24.0  # they stand in another part of a sentence that semicolons divide
_FEW = 5
_UNIT_NEAR = 3
_LACKING = 6.0
_LEAST_PROBABLE = 1e-3  # a page counts for as much at least
_NOTHING = -12.0  # the odds of a sentence that nothing speaks for


@dataclass(frozen=True, slots=True)
class Candidates:
    """The sentences of all pages, one a row; first and last word are those of the best answer in each."""

    page: npt.NDArray[np.int64]
    first: npt.NDArray[np.int64]
    last: npt.NDArray[np.int64]
    signs: Floats  # (n, SENTENCE_SIGNS) what speaks for each sentence


def candidates(
    asked: Asked,
    pages: Sequence[Page],
    scores: Sequence[Floats],
    shared: Sequence[float],
    persons: Sequence[Ints] = (),
) -> Candidates | None:
    """Every sentence on `pages` that has a word to answer with; None where none has.

    `scores` has for each page (2, words + 1) logits of where an answer starts and ends, no answer first; `shared` says
    how much of the question's words each page has, 0..1. `persons` numbers the names of persons among each page's words
    (0: none), where the question asks for somebody.
    """
    places: list[tuple[int, int, int]] = []
    rows: list[list[float]] = []
    weights = np.array([term.weight for term in asked.terms], np.float32)
    weights /= max(float(weights.sum()), 1e-6)
    for number, (page, (start, end)) in enumerate(zip(pages, scores, strict=True)):
        first, last = _runs(page, len(start) - 1)
        run = start[1:][first] + end[1:][last] - start[0] - end[0]
        likely = run + _likeness(asked, page, first, last)
        # Somebody's name is asked for, or else what the one who was named is.
        person = -2 * _PERSON if _names_somebody(asked, page) else _PERSON
        named = likely + person * (persons[number][first] == last) if persons else likely
        sentence = page.words.sentence[first]
        in_page = page.grid.max(axis=1, initial=0)
        across = float(asked.language != page.words.language)
        for here in np.unique(sentence):
            own = np.flatnonzero(sentence == here)
            usual, best = own[likely[own].argmax()], own[named[own].argmax()]
            odds = max(float(np.logaddexp.reduce(run[own])), _NOTHING)
            met = page.grid[:, page.words.sentence == here].max(axis=1, initial=0)
            places.append((number, int(first[best]), int(last[best])))
            rows.append(
                [
                    odds,
                    min(odds, 0.0),
                    float(run[usual] - odds),  # the judges learned without knowing persons
                    float(weights @ met),
                    float(weights @ (met >= SAME)),
                    float(weights @ in_page),
                    float(weights @ (in_page >= SAME)),
                    shared[number],
                    across * odds,
                    number / 5,
                ]
            )
    if not places:
        return None
    page_, first_, last_ = np.array(places, np.int64).T
    return Candidates(page_, first_, last_, np.array(rows, np.float32))


def _runs(page: Page, n: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """First and last word of every run among the first `n` words that may answer."""
    words = page.words
    opens, closes = answerable_ends(words)
    first = np.repeat(np.arange(n), LONGEST_ANSWER)
    last = first + np.tile(np.arange(LONGEST_ANSWER), n)
    inside = last < n
    first, last = first[inside], last[inside]
    fits = (words.sentence[first] == words.sentence[last]) & opens[first] & closes[last]
    return first[fits], last[fits]


def _likeness(
    asked: Asked, page: Page, first: npt.NDArray[np.int64], last: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """(runs,) what the words in each run and around it add to its logit."""
    n = len(page.words)
    weights = np.array([term.weight for term in asked.terms])
    weights /= max(float(weights.sum()), 1e-6)
    met = np.concatenate([np.zeros((len(weights), 1), int), (page.grid >= SAME).cumsum(axis=1)], axis=1)
    after, until, since = last + 1, np.minimum(last + 1 + _FEW, n), np.maximum(first - _FEW, 0)
    inside = weights @ (met[:, after] > met[:, first])
    beside = weights @ ((met[:, first] > met[:, since]) | (met[:, until] > met[:, after]))
    added = _REPEATED * inside + _BESIDE * beside
    if asked.kind == "who" and ";" in page.words.forms:
        added += _APART * np.maximum(_lacking(page, weights, first), _lacking(page, weights, last))
    return np.asarray(added + _SHAPED * _shaped(asked, page, first, last))


def _lacking(page: Page, weights: npt.NDArray[np.float64], places: Ints) -> npt.NDArray[np.float64]:
    """(places,) how much less of the question's words the part of a sentence has than the best part of that sentence.

    Semicolons part statements: "A, the head; B, the chief" tells of the head in its first part alone.
    """
    words = page.words
    part = np.cumsum([form == ";" for form in words.forms]) + words.sentence
    met = np.zeros((int(part.max(initial=0)) + 1, len(weights)))
    np.maximum.at(met, part, page.grid.T >= SAME)
    covered = (met @ weights)[part]
    best = np.zeros(len(words.bounds))
    np.maximum.at(best, words.sentence, covered)
    return np.asarray(best[words.sentence[places]] - covered[places])


def _shaped(asked: Asked, page: Page, first: Ints, last: Ints) -> Flags:
    """(runs,) whether each run looks like what is asked for: a name, a number of the right unit, a time."""
    words, n = page.words, len(page.words)
    if asked.kind == "who":
        return _apposed(page, first, last) if _names_somebody(asked, page) else words.capital[first]
    if asked.kind not in ("number", "when"):
        return np.zeros(len(first), bool)
    if asked.kind == "when":
        looks = words.number | words.time
    else:  # 2021 counts nothing, 2021 people do
        looks = words.number & ~(words.year & ~np.append(words.unit[1:], False)[:n])
    counted = np.append(0, looks.cumsum())
    fits: Flags = counted[last + 1] > counted[first]
    if asked.units and asked.kind == "number":
        beside = np.append(0, np.array([word in asked.units for word in words.folded], bool).cumsum())
        fits &= beside[np.minimum(last + 1 + _UNIT_NEAR, n)] > beside[np.maximum(first - _UNIT_NEAR, 0)]
    return fits


def _apposed(page: Page, first: Ints, last: Ints) -> Flags:
    """(runs,) whether each run stands right beside the name that the question has, but for a comma."""
    name = np.concatenate([[False] * 2, (page.grid >= SAME).any(axis=0) & page.words.capital, [False] * 2])
    comma = np.concatenate([[False] * 2, [form == "," for form in page.words.forms], [False] * 2]).astype(bool)
    before = name[first + 1] | (comma[first + 1] & name[first])
    after = name[last + 3] | (comma[last + 3] & name[last + 4])
    apposed: Flags = (before | after) & ~name[first + 2] & ~name[last + 2]
    return apposed


def _names_somebody(asked: Asked, page: Page) -> bool:
    """Whether the question has a name alone, and so asks what that is."""
    return bool(asked.terms) and bool(((page.grid >= SAME) & page.words.capital).any(axis=1).all())


def fits(asked: Asked, page: Page, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` look like what is asked for, where that can be told."""
    if asked.kind not in ("number", "when"):
        return True
    return bool(_shaped(asked, page, np.array([first]), np.array([last]))[0])


def choose(found: Candidates, choice: Floats) -> tuple[int, float]:
    """The row of the best sentence, and how far it is ahead of the next; `choice` weighs the signs.

    Of the sentences of one page the network knows best; between pages the signs tell more.
    """
    worth, odds = found.signs @ choice, found.signs[:, 0]
    of_page = np.full(int(found.page.max()) + 1, -np.inf)
    np.maximum.at(of_page, found.page, odds)
    best = int(np.where(odds == of_page[found.page], worth, -np.inf).argmax())
    others = np.delete(worth, best)
    return best, float(worth[best] - others.max(initial=_NOTHING))


def standing(found: Candidates, choice: Floats, scores: Floats, share: float) -> Floats:
    """(pages,) how good each page is: the logarithm of how probable it was when it was found, `scores`, and by `share`
    the worth of its best sentence.

    What a sentence lacks to the best one counts up to `_LACKING`; a page without a sentence lacks all of that.
    """
    worth = found.signs @ choice
    lacking = np.full(len(scores), -_LACKING, np.float32)
    np.maximum.at(lacking, found.page, np.maximum(worth - worth.max(), -_LACKING))
    return np.asarray(np.log(np.maximum(scores, _LEAST_PROBABLE)) + share * lacking, np.float32)


def signs(
    asked: Asked, pages: Sequence[Page], found: Candidates, best: int, ahead: float, scores: Sequence[float]
) -> Floats:
    """(SIGNS,) what tells whether the chosen sentence is right; `scores` says how probable each page was when found."""
    page = pages[found.page[best]]
    weights = np.array([term.weight for term in asked.terms], np.float32)
    unmet = np.where(page.grid.max(axis=1, initial=0) < FAIR, weights, 0)
    probable = min(max(scores[found.page[best]], _LEAST_PROBABLE), 1 - _LEAST_PROBABLE)
    everything = float(np.logaddexp.reduce(found.signs[found.page == found.page[best], 0]))
    of_question = [
        float(np.tanh(ahead / 2)),
        everything,
        float(np.log(len(pages))),
        float(asked.language != page.words.language),
        float(unmet.max(initial=0)),
        float(np.log(probable) - np.log1p(-probable)),
    ]
    return np.concatenate([found.signs[best], np.array(of_question, np.float32)])
