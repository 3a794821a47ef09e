"""Links are written once, and never over an editor's decision."""

import pytest
from sqlalchemy import insert, select, update

from factcheck.domain.links import Link, Reason
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import ReasonCode, Relation
from factcheck.storage.links import write_links
from factcheck.storage.rows import LinkDecisionRow, LinkRow, MemberRow


@pytest.fixture
def pair(desk):
    source = desk.article("ليبيا ستتسلم أسلحة حديثة", "روسيا عرضت أسلحة على القوات")
    return ClaimRef(source, 1), ClaimRef(source, 2)


def _link(pair, relation=Relation.CONTRADICTS, score=0.75) -> Link:
    reasons = (Reason(ReasonCode.QUANTITY, "4.2 مليار دولار / 2.9 مليار دولار"),)
    return Link(*pair, relation, score, reasons, same_origin=False, method="old", features={"shared": 0.5})


def _write(database, links, pair, method="old"):
    with database.transaction() as session:
        return write_links(session, links, compared=[pair], method=method)


def _stored(database):
    with database.transaction() as session:
        rows = session.execute(select(LinkRow.relation, LinkRow.state, LinkRow.method, LinkRow.score))
        return [tuple(row) for row in rows]


def _decide(database, pair, state: str) -> None:
    key = {"source_id": pair[0].source_id, "claim": pair[0].number, "relation": "contradicts"}
    key |= {"other_source_id": pair[1].source_id, "other_claim": pair[1].number}
    with database.transaction() as session:
        member = session.scalars(insert(MemberRow).values(name="Huda").returning(MemberRow.member_id)).one()
        session.execute(insert(LinkDecisionRow).values(**key, number=1, state=state, member_id=member))
        session.execute(update(LinkRow).values(state=state))


def test_a_link_is_kept_with_its_reasons(database, pair):
    _write(database, [_link(pair)], pair)

    with database.transaction() as session:
        stored = session.scalars(select(LinkRow)).one()

    assert stored.reasons == [{"code": "quantity", "detail": "4.2 مليار دولار / 2.9 مليار دولار"}]
    assert (stored.state, stored.same_source, stored.features) == ("suggested", True, {"shared": 0.5})


def test_writing_the_same_links_again_changes_nothing(database, pair):
    first = _write(database, [_link(pair)], pair)

    again = _write(database, [_link(pair)], pair)

    assert (first.total(), again.total()) == (1, 0)
    assert _stored(database) == [("contradicts", "suggested", "old", 0.75)]


def test_a_newer_method_replaces_what_an_older_one_suggested(database, pair):
    _write(database, [_link(pair)], pair)

    _write(database, [_link(pair, Relation.AGREES, 0.5)], pair, method="new")

    assert _stored(database) == [("agrees", "suggested", "new", 0.5)]


def test_a_newer_method_drops_what_it_does_not_see(database, pair):
    _write(database, [_link(pair)], pair)

    _write(database, [], pair, method="new")

    assert _stored(database) == []


@pytest.mark.parametrize("state", ["confirmed", "rejected", "unsure"])
def test_what_an_editor_decided_stays_as_it_is(database, pair, state):
    _write(database, [_link(pair)], pair)
    _decide(database, pair, state)

    _write(database, [_link(pair, Relation.AGREES, 0.5)], pair, method="new")

    assert _stored(database) == [("contradicts", state, "old", 0.75)]


def test_a_link_of_another_pair_is_left_alone(database, desk, pair):
    other = desk.article("أسعار القمح ارتفعت", "أسعار القمح تراجعت")
    _write(database, [_link(pair)], pair)

    _write(database, [], (ClaimRef(other, 1), ClaimRef(other, 2)), method="new")

    assert _stored(database) == [("contradicts", "suggested", "old", 0.75)]
