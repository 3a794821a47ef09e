"""Roles at the door of a route: whoever may not do what it does is told so before anything of the request is looked at.

The service checks again, in the transaction that writes: it is the one that knows, whatever face asks.
"""

from fastapi import Depends
from fastapi.params import Depends as Dependency

from factcheck.domain.members import Deed
from factcheck.services.members import check_may
from factcheck.web.security.guard import TheDesk, TheSession


def doing(deed: Deed) -> Dependency:
    """For the ``dependencies`` of a route that does it: refuses (403) a member whose roles do not go so far."""

    def check(desk: TheDesk, session: TheSession) -> None:
        check_may(desk.database, session.member, deed)

    return Depends(check)  # type: ignore[no-any-return]  # FastAPI declares its own marker as Any
