"""Search as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from factcheck.domain.refs import ClaimRef
from factcheck.presenters.search import FoundOut, found_out
from factcheck.services.search import search as service
from factcheck.web.answers import PROBLEMS, answer
from factcheck.web.pages.search import After, Asked
from factcheck.web.security.guard import TheDesk

router = APIRouter(tags=["search"], responses=PROBLEMS)


@router.get("/search", response_model=FoundOut)
def search(
    request: Request, desk: TheDesk, q: Asked, after: After = None, limit: Annotated[int, Query(ge=1, le=100)] = 20
) -> Response:
    """Names, articles and claims that fit the words, the latest claims first."""
    return answer(
        request,
        found_out(service(desk.database, q, after=None if after is None else ClaimRef.parse(after), limit=limit)),
    )
