"""What names a row of each view of schema report, and which columns refer to rows of another.

A view cannot declare keys as a table does. Whoever reads an export needs them to join, so they are said here, once, and
a test holds them against the data.
"""

from collections.abc import Iterable, Mapping

_CLAIM, _PAIR = ("claim_ref",), ("claim_ref", "other_claim_ref")
_PART = ("claim_ref", "position")

KEYS: Mapping[str, tuple[str, ...]] = {
    "agreement": _PAIR,
    "attribution": _PART,
    "checker_agreement": ("checker", "other_checker"),
    "claim": _CLAIM,
    "claim_group": ("group_ref",),
    "claim_group_member": _CLAIM,
    "correction": ("claim_ref", "number"),
    "contradiction": _PAIR,
    "entity": ("entity_id",),
    "entity_record": ("entity_id",),
    "link": ("claim_ref", "other_claim_ref", "relation"),
    "mention": _PART,
    "origin": _CLAIM,
    "quantity": _PART,
    "queue": _CLAIM,
    "refreshed": ("view",),
    "source": ("source_id",),
    "stale": ("claim_ref", "verdict", "cause"),
    "verdict": ("claim_ref", "number"),
    "verdict_current": ("claim_ref", "number"),
    "verdict_history": ("claim_ref", "number"),
}
"""The columns that name a row of the view; those that are missing here have rows that no columns name."""

REFERENCES: Mapping[str, tuple[str, str]] = {
    "claim_ref": ("claim", "claim_ref"),
    "other_claim_ref": ("claim", "claim_ref"),
    "source_id": ("source", "source_id"),
    "entity_id": ("entity", "entity_id"),
}
"""For a column of that name in any other view, the view and column that it refers to."""


def references(view: str, columns: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Which of the view's columns refer to what.

    >>> references("claim", ["claim_ref", "source_id", "text"])
    {'source_id': ('source', 'source_id')}
    """
    known = ((column, REFERENCES[column]) for column in columns if column in REFERENCES)
    return {column: (of, name) for column, (of, name) in known if of != view}
