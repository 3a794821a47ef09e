"""Whatever is done behind the program's back, with every right that there is, a check finds and names it."""

from factcheck.services.ledger import Checked, verify


def test_an_untouched_history_agrees_with_its_ledger(desk):
    checked = Checked()

    assert list(verify(desk, checked)) == []
    assert checked.entries > 40


def test_two_thousand_changes_at_random_are_all_found_and_named(tamperer):
    assert tamperer.unnoticed(2000) == []
