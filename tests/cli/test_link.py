"""``factcheck link`` and ``factcheck review`` as people type them."""

import json

import pytest

from factcheck.linking.encoder import chosen

SAID = "وقع الجيش الليبي عقد أسلحة مع روسيا في موسكو بقيمة أربعة مليارات دولار."
DENIED = "نفى المتحدث باسم الجيش الليبي توقيع عقد أسلحة مع روسيا في موسكو."


@pytest.fixture
def desk_with_a_contradiction(run, own_desk, tmp_path):
    """A database in which one outlet denies what another one says."""
    (tmp_path / "a.txt").write_text(SAID, encoding="utf-8")
    (tmp_path / "b.txt").write_text(DENIED, encoding="utf-8")
    run("ingest", "a.txt", "--outlet", "Al-Barq", database=own_desk)
    run("ingest", "b.txt", "--outlet", "Al-Raed", database=own_desk)
    return own_desk


@pytest.fixture
def on_desk(run, desk_with_a_contradiction):
    """Runs a command on it."""
    return lambda *arguments, **more: run(*arguments, database=desk_with_a_contradiction, **more)


def rows(ran) -> list[dict]:
    """The rows that a command wrote as JSON lines."""
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_word_on_a_pair_is_kept_and_shown_in_the_list(on_desk):
    said = on_desk("link", "decide", "2.1", "1.1", "confirm", "--by", "Huda", "--note", "one contract")

    listed = on_desk("contradictions")
    assert (said.status, said.out.splitlines()[1]) == (0, "  one contract")
    assert said.out.startswith("1.1 contradicts 2.1  decision 1  confirmed by Huda  20")
    assert "confirmed by Huda" in listed.out
    assert "Huda: one contract" in listed.out


def test_the_exported_link_has_its_state(on_desk):
    on_desk("link", "decide", "1.1", "2.1", "reject", "--by", "Huda")

    [link] = rows(on_desk("export", "links"))

    assert (link["relation"], link["state"]) == ("contradicts", "rejected")


def test_a_word_said_twice_is_a_conflict(on_desk):
    on_desk("link", "decide", "1.1", "2.1", "unsure", "--by", "Huda")

    again = on_desk("link", "decide", "1.1", "2.1", "unsure", "--by", "Huda")

    assert again.status == 5
    assert "factcheck link history 1.1 2.1" in again.err


def test_many_are_decided_only_by_the_number_that_the_dry_run_said(on_desk):
    dry = on_desk("link", "decide-all", "confirm", "--relation", "contradicts", "--by", "Huda", "--dry-run")
    unsaid = on_desk("link", "decide-all", "confirm", "--relation", "contradicts", "--by", "Huda")
    wrong = on_desk("link", "decide-all", "confirm", "--relation", "contradicts", "--by", "Huda", "--count", 7)
    right = on_desk("link", "decide-all", "confirm", "--relation", "contradicts", "--by", "Huda", "--count", 1)

    assert (dry.status, unsaid.status, wrong.status, right.status) == (0, 2, 5, 0)
    assert [row["editor"] for row in rows(on_desk("link", "history", "--format", "jsonl"))] == ["Huda"]


def test_link_without_a_word_compares_what_is_new_and_with_vectors_what_was_not(on_desk):
    by_words = on_desk("link", FACTCHECK_ENCODER="none")
    closer, again = on_desk("link"), on_desk("link")

    assert (by_words.status, closer.status, again.status) == (0, 0, 0)
    assert "0 sources)" in by_words.err
    assert ("2 sources)" in closer.err) == (chosen() is not None)
    assert "0 sources)" in again.err


def test_ingest_compares_by_words_alone_and_says_what_looks_closer(run, own_desk):
    aware = run("ingest", "-", database=own_desk, stdin=SAID.encode())
    bare = run("ingest", "-", database=own_desk, stdin=DENIED.encode(), FACTCHECK_ENCODER="none")

    assert ("factcheck link looks closer" in aware.err) == (chosen() is not None)
    assert "looks closer" not in bare.err


def test_a_pair_is_reviewed_with_a_key_and_a_note(on_desk):
    ran = on_desk("review", "--by", "Huda", stdin=b"o?nhe speaks of another day\nr")

    [decision] = rows(on_desk("link", "history", "--format", "jsonl"))
    assert ran.status == 0
    assert "1 of 1  contradicts" in ran.out
    assert "b.txt" in ran.out
    assert ran.err.splitlines()[-1] == "1 decided, 0 left of 1"
    assert (decision["state"], decision["note"]) == ("rejected", "he speaks of another day")


def test_going_back_in_a_review_lets_the_editor_think_again(on_desk):
    on_desk("review", "--by", "Huda", stdin=b"sbwq")

    states = {(row["relation"], row["state"]) for row in rows(on_desk("export", "links"))}
    assert states == {("contradicts", "rejected"), ("agrees", "confirmed")}


def test_the_last_word_of_a_review_is_taken_back_by_a_key_and_its_pair_shown_again(on_desk):
    ran = on_desk("review", "--by", "Huda", stdin=b"zrzc")

    decisions = [
        (row["number"], row["state"], row["undoes"]) for row in rows(on_desk("link", "history", "-f", "jsonl"))
    ]
    assert (ran.status, ran.err.splitlines()[-1]) == (0, "1 decided, 0 left of 1")
    assert decisions == [(3, "confirmed", None), (2, "suggested", 1), (1, "rejected", None)]


def test_a_word_is_undone_by_its_command_and_both_stay_on_record(on_desk):
    on_desk("link", "decide", "2.1", "1.1", "reject", "--by", "Huda")

    undone = on_desk("link", "undo", "2.1", "1.1", "--by", "Huda")
    again = on_desk("link", "undo", "2.1", "1.1", "--by", "Huda")

    assert (undone.status, "takes 1 back: suggested by" in undone.out) == (0, True)
    assert (again.status, "has said nothing" in again.err) == (5, True)


def test_a_review_left_at_once_decides_nothing(on_desk):
    ran = on_desk("review", stdin=b"q")

    assert ran.err.splitlines()[-1] == "0 decided, 1 left of 1"
    assert rows(on_desk("link", "history", "--format", "jsonl")) == []


def test_a_pair_is_explained(on_desk):
    shown = on_desk("link", "explain", "2.1", "1.1")
    features = rows(on_desk("link", "explain", "1.1", "2.1", "--format", "jsonl"))

    assert (shown.status, shown.out.splitlines()[0]) == (0, "1.1 and 2.1")
    assert "stored    contradicts" in shown.out
    assert {"feature", "value", "matter", "clash"} <= features[0].keys()
