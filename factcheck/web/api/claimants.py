"""Claimants with their records as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from factcheck.presenters.track_records import (
    ClaimantDossierOut,
    ClaimantPageOut,
    claimant_dossier_out,
    claimant_page_out,
)
from factcheck.services.track_records import list_claimant_records, show_claimant
from factcheck.web.answers import PROBLEMS, answer
from factcheck.web.list_filters import ClaimantFilters
from factcheck.web.refs import EntityNumber
from factcheck.web.security.guard import TheDesk

router = APIRouter(tags=["claimants"], responses=PROBLEMS)


@router.get("/claimants", response_model=ClaimantPageOut)
def claimants(request: Request, desk: TheDesk, filters: Annotated[ClaimantFilters, Query()]) -> Response:
    """Claimants that are entities, those with the most claims first."""
    return answer(request, claimant_page_out(list_claimant_records(desk.database, filters.selection())))


@router.get("/claimants/{entity_id}", response_model=ClaimantDossierOut)
def claimant(request: Request, desk: TheDesk, entity_id: EntityNumber) -> Response:
    """One entity with its names, its record, its latest claims and whom these contradict."""
    return answer(request, claimant_dossier_out(show_claimant(desk.database, entity_id)))
