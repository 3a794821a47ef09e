"""What a list could be narrowed to next, and how many pairs each choice would leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Filter(StrEnum):
    """A filter of which choices are counted; ``year`` stands for the first and the last day."""

    REASON = "reason"
    STATE = "state"
    SCORE = "min-score"
    YEAR = "year"
    OUTLET = "outlet"
    CLAIMANT = "claimant"
    ENTITY = "entity"
    SAME_SOURCE = "same-source"
    SAME_ORIGIN = "same-origin"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a filter may be set to, and how many pairs that would leave; ``whole`` is False when there may
    be more.
    """

    filter: Filter
    value: str
    pairs: int
    whole: bool


def of_filter(choices: Sequence[Choice], asked: Filter) -> list[Choice]:
    """The choices of one filter, in their order."""
    return [choice for choice in choices if choice.filter is asked]
