"""Draws the bot's real cards as members see them, for README: `python -m docs.render`."""

import re
import textwrap
from collections.abc import Sequence
from pathlib import Path

import discord
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Rectangle

from bot.buttons import answer_buttons
from bot.cards import answer_card
from bot.chart import chart_png, drawable
from bot.departure_cards import list_card
from index import Knowledge

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"

_WIDTH_PX, _DPI = 760, 100
_LINE_PX, _CHARS = 24, 74
_PAGE, _CARD, _BUTTON = "#313338", "#2b2d31", "#4e5058"
_TEXT, _FAINT = "#dbdee1", "#949ba4"
_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\([^)]*\)")


def main() -> None:
    """Answer a question, list and draw the departures of the article in the box."""
    knowledge = Knowledge.open(ROOT / "corpus", ROOT / ".eksodus" / "pictures")
    answer = knowledge.ask("Siapa yang memimpin Sora?")
    labels = [str(getattr(item, "label", "")) for item in answer_buttons(answer, "id", 1, private=False).children]
    found = knowledge.departures()
    IMAGES.mkdir(exist_ok=True)
    _draw(answer_card(answer, "id"), labels, IMAGES / "answer.png")
    _draw(list_card(found, 0, "en"), ["Next"] if len(found) > 5 else [], IMAGES / "departures.png")
    (IMAGES / "chart.png").write_bytes(chart_png(found, "en"))


def _draw(card: discord.Embed, labels: Sequence[str], path: Path) -> None:
    """The card with its buttons, as a PNG."""
    lines = [(card.author.name or "", 10.0, _FAINT, "bold"), (_plain(card.title or ""), 13.0, "#ffffff", "bold")]
    for paragraph in (card.description or "").splitlines():
        small = paragraph.startswith("-# ")
        for line in textwrap.wrap(_plain(paragraph.removeprefix("-# ")), _CHARS) or [""]:
            lines.append((line, 9.0 if small else 10.5, _FAINT if small else _TEXT, "normal"))
    lines = [line for line in lines if line[0]]
    card_px = _LINE_PX * len(lines) + 24
    height_px = card_px + 24 + (48 if labels else 0)
    figure = Figure(figsize=(_WIDTH_PX / _DPI, height_px / _DPI), dpi=_DPI, facecolor=_PAGE)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, _WIDTH_PX), ylim=(height_px, 0))
    axes.set_axis_off()
    axes.add_patch(Rectangle((12, 12), _WIDTH_PX - 24, card_px, color=_CARD))
    axes.add_patch(Rectangle((12, 12), 4, card_px, color=str(card.colour)))
    for number, (text, size, colour, weight) in enumerate(lines):
        y = 12 + 12 + _LINE_PX * (number + 0.5)
        axes.text(30, y, text, size=size, color=colour, weight=weight, va="center", parse_math=False)
    x = 12.0
    for label in labels:
        wide = 24 + 7.6 * len(label)
        box = FancyBboxPatch((x + 4, height_px - 40), wide - 8, 24, boxstyle="round,pad=4", color=_BUTTON)
        axes.add_patch(box)
        axes.text(x + wide / 2, height_px - 28, label, size=9.5, color="#ffffff", ha="center", va="center")
        x += wide + 10
    FigureCanvasAgg(figure).print_figure(path)


def _plain(text: str) -> str:
    """Markdown as text: links and escapes undone, quotes with a bar."""
    text = _LINK.sub(r"\1", text.removeprefix("\n"))
    text = re.sub(r"^> ", "▏ ", text)
    text = re.sub(r"\*\*|(?<!\\)\*", "", text)
    return drawable(re.sub(r"\\(.)", r"\1", text))


if __name__ == "__main__":
    main()
