"""Tries at passwords: slowed down, never for good, and never by what strangers make the desk remember."""

import sys
import threading

import pytest

from factcheck.web.security import throttle
from factcheck.web.security.throttle import A_TRY_BACK_S, TRIES_OF_A_NAME, TRIES_OF_AN_ADDRESS, Throttle


@pytest.fixture
def now():
    """A clock that is set by hand."""
    return [1000.0]


@pytest.fixture
def tries(now):
    return Throttle(lambda: now[0])


def _spend(tries, name, address, times):
    return [tries.wait_s(name, address) for _ in range(times)]


def test_a_name_is_slowed_down_and_gets_a_try_back_with_time(tries, now):
    assert _spend(tries, "Huda", "192.0.2.1", TRIES_OF_A_NAME) == [0] * TRIES_OF_A_NAME
    assert tries.wait_s("Huda", "192.0.2.2") == A_TRY_BACK_S

    now[0] += A_TRY_BACK_S

    assert tries.wait_s("Huda", "192.0.2.2") == 0
    assert tries.wait_s("Huda", "192.0.2.2") == A_TRY_BACK_S


@pytest.mark.parametrize(
    ("address", "another", "slowed"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("2001:db8::1", "2001:db8::dead:beef", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("fe80::1%eth0", "fe80::2%eth0", True),
    ],
)
def test_an_address_is_slowed_down_whatever_names_it_tries(tries, address, another, slowed):
    for number in range(TRIES_OF_AN_ADDRESS):
        assert tries.wait_s(f"name {number}", address) == 0

    assert (tries.wait_s("Huda", another) > 0) == slowed


def test_strangers_do_not_keep_a_name_s_owner_out_where_she_has_come_in_before(tries):
    tries.came_in("Huda", "192.0.2.1")

    _spend(tries, "Huda", "203.0.113.9", 100)

    assert tries.wait_s("Huda", "203.0.113.10") > 0
    assert tries.wait_s("Huda", "192.0.2.1") == 0


def test_coming_in_is_no_failure(tries):
    for _ in range(100):
        assert tries.wait_s("Huda", "192.0.2.1") == 0
        tries.came_in("Huda", "192.0.2.1")


def test_what_strangers_make_it_remember_is_bounded_and_keeps_nobody_out(tries, monkeypatch):
    monkeypatch.setattr(throttle, "_MOST", 100)

    for number in range(1000):
        tries.wait_s(f"name {number}", f"198.51.{number // 256}.{number % 256}")
        tries.came_in(f"other {number}", f"198.51.{number // 256}.{number % 256}")

    assert (len(tries._counts), len(tries._known)) == (100, 100)  # noqa: SLF001  # there is no other way to see it
    assert tries.wait_s("Huda", "192.0.2.1") == 0


def test_few_wait_for_their_passwords_to_be_compared_and_the_rest_is_told_at_once(tries):
    inside, done = threading.Barrier(2), threading.Event()

    def compare():
        with tries.turn():
            inside.wait(10)
            done.wait(10)

    first = threading.Thread(target=compare)
    first.start()
    inside.wait(10)
    waiting = [threading.Thread(target=_pass, args=(tries,)) for _ in range(3)]
    [thread.start() for thread in waiting]
    _until(lambda: tries._places._value == 0)  # noqa: SLF001  # all four have a place

    with tries.turn() as has_place:
        told = has_place
    done.set()
    [thread.join(10) for thread in (first, *waiting)]

    assert told is False
    with tries.turn() as has_place:
        assert has_place


def _pass(tries):
    with tries.turn():
        pass


def _until(holds):
    for _ in range(10_000):
        if holds():
            return
        threading.Event().wait(0.001)
    sys.exit("never so")
