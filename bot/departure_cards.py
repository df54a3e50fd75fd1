"""Departures as cards: a page of the list, and one person with all that is told of them. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass

import discord

from bot.cards import departure_lines
from bot.escape import address, escape, printable
from bot.limits import cut, fit
from bot.words import WORDS
from bot.words_discord import DISCORD_WORDS, date_in_words
from index import Departure, Language, Source

PER_PAGE = 5

_COLOUR = 0x2E9E5B
_KEPT_CHARS = 20  # of each name, so that all of them fit into a button's custom_id
_QUOTE_CHARS = 500
_NAME_CHARS = 100


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which departures somebody asked for; names may be short (None: any)."""

    person: str | None = None
    organization: str | None = None
    destination: str | None = None
    since: str | None = None

    @property
    def key(self) -> str:
        """The wish as a part of a custom_id. Long names are cut: the beginning of a name finds it as well."""
        return "|".join(printable(value or "").replace("|", " ").strip()[:_KEPT_CHARS] for value in astuple(self))

    @classmethod
    def of(cls, key: str) -> "Wanted":
        """The wish that `key` says."""
        return cls(*(value or None for value in key.split("|")))


def pages(departures: Sequence[Departure]) -> int:
    """How many pages the list has; 1 where it is empty."""
    return max(1, -(-len(departures) // PER_PAGE))


def list_card(departures: Sequence[Departure], page: int, language: Language) -> discord.Embed:
    """Page `page` (0-based) of the list."""
    words = WORDS[language]
    if not departures:
        return fit(discord.Embed(description=words.no_departures, colour=_COLOUR))
    lines = list(departure_lines(departures[page * PER_PAGE : (page + 1) * PER_PAGE], language))
    if (count := pages(departures)) > 1:
        lines.append(f"\n-# {DISCORD_WORDS[language].page.format(page=page + 1, pages=count)}")
    title = words.left.format(count=len(departures))
    return fit(discord.Embed(title=title, description="\n".join(lines), colour=_COLOUR))


def person_card(
    departures: Sequence[Departure], source_of: Callable[[str], Source | None], language: Language
) -> discord.Embed:
    """Everything that is told of the departures of one person, with every quote and where it stands."""
    words = WORDS[language]
    first = departures[0]
    embed = discord.Embed(title=_name(first.person or first.group or "?"), colour=_COLOUR)
    for departure in departures:
        way = f"{_name(departure.organization or '?')} → {_name(departure.destination or '?')}"
        date = date_in_words(departure.date, language) if departure.date else None
        told = (words.kinds[departure.kind], departure.role, departure.when or date, words.edited * departure.edited)
        value = " · ".join(_name(part) for part in told if part)
        for quote in departure.quotes:
            source = source_of(quote.document)
            title, url = _name(source.title if source else quote.document), address(source.url) if source else None
            place = f"{f'[{title}]({url})' if url else title}, {words.paragraph.format(number=quote.paragraph)}"
            entry = f"\n> “{escape(cut(printable(quote.text), _QUOTE_CHARS))}”\n— {place}"
            # What Discord would cut off in the middle of a link is left out as a whole.
            if len(value) + len(entry) <= 1000:
                value += entry
        embed.add_field(name=cut(way, 256), value=value, inline=False)
    return fit(embed)


def _name(text: str) -> str:
    return escape(cut(printable(text), _NAME_CHARS))
