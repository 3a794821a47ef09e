"""The articles that are in, newest first."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from factcheck.services.sources import page_of_sources
from factcheck.web.desk import Tab
from factcheck.web.drawing import page
from factcheck.web.list_filters import SourceFilters
from factcheck.web.security.guard import TheDesk
from factcheck.web.words import _

TABS = (Tab(50, _("Articles"), "/sources"),)

router = APIRouter()


@router.get("/sources")
def sources(request: Request, desk: TheDesk, filters: Annotated[SourceFilters, Query()]) -> HTMLResponse:
    """The list, narrowed to an outlet, days, a language."""
    found = page_of_sources(desk.database, filters.selection())
    onward = filters.at(found.next).query() if found.next else None
    first = filters.at(None).query() if filters.after else None
    return page(request, "sources.html", {"found": found, "filters": filters, "onward": onward, "first": first})
