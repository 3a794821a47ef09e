"""A check of the ledger in the background: one at a time, its end is told, its findings are kept."""

import pytest
from sqlalchemy import text

from factcheck.domain.refs import ClaimRef
from factcheck.domain.tampering import Head, Problem
from factcheck.domain.verdicts import NewVerdict
from factcheck.errors import Conflict, InvalidInput
from factcheck.services.ingest import ingest
from factcheck.services.ledger_runs import LedgerRuns
from factcheck.services.ledger_state import heads_of, ledger_state
from factcheck.services.reference import load_reference
from factcheck.services.verdicts import add_verdict
from factcheck.storage.database import Database


@pytest.fixture
def desk(fresh_database, article):
    """A desk with a verdict."""
    database = Database(fresh_database)
    load_reference(database)
    ingest(database, [article("قال الوزير إن الاتفاق وقع في موسكو.")])
    add_verdict(database, NewVerdict(ClaimRef(1, 1), "true", "seen in the archive", "Huda"))
    yield database
    database.close()


def _ended(database, **known):
    runs = LedgerRuns(database)
    run = runs.start(by="Huda", **known)
    runs.close()
    return run


def test_a_ledger_that_holds_is_said_to_hold(desk):
    run = _ended(desk, against=[ledger_state(desk).head])

    assert run.holds
    assert (run.checked.entries, run.found, run.by) == (ledger_state(desk).head.seq, [], "Huda")


def test_what_was_touched_is_found(desk):
    with desk.transaction() as session:
        session.execute(text("grant update on factcheck.ledger to current_user"))
        session.execute(text("update factcheck.ledger set recorded_at = recorded_at - interval '1 day' where seq = 1"))

    run = _ended(desk)

    assert not run.holds
    assert (run.checked.findings, [each.problem for each in run.found]) == (1, [Problem.ALTERED])


def test_a_head_that_was_kept_elsewhere_and_is_another_is_found(desk):
    run = _ended(desk, against=[Head(1, bytes(32))])

    assert [each.problem for each in run.found] == [Problem.REWRITTEN]


def test_while_one_runs_no_other_begins(desk):
    runs = LedgerRuns(desk)
    with desk.transaction() as session:
        session.execute(text("lock table factcheck.ledger in access exclusive mode"))
        runs.start(by="Huda")

        with pytest.raises(Conflict, match="Huda has begun"):
            runs.start(by="Omar")
    runs.close()

    assert runs.last.holds


def test_a_check_that_loses_its_database_says_so():
    run = _ended(Database("host=/nowhere dbname=nothing"))

    assert not run.holds
    assert "nowhere" in str(run.trouble)


def test_heads_are_read_a_line_each_and_what_is_none_is_refused(desk):
    head = ledger_state(desk).head

    assert [each.seq for each in heads_of(f"{head.written()}\n\n{head.written()}\n")] == [head.seq] * 2
    with pytest.raises(InvalidInput):
        heads_of("seven")
