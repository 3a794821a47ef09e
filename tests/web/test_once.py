"""A form that is sent twice is done once, by two browsers at a time too."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest

from factcheck.web.once import Once, fingerprint


def test_whoever_sends_a_form_again_gets_the_first_answer():
    once, deeds = Once(), count(1)

    answers = [once.do(b"form", lambda: f"/claims/{next(deeds)}") for _ in range(3)]

    assert answers == ["/claims/1"] * 3


def test_two_at_a_time_are_one():
    once, deeds = Once(), count(1)

    with ThreadPoolExecutor(8) as senders:
        answers = set(senders.map(lambda _: once.do(b"form", lambda: str(next(deeds))), range(64)))

    assert answers == {"1"}


def test_a_form_that_was_refused_may_be_sent_again():
    once = Once()

    with pytest.raises(ZeroDivisionError):
        once.do(b"form", lambda: str(1 // 0))

    assert once.do(b"form", lambda: "/done") == "/done"


def test_the_oldest_answers_are_forgotten_first():
    once, deeds = Once(most=2), count(1)

    answers = [once.do(form, lambda: str(next(deeds))) for form in (b"a", b"b", b"c", b"c", b"a")]

    assert answers == ["1", "2", "3", "3", "4"]


def test_parts_of_a_form_do_not_run_into_each_other():
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert fingerprint("a", ["b", "\ud800"]) == fingerprint("a", ["b", "\ud800"])
