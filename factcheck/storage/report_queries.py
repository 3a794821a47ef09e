"""Reports as statements: names are quoted, values are bound, and only columns that a report has can be named."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from psycopg import sql

from factcheck.domain.columns import Column
from factcheck.domain.reports import Condition, Operator, Order, Report, Selection
from factcheck.errors import InvalidInput

Values = dict[str, object]


def base_query(report: Report) -> sql.Composed:
    """All rows of the report; ``%(name)s`` stands for its parameters."""
    if report.is_view:
        return sql.SQL("select * from {}").format(sql.Identifier("report", report.name))
    return sql.Composed([sql.SQL(report.statement)])  # a file of this package


def selected_query(base: sql.Composed, columns: Sequence[Column], selection: Selection, values: Values) -> sql.Composed:
    """The rows of ``base`` that are selected; what is bound is added to ``values``.

    Raises InvalidInput for columns that it does not have.
    """
    known = {column.name: column for column in columns}
    parts = [sql.SQL("select {} from ({}\n) as report").format(_shown(selection.columns, known), base)]
    if selection.conditions:
        held = [_condition(each, _known(each.column, known), values) for each in selection.conditions]
        parts.append(sql.SQL("where {}").format(sql.SQL(" and ").join(held)))
    if selection.order:
        parts.append(sql.SQL("order by {}").format(sql.SQL(", ").join(_order(each, known) for each in selection.order)))
    if selection.limit is not None:
        values["limit of the selection"] = selection.limit
        parts.append(sql.SQL("limit {}").format(sql.Placeholder("limit of the selection")))
    return sql.SQL("\n").join(parts) if len(parts) > 1 or selection.columns else base


def _shown(names: Sequence[str], known: Mapping[str, Column]) -> sql.Composable:
    if not names:
        return sql.SQL("*")
    return sql.SQL(", ").join(sql.Identifier(_known(name, known).name) for name in names)


def _order(order: Order, known: Mapping[str, Column]) -> sql.Composable:
    direction = sql.SQL("desc nulls last" if order.descending else "asc nulls last")
    return sql.SQL("{} {}").format(sql.Identifier(_known(order.column, known).name), direction)


def _condition(condition: Condition, column: Column, values: Values) -> sql.Composable:
    name = f"condition {len(values)}"
    place = sql.Identifier(column.name)
    match condition.operator:
        case Operator.MISSING | Operator.GIVEN as missing:
            return sql.SQL("{} {}").format(place, sql.SQL(missing.value))
        case Operator.CONTAINS:
            values[name] = condition.value
            return sql.SQL("position(lower({}::text) in lower({}::text)) > 0").format(sql.Placeholder(name), place)
        case operator:
            values[name] = condition.value
            return _compared(operator, column, sql.Placeholder(name))


def _compared(operator: Operator, column: Column, value: sql.Placeholder) -> sql.Composable:
    """The column compared as a value of its type; for a list, whether the value is in it."""
    place, known = sql.Identifier(column.name), _type(column.sql_type.removesuffix("[]"))
    match operator, column.is_list:
        case Operator.EQUAL, True:
            return sql.SQL("{}::{} = any({})").format(value, known, place)
        case Operator.UNEQUAL, True:
            return sql.SQL("({}::{} = any({})) is not true").format(value, known, place)
        case Operator.UNEQUAL, False:  # rows without a value are others too
            return sql.SQL("{} is distinct from {}::{}").format(place, value, known)
        case _:
            return sql.SQL("{} {} {}::{}").format(place, sql.SQL(operator.value), value, _type(column.sql_type))


def _type(written: str) -> sql.SQL:
    return sql.SQL(written)  # as format_type of Postgres writes it, quoted where it must be


def _known(name: str, known: Mapping[str, Column]) -> Column:
    if name in known:
        return known[name]
    close = get_close_matches(name, known, n=1)
    hint = f"do you mean {close[0]}? " if close else ""
    raise InvalidInput(f"there is no column {name!r}", hint=f"{hint}columns: {', '.join(known)}")
