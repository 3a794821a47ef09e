"""Fetches one address at a time, within bounds; see the package for what holds."""

import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from http.client import HTTPException

from urllib3 import BaseHTTPResponse
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

from factcheck import __version__
from factcheck.services.fetching.bodies import ACCEPTED, unpacked
from factcheck.services.fetching.connection import Deadline, check_connected, connected, trusted
from factcheck.services.fetching.lookup import Check, Lookup, checked_addresses, system_lookup
from factcheck.services.fetching.public import Address, is_public
from factcheck.services.fetching.targets import PORTS, Target, redirected, target_of
from factcheck.services.intake.files import Form
from factcheck.services.intake.refusals import Refused

USER_AGENT = f"factcheck/{__version__} (reads single articles for fact-checkers, when one of them asks)"
_FORMS = {
    "text/html": Form.PAGE,
    "application/xhtml+xml": Form.PAGE,
    "text/plain": Form.TEXT,
    "text/markdown": Form.TEXT,
}
_REDIRECTS = {301, 302, 303, 307, 308}
_CHUNK_BYTES = 65_536
_TRIED = 4  # addresses of one host, one after the other


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a fetch goes. ``total_s`` is for all of it, redirects and looking up included."""

    total_s: float = 20.0  # longer than that nobody waits before a form
    idle_s: float = 8.0  # and a server that says nothing for so long says nothing
    wire_bytes: int = 6_000_000  # pages of real outlets are seldom over 5 MB
    body_bytes: int = 10_000_000  # unpacked; also what bounds a bomb
    redirects: int = 5  # browsers follow 20; articles need two or three


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: where it was found in the end, its bytes, their form and the charset that was said."""

    address: str
    raw: bytes
    form: Form
    charset: str | None


class Fetcher:
    """Fetches addresses, one at a time. Every argument is for tests: without any, only public addresses are reached."""

    def __init__(
        self,
        *,
        check: Check = is_public,
        lookup: Lookup = system_lookup,
        ports: frozenset[int] = frozenset(PORTS.values()),
        limits: Limits | None = None,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._check = check
        self._lookup = lookup
        self._ports = ports
        self._limits = limits or Limits()
        self._context = context
        self._one_at_a_time = threading.Lock()

    def fetch(self, written: str) -> Fetched:
        """What the address gives; Refused, with the reason, for whatever is no article that may be fetched."""
        target = target_of(written, ports=self._ports)
        deadline = Deadline(self._limits.total_s)
        if not self._one_at_a_time.acquire(timeout=self._limits.total_s):
            raise Refused("another address is being fetched: try again in a moment")
        try:
            return self._follow(target, deadline)
        finally:
            self._one_at_a_time.release()

    @cached_property
    def _trusted(self) -> ssl.SSLContext:
        return self._context or trusted()

    def _follow(self, target: Target, deadline: Deadline) -> Fetched:
        for _ in range(self._limits.redirects + 1):
            answer = self._ask(target, deadline)
            if isinstance(answer, Fetched):
                return answer
            target = answer
        raise Refused(f"sent on more than {self._limits.redirects} times: {target.address}")

    def _ask(self, target: Target, deadline: Deadline) -> Fetched | Target:
        """What stands there, or where it sends on to."""
        addresses = checked_addresses(
            target.host, target.port, within_s=deadline.left(), lookup=self._lookup, check=self._check
        )
        failed: Exception | None = None
        for address in addresses[:_TRIED]:
            try:
                return self._ask_at(target, address, deadline)
            except (ConnectTimeoutError, NewConnectionError) as error:
                failed = error  # nobody is there; the next address may be another machine
            except (HTTPError, HTTPException, OSError) as error:
                failed = error
                break
        deadline.left()  # where we cut it ourselves, that is the reason
        raise Refused(f"cannot be fetched: {target.host}: {_why(failed)}") from failed

    def _ask_at(self, target: Target, address: Address, deadline: Deadline) -> Fetched | Target:
        idle_s = self._limits.idle_s
        with connected(target, address, context=self._trusted, deadline=deadline, idle_s=idle_s) as connection:
            check_connected(connection, self._check)
            connection.request(
                "GET", target.path, headers=_headers(target), preload_content=False, decode_content=False
            )
            response = connection.getresponse()
            deadline.left()  # headers that were cut off look like all of them
            if response.status in _REDIRECTS:
                return redirected(target, response.headers.get("location", ""), ports=self._ports)
            return self._received(target, response, deadline)

    def _received(self, target: Target, response: BaseHTTPResponse, deadline: Deadline) -> Fetched:
        if response.status != 200:  # noqa: PLR2004  OK (RFC 9110, 15.3.1)
            raise Refused(f"{target.host} answers {response.status}, not with an article")
        form, charset = _form_of(response.headers.get("content-type", ""))
        packing = response.headers.get("content-encoding", "")
        chunks = self._chunks(response, deadline)
        return Fetched(target.address, unpacked(chunks, packing, most_bytes=self._limits.body_bytes), form, charset)

    def _chunks(self, response: BaseHTTPResponse, deadline: Deadline) -> Iterator[bytes]:
        received = 0
        while chunk := response.read1(_CHUNK_BYTES, decode_content=False):
            deadline.left()
            received += len(chunk)
            if received > self._limits.wire_bytes:
                raise Refused(f"larger than {self._limits.wire_bytes / 1_000_000:g} MB")
            yield chunk
        deadline.left()  # a connection that was cut ends as if all had come


def _headers(target: Target) -> dict[str, str]:
    return {
        "Host": target.host_header,
        "User-Agent": USER_AGENT,
        "Accept": ", ".join(_FORMS),
        "Accept-Encoding": ACCEPTED,
        "Connection": "close",
    }


def _form_of(content_type: str) -> tuple[Form, str | None]:
    media_type, *parameters = (part.strip().lower() for part in content_type.split(";"))
    form = _FORMS.get(media_type)
    if form is None:
        raise Refused(f"not a page or a text, but {media_type[:80]!r}")
    named = dict(parameter.partition("=")[::2] for parameter in parameters)
    return form, named.get("charset", "").strip("\"'") or None


def _why(error: Exception | None) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
