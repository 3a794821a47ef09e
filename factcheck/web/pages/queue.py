"""The queue: what to check next and why, who has it; and verdicts that something has overtaken."""

from datetime import UTC, date, datetime
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, status
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, Field

from factcheck.domain.members import Deed
from factcheck.domain.refs import ClaimRef
from factcheck.services import queue as service
from factcheck.services.membership import list_members
from factcheck.services.staleness import look, stale_verdicts
from factcheck.web.addresses import of_the_desk
from factcheck.web.desk import Tab
from factcheck.web.drawing import page
from factcheck.web.queue_filters import Name, QueueFilters
from factcheck.web.refs import NAME
from factcheck.web.security.guard import TheDesk, TheSession
from factcheck.web.security.roles import doing
from factcheck.web.words import _

TABS = (Tab(30, _("Queue"), "/queue"),)
STALE = 100  # causes on a page: whoever has looked at them sees those that are left

router = APIRouter()


class Taking(BaseModel):
    """What a form says of a claim; ``seen`` is the newest assignment that stood on the page, 0 for none."""

    claim: str = Field(pattern=NAME)
    note: str = Field("", max_length=2000)
    back: str = Field("/queue", max_length=2000)

    @property
    def ref(self) -> ClaimRef:
        """The claim."""
        return ClaimRef.parse(self.claim)

    @property
    def said(self) -> str | None:
        """The note, None for an empty one."""
        return self.note.strip() or None


class Giving(Taking):
    """The same with whom it is given to; "" gives it back."""

    seen: int = Field(ge=0)
    to: str = Field("", max_length=200)


class Looking(Taking):
    """A look at a verdict; ``seen`` is how many causes stood on the page."""

    verdict: int = Field(ge=1, le=2**31 - 1)
    seen: int = Field(ge=1)


@router.get("/queue")
def queue(
    request: Request, desk: TheDesk, session: TheSession, filters: Annotated[QueueFilters, Query()]
) -> HTMLResponse:
    """What to check next, the most worthwhile first."""
    found = service.queue(desk.database, filters.selection(session.member), today=today())
    members = list_members(desk.database)
    onward = filters.at(found.next).query() if found.next else None
    first = filters.at(None).query() if filters.after else None
    values = {"found": found, "filters": filters, "members": members, "onward": onward, "first": first}
    return page(request, "queue.html", values)


@router.get("/queue/stale")
def stale(
    request: Request,
    desk: TheDesk,
    session: TheSession,
    *,
    mine: Annotated[bool, Query()] = False,
    of: Annotated[Name, Query()] = None,
) -> HTMLResponse:
    """Verdicts that something has overtaken, each with its causes."""
    checker = of or (session.member if mine else None)
    found = stale_verdicts(desk.database, checker=checker, limit=STALE + 1)
    in_order = sorted(found[:STALE], key=lambda one: (one.claim, one.verdict))
    verdicts = [list(causes) for _, causes in groupby(in_order, key=lambda one: (one.claim, one.verdict))]
    verdicts.sort(key=lambda causes: max(one.since for one in causes), reverse=True)
    values = {"verdicts": verdicts, "more": len(found) > STALE, "mine": mine, "of": of}
    return page(request, "stale.html", values)


@router.post("/queue/take", dependencies=[doing(Deed.QUEUE)])
def take(desk: TheDesk, session: TheSession, form: Annotated[Taking, Form()]) -> Response:
    """The claim is the member's to check from now on, unless somebody has it."""
    service.take(desk.database, form.ref, by=session.member, note=form.said)
    return _back(form)


@router.post("/queue/give", dependencies=[doing(Deed.QUEUE)])
def give(desk: TheDesk, session: TheSession, form: Annotated[Giving, Form()]) -> Response:
    """The claim is somebody's to check from now on, or nobody's, unless it has changed hands meanwhile."""
    by, to = session.member, form.to.strip()
    if to:
        service.assign(desk.database, form.ref, to=to, by=by, note=form.said, seen=form.seen)
    else:
        service.release(desk.database, form.ref, by=by, note=form.said, seen=form.seen)
    return _back(form)


@router.post("/queue/look", dependencies=[doing(Deed.LOOK)])
def looked(desk: TheDesk, session: TheSession, form: Annotated[Looking, Form()]) -> Response:
    """The verdict stands all the same."""
    look(desk.database, form.ref, by=session.member, note=form.said, verdict=form.verdict, seen=form.seen)
    return _back(form)


def today() -> date:
    """The day, as the queue counts it."""
    return datetime.now(UTC).date()


def _back(form: Taking) -> Response:
    return RedirectResponse(of_the_desk(form.back), status.HTTP_303_SEE_OTHER)
