"""Passwords and tokens of members, as hashes. Who has retired has neither."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, delete, exists, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session

from factcheck.domain.access import TokenRecord
from factcheck.storage.rows import MemberPasswordRow, MemberRow, MemberTokenRow

_ACTIVE = MemberRow.retired_at.is_(None)


@dataclass(frozen=True, slots=True)
class KeptPassword:
    """The hash of a password, and the stamp that its sessions bear."""

    hash: str
    stamp: str


def keep_password(session: Session, member_id: int, kept: KeptPassword) -> None:
    """Let this be the member's password in place of any other."""
    values = {"hash": kept.hash, "stamp": kept.stamp, "set_at": func.now()}
    added = upsert(MemberPasswordRow).values(member_id=member_id, **values)
    session.execute(added.on_conflict_do_update(index_elements=["member_id"], set_=values))


def password_of(session: Session, name: str) -> KeptPassword | None:
    """The password of an active member of that name; None where there is none."""
    query = select(MemberPasswordRow.hash, MemberPasswordRow.stamp).join(MemberRow, _own(MemberPasswordRow))
    found = session.execute(query.where(MemberRow.name == name, _ACTIVE)).one_or_none()
    return None if found is None else KeptPassword(*found)


def has_passwords(session: Session) -> bool:
    """Whether any active member has a password."""
    return session.execute(select(exists().where(_own(MemberPasswordRow), _ACTIVE))).scalar_one()


def add_token(
    session: Session, member_id: int, digest: bytes, *, label: str | None, expires_at: datetime | None
) -> TokenRecord:
    """Keep the digest of a new token of the member's."""
    values = {"member_id": member_id, "digest": digest, "label": label, "expires_at": expires_at}
    token_id = session.scalars(upsert(MemberTokenRow).values(**values).returning(MemberTokenRow.token_id)).one()
    return _records(session, _tokens().where(MemberTokenRow.token_id == token_id))[0]


def tokens(session: Session, *, member: str | None = None, token_id: int | None = None) -> Sequence[TokenRecord]:
    """The tokens, those that were taken back too: all, or a member's, or the one of that number."""
    query = _tokens().order_by(MemberRow.name, MemberTokenRow.token_id)
    if member is not None:
        query = query.where(MemberRow.name == member)
    if token_id is not None:
        query = query.where(MemberTokenRow.token_id == token_id)
    return _records(session, query)


def revoke_token(session: Session, token_id: int) -> None:
    """Let the token open nothing any more."""
    changed = update(MemberTokenRow).where(MemberTokenRow.token_id == token_id).values(revoked_at=func.now())
    session.execute(changed)


def bearer_of(session: Session, digest: bytes) -> str | None:
    """The name of the active member whose token has that digest and stands; None for nobody."""
    unexpired = or_(MemberTokenRow.expires_at.is_(None), MemberTokenRow.expires_at > func.now())
    query = select(MemberRow.name).join(MemberTokenRow, _own(MemberTokenRow)).where(_ACTIVE, unexpired)
    return session.scalars(
        query.where(MemberTokenRow.digest == digest, MemberTokenRow.revoked_at.is_(None))
    ).one_or_none()


def forget_access(session: Session, member_id: int) -> None:
    """Take the member's password and tokens away."""
    session.execute(delete(MemberPasswordRow).where(MemberPasswordRow.member_id == member_id))
    standing = MemberTokenRow.member_id == member_id, MemberTokenRow.revoked_at.is_(None)
    session.execute(update(MemberTokenRow).where(*standing).values(revoked_at=func.now()))


def _own(row: type[MemberPasswordRow] | type[MemberTokenRow]) -> ColumnElement[bool]:
    return row.member_id == MemberRow.member_id


def _tokens() -> Select[MemberTokenRow, str]:
    return select(MemberTokenRow, MemberRow.name).join(MemberRow, _own(MemberTokenRow))


def _records(session: Session, query: Select[MemberTokenRow, str]) -> list[TokenRecord]:
    return [
        TokenRecord(token.token_id, name, token.label, token.created_at, token.expires_at, token.revoked_at)
        for token, name in session.execute(query)
    ]
