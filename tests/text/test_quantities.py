"""Quantities in Arabic and English, by case tables and by what must hold of any text."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.spans import Span
from factcheck.text import Context, read
from factcheck.text.numbers_and_times import find_quantities, find_times

TABLES = sorted((Path(__file__).parent / "cases" / "quantities").glob("*.yaml"))
CASES = [
    pytest.param(table["language"], case, id=f"{path.stem}: {case['text']}")
    for path in TABLES
    for table in [yaml.safe_load(path.read_text(encoding="utf-8"))]
    for case in table["cases"]
]
PIECES = st.sampled_from(
    ["4", "٤", "4.2", "1,200", "مليار", "مليارات", " و", "بين ", "نحو ", "دولار", "دينار ليبي", "خطابين", "%", "$",
     "bn", " million", "half a ", "between ", " and ", " to ", "-", " ", "ـ", "\u064b", "\u200f", "\n", "نصف ", "2011"]
)  # fmt: skip

# What a pattern or a loop that goes back would read again and again, twenty thousand characters of it.
ROWS = [
    ("ar", "5 دينار "), ("ar", "1 "), ("ar", "111 "), ("ar", "1,1,"), ("ar", "2016-"), ("ar", "ألف مليون "),
    ("ar", "عشرات "), ("ar", "3 من "), ("en", "5 pounds "), ("en", "half a "), ("en", "two-"), ("en", "one in "),
]  # fmt: skip
# Generous on a busy machine; a quadratic step takes minutes on these.
SECONDS = 8


@pytest.mark.parametrize(("language", "case"), CASES)
def test_a_text_gives_these_quantities_and_no_others(language, case):
    text = case["text"]

    found = find_quantities(text, Span(0, len(text)), language)

    assert [_written(quantity, text) for quantity in found] == [_expected(row) for row in case["found"]]


@given(st.text() | st.lists(PIECES).map("".join), st.sampled_from(["ar", "en", "xx"]))
def test_any_text_gives_quantities_inside_it_in_order(text, language):
    found = find_quantities(text, Span(0, len(text)), language)

    edges = [edge for quantity in found for edge in (quantity.span.start, quantity.span.end)]
    assert edges == sorted(edges)
    assert not edges or edges[-1] <= len(text)
    assert all(len(quantity.span) for quantity in found)


def test_places_are_counted_in_the_whole_text_with_its_marks():
    text = "قــال إنّ قيمتها 4 ملياراتٍ دولارٍ، وزاد"

    (quantity,) = find_quantities(text, Span(6, len(text)), "ar")

    assert quantity.span.of(text) == "4 ملياراتٍ دولارٍ"


def test_a_number_outside_the_span_is_left_alone():
    text = "4 جنود ثم 5 جنود"

    (quantity,) = find_quantities(text, Span(7, len(text)), "ar")

    assert quantity.value == 5


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_long_rows_of_numbers_are_read_in_a_time_that_grows_with_their_length(language, row):
    text = (row * 20_000)[:20_000]

    started = time.process_time()
    find_quantities(text, Span(0, len(text)), language)
    find_times(text, Span(0, len(text)), language, None)

    assert time.process_time() - started < SECONDS


def test_the_country_of_a_bare_currency_is_the_one_that_the_whole_text_speaks_of():
    text = "تعاني ليبيا من نقص السيولة. " + "وقال المصرف إن الأموال تكفي. " * 10 + "دفع 20 دينارا"

    (quantity,) = find_quantities(text, Span(0, len(text)), "ar")

    assert quantity.unit == "LYD"


@pytest.mark.parametrize("known", [{"country": "KW"}, {"outlet": "صحيفة الشروق الكويتية"}])
def test_money_of_no_named_country_is_that_of_the_outlets_own(known):
    text = "قال المدير إن المحكمة غرمته 480 دينارا"

    found = read(text, Context(language="ar", **known))

    assert [quantity.unit for claim in found.claims for quantity in claim.quantities] == ["KWD"]


def test_a_country_named_beside_the_money_outweighs_the_outlets_own():
    text = "قال المدير إن محكمة في بغداد غرمته 480 دينارا"

    found = read(text, Context(language="ar", country="KW"))

    assert [quantity.unit for claim in found.claims for quantity in claim.quantities] == ["IQD"]


def test_an_outlet_of_no_known_country_leaves_the_plain_word():
    text = "قال المدير إن المحكمة غرمته 480 دينارا"

    found = read(text, Context(language="ar", outlet="صحيفة الشروق"))

    assert [quantity.unit for claim in found.claims for quantity in claim.quantities] == ["دينار"]


def _written(quantity, text):
    flags = [name for name, on in (("about", quantity.approximate), ("least", quantity.open_ended)) if on]
    return [quantity.span.of(text), quantity.value, quantity.value_max, quantity.unit, *flags]


def _expected(row):
    return [row[0], *(value if value is None else float(value) for value in row[1:3]), *row[3:]]
