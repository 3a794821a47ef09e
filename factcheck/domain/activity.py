"""Who did what: the entries of the ledger as people read them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any


class ActKind(StrEnum):
    """What people do, as a list of it is narrowed."""

    VERDICTS = "verdicts"
    LINKS = "links"
    ENTITIES = "entities"
    CORRECTIONS = "corrections"
    QUEUE = "queue"
    RATINGS = "ratings"
    MEMBERS = "members"


class Done(StrEnum):
    """What was done."""

    RATED = "rated"
    WITHDREW = "withdrew a verdict"
    WITHDREW_EVIDENCE = "withdrew evidence"
    LET_STAND = "let a verdict stand"
    TOOK = "took to check"
    GAVE = "gave to check"
    GAVE_BACK = "gave back"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    UNSURE = "left unsure"
    TOOK_BACK = "took back a decision"
    MERGED = "merged entities"
    SPLIT = "split an entity"
    NAMED = "gave an entity a name"
    UNNAMED = "took a name from an entity"
    CORRECTED = "corrected"
    RESTORED = "gave back the program's reading"
    ADDED_RATING = "added a rating"
    RETIRED_RATING = "retired a rating"
    RECORDED_MEMBER = "recorded a member"
    RETIRED_MEMBER = "retired a member"


# The tables whose rows the ledger keeps, by what is done in them.
TABLES: Mapping[ActKind, tuple[str, ...]] = MappingProxyType(
    {
        ActKind.VERDICTS: ("verdict", "evidence_withdrawal", "verdict_look"),
        ActKind.LINKS: ("link_decision",),
        ActKind.ENTITIES: ("entity_decision",),
        ActKind.CORRECTIONS: ("correction",),
        ActKind.QUEUE: ("assignment",),
        ActKind.RATINGS: ("rating_scale", "rating"),
        ActKind.MEMBERS: ("member",),
    }
)
_DECIDED = {"confirmed": Done.CONFIRMED, "rejected": Done.REJECTED, "unsure": Done.UNSURE}
_OF_ENTITIES = {
    "merge": Done.MERGED,
    "split": Done.SPLIT,
    "alias": Done.NAMED,
    "unalias": Done.UNNAMED,
    "undo": Done.TOOK_BACK,
}
_SUBJECT = {
    "verdict": "rating",
    "assignment": "assignee",
    "link_decision": "relation",
    "rating": "code",
    "rating_scale": "code",
    "member": "name",
}


@dataclass(frozen=True, slots=True)
class ActFilter:
    """Which acts are wanted; None means that it does not matter. Days are those of the record (UTC), both included."""

    member: str | None = None
    kind: ActKind | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that somebody did: the entry ``seq`` of the ledger.

    ``member`` is None where the entry does not say who did it. ``claims`` are the names of those that it is of,
    ``subject`` what else it is of (a rating, a member, entities), ``why`` the words that were given for it.
    """

    seq: int
    kind: ActKind | None
    done: Done | None
    member: str | None
    claims: tuple[str, ...]
    subject: str | None
    why: str | None
    recorded_at: datetime


def done_of(table: str, entry: Mapping[str, Any]) -> Done | None:
    """What an entry of that table records; None for what this version does not know.

    >>> done_of("assignment", {"member": "هدى", "assignee": "هدى"}).value
    'took to check'
    """
    read = _DONE.get(table)
    return None if read is None else read(entry)


def kind_of(table: str) -> ActKind | None:
    """What is done in that table; None for one that this version does not know."""
    return next((kind for kind, tables in TABLES.items() if table in tables), None)


def subject_of(table: str, entry: Mapping[str, Any]) -> str | None:
    """What an entry of that table is of, besides claims."""
    if table == "entity_decision":
        numbers = (entry.get("entity_id"), entry.get("other_entity_id"))
        return ", ".join(str(number) for number in numbers if number is not None) or None
    subject = entry.get(_SUBJECT.get(table, ""))
    goes_without_saying = table == "assignment" and subject == entry.get("member")
    return None if subject is None or goes_without_saying else str(subject)


def why_of(entry: Mapping[str, Any]) -> str | None:
    """The words that were given for it."""
    return next((str(entry[name]) for name in ("reason", "note", "rationale") if entry.get(name)), None)


def claims_of(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the claims that an entry is of."""
    return tuple(str(entry[name]) for name in ("claim", "other_claim") if entry.get(name))


def _rated(entry: Mapping[str, Any]) -> Done:
    return Done.RATED if entry.get("rating") is not None else Done.WITHDREW


def _held(entry: Mapping[str, Any]) -> Done:
    assignee = entry.get("assignee")
    if assignee is None:
        return Done.GAVE_BACK
    return Done.TOOK if assignee == entry.get("member") else Done.GAVE


def _decided(entry: Mapping[str, Any]) -> Done | None:
    return Done.TOOK_BACK if entry.get("undoes") is not None else _DECIDED.get(str(entry.get("state")))


def _until_retired(kept: Done, retired: Done) -> Callable[[Mapping[str, Any]], Done]:
    return lambda entry: kept if entry.get("retired_at") is None else retired


_RATING = _until_retired(Done.ADDED_RATING, Done.RETIRED_RATING)
_DONE: Mapping[str, Callable[[Mapping[str, Any]], Done | None]] = {
    "verdict": _rated,
    "evidence_withdrawal": lambda _: Done.WITHDREW_EVIDENCE,
    "verdict_look": lambda _: Done.LET_STAND,
    "assignment": _held,
    "link_decision": _decided,
    "entity_decision": lambda entry: _OF_ENTITIES.get(str(entry.get("act"))),
    "correction": lambda entry: Done.RESTORED if entry.get("restored") else Done.CORRECTED,
    "rating": _RATING,
    "rating_scale": _RATING,
    "member": _until_retired(Done.RECORDED_MEMBER, Done.RETIRED_MEMBER),
}
