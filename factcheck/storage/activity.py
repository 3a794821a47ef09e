"""The entries of the ledger as a list, the newest first: of a member, of a kind, of some days."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from factcheck.domain.activity import TABLES, Act, ActFilter, claims_of, done_of, kind_of, subject_of, why_of
from factcheck.storage.rows.verdicts import WHO_SIGNED

# The days become places in the chain, whose times go up with them: so that one index serves every question.
_ROWS = """
(
    select seq, kind, entry, recorded_at, {who} as who
    from factcheck.ledger
    where {of_whom} and (cast(:kinds as text[]) is null or kind = any(:kinds))
        and (cast(:after as bigint) is null or seq < :after)
        and (cast(:since as timestamptz) is null or seq >= (
            select seq from factcheck.ledger where recorded_at >= :since order by recorded_at, seq limit 1
        ))
        and (cast(:until as timestamptz) is null or seq <= (
            select seq from factcheck.ledger where recorded_at < :until order by recorded_at desc, seq desc limit 1
        ))
    order by seq desc
    limit :most
)
"""
_RATED_BY = """(
    select m.name from factcheck.member m
    where m.member_id::text = coalesce(entry ->> 'retired_by', entry ->> 'added_by')
)"""
_SIGNED = f"case when kind <> 'member' then {WHO_SIGNED} end"  # a member's entry is of that member, by nobody named
_RATINGS = "kind in ('rating', 'rating_scale')"
_EVERYBODY = text(_ROWS.format(who=f"case when {_RATINGS} then {_RATED_BY} else {_SIGNED} end", of_whom="true"))
# Each half by its own index: what a member signed, and the few ratings.
_ONE = text(
    "{} union all {} order by seq desc limit :most".format(
        _ROWS.format(who=":member", of_whom=f"{WHO_SIGNED} = :member and kind <> 'member'"),
        _ROWS.format(who=":member", of_whom=f"{_RATINGS} and {_RATED_BY} = :member"),
    )
)


def acts(session: Session, wanted: ActFilter, *, after: int | None, most: int) -> list[Act]:
    """The acts that fit, the newest first, from before the entry ``after`` on."""
    values = {
        "kinds": None if wanted.kind is None else list(TABLES[wanted.kind]),
        "after": after,
        "since": _start(wanted.since),
        "until": None if wanted.until in {None, date.max} else _start(wanted.until + timedelta(days=1)),
        "most": most,
    }
    if wanted.member is None:
        return [_act(*row) for row in session.execute(_EVERYBODY, values)]
    return [_act(*row) for row in session.execute(_ONE, values | {"member": wanted.member})]


def _start(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), UTC)


def _act(seq: int, table: str, entry: Any, recorded_at: datetime, who: str | None) -> Act:
    said: dict[str, Any] = entry if isinstance(entry, dict) else {}
    return Act(
        seq=seq,
        kind=kind_of(table),
        done=done_of(table, said),
        member=who,
        claims=claims_of(said),
        subject=subject_of(table, said),
        why=why_of(said),
        recorded_at=recorded_at,
    )


def last_entries(session: Session, most: int) -> Sequence[tuple[int, str, bytes, datetime]]:
    """Place, table, digest and time of the last entries, the newest first."""
    query = text("select seq, kind, digest, recorded_at from factcheck.ledger order by seq desc limit :most")
    return [(seq, kind, bytes(digest), at) for seq, kind, digest, at in session.execute(query, {"most": most})]
