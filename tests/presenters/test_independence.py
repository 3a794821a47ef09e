"""What stands behind a claim, as people read it."""

from factcheck.domain.independence import Independence, Origin
from factcheck.domain.refs import ClaimRef
from factcheck.presenters.independence import behind_lines

A, B, C, D = (ClaimRef(number, 1) for number in range(1, 5))


def test_a_claim_alone_has_nothing_said_of_it():
    assert list(behind_lines(None)) == []
    assert list(behind_lines(Independence((A,), 1, (Origin("Izvestia", (A,)),), (A,)))) == []


def test_outlets_are_counted_and_origins_named():
    found = Independence((A, B, C, D), 4, (Origin("Izvestia", (A, B, C, D)),), (A,))

    assert list(behind_lines(found)) == ["4 outlets, 1 origin: Izvestia", "first in 1.1"]


def test_nobody_is_called_the_first_where_it_is_not_known():
    origins = (Origin("صحيفة", (A,)), Origin("an officer", (B,), unnamed=True))

    assert list(behind_lines(Independence((A, B), 1, origins, (A, B)))) == [
        "1 outlet, 2 origins: \u2068صحيفة\u2069, an officer (unnamed)"
    ]


def test_of_many_origins_the_first_few_are_named():
    origins = tuple(Origin(name, (A,)) for name in "abcd")

    assert next(behind_lines(Independence((A, B, C, D), 4, origins, ()))) == "4 outlets, 4 origins: a, b, c, ..."


def test_origins_of_one_name_are_named_once_with_their_number():
    origins = (Origin("The Courier", (A,)), Origin("a", (B,)), Origin("The Courier", (C,)))

    assert next(behind_lines(Independence((A, B, C), 2, origins, ()))) == "2 outlets, 3 origins: The Courier (2), a"


def test_copies_and_circles_are_said():
    found = Independence((A, B), 2, (Origin("a", (A, B)),), (), copies=((A, B),), circle=("a", "b"))

    assert list(behind_lines(found))[1:] == ["in the same words: 1.1, 2.1", "cite one another: a, b"]
