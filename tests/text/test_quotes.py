"""Quotations of every kind of mark, and marks that are missing."""

import pytest

from factcheck.domain.spans import Span
from factcheck.text.quotes import find_quotes


def _insides(text):
    return [quote.inside.of(text) for quote in find_quotes(text, [Span(0, len(text))])]


@pytest.mark.parametrize("text", ["قال «نعم» ثم", 'قال "نعم" ثم', "قال “نعم” ثم", "قال ‹نعم› ثم"])
def test_every_kind_of_mark_holds_a_quotation(text):
    assert _insides(text) == ["نعم"]


def test_of_nested_quotations_the_outer_one_counts():
    assert _insides('قال: «سمعت "نعم" منه».') == ['سمعت "نعم" منه']


def test_a_mark_that_is_never_closed_ends_with_its_sentence():
    assert _insides('قال "نعم اليوم. ثم غادر.') == ["نعم اليوم"]


def test_a_closing_mark_that_nothing_opened_is_no_quotation():
    assert _insides('قال إن الأمر انتهى". ثم غادر.') == []


def test_a_new_quotation_shows_that_the_one_before_was_never_closed():
    assert _insides('قال "نعم. ثم قال "لا".') == ["نعم", "لا"]


def test_no_quotation_leaves_its_paragraph():
    text = '"أول\nثان"'

    assert [quote.inside.of(text) for quote in find_quotes(text, [Span(0, 4), Span(5, 9)])] == ["أول"]
