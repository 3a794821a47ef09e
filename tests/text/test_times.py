"""Times in Arabic and English, by case tables and by what must hold of any text."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.days import DayRange
from factcheck.domain.spans import Span
from factcheck.text import Context, read
from factcheck.text.numbers_and_times import NumbersAndTimes, find_times
from factcheck.text.stretches import Stretch

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


def test_a_claim_of_what_is_to_come_puts_a_bare_weekday_ahead():
    published = DayRange.day(date(2024, 7, 17))  # a Wednesday

    coming = read("قال الوزير إن اللجنة ستجتمع يوم الخميس", Context(language="ar", published=published))
    gone = read("قال الوزير إن اللجنة اجتمعت يوم الخميس", Context(language="ar", published=published))

    assert [time.days.written() for time in coming.claims[0].times if time.days] == ["2024-07-18"]
    assert [time.days.written() for time in gone.claims[0].times if time.days] == ["2024-07-11"]


def test_what_is_asked_of_a_text_as_predicted_lies_ahead_unless_a_word_points_back():
    words = "تحل به لجنة يوم الخميس، وكانت حلت به يوم السبت"  # nothing in it says when the first is
    published = DayRange.day(date(2024, 7, 17))
    found = NumbersAndTimes(Stretch(words, Span(0, len(words))), "ar", published=published)

    times = found.times(Span(0, len(words)), predicted=True)

    assert [time.days.written() for time in times if time.days] == ["2024-07-18", "2024-07-13"]
