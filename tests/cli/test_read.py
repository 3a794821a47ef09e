"""``factcheck read``: an article is shown as it is read, and nothing is stored."""

import json

from factcheck.presenters.safe import isolate

ARTICLE = 'قال مصدر عسكري لوكالة "رويترز" إن القوات ستنسحب يوم 12 مايو 2020. وامتلأت الشوارع بالناس.'


def test_each_sentence_is_shown_with_its_claims(run):
    ran = run("read", "-", "--outlet", "عربي21", stdin=ARTICLE.encode())

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.count("sentence ") == 2
    assert " -> ".join(map(isolate, ["مصدر عسكري", "رويترز", "عربي21"])) in ran.out
    assert f"2020-05-12 = {isolate('يوم 12 مايو 2020')}" in ran.out


def test_what_decided_is_said_when_asked(run):
    ran = run("read", "-", "--explain", stdin=ARTICLE.encode())

    assert "not named: military" in ran.out
    assert "nobody is credited; the outlet's own voice" in ran.out


def test_the_rule_of_a_claim_is_said_when_asked(run):
    ran = run("read", "-", "--explain", stdin=b"According to the ministry, the road to the port is open again.")

    assert "why       according to; claimant named here, organisation" in ran.out


def test_the_rows_are_those_of_the_export(run):
    ran = run("read", "-", "--format", "jsonl", stdin=ARTICLE.encode())

    said, own = map(json.loads, ran.out.splitlines())
    assert said["claimant"]["anonymous"] == {"kind": "military", "close_to": None, "plural": False}
    assert said["text"] == ARTICLE[said["start"] : said["end"]]
    assert (own["voice"], own["claimant"]) == ("outlet", None)


def test_it_needs_no_database(run):
    ran = run("read", "-", stdin=ARTICLE.encode(), database="postgresql://nobody@127.0.0.1:1/none")

    assert ran.status == 0


def test_a_file_that_cannot_be_read_is_set_aside_and_the_others_are_shown(run, tmp_path):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "whole.txt").write_text(ARTICLE, encoding="utf-8")

    ran = run("read", str(tmp_path / "empty.txt"), str(tmp_path / "whole.txt"))

    assert ran.status == 6
    assert "set aside: empty.txt" in ran.err
    assert "whole.txt" in ran.out


def test_without_a_path_it_says_what_to_give(run):
    ran = run("read")

    assert (ran.status, ran.out) == (2, "")
