"""Places in a list, as addresses carry them."""

import pytest

from factcheck.domain.places import LinkPlace


@pytest.mark.parametrize("written", ["0.9214~2017-02-28~2.9~4.17", "1.0~~1.1~1.2", "5e-05~~1.1~1.2"])
def test_a_place_is_read_as_it_was_written(written):
    assert str(LinkPlace.parse(written)) == written


@pytest.mark.parametrize(
    "written",
    ["", "0.9", "0.9~~1.1", "0.9~~1.1~1.2~1.3", "nan~~1.1~1.2", "2~~1.1~1.2", "inf~~1.1~1.2", "x~~1.1~1.2",
     "0.9~yesterday~1.1~1.2", "0.9~~1~1.2", "0.9~~1.1~0.2"],
)  # fmt: skip
def test_what_is_no_place_is_refused(written):
    with pytest.raises(ValueError, match=r"."):
        LinkPlace.parse(written)
