"""A source: the article as it was captured, its claims marked where they stand; and what changed between captures."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from factcheck.presenters.changes import NEW, OLD, changed_pieces, stretches
from factcheck.presenters.marks import article
from factcheck.services.changes import compare_captures
from factcheck.services.source_text import source_text
from factcheck.web.drawing import page
from factcheck.web.refs import CaptureNumber, SourceNumber
from factcheck.web.security.guard import TheDesk

router = APIRouter()

Older = Annotated[CaptureNumber | None, Query(alias="from")]
Newer = Annotated[CaptureNumber | None, Query(alias="to")]


@router.get("/sources/{source_id}")
def source(
    request: Request, desk: TheDesk, source_id: SourceNumber, capture: CaptureNumber | None = None
) -> HTMLResponse:
    """The newest capture, or the one that is asked for."""
    text = source_text(desk.database, source_id, capture=capture)
    return page(request, "source.html", {"text": text, "sentences": list(article(text))})


@router.get("/sources/{source_id}/changes")
def changes(
    request: Request, desk: TheDesk, source_id: SourceNumber, older: Older = None, newer: Newer = None
) -> HTMLResponse:
    """What changed between two captures, the newest two unless told, and which claims and verdicts that touches."""
    found = compare_captures(desk.database, source_id, older=older, newer=newer)
    values = {"changes": found, "stretches": list(stretches(found)), "changed_pieces": changed_pieces}
    return page(request, "changes.html", values | {"OLD": OLD, "NEW": NEW})
