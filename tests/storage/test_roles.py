"""Who may do what, tried out; test_grants.py holds the rights in the catalogue against the declared ones."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import insert, text, update
from sqlalchemy.exc import ProgrammingError

from factcheck.domain.words import EntityKind
from factcheck.errors import Unavailable
from factcheck.services.entity_acts import Because, give_name, merge_entities, split_entity, take_name
from factcheck.services.entity_undo import undo_decision
from factcheck.storage.database import Database
from factcheck.storage.entities import add_entity
from factcheck.storage.rows import (
    CaptureRow,
    CorrectionRow,
    EvidenceRow,
    LinkDecisionRow,
    LinkRow,
    MemberRow,
    VerdictRow,
)


@pytest.fixture
def acting_as(database):
    """A transaction in which the session has taken the group role."""

    @contextmanager
    def acting_as(role: str) -> Iterator:
        with database.transaction() as session:
            session.execute(text(f"grant {role} to current_user with set true"))
            session.execute(text(f"set local role {role}"))
            yield session
            session.execute(text("reset role"))

    return acting_as


def test_a_checker_logs_a_verdict_with_evidence_under_a_new_name(acting_as, dossier):
    claim = {"source_id": dossier.first, "claim": 1}

    with acting_as("factcheck_checker") as session:
        member = session.execute(insert(MemberRow).values(name="Omar").returning(MemberRow.member_id)).scalar_one()
        verdict = {**claim, "number": 3, "rating_id": dossier.rating, "rationale": "seen", "member_id": member}
        session.execute(insert(VerdictRow).values(**verdict, supersedes=2))
        cited = {"verdict": 3, "position": 1, "stance": "supports", "citation": "own eyes"}
        session.execute(insert(EvidenceRow).values(**claim, **cited))


def test_the_database_takes_no_signature_of_a_member_who_has_retired(acting_as, database, dossier):
    verdict = {"source_id": dossier.first, "claim": 1, "number": 3, "rating_id": dossier.rating, "rationale": "seen"}
    with database.transaction() as session:
        session.execute(text("update factcheck.member set retired_at = now()"))

    with (
        pytest.raises(Unavailable, match="may not sign in that member's name"),
        acting_as("factcheck_checker") as session,
    ):
        session.execute(insert(VerdictRow).values(**verdict, member_id=dossier.member))


def test_an_editor_decides_a_link_and_marks_it(acting_as, dossier):
    sides = {"source_id": dossier.first, "claim": 1, "other_source_id": dossier.second, "other_claim": 1}
    decision = {"relation": "contradicts", "number": 2, "state": "rejected", "member_id": dossier.member}

    with acting_as("factcheck_editor") as session:
        session.execute(insert(LinkDecisionRow).values(**sides, **decision))
        marked = session.execute(update(LinkRow).values(state="rejected")).rowcount

    assert marked == 1


@pytest.mark.parametrize("role", ["factcheck_checker", "factcheck_editor"])
def test_checkers_and_editors_decide_of_entities_and_take_it_back(database, dossier, role):
    because = Because("Nour", "one ship, two names")
    with database.transaction() as session:
        ship = add_entity(session, EntityKind.PLACE, "سفينة", "سفينه", curated=False)
        session.execute(text(f"grant {role} to current_user with set true"))
        session.execute(text(f"set role {role}"))

    merge = merge_entities(database, str(ship), str(dossier.entity), because).decision
    split = split_entity(database, str(dossier.entity), ["سفينة"], because).decision
    alias = give_name(database, str(dossier.entity), "Barid", because).decision
    taken = take_name(database, str(dossier.entity), "Barid", because).decision
    undone = [undo_decision(database, each.decision_id, because) for each in (taken, alias, split, merge)]

    assert [outcome.decision.undoes for outcome in undone] == [
        each.decision_id for each in (taken, alias, split, merge)
    ]


@pytest.mark.parametrize(
    ("role", "statement"),
    [
        ("factcheck_checker", "update factcheck.verdict set rationale = 'other'"),
        ("factcheck_checker", "delete from factcheck.evidence"),
        ("factcheck_checker", "insert into factcheck.link_decision default values"),
        ("factcheck_checker", "update factcheck.claim set capture = 2"),
        ("factcheck_checker", "insert into factcheck.link (state) values ('confirmed')"),
        ("factcheck_checker", "update factcheck.link set state = 'confirmed'"),
        ("factcheck_checker", "insert into factcheck.member (name, roles) values ('Omar', '{editor}')"),
        ("factcheck_checker", "update factcheck.member set login = session_user"),
        ("factcheck_checker", "update factcheck.rating set retired_at = now()"),
        ("factcheck_editor", "update factcheck.member set retired_at = now()"),
        ("factcheck_editor", "update factcheck.rating set numeric_value = 1"),
        ("factcheck_editor", "delete from factcheck.rating"),
        ("factcheck_editor", "update factcheck.correction set reason = 'other'"),
        ("factcheck_editor", "update factcheck.link set score = 1"),
        ("factcheck_editor", "update factcheck.link_decision set note = 'other'"),
        ("factcheck_editor", "insert into factcheck.verdict default values"),
        ("factcheck_editor", "update factcheck.entity_alias set name = 'other'"),
        ("factcheck_editor", "update factcheck.mention set name = 'other'"),
        ("factcheck_editor", "delete from factcheck.entity"),
        ("factcheck_checker", "update factcheck.entity_decision set reason = 'other'"),
        ("factcheck_checker", "select from factcheck.member_password"),
        ("factcheck_editor", "select from factcheck.member_password"),
        ("factcheck_editor", "select from factcheck.member_token"),
        ("factcheck_editor", "insert into factcheck.member_token default values"),
        ("factcheck_checker", "update factcheck.member_password set hash = ''"),
        ("factcheck_analyst", "select from factcheck.claim"),
        ("factcheck_analyst", "create view report.mine as select 1 as one"),
    ],
)
def test_what_is_not_a_groups_work_is_refused(acting_as, role, statement):
    with pytest.raises(Unavailable, match="permission denied"), acting_as(role) as session:
        session.execute(text(statement))


@pytest.mark.parametrize("row_class", [CaptureRow, VerdictRow, EvidenceRow, LinkDecisionRow, CorrectionRow])
def test_history_is_neither_updated_nor_deleted_nor_emptied_by_its_owner(database, dossier, row_class):  # noqa: ARG001  # there is something to lose
    name = row_class.__tablename__

    for_owner = [f"update factcheck.{name} set source_id = 1", f"delete from factcheck.{name}"]
    refused = [refusal(database, statement) for statement in [*for_owner, f"truncate factcheck.{name} cascade"]]

    assert refused == [errors.InsufficientPrivilege] * 3


def test_the_one_column_left_to_the_owner_takes_no_other_value(database, dossier):  # noqa: ARG001  # there is something to lose
    assert refusal(database, "update factcheck.verdict set claim_ref = '1.1'") is errors.GeneratedAlways
    assert refusal(database, "update factcheck.capture set length = 1") is errors.GeneratedAlways


def test_the_owner_may_act_as_an_analyst(fresh_database):
    with psycopg.connect(fresh_database) as connection:
        connection.execute("set role factcheck_analyst")

        assert connection.execute("select count(*) from report.claim").fetchone() == (0,)


def refusal(database: Database, statement: str) -> type | None:
    """The driver's error that the statement meets, None when it goes through."""
    try:
        with database.transaction() as session:
            session.execute(text(statement))
    except (Unavailable, ProgrammingError) as error:
        return type(error.__cause__.orig if isinstance(error, Unavailable) else error.orig)
    return None
