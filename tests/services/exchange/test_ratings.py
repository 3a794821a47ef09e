"""What other desks' grades come to: by their words, else by their number, and never guessed without a word."""

import tomllib
from decimal import Decimal
from importlib.resources import files

import pytest

from factcheck.domain.reviews import ReviewRating
from factcheck.domain.words import RatingClass
from factcheck.services.packaged import reference_tables, seeds_folder
from factcheck.services.reviews.ratings import graded, is_nobody
from factcheck.text import fold

OURS = [
    (label, rating["class"])
    for scale in reference_tables(seeds_folder() / "ratings.toml", "scale")
    for rating in scale["rating"]
    for label in rating["label"].values()
]


@pytest.mark.parametrize(("label", "expected"), OURS)
def test_the_words_of_our_own_scales_come_to_what_they_are(label, expected):
    assert graded(ReviewRating(label)).normalised == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("FALSE", RatingClass.FALSE),
        ("Pants on Fire!", RatingClass.FALSE),
        ("إشاعة", RatingClass.FALSE),
        ("Missing context", RatingClass.MIXED),
        ("مُضلِّل", RatingClass.MIXED),
        ("Satire", RatingClass.UNPROVEN),
    ],
)
def test_well_known_words_are_known_in_any_spelling(label, expected):
    assert (graded(ReviewRating(label)).normalised, graded(ReviewRating(label)).doubt) == (expected, None)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1, "false"), (2, "false"), (3, "mixed"), (4, "true"), (5, "true")],
)
def test_unknown_words_with_a_number_are_known_by_their_place_and_that_is_said(value, expected):
    found = graded(ReviewRating("Trois étoiles", Decimal(value), Decimal(5), Decimal(1)))

    assert found.normalised == expected
    assert "by its number alone" in found.doubt


def test_words_are_believed_before_a_number_that_says_the_opposite():
    found = graded(ReviewRating("False", Decimal(5), Decimal(5), Decimal(1)))

    assert found.normalised is RatingClass.FALSE
    assert "its words are believed" in found.doubt


def test_a_scale_whose_best_is_its_lowest_number_runs_the_other_way():
    assert graded(ReviewRating("Étoiles", Decimal(1), Decimal(1), Decimal(5))).normalised is RatingClass.TRUE


def test_a_rating_that_nobody_knows_is_unproven_and_that_is_said():
    found = graded(ReviewRating("Zut"))

    assert (found.normalised, found.doubt) == (
        RatingClass.UNPROVEN,
        "the rating 'Zut' is not known: kept as unproven",
    )


def test_no_words_have_two_classes():
    tables = tomllib.loads(files("factcheck.services.reviews").joinpath("textual_ratings.toml").read_text("utf-8"))
    words = [fold(word) for words in tables["class"].values() for word in words]

    assert len(words) == len(set(words))


@pytest.mark.parametrize(("name", "nobody"), [("Social Media Users", True), ("رُوّاد مواقع التواصل", True), ("X", False)])
def test_names_that_name_nobody_are_known(name, nobody):
    assert is_nobody(name) is nobody
