"""The whole desk in a folder: a Data Package that others validate, of one moment, there whole or not at all."""

import hashlib
import json

import pytest
from frictionless import Package, system
from pyarrow import parquet

STORY = "قال المتحدث باسم الجيش إن السفينة وصلت إلى الميناء وعليها 40 طنا."  # one claim
DENIED = "نفى المتحدث باسم الوزارة وصول السفينة إلى الميناء."


@pytest.fixture
def told(run, own_desk):
    """Runs the program on a desk that has two articles and a verdict."""
    run("ingest", "-", "--outlet", "=Herald", database=own_desk, stdin=STORY.encode())
    run("ingest", "-", "--outlet", "بريد", database=own_desk, stdin=DENIED.encode())
    run("verdict", "add", "1.1", "--rating", "false", "--rationale", "لا سفينة", "--by", "هدى", database=own_desk)
    return lambda *arguments: run(*arguments, database=own_desk)


@pytest.fixture
def package(told, tmp_path):
    """The folder of a package that was exported as CSV."""
    told("export", "all", "--to", "desk")
    return tmp_path / "desk"


def _described(folder) -> dict:
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["title"]: resource for resource in described["resources"]}


def test_the_package_is_valid_with_its_types_keys_and_references(package):
    with system.use_context(trusted=True):
        report = Package(str(package / "datapackage.json")).validate()

    assert report.flatten(["title", "message"]) == []
    assert report.stats["tasks"] == len(_described(package))


def test_every_view_and_every_column_is_there_with_its_meaning(package, told):
    shown = {row["name"] for row in map(json.loads, told("report", "list", "-f", "jsonl").out.splitlines())}
    described = _described(package)

    assert set(described) <= shown
    assert {"claim", "claim_group", "contradiction", "verdict_history", "stale", "queue"} <= set(described)
    assert [
        field for view in described.values() for field in view["schema"]["fields"] if not field["description"]
    ] == []


def test_rows_are_named_and_refer_to_one_another(package):
    verdict = _described(package)["verdict"]["schema"]

    assert verdict["primaryKey"] == ["claim_ref", "number"]
    assert {"fields": ["claim_ref"], "reference": {"resource": "claim", "fields": ["claim_ref"]}} in verdict[
        "foreignKeys"
    ]


def test_size_hash_and_number_of_rows_are_those_of_the_file(package):
    claim = _described(package)["claim"]
    written = (package / claim["path"]).read_bytes()

    assert (claim["bytes"], claim["hash"]) == (len(written), f"sha256:{hashlib.sha256(written).hexdigest()}")
    assert claim["rows"] == written.count(b"\n") - 1


def test_a_package_of_parquet_has_the_same_rows_and_types(told, package, tmp_path):
    told("export", "all", "--to", "columns", "--format", "parquet")

    rows = {view: one["rows"] for view, one in _described(package).items()}
    read = {view: parquet.read_table(tmp_path / "columns" / f"{view}.parquet") for view in rows}
    assert {view: table.num_rows for view, table in read.items()} == rows
    assert read["quantity"]["value"].to_pylist() == [40.0]


def test_texts_are_guarded_unless_they_are_wanted_raw(told, package, tmp_path):
    told("export", "all", "--to", "raw", "--raw")

    assert ",'=Herald," in (package / "source.csv").read_text(encoding="utf-8")
    assert ",=Herald," in (tmp_path / "raw" / "source.csv").read_text(encoding="utf-8")
    assert "apostrophe" in json.loads((package / "datapackage.json").read_text(encoding="utf-8"))["description"]


def test_a_folder_that_holds_something_is_left_as_it_is(told, package):
    before = sorted(package.iterdir())

    again = told("export", "all", "--to", "desk")

    assert (again.status, sorted(package.iterdir())) == (5, before)
    assert "is there already and not empty" in again.err


def test_an_empty_folder_is_filled(told, tmp_path):
    (tmp_path / "ready").mkdir()

    assert told("export", "all", "--to", "ready").status == 0
    assert (tmp_path / "ready" / "datapackage.json").is_file()


def test_what_cannot_be_written_leaves_nothing_behind(told, tmp_path):
    refused = told("export", "all", "--to", "no/such/place")

    assert (refused.status, list(tmp_path.iterdir())) == (2, [])
    assert "cannot write to" in refused.err


def test_parquet_holds_texts_as_they_are_without_being_asked(told):
    refused = told("export", "all", "--to", "desk", "--format", "parquet", "--raw")

    assert refused.status == 2
    assert "--raw is for CSV" in refused.err
