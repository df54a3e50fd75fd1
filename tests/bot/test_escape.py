import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.escape import address, escape, printable, unmentioned

NASTY = st.lists(
    st.sampled_from(
        "@everyone @here <@1> <@&2> <#3> </ask:4> <t:5:R> <id:guide> <:x:6> [x](https://e.org) https://e.org "
        "discord.gg/x **b** __u__ ~~s~~ ||h|| `c` ```f``` > - # 1. * _ \\ \\\\ \u202e \u2066 \u200b".split(" ")
    )
    | st.text(max_size=5)
).map(" ".join)


def shown(text: str) -> str:
    """What Discord shows of escaped text: a backslash before a sign goes, and the zero-width space is nothing."""
    return re.sub(r"\\([^\w\s])|\\(_)", lambda m: m[1] or m[2], text).replace("\u200b", "")


@given(NASTY)
@example("\\")
@example("a\\*b")
def test_escaped_text_is_shown_letter_for_letter(text: str) -> None:
    assert shown(escape(text)) == printable(text)


@given(NASTY)
def test_no_sign_of_escaped_text_means_anything(text: str) -> None:
    bare = re.sub(r"\\[^\w\s]|\\_", "", escape(text))
    assert not re.search(r"[*_~|`<>\[\]#@/\\]", bare)
    assert not re.match(r"[-+]|\d+\.", bare)
    assert not re.search("@(everyone|here)", escape(text))


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<t:1:R>", r"\<t\:1:R\>"),
        ("[a](https://b.c)", r"\[a\]\(https:\/\/b.c)"),
        ("discord.gg/evil", r"discord.gg\/evil"),
        ("1. first", r"1\. first"),
        ("- item", r"\- item"),
        ("well-known, at 19:30", "well-known, at 19:30"),
    ],
)
def test_what_is_escaped_and_what_is_left(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@given(NASTY)
def test_unmentioned_text_mentions_nobody_and_can_be_had_back(text: str) -> None:
    plain = unmentioned(text)
    assert not re.search(r"@(everyone|here)|<[@#/]|<t:|<id:", plain, re.IGNORECASE)
    assert printable(plain) == printable(text)


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a_(b)", "https://example.org/a_%28b%29"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", None),
        ("https://example.org/ a", None),
        ("https://example.org/" + "a" * 500, None),
        (None, None),
    ],
)
def test_only_a_web_address_is_linked(url: str | None, linked: str | None) -> None:
    assert address(url) == linked
