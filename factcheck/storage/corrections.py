"""Corrections: added, never changed. The claim's own rows hold the reading that counts, these what it was before."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ScalarSelect, func, insert, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Session

from factcheck.domain.corrections import CorrectionRecord
from factcheck.domain.reading import Claim
from factcheck.domain.records import ClaimRecord
from factcheck.domain.refs import ClaimRef
from factcheck.storage.claims import claim_record, claims_query
from factcheck.storage.rows import ClaimRow, CorrectionRow, MemberRow

Fields = dict[str, Any]

# What a correction may change, or takes along: a claim in other words has other quantities. Its names never change.
CORRECTABLE = {field.name for field in fields(Claim)} - {"number", "sentence", "rule"}
_CLAIMS = TypeAdapter(Claim)


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim with its corrections, oldest first."""

    record: ClaimRecord
    corrections: tuple[CorrectionRecord, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """The fields of a claim that differ, as JSON: before and after."""

    before: Fields
    after: Fields
    restored: bool


def lock_reading(session: Session, ref: ClaimRef) -> None:
    """Keep others from judging or changing the claim until this transaction ends."""
    key = (ClaimRow.source_id == ref.source_id) & (ClaimRow.number == ref.number)
    session.execute(select(ClaimRow.number).where(key).with_for_update())


def find_claim(session: Session, ref: ClaimRef) -> FoundClaim | None:
    """The claim of that name with its corrections, in one statement; None when there is none."""
    query = claims_query(current_only=False).add_columns(_corrections())
    row = session.execute(query.where(ClaimRow.source_id == ref.source_id, ClaimRow.number == ref.number)).one_or_none()
    return None if row is None else FoundClaim(claim_record(row[:-1]), tuple(_record(*each) for each in row[-1]))


def change_between(before: Claim, after: Claim, *, text: str, restored: bool) -> Change:
    """What differs between two readings of a claim of the capture with that ``text``, its words beside its span."""
    changed = {name for name in CORRECTABLE if getattr(before, name) != getattr(after, name)}
    return Change(_fields(before, changed, text), _fields(after, changed, text), restored)


def with_fields(claim: Claim, changed: Mapping[str, Any]) -> Claim:
    """The claim with the fields that a correction holds in place of its own."""
    own = _CLAIMS.dump_python(claim, mode="json")
    return _CLAIMS.validate_python(own | {name: value for name, value in changed.items() if name in CORRECTABLE})


def add_correction(
    session: Session, ref: ClaimRef, change: Change, *, number: int, member_id: int, reason: str
) -> None:
    """Record the correction under the given number."""
    key = {"source_id": ref.source_id, "claim": ref.number, "number": number}
    fields_changed = {"before": change.before, "after": change.after, "restored": change.restored}
    session.execute(insert(CorrectionRow).values(**key, **fields_changed, member_id=member_id, reason=reason))


def _fields(claim: Claim, names: set[str], text: str) -> Fields:
    words = {"text": claim.span.of(text)} if "span" in names else {}
    return {**_CLAIMS.dump_python(claim, mode="json", include=names), **words}


def _corrections() -> ScalarSelect[Any]:
    row = CorrectionRow
    columns = (row.number, row.before, row.after, row.restored, MemberRow.name, row.reason, row.corrected_at)
    array = func.json_agg(aggregate_order_by(func.json_build_array(*columns), row.number))
    return (
        select(func.coalesce(array, func.json_build_array()))
        .join(MemberRow, MemberRow.member_id == row.member_id)
        .where(row.source_id == ClaimRow.source_id, row.claim == ClaimRow.number)
        .correlate(ClaimRow)
        .scalar_subquery()
    )


def _record(  # noqa: PLR0917  # the columns of one correction, in the order of _corrections
    number: int, before: Fields, after: Fields, restored: bool, corrected_by: str, reason: str, corrected_at: str,  # noqa: FBT001
) -> CorrectionRecord:  # fmt: skip
    return CorrectionRecord(number, before, after, restored, corrected_by, reason, datetime.fromisoformat(corrected_at))
