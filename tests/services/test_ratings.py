"""Rating scales side by side: what a desk adds keeps its order, what it retires stays to be read."""

from dataclasses import replace
from decimal import Decimal

import pytest

from factcheck.domain.ratings import NewRating, NewScale
from factcheck.domain.words import RatingClass
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.ledger import Checked, verify
from factcheck.services.ratings import (
    add_rating,
    add_scale,
    list_ratings,
    list_scales,
    restore_rating,
    restore_scale,
    retire_rating,
    retire_scale,
)
from factcheck.services.reference import load_reference

LABEL = {"ar": "نجوم", "en": "Stars"}
STARS = NewScale(code="stars", label=LABEL, best=Decimal(4), worst=Decimal(1), added_by="Huda")
FALSE, TRUE, UNPROVEN = RatingClass.FALSE, RatingClass.TRUE, RatingClass.UNPROVEN


def rating(code: str, value: int | None = None, **known) -> NewRating:
    number = None if value is None else Decimal(value)
    shared = {"scale": "stars", "label": LABEL, "normalised_class": FALSE, "added_by": "Huda"}
    return NewRating(code=code, numeric_value=number, **{**shared, **known})


def codes(database, scale="stars", **known) -> list[tuple[int, str]]:
    return [(each.position, each.code) for each in list_ratings(database, scale=scale, **known)]


@pytest.fixture
def stars(seeded):
    """The database with a desk's own scale of four, best first: four, two, and one outside the order."""
    add_scale(seeded, STARS)
    for new in (rating("four", 4), rating("two", 2), rating("none", normalised_class=UNPROVEN)):
        add_rating(seeded, new)
    return seeded


def test_scales_stand_side_by_side_with_labels_in_both_languages(stars):
    found = {scale.code: scale for scale in list_scales(stars)}

    assert {"truth5", "review3", "desk", "stars"} <= set(found)
    assert all(scale.label["ar"] and scale.label["en"] for scale in found.values())
    assert (found["stars"].best, found["stars"].worst, found["stars"].ratings) == (4, 1, 3)
    assert (found["stars"].added_by, found["truth5"].added_by) == ("Huda", None)


def test_every_seeded_rating_lies_on_its_scale_in_the_order_of_its_values(seeded):
    scales = {scale.code: scale for scale in list_scales(seeded)}
    graded = [each for each in list_ratings(seeded) if each.numeric_value is not None]

    assert all(scales[each.scale].holds(each.numeric_value) for each in graded)
    assert graded == sorted(
        graded, key=lambda each: (scales[each.scale].scale_id, scales[each.scale].below_best(each.numeric_value))
    )


def test_a_rating_takes_the_place_that_its_value_asks_for(stars):
    add_rating(stars, rating("three", 3))
    add_rating(stars, rating("one", 1))

    assert codes(stars) == [(1, "four"), (2, "three"), (3, "two"), (4, "one"), (5, "none")]


def test_a_rating_outside_the_order_may_stand_anywhere(stars):
    add_rating(stars, rating("satire", position=2))

    assert codes(stars) == [(1, "four"), (2, "satire"), (3, "two"), (4, "none")]


def test_the_best_may_be_the_smaller_number(seeded):
    add_scale(seeded, replace(STARS, best=Decimal(1), worst=Decimal(6)))
    added = [add_rating(seeded, rating(code, value)).position for code, value in (("six", 6), ("one", 1), ("two", 2))]

    assert added == [1, 1, 2]
    assert codes(seeded) == [(1, "one"), (2, "two"), (3, "six")]


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (rating("five", 5), "does not lie between 1 and 4"),
        (rating("zero", 0), "does not lie between"),
        (rating("three", 3, position=1), "breaks the order"),
        (rating("three", 3, position=9), "breaks the order"),
        (rating("Three", 3), "is no code"),
        (rating("three stars", 3), "is no code"),
        (rating("ثلاث", 3), "is no code"),
        (rating("t" * 41, 3), "is no code"),
        (rating("three", 3, label={"ar": " ", "en": "Three"}), "is no words"),
        (rating("three", 3, label={"ar": "ثلاث", "en": "Three\x1b[2J"}), "is no words"),
        (rating("three", 3, label={"ar": "ثلاث", "en": "\udcff"}), "is no words"),
    ],
)
def test_a_rating_that_cannot_be_is_refused_with_the_way_out(stars, new, said):
    with pytest.raises(InvalidInput, match=said) as refused:
        add_rating(stars, new)

    assert refused.value.hint
    assert len(codes(stars, retired=True)) == 3


