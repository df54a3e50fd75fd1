"""Which sentence answers and which words in it, by the network's scores, and what tells whether that is right."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.evidence import FAIR, Page
from index.questions import Asked
from index.spans import answerable_ends

Floats = npt.NDArray[np.float32]

LONGEST_ANSWER = 40  # words
SIGNS = 12


@dataclass(frozen=True, slots=True)
class Judgement:
    """The chosen page, the first and the last word of the answer on it, and what tells whether its sentence answers."""

    page: int
    first: int
    last: int
    signs: Floats  # (SIGNS,)


def judge(asked: Asked, pages: Sequence[Page], scores: Sequence[Floats]) -> Judgement | None:
    """The best answer on `pages`; None where none has a word to answer with.

    `scores` has for each page (2, words + 1) logits of where an answer starts and ends, no answer first.
    """
    odds: list[float] = []  # of each sentence against no answer on its page
    places: list[tuple[int, int, int, float]] = []
    for number, (page, (start, end)) in enumerate(zip(pages, scores, strict=True)):
        n = len(start) - 1
        first, last = _runs(page, n)
        if not len(first):
            continue
        run = start[1:][first] + end[1:][last] - start[0] - end[0]
        sentence = page.words.sentence[first]
        for here in np.unique(sentence):
            own = np.flatnonzero(sentence == here)
            best = own[run[own].argmax()]
            total = float(np.logaddexp.reduce(run[own]))
            odds.append(total)
            places.append((number, int(first[best]), int(last[best]), float(run[best] - total)))
    if not places:
        return None
    order = np.argsort(-np.array(odds), kind="stable")
    page, first_, last_, share = places[order[0]]
    second = odds[order[1]] if len(odds) > 1 else -10.0
    return Judgement(page, first_, last_, _signs(asked, pages, page, first_, odds[order[0]], second, share))


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


def _signs(
    asked: Asked, pages: Sequence[Page], page: int, first: int, best: float, second: float, share: float
) -> Floats:
    """What the odds and the words that meet say of the chosen sentence."""
    words, grid = pages[page].words, pages[page].grid
    weights = np.array([term.weight for term in asked.terms], np.float32)
    here = grid[:, words.sentence == words.sentence[first]].max(axis=1, initial=0)
    there = grid.max(axis=1, initial=0)
    total = max(float(weights.sum()), 1e-6)
    unmet = np.where(there < FAIR, weights, 0)
    across = asked.language != words.language
    return np.array(
        [
            best,
            min(best, 0.0),
            np.tanh((best - second) / 4),
            share,
            np.log(len(pages)),
            across,
            across * best,
            float(weights @ here) / total,
            float(weights @ there) / total,
            float(unmet.max(initial=0)),
            float(unmet.sum()) / total,
            len(asked.terms) / 5,
        ],
        np.float32,
    )
