"""Passwords of members: set at the terminal, asked for by a desk that other machines reach.

Kept as Argon2id hashes (RFC 9106). A try costs the same whether the name is known or not.
"""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from factcheck.domain.access import compared, new_password
from factcheck.domain.records import MemberRecord
from factcheck.errors import Conflict, NotFound
from factcheck.storage import access
from factcheck.storage import members as stored
from factcheck.storage.access import KeptPassword
from factcheck.storage.database import Database

# The second choice of RFC 9106, section 4, for where memory is scarce: 64 MiB, three passes, four lanes.
_HASHER = PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=4)
# Of a password that nobody knows, by the same parameters: what is compared where a name has none.
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$3NxUJJykJh6cOaY0KGR4vg$Lrg//Qv6xbOhJCw6WPK3U1opBGIMRkq0HIdPimurISU"


def hashed(password: str, name: str) -> KeptPassword:
    """What is kept of a new password of the member's; InvalidInput for one that is soon guessed."""
    return KeptPassword(_HASHER.hash(new_password(password, name)), secrets.token_urlsafe(12))


def set_password(database: Database, name: str, password: str) -> MemberRecord:
    """The member, who comes in by this password from now on; whoever came in by the one before is out."""
    kept = hashed(password, name)
    with database.transaction() as session:
        member = stored.find_member(session, name)
        if member is None:
            raise NotFound(f"there is no member {name!r}", hint="factcheck member list --all")
        if member.retired_at is not None:
            raise Conflict(
                f"{name} has retired (on {member.retired_at:%Y-%m-%d})", hint=f"factcheck member restore {name!r}"
            )
        access.keep_password(session, member.member_id, kept)
        return member


def come_in(database: Database, name: str, password: str) -> str | None:
    """The stamp that a session of the member's bears; None where name and password do not fit.

    Takes as long for a name that nobody has as for a wrong password, and 64 MiB of memory while it does.
    """
    with database.transaction(read_only=True) as session:
        kept = access.password_of(session, name)
    fits = _fits(kept.hash if kept else _NOBODY, password)
    return kept.stamp if kept and fits else None


def still_in(database: Database, name: str, stamp: str) -> bool:
    """Whether a session holds that was opened under the stamp: no new password, and not retired."""
    with database.transaction(read_only=True) as session:
        kept = access.password_of(session, name)
    return kept is not None and secrets.compare_digest(kept.stamp, stamp)


def has_passwords(database: Database) -> bool:
    """Whether anybody could come in by a password."""
    with database.transaction(read_only=True) as session:
        return access.has_passwords(session)


def _fits(kept: str, password: str) -> bool:
    try:
        return _HASHER.verify(kept, compared(password).encode("utf-8", "surrogatepass"))
    except (VerificationError, InvalidHashError):
        return False
