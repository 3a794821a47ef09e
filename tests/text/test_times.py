"""Times in Arabic and English, by case tables and by what must hold of any text."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.days import DayRange
from factcheck.domain.spans import Span
from factcheck.text.numbers_and_times import find_times

TABLES = sorted((Path(__file__).parent / "cases" / "times").glob("*.yaml"))
CASES = [
    pytest.param(table["language"], table["published"], case, id=f"{path.stem}: {case['text']}")
    for path in TABLES
    for table in [yaml.safe_load(path.read_text(encoding="utf-8"))]
    for case in table["cases"]
]
PIECES = st.sampled_from(
    ["26", "٣٠", "99", " ", "/", "2016", "9999", "سبتمبر", "أيلول", "الماضي", "الثلاثاء", "يوم ", "قبل ", "منذ ",
     "خلال ", "عام ", "last ", "September", "Tuesday", " ago", "years", "two ", "ـ", "\u064b", ",", "1980s", "Q3 "]
)  # fmt: skip
DAYS = st.none() | st.dates().map(DayRange.day)


@pytest.mark.parametrize(("language", "published", "case"), CASES)
def test_a_text_names_these_times_and_no_others(language, published, case):
    text = case["text"]

    found = find_times(text, Span(0, len(text)), language, published and DayRange.parse(published))

    assert [[time.span.of(text), time.days and time.days.written()] for time in found] == case["found"]


@given(st.text() | st.lists(PIECES).map("".join), st.sampled_from(["ar", "en", "xx"]), DAYS)
def test_any_text_gives_times_inside_it_in_order(text, language, published):
    found = find_times(text, Span(0, len(text)), language, published)

    edges = [edge for time in found for edge in (time.span.start, time.span.end)]
    assert edges == sorted(edges)
    assert not edges or edges[-1] <= len(text)


@given(st.lists(PIECES).map("".join), st.sampled_from(["ar", "en"]), st.dates())
def test_a_coarser_day_of_publication_never_gives_another_day(text, language, day):
    span = Span(0, len(text))

    exact = find_times(text, span, language, DayRange.day(day))
    coarse = find_times(text, span, language, DayRange.month(day.year, day.month))

    assert [one.span for one in exact] == [one.span for one in coarse]
    assert all(
        rough.days is None or fine.days is None or rough.days.overlaps(fine.days)
        for fine, rough in zip(exact, coarse, strict=True)
    )
