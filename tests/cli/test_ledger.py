"""Checking the ledger from the command line: findings are data, the line about them a remark, the status tells."""

import json
import re

import psycopg
import pytest


@pytest.fixture
def superuser(cluster, own_desk):
    """Runs a statement on the desk with every right."""
    name = own_desk.partition("dbname=")[2].split()[0]

    def told(statement: str) -> None:
        with psycopg.connect(cluster.conninfo(name, "postgres")) as connection:
            connection.execute(statement)

    return told


def test_an_untouched_ledger_holds_and_says_nothing_on_standard_output(run, own_desk):
    ran = run("ledger", "verify", database=own_desk)

    assert (ran.status, ran.out) == (0, "")
    assert re.fullmatch(r"the ledger holds: \d+ entries, and every record agrees with its own\n", ran.err)


def test_a_broken_ledger_is_status_1_with_each_finding_as_a_row(run, own_desk, superuser):
    superuser("update factcheck.rating set position = 77 where code = 'false'")

    ran = run("ledger", "verify", "--format", "jsonl", database=own_desk)

    [finding] = map(json.loads, ran.out.splitlines())
    assert (ran.status, ran.err) == (1, "the ledger is broken: 1 findings in 18 entries\n")
    assert (finding["problem"], finding["kind"], finding["field"]) == ("row differs", "rating", "position")
    assert (finding["ledger_says"], finding["table_says"]) == (5, 77)


def test_what_was_put_in_behind_the_back_reaches_no_terminal_alive(run, own_desk, superuser):
    superuser("update factcheck.rating set code = E'\\x1b[31mred' where code = 'false'")

    ran = run("ledger", "verify", database=own_desk)

    assert "row differs  rating" in ran.out
    assert "\x1b" not in ran.out


def test_a_head_is_one_line_that_a_later_check_takes_from_a_file_or_as_it_is(run, own_desk, tmp_path):
    head = run("ledger", "head", database=own_desk)
    (tmp_path / "heads.txt").write_text(f"{head.out}\n{head.out}")

    from_file = run("ledger", "verify", "--against", "heads.txt", database=own_desk)
    as_it_is = run("ledger", "verify", "--against", head.out.strip(), database=own_desk)

    assert re.fullmatch(r"\d+ [0-9a-f]{64} \S+\n", head.out)
    assert (from_file.status, as_it_is.status) == (0, 0)
    assert "heads compared with it: 2" in from_file.err


def test_a_chain_that_is_shorter_than_the_head_is_cut_off(run, own_desk):
    ran = run("ledger", "verify", "--against", f"99 {'ab' * 32}", "--format", "csv", database=own_desk)

    assert ran.status == 1
    assert ran.out.splitlines()[1].startswith("cut off,,,99,")


@pytest.mark.parametrize(("against", "status"), [("nowhere.txt", 3), ("letter.txt", 2)])
def test_what_is_no_head_is_refused_with_the_command_that_prints_one(run, tmp_path, against, status):
    (tmp_path / "letter.txt").write_text("سلام")

    ran = run("ledger", "verify", "--against", against)

    assert ran.status == status
    assert "factcheck ledger head" in ran.err
