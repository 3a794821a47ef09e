import inspect
import re

import pytest

from factcheck import errors
from factcheck.cli.border import STATUS
from factcheck.errors import FactcheckError

FAMILIES = ["Conflict", "Forbidden", "InvalidInput", "NotFound", "Unavailable"]


def test_the_error_tree_is_the_one_in_its_docstring():
    drawn = re.findall(r"^ {4,6}([A-Z]\w+) {2,}", errors.__doc__, re.MULTILINE)

    classes = [name for name, _ in inspect.getmembers(errors, inspect.isclass)]
    assert sorted(drawn) == sorted(classes) == sorted(["FactcheckError", *FAMILIES])


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_stands_right_below_the_root_and_says_what_it_is(family):
    error = getattr(errors, family)

    assert error.__bases__ == (FactcheckError,)
    assert error.__doc__


def test_the_command_line_gives_each_family_a_status_and_what_may_not_be_done_that_of_permission():
    assert sorted(family.__name__ for family in STATUS) == FAMILIES
    assert sorted(STATUS.values()) == [2, 3, 4, 4, 5]
    assert STATUS[errors.Forbidden] == STATUS[errors.Unavailable]


def test_an_error_carries_its_message_and_its_hint():
    error = errors.NotFound("there is no source 12", hint="factcheck source list")

    assert (str(error), error.message, error.hint) == (
        "there is no source 12",
        "there is no source 12",
        "factcheck source list",
    )
