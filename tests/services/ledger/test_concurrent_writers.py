"""Writers who come at the same moment follow one another in the chain."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from factcheck.domain.articles import Article
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict
from factcheck.services.ingest import ingest
from factcheck.services.ledger import Checked, verify
from factcheck.services.reference import load_reference
from factcheck.services.verdicts import add_verdict
from factcheck.storage.database import Database

WRITERS, ENTRIES = 8, 50
SAID = "\n".join(f"قال الوزير إن السفينة رقم {number} وصلت إلى الميناء." for number in range(1, ENTRIES + 1))


def _write(conninfo: str, checker: str) -> None:
    """A verdict on each claim, by a writer with a connection of its own."""
    database = Database(conninfo)
    for number in range(1, ENTRIES + 1):
        add_verdict(database, NewVerdict(ClaimRef(1, number), "false", "seen at the port", checker))
    database.close()


@pytest.fixture
def shared(fresh_database):
    """A committed database with as many claims as each writer judges."""
    database = Database(fresh_database)
    load_reference(database)
    ingest(database, [Article("ships.txt", SAID, SAID.encode(), "text/plain", language="ar")])
    yield database
    database.close()


def test_eight_writers_of_fifty_verdicts_each_leave_no_gap_and_no_fork(shared, fresh_database):
    with ThreadPoolExecutor(WRITERS) as writers:
        list(writers.map(_write, [fresh_database] * WRITERS, [f"checker-{number}" for number in range(WRITERS)]))

    with shared.transaction(read_only=True) as session:
        kinds = dict(session.execute(text("select kind, count(*) from factcheck.ledger group by kind")).all())
        first, last = session.execute(text("select min(seq), max(seq) from factcheck.ledger")).one()
    assert (kinds["verdict"], kinds["member"]) == (WRITERS * ENTRIES, WRITERS)
    assert (first, last) == (1, sum(kinds.values()))
    assert list(verify(shared, Checked())) == []
