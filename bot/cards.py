"""Answers and troubles as Discord embeds. Pure: values in, embeds out; every text from outside is escaped and cut."""

from collections.abc import Iterator, Sequence

import discord

from bot.escape import address, escape, printable, unmentioned
from bot.limits import AUTHOR, DESCRIPTION, ELLIPSIS, cut, fit, length
from bot.phrasing import Phrased
from bot.words import WORDS, Words
from bot.words_discord import DISCORD_WORDS, date_in_words
from index import Answer, Departure, Hit, Language, Source, Span

SURE, LIKELY = 0.75, 0.5
PASSAGES_PER_PAGE = 3

_GREEN, _BLUE, _AMBER, _GREY, _RED = 0x2E9E5B, 0x3B7DD8, 0xD9A12B, 0x7A828E, 0xC94F4F
_TURN = " › "  # between the questions of a conversation
_QUOTE_CHARS = 1500
_NAME_CHARS = 150
_EXCERPT_CHARS = 300
_NEIGHBOUR_CHARS = 700


def answer_card(
    answer: Answer, language: Language, before: Sequence[str] = (), phrased: Phrased | None = None
) -> discord.Embed:
    """The short answer as title, the quote, where it stands and how sure that is; or that the articles don't say.

    `before` are the earlier questions of the conversation; the card carries them, so that the next one can go on.
    `phrased` is what a language model made of the answer, above the quote.
    """
    words, more = WORDS[language], DISCORD_WORDS[language]
    quote, short = answer.quote, answer.short
    if answer.departures:
        lines = departure_lines(answer.departures, language)
        embed = discord.Embed(title=words.left.format(count=len(answer.departures)), colour=_GREEN)
        embed.description = "\n".join(lines)
    elif quote is None:
        embed = discord.Embed(title=words.not_answered, description=words.rephrase, colour=_GREY)
    else:
        title = escape(cut(printable(short.text), 200)) if short else more.see_quote
        source = next(hit.source for hit in answer.hits if hit.passage == quote.passage)
        summary = _summary(phrased, language) if phrased else ()
        lines = (
            *summary,
            f"> “{_marked(quote, short)}”",
            *_place(source, quote.passage.paragraph, answer.confidence, language),
        )
        embed = discord.Embed(title=title, description="\n".join(lines), colour=_colour(answer.confidence))
    _keep(embed, (*before, answer.question))
    return fit(embed)


def _summary(phrased: Phrased, language: Language) -> Iterator[str]:
    """A language model's words, which of them stand where, and that a model wrote them."""
    words = WORDS[language]
    yield escape(cut(printable(phrased.text), _QUOTE_CHARS))
    for number, hit in enumerate(phrased.sources, 1):
        yield f"-# [{number}] {_short(hit.source.title)}, {words.paragraph.format(number=hit.passage.paragraph)}"
    yield f"-# {words.phrased}"


def departure_lines(departures: Sequence[Departure], language: Language) -> tuple[str, ...]:
    """A line for each departure: who, as what, from where and to where, when; and how it is said, below it.

    What is said of several at once stands below the last of them.
    """
    lines: list[str] = []
    for place, departure in enumerate(departures):
        who = f"**{_short(departure.person or departure.group or '')}**"
        role = f", {_short(departure.role)}" if departure.role else ""
        ways = [_short(name) if name else "?" for name in (departure.organization, departure.destination)]
        way = f": {ways[0]} → {ways[1]}" if departure.destination else f": {ways[0]}" if departure.organization else ""
        when = departure.when or (date_in_words(departure.date, language) if departure.date else None)
        line = f"• {who}{role}{way}" + (f" ({_short(when)})" if when else "")
        quote = departure.quotes[-1]
        if any(other.quotes[-1] == quote for other in departures[place + 1 : place + 2]):
            lines.append(line)
        else:
            lines.append(f"{line}\n-# “{escape(cut(printable(quote.text), _EXCERPT_CHARS))}”")
    room = DESCRIPTION
    kept: list[str] = []
    for line in lines:
        room -= length(line) + 1
        if room < len(ELLIPSIS):
            return (*kept, ELLIPSIS)
        kept.append(line)
    return tuple(kept)


def passages_card(answer: Answer, page: int, language: Language, before: Sequence[str] = ()) -> discord.Embed:
    """Page `page` (0-based) of the other passages that have to do with the question."""
    words, more = WORDS[language], DISCORD_WORDS[language]
    near = other_passages(answer)
    embed = discord.Embed(title=more.passages_title if answer.answered else more.nearest_title, colour=_GREY)
    if not near:
        embed.description = more.no_more_passages
    for hit in near[page * PASSAGES_PER_PAGE : (page + 1) * PASSAGES_PER_PAGE]:
        title = _short(hit.source.title)
        name = f"{title}, {words.paragraph.format(number=hit.passage.paragraph)}"
        url = address(hit.source.url)
        value = escape(cut(printable(hit.passage.text), _EXCERPT_CHARS))
        embed.add_field(name=name, value=value + (f"\n[↗]({url})" if url else ""), inline=False)
    _keep(embed, (*before, answer.question))
    return fit(embed)


