"""Discord's limits on lengths and counts, in one place: discord.py sends what is too long, and Discord refuses it.

Lengths are counted in UTF-16 units, which are never fewer than whatever else Discord may count.
"""

import discord

CONTENT = 2000
TITLE = 256
DESCRIPTION = 4096
FIELDS = 25
FIELD_NAME = 256
FIELD_VALUE = 1024
FOOTER = 2048
AUTHOR = 256
EMBED = 6000  # all texts of all embeds of one message
LABEL = 80
CUSTOM_ID = 100
CHOICES = 25
CHOICE = 100
MODAL_TITLE = 45
THREAD_NAME = 100
QUESTION = 1000

ELLIPSIS = "…"


def length(text: str) -> int:
    """How long Discord may find `text`."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut(text: str, limit: int) -> str:
    """`text` where it fits into `limit`, else its beginning up to the end of a word, with an ellipsis."""
    if length(text) <= limit:
        return text
    if limit < 1:
        return ""
    kept = text[: limit - 1]
    while (excess := length(kept) - limit + 1) > 0:
        kept = kept[: -max(excess // 2, 1)]  # no character counts more than two, so this never takes too many
    word_end = kept.rstrip() if text[len(kept) :][:1].isspace() else kept.rpartition(" ")[0].rstrip()
    # One word longer than half of the room is cut within, else nothing much would be left.
    kept = word_end if len(word_end) > len(kept) // 2 else kept
    # A backslash that lost what it escapes would escape the ellipsis and show itself.
    if (len(kept) - len(kept.rstrip("\\"))) % 2:
        kept = kept[:-1]
    return kept + ELLIPSIS


def fit(embed: discord.Embed) -> discord.Embed:
    """`embed` with every text cut to Discord's limits, fields dropped from the end where there is too much of all."""
    embed.title = cut(embed.title, TITLE) if embed.title else None
    embed.description = cut(embed.description, DESCRIPTION) if embed.description else None
    if embed.author.name:
        embed.set_author(name=cut(embed.author.name, AUTHOR), url=embed.author.url, icon_url=embed.author.icon_url)
    if embed.footer.text:
        embed.set_footer(text=cut(embed.footer.text, FOOTER), icon_url=embed.footer.icon_url)
    fields = embed.fields[:FIELDS]
    embed.clear_fields()
    for field in fields:
        # Discord refuses an empty name or value; a zero-width space is shown as nothing.
        name, value = field.name or "\u200b", field.value or "\u200b"
        embed.add_field(name=cut(name, FIELD_NAME), value=cut(value, FIELD_VALUE), inline=field.inline)
    while _total(embed) > EMBED and embed.fields:
        embed.remove_field(len(embed.fields) - 1)
    if (excess := _total(embed) - EMBED) > 0 and embed.description:
        embed.description = cut(embed.description, max(length(embed.description) - excess, 1))
    return embed


def _total(embed: discord.Embed) -> int:
    texts = [embed.title, embed.description, embed.author.name, embed.footer.text]
    texts += [text for field in embed.fields for text in (field.name, field.value)]
    return sum(length(text) for text in texts if text)
