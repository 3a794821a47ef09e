"""Members and ratings on the command line."""

import json

import pytest

STARS = ("rating", "scale", "add", "stars", "--best", 4, "--worst", 1, "--label-en", "Stars", "--label-ar", "نجوم")
LABELS = ("--label-en", "Four", "--label-ar", "أربع")
FOUR = ("rating", "add", "four", "--scale", "stars", "--class", "true", "--value", 4, *LABELS)


def test_a_scale_of_the_desk_s_own_is_made_and_filled(run, own_desk):
    run(*STARS, database=own_desk)
    added = run(
        "rating", "add", "four", "--scale", "stars", "--class", "true", "--value", 4, *LABELS, database=own_desk
    )
    listed = run("rating", "list", "--scale", "stars", "--format", "json", database=own_desk)

    assert (added.status, added.err) == (0, "")
    assert json.loads(listed.out) == [
        {
            "scale": "stars",
            "position": 1,
            "code": "four",
            "value": "4",
            "normalised_class": "true",
            "label_en": "Four",
            "label_ar": "أربع",
        }
    ]


def test_verdict_ratings_says_what_rating_list_says(run):
    assert run("verdict", "ratings").out == run("rating", "list").out


@pytest.mark.parametrize(
    "arguments",
    [
        (*STARS[:5], "NaN", *STARS[6:]),
        (*STARS[:5], "1e9", *STARS[6:]),
        (*STARS[:5], "four", *STARS[6:]),
        (*STARS[:3], "Stars!", *STARS[4:]),
        ("rating", "add", "four", "--scale", "truth5", "--class", "good", *LABELS),
        ("rating", "add", "six", "--scale", "truth5", "--class", "true", "--value", 6, *LABELS),
        ("rating", "retire", "true", "--by", ""),
        ("member", "add", "huda", "--role", "boss"),
        ("member", "add", " "),
        ("member", "edit", "huda", "--role", "editor", "--no-role"),
    ],
)
def test_what_makes_no_sense_is_2_and_changes_nothing(run, arguments):
    ran = run(*arguments)

    assert (ran.status, ran.out) == (2, "")
    assert "Traceback" not in ran.err
