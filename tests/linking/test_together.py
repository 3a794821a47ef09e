"""Claims of a story side by side: nearness by vectors, and claims that bear each other out."""

import pytest

from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import Relation
from factcheck.linking import links_among, prepare
from factcheck.linking.nearness import Near, nearnesses
from factcheck.linking.standing import Standing, alone
from factcheck.linking.together import borne_out, comparable

A, B, C, D = (ClaimRef.parse(name) for name in ("1.1", "2.1", "2.2", "3.1"))
SIGNED = "الحكومة وقعت اتفاق الغاز مع الشركة"
NOT_SIGNED = "الحكومة لم توقع اتفاق الغاز مع الشركة"


@pytest.fixture
def prepared(claim):
    texts = {A: SIGNED, B: NOT_SIGNED, C: "أسعار الخبز ارتفعت في الأسواق", D: "اتفاق الغاز وقعته الحكومة مع الشركة"}
    return {ref: prepare(claim(text, ref=str(ref), outlet=str(ref))) for ref, text in texts.items()}


def test_of_two_claims_in_the_other_article_one_is_the_nearest(prepared):
    vectors = {A: (1.0, 0.0), B: (0.9, 0.1), C: (0.0, 1.0), D: (1.0, 0.1)}
    unknown = {ref: prepare(one.claim) for ref, one in prepared.items()}

    near = nearnesses([(A, B), (A, C)], unknown, {ref: vector * 192 for ref, vector in vectors.items()})

    assert near[A, B].rank > near[A, C].rank


def test_a_pair_without_vectors_has_no_nearness(prepared):
    assert nearnesses([(A, B)], prepared, {}) == {}


def test_whoever_contradicts_one_contradicts_who_agrees_with_it():
    shares = {
        (A, B): {Relation.AGREES: 0.9, Relation.CONTRADICTS: 0.0},
        (A, D): {Relation.AGREES: 0.0, Relation.CONTRADICTS: 0.9},
        (B, D): {Relation.AGREES: 0.0, Relation.CONTRADICTS: 0.2},
    }

    told = borne_out(shares)

    assert told[B, D][Relation.CONTRADICTS] > shares[B, D][Relation.CONTRADICTS]
    assert told[A, B][Relation.AGREES] == shares[A, B][Relation.AGREES]


def test_links_are_found_by_words_alone(prepared):
    found = {(link.a, link.b): link.relation for link in links_among(prepared, [(A, B), (A, C), (A, D), (B, D)])}

    assert found[A, B] is Relation.CONTRADICTS
    assert found[A, D] is Relation.AGREES
    assert (A, C) not in found


def test_the_order_of_pairs_changes_nothing(prepared):
    pairs = [(A, B), (A, D), (B, D)]

    assert list(links_among(prepared, pairs)) == list(links_among(prepared, pairs[::-1]))


def test_a_pair_without_a_word_in_common_is_not_judged(prepared):
    assert _judged(prepared[A], prepared[B])
    assert not _judged(prepared[A], prepared[C])


def test_a_pair_that_lies_far_apart_is_judged_for_what_it_shares_alone(prepared):
    far = Near(cosine=0.1, rank=0.1)

    assert _judged(prepared[A], prepared[C], Near(cosine=0.5, rank=1.0))
    assert _judged(prepared[A], prepared[B], far)
    assert not _judged(prepared[A], prepared[C], far)


def _judged(a, b, near=None):
    return comparable(a, b, near=near, standing=alone(a, b))


def test_figures_of_one_thing_that_cannot_both_hold_are_judged_however_little_else_is_shared(claim):
    nothing_shared = Standing(worth=0.0, covered=0.0, spanned=0.0, rank=0.0)
    loan = prepare(claim("a loan of $4 billion", ref="1.1", quantities=(_money(4e9),)))
    smaller = prepare(claim("the loan of $3 billion", ref="2.1", quantities=(_money(3e9),)))
    fine = prepare(claim("a fine of $3 billion", ref="3.1", quantities=(_money(3e9),)))

    assert comparable(loan, smaller, near=None, standing=nothing_shared)
    assert not comparable(loan, fine, near=None, standing=nothing_shared)


def _money(value):
    return {"value": value, "unit": "USD", "text": f"${value / 1e9:.0f} billion"}
