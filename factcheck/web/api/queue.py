"""The queue as JSON: what to check next, stale verdicts; taking, giving, looking."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from factcheck.domain.members import Deed
from factcheck.presenters.queue import (
    AssignmentOut,
    QueuePageOut,
    StaleListOut,
    assignment_row,
    queue_page_out,
    stale_list_out,
)
from factcheck.services import queue as service
from factcheck.services import staleness
from factcheck.web.answers import PROBLEMS, answer
from factcheck.web.pages.queue import today
from factcheck.web.queue_filters import Name, QueueFilters
from factcheck.web.refs import Ref
from factcheck.web.security.guard import TheDesk, TheSession
from factcheck.web.security.roles import doing

router = APIRouter(tags=["queue"], responses=PROBLEMS)

MOST = 200
Note = Annotated[str | None, Field(max_length=2000, description="What the next one should know.")]
Seen = Annotated[int | None, Field(ge=0, description="The newest assignment that you know of: 409 for a later one.")]


class Taken(BaseModel):
    """Taking a claim."""

    note: Note = None


class Released(Taken):
    """Giving a claim back."""

    seen: Seen = None


class Given(Released):
    """Giving a claim to somebody."""

    to: str = Field(min_length=1, max_length=200, description="A member's name.")


class Looked(BaseModel):
    """A look at a stale verdict."""

    verdict: int | None = Field(None, ge=1, le=2**31 - 1, description="Only this one; all stale ones without it.")
    seen: int | None = Field(None, ge=0, description="How many causes you know of: 409 where there are more.")
    note: Note = None


@router.get("/queue", response_model=QueuePageOut)
def queue(request: Request, desk: TheDesk, session: TheSession, filters: Annotated[QueueFilters, Query()]) -> Response:
    """What to check next, the most worthwhile first."""
    return answer(
        request, queue_page_out(service.queue(desk.database, filters.selection(session.member), today=today()))
    )


@router.get("/queue/stale", response_model=StaleListOut)
def stale(
    request: Request,
    desk: TheDesk,
    of: Annotated[Name, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> Response:
    """Verdicts that something has overtaken, a cause each."""
    found = staleness.stale_verdicts(desk.database, checker=of, limit=limit + 1)
    return answer(request, stale_list_out(found[:limit], more=len(found) > limit))


@router.post("/queue/{ref}/take", response_model=AssignmentOut, dependencies=[doing(Deed.QUEUE)])
def take(request: Request, desk: TheDesk, session: TheSession, ref: Ref, said: Taken) -> Response:
    """Take a claim to check."""
    return answer(request, assignment_row(service.take(desk.database, ref, by=session.member, note=said.note)))


@router.post("/queue/{ref}/assign", response_model=AssignmentOut, dependencies=[doing(Deed.QUEUE)])
def assign(request: Request, desk: TheDesk, session: TheSession, ref: Ref, said: Given) -> Response:
    """Give a claim to somebody to check."""
    given = service.assign(desk.database, ref, to=said.to, by=session.member, note=said.note, seen=said.seen)
    return answer(request, assignment_row(given))


@router.post("/queue/{ref}/release", response_model=AssignmentOut, dependencies=[doing(Deed.QUEUE)])
def release(request: Request, desk: TheDesk, session: TheSession, ref: Ref, said: Released) -> Response:
    """Give a claim back."""
    given = service.release(desk.database, ref, by=session.member, note=said.note, seen=said.seen)
    return answer(request, assignment_row(given))


@router.post("/queue/{ref}/look", response_model=StaleListOut, dependencies=[doing(Deed.LOOK)])
def look(request: Request, desk: TheDesk, session: TheSession, ref: Ref, said: Looked) -> Response:
    """Say that stale verdicts stand; answers with what was looked at."""
    seen = staleness.look(desk.database, ref, by=session.member, note=said.note, verdict=said.verdict, seen=said.seen)
    return answer(request, stale_list_out(seen, more=False))
