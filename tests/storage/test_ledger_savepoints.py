"""The ledger is written when a transaction commits, and not when a savepoint of it ends."""

from factcheck.storage.ledger import stream_entries
from factcheck.storage.members import enter_member


def test_what_is_recorded_within_savepoints_has_its_entries_and_what_is_taken_back_has_none(database):
    with database.transaction() as session:
        with session.begin_nested():
            enter_member(session, "سلمى")
        with session.begin_nested() as taken_back:
            enter_member(session, "Nobody")
            taken_back.rollback()
        with session.begin_nested():
            enter_member(session, "Omar")

    with database.transaction(read_only=True) as session:
        assert [entry.entry["name"] for entry in stream_entries(session)] == ["سلمى", "Omar"]
