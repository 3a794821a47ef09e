"""One form for comparing, and the way back."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.spans import Span
from factcheck.text import fold, normalize, skeleton


def test_spellings_of_one_arabic_word_fold_together():
    assert fold("الإمـَارات") == fold("الامارات")
    assert fold("مسؤولة") == fold("مسوولة") == "مسووله"


def test_digits_of_all_sets_become_ascii():
    assert fold("٤٥٪ ۱۲") == "45% 12"


def test_punctuation_and_direction_marks_go():
    assert fold("«إزفيستيا»\u200f، (موسكو)") == "ازفيستيا موسكو"


def test_latin_accents_case_and_apostrophes_go():
    assert fold("Sīsī, O’Neil") == "sisi oneil"


def test_a_skeleton_is_the_same_in_both_scripts():
    assert skeleton("فلاديمير بوتين") == skeleton("Vladimir Putin")
    assert skeleton("ميخائيل بوغدانوف") == skeleton("Mikhail Bogdanov")


def test_different_people_keep_different_skeletons():
    assert skeleton("سيرغي لافروف") != skeleton("سيرغي شويغو")


@given(st.text())
def test_normalising_is_what_folding_gives(text):
    assert normalize(text).text == fold(text)


@given(st.text())
def test_every_normalised_character_leads_back_into_the_text(text):
    normalized = normalize(text)

    spans = [normalized.original(Span(at, at + 1)) for at in range(len(normalized.text))]

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
