"""CSV: for programs exact, for spreadsheets harmless."""

import csv
import io
import tracemalloc
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.columns import Column, ColumnKind
from factcheck.presenters.csv_rows import EXCEL_TEXT, CsvStyle, SheetLimits, write_csv
from factcheck.presenters.report_files import write_report_file

STORABLE = st.text(st.characters(codec="utf-8"))
RAW, EXCEL = CsvStyle(raw=True), CsvStyle(excel=True)


def _written(*rows, names=("a",), style=None):
    out = io.StringIO(newline="")
    write_csv(names, rows, out, *[style] if style else [])
    return out.getvalue()


def _cell(value, style=None):
    return _written([value, 1], names=("a", "b"), style=style).split("\n", 1)[1].rstrip("\r\n").removesuffix(",1")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "＝1+1", "＋1", "－1", "＠a", "'=1"],
)
def test_a_text_that_a_spreadsheet_would_run_has_an_apostrophe_before_it(text):
    assert _cell(text).strip('"') == f"'{text}"
    assert _cell(text, EXCEL).strip('"') == f"'{text}"
    assert _cell(text, RAW).strip('"') == text


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (-4.2, "-4.2"),
        (-3, "-3"),
        (Decimal("-0.10"), "-0.10"),
        (Decimal("1E-9"), "0.000000001"),
        (True, "true"),
        (None, ""),
        ("", '""'),
        (date(2017, 1, 11), "2017-01-11"),
        (datetime(2017, 1, 11, 9, 30, tzinfo=UTC), "2017-01-11T09:30:00+00:00"),
        (["أ", None, "b"], '"[""أ"", null, ""b""]"'),
        ({"a": 1}, '"{""a"": 1}"'),
        ('said "no", then left\nat once', '"said ""no"", then left\nat once"'),
        ("قال المتحدث", "قال المتحدث"),
        (b"\x01", "\\x01"),
    ],
)
def test_each_kind_of_value_has_its_form(value, cell):
    assert _cell(value) == cell


@given(st.lists(st.tuples(STORABLE, STORABLE)))
def test_without_the_guard_every_text_comes_back(rows):
    read = list(csv.reader(io.StringIO(_written(*rows, names=("a", "b"), style=RAW), newline="")))

    assert read[1:] == [list(row) for row in rows]


@given(st.lists(st.one_of(st.none(), STORABLE)))
def test_no_row_is_lost_where_there_is_one_column(values):
    read = list(csv.reader(io.StringIO(_written(*[[value] for value in values], style=RAW), newline="")))

    assert read[1:] == [[value or ""] for value in values]


def test_a_spreadsheet_knows_the_encoding_and_its_line_ends():
    written = _written(["قال"], ["نفى"], style=EXCEL)

    assert written == "\ufeffa\r\nقال\r\nنفى\r\n"


@pytest.mark.parametrize("text", ["12.10", "2017-01", "1/2", "007", "12:30", "3,5", "-4.2"])
def test_a_spreadsheet_does_not_make_a_number_or_a_day_of_a_text(text):
    [_, [cell]] = csv.reader(io.StringIO(_written([text], style=EXCEL)[1:], newline=""))

    assert cell == f'="{text}"'


@pytest.mark.parametrize("value", [12.1, 7, date(2017, 1, 1)])
def test_a_spreadsheet_has_numbers_and_days_as_such(value):
    assert _cell(value, EXCEL) == str(value)


def test_what_a_sheet_has_no_room_for_is_counted_and_said():
    limits = SheetLimits()

    assert len(list(limits.watched([["a" * (EXCEL_TEXT + 1)], ["b"]]))) == 2
    assert list(limits.remarks()) == ["Excel cuts 1 texts that are longer than 32,767 characters"]


def test_a_sheet_that_holds_everything_needs_no_remark():
    limits = SheetLimits()

    list(limits.watched([["a"], [None]]))

    assert list(limits.remarks()) == []


@pytest.mark.parametrize("output", ["csv", "jsonl", "json", "md", "table", "parquet"])
def test_many_rows_need_no_more_memory_than_few(tmp_path, output):
    columns = [Column("n", ColumnKind.INTEGER), Column("text")]

    def peak(number):
        rows = ((place, "قال المتحدث " * 5) for place in range(number))
        tracemalloc.start()
        write_report_file(columns, rows, output, tmp_path / "rows")
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(10)  # what is imported and cached is not counted
    assert peak(20_000) < peak(2_000) + 200_000
