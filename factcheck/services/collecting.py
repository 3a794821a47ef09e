"""The garbage collector while many articles are read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Objects made before the collector looks again: 700 by default, some thirty times an article. A hundred times as many
# are a few megabytes, should all of them be waste.
_SELDOM = 70_000


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Within it the collector looks seldom; what was set before holds again afterwards.

    A reading is a tree of small values that goes as soon as nobody holds it: the collector, which is there for circles,
    finds nothing in it and yet takes a tenth of the time.
    """
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
