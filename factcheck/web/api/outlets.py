"""Outlets with their records as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from factcheck.presenters.track_records import OutletDossierOut, OutletPageOut, outlet_dossier_out, outlet_page_out
from factcheck.services.track_records import list_outlet_records, show_outlet
from factcheck.web.answers import PROBLEMS, answer
from factcheck.web.list_filters import OutletFilters
from factcheck.web.refs import OutletNumber
from factcheck.web.security.guard import TheDesk

router = APIRouter(tags=["outlets"], responses=PROBLEMS)


@router.get("/outlets", response_model=OutletPageOut)
def outlets(request: Request, desk: TheDesk, filters: Annotated[OutletFilters, Query()]) -> Response:
    """Outlets, those with the most claims first."""
    return answer(request, outlet_page_out(list_outlet_records(desk.database, filters.selection())))


@router.get("/outlets/{outlet_id}", response_model=OutletDossierOut)
def outlet(request: Request, desk: TheDesk, outlet_id: OutletNumber) -> Response:
    """One outlet with its record, its latest articles and claims, and whom these contradict."""
    return answer(request, outlet_dossier_out(show_outlet(desk.database, outlet_id)))
