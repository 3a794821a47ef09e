"""The canonical form of an entry is one and the same for good: what was hashed years ago hashes so today."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.ledger import canonical

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
