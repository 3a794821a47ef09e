"""Decisions on entities: merged, split, renamed, and every decision taken back."""

import threading

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from factcheck.domain.words import EntityKind
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.entities import entity_history, show_entity
from factcheck.services.entity_acts import Because, give_name, merge_entities, split_entity, take_name
from factcheck.services.entity_undo import undo_decision, undo_merge_of
from factcheck.services.outlets import add_outlet, list_outlets, merge_outlets
from factcheck.services.reference import load_reference
from factcheck.storage.database import Database
from factcheck.storage.entities import add_entity
from factcheck.storage.rows import SourceRow

NOUR = Because("Nour", "one man, two spellings")


def test_a_merge_rewrites_no_name_and_no_mention(database, entities, newsroom, say):
    newsroom.publish(say("حفتر يصرح.", about=("حفتر",)), say("حفتار يصرح.", about=("حفتار",)))
    mentions, aliases = entities.mentions(), entities.aliases()

    merge_entities(database, "حفتار", "حفتر", NOUR)

    assert (entities.mentions(), entities.aliases()) == (mentions, aliases)


def test_a_chain_of_merges_leads_to_its_last_one_in_one_step(database, entities):
    first, second, third = (entities.found(name) for name in ("حفتار", "حفطر", "حفتر"))

    merge_entities(database, str(first), str(second), NOUR)
    merge_entities(database, str(second), str(third), NOUR)

    assert [show_entity(database, str(number)).entity.entity_id for number in (first, second, third)] == [third] * 3
    assert {number for number, _ in show_entity(database, str(third)).merged} == {first, second}


def test_merging_into_a_merged_entity_reaches_the_one_that_stands(database, entities):
    first, second, third = (entities.found(name) for name in ("حفتار", "حفطر", "حفتر"))
    merge_entities(database, str(first), str(second), NOUR)

    merge_entities(database, str(third), str(first), NOUR)

    assert show_entity(database, str(third)).entity.entity_id == second


def test_what_is_one_already_is_not_merged_again_whichever_way_round(database, haftar, hifter):
    merge_entities(database, str(hifter), str(haftar), NOUR)

    with pytest.raises(Conflict, match="are one already"):
        merge_entities(database, str(haftar), str(hifter), NOUR)


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_merge_without_a_reason_is_refused(database, haftar, hifter, reason):
    with pytest.raises(InvalidInput, match="needs a reason"):
        merge_entities(database, str(hifter), str(haftar), Because("Nour", reason))


def test_an_outlet_with_sources_is_not_given_up_for_an_entity(database, entities):
    add_outlet(database, "رويترز")
    agency = entities.found("Reuters Agency", EntityKind.ORGANISATION)

    with pytest.raises(InvalidInput, match="is an outlet") as refused:
        merge_entities(database, "رويترز", str(agency), NOUR)

    outlet = show_entity(database, "رويترز").entity.entity_id
    assert refused.value.hint == f"factcheck entity merge {agency} {outlet}"


def test_what_a_text_took_for_an_organisation_may_become_the_outlet_and_follows_it(database, entities):
    add_outlet(database, "رويترز")
    add_outlet(database, "Thomson Wire")
    agency = entities.found("Reuters Agency", EntityKind.ORGANISATION)
    merge_entities(database, str(agency), "Thomson Wire", NOUR)

    merge_outlets(database, "Thomson Wire", "رويترز")

    assert show_entity(database, str(agency)).entity.name == "رويترز"


def test_an_article_of_an_outlet_under_a_name_that_was_merged_into_it_is_its(database, entities, take_in, article):
    reuters = add_outlet(database, "رويترز")
    merge_entities(database, str(entities.found("Ruiters Desk", EntityKind.ORGANISATION)), "رويترز", NOUR)

    take_in(article(outlet="Ruiters Desk"))

    assert [(each.outlet_id, each.sources) for each in list_outlets(database)] == [(reuters.outlet_id, 1)]


def test_the_same_found_name_comes_to_the_merged_entity_again(database, entities, haftar, hifter):
    merge_entities(database, str(hifter), str(haftar), NOUR)

    again = entities.found("خليفه حفتار")

    assert show_entity(database, str(again)).entity.entity_id == haftar


