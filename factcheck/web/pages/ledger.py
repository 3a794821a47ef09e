"""The ledger: its head to be kept elsewhere, its last entries, and a check of it that runs in the background."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request, status
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, Field

from factcheck.services.ledger_state import heads_of, ledger_state
from factcheck.web.desk import Tab
from factcheck.web.drawing import page
from factcheck.web.ledger_runs import runs_of
from factcheck.web.security.guard import TheDesk, TheSession
from factcheck.web.words import _

TABS = (Tab(90, _("Ledger"), "/ledger"),)

router = APIRouter()


class Check(BaseModel):
    """What the form says; ``against`` are heads, one a line."""

    check: Literal["now"]
    against: str = Field("", max_length=20_000)


@router.get("/ledger")
def ledger(request: Request, desk: TheDesk) -> HTMLResponse:
    """Where the chain ends, and how the last check went or goes."""
    return page(request, "ledger.html", {"state": ledger_state(desk.database), "run": runs_of(request).last})


@router.post("/ledger/check")
def check(request: Request, session: TheSession, form: Annotated[Check, Form()]) -> Response:
    """Begins a check and goes back to the page, which tells how it goes."""
    runs_of(request).start(by=session.member, against=heads_of(form.against))
    return RedirectResponse("/ledger#check", status.HTTP_303_SEE_OTHER)
