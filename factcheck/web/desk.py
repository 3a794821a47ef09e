"""What every request needs, put together once when the desk is started."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fastapi import Request

from factcheck.errors import InvalidInput
from factcheck.web.drafts import Drafts
from factcheck.web.once import Once
from factcheck.web.security.entry import EntryLink
from factcheck.web.security.sessions import Sessions
from factcheck.web.security.throttle import Throttle

if TYPE_CHECKING:
    from factcheck.services.fetching import Fetcher
    from factcheck.storage.database import Database


@dataclass(frozen=True, slots=True, order=True)
class Tab:
    """A page in the navigation: its place in the line, its name (a message of the catalogues) and its address."""

    place: int
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk that is open: its database, who may come in and under which hosts.

    ``member`` is whose name stands under what is done by whoever comes in by the one-time link, None where there is no
    link: then members come in by their passwords. ``tabs`` are the pages in the navigation; ``drafts`` are articles
    that somebody looks at before they are stored; ``once`` knows the forms that were taken; ``throttle`` slows down
    whoever guesses at passwords; ``fetcher`` fetches addresses, None where that is off.
    """

    database: "Database"
    sessions: Sessions
    entry: EntryLink
    hosts: Collection[str]
    member: str | None
    tabs: Sequence[Tab] = ()
    drafts: Drafts = field(default_factory=Drafts)
    throttle: Throttle = field(default_factory=Throttle)
    once: Once = field(default_factory=Once)
    fetcher: "Fetcher | None" = None

    def fetching(self) -> "Fetcher":
        """What fetches addresses; InvalidInput where that is off."""
        if self.fetcher is None:
            raise InvalidInput("addresses are not fetched by this desk", hint="factcheck serve --fetch")
        return self.fetcher


def desk_of(request: Request) -> Desk:
    """The desk that a request came to."""
    desk: Desk = request.app.state.desk
    return desk
