"""Members: who signs verdicts and decisions."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Select, func, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session

from factcheck.domain.records import MemberRecord
from factcheck.domain.words import MemberRole
from factcheck.storage.ledger import append_entry
from factcheck.storage.ledgered import MEMBER
from factcheck.storage.rows import CorrectionRow, EntityDecisionRow, LinkDecisionRow, MemberRow, VerdictRow

_SIGNED: Mapping[str, Any] = {
    "verdicts": VerdictRow,
    "link_decisions": LinkDecisionRow,
    "entity_decisions": EntityDecisionRow,
    "corrections": CorrectionRow,
}


def find_member(session: Session, name: str) -> MemberRecord | None:
    """The member of that name, None where nobody bears it."""
    found = session.scalars(_query().where(MemberRow.name == name)).one_or_none()
    return None if found is None else _record(found)


def members(session: Session, *, retired: bool = False) -> list[MemberRecord]:
    """The members by name; with ``retired`` those who have retired too."""
    query = _query().order_by(MemberRow.name)
    if not retired:
        query = query.where(MemberRow.retired_at.is_(None))
    return [_record(member) for member in session.scalars(query)]


def enter_member(session: Session, name: str) -> None:
    """Enter a name that was never seen before; nothing where it was."""
    entered = upsert(MemberRow).values(name=name).on_conflict_do_nothing().returning(MemberRow.member_id)
    for member_id in session.scalars(entered):
        append_entry(session, MEMBER, member_id)


def set_member(session: Session, member_id: int, *, roles: Collection[MemberRole], login: str | None) -> None:
    """Record what the member may do and whose login it is."""
    values = {"roles": [role.value for role in MemberRole if role in roles], "login": login}
    _set(session, member_id, **values)


def retire_member(session: Session, member_id: int) -> None:
    """Let the member sign nothing new from now on."""
    _set(session, member_id, retired_at=func.now())


def restore_member(session: Session, member_id: int) -> None:
    """Let the member sign again."""
    _set(session, member_id, retired_at=None)


def signed_by(session: Session, member_id: int) -> dict[str, int]:
    """How many verdicts, decisions and corrections bear the member's name."""
    counts = [
        select(func.count()).where(row.member_id == member_id).scalar_subquery().label(name)
        for name, row in _SIGNED.items()
    ]
    return dict(session.execute(select(*counts)).one()._mapping)  # noqa: SLF001  # SQLAlchemy's public name for it


def _query() -> Select[MemberRow]:
    return select(MemberRow).execution_options(populate_existing=True)


def _set(session: Session, member_id: int, **values: object) -> None:
    changed = update(MemberRow).where(MemberRow.member_id == member_id).values(**values)
    session.execute(changed.execution_options(synchronize_session=False))
    append_entry(session, MEMBER, member_id)


def _record(member: MemberRow) -> MemberRecord:
    return MemberRecord(
        member_id=member.member_id,
        name=member.name,
        roles=tuple(MemberRole(role) for role in member.roles),
        login=member.login,
        created_at=member.created_at,
        retired_at=member.retired_at,
    )
