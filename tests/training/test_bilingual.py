"""The reader's first lesson: which word translates which, and a network that comes to see Indonesian as English."""

import random

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer

from index.evidence import Pieces
from index.network import gather
from index.spans import take_words
from index.translation import Lexicon
from index.vocabulary import Vocabulary
from training.bilingual import Teacher, aligned, lessons, teach_indonesian
from training.data import Pair
from training.inheritance import TEACHER, first_network
from training.pieces import Texts, train_tokenizer

PAIRS = [
    Pair("The fisherman sold his boat in 1987.", "Nelayan itu menjual perahunya pada 1987."),
    Pair("The price of rice rose again.", "Harga beras naik lagi."),
    Pair("Students read books at school.", "Siswa membaca buku di sekolah."),
]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return train_tokenizer(Texts([pair.en for pair in PAIRS] * 2, [pair.id for pair in PAIRS] * 2), 300)


@pytest.fixture(scope="module")
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    return Vocabulary([], np.zeros(0, np.float32), lexicon)


def test_words_meet_their_translations(vocabulary: Vocabulary) -> None:
    indonesian, english = take_words(PAIRS[1].id, "id"), take_words(PAIRS[1].en, "en")
    here, there = aligned(indonesian, english, vocabulary)
    pairs = {(indonesian.forms[a], english.forms[b]) for a, b in zip(here, there, strict=True)}
    assert {("Harga", "price"), ("beras", "rice"), (".", ".")} <= pairs


def test_the_teacher_has_a_state_for_every_word() -> None:
    words = [take_words(pair.en, "en") for pair in PAIRS]
    states = Teacher(TEACHER).states(words)
    assert [tuple(rows.shape) for rows in states] == [(len(some), 384) for some in words]
    alone = Teacher(TEACHER).states(words[1:2])[0]
    assert torch.allclose(states[1], alone, atol=1e-4)  # what stands beside it in the batch changes nothing


def test_lessons_point_into_their_sheet(vocabulary: Vocabulary, tokenizer: Tokenizer) -> None:
    found = [
        lesson
        for seed in range(20)
        for pair in PAIRS
        for lesson in lessons(pair, vocabulary, Pieces(tokenizer), random.Random(seed))
    ]
    assert {lesson.sheet.start == 1 for lesson in found} == {True, False}
    for lesson in found:
        assert len(lesson.places) == len(lesson.wanted) > 0
        assert 0 < lesson.places.min() <= lesson.places.max() < len(lesson.sheet.features)
        assert lesson.wanted.max() < len(lesson.english)
    assert lessons(Pair("Yes.", "Ya."), vocabulary, Pieces(tokenizer), random.Random(1)) == []


def test_an_indonesian_word_comes_to_look_like_its_translation(
    vocabulary: Vocabulary, tokenizer: Tokenizer, lexicon: Lexicon
) -> None:
    pieces = Pieces(tokenizer)
    network = first_network(tokenizer, TEACHER, PAIRS, lexicon)
    given = [lesson for seed in range(3) for lesson in lessons(PAIRS[0], vocabulary, pieces, random.Random(seed))]

    def distance() -> float:
        with torch.inference_mode():
            states = network.eval().states(gather([lesson.sheet for lesson in given]))
            aims = Teacher(TEACHER).states([lesson.english for lesson in given])
        rows = [
            (states[n, torch.from_numpy(lesson.places)] - aims[n][torch.from_numpy(lesson.wanted)]).square().mean()
            for n, lesson in enumerate(given)
        ]
        return float(torch.stack(rows).mean())

    before = distance()
    teach_indonesian(network, TEACHER, PAIRS * 400, vocabulary, pieces, seed=1)
    assert distance() < 0.5 * before
