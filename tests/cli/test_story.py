"""``factcheck story`` as people type it."""

import json

import pytest

SAID = "قال المتحدث باسم الجيش الليبي أحمد المسماري إن الجيش وقع عقد أسلحة مع روسيا في موسكو بقيمة أربعة مليارات دولار."
DENIED = "نفى وزير الدفاع الليبي توقيع الجيش عقد أسلحة مع روسيا في موسكو بقيمة أربعة مليارات دولار."


@pytest.fixture
def on_desk(run, own_desk, tmp_path):
    """Runs a command on a database in which two outlets say the same and a third denies it."""
    for outlet, text in (("Al-Barq", SAID), ("Al-Raed", SAID), ("Al-Fajr", DENIED)):
        (tmp_path / f"{outlet}.txt").write_text(text, encoding="utf-8")
        run("ingest", f"{outlet}.txt", "--outlet", outlet, database=own_desk)
    return lambda *arguments: run(*arguments, database=own_desk)


def test_stories_are_listed_once_they_are_worked_out(on_desk):
    before = on_desk("story", "list")
    on_desk("report", "refresh")

    after = on_desk("story", "list")

    assert (before.status, before.out, before.err) == (0, "", "stories are worked out by: factcheck report refresh\n")
    assert after.out.startswith("1.1  2 outlets, 1 origin, 2 claims  1 against it\n")


def test_a_story_is_shown_with_both_sides_by_any_of_its_claims(on_desk):
    on_desk("report", "refresh")

    shown = on_desk("story", "show", "2.1")

    assert shown.out.splitlines()[0] == "story 1.1  2 outlets, 1 origin, 2 claims  1 against it"
    assert "  claim 2.1 is told in it" in shown.out
    assert "contradicts 1.1" in shown.out


def test_a_story_comes_as_rows_a_claim_each(on_desk):
    rows = [json.loads(line) for line in on_desk("story", "show", "1.1", "--format", "jsonl").out.splitlines()]

    assert [(row["stands"], row["claim_id"]) for row in rows] == [
        ("says it", "1.1"),
        ("says it", "2.1"),
        ("contradicts it", "3.1"),
    ]


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        (("list", "--after", "nowhere"), 2, "no place in a list of stories"),
        (("list", "--words", "..."), 2, "nothing to search for"),
        (("list", "--entity", "Nobody"), 3, "Nobody"),
        (("show", "seven"), 2, "not a claim's name"),
        (("show", "77.1"), 3, "there is no claim 77.1"),
    ],
)
def test_what_makes_no_sense_is_said(run, desk, asked, status, said):
    ran = run("story", *asked, database=desk)

    assert (ran.status, said in ran.err) == (status, True)
