"""Departures as a picture: who went where and when, for a phone in dark mode."""

import io
import logging
from collections.abc import Sequence
from functools import cache

from bot.escape import printable
from bot.limits import cut
from bot.words import WORDS
from bot.words_discord import date_in_words
from bot.words_rooms import ROOM_WORDS
from index import Departure, Language, LeavingKind

MOST_ROWS = 60
WIDTH_PX = 720

_DPI = 100
_TOP_PX, _ROW_PX, _BOTTOM_PX = 76, 74, 46
_LEGEND_PX = 150
_LEFT_PX, _TEXT_PX = 34, 62
_NAME_CHARS, _WAY_CHARS = 30, 56
_BACKGROUND, _TEXT, _FAINT, _LINE = "#1e1f22", "#f2f3f5", "#b5bac1", "#4e5058"
_COLOURS: dict[LeavingKind, str] = {
    "resigned": "#5aa9ff",
    "dismissed": "#ff7b72",
    "joined": "#57d38c",
    "announced": "#f0b840",
}
# The first covers Latin, Greek, Cyrillic and Arabic; the others are used where a system has them.
_FONTS = (
    "DejaVu Sans",
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Arial Unicode MS",
)


def chart_png(departures: Sequence[Departure], language: Language) -> bytes:
    """A PNG with a row for each departure in the order given; past `MOST_ROWS` it says how many more there are."""
    # matplotlib takes a second to import and is wanted by nobody else.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    words, rows = ROOM_WORDS[language], departures[:MOST_ROWS]
    height_px = _TOP_PX + _ROW_PX * len(rows) + _BOTTOM_PX + 20
    figure = Figure(figsize=(WIDTH_PX / _DPI, height_px / _DPI), dpi=_DPI, facecolor=_BACKGROUND)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH_PX), ylim=(height_px, 0))
    axes.set_axis_off()

    def write(
        x: float, y: float, text: str, size: float, colour: str = _TEXT, weight: str = "normal", ha: str = "left"
    ) -> None:
        # A dollar sign is a dollar sign.
        axes.text(
            x,
            y,
            drawable(text),
            size=size,
            color=colour,
            va="center",
            parse_math=False,
            family=fonts(),
            weight=weight,
            ha=ha,
        )

    write(_LEFT_PX - 10, 38, words.chart_title, 20, weight="bold")
    middles = [_TOP_PX + _ROW_PX * (n + 0.5) for n in range(len(rows))]
    axes.plot([_LEFT_PX] * len(rows), middles, color=_LINE, linewidth=2, zorder=1)
    for departure, y in zip(rows, middles, strict=True):
        axes.scatter([_LEFT_PX], [y], s=110, color=_COLOURS[departure.kind], zorder=2)
        write(
            _TEXT_PX, y - 14, cut(printable(departure.person or departure.group or "?"), _NAME_CHARS), 15, weight="bold"
        )
        write(WIDTH_PX - 20, y - 14, cut(_when(departure, language), 24), 11.5, _FAINT, ha="right")
        write(_TEXT_PX, y + 14, _way(departure, language), 12.5, _FAINT)
    x = _TEXT_PX
    for kind in (kind for kind in _COLOURS if any(row.kind == kind for row in rows)):
        axes.scatter([x], [height_px - _BOTTOM_PX], s=60, color=_COLOURS[kind])
        write(x + 12, height_px - _BOTTOM_PX, WORDS[language].kinds[kind], 11.5, _FAINT)
        x += _LEGEND_PX
    if len(departures) > len(rows):
        more = words.chart_more.format(count=len(departures) - len(rows))
        write(_TEXT_PX, height_px - 18, more, 11.5, _FAINT)
    out = io.BytesIO()
    FigureCanvasAgg(figure).print_png(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def drawable(text: str) -> str:
    """`text` with a box for each character that no font here can draw."""
    return "".join(character if any(ord(character) in known for known in _coverage()) else "□" for character in text)


@cache
def fonts() -> tuple[str, ...]:
    """Those of the fonts that are installed."""
    from matplotlib import font_manager

    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    installed = set(font_manager.get_font_names())
    return tuple(font for font in _FONTS if font in installed)


@cache
def _coverage() -> tuple[frozenset[int], ...]:
    """The characters of each font."""
    from matplotlib import font_manager

    paths = [font_manager.findfont(font) for font in fonts()]
    return tuple(frozenset(font_manager.get_font(path).get_charmap()) for path in paths)


def _when(departure: Departure, language: Language) -> str:
    if departure.date:
        return date_in_words(departure.date, language)
    return printable(departure.when) if departure.when else ROOM_WORDS[language].undated


def _way(departure: Departure, language: Language) -> str:
    """From where to where; the longer of two long names is cut first."""
    left = printable(departure.organization or "?")
    right = printable(departure.destination) if departure.destination else ROOM_WORDS[language].unknown_place
    half = _WAY_CHARS // 2
    right = cut(right, max(half, _WAY_CHARS - len(left)))
    return f"{cut(left, max(half, _WAY_CHARS - len(right)))} → {right}"
