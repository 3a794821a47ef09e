"""Tokens: by which programs use the API in a member's name, in that member's roles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from factcheck.domain.access import TokenRecord, new_token, token_digest
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.storage import access
from factcheck.storage import members as stored
from factcheck.storage.database import Database


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token that was just made; ``written`` is seen this once and kept nowhere."""

    record: TokenRecord
    written: str


def add_token(database: Database, name: str, *, label: str | None = None, expires_on: date | None = None) -> NewToken:
    """A new token of the member's, good until that day begins (UTC); NotFound for nobody, Conflict for the retired."""
    expires_at = None if expires_on is None else datetime.combine(expires_on, time(), UTC)
    if expires_at is not None and expires_at <= datetime.now(UTC):
        raise InvalidInput(f"a token that expires on {expires_on} opens nothing", hint="--expires with a day to come")
    written = new_token()
    with database.transaction() as session:
        member = stored.find_member(session, name)
        if member is None:
            raise NotFound(f"there is no member {name!r}", hint="factcheck member list --all")
        if member.retired_at is not None:
            raise Conflict(
                f"{name} has retired (on {member.retired_at:%Y-%m-%d})", hint=f"factcheck member restore {name!r}"
            )
        digest = token_digest(written)
        return NewToken(
            access.add_token(session, member.member_id, digest, label=label, expires_at=expires_at), written
        )


def list_tokens(database: Database, *, member: str | None = None) -> Sequence[TokenRecord]:
    """The tokens of all members or of one, those that were taken back too."""
    with database.transaction(read_only=True) as session:
        return access.tokens(session, member=member)


def revoke_token(database: Database, token_id: int) -> TokenRecord:
    """The token, which opens nothing any more; NotFound for none of that number, Conflict for one taken back before."""
    with database.transaction() as session:
        found = access.tokens(session, token_id=token_id)
        if not found:
            raise NotFound(f"there is no token {token_id}", hint="factcheck member token list")
        if found[0].revoked_at is not None:
            raise Conflict(
                f"token {token_id} was taken back on {found[0].revoked_at:%Y-%m-%d}", hint="factcheck member token list"
            )
        access.revoke_token(session, token_id)
        return access.tokens(session, token_id=token_id)[0]


def bearer_of(database: Database, token: str) -> str | None:
    """The name of the member whose token it is; None for no token, or one that opens nothing any more."""
    with database.transaction(read_only=True) as session:
        return access.bearer_of(session, token_digest(token))
