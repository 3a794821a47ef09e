"""Members: who signs verdicts and decisions."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session

from factcheck.domain.records import MemberRecord
from factcheck.domain.words import MemberRole
from factcheck.storage.ledger import append_entry
from factcheck.storage.ledgered import MEMBER
from factcheck.storage.rows import MemberRow


def find_member(session: Session, name: str) -> MemberRecord | None:
    """The member of that name, None where nobody bears it."""
    found = session.scalars(select(MemberRow).where(MemberRow.name == name)).one_or_none()
    return None if found is None else _record(found)


def enter_member(session: Session, name: str) -> None:
    """Enter a name that was never seen before; nothing where it was."""
    entered = upsert(MemberRow).values(name=name).on_conflict_do_nothing().returning(MemberRow.member_id)
    for member_id in session.scalars(entered):
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
