"""What is asked for: an address taken apart once, so that what is checked and what is asked for are the same."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from factcheck.services.intake.refusals import Refused

PORTS = {"http": 80, "https": 443}
_LONGEST = 2000  # characters: what browsers and servers agree on
_AFTER_AUTHORITY = re.compile(r"[/?#]")


@dataclass(frozen=True, slots=True)
class Target:
    """A page to ask for. ``host`` is in ASCII, an address of IPv6 without its brackets; ``path`` has the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def address(self) -> str:
        """The target as an address."""
        return f"{self.scheme}://{self.host_header}{self.path}"

    @property
    def host_header(self) -> str:
        """The host as requests name it, with its port where that is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(written: str, *, ports: frozenset[int]) -> Target:
    """What an address asks for; Refused for other schemes and ports, and where it holds a name or a password."""
    written = written.strip()
    _refuse_odd(written)
    try:
        url = parse_url(written)
    except LocationParseError as error:
        raise Refused(f"not a web address: {written!r}") from error
    scheme = url.scheme or ""
    if scheme not in PORTS:
        raise Refused(f"only addresses with http:// or https:// are fetched: {written!r}")
    if "@" in _authority(written):
        raise Refused("an address that holds a name or a password is not fetched")
    host = (url.host or "").strip("[]").rstrip(".")
    if not host or "%" in host:
        raise Refused(f"an address without a host: {written!r}")
    port = PORTS[scheme] if url.port is None else url.port
    if port not in ports:
        raise Refused(f"only the ports {' and '.join(map(str, sorted(ports)))} are asked, not {port}: {written!r}")
    return Target(scheme, host, port, _path(url))


def redirected(target: Target, location: str, *, ports: frozenset[int]) -> Target:
    """Where a server sends on to; Refused as in ``target_of``, and from https to http."""
    location = _as_sent(location)
    _refuse_odd(location)
    following = target_of(urljoin(target.address, location), ports=ports)
    if target.scheme == "https" and following.scheme == "http":
        raise Refused(f"leads from https to http: {following.address}")
    return following


def _authority(written: str) -> str:
    """What stands between the scheme and the path, as written."""
    return _AFTER_AUTHORITY.split(written.partition("://")[2], maxsplit=1)[0]


def _as_sent(header: str) -> str:
    """A header's value, which is read as Latin-1, as the UTF-8 that servers send for letters beyond ASCII."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _path(url: Url) -> str:
    return f"{url.path or '/'}{'' if url.query is None else '?' + url.query}"


def _refuse_odd(written: str) -> None:
    if len(written) > _LONGEST:
        raise Refused(f"an address of more than {_LONGEST} characters")
    if not written.isprintable() or any(map(str.isspace, written)) or "\\" in written:
        raise Refused(f"not a web address: {written!r}")
