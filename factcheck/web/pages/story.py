"""Stories: the list of them, and one: who said what when, who cites whom, what contradicts it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request, status
from fastapi.responses import RedirectResponse, Response

from factcheck.domain.refs import ClaimRef
from factcheck.domain.stories import Clash, Story
from factcheck.presenters.story_graph import story_graph
from factcheck.presenters.story_timeline import story_timeline
from factcheck.services.stories import list_stories, show_story
from factcheck.web.desk import Tab
from factcheck.web.drawing import page
from factcheck.web.languages import language_of
from factcheck.web.refs import NAME, Ref
from factcheck.web.security.guard import TheDesk
from factcheck.web.story_filters import StoryFilters
from factcheck.web.words import _

TABS = (Tab(25, _("Stories"), "/stories"),)

router = APIRouter()

Filters = Annotated[StoryFilters, Query()]
CameFrom = Annotated[str | None, Query(alias="from", pattern=NAME)]  # the claim that an address asked for before


@router.get("/stories")
def stories(request: Request, desk: TheDesk, filters: Filters) -> Response:
    """Stories, the most contradicted first, or the biggest."""
    found = list_stories(desk.database, **filters.selection())
    onward = filters.at(found.next).query() if found.next else None
    first = filters.at(None).query() if filters.after else None
    values = {"found": found, "filters": filters, "onward": onward, "first": first}
    return page(request, "stories.html", values)


@router.get("/stories/{ref}")
def story(request: Request, desk: TheDesk, ref: Ref, came_from: CameFrom = None) -> Response:
    """The story; one that goes by another name now leads there."""
    told = show_story(desk.database, ref)
    if told.brief.ref != ref:
        return RedirectResponse(f"/stories/{told.brief.ref}?from={ref}#c{ref}", status.HTTP_302_FOUND)
    from_right = language_of(request).direction == "rtl"
    graph, timeline = story_graph(told, from_right=from_right), story_timeline(told, from_right=from_right)
    drawn = {"graph": graph, "timeline": timeline}
    return page(request, "story.html", {"story": told, "clashes_of": _by_other(told), "came_from": came_from, **drawn})


def _by_other(story: Story) -> Mapping[ClaimRef, Sequence[Clash]]:
    """Of each claim against the story what it contradicts, the surest first."""
    clashes = defaultdict(list)
    for clash in story.clashes:
        clashes[clash.other].append(clash)
    return clashes
