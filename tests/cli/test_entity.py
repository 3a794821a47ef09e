"""``factcheck entity`` as people type it."""

import csv
import io
import json

import pytest

HERE = ["--by", "Nour"]
SAME = ["--reason", "one man", *HERE]


@pytest.fixture
def entity(run, own_desk):
    """Runs a command of ``factcheck entity`` on a desk of the test's own."""
    return lambda *arguments: run("entity", *arguments, database=own_desk)


def _number(entity, name: str) -> int:
    return json.loads(entity("show", name, "--format", "json").out)[0]["entity_id"]


def test_an_entity_is_listed_by_the_sound_of_its_name(run):
    ran = run("entity", "list", "--words", "Haftar", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert (ran.status, [row["name"] for row in rows]) == (0, ["خليفة حفتر"])
    assert "Khalifa Haftar" in rows[0]["aliases"]


def test_a_page_that_is_full_says_that_there_may_be_more(run):
    ran = run("entity", "list", "--kind", "place", "--limit", "3")

    assert ran.status == 0
    assert ran.err == "1 to 3 shown; there may be more: --page, --limit\n"


def test_an_entity_is_shown_with_its_names_claims_and_history(run):
    ran = run("entity", "show", "Khalifa Haftar")

    assert (ran.status, ran.err) == (0, "")
    assert "  خليفة حفتر\n" in ran.out
    assert "  also      Khalifa Haftar\n" in ran.out
    assert "  claims    makes 0, is mentioned in 0\n" in ran.out


def test_nobody_of_that_name_is_3_with_the_way_to_look(run):
    ran = run("entity", "show", "Nobody Atall")

    assert (ran.status, ran.out) == (3, "")
    assert ran.err.splitlines() == [
        "factcheck: no person, organisation, place or outlet is known as 'Nobody Atall'",
        "  try: factcheck entity list --words 'Nobody Atall'",
    ]


def test_a_name_of_several_is_2_with_one_line_of_candidates(run, own_desk, entity):
    haftar = _number(entity, "حفتر")
    run("outlet", "add", "حفتر", database=own_desk)

    ran = entity("merge", "حفتر", "عقيلة صالح", *SAME)

    said, hint = ran.err.splitlines()
    assert (ran.status, ran.out) == (2, "")
    assert said.startswith(f"factcheck: 'حفتر' may be any of 2: {haftar} خليفة حفتر (person, 0 mentions), ")
    assert hint == f"  try: factcheck entity show {haftar}"


def test_a_merge_is_made_shown_and_taken_back(entity):
    kept, merged = _number(entity, "خليفة حفتر"), _number(entity, "معمر القذافي")
    made = json.loads(entity("merge", merged, kept, *SAME, "--format", "json").out)[0]

    assert entity("show", merged).err == f"{merged} was merged into {kept}\n"
    assert entity("merge", kept, merged, *SAME).status == 5

    assert entity("undo", made["decision_id"], *HERE).status == 0
    assert _number(entity, "معمر القذافي") == merged
    assert entity("undo", made["decision_id"], *HERE).status == 5


def test_a_split_gives_names_to_another_and_history_tells_of_it(entity):
    ran = entity("split", "خليفة حفتر", "Khalifa Hifter", "Hifter", "--reason", "his brother", *HERE)

    assert ran.status == 0
    assert "Khalifa Hifter, Hifter out of" in ran.out
    assert _number(entity, "Hifter") != _number(entity, "Haftar")
    told = json.loads(entity("history", "Hifter", "--format", "json").out)
    assert [(each["act"], each["by"], each["reason"]) for each in told] == [("split", "Nour", "his brother")]


def test_what_was_merged_is_split_off_by_its_number(entity):
    kept, merged = _number(entity, "خليفة حفتر"), _number(entity, "معمر القذافي")
    entity("merge", merged, kept, *SAME)

    ran = entity("split", kept, "--merged", merged, "--reason", "two men", *HERE)

    assert (ran.status, _number(entity, "معمر القذافي")) == (0, merged)


def test_a_name_is_given_and_taken(entity):
    given = entity("alias", "خليفة حفتر", "أبو صدام", "--language", "ar", *HERE)
    assert (given.status, "is also called \u2068أبو صدام\u2069" in given.out) == (0, True)

    taken = entity("alias", "خليفة حفتر", "أبو صدام", "--remove", *HERE)

    assert (taken.status, entity("show", "أبو صدام").status) == (0, 3)


@pytest.mark.parametrize(
    "arguments",
    [
        ["split", "حفتر", "--reason", "two"],
        ["split", "حفتر", "Hifter", "--merged", "3", "--reason", "two"],
        ["merge", "حفتر", "القذافي"],
        ["merge", "حفتر", "القذافي", "--reason", " "],
        ["alias", "حفتر", "***"],
        ["alias", "حفتر", "Haftar Pasha", "--language", "arabisch"],
        ["alias", "حفتر", "Haftar", "--remove", "--language", "en"],
        ["alias", "حفتر", "خليفة حفتر", "--remove"],
        ["list", "--alike", "all", "--words", "حفتر"],
        ["list", "--words", "***"],
        ["list", "--kind", "ship"],
        ["undo", "0"],
        ["undo", "seven"],
        ["merge", "رويترز", "حفتر", "--reason", "no"],
    ],
)
def test_wrong_use_is_2_and_decides_nothing(run, arguments):
    ran = run("entity", *arguments)

    assert (ran.status, ran.out) == (2, "")
    assert "Traceback" not in ran.err
    assert run("entity", "history", "--format", "json").out == "[]\n"


@pytest.mark.parametrize(
    "arguments", [["undo", "999"], ["merge", "Nobody", "حفتر", "--reason", "r"], ["alias", "حفتر", "صالح", "--remove"]]
)
def test_what_is_not_there_is_3(run, arguments):
    ran = run("entity", *arguments)

    assert (ran.status, ran.out) == (3, "")
    assert ran.err.splitlines()[1].startswith("  try: ")


def test_pairs_that_may_be_one_are_shown_with_their_score(run, own_desk):
    ran = run("entity", "list", "--alike", "all", "--format", "jsonl", database=own_desk)

    pairs = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.status == 0
    assert all(0.6 <= pair["score"] <= 1 for pair in pairs)
    assert run("entity", "history", "--format", "json", database=own_desk).out == "[]\n"


def test_hostile_names_reach_no_terminal_alive(entity):
    assert entity("alias", "حفتر", "Red\x1b[31mflag \u202eabc", *HERE).status == 0

    ran = entity("show", "حفتر")

    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
