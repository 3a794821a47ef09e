"""How members prove who they are: passwords that may be one, and tokens for programs.

A password is compared in Unicode's compatibility form (NFKC, as NIST SP 800-63B asks), so that it does not matter which
keyboard wrote an accent or a digit in full width. A token is random enough (256 bits) that its SHA-256 may be kept.
"""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from factcheck.errors import InvalidInput

SHORTEST, LONGEST = 12, 200  # characters; the longest bounds what one try may cost
_FEWEST_DIFFERENT = 5  # characters: "aaaaaaaaaaaa" is no password
_MARK = "fct_"  # so that a token is known for one where it should not be: in a log, in a commit


@dataclass(frozen=True, slots=True)
class TokenRecord:
    """A token of a member's, without what would let anybody in by it."""

    token_id: int
    member: str
    label: str | None
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None


def compared(password: str) -> str:
    """The password as it is hashed and compared.

    >>> compared("ｐａｓｓ")
    'pass'
    """
    return unicodedata.normalize("NFKC", password)


def new_password(written: str, name: str) -> str:
    """The password as it is hashed; InvalidInput for one that is soon guessed.

    >>> new_password("four walls, one door", "Huda")
    'four walls, one door'
    """
    password = compared(written)
    if not SHORTEST <= len(password) <= LONGEST:
        raise InvalidInput(
            f"a password has {SHORTEST} to {LONGEST} characters, not {len(password)}", hint="a sentence of your own"
        )
    if len(set(password)) < _FEWEST_DIFFERENT or name.casefold() in password.casefold():
        raise InvalidInput(
            "a password is neither the name nor a few characters over and over", hint="a sentence of your own"
        )
    if not password.isprintable():
        raise InvalidInput("a password is one line, without control characters", hint="a sentence of your own")
    return password


def new_token() -> str:
    """A token that nobody has guessed before."""
    return _MARK + secrets.token_urlsafe(32)


def token_digest(token: str) -> bytes:
    """What is kept of a token: its SHA-256, 32 bytes."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
