"""Reports that people would rather look at, drawn: as PNG, as SVG, or as a page with the figures below.

What is drawn are the rows of a ready-made report; drawing needs no database. Matplotlib is imported when something is
drawn, and not before.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.domain.columns import Column
from factcheck.errors import InvalidInput, NotFound
from factcheck.presenters.plots import citations, contradictions, independence, story
from factcheck.presenters.plots.page import write_page
from factcheck.presenters.plots.sheet import save, sheet
from factcheck.presenters.replacing import replacing_bytes

Draw = Callable[[Sequence[Mapping[str, Any]], date], Any]

PLOTS: dict[str, Draw] = {
    "citations": citations.draw,
    "contradictions_by_month": contradictions.draw,
    "independence": independence.draw,
    "story": story.draw,
}
"""The reports that have a drawing, by name."""

ENDINGS = (".png", ".svg", ".html")


def check_plot(name: str, file: Path) -> None:
    """Raise NotFound for a report without a drawing, InvalidInput for a file of another kind."""
    if name not in PLOTS:
        raise NotFound(f"there is no plot of {name!r}", hint=f"one of: {', '.join(PLOTS)}")
    if file.suffix.lower() not in ENDINGS:
        raise InvalidInput(
            f"a plot is no {file.suffix or 'file without an ending'}", hint=f"one of: {', '.join(ENDINGS)}"
        )


def write_plot(
    name: str, file: Path, *, title: str, columns: Sequence[Column], rows: Sequence[Sequence[Any]], as_of: date
) -> None:
    """Draw the rows into the file, which appears whole or not at all; NotFound when there is nothing to draw."""
    if not rows:
        raise NotFound("there is nothing to draw yet", hint=f"factcheck report run {name}")
    names = [column.name for column in columns]
    form = file.suffix.lower().removeprefix(".")
    with sheet():
        figure = PLOTS[name]([dict(zip(names, row, strict=True)) for row in rows], as_of)
        try:
            with replacing_bytes(file) as out:
                if form == "html":
                    out.write(write_page(figure, title=title, columns=columns, rows=rows, as_of=as_of).encode())
                else:
                    save(figure, form, out)
        except OSError as error:
            raise InvalidInput(f"cannot write {file}: {error.strerror}", hint="name another file") from error
