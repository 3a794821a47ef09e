"""A run of linking that is killed in the middle of a batch: nothing is lost, nothing comes twice."""

import subprocess
import sys
import time

import pytest
from sqlalchemy import select, text

from factcheck.services import linking
from factcheck.services.linking import link_new
from factcheck.storage.connection import connect
from factcheck.storage.database import Database
from factcheck.storage.rows import ClaimKeyRow, LinkRow, SourceRow

TOLD = [
    "النقابة وقعت اتفاق الأجور مع إدارة الميناء",
    "النقابة لم توقع اتفاق الأجور مع إدارة الميناء",
    "اتفاق الأجور وقعته النقابة مع إدارة الميناء",
    "إدارة الميناء وقعت اتفاق الأجور مع النقابة",
]
# A source a batch; after each it says so, and waits to be told to go on.
RUN = """
import sys
from factcheck.services import linking
from factcheck.storage.database import Database
linking.SOURCES_AT_ONCE = 1
linking.link_new(Database(sys.argv[1]), progress=lambda done: (print(done, flush=True), input()))
"""
BLOCKED = "select count(*) from pg_locks where not granted and relation = 'factcheck.link'::regclass"
PATIENCE_S = 30


@pytest.fixture
def told(fresh_database, desk_of):
    """A database of its own with four articles of one story, none of them linked."""
    database = Database(fresh_database)
    sources = [desk_of(database).article(words) for words in TOLD]
    yield database, sources
    database.close()


def _killed_while_it_writes(conninfo: str, after: int) -> None:
    """Runs linking, and kills it as it writes the links of the batch after that many."""
    run = subprocess.Popen(
        [sys.executable, "-c", RUN, conninfo], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    for done in range(1, after + 1):
        assert int(run.stdout.readline()) == done
        if done < after:
            _go_on(run)
    with connect(conninfo) as other:
        other.execute("lock table factcheck.link in share mode")  # so that it waits within its transaction
        _go_on(run)
        _wait_until_blocked(conninfo)
        run.kill()
        run.communicate()


def _go_on(run: subprocess.Popen) -> None:
    run.stdin.write("\n")
    run.stdin.flush()


def _wait_until_blocked(conninfo: str) -> None:
    until = time.monotonic() + PATIENCE_S
    with connect(conninfo) as looking:
        while looking.execute(BLOCKED).fetchone() == (0,):
            assert time.monotonic() < until, "the run never came to write links"
            looking.rollback()
            time.sleep(0.02)


def _links(database):
    columns = (LinkRow.source_id, LinkRow.claim, LinkRow.other_source_id, LinkRow.other_claim, LinkRow.relation)
    with database.transaction(read_only=True) as session:
        return sorted(session.execute(select(*columns, LinkRow.score)).all())


def _count(database, query) -> int:
    with database.transaction(read_only=True) as session:
        return len(session.scalars(query).all())


def _forget_all(database) -> None:
    with database.transaction() as session:
        session.execute(text("delete from factcheck.link"))
        session.execute(text("delete from factcheck.claim_key"))
        session.execute(text("update factcheck.source set linked_capture = 0"))


def test_what_was_committed_before_the_kill_is_kept_and_no_more(told, fresh_database):
    database, _ = told

    _killed_while_it_writes(fresh_database, after=2)

    assert _count(database, select(SourceRow.source_id).where(SourceRow.linked_capture > 0)) == 2
    assert _count(database, select(ClaimKeyRow.source_id)) == 2


def test_the_next_run_goes_on_and_comes_to_what_an_undisturbed_one_does(told, fresh_database, monkeypatch):
    monkeypatch.setattr(linking, "SOURCES_AT_ONCE", 1)
    database, sources = told
    _killed_while_it_writes(fresh_database, after=2)

    rest = link_new(database)

    assert rest.sources == len(sources) - 2
    found = _links(database)
    _forget_all(database)
    link_new(database)
    assert found == _links(database) != []
