"""The desk as an application: pages, API and all that stands before them."""

import secrets
from collections.abc import Collection
from typing import TYPE_CHECKING

from fastapi import Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware

from factcheck import __version__
from factcheck.web import api, assets, pages
from factcheck.web.border import guard_border
from factcheck.web.desk import Desk
from factcheck.web.found import routers, tabs
from factcheck.web.security.entry import EntryLink
from factcheck.web.security.gate import Gate
from factcheck.web.security.guard import guard
from factcheck.web.security.sessions import Sessions
from factcheck.web.security.shell import Shell

if TYPE_CHECKING:
    from factcheck.services.fetching import Fetcher
    from factcheck.storage.database import Database

API = "/api/v1"
_HOW = (
    "Programs send `Authorization: Bearer TOKEN`, a token of a member's (`factcheck member token add`), in whose name "
    "and roles they act. A browser sends its session's cookie, and with writes its pages' token in `X-Factcheck-Token`."
)


def make_app(
    database: "Database",
    *,
    hosts: Collection[str],
    member: str | None,
    cookie: str = "factcheck",
    secure: bool = False,
    own_address: bool = False,
    fetcher: "Fetcher | None" = None,
) -> FastAPI:
    """The desk over that database, for browsers that reach it under ``hosts`` ("127.0.0.1:8765").

    Who comes in by the one-time link (``app.state.desk.entry``) does things in the name of ``member``; without one
    there is no link, and members come in by their passwords. ``secure``: browsers reach the desk by TLS.
    ``own_address``: it answers to the address, in figures, that it is reached at too. Sessions end with the process,
    whose secret signs them. ``fetcher`` fetches addresses of articles, None where that is off.
    """
    sessions = Sessions(secrets.token_bytes(32), cookie=cookie, secure=secure)
    app = FastAPI(
        title="factcheck",
        version=__version__,
        description=_HOW,
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{API}/openapi.json",
    )
    app.state.desk = Desk(database, sessions, EntryLink(), hosts, member, tabs(pages), fetcher=fetcher)
    app.include_router(assets.router)
    for router in routers(pages):
        app.include_router(router, dependencies=[Depends(guard)], include_in_schema=False)
    for router in routers(api):
        app.include_router(router, prefix=API, dependencies=[Depends(guard)])
    guard_border(app)
    app.add_middleware(GZipMiddleware, minimum_size=2000, compresslevel=5)
    app.add_middleware(Gate)
    app.add_middleware(Shell, hosts=hosts, own_address=own_address)
    return app
