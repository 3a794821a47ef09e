"""What merges and splits do to links: at once to those that nobody has decided, with the next run to what may meet."""

import pytest
from sqlalchemy import insert, select, text, update

from factcheck.domain.words import LinkState
from factcheck.services.entities import show_entity
from factcheck.services.entity_acts import Because, merge_entities, split_entity
from factcheck.services.entity_undo import undo_decision
from factcheck.services.linking import link_new
from factcheck.storage.rows import LinkDecisionRow, LinkRow, MemberRow

NOUR = Because("Nour", "one man, two spellings")


@pytest.fixture
def origins(database):
    """Whether the links come from one origin, in the order of their claims."""

    def origins() -> list[bool]:
        with database.transaction(read_only=True) as session:
            return list(session.scalars(select(LinkRow.same_origin).order_by(LinkRow.source_id, LinkRow.claim)))

    return origins


@pytest.fixture
def two_spellings(newsroom, say):
    """Two outlets that quote one man under two names, linked as of two origins; and the two claims."""
    said = say("حفتر يقول إن السفينة وصلت.", by="حفتر", about=("حفتر",))
    [one] = newsroom.publish(said, key="one.txt", outlet="Alpha")
    said = say("حفتار يقول إن السفينة لم تصل.", by="حفتار", about=("حفتار",))
    [other] = newsroom.publish(said, key="two.txt", outlet="Beta")
    newsroom.link(one, other)
    return one, other


@pytest.mark.usefixtures("two_spellings")
def test_a_merge_makes_one_origin_of_two_in_links_that_nobody_decided(database, origins):
    outcome = merge_entities(database, "حفتار", "حفتر", NOUR)

    assert (outcome.links, origins()) == (1, [True])


@pytest.mark.usefixtures("two_spellings")
def test_taking_the_merge_back_makes_two_origins_again(database, origins):
    merge = merge_entities(database, "حفتار", "حفتر", NOUR).decision

    outcome = undo_decision(database, merge.decision_id, NOUR)

    assert (outcome.links, origins()) == (1, [False])


@pytest.mark.usefixtures("two_spellings")
def test_a_split_makes_two_origins_of_one_and_its_undo_one_again(database, origins):
    merge_entities(database, "حفتار", "حفتر", NOUR)

    split = split_entity(database, "حفتر", ["حفتار"], NOUR)

    assert (split.links, origins()) == (1, [False])
    undo_decision(database, split.decision.decision_id, NOUR)
    assert origins() == [True]


def test_a_link_that_an_editor_decided_stays_as_it_was(database, two_spellings, origins):
    one, other = two_spellings
    key = {"source_id": one.source_id, "claim": 1, "other_source_id": other.source_id, "other_claim": 1}
    with database.transaction() as session:
        member = session.scalars(insert(MemberRow).values(name="Huda").returning(MemberRow.member_id)).one()
        decision = {"relation": "contradicts", "number": 1, "state": "confirmed", "member_id": member}
        session.execute(insert(LinkDecisionRow).values(**key, **decision))
        session.execute(update(LinkRow).values(state=LinkState.CONFIRMED.value))

    outcome = merge_entities(database, "حفتار", "حفتر", NOUR)

    assert (outcome.links, origins()) == (0, [False])


def test_links_between_others_are_left_alone(database, newsroom, say, two_spellings, origins):
    _, other = two_spellings
    said = say("صالح يقول لحفتر إنها وصلت.", by="صالح", about=("صالح", "حفتر"))
    [third] = newsroom.publish(said, key="three.txt")
    newsroom.link(other, third)

    merge_entities(database, "حفتار", "حفتر", NOUR)

    assert origins() == [True, False]


def test_an_outlet_that_is_merged_with_the_one_relayed_is_the_origin(database, newsroom, say, origins):
    [own] = newsroom.publish(say("السفينة وصلت."), key="own.txt", outlet="Alpha")
    relayed = say("وكالة ألفا تقول إن السفينة وصلت.", by="وكالة ألفا", about=("وكالة ألفا",))
    [told] = newsroom.publish(relayed, key="told.txt", outlet="Beta")
    newsroom.link(own, told)

    agency = show_entity(database, "وكالة ألفا").entity.entity_id
    merge_entities(database, str(agency), str(_outlet_entity(database, "Alpha")), NOUR)

    assert origins() == [True]


def test_claims_that_mentioned_two_meet_once_these_are_one(database, newsroom, say):
    newsroom.publish(say("النقابة وقعت اتفاق الميناء مع حفتر.", about=("حفتر",)), key="one.txt", outlet="Alpha")
    newsroom.publish(say("المشير رفض ما عرض عليه.", about=("المشير",)), key="two.txt", outlet="Beta")
    apart = link_new(database).pairs_compared

    outcome = merge_entities(database, "المشير", "حفتر", NOUR)

    again = link_new(database)
    assert (apart, outcome.sources, again.sources, again.pairs_compared) == (0, 1, 1, 1)


def test_claims_of_two_that_were_split_do_not_meet_by_the_name_they_shared(database, newsroom, say):
    newsroom.publish(say("النقابة وقعت اتفاق الميناء مع حفتر.", about=("حفتر",)), key="one.txt", outlet="Alpha")
    merge_entities(database, _found(newsroom, say, "صالح"), "حفتر", NOUR)
    split_entity(database, "حفتر", ["صالح"], NOUR)
    with database.transaction() as session:
        session.execute(text("update factcheck.source set linked_capture = 0"))

    assert link_new(database).pairs_compared == 0


def _found(newsroom, say, name: str) -> str:
    newsroom.publish(say(f"{name} رفض ما عرض عليه.", about=(name,)), key="found.txt", outlet="Beta")
    return name


def _outlet_entity(database, name: str) -> int:
    with database.transaction(read_only=True) as session:
        return session.scalars(text("select entity_id from factcheck.outlet where name = :name"), {"name": name}).one()
