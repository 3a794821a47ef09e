"""The collector looks seldom while articles are read, and as before afterwards."""

import gc

import pytest

from factcheck.services.collecting import collecting_seldom


def test_within_it_the_collector_looks_at_many_new_objects_at_once():
    before = gc.get_threshold()

    with collecting_seldom():
        within = gc.get_threshold()

    assert within[0] > before[0]
    assert gc.get_threshold() == before


def test_what_was_set_holds_again_after_an_error():
    before = gc.get_threshold()

    with pytest.raises(ValueError, match="unreadable"), collecting_seldom():
        raise ValueError("unreadable")

    assert gc.get_threshold() == before
