"""The outermost layer: a request for another host goes no further, and every answer says what a browser must refuse.

A page of a stranger can make a browser resolve the stranger's own name to 127.0.0.1 (DNS rebinding): what it asks for
then comes here, under its name. So whoever asks for a host that is not the desk's gets nothing. An address in
figures is nobody's name: a desk that listens on a network may be asked for by the one that the request came to.
"""

from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_READING = {"GET", "HEAD", "OPTIONS"}
_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "content-security-policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not no-referrer: forms would come without an origin then, and could not be told from a stranger's.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_HTTP = 80  # the port that browsers leave out
_KEPT_NOWHERE = "no-store"  # what editors read stays on no disk; what may be kept says so itself


class Shell:
    """Wraps the application; ``hosts`` are those that it answers to, as browsers write them ("127.0.0.1:8765").

    ``own_address``: to the address that a request came to as well.
    """

    def __init__(self, app: ASGIApp, *, hosts: Collection[str], own_address: bool = False) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._own_address = own_address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("cache-control", _KEPT_NOWHERE)
            await send(message)

        hosts = self._hosts | _address(scope) if self._own_address else self._hosts
        refusal = _refusal(Headers(scope=scope), scope["method"], hosts)
        await (refusal or self._app)(scope, receive, guarded)


def _refusal(headers: Headers, method: str, own: Collection[str]) -> PlainTextResponse | None:
    hosts = headers.getlist("host")
    if len(hosts) != 1 or hosts[0].lower() not in own:
        return PlainTextResponse("This desk does not answer to that host name.\n", status_code=421)
    if method not in _READING and not _is_own(headers, own):
        return PlainTextResponse("A page of another site may not write here.\n", status_code=403)
    return None


def _is_own(headers: Headers, own: Collection[str]) -> bool:
    """Whether a write comes from a page of the desk, or from no page at all."""
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2].lower() in own


def _address(scope: Scope) -> set[str]:
    """The address and port that the request came to, as browsers write them."""
    host, port = scope["server"]
    written = f"[{host}]" if ":" in host else host
    return {written, f"{written}:{port}"} if port == _HTTP else {f"{written}:{port}"}
