"""Stories as JSON, with the filters of the page."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from factcheck.presenters.stories import StoryOut, StoryPageOut, story_out, story_page_out
from factcheck.services.stories import list_stories, show_story
from factcheck.web.answers import PROBLEMS, answer
from factcheck.web.refs import Ref
from factcheck.web.security.guard import TheDesk
from factcheck.web.story_filters import StoryFilters

router = APIRouter(tags=["stories"], responses=PROBLEMS)

Filters = Annotated[StoryFilters, Query()]


@router.get("/stories", response_model=StoryPageOut)
def stories(request: Request, desk: TheDesk, filters: Filters) -> Response:
    """Stories, the most contradicted first, or the biggest."""
    return answer(request, story_page_out(list_stories(desk.database, **filters.selection())))


@router.get("/stories/{ref}", response_model=StoryOut)
def story(request: Request, desk: TheDesk, ref: Ref) -> Response:
    """The story that the claim is told in: who says it, who contradicts it, who cites whom, and the verdicts."""
    return answer(request, story_out(show_story(desk.database, ref)))
