"""How much anybody may send: refused by the length that a request says, and counted as it comes whatever it says."""

from fastapi import HTTPException, status
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BYTES = 8_000_000
"""Of one request of a member's: outlets' pages are seldom over 5 MB. Larger articles come in by the command line."""
LARGEST_OF_A_STRANGER = 65_536
"""Name and password, and no more."""
_DIGITS = 12  # of a length that is looked at; one with more is too long


class BodyLimit:
    """Wraps the application: whoever sends more than that is refused (413), before it or in the middle of it."""

    def __init__(self, app: ASGIApp, *, largest_bytes: int = LARGEST_BYTES) -> None:
        self._app = app
        self._largest_bytes = largest_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said, received = _length(Headers(scope=scope).get("content-length", "0")), 0

        async def counted() -> Message:
            nonlocal received
            self._check(said)
            message = await receive()
            received += len(message.get("body", b""))
            self._check(received)
            return message

        await self._app(scope, counted, send)

    def _check(self, received: int) -> None:
        if received > self._largest_bytes:
            raise HTTPException(
                status.HTTP_413_CONTENT_TOO_LARGE, f"more than {self._largest_bytes / 1_000_000:.3g} MB"
            )


def _length(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) <= _DIGITS else 10**_DIGITS
