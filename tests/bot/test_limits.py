import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.limits import EMBED, FIELDS, cut, fit, length


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("short enough", 12, "short enough"),
        ("one two three", 12, "one two…"),
        ("one two three", 8, "one two…"),
        ("a " + "w" * 20, 10, "a wwwwwww…"),
        ("👋👋👋", 5, "👋👋…"),
        ("escaped \\* star", 10, "escaped…"),
        ("wwwww\\*w", 7, "wwwww…"),
        ("anything", 0, ""),
    ],
)
def test_a_text_is_cut_at_a_word_with_an_ellipsis(text: str, limit: int, shown: str) -> None:
    assert cut(text, limit) == shown


@given(st.text(), st.integers(1, 60))
def test_what_is_cut_fits_and_begins_as_the_text_does(text: str, limit: int) -> None:
    shown = cut(text, limit)
    assert len(shown.encode("utf-16-le")) // 2 <= limit
    assert shown == text or text.startswith(shown.removesuffix("…"))


texts = st.text(max_size=300) | st.builds(
    lambda word, n: word * n, st.sampled_from(["w", "a b ", "👋", "\\*"]), st.integers(0, 7000)
)


@given(texts, texts, texts, texts, st.lists(st.tuples(texts, texts), max_size=30))
def test_every_embed_fits(
    title: str, description: str, author: str, footer: str, fields: list[tuple[str, str]]
) -> None:
    embed = discord.Embed(title=title, description=description)
    embed.set_author(name=author)
    embed.set_footer(text=footer)
    for name, value in fields:
        embed.add_field(name=name, value=value)
    fit(embed)
    assert length(embed.title or "") <= 256
    assert length(embed.description or "") <= 4096
    assert len(embed.fields) <= FIELDS
    assert all(0 < length(f.name or "") <= 256 and 0 < length(f.value or "") <= 1024 for f in embed.fields)
    assert len(embed) <= EMBED
