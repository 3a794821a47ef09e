"""What always holds of a reading, whatever the text."""

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.text import Context, read

_WORDS = st.sampled_from([
    "قال", "وأضاف", "إن", "أن", "مصدر", "الوزير", "نفى", "لم", "يؤكد", "وفقا", "لمصدر", "الذي", "يزعم", "كان",
    "قد", "صحيفة", "لـ", "عن", "قوله", "مشيرا", "إلى", "إلا", "رفض", "نفي", "حفتر", "4.2", "يذكر", "(", ")",
    "«", "»", ":", "،", ".", '"', "\n", "\n\n", "\u200f",
])  # fmt: skip
_NEWS_LIKE = st.lists(_WORDS, max_size=60).map(" ".join)
_TEXTS = st.one_of(st.text(), st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF)), _NEWS_LIKE)
_SLOW_TEXTS = {
    "spaces": " " * 20_000,
    "tatweel": "ـ" * 20_000,
    "one word": "ا" * 20_000,
    "quotation marks": '"ا ' * 7_000,
    "opening marks": "«" * 20_000,
    "commas": "، " * 10_000,
    "stops": ". " * 10_000,
    "cues": "قال " * 5_000,
    "cues that content may follow": "قال المصدر، " * 3_000,
    "auxiliaries": "كان قد " * 4_000,
    "numbers": "1 " * 10_000,
}
# Generous on a busy machine; a quadratic step takes minutes on these.
_SECONDS = 8


@given(_TEXTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_span_lies_inside_the_text_and_inside_its_sentence(text):
    reading = read(text, Context(language="ar"))

    sentences = {sentence.number: sentence.span for sentence in reading.sentences}
    assert all(span.end <= len(text) for span in sentences.values())
    assert all(first.end <= second.start for first, second in pairwise(sentences.values()))
    assert all(sentences[claim.sentence].holds(claim.span) for claim in reading.claims)


@given(_TEXTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_a_claim_shows_is_what_stands_in_the_text(text):
    claims = read(text, Context(language="ar")).claims

    attributed = [claim for claim in claims if claim.claimant is not None]
    assert [claim.number for claim in claims] == list(range(1, len(claims) + 1))
    assert all(claim.cue is None or (claim.cue_span and claim.cue_span.of(text) == claim.cue) for claim in claims)
    assert all(claim.chain[0].name == claim.claimant.name for claim in attributed if claim.claimant)
    assert all(claim.span.of(text).strip() == claim.span.of(text) != "" for claim in claims)


@given(_TEXTS)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_text_in_no_given_language_raises_nothing(text):
    assert read(text, Context()).extractor


@pytest.mark.parametrize("text", _SLOW_TEXTS.values(), ids=_SLOW_TEXTS.keys())
def test_a_hostile_text_takes_no_more_than_its_length(text):
    started = time.process_time()

    read(text, Context(language="ar"))

    assert time.process_time() - started < _SECONDS


def test_a_quarter_of_a_megabyte_on_one_line_is_read():
    text = "قال مصدر أمني إن التحقيق بدأ في القاهرة، مشيرا إلى أن المتهم اعترف. " * 4_000
    started = time.process_time()

    reading = read(text, Context(language="ar"))

    assert len(reading.claims) == 8_000
    assert time.process_time() - started < 4 * _SECONDS
