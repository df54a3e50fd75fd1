"""Whether a question's best candidate is right: how it stands out, and which of the question's words it leaves unmet.

Unanswerable questions are mostly answerable ones with a word changed, added or negated (Rajpurkar et al. 2018,
Putri and Oh 2022), so each unmet word speaks with a weight of its own.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.evidence import LEVELS, Evidence, Page
from index.language import stems
from index.questions import Asked
from index.spans import Ints
from index.vocabulary import OTHER, Vocabulary

Floats = npt.NDArray[np.float32]

PAIRS = 8192
"""Neighbouring words of a question are told apart by so many hashes."""
_SAME = 0.95  # a term is met in full from here

# Pairs that turn a question into another one; stems of Indonesian, which English words are translated to.
_OPPOSITES = tuple(
    pair.split(":")
    for pair in """besar:kecil tinggi:rendah panjang:pendek awal:akhir mula:akhir pertama:terakhir lahir:tinggal
    tua:muda banyak:sedikit timur:barat utara:selatan laki-laki:perempuan pria:wanita ayah:ibu suami:istri
    maju:mundur baru:lama menang:kalah masuk:keluar buka:tutup dalam:luar atas:bawah naik:turun hidup:mati cepat:lambat
    kaya:miskin jauh:dekat kuat:lemah jual:beli terbesar:terkecil tertinggi:terendah terpanjang:terpendek tertua:termuda
    terluas:tersempit mulai:selesai bangun:hancur dingin:panas siang:malam putra:putri raja:ratu""".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judgement:
    """The chosen candidate's row, and what tells whether it is right."""

    best: int
    features: Floats
    signs: Ints  # numbers of the words and pairs that count for or against, into a table of `signs(vocabulary)` weights


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees laid end to end, in arrays by node; a leaf is its own child."""

    roots: Ints
    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    value: Floats
    baseline: float

    def odds(self, row: Floats) -> float:
        """Log-odds for one row of features."""
        node = self.roots
        while True:
            down = np.where(row[self.feature[node]] <= self.threshold[node], self.left[node], self.right[node])
            if (down == node).all():
                return self.baseline + float(self.value[node].sum())
            node = down


def sign_count(vocabulary: Vocabulary) -> int:
    """Each word unmet in the passage, unmet in the sentence, and asked; pairs of asked words."""
    return 3 * len(vocabulary) + PAIRS


def judge(asked: Asked, evidence: Evidence, scores: Floats, vocabulary: Vocabulary) -> Judgement:
    """The best candidate of the sentence that holds most probability, and what tells whether it is right."""
    share = np.exp(scores.astype(np.float64) - scores.max())
    share /= share.sum()
    mass = np.bincount(evidence.sentence, share)
    best = int(np.where(evidence.sentence == mass.argmax(), scores, -np.inf).argmax())
    page = evidence.pages[evidence.page[best]]
    here = page.words.sentence == page.words.sentence[evidence.first[best]]
    in_sentence, in_page = _met(page, here), _met(page, np.ones_like(here))
    first, second = np.sort(np.append(mass, 0))[::-1][:2]
    standing = [
        share[best],
        first,
        second,
        np.log(len(share)),
        len(evidence.pages) / 5,
        np.sort(share)[::-1][:5].sum(),
        -(share * np.log(share + 1e-12)).sum(),
    ]
    features = np.concatenate(
        [
            evidence.features[best],
            np.array(standing, np.float32),
            _unmet(asked, in_sentence, in_page),
            _opposed(asked, page, here, in_sentence, in_page, vocabulary),
            np.array([len(asked.words) / 10, len(asked.terms) / 5], np.float32),
        ]
    )
    return Judgement(best, features.astype(np.float32), _signs(asked, evidence, in_sentence, in_page, vocabulary))


def _met(page: Page, where: npt.NDArray[np.bool_]) -> Floats:
    """(terms,) how well each term of the question is met among the words `where`."""
    return np.asarray(page.grid[:, where].max(axis=1, initial=0), np.float32)


def _unmet(asked: Asked, in_sentence: Floats, in_page: Floats) -> Floats:
    """The weight of what is unmet, by where, by how badly, and of names and numbers apart."""
    weights = np.array([term.weight for term in asked.terms], np.float32)
    names = np.array([term.name for term in asked.terms], bool)
    figures = np.array([term.number for term in asked.terms], bool)
    total = max(float(weights.sum()), 1e-6)
    columns: list[float] = [total, float(names.sum()), float(weights.max(initial=0))]
    for met in (in_sentence, in_page):
        badly, partly = np.where(met < LEVELS[1], weights, 0), np.where(met < _SAME, weights, 0)
        columns += [badly.max(initial=0), badly.sum(), badly.sum() / total, (badly > 0).sum()]
        columns += [partly.max(initial=0), partly.sum() / total, (partly > 0).sum()]
        columns += [(badly * names).max(initial=0), (partly * names).max(initial=0), (badly * figures).max(initial=0)]
    return np.array(columns, np.float32)


def _opposed(
    asked: Asked,
    page: Page,
    here: npt.NDArray[np.bool_],
    in_sentence: Floats,
    in_page: Floats,
    vocabulary: Vocabulary,
) -> Floats:
    """Whether the opposite of an unmet word stands in the sentence, and in the passage."""
    opposite = _opposites(vocabulary)
    found = [False, False]
    for place, (where, met) in enumerate(((page.numbers[here], in_sentence), (page.numbers, in_page))):
        for term, share in zip(asked.terms, met, strict=True):
            number = vocabulary.number(term.stem, asked.language)
            if share < _SAME and number in opposite and opposite[number] in where:
                found[place] = True
    return np.array(found, np.float32)


def _opposites(vocabulary: Vocabulary) -> dict[int | None, int]:
    """Numbers of words and of their opposites, both ways."""
    found: dict[int | None, int] = {}
    for pair in _OPPOSITES:
        left, right = (vocabulary.number(stem, "id") for stem in stems(list(pair), "id"))
        if left is not None and right is not None:
            found |= {left: right, right: left}
    return found


def _signs(asked: Asked, evidence: Evidence, in_sentence: Floats, in_page: Floats, vocabulary: Vocabulary) -> Ints:
    known = [vocabulary.number(term.stem, asked.language) for term in asked.terms]
    numbers = np.array([OTHER if number is None else number for number in known], np.int64)
    size = len(vocabulary)
    words = evidence.asked
    pairs = (words[:-1] * 7919 + words[1:]) % PAIRS
    parts = [numbers[in_page < _SAME], numbers[in_sentence < _SAME] + size, words + 2 * size, pairs + 3 * size]
    return np.unique(np.concatenate(parts)).astype(np.int64)
