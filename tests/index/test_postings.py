"""Counts of terms against counting by hand, through disk and merging."""

from collections import Counter as Tally
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.postings import Counter, Postings

texts = st.lists(st.lists(st.sampled_from("harga beras kopi naik turun pasar".split()), max_size=9), max_size=8)


def counted(passages: list[list[str]], first: int = 0) -> Postings:
    counter = Counter()
    for row, terms in enumerate(passages, first):
        counter.add(row, terms)
    return counter.finish()


def as_tally(postings: Postings) -> dict[str, dict[int, int]]:
    columns = {term: postings.column(term) for term in postings.terms}
    return {term: dict(zip(rows.tolist(), counts.tolist(), strict=True)) for term, (rows, counts) in columns.items()}


def by_hand(passages: list[list[str]], rows: list[int]) -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = {}
    for row, terms in zip(rows, passages, strict=True):
        for term, count in Tally(terms).items():
            found.setdefault(term, {})[row] = count
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(passages=texts, mapped=st.booleans())
def test_what_is_saved_counts_as_by_hand(
    passages: list[list[str]], mapped: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder: Path = tmp_path_factory.mktemp("postings") / "id"
    counted(passages, 3).save(folder)
    opened = Postings.open(folder, mapped=mapped)
    rows = list(range(3, 3 + len(passages)))
    assert as_tally(opened) == by_hand(passages, rows)
    assert opened.rows.tolist() == rows
    assert opened.lengths.tolist() == [len(terms) for terms in passages]
    assert [len(part) for part in opened.column("zxcvb")] == [0, 0]


@given(first=texts, second=texts, data=st.data())
def test_merging_counts_what_stays(first: list[list[str]], second: list[list[str]], data: st.DataObject) -> None:
    merged, kept, rows = Counter(), [], 0
    for passages in (first, second):
        stays = data.draw(st.lists(st.booleans(), min_size=len(passages), max_size=len(passages)))
        new_rows = np.full(len(passages), -1, np.int64)
        for row, (terms, stay) in enumerate(zip(passages, stays, strict=True)):
            if stay:
                new_rows[row] = rows
                kept.append(terms)
                rows += 1
        merged.add_all(counted(passages), new_rows)
    postings = merged.finish()
    assert as_tally(postings) == by_hand(kept, list(range(rows)))
    assert postings.lengths.tolist() == [len(terms) for terms in kept]


def test_a_typo_is_met_by_the_likest_term() -> None:
    postings = counted([["mcgrew", "murati", "mcgregor", "2024"]])
    assert postings.alike("mccrew")[0][0] == "mcgrew"
    assert postings.alike("zoph") == []
