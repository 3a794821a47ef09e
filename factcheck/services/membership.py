"""Who belongs to the desk, in which roles, with which login. Nobody is erased: what a member signed stays signed.

The database's owner says so; the rights on the table of members are his. Where a member has a login, the login enters
the groups of the member's roles in the same transaction, and leaves them when the member retires.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from sqlalchemy.orm import Session

from factcheck.domain.records import MemberRecord
from factcheck.domain.words import MemberRole
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.passwords import hashed
from factcheck.storage import members as stored
from factcheck.storage.access import forget_access, keep_password
from factcheck.storage.database import Database
from factcheck.storage.logins import check_login, set_groups


@dataclass(frozen=True, slots=True)
class MemberDossier:
    """A member, and how many verdicts, decisions and corrections bear the name."""

    member: MemberRecord
    signed: Mapping[str, int]


def list_members(database: Database, *, retired: bool = False) -> Sequence[MemberRecord]:
    """The members by name; with ``retired`` those who have retired too."""
    with database.transaction(read_only=True) as session:
        return stored.members(session, retired=retired)


def show_member(database: Database, name: str) -> MemberDossier:
    """The member with what bears the name; NotFound for nobody."""
    with database.transaction(read_only=True) as session:
        member = _required(session, name)
        return MemberDossier(member, stored.signed_by(session, member.member_id))


def add_member(
    database: Database,
    name: str,
    *,
    roles: Collection[MemberRole] = (),
    login: str | None = None,
    password: str | None = None,
) -> MemberRecord:
    """The member as recorded. One of whom only the name was known, from what it signed, is completed."""
    _check_name(name)
    kept = None if password is None else hashed(password, name)
    with database.transaction() as session:
        known = stored.find_member(session, name)
        if known is not None:
            _refuse_said(known, says_something=bool(roles or login or kept))
        stored.enter_member(session, name)
        member = _settled(session, _required(session, name), roles, login)
        if kept is not None:
            keep_password(session, member.member_id, kept)
        return member


def edit_member(
    database: Database, name: str, *, roles: Collection[MemberRole] | None = None, login: str | None = None
) -> MemberRecord:
    """The member with these roles in place of the old ones, or with that login; None leaves it, "" takes it away."""
    if roles is None and login is None:
        raise InvalidInput(f"nothing is said of {name!r}", hint="--role, --no-role, --login or --no-login")
    with database.transaction() as session:
        member = _required(session, name)
        if member.retired_at is not None:
            _refuse_retired(member, member.retired_at)
        new_roles = member.roles if roles is None else roles
        new_login = member.login if login is None else login or None
        if member.login not in (None, new_login):
            set_groups(session, member.login, ())
        return _settled(session, member, new_roles, new_login)


def retire_member(database: Database, name: str) -> MemberRecord:
    """The member, who signs nothing new from now on; the login leaves its groups, password and tokens are gone."""
    with database.transaction() as session:
        member = _required(session, name)
        if member.retired_at is not None:
            _refuse_retired(member, member.retired_at)
        stored.retire_member(session, member.member_id)
        forget_access(session, member.member_id)
        if member.login is not None:
            set_groups(session, member.login, ())
        return _required(session, name)


def restore_member(database: Database, name: str) -> MemberRecord:
    """The member, who signs again, with the roles and the login of before; a password has to be set anew."""
    with database.transaction() as session:
        member = _required(session, name)
        if member.retired_at is None:
            raise Conflict(f"{name} is a member: nobody retired the name", hint=f"factcheck member show {name!r}")
        stored.restore_member(session, member.member_id)
        return _settled(session, member, member.roles, member.login)


def _settled(session: Session, member: MemberRecord, roles: Collection[MemberRole], login: str | None) -> MemberRecord:
    """The member as recorded from now on, with the login in its groups."""
    if login is not None:
        if not roles:
            raise InvalidInput(f"{login!r} would be in no group", hint="--role checker, --role editor, --role analyst")
        check_login(session, login)
    stored.set_member(session, member.member_id, roles=roles, login=login)
    if login is not None:
        set_groups(session, login, roles)
    return _required(session, member.name)


def _required(session: Session, name: str) -> MemberRecord:
    member = stored.find_member(session, name)
    if member is None:
        raise NotFound(f"there is no member {name!r}", hint="factcheck member list --all")
    return member


def _check_name(name: str) -> None:
    if not name.strip() or not name.isprintable() or name != name.strip():
        raise InvalidInput(f"{name!r} is no name", hint="the name that stands under verdicts, on one line")


def _refuse_said(known: MemberRecord, *, says_something: bool) -> None:
    """Conflict unless nothing was ever said of the member but the name, and something is now."""
    if known.retired_at is not None:
        _refuse_retired(known, known.retired_at)
    if known.roles or known.login or not says_something:
        said = f" ({', '.join(known.roles)})" if known.roles else ""
        raise Conflict(
            f"{known.name} is a member already{said}", hint=f"factcheck member edit {known.name!r} --role ..."
        )


def _refuse_retired(member: MemberRecord, retired_at: datetime) -> NoReturn:
    raise Conflict(
        f"{member.name} has retired (on {retired_at:%Y-%m-%d})", hint=f"factcheck member restore {member.name!r}"
    )
