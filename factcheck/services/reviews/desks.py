"""Other desks and outlets of reviews: found by name or by site, made where nobody has heard of them."""

from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from factcheck.domain.reviews import Appearance, Desk
from factcheck.services.outlets import OutletNames
from factcheck.storage import reviews_in as stored
from factcheck.storage.outlets import find_outlet


class Desks:
    """The outlets of one transaction, by name and by the host name of their site."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.names = OutletNames(session)
        self._by_domain = stored.outlets_by_domain(session)

    def desk(self, desk: Desk, review_url: str | None) -> tuple[int, str | None]:
        """The desk as an outlet, and a note where its review does not stand on its site.

        A desk's name is what its JSON says; whoever wrote that may be somebody else.
        """
        host = _host(review_url) or _host(desk.url)
        outlet_id = self.names.named(desk.name)
        if outlet_id is None and host is not None:
            outlet_id = self._by_domain.get(host)
        if outlet_id is None:
            outlet_id = self.names.find_or_add(desk.name)
            self._note_domain(outlet_id, host)
        known = find_outlet(self._session, outlet_id)
        domain = known and known.domain
        elsewhere = host is not None and domain is not None and host != domain and not host.endswith(f".{domain}")
        note = f"says to be of {desk.name}, whose site is {domain}, and stands on {host}" if elsewhere else None
        return outlet_id, note

    def outlet(self, article: Appearance) -> int | None:
        """The outlet of an article, by its name, else by its site; None where neither is known."""
        if article.outlet is not None:
            return self.names.find_or_add(article.outlet)
        host = _host(article.url)
        return None if host is None else self._by_domain.get(host)

    def name(self, outlet_id: int) -> str:
        """What the outlet is called."""
        return self.names[outlet_id].canonical

    def _note_domain(self, outlet_id: int, host: str | None) -> None:
        if host is not None and host not in self._by_domain:
            stored.set_domain(self._session, outlet_id, host)
            self._by_domain[host] = outlet_id


def _host(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None