def test_taking_a_merge_back_leaves_everything_as_it_was(database, entities, newsroom, say):
    newsroom.publish(say("حفتر يصرح.", about=("حفتر",)), say("حفتار يصرح.", about=("حفتار",)))
    before = (entities.listed(), entities.mentions(), entities.aliases())
    merge = merge_entities(database, "حفتار", "حفتر", NOUR).decision

    undo = undo_decision(database, merge.decision_id, Because("Huda")).decision

    assert (entities.listed(), entities.mentions(), entities.aliases()) == before
    assert [each.decision_id for each in entity_history(database)] == [undo.decision_id, merge.decision_id]
    assert (undo.undoes, undo.member) == (merge.decision_id, "Huda")


def test_taking_the_middle_of_a_chain_back_waits_for_its_end(database, entities):
    first, second, third = (entities.found(name) for name in ("حفتار", "حفطر", "حفتر"))
    lower = merge_entities(database, str(first), str(second), NOUR).decision
    upper = merge_entities(database, str(second), str(third), NOUR).decision

    with pytest.raises(Conflict) as refused:
        undo_decision(database, lower.decision_id, NOUR)

    assert f"({upper.decision_id})" in refused.value.message
    assert refused.value.hint == f"factcheck entity undo {upper.decision_id}"
    undo_decision(database, upper.decision_id, NOUR)
    undo_decision(database, lower.decision_id, NOUR)
    assert len(entities.listed()) == 3


def test_a_merge_of_the_merged_is_taken_back_with_all_that_came_along(database, entities):
    first, second, third = (entities.found(name) for name in ("حفتار", "حفطر", "حفتر"))
    merge_entities(database, str(first), str(second), NOUR)
    upper = merge_entities(database, str(second), str(third), NOUR).decision

    undo_decision(database, upper.decision_id, NOUR)

    assert show_entity(database, str(first)).entity.entity_id == second
    assert show_entity(database, str(third)).merged == []


def test_other_decisions_on_the_same_entity_do_not_hinder_an_undo(database, entities, haftar, hifter):
    merge = merge_entities(database, str(hifter), str(haftar), NOUR).decision
    merge_entities(database, str(entities.found("المشير")), str(haftar), NOUR)
    give_name(database, str(haftar), "Marshal Haftar", NOUR)

    undo_decision(database, merge.decision_id, NOUR)

    assert show_entity(database, str(hifter)).entity.entity_id == hifter


def test_a_decision_is_taken_back_once(database, haftar, hifter):
    merge = merge_entities(database, str(hifter), str(haftar), NOUR).decision
    undo = undo_decision(database, merge.decision_id, NOUR).decision

    with pytest.raises(Conflict, match=f"taken back already, by {undo.decision_id}"):
        undo_decision(database, merge.decision_id, NOUR)
    with pytest.raises(InvalidInput, match="decide it again"):
        undo_decision(database, undo.decision_id, NOUR)
    with pytest.raises(NotFound, match="no decision"):
        undo_decision(database, undo.decision_id + 1, NOUR)


def test_what_was_taken_back_may_be_decided_again(database, haftar, hifter):
    merge = merge_entities(database, str(hifter), str(haftar), NOUR).decision
    undo_decision(database, merge.decision_id, NOUR)

    merge_entities(database, str(hifter), str(haftar), NOUR)

    assert show_entity(database, str(hifter)).entity.entity_id == haftar


def test_a_split_takes_a_name_and_what_texts_say_under_it(database, entities, newsroom, say):
    newsroom.publish(say("حفتر وصالح معا.", about=("حفتر", "صالح")), say("صالح وحده.", about=("صالح",)))
    merge_entities(database, "صالح", "حفتر", NOUR)

    made = split_entity(database, "حفتر", ["صالح"], Because("Nour", "two men")).entity

    assert (made.name, made.mentions) == ("صالح", 2)
    assert entities.listed() == {"صالح": 2, "حفتر": 1}
    assert [name for name, _ in entities.mentions()] == ["حفتر", "صالح", "صالح"]


def test_a_split_of_a_person_takes_the_claims_made_under_the_name_too(database, entities, take_in, article):
    entities.entered("خليفة حفتر", "عقيلة صالح")
    take_in(article("قال عقيلة صالح إن البرلمان سيجتمع غدا. وقال خليفة حفتر إن الجيش تقدم."))

    made = split_entity(database, "خليفة حفتر", ["عقيلة صالح"], Because("Nour", "two men")).entity

    assert show_entity(database, str(made.entity_id)).makes == 1
    assert show_entity(database, "خليفة حفتر").makes == 1
    assert entities.read_as("عقيلة صالح") == [made.entity_id]


def test_a_found_name_that_was_split_off_comes_to_the_new_entity_again(database, entities, haftar):
    merge_entities(database, str(entities.found("صالح")), str(haftar), NOUR)
    made = split_entity(database, str(haftar), ["صالح"], NOUR).entity

    assert entities.found("صالح") == made.entity_id
    assert entities.read_as("صالح") == []


