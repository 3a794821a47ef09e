"""A plot as a page that stands alone: the drawing in it, its figures as a table below; no script, no request."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from factcheck.domain.columns import Column
from factcheck.presenters.cells import people_text
from factcheck.presenters.plots.sheet import save
from factcheck.presenters.safe import terminal_text


def write_page(
    figure: Any, *, title: str, columns: Sequence[Column], rows: Sequence[Sequence[Any]], as_of: date
) -> str:
    """The page's HTML. Whatever texts hold is text in it."""
    from jinja2 import Environment, PackageLoader  # noqa: PLC0415  # deferred for start-up time
    from markupsafe import Markup  # noqa: PLC0415  # the same

    drawing = BytesIO()
    save(figure, "svg", drawing)
    written = drawing.getvalue().decode()
    template = Environment(loader=PackageLoader("factcheck.presenters.plots", ""), autoescape=True).get_template(
        "page.html"
    )
    return template.render(
        title=title.partition(":")[0],
        tells=title,
        drawing=Markup(written[written.index("<svg") :]),  # noqa: S704  # drawn by matplotlib, letters as outlines
        columns=columns,
        rows=[[_cell(value) for value in row] for row in rows],
        as_of=as_of.isoformat(),
    )


def _cell(value: Any) -> tuple[str, bool]:
    is_number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    return terminal_text(people_text(value), newlines=True), is_number
