"""``factcheck source diff`` as people type it."""

import json

import pytest

WAS = "قال الوزير إن قيمة الاتفاق 4.2 مليار دولار.\nوصلت السفينة."
IS = "قال الوزير إن قيمة الاتفاق 2.4 مليار دولار.\nوصلت السفينة."


@pytest.fixture
def diff(run, own_desk, tmp_path):
    """Takes the article in twice, changed, and runs the command."""

    def ran(*arguments):
        for text in (WAS, IS):
            (tmp_path / "a.txt").write_text(text, encoding="utf-8")
            run("ingest", str(tmp_path / "a.txt"), "--url", "https://a.example/1", database=own_desk)
        return run("source", "diff", *arguments, database=own_desk)

    return ran


def test_words_that_changed_stand_in_brackets_and_the_claims_below(diff):
    ran = diff("1")

    assert (ran.status, ran.err) == (0, "")
    assert "  sentences 1 kept, 1 reworded\n" in ran.out
    assert "  - قال الوزير إن قيمة الاتفاق [4.2] مليار دولار.\n  + قال الوزير إن قيمة الاتفاق [2.4] مليار" in ran.out
    assert "claim 1.1 -> 1.3  reworded" in ran.out


def test_programs_get_a_row_a_changed_sentence(diff):
    ran = diff("1", "--from", "1", "--to", "2", "--format", "json")

    [row] = json.loads(ran.out)
    [[start, end]] = row["after_changed"]
    assert (row["change"], row["after"][start:end]) == ("reworded", "2.4")


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [(["7"], 3, "there is no source 7"), (["1", "--to", "1"], 2, "has no capture before 1")],
)
def test_what_cannot_be_compared_is_said_with_what_to_do(diff, asked, status, said):
    ran = diff(*asked)

    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err
