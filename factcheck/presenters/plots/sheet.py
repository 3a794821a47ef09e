"""The paper that plots are drawn on: colours, title, source line, and strangers' words made into labels.

Matplotlib shapes Arabic and orders it from right to left by itself; its own font has the letters. Mathematics between
dollar signs is switched off: a name with two of them is a name. Nothing depends on the clock or on chance.
"""

import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from factcheck.errors import FactcheckError
from factcheck.presenters.words import one_line

# Okabe and Ito (2008): told apart by people who do not see red from green, and in grey print by their order.
BLUE, ORANGE, GREEN, PINK, SKY, RED, YELLOW = (
    "#0072B2",
    "#E69F00",
    "#009E73",
    "#CC79A7",
    "#56B4E9",
    "#D55E00",
    "#F0E442",
)
INK, GREY, PALE = "#222222", "#6B6B6B", "#D9D9D9"
PALETTE = (BLUE, ORANGE, GREEN, RED, SKY, PINK, YELLOW)

WIDTH_IN = 10.0
TOP_IN, BOTTOM_IN = 0.95, 0.75  # room for the title, and for the source line and the names of the axis
DPI = 200

_SETTINGS: dict[Any, Any] = {
    "font.family": ["DejaVu Sans"],
    "font.size": 9,
    "text.parse_math": False,
    "text.color": INK,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "legend.frameon": False,
    # Letters as outlines: shaped once, the same in every viewer; those that edit drawings often tear Arabic apart.
    "svg.fonttype": "path",
    "svg.hashsalt": "factcheck",
}
_NO_METADATA = {"svg": dict.fromkeys(("Date", "Creator", "Format", "Type")), "png": {"Software": "factcheck"}}
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))  # no font draws them, and a label stands alone


@contextmanager
def sheet() -> Iterator[None]:
    """Within it plots look like ours; FactcheckError without matplotlib."""
    try:
        import matplotlib as mpl  # noqa: PLC0415  # deferred for start-up time
    except ImportError as error:
        raise FactcheckError(
            "plots need matplotlib, which is not installed", hint="pip install 'factcheck[plots]'"
        ) from error
    with mpl.rc_context(_SETTINGS), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # a script without letters here shows as boxes
        yield


def new_figure(height_in: float, *, title: str, subtitle: str, as_of: date, left_in: float, right_in: float) -> Any:
    """A figure with its title and source line, and the axes between them."""
    from matplotlib.figure import Figure  # noqa: PLC0415  # deferred for start-up time

    figure = Figure(figsize=(WIDTH_IN, height_in + TOP_IN + BOTTOM_IN))
    tall = figure.get_figheight()
    bottom, wide = BOTTOM_IN / tall, WIDTH_IN - left_in - right_in
    axes = figure.add_axes((left_in / WIDTH_IN, bottom, wide / WIDTH_IN, height_in / tall))
    figure.text(0.02, 1 - 0.3 / tall, title, fontsize=14, fontweight="bold", va="center")
    figure.text(0.02, 1 - 0.6 / tall, label(subtitle, 125), fontsize=9, color=GREY, va="center")
    figure.text(0.02, 0.16 / tall, f"Source: factcheck, as of {as_of.isoformat()}", fontsize=7.5, color=GREY)
    return figure, axes


def remark(figure: Any, text: str) -> None:
    """A word at the right of the source line: what was left out, how to read it."""
    figure.text(0.98, 0.16 / figure.get_figheight(), text, fontsize=7.5, color=GREY, ha="right")


def label(text: str | None, most: int, *, missing: str = "not known") -> str:
    r"""``text`` as a label: on one line, nothing live in it, no longer than ``most`` letters; marks count for none.

    >>> label("Ministry of Defence", 9), label("a\nb", 9), label(None, 9)
    ('Ministry…', 'a b', 'not known')
    """
    if text is None:
        return missing
    shown = one_line(text).translate(_ISOLATES)
    room = most
    for place, letter in enumerate(shown):
        room -= not unicodedata.combining(letter)
        if room < 0:
            return _at_a_space(shown[: place - 1]) + "…"
    return shown


def _at_a_space(text: str) -> str:
    """``text`` up to its last word, where that costs little."""
    words, _, rest = text.rpartition(" ")
    return words if words and len(rest) < len(text) // 3 else text.rstrip()


def save(figure: Any, form: str, out: BinaryIO | Path) -> None:
    """Write the figure as ``png`` or ``svg``, the same bytes each time."""
    figure.savefig(out, format=form, dpi=DPI, metadata=_NO_METADATA[form])
