"""Options that choose the rows of a report."""

from typing import Annotated

import typer

from factcheck.domain.reports import Condition, Order


def _condition(written: str) -> Condition:
    try:
        return Condition.parse(written)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _order(written: str) -> Order:
    try:
        return Order.parse(written)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


WhereOption = Annotated[
    list[Condition] | None,
    typer.Option(
        "--where",
        "-w",
        parser=_condition,
        metavar="COLUMN=VALUE",
        help="Only rows where this holds: = != < <= > >= ~ (contains), or: COLUMN is null. All of them when repeated.",
    ),
]
ParamOption = Annotated[
    list[str] | None,
    typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter, as factcheck report show lists them."),
]
OrderOption = Annotated[
    list[Order] | None,
    typer.Option("--order", parser=_order, metavar="COLUMN", help='Sort by this: COLUMN, or "COLUMN desc".'),
]


def parameters(written: list[str] | None) -> dict[str, str]:
    """Name to value, of what was given as NAME=VALUE."""
    return dict(map(_parameter, written or ()))


def _parameter(written: str) -> tuple[str, str]:
    name, equals, value = written.partition("=")
    if not equals:
        raise typer.BadParameter(f"{written!r} is no parameter: write NAME=VALUE")
    return name.strip(), value.strip()
