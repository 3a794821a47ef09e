"""What every request needs, put together once when the desk is started."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fastapi import Request

from factcheck.web.drafts import Drafts
from factcheck.web.security.entry import EntryLink
from factcheck.web.security.sessions import Sessions

if TYPE_CHECKING:
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

    ``member`` is whose name stands under what is done by whoever comes in by the one-time link; ``tabs`` are the pages
    in the navigation; ``drafts`` are articles that somebody looks at before they are stored.
    """

    database: "Database"
    sessions: Sessions
    entry: EntryLink
    hosts: Collection[str]
    member: str
    tabs: Sequence[Tab] = ()
    drafts: Drafts = field(default_factory=Drafts)


def desk_of(request: Request) -> Desk:
    """The desk that a request came to."""
    desk: Desk = request.app.state.desk
    return desk
