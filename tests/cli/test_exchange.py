"""Verdicts out of the program and into it, bibliographies and dossiers, as people type them."""

import json

import pytest

from factcheck.presenters.safe import isolate

STORY = "قال المتحدث باسم الجيش إن روسيا وعدت بأسلحة قيمتها أربعة مليارات دولار بعد رفع الحظر."
SIGNED = {"FACTCHECK_DESK": "مكتب التحقق", "FACTCHECK_REVIEW_URL": "https://desk.example/{claim}"}


@pytest.fixture
def judged(run, own_desk):
    """A database with one article and a verdict on its first claim."""
    run("ingest", "-", "--no-link", database=own_desk, stdin=STORY.encode())
    why = ("--rationale", "لم يُرفع الحظر", "--evidence", "refutes:سجل", "--by", "Nour")
    assert run("verdict", "add", "1.1", "--rating", "false", *why, database=own_desk).status == 0
    return own_desk


def test_a_verdict_goes_out_as_a_review_and_what_is_lost_is_said(run, judged):
    ran = run("export", "claimreview", "1.1#1", database=judged, **SIGNED)

    [review] = json.loads(ran.out)
    assert (ran.status, review["author"]["name"], review["url"]) == (0, "مكتب التحقق", "https://desk.example/1.1")
    assert "lost in 1: what a piece of evidence does to the claim" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["1.1"], "FACTCHECK_DESK"),
        (["--desk", "D"], "name claims, or give --all"),
        (["1.1", "--all", "--desk", "D"], "name claims, or give --all"),
        (["1.1#x", "--desk", "D"], "not a claim's name"),
        (["1.1", "--desk", "D"], "has no address"),
    ],
)
def test_an_export_that_cannot_be_is_refused_and_says_what_is_missing(run, judged, arguments, said):
    ran = run("export", "claimreview", *arguments, database=judged)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_what_goes_out_comes_in_and_what_is_broken_is_set_aside(run, judged, tmp_path):
    run("export", "claimreview", "--all", "-o", "ours.json", database=judged, **SIGNED)
    (tmp_path / "page.html").write_text('<script type="application/ld+json">{</script>', encoding="utf-8")

    ran = run("import", "claimreview", "ours.json", "page.html", "--no-link", database=judged)

    assert (ran.status, ran.out) == (6, "")
    assert "set aside: page.html, block 1, line 1: broken JSON" in ran.err
    assert "1 new verdicts of other desks" in ran.err
    assert f"another desk's: {isolate('مكتب التحقق')}" in run("verdict", "show", "2.1", database=judged).out


def test_a_dossier_is_a_page_where_the_file_says_so(run, judged, tmp_path):
    ran = run("claim", "dossier", "1.1", "-o", "claim.html", database=judged)
    shown = run("claim", "dossier", "1.1", database=judged)

    assert (ran.status, ran.out, shown.status) == (0, "", 0)
    assert (tmp_path / "claim.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert shown.out.startswith("# Claim 1.1\n")


def test_a_source_is_cited_in_both_forms(run, judged):
    csl = run("source", "cite", 1, database=judged)
    bibtex = run("source", "cite", 1, "--format", "bibtex", database=judged)

    assert bibtex.out.startswith(f"@misc{{{json.loads(csl.out)[0]['id']},\n")
