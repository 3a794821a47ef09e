"""Claims as JSON."""

from fastapi import APIRouter, Request, Response

from factcheck.presenters.exports import ClaimOut, claim_out
from factcheck.services.claims import show_claim
from factcheck.web.answers import PROBLEMS, answer
from factcheck.web.refs import Ref
from factcheck.web.security.guard import TheDesk

router = APIRouter(tags=["claims"], responses=PROBLEMS)


@router.get("/claims/{ref}", response_model=ClaimOut)
def claim(request: Request, desk: TheDesk, ref: Ref) -> Response:
    """A claim with its source, sentence, chain, quantities and times."""
    return answer(request, claim_out(show_claim(desk.database, ref).claim))