@pytest.mark.parametrize("new", [rating("four", 4), rating("true", 3), rating("other", 2)])
def test_a_code_or_a_value_that_is_taken_is_a_conflict(stars, new):
    with pytest.raises(Conflict, match="already"):
        add_rating(stars, new)

    assert len(codes(stars)) == 3


def test_a_rating_stands_on_a_scale_that_is_there_and_in_use(stars):
    with pytest.raises(NotFound, match="'nowhere'"):
        add_rating(stars, rating("three", 3, scale="nowhere"))
    retire_scale(stars, "stars", by="Huda")

    with pytest.raises(Conflict, match="is retired already"):
        add_rating(stars, rating("three", 3))


def test_a_scale_is_added_once_and_has_two_ends(stars):
    with pytest.raises(Conflict, match="already a rating scale 'stars'"):
        add_scale(stars, STARS)
    with pytest.raises(InvalidInput, match="best and worst are one"):
        add_scale(stars, replace(STARS, code="flat", worst=Decimal(4)))


def test_a_retired_rating_is_listed_when_asked_for_with_who_retired_it(stars):
    retired = retire_rating(stars, "two", by="Nour")

    assert (retired.retired_by, retired.retired_at is None) == ("Nour", False)
    assert codes(stars) == [(1, "four"), (3, "none")]
    assert codes(stars, retired=True) == [(1, "four"), (2, "two"), (3, "none")]


def test_what_is_retired_is_given_again_once_restored(stars):
    retire_rating(stars, "two", by="Nour")

    restored = restore_rating(stars, "two", by="Nour")

    assert (restored.retired_at, restored.retired_by) == (None, None)
    with pytest.raises(Conflict, match="nobody retired it"):
        restore_rating(stars, "two", by="Nour")


def test_retiring_twice_is_a_conflict(stars):
    retire_rating(stars, "two", by="Nour")
    retire_scale(stars, "review3", by="Nour")

    with pytest.raises(Conflict, match="'two' is retired already"):
        retire_rating(stars, "two", by="Nour")
    with pytest.raises(Conflict, match="'review3' is retired already"):
        retire_scale(stars, "review3", by="Nour")


def test_a_value_that_another_took_meanwhile_is_not_given_twice(stars):
    retire_rating(stars, "two", by="Nour")
    add_rating(stars, rating("mixed", 2))

    with pytest.raises(Conflict, match="'mixed' has the value 2"):
        restore_rating(stars, "two", by="Nour")


def test_a_retired_scale_takes_its_ratings_along_and_brings_them_back(stars):
    retire_rating(stars, "two", by="Nour")
    retire_scale(stars, "stars", by="Nour")
    with pytest.raises(Conflict, match="scale 'stars' is retired"):
        restore_rating(stars, "four", by="Nour")

    assert codes(stars) == []
    restore_scale(stars, "stars", by="Nour")

    assert codes(stars) == [(1, "four"), (3, "none")]


@pytest.mark.parametrize("change", [retire_rating, restore_rating, retire_scale, restore_scale])
def test_what_is_not_there_is_neither_retired_nor_restored(seeded, change):
    with pytest.raises(NotFound, match="'nonsense'"):
        change(seeded, "nonsense", by="Huda")


def test_reference_data_loaded_again_leaves_what_a_desk_changed(stars):
    retire_rating(stars, "half-true", by="Huda")
    add_rating(stars, rating("three-quarters", scale="truth5", position=3, normalised_class=TRUE))
    before = list_ratings(stars, retired=True)

    report = load_reference(stars)

    assert report.ratings == 0
    assert list_ratings(stars, retired=True) == before


def test_a_scale_of_the_desk_s_own_is_not_filled_up_by_one_of_the_program_s_of_the_same_code(database):
    add_scale(database, replace(STARS, code="truth5", best=Decimal(100)))

    load_reference(database)

    assert codes(database, scale="truth5") == []
    assert codes(database, scale="review3") != []


def test_the_ledger_keeps_who_added_and_retired_what(stars):
    retire_rating(stars, "two", by="Nour")
    restore_rating(stars, "two", by="Nour")
    add_rating(stars, rating("three", 3))

    assert list(verify(stars, Checked())) == []
