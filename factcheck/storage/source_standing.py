"""What hangs on the claims of one article: who contradicts them, who agrees, how they were judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, and_, func, select, union_all
from sqlalchemy.orm import Session

from factcheck.domain.records import VerdictRecord
from factcheck.domain.words import LinkState, Relation
from factcheck.storage.claims import is_current
from factcheck.storage.rows import ClaimRow, LinkRow, SourceRow, VerdictRow
from factcheck.storage.verdicts import holds, verdict_record, verdicts_query


@dataclass(frozen=True, slots=True)
class ClaimStanding:
    """How many current claims contradict a claim and how many agree, those of links that an editor rejected left out.

    ``decided`` is of how many of these links an editor has said something; ``verdicts`` are those that hold, other
    desks' too, the latest first.
    """

    contradictions: int = 0
    agreements: int = 0
    decided: int = 0
    verdicts: Sequence[VerdictRecord] = field(default=())


def standing_in(session: Session, source_id: int) -> Mapping[int, ClaimStanding]:
    """The same by the number of the claim, for every claim of the source that anything hangs on."""
    judged: dict[int, list[VerdictRecord]] = {}
    for row in session.execute(verdicts_query().where(VerdictRow.source_id == source_id, holds())):
        record = verdict_record(row)
        judged.setdefault(record.claim.number, []).append(record)
    counted = _linked(session, source_id)
    numbers = judged.keys() | counted.keys()
    return {number: ClaimStanding(*counted.get(number, (0, 0, 0)), judged.get(number, ())) for number in numbers}


def _linked(session: Session, source_id: int) -> dict[int, tuple[int, int, int]]:
    """Contradictions, agreements and links that somebody decided of, by claim."""
    near = (LinkRow.source_id, LinkRow.claim)
    far = (LinkRow.other_source_id, LinkRow.other_claim)
    link = union_all(*(_of(source_id, own, other) for own, other in ((near, far), (far, near)))).subquery()
    current = and_(ClaimRow.source_id == link.c.by_source_id, ClaimRow.number == link.c.by_claim)
    query = (
        select(
            link.c.claim,
            func.count().filter(link.c.relation == Relation.CONTRADICTS.value),
            func.count().filter(link.c.relation == Relation.AGREES.value),
            func.count().filter(link.c.state != LinkState.SUGGESTED.value),
        )
        .join(ClaimRow, current)
        .join(SourceRow, SourceRow.source_id == ClaimRow.source_id)
        .where(is_current())
        .group_by(link.c.claim)
    )
    return {claim: (against, alike, decided) for claim, against, alike, decided in session.execute(query)}


def _of(source_id: int, own: tuple[Any, Any], other: tuple[Any, Any]) -> Select[Any]:
    return select(
        own[1].label("claim"),
        LinkRow.relation.label("relation"),
        LinkRow.state.label("state"),
        other[0].label("by_source_id"),
        other[1].label("by_claim"),
    ).where(own[0] == source_id, LinkRow.state != LinkState.REJECTED.value)
