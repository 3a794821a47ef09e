"""How many pairs each choice of a filter would leave, the other filters as they are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from factcheck.domain.choices import Choice, Filter
from factcheck.domain.words import Relation
from factcheck.services.contradictions import link_filter
from factcheck.services.selection import LinkSelection
from factcheck.storage import link_choices as stored
from factcheck.storage.database import Database

COUNTED = 200  # pairs that are looked at, as many as lists are counted to: the time goes with them
_FIELDS: Mapping[Filter, tuple[str, ...]] = {
    Filter.REASON: ("reason",),
    Filter.STATE: ("state",),
    Filter.SCORE: ("min_score",),
    Filter.YEAR: ("since", "until"),
    Filter.OUTLET: ("outlet",),
    Filter.CLAIMANT: ("claimant",),
    Filter.ENTITY: ("entity",),
    Filter.SAME_SOURCE: ("same_source",),
    Filter.SAME_ORIGIN: ("same_origin",),
}


def count_choices(
    database: Database, relation: Relation, selection: LinkSelection, *, up_to: int = COUNTED
) -> Sequence[Choice]:
    """The choices of each filter, by filter; those of one that is set as if it were not.

    Counted among the surest ``up_to`` pairs that fit: of more, a count says that there may be more of it too.
    """
    chosen = [
        each for each, fields in _FIELDS.items() if any(getattr(selection, field) is not None for field in fields)
    ]
    with database.transaction(read_only=True) as session:

        def counted(asked: Sequence[Filter], without: Sequence[str] = ()) -> list[Choice]:
            cleared: dict[str, Any] = dict.fromkeys(without)
            wanted = link_filter(session, relation, replace(selection, **cleared))
            return stored.count_choices(session, wanted, asked, up_to=up_to)

        found = counted([each for each in _FIELDS if each not in chosen])
        for each in chosen:
            found += counted([each], _FIELDS[each])
    return sorted(found, key=lambda choice: list(_FIELDS).index(choice.filter))
