"""Hostile text on its way to people."""

import csv
import io
import re
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.presenters.safe import csv_text, has_rtl, isolate, line, terminal_text

# Text such as hostile pages hold it: any character, with those that do harm far more often than by chance.
HARMFUL = st.sampled_from("\x00\x07\x08\x1b\r\n\t\x7f\x85\x9b\u202a\u202e\u2066\u2067\u2068\u2069\u200f\u2028\ud800")
HOSTILE = st.lists(st.one_of(HARMFUL, st.characters()), max_size=40).map("".join)

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\ud800-\udfff]")


@given(HOSTILE)
@example("\x1b]0;title\x07\x1b[31m")
def test_nothing_that_a_terminal_obeys_gets_through(text):
    shown = terminal_text(text, newlines=True, tabs=True)

    assert OBEYED.search(shown) is None
    assert shown.encode().decode() == shown


@given(HOSTILE)
def test_newlines_and_tabs_stay_only_where_they_are_asked_for(text):
    assert "\n" not in terminal_text(text, tabs=True)
    assert "\t" not in terminal_text(text, newlines=True)


@given(HOSTILE)
def test_what_is_harmless_is_so_to_the_second_look_too(text):
    once = terminal_text(text, newlines=True)

    assert terminal_text(once, newlines=True) == once


def depth_at_the_end(text):
    """How deep in isolates a line ends, by the rule of UAX 9 (BD9): -1 where an end has no beginning."""
    open_isolates = 0
    for character in text:
        open_isolates += character in "\u2066\u2067\u2068"
        open_isolates -= character == "\u2069"
        if open_isolates < 0:
            return -1
    return open_isolates


@given(HOSTILE)
def test_no_isolate_leaks_out_of_a_line(text):
    lines = terminal_text(text, newlines=True).split("\n")

    assert {depth_at_the_end(each) for each in lines} == {0}


@given(HOSTILE, HOSTILE)
def test_fields_on_one_line_keep_apart(first, second):
    shown = line(first, second)

    assert depth_at_the_end(shown) == 0
    assert "\n" not in shown


@pytest.mark.parametrize("written", ["می\u200cخواهم", "قال\u200f: نعم", "a\u200eb", "الـ\u200dـ", "\u061cA"])
def test_what_arabic_and_persian_are_written_with_survives(written):
    assert terminal_text(written) == written


def test_markup_of_rich_is_plain_text():
    assert terminal_text("[red]not red[/red]") == "[red]not red[/red]"


def test_an_escape_sequence_stays_visible():
    assert terminal_text("a\x1b[2Jb\x7f\x9b") == "a␛[2Jb␡\ufffd"


def test_an_override_does_not_turn_the_line_round():
    assert terminal_text("report\u202etxt.exe") == "report\ufffdtxt.exe"


def test_a_right_to_left_field_is_isolated_among_others_and_not_alone():
    assert line("12.7", "عربي21", "Reuters") == "12.7  \u2068عربي21\u2069  Reuters"
    assert line("عربي21") == "عربي21"
    assert isolate("Reuters") == "Reuters"


def test_every_right_to_left_letter_of_unicode_is_known():
    letters = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.bidirectional(chr(code)) in {"R", "AL"}]

    assert [letter for letter in letters if not has_rtl(letter)] == []


@given(st.text(alphabet="abc àéا新٣4-+=@.,"))
def test_what_is_written_from_left_to_right_is_not_taken_for_right_to_left(text):
    assert has_rtl(text) == ("ا" in text or "٣" in text)


CELL = st.one_of(HOSTILE, st.text(alphabet="'=+-@\t\r\n0٣.e1", max_size=8))


def original(cell):
    """A cell as it was before the guard, as the docstring of csv_text says."""
    return re.sub("^'(?='*[=+\\-@\t\r\n\0＝＋－＠])", "", cell)


@given(CELL)
def test_no_cell_is_a_formula_and_the_original_comes_back(text):
    cell = csv_text(text)

    assert cell[:1] not in {"=", "@", "\t", "\r"}
    assert cell[:1] not in {"+", "-"} or float(cell) is not None
    assert original(cell) == text


@given(st.lists(CELL, min_size=2, max_size=3))
def test_cells_survive_the_csv_module(texts):
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow(map(csv_text, texts))
    stream.seek(0)

    [row] = csv.reader(stream)

    assert list(map(original, row)) == texts


@pytest.mark.parametrize("number", ["-4.2", "+1", "1e9", "-1.5E-3"])
def test_a_plain_number_is_left_a_number(number):
    assert csv_text(number) == number
