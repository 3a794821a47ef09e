"""Every exit status of the design, once each, and where a run's words go."""

import signal
import time
from pathlib import Path

import psycopg
import pytest

STORY = "قال المتحدث باسم الجيش إن روسيا وعدت بأسلحة قيمتها أربعة مليارات دولار بعد رفع الحظر."
PIPES = 1000  # times the story: more than any pipe holds
WAITING = "select count(*) from pg_stat_activity where query like '%%pg_sleep(29)%%' and pid <> pg_backend_pid()"


def test_done_is_0_with_data_on_standard_output_alone(run):
    ran = run("outlet", "list", "--format", "csv")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("outlet_id,kind,")


@pytest.mark.parametrize("arguments", [["outlet", "list"], ["db", "url"]])
def test_failed_is_1_when_the_output_cannot_be_written(start, arguments):
    with Path("/dev/full").open("wb") as full:
        process = start(*arguments, stdout=full)

    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert err.decode().splitlines()[0] == "factcheck: the output could not be written: No space left on device"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["ingest"],
        ["claim", "show", "twelve"],
        ["claim", "show", "0.1"],
        ["claim", "show", f"{2**63}.1"],
        ["source", "show", str(2**63)],
        ["claim", "list", "--source", str(10**20)],
        ["claim", "list", "--page", str(10**18)],
        ["sql", "select 1", "--timeout", "1e300"],
        ["sql", ""],
        ["sql", "select 1; select 2"],
        ["sql", "select 'infinity'::timestamptz"],
        ["contradictions", "--since", "yesterday"],
        ["contradictions", "--min-score", "2"],
        ["contradictions", "--format", "xml"],
        ["ingest", "a.txt", "--published", "soon"],
        ["ingest", "a.txt", "--language", "arabisch"],
        ["verdict", "add", "1.1", "--rating", "true", "--rationale", ""],
        ["sql", "selec 1"],
        ["claim", "search", "***"],
    ],
)
def test_wrong_use_is_2_and_says_what_was_wrong(run, arguments):
    ran = run(*arguments)

    assert (ran.status, ran.out) == (2, "")
    assert "Traceback" not in ran.err
    assert ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["claim", "show", "99.1"],
        ["source", "show", "99"],
        ["verdict", "show", "99.1"],
        ["contradictions", "--outlet", "Nobody Herald"],
        ["report", "run", "nonsense"],
        ["ingest", "--manifest", "nowhere.json"],
    ],
)
def test_not_found_is_3_with_one_line_and_a_hint(run, arguments):
    ran = run(*arguments)

    assert (ran.status, ran.out) == (3, "")
    first, second = ran.err.splitlines()
    assert first.startswith("factcheck: ")
    assert second.startswith("  try: ")


@pytest.mark.parametrize(
    ("database", "said"),
    [
        ("host=/nowhere dbname=factcheck user=factcheck", "cannot"),
        ("postgresql://factcheck@127.0.0.1:1/factcheck?connect_timeout=2", "cannot"),
    ],
)
def test_no_database_is_4_with_one_line_and_a_hint(run, database, said):
    ran = run("outlet", "list", database=database)

    assert (ran.status, ran.out) == (4, "")
    first, second = ran.err.splitlines()
    assert said in first
    assert second.startswith("  try: ")


def test_a_foreign_database_that_is_behind_is_4_and_says_what_to_type(run, bare_database):
    ran = run("contradictions", database=bare_database)

    assert ran.status == 4
    assert ran.err.splitlines()[1] == "  try: factcheck db upgrade"
    assert run("db", "upgrade", database=bare_database).status == 0
    assert run("contradictions", database=bare_database).status == 0


def test_what_an_analyst_may_not_do_is_4(run):
    ran = run("sql", "delete from factcheck.source")

    assert (ran.status, ran.out) == (4, "")


def test_a_conflict_is_5(run):
    ran = run("outlet", "add", "Reuters")

    assert (ran.status, ran.out) == (5, "")
    assert "'Reuters'" in ran.err


@pytest.mark.parametrize("verb", ["start", "stop"])
def test_starting_or_stopping_somebody_else_s_server_is_a_conflict(run, verb):
    assert run("db", verb).status == 5


def test_part_of_a_batch_set_aside_is_6_and_the_rest_lands(run, own_desk, tmp_path):
    (tmp_path / "good.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "empty.txt").touch()

    ran = run("ingest", ".", "--no-link", database=own_desk)

    assert ran.status == 6
    assert "set aside: empty.txt: empty" in ran.err.splitlines()
    assert "good.txt" in run("source", "list", "--format", "csv", database=own_desk).out


def test_an_interrupted_statement_is_130_and_leaves_nothing_running(start, cluster, desk):  # noqa: ARG001  # where it runs
    process = start("sql", "select pg_sleep(29)")
    with psycopg.connect(cluster.conninfo("desk", "postgres"), autocommit=True) as watcher:
        _until(lambda: watcher.execute(WAITING).fetchone() == (1,))

        process.send_signal(signal.SIGINT)

        _, err = process.communicate(timeout=20)
        assert process.returncode == 130
        assert b"Traceback" not in err
        _until(lambda: watcher.execute(WAITING).fetchone() == (0,))


def test_an_interrupted_ingest_is_130_and_takes_nothing_in(start, run, own_desk):
    process = start("ingest", "-", database=own_desk)
    process.stdin.write(STORY.encode() * PIPES)  # returns when the program has begun to read
    process.stdin.flush()
    time.sleep(0.5)  # until all of that is read and the program waits for more

    process.send_signal(signal.SIGINT)

    assert process.wait(20) == 130
    assert run("source", "list", "--format", "json", database=own_desk).out == "[]\n"


def test_a_reader_that_stops_early_is_no_crash(start):
    process = start("outlet", "list", "--format", "jsonl")
    process.stdout.close()

    assert process.wait(60) in {0, 1}
    assert process.stderr.read() == b""


def _until(holds):
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)
