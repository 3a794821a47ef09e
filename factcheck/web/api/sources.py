"""Sources as JSON: the list, and what changed between two captures."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from factcheck.presenters.changes import ChangesOut, changes_out
from factcheck.presenters.sources import SourceRowOut, source_rows
from factcheck.presenters.track_records import SourcePageOut, source_page_out
from factcheck.services.changes import compare_captures
from factcheck.services.sources import page_of_sources, show_source
from factcheck.web.answers import PROBLEMS, answer
from factcheck.web.list_filters import SourceFilters
from factcheck.web.refs import CaptureNumber, SourceNumber
from factcheck.web.security.guard import TheDesk

router = APIRouter(tags=["sources"], responses=PROBLEMS)


@router.get("/sources", response_model=SourcePageOut)
def sources(request: Request, desk: TheDesk, filters: Annotated[SourceFilters, Query()]) -> Response:
    """Sources, newest first."""
    return answer(request, source_page_out(page_of_sources(desk.database, filters.selection())))


@router.get("/sources/{source_id}", response_model=SourceRowOut)
def source(request: Request, desk: TheDesk, source_id: SourceNumber) -> Response:
    """One source."""
    [row] = source_rows([show_source(desk.database, source_id).source])
    return answer(request, row)


@router.get("/sources/{source_id}/changes", response_model=ChangesOut)
def changes(
    request: Request,
    desk: TheDesk,
    source_id: SourceNumber,
    older: Annotated[CaptureNumber | None, Query(alias="from")] = None,
    newer: Annotated[CaptureNumber | None, Query(alias="to")] = None,
) -> Response:
    """What changed between two captures, the newest two unless told."""
    found = compare_captures(desk.database, source_id, older=older, newer=newer)
    return answer(request, changes_out(found))
