"""Who is quoted, each with what the claims have come to; and any entity by its number, with its names and merges."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from factcheck.domain.words import ClaimantKind
from factcheck.services.track_records import list_claimant_records, show_claimant
from factcheck.web.desk import Tab
from factcheck.web.drawing import page
from factcheck.web.list_filters import ClaimantFilters
from factcheck.web.refs import EntityNumber
from factcheck.web.security.guard import TheDesk
from factcheck.web.words import _

TABS = (Tab(70, _("Claimants"), "/claimants"),)

router = APIRouter()

# A source without a name is nobody's entity.
_KINDS = tuple(kind for kind in ClaimantKind if kind is not ClaimantKind.ANONYMOUS)


@router.get("/claimants")
def claimants(request: Request, desk: TheDesk, filters: Annotated[ClaimantFilters, Query()]) -> HTMLResponse:
    """Those with the most claims first."""
    found = list_claimant_records(desk.database, filters.selection())
    onward = filters.at(found.next).query() if found.next else None
    first = filters.at(None).query() if filters.after else None
    values = {"found": found, "filters": filters, "onward": onward, "first": first, "kinds": _KINDS}
    return page(request, "claimants.html", values)


@router.get("/claimants/{entity_id}")
@router.get("/entities/{entity_id}")
def claimant(request: Request, desk: TheDesk, entity_id: EntityNumber) -> HTMLResponse:
    """One with its names, its record, its latest claims and whom they contradict."""
    return page(request, "claimant.html", {"dossier": show_claimant(desk.database, entity_id)})
