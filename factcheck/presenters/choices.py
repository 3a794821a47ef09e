"""What a list could be narrowed to, as rows."""

from collections.abc import Iterable, Iterator

from factcheck.domain.choices import Choice
from factcheck.presenters.exports import Out


class ChoiceOut(Out):
    """A value of a filter and how many pairs it would leave; ``counted`` is false where there may be more."""

    filter: str
    value: str
    pairs: int
    counted: bool


class ChoicesOut(Out):
    """The choices of every filter."""

    choices: tuple[ChoiceOut, ...]


def choice_rows(choices: Iterable[Choice]) -> Iterator[ChoiceOut]:
    """A row a choice."""
    for choice in choices:
        yield ChoiceOut(filter=choice.filter, value=choice.value, pairs=choice.pairs, counted=choice.whole)
