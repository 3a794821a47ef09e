"""What always holds of a reading, whatever the text."""

import gc
import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factcheck.domain.reading import Reading
from factcheck.domain.spans import Span
from factcheck.text import Context, normalize, read

_ARABIC = (
    "قال", "وأضاف", "إن", "أن", "مصدر", "الوزير", "نفى", "لم", "يؤكد", "وفقا", "لمصدر", "الذي", "يزعم", "كان",
    "قد", "صحيفة", "لـ", "عن", "قوله", "مشيرا", "إلى", "إلا", "رفض", "نفي", "حفتر", "4.2", "يذكر", "مليون", "أمس",
)  # fmt: skip
_ENGLISH = (
    "said", "told", "that", "the", "The", "minister", "denied", "he", "Mr.", "U.S.", "according", "to", "sources",
    "Reuters", "a.m.", "2.5", "million", "yesterday", "but", "who", "adding", "No.", "spokesman", "By",
)  # fmt: skip
_MARKS = ("(", ")", "«", "»", ":", "،", ",", ".", '"', "“", "'", "...", "؟", "- ", "1. ", "\n", "\n\n", "\u200f", "+")
_NEWS_LIKE = st.lists(st.sampled_from([*_ARABIC, *_ENGLISH, *_MARKS]), max_size=60).map(" ".join)
_IN_ARABIC_SCRIPT = st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF))
_TEXTS = st.one_of(st.text(), _IN_ARABIC_SCRIPT, _NEWS_LIKE)
_LANGUAGES = st.sampled_from(["ar", "en", None])
_HOSTILE = {
    "spaces": " ",
    "line ends": "\n",
    "tatweel": "ـ",
    "one Arabic word": "ا",
    "one Latin word": "a",
    "capitals": "A ",
    "quotation marks": '"ا ',
    "opening marks": "«",
    "opening curly marks": "“",
    "apostrophes": "'",
    "brackets": "(",
    "commas": "، ",
    "stops": ". ",
    "dots": "...",
    "initials": "A. ",
    "colons": "ا: ",
    "bullets": "- ا\n",
    "cues": "قال ",
    "English cues": "said ",
    "cues that content may follow": "قال المصدر، ",
    "names": "Mr. John Smith ",
    "auxiliaries": "كان قد ",
    "numbers": "1 ",
    "number words": "مليون و",
    "questions in marks": '"ا؟" ',
    "furniture": "شارك\n",
    "credits": "ا (رويترز)\n",
}
_CHARACTERS = 20_000
# Twice the text takes twice the time. A step that is quadratic takes seconds for so many characters, and on a busy
# machine a clock tells nothing below the half of one.
_RATIO, _QUICK_S = 2.6, 0.5
_TRIES = 6
_SECONDS_A_MEGABYTE = 60  # generous on a busy machine; a quadratic step takes hours


@pytest.mark.parametrize("language", ["ar", "en"])
@given(_TEXTS)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_span_lies_inside_the_text_and_inside_its_sentence(language, text):
    reading = read(text, Context(language=language))

    sentences = {sentence.number: sentence.span for sentence in reading.sentences}
    assert all(span.end <= len(text) for span in sentences.values())
    assert all(first.end <= second.start for first, second in pairwise(sentences.values()))
    assert all(sentences[claim.sentence].holds(claim.span) for claim in reading.claims)
    assert all(0 <= span.start < span.end <= len(text) for span in _spans(reading))


@given(_TEXTS)
@example("SAID TO")
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_sentence_has_words_and_no_white_space_at_its_ends(text):
    sentences = [one.span.of(text) for one in read(text, Context()).sentences]

    assert all(words == words.strip() != "" for words in sentences)
    assert all(any(map(str.isalnum, words)) for words in sentences)


@pytest.mark.parametrize("language", ["ar", "en"])
@given(_TEXTS)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_a_claim_shows_is_what_stands_in_the_text(language, text):
    claims = read(text, Context(language=language)).claims

    attributed = [claim for claim in claims if claim.claimant is not None]
    assert [claim.number for claim in claims] == list(range(1, len(claims) + 1))
    assert all(claim.cue is None or (claim.cue_span and claim.cue_span.of(text) == claim.cue) for claim in claims)
    assert all(claim.chain[0].name == claim.claimant.name for claim in attributed if claim.claimant)
    assert all(claim.span.of(text).strip() == claim.span.of(text) != "" for claim in claims)


@given(_TEXTS)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_normalised_sentences_lead_back_to_the_words_they_came_from(text):
    sentences = [one.span.of(text) for one in read(text, Context()).sentences]
    normalized = [normalize(words) for words in sentences]

    led_back = [
        one.original(Span(0, len(one.text))).of(words) for one, words in zip(normalized, sentences, strict=True)
    ]
    assert [normalize(words).text for words in led_back] == [one.text for one in normalized]


@given(_TEXTS, _LANGUAGES)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_same_text_is_read_the_same_way_twice(text, language):
    assert read(text, Context(language=language)) == read(text, Context(language=language))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("unit", _HOSTILE.values(), ids=_HOSTILE.keys())
def test_twice_the_hostile_text_takes_no_more_than_twice_the_time(unit, language):
    text = (unit * _CHARACTERS)[:_CHARACTERS]

    assert any(_is_in_proportion(text, language) for _ in range(_TRIES))


@pytest.mark.parametrize("sentence", [
    "قال مصدر أمني إن التحقيق بدأ في القاهرة، مشيرا إلى أن المتهم اعترف. ",
    "The minister denied the report, adding that 2.5 million people were safe. ",
])  # fmt: skip
def test_a_megabyte_on_one_line_is_read(sentence):
    text = sentence * (1_000_000 // len(sentence.encode()) + 1)
    started = time.process_time()

    reading = read(text, Context())

    assert len(reading.sentences) == text.count(". ")
    assert time.process_time() - started < _SECONDS_A_MEGABYTE


def _spans(reading: Reading) -> list[Span]:
    """The span of everything that the claims of the reading point to."""
    return [
        each.span
        for claim in reading.claims
        for each in (claim, *claim.quantities, *claim.times, *claim.mentions, *claim.chain)
        if each.span is not None
    ]


def _is_in_proportion(text: str, language: str) -> bool:
    twice = _seconds(text + text, language)
    return twice < _QUICK_S or twice < _RATIO * _seconds(text, language)


def _seconds(text: str, language: str) -> float:
    """Process time of one reading, the collector at rest as timeit has it: it walks all that other tests left."""
    gc.disable()
    started = time.process_time()
    try:
        read(text, Context(language=language))
        return time.process_time() - started
    finally:
        gc.enable()