def test_taking_a_split_back_leaves_everything_as_it_was(database, entities, newsroom, say):
    newsroom.publish(say("حفتر وصالح معا.", about=("حفتر", "صالح")), say("صالح وحده.", about=("صالح",)))
    merge_entities(database, "صالح", "حفتر", NOUR)
    before = (entities.listed(), entities.mentions(), entities.aliases())
    split = split_entity(database, "حفتر", ["صالح"], NOUR).decision

    undo_decision(database, split.decision_id, NOUR)

    assert (entities.listed(), entities.mentions(), entities.aliases()) == before


def test_after_a_split_of_the_merged_is_taken_back_the_merge_can_be_too(database, entities, newsroom, say):
    newsroom.publish(say("حفتر وصالح معا.", about=("حفتر", "صالح")))
    before = entities.mentions()
    merge = merge_entities(database, "صالح", "حفتر", NOUR).decision
    split = split_entity(database, "حفتر", ["صالح"], NOUR).decision

    with pytest.raises(Conflict, match=f"build on it \\({split.decision_id}\\)"):
        undo_decision(database, merge.decision_id, NOUR)

    undo_decision(database, split.decision_id, NOUR)
    undo_decision(database, merge.decision_id, NOUR)
    assert (entities.mentions(), entities.listed()) == (before, {"حفتر": 1, "صالح": 1})


def test_a_split_is_not_taken_back_under_what_was_done_to_the_new_entity(database, haftar):
    made = split_entity(database, str(haftar), ["Khalifa Haftar"], NOUR)
    named = give_name(database, str(made.entity.entity_id), "General Haftar", NOUR).decision

    with pytest.raises(Conflict, match=f"\\({named.decision_id}\\)"):
        undo_decision(database, made.decision.decision_id, NOUR)


@pytest.mark.parametrize("name", ["خليفة حفتر", "خليفه حفتر"])
def test_an_entity_keeps_the_name_that_it_goes_by(database, haftar, name):
    with pytest.raises(InvalidInput, match="goes by"):
        split_entity(database, str(haftar), [name], NOUR)
    with pytest.raises(InvalidInput, match="goes by"):
        take_name(database, str(haftar), name, NOUR)


def test_a_name_that_the_entity_does_not_have_is_not_taken(database, haftar):
    with pytest.raises(NotFound, match="has no name 'صالح'"):
        split_entity(database, str(haftar), ["حفتر", "صالح"], NOUR)

    assert entity_history(database) == []


def test_what_was_merged_is_taken_out_by_its_number(database, haftar, hifter):
    merge_entities(database, str(hifter), str(haftar), NOUR)

    undo_merge_of(database, "حفتر", hifter, NOUR)

    assert show_entity(database, str(hifter)).entity.entity_id == hifter
    with pytest.raises(NotFound, match="was not merged"):
        undo_merge_of(database, "حفتر", hifter, NOUR)


def test_a_new_name_is_read_in_the_next_article(database, entities, haftar, take_in, article):
    take_in(article("قال أبو صدام الليبي إن القتال انتهى.", key="before.txt"))

    give_name(database, "حفتر", "أبو صدام الليبي", Because("Nour"), language="ar")

    take_in(article("قال أبو صدام الليبي إن الحظر سيرفع.", key="after.txt"))
    assert entities.read_as("أبو صدام الليبي") == [haftar]
    assert show_entity(database, "حفتر").makes == 1


def test_a_name_given_to_a_found_entity_makes_ingest_look_for_it_until_it_is_taken_back(database, entities, hifter):
    assert entities.read_as("خليفه حفتار") == []

    named = give_name(database, str(hifter), "Hiftar", NOUR).decision

    assert entities.read_as("Hiftar") == entities.read_as("خليفه حفتار") == [hifter]
    undo_decision(database, named.decision_id, NOUR)
    assert entities.read_as("Hiftar") == entities.read_as("خليفه حفتار") == []


def test_a_name_that_is_read_as_another_entity_is_not_given_twice(database, entities, haftar):
    saleh = entities.entered("عقيلة صالح")

    with pytest.raises(Conflict, match=f"is read as {haftar}"):
        give_name(database, str(saleh), "حَفتر", NOUR)
    with pytest.raises(Conflict, match="has the name"):
        give_name(database, str(haftar), "KHALIFA HAFTAR", NOUR)