def passage_pages(answer: Answer) -> int:
    """How many pages `passages_card` has for `answer`."""
    return -(-len(other_passages(answer)) // PASSAGES_PER_PAGE)


def other_passages(answer: Answer) -> tuple[Hit, ...]:
    """The hits beside the quoted one that share a word with the question."""
    quoted = answer.quote.passage if answer.quote else None
    return tuple(hit for hit in answer.hits if hit.lexical > 0 and hit.passage != quoted)


def context_card(
    source: Source, number: int, text: str, before: str | None, after: str | None, language: Language
) -> discord.Embed:
    """The whole paragraph between its neighbours; None: there is none."""
    parts = [escape(cut(printable(text), _QUOTE_CHARS))]
    if before:
        parts.insert(0, f"-# {escape(cut(printable(before), _NEIGHBOUR_CHARS))}")
    if after:
        parts.append(f"-# {escape(cut(printable(after), _NEIGHBOUR_CHARS))}")
    parts.append("\n".join(_place(source, number, None, language)))
    return fit(discord.Embed(title=DISCORD_WORDS[language].context_title, description="\n\n".join(parts), colour=_BLUE))


def note_card(text: str, title: str | None = None) -> discord.Embed:
    """A sentence of ours, as it stands."""
    return fit(discord.Embed(title=title, description=text, colour=_GREY))


def trouble_card(text: str, language: Language) -> discord.Embed:
    """An apology of ours, as it stands."""
    return fit(discord.Embed(title=DISCORD_WORDS[language].failed_title, description=text, colour=_RED))


def as_text(embed: discord.Embed) -> str:
    """The card without its frame, for channels where embeds may not be shown."""
    parts = [f"**{embed.title}**" if embed.title else "", embed.description or ""]
    parts += [f"**{field.name}**\n{field.value}" for field in embed.fields]
    return cut("\n".join(part for part in parts if part), 2000)


def conversation_of(embeds: Sequence[discord.Embed]) -> tuple[str, ...]:
    """The questions that one of our cards carries, the oldest first; empty where it carries none."""
    for embed in embeds:
        carried = embed.footer.text or embed.author.name
        if carried:
            return tuple(printable(part) for part in carried.split(_TURN) if part.strip())
    return ()


def _keep(embed: discord.Embed, questions: Sequence[str]) -> None:
    """Write the conversation into the card: the question above it, the whole below where that says more."""
    said = [unmentioned(question).replace(_TURN.strip(), ">") for question in questions]
    embed.set_author(name=cut(said[-1], AUTHOR))
    while len(said) > 1 and length(_TURN.join(said)) > 2000:
        del said[0]
    if len(said) > 1 or length(said[0]) > AUTHOR:
        embed.set_footer(text=_TURN.join(said))


def _short(text: str) -> str:
    return escape(cut(printable(text), _NAME_CHARS))


def _marked(quote: Span, short: Span | None) -> str:
    """The quote escaped, the short answer in it in bold; what is too long is cut around the short answer."""
    text = quote.text
    if short is None:
        return escape(cut(printable(text), _QUOTE_CHARS))
    start, end = short.start - quote.start, short.end - quote.start
    if not 0 <= start < end <= len(text) or not printable(text[start:end]).strip():
        return escape(cut(printable(text), _QUOTE_CHARS))
    before, inside, after = (printable(part) for part in (text[:start], text[start:end], text[end:]))
    inside = cut(inside, _QUOTE_CHARS // 2)
    room = (_QUOTE_CHARS - length(inside)) // 2
    if length(before) > room:
        before = ELLIPSIS + before[len(before) - room :]
    return f"{escape(before)}**{escape(inside)}**{escape(cut(after, room))}"


def _place(source: Source, paragraph: int, confidence: float | None, language: Language) -> Iterator[str]:
    """Document and paragraph, linked where the article has an address; then publisher, date and how sure it is."""
    words = WORDS[language]
    title, url = _short(source.title), address(source.url)
    yield f"— {f'[{title}]({url})' if url else title}, {words.paragraph.format(number=paragraph)}"
    parts = [_short(source.source)] if source.source else []
    parts += [date_in_words(source.published, language)] if source.published else []
    parts += [] if confidence is None else [f"*{_sureness(confidence, words)}*"]
    if parts:
        yield " · ".join(parts)


def _sureness(confidence: float, words: Words) -> str:
    return words.sure if confidence >= SURE else words.likely if confidence >= LIKELY else words.unsure


def _colour(confidence: float) -> int:
    return _GREEN if confidence >= SURE else _BLUE if confidence >= LIKELY else _AMBER
