"""Text from articles and members made harmless: no control signs, no markdown, no links, no mentions."""

import re
import unicodedata

_MARKDOWN = re.compile(r"([\\*_~`|<>\[\]#@/])")
_LINK_START = re.compile(r"(?<=\\\])\(")
_TAG_COLON = re.compile(r"(\\<[A-Za-z]{1,10}):")
_LINE_START = re.compile(r"^(\d+|)([.)+-])")
_EVERYBODY = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_MENTION = re.compile(r"(?<=<)(?=[@#/:a-z])|(?<=@)(?=everyone|here)", re.IGNORECASE)


def printable(text: str) -> str:
    """`text` on one line without control and direction characters, which could repaint what a reader sees."""
    kept = (
        character
        for character in re.sub(r"\s+", " ", text)
        if unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cs")
    )
    return re.sub(" {2,}", " ", "".join(kept))


def escape(text: str) -> str:
    """`text` as Discord shows it letter for letter where markdown is read.

    A backslash stands before every sign that markdown, links, mentions, timestamps and commands are made of; Discord
    shows the sign and forgets its meaning. `/` is among them because it makes addresses and invites clickable.
    """
    text = _MARKDOWN.sub(r"\\\1", printable(text))
    text = _LINE_START.sub(r"\1\\\2", _TAG_COLON.sub(r"\1\\:", _LINK_START.sub(r"\\(", text)))
    return _EVERYBODY.sub("@\u200b", text)


def unmentioned(text: str) -> str:
    """`text` for places that show no markdown (author lines, footers, names); `printable` gives it back unchanged."""
    return _MENTION.sub("\u200b", printable(text))


def address(url: str | None) -> str | None:
    """`url` as it may stand in a masked link; None where it is no web address or too long to be kept."""
    if url is None or len(url) > 500 or not re.fullmatch(r"https?://[^\s<>\"\\]+", printable(url)):
        return None
    return printable(url).replace("(", "%28").replace(")", "%29")
