"""Data for other programs: whole, on standard output or in a file, and never cut without a word."""

import json

STORY = "قال المتحدث باسم الجيش إن روسيا وعدت بأسلحة قيمتها أربعة مليارات دولار بعد رفع الحظر."


def test_an_export_is_the_same_in_a_file_as_on_standard_output(run, own_desk, tmp_path):
    run("ingest", "-", database=own_desk, stdin=STORY.encode())

    shown = run("export", "claims", database=own_desk)
    kept = run("export", "claims", "--output", "claims.jsonl", database=own_desk)

    assert (kept.status, kept.out) == (0, "")
    assert (tmp_path / "claims.jsonl").read_text(encoding="utf-8") == shown.out
    assert {json.loads(line)["source"]["source_id"] for line in shown.out.splitlines()} == {1}


def test_a_file_that_cannot_be_written_is_said_with_its_name(run):
    ran = run("export", "links", "--output", "nowhere/links.jsonl")

    assert (ran.status, ran.out) == (2, "")
    assert "nowhere/links.jsonl" in ran.err


def test_rows_left_out_are_said_even_when_quiet(run):
    ran = run("--quiet", "sql", "select generate_series(1, 9)", "--rows", 3, "--format", "csv")

    assert ran.out.splitlines() == ["generate_series", "1", "2", "3"]
    assert ran.err == "only the first 3 rows are shown; give --rows for more\n"


def test_a_statement_may_come_on_standard_input(run):
    ran = run("sql", "-", "--format", "jsonl", stdin="select 'ص' as letter".encode())

    assert (ran.status, json.loads(ran.out)) == (0, {"letter": "ص"})


def test_a_page_that_may_not_be_all_says_so(run):
    cut = run("source", "list", "--limit", 1, "--page", 2)

    assert cut.status == 0
    assert cut.err == "nothing on this page\n"


def test_what_is_worked_out_ahead_is_told_with_its_rows_and_as_of_when(run, own_desk):
    run("ingest", "-", database=own_desk, stdin=STORY.encode())

    worked_out = run("report", "refresh", "--format", "jsonl", database=own_desk)
    asked = "select claimant, claims from report.claimant_record where claimant like 'المتحدث%'"
    records = run("sql", asked, "--format", "jsonl", database=own_desk)

    views = [json.loads(line) for line in worked_out.out.splitlines()]
    assert (worked_out.status, [view["view"] for view in views][:2]) == (0, ["claim_group", "claimant_record"])
    assert json.loads(records.out) == {"claimant": "المتحدث باسم الجيش", "claims": 1}
