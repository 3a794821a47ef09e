"""Reports on the command line: to the screen, to a pipe, to a file."""

import csv
import io
import json
import signal
import time

import psycopg
import pytest

STORY = "قال المتحدث باسم الجيش إن السفينة وصلت إلى الميناء."  # one claim


@pytest.fixture
def told(run, own_desk):
    """Runs the program on a desk that has one article."""
    run("ingest", "-", "--outlet", "=Herald", database=own_desk, stdin=STORY.encode())
    return lambda *arguments: run(*arguments, database=own_desk)


def test_every_view_and_question_is_listed(run):
    names = {row["name"]: row["kind"] for row in map(json.loads, run("report", "list", "-f", "jsonl").out.splitlines())}

    assert names["claim"] == "view"
    assert names["outlets"] == "question"


def test_a_report_is_shown_with_its_columns_parameters_and_sql(run):
    shown = run("report", "show", "outlets").out

    assert "share of the claims that the text puts down to somebody, in percent" in shown
    assert "only what was published on this day or later" in shown
    assert "from report.claim c" in shown


def test_a_report_is_described_for_programs_too(run):
    shown = json.loads(run("report", "show", "claim", "--format", "jsonl").out)

    assert {"name": "claim_ref", "type": "text", "comment": "name of the claim, as 12.7"} in shown["columns"]


def test_rows_columns_and_order_are_chosen(told):
    ran = told("report", "run", "claim", "-w", "text~السفينة", "--columns", "claim_ref,claimant", "-f", "jsonl")

    assert [json.loads(line)["claim_ref"] for line in ran.out.splitlines()] == ["1.1"]


def test_a_file_s_ending_says_how_it_is_written(told, tmp_path):
    ran = told("report", "run", "claim", "-o", "claims.csv")

    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    assert (ran.out, ran.err) == ("", "1 rows written to claims.csv\n")
    assert (row["claim_ref"], row["outlet"]) == ("1.1", "'=Herald")


def test_a_file_for_excel_keeps_names_of_claims_as_texts(told, tmp_path):
    told("report", "run", "claim", "--excel", "-o", "claims.csv")

    written = (tmp_path / "claims.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfclaim_ref,")
    assert written.endswith(b"\r\n")
    assert b'"=""1.1"""' in written


def test_a_file_of_parquet_has_the_meaning_of_its_columns(told, tmp_path):
    told("report", "run", "claim", "-o", "claims.parquet")

    from pyarrow import parquet

    table = parquet.read_table(tmp_path / "claims.parquet")
    assert table.column("claim_ref").to_pylist() == ["1.1"]
    assert table.schema.field("claim_ref").metadata[b"comment"] == b"name of the claim, as 12.7"


def test_a_report_that_breaks_off_leaves_the_file_as_it_was(told, tmp_path):
    (tmp_path / "claims.csv").write_text("before")

    ran = told("report", "run", "claim", "-w", "claim=one", "-o", "claims.csv")

    assert (ran.status, ran.out) == (2, "")
    assert "invalid input syntax for type integer" in ran.err
    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "there is no report 'nonsense'"),
        (["claim", "-w", "nonsense"], "is no condition"),
        (["claim", "-w", "clam_ref=1"], "do you mean claim_ref?"),
        (["claim", "--order", "text sideways"], "is no order"),
        (["claim", "--columns", "nonsense"], "there is no column 'nonsense'"),
        (["claim", "-p", "since=2017-01-01"], "has no parameter 'since'"),
        (["outlets", "-p", "since"], "is no parameter"),
        (["claim", "--excel"], "are for CSV"),
        (["claim", "--excel", "--raw", "-f", "csv"], "exclude each other"),
    ],
)
def test_what_cannot_be_asked_for_is_said_with_its_value(run, arguments, said):
    ran = run("report", "run", *arguments)

    assert ran.status in {2, 3}
    assert ran.out == ""
    assert said in " ".join(ran.err.split())


def test_a_table_in_a_pipe_has_all_its_rows(run):
    ran = run("report", "run", "entity_alias", "--columns", "alias", "-f", "csv")
    table = run("report", "run", "entity_alias", "--columns", "alias")

    assert len(list(csv.reader(io.StringIO(ran.out)))) == len(table.out.splitlines())
    assert table.err == ""


@pytest.mark.parametrize(
    ("file", "begins"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml"), ("a.html", b"<!doctype html>")]
)
def test_a_report_is_drawn_into_a_file(told, tmp_path, file, begins):
    ran = told("report", "plot", "story", "--param", "claim=1.1", "-o", file)

    assert (ran.status, ran.out, ran.err) == (0, "", f"written to {file}\n")
    assert (tmp_path / file).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["claim", "-o", "a.png"], 3, "there is no plot of 'claim'"),
        (["story", "-o", "a.gif"], 2, "a plot is no .gif"),
        (["story", "-o", "a.png"], 3, "nothing to draw"),
    ],
)
def test_what_cannot_be_drawn_is_said(run, arguments, status, said):
    ran = run("report", "plot", *arguments)

    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err


@pytest.mark.parametrize(("end", "status", "left"), [(signal.SIGKILL, -9, 2), (signal.SIGINT, 130, 1)])
def test_whoever_ends_the_command_leaves_the_file_as_it_was(writing, tmp_path, end, status, left):
    writing.send_signal(end)

    assert writing.wait(60) == status
    assert (tmp_path / "n.csv").read_text() == "before"
    assert len(list(tmp_path.iterdir())) == left  # what was killed at once could not tidy up


@pytest.fixture
def writing(start, own_desk, tmp_path):
    """The program at work on a file that stands there already."""
    with psycopg.connect(own_desk) as connection:
        connection.execute("create view report.endless as select generate_series(1, 1000000000) as n")
    (tmp_path / "n.csv").write_text("before")
    process = start("report", "run", "endless", "-o", "n.csv", database=own_desk)
    _wait_until(lambda: any(path.stat().st_size for path in tmp_path.glob(".n.csv.*")))
    return process


def _wait_until(done, limit_s=60):
    end = time.monotonic() + limit_s
    while not done():
        assert time.monotonic() < end, "nothing was written"
        time.sleep(0.05)


def test_that_no_row_was_found_is_said_beside_the_data(run):
    ran = run("report", "run", "claim", "--where", "outlet=nobody's paper", "--columns", "claim_ref", "--format", "csv")

    assert (ran.status, ran.out, ran.err) == (0, "claim_ref\n", "nothing found\n")
