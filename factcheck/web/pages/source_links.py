"""What the claims of an article are linked to: where one is led when it has just been stored."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from factcheck.services.adding import Outcome
from factcheck.services.contradictions import links_of_source
from factcheck.services.sources import show_source
from factcheck.web.drawing import page
from factcheck.web.refs import SourceNumber
from factcheck.web.security.guard import TheDesk

router = APIRouter()

_MOST = 40  # pairs on the page, the surest; the lists hold the others


@router.get("/sources/{source_id}/links")
def links(
    request: Request, desk: TheDesk, source_id: SourceNumber, came: Annotated[Outcome | None, Query()] = None
) -> HTMLResponse:
    """The surest links of the article's claims; ``came`` says what has just become of it."""
    dossier = show_source(desk.database, source_id)
    found = links_of_source(desk.database, source_id, limit=_MOST)
    return page(request, "source_links.html", {"source": dossier.source, "found": found, "came": came})
