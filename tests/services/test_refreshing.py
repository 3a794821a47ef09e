"""What is worked out ahead is worked out whole or not at all, and in nobody's way."""

import psycopg
import pytest
from sqlalchemy import text

from factcheck.domain.words import Relation
from factcheck.errors import Unavailable
from factcheck.services.refreshing import refresh
from factcheck.storage.database import Database

GROUPS = "select string_agg(group_ref || ' ' || claims, ', ' order by group_ref) from report.claim_group"


class BrokenOff(Exception):
    """What ends a run in the middle."""


@pytest.fixture
def pair(newsroom, say):
    """Two claims that agree, and a third with which the second agrees too, as soon as ``link`` is called."""
    return [
        newsroom.publish(say(f"سفن تبحر {number}."), key=f"{number}.txt", outlet=f"O{number}")[0] for number in "123"
    ]


@pytest.fixture
def told(database):
    """What a statement's one value is."""

    def told(statement: str) -> object:
        with database.transaction(read_only=True) as session:
            return session.scalar(text(statement))

    return told


def break_off(_done: int) -> None:
    raise BrokenOff


def test_an_empty_database_is_worked_out_too(database):
    assert {each.view: each.rows for each in refresh(database)} == {
        "claim_group": 0,
        "claimant_record": 0,
        "entity_record": 0,
        "outlet_record": 0,
    }


def test_a_run_that_breaks_off_leaves_what_was_there(database, newsroom, pair, told):
    newsroom.link(pair[0], pair[1], Relation.AGREES)
    refresh(database)
    before = told("select refreshed_at from report.refreshed where view = 'claim_group'")
    newsroom.link(pair[1], pair[2], Relation.AGREES)

    with pytest.raises(BrokenOff):
        refresh(database, progress=break_off)

    assert told(GROUPS) == f"{pair[0]} 2"
    assert told("select refreshed_at from report.refreshed where view = 'claim_group'") == before


def test_the_next_run_takes_up_what_is_new(database, newsroom, pair, told):
    newsroom.link(pair[0], pair[1], Relation.AGREES)
    refresh(database)
    newsroom.link(pair[1], pair[2], Relation.AGREES)

    refresh(database)

    assert told(GROUPS) == f"{pair[0]} 3"


def test_a_desk_that_repeats_a_claim_to_check_it_is_no_voice_for_it(database, newsroom, say, pair, told):
    [review] = newsroom.publish(say("سفن تبحر 1."), key="claimreview:https://desk.example/1", outlet="O4")
    newsroom.link(pair[0], pair[1], Relation.AGREES)
    newsroom.link(pair[0], review, Relation.AGREES)

    refresh(database)

    assert told(GROUPS) == f"{pair[0]} 2"
    assert told("select string_agg(outlet || ' ' || claims, ', ' order by outlet) from report.outlet_record") == (
        "O1 1, O2 1, O3 1"
    )


def test_others_read_on_while_it_runs(fresh_database, newsroom, say):
    database, seen = Database(fresh_database), []
    newsroom = type(newsroom)(database)
    claims = [newsroom.publish(say(f"سفن تبحر {number}."), key=f"{number}.txt")[0] for number in "12"]
    newsroom.link(*claims, Relation.AGREES)

    with psycopg.connect(fresh_database, autocommit=True) as other:
        refresh(database, progress=lambda _: seen.append(other.execute(GROUPS).fetchone()))
        after = other.execute(GROUPS).fetchone()

    database.close()
    assert (seen, after) == ([(None,)], ("1.1 2",))


def test_only_the_owner_may(database):
    with database.transaction() as session:
        session.execute(text("grant factcheck_checker to current_user with set true"))
        session.execute(text("set role factcheck_checker"))

    with pytest.raises(Unavailable, match="permission denied"):
        refresh(database)