def test_whoever_bears_the_name_from_texts_is_told_of(database, haftar, hifter):
    outcome = give_name(database, str(haftar), "خليفه حفتار", NOUR)

    assert [other.entity_id for other in outcome.others] == [hifter]


@pytest.mark.parametrize(("name", "language"), [("***", None), ("", None), ("حفتر باشا", "arabisch")])
def test_what_is_no_name_or_no_language_is_refused(database, haftar, name, language):
    with pytest.raises(InvalidInput):
        give_name(database, str(haftar), name, NOUR, language=language)


def test_a_name_that_was_taken_is_read_no_more_and_comes_back_with_the_undo(database, entities, haftar):
    taken = take_name(database, str(haftar), "حفتر", NOUR).decision
    assert entities.read_as("حفتر") == []

    undo_decision(database, taken.decision_id, NOUR)

    assert entities.read_as("حفتر") == [haftar]


def test_a_name_is_not_given_back_while_it_is_another_s(database, entities, haftar):
    saleh = entities.entered("عقيلة صالح")
    taken = take_name(database, str(haftar), "حفتر", NOUR).decision
    give_name(database, str(saleh), "حفتر", NOUR)

    with pytest.raises(Conflict, match=f"is read as {saleh}"):
        undo_decision(database, taken.decision_id, NOUR)


def test_a_later_version_s_reference_data_bring_back_no_name_that_people_took(seeded, entities):
    take_name(seeded, "خليفة حفتر", "حفتر", NOUR)
    split_entity(seeded, "عقيلة صالح", ["Aguila Saleh"], NOUR)
    aliases = entities.aliases()

    load_reference(seeded)

    assert entities.aliases() == aliases


def test_history_is_told_of_one_entity_and_of_all(database, entities, haftar, hifter):
    saleh = entities.entered("عقيلة صالح")
    merge_entities(database, str(hifter), str(haftar), NOUR)
    give_name(database, str(saleh), "Aguila", Because("Huda"))

    assert [(each.act, each.member, each.reason) for each in entity_history(database)] == [
        ("alias", "Huda", None),
        ("merge", "Nour", "one man, two spellings"),
    ]
    assert [each.act for each in entity_history(database, str(hifter))] == ["merge"]
    assert show_entity(database, str(haftar)).history == entity_history(database, str(haftar))


def test_every_decision_enters_the_ledger(database, haftar, hifter):
    merge = merge_entities(database, str(hifter), str(haftar), NOUR).decision
    undo_decision(database, merge.decision_id, NOUR)

    with database.transaction(read_only=True) as session:
        entries = session.execute(text("select kind, entry ->> 'act' from factcheck.ledger order by seq")).all()
    assert entries[-2:] == [("entity_decision", "merge"), ("entity_decision", "undo")]


def test_the_rarer_of_two_that_became_one_is_linked_again(database, newsroom, say):
    newsroom.publish(say("حفتر يصرح.", about=("حفتر",)), key="one.txt")
    newsroom.publish(say("حفتر هنا.", about=("حفتر",)), key="two.txt")
    newsroom.publish(say("حفتار هناك.", about=("حفتار",)), key="three.txt")
    with database.transaction() as session:
        session.execute(text("update factcheck.source set linked_capture = 1"))

    outcome = merge_entities(database, "حفتار", "حفتر", NOUR)

    with database.transaction(read_only=True) as session:
        waiting = session.scalars(select(SourceRow.key).where(SourceRow.linked_capture == 0)).all()
    assert (outcome.sources, waiting) == (1, ["three.txt"])


def test_two_merges_in_opposite_directions_at_one_moment_make_no_circle(fresh_database):
    database = Database(fresh_database)
    with database.transaction() as session:
        one, other = (add_entity(session, EntityKind.PERSON, name, name, curated=True) for name in ("حفتار", "حفتر"))
    said: list[type] = []

    def merge(given_up: int, kept: int) -> None:
        try:
            merge_entities(database, str(given_up), str(kept), NOUR)
        except Conflict as refused:
            said.append(type(refused))

    threads = [threading.Thread(target=merge, args=pair) for pair in ((one, other), (other, one))]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert said == [Conflict]
    assert show_entity(database, str(one)).entity == show_entity(database, str(other)).entity
    database.close()


@pytest.mark.usefixtures("haftar")
def test_the_database_itself_refuses_an_entity_merged_into_itself(database):
    with pytest.raises(IntegrityError, match="merged_into_another"), database.transaction() as session:
        session.execute(text("update factcheck.entity set merged_into = entity_id"))
