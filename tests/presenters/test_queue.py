"""What is said after a look at stale verdicts."""

from datetime import UTC, datetime

import pytest

from factcheck.domain.queue import StaleVerdict
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import StaleCause
from factcheck.presenters.queue import stands

THEN = datetime(2017, 1, 31, tzinfo=UTC)


def _stale(verdict):
    cause = (StaleCause.CORRECTED, None, THEN)
    return StaleVerdict(ClaimRef(12, 7), verdict, *cause, "false", "Huda", THEN, None, "")


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([1, 1], "verdict 1 of claim 12.7 stands"),
        ([3, 1], "verdicts 1 and 3 of claim 12.7 stand"),
        ([1, 2, 3], "verdicts 1, 2 and 3 of claim 12.7 stand"),
    ],
)
def test_a_look_says_which_verdicts_it_covers(numbers, said):
    assert stands([_stale(number) for number in numbers]) == said
