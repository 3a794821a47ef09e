"""Transactions: what is kept, what is undone, and what a person is told when the database refuses."""

import psycopg
import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError, InternalError

from factcheck.errors import Conflict, InvalidInput, NotFound, Unavailable
from factcheck.storage.copying import copy_rows
from factcheck.storage.database import Database
from factcheck.storage.rows import MemberRow, SourceRow, VerdictRow


@pytest.fixture
def committing(fresh_database):
    """A database whose transactions really commit."""
    database = Database(fresh_database)
    yield database
    database.close()


def count_members(database: Database) -> int:
    with database.transaction(read_only=True) as session:
        return session.scalar(select(func.count()).select_from(MemberRow))


def test_what_is_written_in_a_transaction_is_there_afterwards(committing, fresh_database):
    with committing.transaction() as session:
        session.add(MemberRow(name="Huda"))

    with psycopg.connect(fresh_database) as elsewhere:
        assert elsewhere.execute("select name from factcheck.member").fetchall() == [("Huda",)]


def test_a_transaction_that_raises_leaves_nothing_behind(committing):
    def write_and_fail() -> None:
        with committing.transaction() as session:
            session.execute(insert(MemberRow).values(name="Huda"))
            raise LookupError

    with pytest.raises(LookupError):
        write_and_fail()

    assert count_members(committing) == 0


def test_a_reading_transaction_cannot_write(committing):
    with pytest.raises(InternalError, match="read-only"), committing.transaction(read_only=True) as session:
        session.execute(insert(MemberRow).values(name="Huda"))


def test_bytes_of_a_command_line_that_are_no_text_are_named_and_not_written(committing):
    with pytest.raises(InvalidInput, match=r"'H\\udcff' is no text in UTF-8"), committing.transaction() as session:
        session.execute(insert(MemberRow).values(name="H\udcff"))

    assert count_members(committing) == 0


def test_what_no_text_of_the_database_holds_is_refused_as_input(committing):
    with pytest.raises(InvalidInput, match="NUL"), committing.transaction() as session:
        session.execute(insert(MemberRow).values(name="H\0"))


def test_within_a_connection_a_reading_transaction_ends_with_itself(database):
    with database.transaction(read_only=True) as session:
        session.execute(select(MemberRow))

    with database.transaction() as session:
        session.add(MemberRow(name="Huda"))

    assert count_members(database) == 1


def test_times_come_back_in_utc(database):
    with database.transaction() as session:
        member = MemberRow(name="Huda")
        session.add(member)
        session.flush()

        assert member.created_at.utcoffset().total_seconds() == 0


def test_a_broken_constraint_is_told_with_the_values_that_broke_it(database):
    with pytest.raises(Conflict, match="there is already a member: Huda"), database.transaction() as session:
        session.execute(insert(MemberRow), [{"name": "Huda"}, {"name": "Huda"}])


def test_a_claim_that_is_not_there_is_told_by_its_numbers(database, dossier):
    verdict = {"number": 1, "rating_id": dossier.rating, "rationale": "-", "member_id": dossier.member}

    with pytest.raises(NotFound, match=f"there is no claim: {dossier.first}, 99"), database.transaction() as session:
        session.execute(insert(VerdictRow).values(source_id=dossier.first, claim=99, **verdict))


def test_what_is_written_in_a_dry_run_is_seen_in_it_and_gone_afterwards(committing):
    with committing.transaction(dry_run=True) as session:
        session.execute(insert(MemberRow).values(name="Huda"))
        assert session.scalar(select(func.count()).select_from(MemberRow)) == 1

    assert count_members(committing) == 0


def test_a_constraint_broken_by_copy_is_told_the_same_way(database):
    with pytest.raises(Conflict, match="there is already a member: Huda"), database.transaction() as session:
        copy_rows(session, MemberRow, [{"name": "Huda"}, {"name": "Huda"}])


def test_a_constraint_without_a_meaning_stays_a_bug(database):
    values = {"key": "k", "language": "ar", "latest_capture": 1, "uid": "u", "published_start_on": "2017-01-01"}

    with pytest.raises(IntegrityError, match="ck_source_published_days_in_order"), database.transaction() as session:
        session.execute(insert(SourceRow).values(values))


def test_a_server_that_goes_away_is_one_clear_line_and_the_next_transaction_works(committing, cluster):
    def ask_while_it_goes() -> None:
        with committing.transaction() as session:
            own = session.scalar(select(func.pg_backend_pid()))
            with psycopg.connect(cluster.conninfo("postgres", "postgres")) as superuser:
                superuser.execute("select pg_terminate_backend(%s, 5000)", (own,))
            session.execute(select(1))

    with pytest.raises(Unavailable, match="the database went away") as told:
        ask_while_it_goes()

    assert "\n" not in told.value.message
    assert count_members(committing) == 0


def test_a_server_that_is_not_there_is_one_clear_line():
    with pytest.raises(Unavailable, match="cannot connect"), Database("host=/nowhere").transaction() as session:
        session.execute(select(1))
