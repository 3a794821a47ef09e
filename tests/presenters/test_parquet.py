"""Parquet: typed, with the meaning of each column, and flat in memory."""

import sys
from datetime import UTC, date, datetime
from decimal import Decimal

import pyarrow as pa
import pytest
from pyarrow import parquet

from factcheck.domain.columns import Column, ColumnKind
from factcheck.errors import FactcheckError, InvalidInput
from factcheck.presenters.report_files import write_report_file

NOW = datetime(2017, 1, 11, 9, 30, 0, 123456, tzinfo=UTC)
COLUMNS = {
    "text": (ColumnKind.TEXT, 'قال\n"نعم"', pa.string()),
    "empty": (ColumnKind.TEXT, "", pa.string()),
    "n": (ColumnKind.INTEGER, 2**63 - 1, pa.int64()),
    "mean": (ColumnKind.NUMBER, Decimal("0.5"), pa.float64()),
    "said": (ColumnKind.BOOLEAN, False, pa.bool_()),
    "on": (ColumnKind.DAY, date(2017, 1, 11), pa.date32()),
    "at": (ColumnKind.MOMENT, NOW, pa.timestamp("us", "UTC")),
    "raw": (ColumnKind.BYTES, b"\0\1", pa.binary()),
}


@pytest.fixture
def kept(tmp_path):
    """Writes rows and gives what the file holds."""

    def write(columns, *rows):
        write_report_file(columns, iter(rows), "parquet", tmp_path / "a.parquet")
        return parquet.read_table(tmp_path / "a.parquet")

    return write


@pytest.mark.parametrize("name", COLUMNS)
def test_each_kind_of_value_has_its_type_and_comes_back(kept, name):
    kind, value, known = COLUMNS[name]

    table = kept([Column(name, kind)], [value], [None])

    assert table.schema.field(name).type == known
    assert table.column(name).to_pylist() == [value, None]


def test_no_value_and_an_empty_text_are_two_things(kept):
    assert kept([Column("a")], [""], [None]).column("a").to_pylist() == ["", None]


def test_a_decimal_is_exact(kept):
    column = Column("share", ColumnKind.DECIMAL, "numeric(20,3)", precision=20, scale=3)

    table = kept([column], [Decimal("12345678901234567.125")])

    assert table.column("share").to_pylist() == [Decimal("12345678901234567.125")]


def test_lists_are_lists_and_objects_their_json(kept):
    columns = [Column("reasons", sql_type="text[]", is_list=True), Column("detail", ColumnKind.JSON, "jsonb")]

    table = kept(columns, [["denial", None], {"a": "ب"}], [None, None])

    assert table.column("reasons").to_pylist() == [["denial", None], None]
    assert table.column("detail").to_pylist() == ['{"a": "ب"}', None]


def test_a_value_of_another_type_is_written_as_its_text(kept):
    assert kept([Column("a", sql_type="uuid")], [date(2017, 1, 1)]).column("a").to_pylist() == ["2017-01-01"]


def test_the_comment_and_the_type_of_a_column_travel_along(kept):
    field = kept([Column("n", ColumnKind.INTEGER, "bigint", "how many claims")]).schema.field("n")

    assert field.metadata[b"comment"] == b"how many claims"
    assert field.metadata[b"postgres_type"] == b"bigint"


def test_no_rows_are_a_sound_file_too(kept):
    assert (kept([Column("a")]).num_rows, kept([Column("a")]).column_names) == (0, ["a"])


def test_many_rows_are_written_in_groups(tmp_path):
    rows = ([number, "ا" * 1000] for number in range(6000))

    number = write_report_file(
        [Column("n", ColumnKind.INTEGER), Column("text")], rows, "parquet", tmp_path / "a.parquet"
    )

    written = parquet.ParquetFile(tmp_path / "a.parquet")
    assert (number, written.metadata.num_rows) == (6000, 6000)
    assert written.num_row_groups > 1
    assert written.read().column("n").to_pylist() == list(range(6000))


def test_a_value_that_its_type_cannot_hold_is_refused_and_leaves_the_file_as_it_was(tmp_path):
    (tmp_path / "a.parquet").write_text("before")
    column = Column("share", ColumnKind.DECIMAL, "numeric(3,1)", precision=3, scale=1)

    with pytest.raises(InvalidInput, match=r"the column share has a value that is no numeric\(3,1\)"):
        write_report_file([column], [[Decimal("NaN")]], "parquet", tmp_path / "a.parquet")

    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]


def test_without_pyarrow_one_line_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(FactcheckError, match="pyarrow, which is not installed") as refused:
        write_report_file([Column("a")], [["x"]], "parquet", tmp_path / "a.parquet")

    assert refused.value.hint == "pip install 'factcheck[parquet]'"
    assert list(tmp_path.iterdir()) == []
