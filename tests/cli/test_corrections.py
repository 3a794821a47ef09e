"""``factcheck claim edit`` and ``factcheck reread``, as people type them."""

import json

import psycopg
import pytest

from factcheck.presenters.safe import isolate

STORY = (
    "قال وزير الدفاع إن الجيش اشترى أسلحة قيمتها أربعة مليارات دولار. ونفى المتحدث باسم الجيش توقيع أي عقد مع موسكو."
)
EDIT = ["claim", "edit", "1.1", "--by", "سلمى"]
BECAUSE = ["--reason", "يعود الضمير إلى القائد"]


@pytest.fixture
def told(run, own_desk):
    """Runs the program on a database of one article."""
    assert run("ingest", "-", "--outlet", "عربي21", database=own_desk, stdin=STORY.encode()).status == 0

    def told(*arguments: str):
        return run(*arguments, database=own_desk)

    return told


def test_a_corrected_claim_is_shown_with_what_the_program_read(told):
    ran = told(*EDIT, *BECAUSE, "--claimant", "خليفة حفتر", "--via", "رويترز")

    assert (ran.status, ran.err) == (0, "")
    assert " -> ".join(map(isolate, ["خليفة حفتر", "رويترز", "عربي21"])) in ran.out
    assert f"corrected by {isolate('سلمى')} on " in ran.out
    assert f"the program read: {isolate('وزير الدفاع')} (person), through nobody" in ran.out
    assert told("claim", "show", "1.1").out == ran.out


def test_a_correction_that_is_given_back_leaves_its_trace(told):
    told(*EDIT, *BECAUSE, "--polarity", "denies", "--quoted", "--modality", "possible")

    ran = told(*EDIT, "--restore", "--reason", "كان صحيحا")

    assert "1.1  day not known  affirms\n" in ran.out
    assert "the program read: affirms, certain, not quoted" in ran.out
    assert "given back to the program's reading by" in ran.out


def test_a_correction_after_a_verdict_says_so(told):
    told("verdict", "add", "1.1", "--rating", "false", "--rationale", "لا يصح")

    ran = told(*EDIT, *BECAUSE, "--outlet-voice")

    assert "after verdict 1 was logged" in ran.out
    assert "outlet's own voice  corrected" in ran.out


def test_a_dry_run_of_a_correction_changes_nothing(told):
    before = told("claim", "show", "1.1").out

    ran = told(*EDIT, *BECAUSE, "--span", "الجيش اشترى أسلحة", "--dry-run")

    assert (ran.status, ran.err) == (0, "nothing is changed: this is how it would be\n")
    assert "[الجيش اشترى أسلحة]" in ran.out
    assert told("claim", "show", "1.1").out == before


def test_rows_say_whether_they_are_corrected(told):
    ran = told(*EDIT, *BECAUSE, "--not-quoted", "--polarity", "declines", "--format", "jsonl")

    assert json.loads(ran.out)["corrected"] is True
    exported = [json.loads(line)["corrected"] for line in told("export", "claims").out.splitlines()]
    assert exported == [True, False]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([*EDIT, "--quoted"], 2),
        ([*EDIT, *BECAUSE], 2),
        ([*EDIT, "--quoted", "--reason", " "], 2),
        ([*EDIT, *BECAUSE, "--claimant-kind", "party"], 2),
        ([*EDIT, *BECAUSE, "--via", "رويترز", "--no-via"], 2),
        (["claim", "edit", "99.1", *BECAUSE, "--quoted"], 3),
        (["reread", "99"], 3),
        (["reread", "twelve"], 2),
    ],
)
def test_what_cannot_be_done_ends_with_its_status_and_a_hint(run, arguments, status):
    ran = run(*arguments)

    assert (ran.status, ran.out) == (status, "")
    assert "Traceback" not in ran.err
    assert "try" in ran.err.lower()


def test_with_nothing_to_read_again_it_says_so(told):
    ran = told("reread")

    assert (ran.status, ran.out) == (0, "")
    assert "nothing to read again" in ran.err


def test_reading_again_says_what_became_of_the_claims(told, own_desk):
    with psycopg.connect(own_desk) as connection:
        connection.execute("update factcheck.source set reread_by = 'grammar-0'")
        connection.execute("update factcheck.claim set polarity = 'denies', extractor = 'grammar-0' where number = 1")

    shown = told("reread", "--dry-run")
    ran = told("reread", "1", "--format", "jsonl")

    [row] = map(json.loads, ran.out.splitlines())
    assert (row["read_before_by"], row["stayed"], row["changed"], row["went"]) == ("grammar-0", 1, ["1.1"], [])
    assert shown.out.split()[:7] == ["source", "stayed", "changed", "came", "returned", "went", "key"]
    assert "1 sources read again, 1 otherwise than before; claims: 1 stayed, 1 changed" in ran.err
    assert "linked: " in ran.err
    assert "nothing to read again" in told("reread").err


def test_a_claim_that_is_no_longer_read_names_what_is_read_in_its_place(told, own_desk):
    told("verdict", "add", "1.1", "--rating", "false", "--rationale", "لا يصح")
    with psycopg.connect(own_desk) as connection:
        connection.execute("update factcheck.claim set polarity = 'denies' where number = 1")

    told("reread", "--all", "--no-link")

    ran = told("claim", "show", "1.1")
    assert "no longer read since " in ran.out
    assert "in its place: 1.3" in ran.out
    assert "1.1 " not in told("claim", "list").out
