"""A claim: its sentence, its chain, what contradicts it and what agrees, its verdicts."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from factcheck.services.claims import show_claim
from factcheck.web.drawing import page
from factcheck.web.refs import Ref
from factcheck.web.security.guard import TheDesk

router = APIRouter()


@router.get("/claims/{ref}")
def claim(request: Request, desk: TheDesk, ref: Ref) -> HTMLResponse:
    """The claim with all that hangs on it."""
    return page(request, "claim.html", {"dossier": show_claim(desk.database, ref)})
