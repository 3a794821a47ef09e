"""How much anybody may send: counted as it comes, so that no answer depends on what a sender says of it."""

from fastapi import HTTPException, status
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BYTES = 8_000_000
"""Of one request: a page of an outlet is seldom over 5 MB. Larger articles come in by the command line."""


class BodyLimit:
    """Wraps the application: whoever sends more than that is refused (413) in the middle of it."""

    def __init__(self, app: ASGIApp, *, largest_bytes: int = LARGEST_BYTES) -> None:
        self._app = app
        self._largest_bytes = largest_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._largest_bytes:
                raise HTTPException(
                    status.HTTP_413_CONTENT_TOO_LARGE, f"more than {self._largest_bytes // 1_000_000} MB"
                )
            return message

        await self._app(scope, counted if scope["type"] == "http" else receive, send)
