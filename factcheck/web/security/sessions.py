"""Sessions: a signed cookie that says whose it is, and a token that only this session's pages can hold.

Nothing is kept on the server but the keys of sessions that were left before their time. The cookie is HttpOnly and
SameSite=Strict, Secure where the desk is reached by TLS, and named after the port, since browsers send cookies of one
host to all of its ports.
"""

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from threading import Lock
from typing import Literal, TypedDict

from itsdangerous import BadData, Signer, URLSafeTimedSerializer
from starlette.responses import Response

_SHA256 = {"digest_method": hashlib.sha256, "key_derivation": "hmac"}  # itsdangerous still begins with SHA-1
GOOD_FOR_S = 12 * 3600  # a long day at the desk; after it the cookie opens nothing


@dataclass(frozen=True, slots=True)
class Session:
    """Who sits at the desk: the member in whose name things are done, and what tells this sitting from others.

    ``stamp`` is the password's that opened it, None where the link did; ``bearer`` marks a program with a token.
    """

    member: str
    key: str
    stamp: str | None = None
    bearer: bool = False


class Sessions:
    """Signs sessions with ``secret`` (32 bytes or more) and knows them again."""

    def __init__(self, secret: bytes, *, cookie: str, secure: bool) -> None:
        self.cookie = f"__Host-{cookie}" if secure else cookie
        self.secure = secure
        self._sessions = URLSafeTimedSerializer(secret, salt="factcheck.session", signer_kwargs=_SHA256)
        self._left: dict[str, float] = {}
        self._lock = Lock()
        self._tokens = Signer(secret, salt="factcheck.write", key_derivation="hmac", digest_method=hashlib.sha256)

    def open(self, response: Response, member: str, stamp: str | None = None) -> Session:
        """Give whoever receives the response a new session in the member's name."""
        session = Session(member, secrets.token_urlsafe(16), stamp)
        written = self._sessions.dumps([session.member, session.key, session.stamp])
        response.set_cookie(self.cookie, _text(written), max_age=GOOD_FOR_S, **self._attributes())
        return session

    def close(self, response: Response, session: Session) -> None:
        """Take the session away: its cookie opens nothing any more, wherever it has been copied to."""
        now = time.monotonic()
        with self._lock:
            self._left = {key: until for key, until in self._left.items() if until > now}
            self._left[session.key] = now + GOOD_FOR_S
        response.delete_cookie(self.cookie, **self._attributes())

    def read(self, cookie: str | None) -> Session | None:
        """The session of a cookie; None for none, for one that is too old, was left, or was never given out."""
        if cookie is None:
            return None
        try:
            member, key, stamp = self._sessions.loads(cookie, max_age=GOOD_FOR_S)
        except BadData:
            return None
        return None if key in self._left else Session(member, key, stamp)

    def gave(self, cookie: str | None) -> bool:
        """Whether the cookie was given out here at any time: by whoever has been in, whether or not it still opens."""
        try:
            self._sessions.loads(cookie or "")
        except BadData:
            return False
        return True

    def token(self, session: Session) -> str:
        """What every write of this session carries."""
        return _text(self._tokens.get_signature(session.key))

    def is_token(self, session: Session, token: str) -> bool:
        """Whether a write with that token comes from a page of this session."""
        return hmac.compare_digest(self.token(session).encode(), token.encode("utf-8", "surrogatepass"))

    def _attributes(self) -> "_Attributes":
        return _Attributes(path="/", secure=self.secure, httponly=True, samesite="strict")


class _Attributes(TypedDict):
    path: str
    secure: bool
    httponly: bool
    samesite: Literal["strict"]


def _text(written: str | bytes) -> str:
    return written if isinstance(written, str) else written.decode("ascii")
