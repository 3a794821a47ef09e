"""Rows in each format."""

import csv
import io
import json
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from factcheck.errors import InvalidInput
from factcheck.presenters.formats import write_file, write_rows, write_table
from factcheck.presenters.tables import cells, draw_table


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


class SourceShape(BaseModel):
    key: str
    published_on: date | None = None


class ClaimShape(BaseModel):
    claim_id: str
    source: SourceShape
    claimant: SourceShape | None = None
    chain: tuple[SourceShape, ...] = ()
    text: str = ""


CLAIM = ClaimShape(claim_id="12.7", source=SourceShape(key="a.txt"), chain=(SourceShape(key="b"),), text="قال")


@pytest.fixture
def written():
    def write(rows, output, stream=None, **options):
        out = stream or io.StringIO(newline="")
        write_rows(rows, output, out, **options)
        return out.getvalue()

    return write


@pytest.fixture
def drawn():
    def draw(names, *rows, **options):
        out = io.StringIO()
        draw_table(names, rows, out, **options)
        return out.getvalue().split("\n")[:-1]

    return draw


STORABLE = st.text(st.characters(codec="utf-8"))


@given(st.lists(st.dictionaries(STORABLE, st.one_of(STORABLE, st.integers(), st.none(), st.booleans()))))
def test_json_and_json_lines_are_exact(rows):
    whole, lines = io.StringIO(), io.StringIO()

    assert write_rows(rows, "json", whole) == write_rows(rows, "jsonl", lines) == len(rows)

    assert json.loads(whole.getvalue()) == rows
    assert [json.loads(each) for each in lines.getvalue().split("\n")[:-1]] == rows


@given(STORABLE)
def test_json_holds_nothing_that_a_terminal_obeys(text):
    out = io.StringIO()

    write_rows([{"text": text}, ClaimShape(claim_id=text, source=SourceShape(key=text))], "jsonl", out)

    assert not set(out.getvalue()) & set(map(chr, [*range(10), *range(11, 32), *range(0x7F, 0xA0), 0x202E, 0x2066]))


def test_arabic_is_written_in_its_letters(written):
    assert written([{"text": "قال"}], "jsonl") == '{"text": "قال"}\n'


def test_a_shape_is_written_whole_as_json(written):
    assert json.loads(written([CLAIM], "jsonl")) == {
        "claim_id": "12.7",
        "source": {"key": "a.txt", "published_on": None},
        "claimant": None,
        "chain": [{"key": "b", "published_on": None}],
        "text": "قال",
    }


def test_the_shapes_within_a_row_are_columns_of_their_own_in_csv(written):
    claimed = CLAIM.model_copy(update={"claimant": SourceShape(key="c", published_on=date(2017, 1, 11))})

    rows = list(csv.DictReader(io.StringIO(written([CLAIM, claimed], "csv"))))

    assert [row["source.key"] for row in rows] == ["a.txt", "a.txt"]
    assert [row["claimant.published_on"] for row in rows] == ["", "2017-01-11"]
    assert json.loads(rows[0]["chain"]) == [{"key": "b", "published_on": None}]


@given(st.lists(STORABLE, min_size=1))
def test_csv_gives_every_text_back_but_for_the_guard(texts):
    out = io.StringIO(newline="")

    write_rows([{"n": place, "text": text} for place, text in enumerate(texts)], "csv", out)

    cells_read = [row["text"] for row in csv.DictReader(io.StringIO(out.getvalue(), newline=""))]
    assert [re.sub("^'(?='*[=+\\-@\t\r\n\0＝＋－＠])", "", cell) for cell in cells_read] == texts


def test_csv_on_a_terminal_is_harmless_and_in_a_pipe_exact(written):
    rows = [{"text": "a\x1b[2J"}]

    assert written(rows, "csv", Screen()) == "text\na␛[2J\n"
    assert written(rows, "csv") == "text\na\x1b[2J\n"


def test_numbers_in_csv_stay_numbers(written):
    assert written([{"a": -4.2, "b": Decimal(-3), "c": None}], "csv") == "a,b,c\n-4.2,-3,\n"


def test_markdown_takes_nothing_in_a_cell_for_markup(written):
    shown = written([{"a|b": "x | y\n<script>![i](u)\\"}], "md")

    assert shown == "| a\\|b |\n| --- |\n| x \\| y<br>\\<script\\>\\!\\[i\\](u)\\\\ |\n"


