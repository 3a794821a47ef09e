"""Web addresses: what two addresses of one article have in common."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from factcheck.errors import InvalidInput

# Query parameters that say how a reader came, not what is read.
TRACKING = ("utm_", "fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "at_medium", "at_campaign", "ocid", "cmpid")


def normalize_url(url: str) -> str:
    """The address without scheme, www., tracking parameters, fragment and closing slash; parameters sorted.

    >>> normalize_url("https://www.example.org/a/?b=2&utm_source=x&a=1#top")
    'example.org/a?a=1&b=2'
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = parts.port
    except ValueError as error:
        raise InvalidInput(f"not a web address: {url!r} ({error})", hint="give it as https://...") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise InvalidInput(f"not a web address: {url!r}", hint="give it as https://...")
    if port not in {None, 80, 443}:
        host = f"{host}:{port}"
    query = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith(TRACKING))
    path = parts.path.rstrip("/")
    return f"{host}{path}?{urlencode(query)}" if query else f"{host}{path}"
