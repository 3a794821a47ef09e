"""What changed between two texts of an article."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.words import SentenceChange
from factcheck.text.changes import changed_words, compare_sentences, likeness

KEPT, REWORDED, MOVED, ADDED, REMOVED = (
    SentenceChange.KEPT,
    SentenceChange.REWORDED,
    SentenceChange.MOVED,
    SentenceChange.ADDED,
    SentenceChange.REMOVED,
)
SIGNED = "قال الوزير إن الاتفاق وقع في موسكو."
NOT_SIGNED = "قال الوزير إن الاتفاق لم يوقع في موسكو بعد."
ARRIVED = "وصلت السفينة إلى الميناء مساء الثلاثاء."
DENIED = "ونفى الناطق ما نشرته الصحف."


def _steps(before, after):
    return [(step.change, step.before, step.after) for step in compare_sentences(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "steps"),
    [
        ([], [], []),
        ([SIGNED], [SIGNED], [(KEPT, 0, 0)]),
        ([SIGNED], ["قال  الوزير إن\nالاتفاق وقع في موسكو."], [(KEPT, 0, 0)]),
        ([SIGNED], [NOT_SIGNED], [(REWORDED, 0, 0)]),
        ([SIGNED, ARRIVED], [DENIED, NOT_SIGNED, ARRIVED], [(ADDED, None, 0), (REWORDED, 0, 1), (KEPT, 1, 2)]),
        ([SIGNED, ARRIVED], [ARRIVED], [(REMOVED, 0, None), (KEPT, 1, 0)]),
        ([SIGNED], [DENIED], [(REMOVED, 0, None), (ADDED, None, 0)]),
        ([SIGNED, ARRIVED, DENIED], [DENIED, SIGNED, ARRIVED], [(MOVED, 2, 0), (KEPT, 0, 1), (KEPT, 1, 2)]),
        (["x", "x", "x"], ["x", "x"], [(KEPT, 0, 0), (KEPT, 1, 1), (REMOVED, 2, None)]),
    ],
)
def test_each_sentence_is_kept_reworded_moved_added_or_removed(before, after, steps):
    assert _steps(before, after) == steps


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        ("بقيمة 4.2 مليار دولار.", "بقيمة 2.4 مليار دولار.", ["4.2"], ["2.4"]),
        ("وقع الاتفاق", "لم يوقع الاتفاق بعد", ["وقع"], ["لم يوقع", "بعد"]),
        ("قالَ الوزير", "قالَ الوزير", [], []),
        ("He signed it.", "He signed it, he said.", [], [", he said"]),
        ("", "new", [], ["new"]),
        ("old", "", ["old"], []),
        ("بلغ ٤٫٢ مليار", "بلغ ٤٫٧ مليار", ["٤٫٢"], ["٤٫٧"]),
    ],
)
def test_in_a_reworded_sentence_the_words_are_named_that_either_has_alone(before, after, old, new):
    ours, theirs = changed_words(before, after)

    assert [span.of(before) for span in ours] == old
    assert [span.of(after) for span in theirs] == new


def test_one_word_of_many_that_changed_leaves_two_sentences_alike():
    assert likeness(SIGNED, SIGNED) == 1
    assert likeness(SIGNED, NOT_SIGNED) > 0.7
    assert likeness(SIGNED, DENIED) < 0.2
    assert likeness("", "") == 0


WORDS = st.lists(st.sampled_from(["a", "b", "c d e", "c d f", "g h i j", "g h i k", ""]), max_size=12)


@given(WORDS, WORDS)
def test_every_sentence_of_either_text_is_told_of_once_and_the_new_ones_in_their_order(before, after):
    steps = compare_sentences(before, after)

    told = [step.after for step in steps if step.after is not None]
    assert told == list(range(len(after)))
    assert sorted(step.before for step in steps if step.before is not None) == list(range(len(before)))


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_left_when_changed_words_are_taken_out_is_the_same_in_both(before, after):
    left = [_without(text, spans) for text, spans in zip((before, after), changed_words(before, after), strict=True)]

    assert left[0] == left[1]


def _without(text, spans):
    for span in reversed(spans):
        text = text[: span.start] + text[span.end :]
    return "".join(text.split())


@pytest.mark.parametrize("words", [1, 2, 3])
def test_a_text_made_to_be_hard_takes_no_longer_than_its_length(words):
    before = [str(place % words) for place in range(20_000)]
    after = [str(place * 7 % (words + 1)) for place in range(20_000)]
    start = time.perf_counter()

    compare_sentences(before, after)
    changed_words(" ".join(before), " ".join(after))

    assert time.perf_counter() - start < 10  # a quadratic way would take minutes