@pytest.mark.parametrize(
    ("output", "nothing"), [("json", "[]\n"), ("jsonl", ""), ("csv", ""), ("md", ""), ("table", "")]
)
def test_no_rows_are_a_sound_answer_too(written, output, nothing):
    assert written([], output) == nothing


@pytest.mark.parametrize("output", ["json", "jsonl", "csv", "md"])
def test_rows_are_written_as_they_come(output):
    out = io.StringIO()

    def rows():
        yield {"text": "first"}
        yield {"text": "second"}
        assert "first" in out.getvalue()

    assert write_rows(rows(), output, out) == 2


def test_values_of_postgres_have_their_form_in_json():
    out = io.StringIO()
    row = [Decimal("0.5"), Decimal(4200000000), datetime(2017, 1, 11, tzinfo=UTC), b"\x01", float("nan")]

    write_table(["score", "n", "at", "raw", "n"], [row], "jsonl", out)

    assert json.loads(out.getvalue()) == {
        "score": 0.5, "n": 4200000000, "at": "2017-01-11T00:00:00+00:00", "raw": "\\x01", "n_2": "nan",
    }  # fmt: skip


def test_a_table_keeps_its_columns_whatever_direction_its_cells_have(drawn):
    lines = drawn(["id", "outlet", "claims"], [1, "عربي21", 12], [20, "Reuters", 3])

    assert lines == [
        "id  outlet   claims",
        " 1  \u2068عربي21\u2069       12",
        "20  Reuters       3",
    ]


def test_a_long_text_stands_on_a_line_of_its_own_and_uncut(drawn):
    text = "نفى الناطق باسم القيادة العامة صحة ما نشر عن صفقة السلاح مع موسكو"

    assert drawn(["id", "text"], [7, text], width=30) == ["id", "7", f"  {text}"]


def test_several_long_texts_are_told_apart_by_their_names(drawn):
    lines = drawn(["id", "one", "two"], [7, "ا" * 50, "b" * 50])

    assert lines[2:] == [f"  one: \u2068{'ا' * 50}\u2069", f"  two: {'b' * 50}"]


def test_cells_are_cut_on_a_terminal_and_never_in_a_pipe(drawn):
    names, row = ["outlet", "key"], ["The Daily Outlet of the North", "000_618e8bf2dababf32.txt"]

    assert drawn(names, row, width=36)[1] == "The Daily Outlet…  000_618e8bf2daba…"  # 36 cells
    assert drawn(names, row)[1] == "The Daily Outlet of the North  000_618e8bf2dababf32.txt"


def test_a_cut_leaves_no_isolate_open(drawn):
    lines = drawn(["a", "b"], ["\u2067" + "x" * 30 + "\u2069", "y"], width=12)

    assert lines[1].count("\u2067") == lines[1].count("\u2069")


def test_bold_is_only_there_when_it_is_asked_for(drawn):
    assert drawn(["id"], [1], color=True)[0] == "\x1b[1mid\x1b[0m"
    assert drawn(["id"], [1])[0] == "id"


@pytest.mark.parametrize(("text", "width"), [("قَالَ", 3), ("e\u0301", 1), ("新闻", 4), ("a\u200cb", 2), ("abc", 3)])
def test_marks_take_no_cell_and_wide_letters_two(text, width):
    assert cells(text) == width


def test_a_file_appears_whole(tmp_path):
    (tmp_path / "a.jsonl").write_text("before")

    number = write_file([{"text": "قال"}], "jsonl", tmp_path / "a.jsonl")

    assert number == 1
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == '{"text": "قال"}\n'
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


def test_rows_that_break_off_leave_the_file_as_it_was(tmp_path):
    (tmp_path / "a.jsonl").write_text("before")

    def rows():
        yield {"text": "one"}
        raise InvalidInput("broken off")

    with pytest.raises(InvalidInput, match="broken off"):
        write_file(rows(), "jsonl", tmp_path / "a.jsonl")

    assert (tmp_path / "a.jsonl").read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


def test_a_file_that_cannot_be_written_is_said_with_its_reason(tmp_path):
    with pytest.raises(InvalidInput, match=r"cannot write .*: No such file or directory"):
        write_file([], "json", tmp_path / "nowhere" / "a.json")


def test_a_device_is_written_to_and_not_replaced(tmp_path):
    (tmp_path / "null").symlink_to("/dev/null")

    assert write_file([{"text": "x"}], "csv", tmp_path / "null") == 1
    assert (tmp_path / "null").is_char_device()


def test_the_formats_load_nothing_costly():
    code = "import sys, factcheck.presenters.formats; print({'pydantic', 'rich', 'sqlalchemy'} & sys.modules.keys())"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
