"""A claim: its sentence, its chain, its links, its verdicts, what was done about them, and who checks it."""

from enum import StrEnum

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from factcheck.domain.members import Deed
from factcheck.domain.refs import ClaimRef
from factcheck.errors import Conflict, InvalidInput
from factcheck.presenters.reading_changes import reading_changes
from factcheck.services.claim_page import claim_page
from factcheck.services.queue import assign, release, take
from factcheck.web.border import status_of
from factcheck.web.desk import Desk
from factcheck.web.drawing import page
from factcheck.web.forms import Filled, TheForm, taken
from factcheck.web.refs import Ref
from factcheck.web.security.guard import TheDesk, TheSession
from factcheck.web.security.roles import doing
from factcheck.web.words import _

router = APIRouter()

MOST_LINKS = 40  # the best of them, on the page as it opens: some claims are linked to hundreds


class Done(StrEnum):
    """What was done just now, as the page that one is led back to says."""

    VERDICT = "verdict"
    WITHDRAWAL = "withdrawal"
    EVIDENCE = "evidence"
    CORRECTION = "correction"
    RESTORED = "restored"
    TAKEN = "taken"
    ASSIGNED = "assigned"
    RELEASED = "released"


@router.get("/claims/{ref}")
def claim(
    request: Request,
    desk: TheDesk,
    session: TheSession,
    ref: Ref,
    *,
    done: Done | None = None,
    blind: bool = False,
    all: bool = False,  # noqa: A002  # its name in an address
) -> HTMLResponse:
    """The claim with all that hangs on it; ``blind`` hides what others say before one has logged a verdict."""
    found = claim_page(
        desk.database, ref, blind_to=session.member if blind else None, most_links=None if all else MOST_LINKS
    )
    values = {"done": done, "blind": blind, "form": Filled()}
    return page(request, "claim.html", {"found": found, "changes_of": reading_changes, **values})


@router.post("/claims/{ref}/assignment", dependencies=[doing(Deed.QUEUE)])
def give(request: Request, desk: TheDesk, session: TheSession, ref: Ref, form: TheForm) -> Response:
    """Takes the claim to check, gives it to somebody or gives it back; or says beside the form why not."""
    filled = Filled.of(form)
    if filled["deed"] == "assign":
        filled.ask("name", _("Say who is to check it."))
    status = 422
    if not filled.troubles:
        try:
            return taken(desk, session, filled, lambda: _given(desk, session.member, ref, filled))
        except (InvalidInput, Conflict) as problem:
            filled.blame(problem)
            status = status_of(problem)
    found = claim_page(desk.database, ref, most_links=MOST_LINKS)
    values = {"done": None, "blind": False, "form": filled}
    return page(request, "claim.html", {"found": found, "changes_of": reading_changes, **values}, status=status)


def _given(desk: Desk, member: str, ref: ClaimRef, filled: Filled) -> str:
    note, name = filled.stripped("note") or None, filled.stripped("name")
    match filled["deed"]:
        case "take":
            take(desk.database, ref, by=member, note=note)
            done = Done.TAKEN
        case "assign":
            assign(desk.database, ref, to=name, by=member, note=note, seen=filled.number("seen"))
            done = Done.ASSIGNED
        case "release":
            release(desk.database, ref, by=member, note=note, seen=filled.number("seen"))
            done = Done.RELEASED
        case deed:
            raise InvalidInput(f"a claim is taken, assigned or released: {deed[:50]!r}")
    return f"/claims/{ref}?done={done}"
