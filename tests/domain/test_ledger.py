"""The canonical form of an entry is one and the same for good: what was hashed years ago hashes so today."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.ledger import GENESIS, as_stored, broken_links, canonical, chained
from factcheck.domain.tampering import Problem

WHOLE = st.integers(-(2**63), 2**63 - 1)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
ENTRIES = st.dictionaries(WORDS, VALUES, max_size=4)


@given(ENTRIES)
def test_the_form_is_the_one_in_which_the_first_entries_were_written(entry):
    first = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()

    assert canonical(entry) == first


@given(ENTRIES)
def test_the_form_is_read_back_as_what_was_written(entry):
    assert json.loads(canonical(entry)) == entry


@pytest.mark.parametrize("value", [0.5, 1e400, float("nan"), 2**63, -(2**63) - 1, b"x", (1,), {1}, {1: 2}, object()])
def test_what_has_no_exact_form_is_refused(value):
    with pytest.raises(TypeError):
        canonical({"details": [value]})


@pytest.mark.parametrize("entry", [{"note": "\ud800"}, {"\udfff": 1}])
def test_half_characters_are_refused(entry):
    with pytest.raises(UnicodeEncodeError):
        canonical(entry)


def _first_form(recorded_at="2026-11-23T09:00:00+00:00"):
    """An entry as the first versions wrote it, without its time in the digest."""
    entry = {"claim": "1.1", "logged_at": "2026-11-23T09:00:00+00:00"}
    digest = hashlib.sha256(canonical({"kind": "verdict", "seq": 1, "entry": entry})).digest()
    return (1, "verdict", canonical(entry), recorded_at, digest, GENESIS, hashlib.sha256(GENESIS + digest).digest())


def test_an_entry_of_the_first_versions_holds_and_others_follow_it():
    first = _first_form()
    second = chained(2, "verdict", {}, recorded_at="2026-11-23T10:00:00+00:00", previous_digest=first[-1])

    assert list(broken_links([first, as_stored(second)])) == []


def test_the_time_of_an_entry_of_the_first_versions_is_that_of_its_record():
    [finding] = broken_links([_first_form(recorded_at="2026-11-23T09:00:01+00:00")])

    assert (finding.problem, finding.seq, finding.field) == (Problem.ALTERED, 1, "recorded_at")


@pytest.mark.parametrize("entry", ['{"n": 1e999}', "[" * 2000 + "]" * 2000, '{"n": 1' + "0" * 5000 + "}", "[]", "7"])
def test_what_could_never_have_been_written_counts_as_altered(entry):
    link = as_stored(chained(1, "verdict", {}, recorded_at="", previous_digest=GENESIS))

    findings = list(broken_links([(*link[:2], entry, *link[3:])]))

    assert [(finding.problem, finding.field) for finding in findings] == [(Problem.ALTERED, "entry")]
