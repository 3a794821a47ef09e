"""What holds of any two texts."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.words import Polarity
from factcheck.linking import compare, features, prepare

# Words that the rules know, strewn among any characters at all.
KNOWN = st.sampled_from(
    [
        "لم",
        "لا",
        "أي",
        "رفض",
        "وافق",
        "ارتفع",
        "انخفض",
        "4.2 مليار",
        "not",
        "any",
        "rose",
        "fell",
        "two letters",
        "؟",
        "",
    ]
)
TEXTS = st.lists(st.one_of(KNOWN, st.text(max_size=20)), max_size=12).map(" ".join)
POLARITIES = st.sampled_from(list(Polarity))


@given(TEXTS, TEXTS, POLARITIES, POLARITIES)
def test_no_text_breaks_a_comparison_and_its_order_is_free(claim, text, other, polarity, other_polarity):
    a = claim(text, ref="1.1", polarity=polarity, language="ar")
    b = claim(other, ref="2.1", polarity=other_polarity, language="en")

    link = compare(a, b)

    assert compare(b, a) == link


@given(TEXTS, TEXTS, POLARITIES)
def test_every_feature_lies_between_nothing_and_all(claim, text, other, polarity):
    a = prepare(claim(text, ref="1.1", polarity=polarity, language="ar"))
    b = prepare(claim(other, ref="2.1", language="ar"))

    found = features(a, b)

    assert all(0.0 <= value <= 1.0 for value in found.values())
    assert features(b, a) == found


def test_a_sentence_without_end_is_compared_like_any_other(claim):
    endless = claim("لا يوجد أي عقد " * 7000, ref="1.1")

    link = compare(endless, claim("هناك عقد لبناء الجسر مع الشركة", ref="2.1"))

    assert link is None or link.relation == "contradicts"


@given(TEXTS)
def test_a_claim_never_contradicts_its_own_words(claim, text):
    link = compare(claim(text, ref="1.1"), claim(text, ref="2.1"))

    assert link is None or link.relation == "agrees"
