"""What a link says of itself: what both say, what one says more, what was lost on the way."""

from dataclasses import replace

from factcheck.domain.words import Modality, ReasonCode
from factcheck.linking import compare

SAID = "حريق المصفاة نجم عن تسرب غاز من صمام قديم في وحدة التقطير"


def _codes(link):
    return {reason.code for reason in link.reasons}


def test_words_that_two_outlets_have_alike_are_wire_copy(claim):
    link = compare(claim(SAID, outlet="A"), claim(SAID, outlet="B", ref="2.1"))

    assert {ReasonCode.SAME_WORDS, ReasonCode.WIRE_COPY} <= _codes(link)


def test_what_was_likely_and_is_certain_later_has_lost_its_hedge(claim):
    likely = replace(claim(SAID, published="2023-03-13"), modality=Modality.PROBABLE)
    certain = claim(SAID, published="2023-03-14", ref="2.1")

    assert ReasonCode.HEDGE_LOST in _codes(compare(likely, certain))


def test_what_was_certain_and_is_likely_later_has_lost_nothing(claim):
    certain = claim(SAID, published="2023-03-13")
    likely = replace(claim(SAID, published="2023-03-14", ref="2.1"), modality=Modality.PROBABLE)

    assert ReasonCode.HEDGE_LOST not in _codes(compare(certain, likely))


def test_who_said_it_is_lost_where_a_later_outlet_says_it_itself(claim):
    link = compare(
        claim(SAID, by="سالم البدري", published="2023-03-13"), claim(SAID, published="2023-03-14", ref="2.1")
    )

    assert [r.detail for r in link.reasons if r.code is ReasonCode.ATTRIBUTION_LOST] == ["سالم البدري"]


def test_who_says_more_agrees_in_part(claim):
    more = claim(f"{SAID} شمالي مدينة مرسى الريح فجر الإثنين بعد صيانة طويلة", ref="2.1")

    assert ReasonCode.PARTIAL in _codes(compare(claim(SAID), more))
