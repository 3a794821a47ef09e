"""Tables of pairs: agreements, contradictions by reason, and tempting pairs that are no link."""

from factcheck.linking import METHOD, compare


def test_a_pair_comes_out_as_a_careful_reader_has_it(pair):
    link = compare(pair["a"], pair["b"])

    relation = "none" if link is None else str(link.relation)

    assert relation == pair["relation"]


def test_a_link_gives_the_reason_that_a_reader_would(pair):
    link = compare(pair["a"], pair["b"])

    codes = {None} if link is None else {str(reason.code) for reason in link.reasons}

    assert pair.get("reason") in codes


def test_the_order_of_two_claims_does_not_matter(pair):
    link = compare(pair["a"], pair["b"])

    turned = compare(pair["b"], pair["a"])

    assert turned == link


def test_a_link_says_by_which_method_and_how_sure(pair):
    link = compare(pair["a"], pair["b"])

    assert link is None or (link.method == METHOD and 0.5 <= link.score <= 1.0)
