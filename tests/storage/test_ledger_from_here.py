"""What was recorded before the ledger kept its kind has its entry from the upgrade on, once."""

import psycopg
import pytest

from factcheck.services.ledger import Checked, verify
from factcheck.storage.database import Database
from factcheck.storage.migrate import downgrade, upgrade

BEFORE = "f40b9d6c13e7"
RECORDED = """
insert into factcheck.member (name, roles, retired_at) values ('سلمى', '{checker}', '2026-01-02 03:04:05.6+00');
insert into factcheck.rating_scale (code, label, best, worst) values ('desk', '{"ar": "المكتب"}', 5, 1.50);
insert into factcheck.rating (scale_id, code, label, class, position, added_by)
    values (1, 'false', '{"ar": "خاطئ"}', 'false', 1, 1)
"""


@pytest.fixture
def upgraded(bare_database):
    """A database that held records before the ledger kept them."""
    upgrade(bare_database, BEFORE)
    with psycopg.connect(bare_database) as connection:
        connection.execute(RECORDED)
    upgrade(bare_database)
    return bare_database


def _entries(conninfo: str) -> list[tuple[int, str]]:
    with psycopg.connect(conninfo) as connection:
        return connection.execute("select seq, kind from factcheck.ledger order by seq").fetchall()


def test_records_from_before_get_their_entries_and_agree_with_them(upgraded):
    database = Database(upgraded)

    assert _entries(upgraded) == [(1, "member"), (2, "rating_scale"), (3, "rating")]
    assert list(verify(database, Checked())) == []
    database.close()


def test_going_down_and_up_again_adds_no_entry(upgraded):
    downgrade(upgraded, BEFORE)
    upgrade(upgraded)

    assert len(_entries(upgraded)) == 3
