"""Outlets by name: any script, any spelling, one outlet."""

import pytest

from factcheck.domain.words import OutletKind
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.outlets import OutletNames, add_outlet, core, list_outlets, merge_outlets
from factcheck.services.selection import Selection
from factcheck.services.sources import list_sources
from factcheck.storage.entities import add_alias
from factcheck.storage.outlets import outlet_entity
from factcheck.text import fold


def _found(database, name):
    with database.transaction(read_only=True) as session:
        return OutletNames(session).find(name)


def _named(database, outlet_id, name):
    """Gives an outlet one more name, whoever bears it already, as versions before this check could."""
    with database.transaction() as session:
        add_alias(session, outlet_entity(session, outlet_id), name, fold(name))


@pytest.fixture
def reuters(database):
    return add_outlet(database, "رويترز", aliases=["Reuters"], kind=OutletKind.AGENCY).outlet_id


@pytest.mark.parametrize(
    "name",
    [
        "رويترز",
        "رُويتَرز",
        "رويـتـرز",
        "«رويترز»",
        " رويترز ",
        "\u202bرويترز\u202c",
        "وكالة رويترز",
        "وكالة رويترز للأنباء",
        "Reuters",
        "REUTERS",
        "Reuters News Agency",
        "the reuters",
    ],
)
def test_an_outlet_is_found_by_any_spelling_of_its_name(database, reuters, name):
    assert _found(database, name) == reuters


@pytest.mark.usefixtures("reuters")
@pytest.mark.parametrize("name", ["رويتر", "Router", "Reuters Institute", "الجزيرة", "", "***", "وكالة"])
def test_another_name_is_another_outlet(database, name):
    assert _found(database, name) is None


def test_an_outlet_is_found_by_its_number(database, reuters):
    assert _found(database, str(reuters)) == reuters
    assert _found(database, str(reuters + 1)) is None


def test_an_article_whose_outlet_is_called_by_a_number_is_not_given_to_the_outlet_of_that_number(
    database, reuters, take_in, article
):
    take_in(article(outlet=str(reuters)))

    assert {outlet.name: outlet.sources for outlet in list_outlets(database)} == {"رويترز": 0, str(reuters): 1}


def test_the_same_consonants_in_the_other_script_are_the_same_name(database):
    sputnik = add_outlet(database, "سبوتنيك").outlet_id

    assert _found(database, "Sputnik") == sputnik


def test_a_name_that_fits_two_outlets_alike_is_nobody_s(database):
    one = add_outlet(database, "Fajr Libya").outlet_id
    assert _found(database, "فجر ليبيا") == one

    _named(database, add_outlet(database, "Dawn").outlet_id, "Fajr Lubya")

    assert _found(database, "فجر ليبيا") is None


def test_a_name_that_two_outlets_bear_makes_no_third_one(database, reuters, take_in, article):
    dawn = add_outlet(database, "Dawn").outlet_id
    _named(database, dawn, "Reuters")

    taken = take_in(article(outlet="Reuters"))

    assert [aside.reason for aside in taken.set_aside] == [
        f"'Reuters' is the name of more than one outlet: {reuters} and {dawn}"
    ]
    assert len(list_outlets(database)) == 2


def test_a_new_spelling_is_kept_as_another_name(database, reuters, take_in, article):
    take_in(article(outlet="وكالة رويترز"))

    [outlet] = list_outlets(database)
    assert outlet.outlet_id == reuters
    assert outlet.aliases == ("Reuters", "وكالة رويترز")
    assert outlet.sources == 1


def test_an_outlet_that_nobody_has_heard_of_is_made_when_its_article_comes_in(database, take_in, article):
    take_in(article(outlet="بوابة الوسط"))

    [outlet] = list_outlets(database)
    assert (outlet.name, outlet.kind, outlet.sources) == ("بوابة الوسط", OutletKind.UNKNOWN, 1)


def test_an_outlet_is_added_with_what_is_known_of_it(database):
    added = add_outlet(database, "بوابة الوسط", aliases=["Al-Wasat Gate"], domain="alwasat.ly", country="LY")

    assert list_outlets(database) == [added]
    assert (added.aliases, added.domain, added.country, added.language) == (
        ("Al-Wasat Gate",),
        "alwasat.ly",
        "LY",
        None,
    )


def test_an_outlet_that_is_there_already_is_not_added_again(database, reuters):
    with pytest.raises(Conflict) as refused:
        add_outlet(database, "REUTERS")

    assert "'REUTERS'" in refused.value.message
    assert str(reuters) in refused.value.message


@pytest.mark.usefixtures("reuters")
def test_another_outlet_s_name_cannot_become_an_alias(database):
    with pytest.raises(Conflict) as refused:
        add_outlet(database, "Thomson", aliases=["Reuters"])

    assert "'Reuters'" in refused.value.message


@pytest.mark.parametrize("name", ["", "  ", "***"])
def test_a_name_without_letters_is_refused(database, name):
    with pytest.raises(InvalidInput, match="no letters"):
        add_outlet(database, name)


def test_merging_gives_sources_and_names_of_one_outlet_to_the_other(database, reuters, take_in, article):
    add_outlet(database, "Thomson Wire", aliases=["طومسون"])
    take_in(article(outlet="طومسون"))

    kept, moved = merge_outlets(database, "Thomson Wire", "رويترز")

    assert (kept.outlet_id, moved) == (reuters, 1)
    assert [outlet.name for outlet in list_outlets(database)] == ["رويترز"]
    assert _found(database, "طومسون") == _found(database, "Thomson Wire") == reuters
    assert [source.outlet for source in list_sources(database, Selection())] == ["رويترز"]


@pytest.mark.usefixtures("reuters")
def test_an_article_of_a_merged_outlet_loaded_again_is_no_new_source(database, take_in, article):
    first = take_in(article(outlet="Thomson Wire"))
    merge_outlets(database, "Thomson Wire", "رويترز")

    again = take_in(article(outlet="Thomson Wire"))

    assert again.unchanged == first.added


@pytest.mark.usefixtures("reuters")
def test_an_outlet_cannot_be_merged_into_itself(database):
    with pytest.raises(InvalidInput, match="one outlet already"):
        merge_outlets(database, "Reuters", "رويترز")


@pytest.mark.usefixtures("reuters")
def test_merging_an_outlet_that_nobody_knows_says_which(database):
    with pytest.raises(NotFound, match="'Thomson Wire'"):
        merge_outlets(database, "Thomson Wire", "رويترز")


def test_the_reference_data_hold_no_outlet_twice_under_any_spelling(seeded):
    names = [(outlet.outlet_id, name) for outlet in list_outlets(seeded) for name in (outlet.name, *outlet.aliases)]

    with seeded.transaction(read_only=True) as session:
        known = OutletNames(session)
        astray = [name for outlet_id, name in names if known.find(name) not in {outlet_id, None}]
    assert astray == []


def test_a_name_that_is_nothing_but_its_kind_stays_whole():
    assert core("الشبكة") == "الشبكه"
    assert core("News Agency") == "news agency"


def test_the_list_of_outlets_takes_one_statement_however_many_there_are(seeded, statements):
    outlets = list_outlets(seeded)

    assert len(outlets) > 50
    assert len(statements) == 1
