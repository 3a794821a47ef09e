"""Members, and who decided what, as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from factcheck.presenters.activity import ActivityPageOut, activity_page_out
from factcheck.presenters.members import MemberListOut, member_list_out
from factcheck.services.activity import activity as service
from factcheck.services.membership import list_members
from factcheck.web.answers import PROBLEMS, answer
from factcheck.web.pages.activity import ActFilters
from factcheck.web.security.guard import TheDesk

router = APIRouter(tags=["members"], responses=PROBLEMS)


@router.get("/activity", response_model=ActivityPageOut)
def activity(request: Request, desk: TheDesk, filters: Annotated[ActFilters, Query()]) -> Response:
    """Who decided what, the newest first."""
    found = service(desk.database, filters.wanted(), after=filters.after, limit=filters.limit)
    return answer(request, activity_page_out(found))


@router.get("/members", response_model=MemberListOut)
def members(request: Request, desk: TheDesk) -> Response:
    """The members, with their roles and since when; those who have retired too."""
    return answer(request, member_list_out(list_members(desk.database, retired=True)))
