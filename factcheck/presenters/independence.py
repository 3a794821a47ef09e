"""How many voices stand behind a claim, in a line or two."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.independence import Independence
from factcheck.presenters.words import UNKNOWN_OUTLET, field

_NAMED = 3  # origins that are named: who wants more asks for the agreements


@dataclass(frozen=True, slots=True)
class NamedOrigin:
    """Where chains start: a name (None where no outlet is known), whether it is of somebody unnamed, and how often."""

    name: str | None
    unnamed: bool
    times: int


def behind_lines(behind: Independence | None) -> Iterator[str]:
    """As in "4 outlets, 1 origin: Izvestia"; nothing of a claim that stands alone."""
    if behind is None or len(behind.claims) < 2:  # noqa: PLR2004  # one claim is no group
        return
    outlets, origins = behind.outlets, len(behind.origins)
    counted, all_named = named_origins(behind)
    named = ", ".join(_name(each) if each.times == 1 else f"{_name(each)} ({each.times})" for each in counted)
    more = "" if all_named else ", ..."
    yield f"{_many(outlets, 'outlet')}, {_many(origins, 'origin')}: {named}{more}"
    if len(behind.first) == 1:
        yield f"first in {behind.first[0]}"
    for copy in behind.copies:
        yield f"in the same words: {', '.join(map(str, copy))}"
    if behind.circle:
        yield f"cite one another: {', '.join(map(field, behind.circle))}"


def named_origins(behind: Independence) -> tuple[list[NamedOrigin], bool]:
    """The first few origins by name, and whether these are all.

    A paper that has the matter from two people whom it does not name is two origins of one name.
    """
    names = Counter((origin.name, origin.unnamed) for origin in behind.origins)
    first = [NamedOrigin(name, unnamed, times) for (name, unnamed), times in [*names.items()][:_NAMED]]
    return first, len(names) <= _NAMED


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _name(origin: NamedOrigin) -> str:
    if origin.name is None:
        return UNKNOWN_OUTLET
    return f"{field(origin.name)} (unnamed)" if origin.unnamed else field(origin.name)
