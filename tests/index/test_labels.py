"""Labels of words become spans."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.labels import KINDS, TAGS, decode


def scores(tags: list[int]) -> np.ndarray:  # type: ignore[type-arg]
    """Log probabilities of which each word's best is its tag."""
    rows = np.full((len(tags), TAGS), 0.1 / (TAGS - 1), np.float32)
    rows[np.arange(len(tags)), tags] = 0.9
    return np.log(rows)


def test_a_begin_and_what_is_inside_are_one_span() -> None:
    begin = 1 + 2 * KINDS.index("role")
    spans = decode(scores([0, begin, begin + 1, 0, begin, begin]))
    assert [(span.kind, span.first, span.last) for span in spans] == [("role", 1, 3), ("role", 4, 5), ("role", 5, 6)]


def test_an_inside_without_a_begin_is_none() -> None:
    inside = 2 + 2 * KINDS.index("when")
    (span,) = decode(scores([0, inside, inside]))
    assert (span.kind, span.first) == ("when", 1) or span.first == 0  # the likeliest way that is allowed


@settings(max_examples=200)
@given(st.lists(st.integers(0, TAGS - 1), max_size=30), st.integers(0, 2**32 - 1))
def test_spans_follow_each_other_and_never_meet(tags: list[int], seed: int) -> None:
    rows = scores(tags) + np.random.default_rng(seed).normal(size=(len(tags), TAGS)).astype(np.float32)
    end = 0
    for span in decode(rows):
        assert end <= span.first < span.last <= len(tags)
        assert span.shares.shape == (len(KINDS),)
        end = span.last
