"""Which claims keep their names when a text is read again."""

from dataclasses import replace

import pytest

from factcheck.domain.reading import Claim, Claimant, Hop, Sentence
from factcheck.domain.rereading import KnownClaim, compare_readings, renumber, successor
from factcheck.domain.spans import Span
from factcheck.domain.words import ClaimantKind, HopRole, Modality, Polarity, SentenceKind, Voice


def _said(start: int, end: int, by: str = "الوزير", **known) -> Claim:
    claim = Claim(
        number=1,
        sentence=1,
        span=Span(start, end),
        voice=Voice.ATTRIBUTED,
        claimant=Claimant(by, ClaimantKind.PERSON, None),
        chain=(Hop(by, HopRole.CLAIMANT),),
        cue=None,
        cue_span=None,
        polarity=Polarity.AFFIRMS,
        modality=Modality.CERTAIN,
        quoted=False,
    )
    return replace(claim, **known)


def _fates(known, *read):
    """Numbers that stayed, changed and returned, spans that came, numbers that went."""
    outcome = compare_readings(known, read)
    came = [(claim.span.start, claim.span.end) for claim in outcome.came]
    return sorted(outcome.stayed), sorted(outcome.changed), sorted(outcome.returned), came, sorted(outcome.went)


def test_claims_that_are_read_as_before_keep_their_names_in_any_order():
    known = [KnownClaim(1, _said(0, 9)), KnownClaim(2, _said(10, 19))]

    assert _fates(known, _said(10, 19), _said(0, 9)) == ([1, 2], [], [], [], [])


def test_neither_a_claim_s_place_among_sentences_nor_numbers_of_entities_make_it_another():
    other = replace(_said(0, 9), number=7, sentence=4, claimant=Claimant("الوزير", ClaimantKind.PERSON, None, 12))

    assert _fates([KnownClaim(1, _said(0, 9))], other) == ([1], [], [], [], [])


def test_the_same_words_read_otherwise_keep_their_name():
    assert _fates([KnownClaim(1, _said(0, 9))], _said(0, 9, polarity=Polarity.DENIES)) == ([], [1], [], [], [])


def test_what_people_have_judged_stays_as_they_saw_it_and_the_new_reading_gets_a_name():
    known = [KnownClaim(1, _said(0, 9), judged=True)]

    assert _fates(known, _said(0, 9, by="الناطق")) == ([], [], [], [(0, 9)], [1])


def test_other_words_are_another_claim():
    assert _fates([KnownClaim(1, _said(0, 9))], _said(0, 8)) == ([], [], [], [(0, 8)], [1])


@pytest.mark.parametrize("read", [[], [(0, 9)], [(4, 12)], [(0, 3), (5, 9)]])
def test_what_is_read_where_a_corrected_claim_stands_is_that_claim(read):
    known = [KnownClaim(1, _said(0, 9, by="الناطق"), corrected=True)]

    assert _fates(known, *(_said(*span) for span in read)) == ([1], [], [], [], [])


def test_what_is_read_where_the_program_had_read_a_corrected_claim_is_that_claim():
    known = [KnownClaim(1, _said(20, 29), corrected=True, read_at=(Span(0, 9),))]

    assert _fates(known, _said(0, 9), _said(30, 39)) == ([1], [], [], [(30, 39)], [])


def test_a_claim_beside_a_corrected_one_keeps_its_name_though_the_correction_reaches_into_it():
    known = [KnownClaim(1, _said(0, 15), corrected=True), KnownClaim(2, _said(10, 19))]

    assert _fates(known, _said(0, 9), _said(10, 19)) == ([1, 2], [], [], [], [])


def test_a_claim_that_went_comes_back_under_its_name_when_it_is_read_as_before():
    known = [KnownClaim(1, _said(0, 9), judged=True, gone=True), KnownClaim(2, _said(0, 9, by="الناطق"))]

    assert _fates(known, _said(0, 9)) == ([], [], [1], [], [2])


def test_a_claim_that_went_and_is_read_otherwise_stays_gone():
    assert _fates([KnownClaim(1, _said(0, 9), gone=True)], _said(0, 9, quoted=True)) == ([], [], [], [(0, 9)], [])


def test_two_claims_of_the_same_words_are_told_apart_by_who_makes_them():
    known = [KnownClaim(1, _said(0, 9, by="الوزير")), KnownClaim(2, _said(0, 9, by="الناطق"))]

    assert _fates(known, _said(0, 9, by="الناطق"), _said(0, 9, by="النقيب")) == ([2], [1], [], [], [])


def test_the_claim_that_took_the_place_of_another_has_most_of_its_words():
    assert successor(Span(0, 10), {1: Span(8, 20), 2: Span(2, 9), 3: Span(30, 40)}) == 2
    assert successor(Span(0, 10), {1: Span(10, 20)}) is None
    assert successor(Span(0, 10), {}) is None


def test_a_sentence_that_stands_where_it_stood_keeps_its_number_and_a_new_one_is_numbered_on():
    body = SentenceKind.BODY
    known = [Sentence(1, Span(0, 9), body), Sentence(2, Span(10, 40), body), Sentence(3, Span(41, 50), body)]
    read = [(0, 9), (10, 20), (21, 40), (41, 50)]

    renumbered = renumber(known, [Sentence(at, Span(*span), body) for at, span in enumerate(read, 1)])

    assert renumbered.numbers == {1: 1, 2: 4, 3: 5, 4: 3}
    assert [sentence.number for sentence in renumbered.new] == [4, 5]
    assert (renumbered.left_over, renumbered.other_kind) == ((2,), ())


def test_a_sentence_that_is_something_else_on_the_page_keeps_its_number_too():
    renumbered = renumber([Sentence(3, Span(0, 9), SentenceKind.BODY)], [Sentence(1, Span(0, 9), SentenceKind.HEADING)])

    assert renumbered.other_kind == (Sentence(3, Span(0, 9), SentenceKind.HEADING),)
    assert (renumbered.numbers, renumbered.new, renumbered.left_over) == ({1: 3}, (), ())
