"""An article from an address: fetched, turned into text, and known by where it was found."""

from dataclasses import replace
from urllib.parse import urlsplit

from factcheck.services.fetching import Fetcher
from factcheck.services.intake.given import Given, given_bytes


def fetched_article(fetcher: Fetcher, address: str) -> Given:
    """The article at the address; Refused, with the reason, when it cannot be had or is none."""
    fetched = fetcher.fetch(address)
    given = given_bytes(fetched.raw, fetched.form, key=fetched.address, charset=fetched.charset)
    return replace(given, found=replace(given.found, url=_own_address(given.found.url, fetched.address)))


def _own_address(said: str | None, found_at: str) -> str:
    """The address that a page gives itself where it is on the same host: a stranger's page may say it is another's."""
    if said is None:
        return found_at
    try:
        same = urlsplit(said).hostname == urlsplit(found_at).hostname
    except ValueError:
        return found_at
    return said if same else found_at
