"""Who publishes, each with what its claims have come to."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from factcheck.services.track_records import list_outlet_records, show_outlet
from factcheck.web.desk import Tab
from factcheck.web.drawing import page
from factcheck.web.list_filters import OutletFilters
from factcheck.web.refs import OutletNumber
from factcheck.web.security.guard import TheDesk
from factcheck.web.words import _

TABS = (Tab(60, _("Outlets"), "/outlets"),)

router = APIRouter()


@router.get("/outlets")
def outlets(request: Request, desk: TheDesk, filters: Annotated[OutletFilters, Query()]) -> HTMLResponse:
    """Those with the most claims first."""
    found = list_outlet_records(desk.database, filters.selection())
    onward = filters.at(found.next).query() if found.next else None
    first = filters.at(None).query() if filters.after else None
    return page(request, "outlets.html", {"found": found, "filters": filters, "onward": onward, "first": first})


@router.get("/outlets/{outlet_id}")
def outlet(request: Request, desk: TheDesk, outlet_id: OutletNumber) -> HTMLResponse:
    """One with its record, its latest articles and whom they contradict."""
    return page(request, "outlet.html", {"dossier": show_outlet(desk.database, outlet_id)})
