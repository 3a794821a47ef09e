"""Rows as Parquet, typed from the columns: the file that pandas, DuckDB and Spark read fastest.

    text, json            string (JSON as text)          integer    int64
    decimal               decimal128, exact              number     double
    day                   date32                         moment     timestamp, microseconds, UTC
    boolean, bytes        bool, binary                   lists      list of these

The comment and the type of Postgres of a column stand in its field's metadata. Rows are held until a row group is
full, in Arrow's own form, so that memory stays flat however many there are. pyarrow is an extra of the package and is
imported when it is needed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from factcheck.domain.columns import Column, ColumnKind
from factcheck.errors import InvalidInput, Unavailable
from factcheck.presenters.cells import plain_text

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped]  # it has no types

_BATCH_ROWS = 1_000  # turned into Arrow at a time
_GROUP_ROWS, _GROUP_BYTES = 100_000, 4 * 2**20  # of a row group at most: what is held in memory


def write_parquet(columns: Sequence[Column], rows: Iterable[Sequence[Any]], out: IO[bytes]) -> int:
    """Write the rows and give their number; Unavailable without pyarrow, InvalidInput for a value of no such type."""
    pa = _arrow()
    from pyarrow import parquet  # noqa: PLC0415  # deferred for start-up time

    schema = arrow_schema(columns)
    number = 0
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for group in _groups(_batches(columns, rows, schema)):
            table = pa.Table.from_batches(group, schema)
            number += table.num_rows
            writer.write_table(table, row_group_size=_GROUP_ROWS)
    return number


def arrow_schema(columns: Sequence[Column]) -> "pa.Schema":
    """The types of the columns, with their comments."""
    return _arrow().schema([_field(column) for column in columns])


def _arrow() -> Any:
    try:
        import pyarrow as pa  # noqa: PLC0415  # deferred for start-up time
    except ImportError as error:
        raise Unavailable(
            "writing Parquet needs pyarrow, which is not installed", hint="pip install 'factcheck[parquet]'"
        ) from error
    return pa


def _field(column: Column) -> "pa.Field":
    pa = _arrow()
    known = _type_of(pa, column)
    metadata = {"comment": column.comment or "", "postgres_type": column.sql_type}
    return pa.field(column.name, pa.list_(known) if column.is_list else known, metadata=metadata)


def _type_of(pa: Any, column: Column) -> "pa.DataType":
    match column.kind:
        case ColumnKind.DECIMAL:
            return pa.decimal128(column.precision, column.scale)
        case ColumnKind.MOMENT:
            return pa.timestamp("us", tz="UTC")
        case kind:
            made = {
                ColumnKind.INTEGER: pa.int64,
                ColumnKind.NUMBER: pa.float64,
                ColumnKind.BOOLEAN: pa.bool_,
                ColumnKind.DAY: pa.date32,
                ColumnKind.BYTES: pa.binary,
            }
            return made.get(kind, pa.string)()


def _batches(
    columns: Sequence[Column], rows: Iterable[Sequence[Any]], schema: "pa.Schema"
) -> Iterator["pa.RecordBatch"]:
    ahead = iter(rows)
    while batch := list(islice(ahead, _BATCH_ROWS)):
        arrays = [
            _array(column, values, field.type)
            for column, values, field in zip(columns, zip(*batch, strict=True), schema, strict=True)
        ]
        yield _arrow().record_batch(arrays, schema=schema)


def _array(column: Column, values: Sequence[Any], known: "pa.DataType") -> "pa.Array":
    pa = _arrow()
    convert = _CONVERTED.get(column.kind)
    try:
        return pa.array(_converted(column, values, convert) if convert else values, known)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as error:
        reason = str(error).partition("\n")[0]
        raise InvalidInput(
            f"the column {column.name} has a value that is no {column.sql_type} of Parquet: {reason}",
            hint="cast it to text, or write CSV",
        ) from error


def _converted(column: Column, values: Sequence[Any], convert: Callable[[Any], Any]) -> list[Any]:
    if column.is_list:
        return [None if value is None else _each(value, convert) for value in values]
    return _each(values, convert)


def _each(values: Iterable[Any], convert: Callable[[Any], Any]) -> list[Any]:
    return [None if value is None else convert(value) for value in values]


_CONVERTED: dict[ColumnKind, Callable[[Any], Any]] = {
    ColumnKind.TEXT: plain_text,
    ColumnKind.JSON: plain_text,
    ColumnKind.NUMBER: float,
}


def _groups(batches: Iterable["pa.RecordBatch"]) -> Iterator[list["pa.RecordBatch"]]:
    """The batches, as many together as make a row group."""
    group: list[pa.RecordBatch] = []
    for batch in batches:
        group.append(batch)
        if sum(each.nbytes for each in group) >= _GROUP_BYTES or len(group) * _BATCH_ROWS >= _GROUP_ROWS:
            yield group
            group = []
    if group:
        yield group
