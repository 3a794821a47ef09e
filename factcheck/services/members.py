"""Members: who they are, and in whose name something may be done."""

from sqlalchemy.orm import Session

from factcheck.domain.members import DONE_BY, Deed, may
from factcheck.domain.records import MemberRecord
from factcheck.errors import Conflict, Forbidden, InvalidInput
from factcheck.storage import members as stored
from factcheck.storage.database import Database


def acting_member(session: Session, name: str, deed: Deed) -> int:
    """The number of the member who does it, entered now if never seen before. Whatever is signed goes through here.

    InvalidInput for no name, Conflict for a member who has retired, Forbidden for one whose roles do not go so far.
    """
    if not name.strip():
        raise InvalidInput(f"whoever may {deed} has a name", hint='--by "name"')
    member = stored.find_member(session, name) or _entered(session, name)
    _check(member, deed)
    return member.member_id


def check_may(database: Database, name: str, deed: Deed) -> None:
    """Raise what ``acting_member`` would, before anything is begun; a name never seen before may do everything."""
    with database.transaction(read_only=True) as session:
        member = stored.find_member(session, name)
    if member is not None:
        _check(member, deed)


def _check(member: MemberRecord, deed: Deed) -> None:
    if member.retired_at is not None:
        raise Conflict(
            f"{member.name} has retired (on {member.retired_at:%Y-%m-%d}) and signs nothing new",
            hint=f"--by another name, or: factcheck member restore {member.name!r}",
        )
    if not may(member.roles, deed):
        asked = " or ".join(sorted(DONE_BY[deed]))
        raise Forbidden(
            f"{member.name} may not {deed}: that is for the role {asked} ({member.name}: {_said(member)})",
            hint=f"--by another name, or: factcheck member edit {member.name!r} --role ...",
        )


def _entered(session: Session, name: str) -> MemberRecord:
    stored.enter_member(session, name)
    entered = stored.find_member(session, name)
    assert entered is not None
    return entered


def _said(member: MemberRecord) -> str:
    return " and ".join(member.roles)
