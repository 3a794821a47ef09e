"""Entities as people look for them: by any name, in lists, in pairs that may be one."""

import pytest
from sqlalchemy import text

from factcheck.domain.words import EntityKind
from factcheck.errors import InvalidInput, NotFound
from factcheck.services.alike import alike_entities
from factcheck.services.entities import EntitySelection, entity_history, list_entities, show_entity
from factcheck.services.entity_acts import Because, merge_entities
from factcheck.services.exchange import export_claims
from factcheck.services.refreshing import refresh
from factcheck.services.selection import entity_ids_of

NOUR = Because("Nour", "one man, two spellings")


@pytest.mark.parametrize(
    "name", ["خليفة حفتر", "خَليفه حَفتر", "حفتر", "KHALIFA HAFTAR", "al-Khalifa Haftar", "Khaleefa Hiftar"]
)
def test_an_entity_is_shown_under_any_name_in_any_script(database, haftar, name):
    assert show_entity(database, name).entity.entity_id == haftar


@pytest.mark.usefixtures("haftar")
@pytest.mark.parametrize("name", ["Haft", "خليفة بلقاسم", "0", "9" * 30, "", "***"])
def test_another_name_is_not_found_and_the_hint_says_how_to_look(database, name):
    with pytest.raises(NotFound, match="known as") as missing:
        show_entity(database, name)

    assert "factcheck entity list --words" in missing.value.hint


def test_a_name_that_several_bear_gives_all_of_them_with_their_numbers(database, entities):
    one = entities.entered("عقيلة صالح", "صالح")
    other = entities.found("صالح")

    with pytest.raises(InvalidInput) as ambiguous:
        show_entity(database, "صالح")

    assert f"{one} عقيلة صالح (person, 0 mentions)" in ambiguous.value.message
    assert f"{other} صالح (person, 0 mentions)" in ambiguous.value.message


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("حفتر", {"خليفة حفتر", "Haftar"}),
        ("Hiftar", {"خليفة حفتر", "Haftar"}),
        ("خليف", {"خليفة حفتر"}),
        ("Mariam", {"مريم الصادق"}),
        ("Maryam Haftar", set()),
        ("هفت", set()),
        ("طر", set()),
    ],
)
def test_a_list_is_searched_by_words_and_by_their_sound(entities, words, found):
    entities.entered("خليفة حفتر")
    entities.found("Haftar")
    entities.found("مريم الصادق")

    assert set(entities.listed(words=words)) == found


def test_a_search_for_nothing_is_refused(database):
    with pytest.raises(InvalidInput, match="nothing to search for"):
        list_entities(database, EntitySelection(words="***"))


def test_a_list_begins_with_those_that_texts_mention_most(entities, newsroom, say):
    newsroom.publish(say("حفتر في طبرق.", about=("حفتر", "طبرق")), say("حفتر يصرح.", about=("حفتر",)))

    assert list(entities.listed().items()) == [("حفتر", 2), ("طبرق", 1)]


@pytest.mark.usefixtures("haftar", "hifter")
def test_a_list_is_narrowed_to_a_kind_and_to_what_people_entered_or_texts_gave(entities):
    entities.entered("طبرق", kind=EntityKind.PLACE)

    assert set(entities.listed(kind=EntityKind.PLACE)) == {"طبرق"}
    assert set(entities.listed(curated=False)) == {"خليفه حفتار"}
    assert set(entities.listed(curated=True, kind=EntityKind.PERSON)) == {"خليفة حفتر"}


def test_a_page_of_the_list_takes_one_statement_however_long_it_is(seeded, statements):
    listed = list_entities(seeded, EntitySelection(limit=200))

    assert len(listed) == 200
    assert len(statements) == 1


def test_a_merged_entity_is_counted_found_and_shown_as_the_one_it_became(database, entities, newsroom, say):
    newsroom.publish(say("حفتر يصرح.", about=("حفتر",)), say("حفتار يصرح.", about=("حفتار",)))

    merge_entities(database, "حفتار", "حفتر", NOUR)

    assert entities.listed() == {"حفتر": 2}
    dossier = show_entity(database, "حفتار")
    assert (dossier.entity.name, dossier.mentioned_in) == ("حفتر", 2)
    assert [name for _, name in dossier.merged] == ["حفتار"]


def test_filters_and_exports_take_merged_entities_for_one(database, newsroom, say):
    newsroom.publish(say("حفتر يصرح.", about=("حفتر",)), say("حفتار يصرح.", about=("حفتار",)))
    kept = show_entity(database, "حفتر").entity.entity_id
    merged = show_entity(database, "حفتار").entity.entity_id

    merge_entities(database, "حفتار", "حفتر", NOUR)

    with database.transaction(read_only=True) as session:
        assert set(entity_ids_of(session, "حفتر")) == set(entity_ids_of(session, "حفتار")) == {kept, merged}
    assert [record.claim.mentions[0].entity_id for record in export_claims(database)] == [kept, kept]


def test_pairs_that_may_be_one_are_shown_and_left_alone(database, entities, haftar, hifter):
    entities.entered("عقيلة صالح")

    [pair] = alike_entities(database, None)

    assert {pair.entity.entity_id, pair.other.entity_id} == {haftar, hifter}
    assert 0.6 <= pair.alike.score < 1
    assert alike_entities(database, "عقيلة صالح") == []
    assert entity_history(database) == []


def test_what_was_merged_is_no_pair_any_more(database, haftar, hifter):
    merge_entities(database, str(hifter), str(haftar), NOUR)

    assert alike_entities(database, str(haftar)) == []


def test_views_tell_analysts_of_those_that_stand_with_all_their_names(database, newsroom, say):
    newsroom.publish(say("حفتر يصرح.", about=("حفتر",)), say("حفتار يصرح.", about=("حفتار",)))
    merge_entities(database, "حفتار", "حفتر", NOUR)
    refresh(database)

    with database.transaction(read_only=True) as session:
        rows = session.execute(text("select name, aliases, merged, claims_mentioning from report.entity")).all()
        names = session.execute(text("select entity, alias from report.entity_alias order by alias")).all()

    assert rows == [("حفتر", 2, 1, 2)]
    assert names == [("حفتر", "حفتار"), ("حفتر", "حفتر")]
