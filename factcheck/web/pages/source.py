"""A source: the article as it was captured, its claims marked where they stand."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from factcheck.presenters.marks import article
from factcheck.services.source_text import source_text
from factcheck.web.drawing import page
from factcheck.web.refs import SourceNumber
from factcheck.web.security.guard import TheDesk

router = APIRouter()


@router.get("/sources/{source_id}")
def source(
    request: Request,
    desk: TheDesk,
    source_id: SourceNumber,
    capture: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
) -> HTMLResponse:
    """The newest capture, or the one that is asked for."""
    text = source_text(desk.database, source_id, capture=capture)
    return page(request, "source.html", {"text": text, "sentences": list(article(text))})
