"""Names of persons and organizations in both languages, by the tagger in the box."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ModelError
from index.tagger import Tagger, names, shape, tokens


def named(text: str, tagger: Tagger) -> dict[str, str]:
    """Each name with what it is."""
    words = [token.text for token in tokens(text)]
    return {" ".join(words[first:last]): kind for first, last, kind in names(tagger.tag(words))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister told Sarah Thompson that Bank Mandiri had agreed.",
            {"Sarah Thompson": "PER", "Bank Mandiri": "ORG"},
        ),
        (
            "Gubernur Anies Baswedan bertemu pimpinan PT Pertamina di Jakarta.",
            {"Anies Baswedan": "PER", "Jakarta": "LOC"},
        ),
        ("hujan turun sejak pagi di pasar", {}),
    ],
)
def test_names_are_found(text: str, expected: dict[str, str], tagger: Tagger) -> None:
    assert named(text, tagger).items() >= expected.items()
    assert bool(named(text, tagger)) == bool(expected)


def test_a_missing_or_broken_model_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="install Eksodus again"):
        Tagger.open(tmp_path)
    (tmp_path / "tagger.crf").write_bytes(b"no model")
    (tmp_path / "names.txt").write_text("given mira\n")
    with pytest.raises(ModelError, match="install Eksodus again"):
        Tagger.open(tmp_path)


@pytest.mark.parametrize(
    ("word", "look"),
    [
        ("Brooks", "Xx"),
        ("WIRED", "XX"),
        ("OpenAI", "XxX"),
        ("iPhone", "xX"),
        ("kata", "x"),
        ("2024", "0000"),
        ("4,4", "0"),
    ],
)
def test_shapes(word: str, look: str) -> None:
    assert shape(word) == look


@given(st.text(max_size=100))
def test_tokens_are_slices_in_order_and_leave_out_only_spaces(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert "".join(token.text for token in found) == "".join(text.split())
