"""Draws the bot's real cards as members see them, for README: `python -m docs.render`."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import discord
import numpy as np
from discord import ui
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyBboxPatch, Rectangle
from PIL import Image

from bot.buttons import answer_buttons
from bot.cards import answer_card
from bot.chart import chart_png, drawable
from bot.departure_cards import Wanted
from bot.departures import list_reply
from index import Knowledge

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"

_WIDTH_PX, _DPI = 760, 100
_LINE_PX, _LEFT_PX = 24, 30.0
_PAGE, _CARD, _BUTTON = "#313338", "#2b2d31", "#4e5058"
_TEXT, _FAINT = "#dbdee1", "#949ba4"
_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\([^)]*\)")


_MEASURE: Any = RendererAgg(_WIDTH_PX, _WIDTH_PX, _DPI)  # type: ignore[no-untyped-call]
_STYLE: Any = MappingProxyType({"va": "center", "parse_math": False})


@dataclass(frozen=True, slots=True)
class Word:
    """Words of one look, at their place in a row."""

    x: float
    text: str
    size: float
    colour: str
    weight: str


def main() -> None:
    """Answer a question, list and draw the departures of the article in the box."""
    knowledge = Knowledge.open(ROOT / "corpus", ROOT / ".eksodus" / "pictures")
    answer = knowledge.ask("Siapa yang memimpin Sora?")
    found = knowledge.departures()
    IMAGES.mkdir(exist_ok=True)
    _draw(answer_card(answer, "id"), answer_buttons(answer, "id", 1, private=False), IMAGES / "answer.png")
    listed = list_reply(found, 0, Wanted(), "en")
    _draw(listed.card, listed.buttons, IMAGES / "departures.png")
    (IMAGES / "chart.png").write_bytes(chart_png(found, "en"))


def _draw(card: discord.Embed, buttons: ui.View | None, path: Path) -> None:
    """The card with its buttons, as a PNG."""
    rows = [*_rows(card.author.name or "", 10, _FAINT, "bold"), *_rows(_plain(card.title or ""), 13, "#ffffff", "bold")]
    for line in (card.description or "").splitlines():
        small = line.startswith("-# ")
        text = _plain(line.removeprefix("-# "))
        rows += _rows(text, 9, _FAINT, "normal") if small else _rows(text, 10.5, _TEXT, "normal")
    labels = _labels(buttons)
    card_px = _LINE_PX * len(rows) + 24
    height_px = card_px + 24 + (48 if labels else 0)
    figure = Figure(figsize=(_WIDTH_PX / _DPI, height_px / _DPI), dpi=_DPI, facecolor=_PAGE)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, _WIDTH_PX), ylim=(height_px, 0))
    axes.set_axis_off()
    axes.add_patch(Rectangle((12, 12), _WIDTH_PX - 24, card_px, color=_CARD))
    axes.add_patch(Rectangle((12, 12), 4, card_px, color=str(card.colour)))
    for number, row in enumerate(rows):
        for word in row:
            y = 24 + _LINE_PX * (number + 0.5)
            axes.text(word.x, y, word.text, size=word.size, color=word.colour, weight=word.weight, **_STYLE)
    x = 12.0
    for label in labels:
        wide = 28 + _width(label, 9.5, "normal")
        axes.add_patch(FancyBboxPatch((x + 4, height_px - 40), wide - 8, 24, boxstyle="round,pad=4", color=_BUTTON))
        axes.text(x + 14, height_px - 28, label, size=9.5, color="#ffffff", **_STYLE)
        x += wide + 8
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    # Few colours, a small file.
    pixels = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    Image.fromarray(pixels).convert("RGB").quantize(48).save(path, optimize=True)


def _rows(text: str, size: float, colour: str, weight: str) -> list[list[Word]]:
    """`text` in rows that fit; what stands between two ** is bold."""
    rows: list[list[Word]] = [[]]
    x = _LEFT_PX
    for number, part in enumerate(text.split("**")):
        thick = "bold" if number % 2 else weight
        space = _width(" ", size, thick)
        for piece in re.findall(r"\s*\S+|\s+$", part):
            text = piece.strip()
            wide = _width(text, size, thick)
            gap = " " * (len(piece) - len(piece.lstrip()))
            if x + space * len(gap) + wide > _WIDTH_PX - 30:
                rows.append([])
                x, gap = _LEFT_PX, ""
            last = rows[-1][-1] if rows[-1] else None
            if last and last.weight == thick:
                # Drawn as one, for the font's own spacing.
                rows[-1][-1] = replace(last, text=f"{last.text}{gap}{text}")
                x = last.x + _width(rows[-1][-1].text, size, thick)
            else:
                x += space * len(gap)
                rows[-1].append(Word(x, text, size, colour, thick))
                x += wide
    return [row for row in rows if row]


def _width(text: str, size: float, weight: str) -> float:
    """How many pixels wide `text` is drawn, its spaces at the ends included."""
    font = FontProperties(family="DejaVu Sans", size=size, weight=weight)
    measure = _MEASURE.get_text_width_height_descent
    # What is drawn ends with its last stroke, so that spaces are measured between two strokes.
    return float(measure(f"|{text}|", font, False)[0] - measure("||", font, False)[0])


def _labels(buttons: ui.View | None) -> list[str]:
    """What stands on the buttons, from the payload that Discord gets."""
    rows: list[Any] = buttons.to_components() if buttons else []
    return [str(button["label"]) for row in rows for button in row["components"]]


def _plain(text: str) -> str:
    """Markdown as text, but for its bold: links and escapes undone, a quote with a bar."""
    text = re.sub(r"^> ", "▏", _LINK.sub(r"\1", text))
    text = re.sub(r"(?<![\\*])\*(?!\*)", "", text)
    return drawable(re.sub(r"\\(.)", r"\1", text))


if __name__ == "__main__":
    main()
