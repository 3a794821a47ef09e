"""The columns of a report, as files with types need to know them (Parquet, data packages)."""

from dataclasses import dataclass
from enum import StrEnum


class ColumnKind(StrEnum):
    """What the values of a column are.

    ``decimal`` has a fixed number of places and is exact. A numeric of Postgres that declares none may have any
    number of them, for which no file format has a type: it is a ``number``, a double, as averages and scores are.
    """

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DAY = "day"
    MOMENT = "moment"
    JSON = "json"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``sql_type`` as Postgres writes it, ``comment`` its meaning and unit.

    ``is_list`` for arrays, whose elements are of the kind; ``precision`` and ``scale`` for decimals alone.
    """

    name: str
    kind: ColumnKind = ColumnKind.TEXT
    sql_type: str = "text"
    comment: str | None = None
    is_list: bool = False
    precision: int | None = None
    scale: int | None = None
