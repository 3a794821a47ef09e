"""Logging a verdict: the form beside the claim, its links and (unless it is checked blind) what others said."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from factcheck.domain.members import Deed
from factcheck.domain.verdicts import NewVerdict
from factcheck.domain.words import Stance
from factcheck.errors import Conflict, FactcheckError, InvalidInput, NotFound
from factcheck.services.drafting import Drafting, begin_verdict
from factcheck.services.evidence import problems
from factcheck.services.verdicts import add_verdict
from factcheck.web.border import status_of
from factcheck.web.desk import Desk
from factcheck.web.drawing import page
from factcheck.web.forms import Filled, TheForm, taken
from factcheck.web.refs import Ref
from factcheck.web.security.guard import TheDesk, TheSession
from factcheck.web.security.roles import doing
from factcheck.web.verdict_fields import VerdictFields

router = APIRouter(dependencies=[doing(Deed.VERDICT)])

Number = Annotated[int | None, Query(ge=1, le=1_000_000)]


@router.get("/claims/{ref}/verdicts/new")
def verdict_form(
    request: Request, desk: TheDesk, session: TheSession, ref: Ref, supersedes: Number = None, *, blind: bool = False
) -> HTMLResponse:
    """The form, filled in with the verdict that it supersedes."""
    new = NewVerdict(ref, "", "", session.member, supersedes=supersedes, blind=blind)
    begun = begin_verdict(desk.database, new)
    return _page(request, begun, VerdictFields.begun(begun.form, new, seen=begun.dossier.seen))


@router.post("/claims/{ref}/verdicts/new")
def log_verdict(request: Request, desk: TheDesk, session: TheSession, ref: Ref, form: TheForm) -> Response:
    """Logs the verdict and leads to it; or shows the form again, with more lines or with what is wrong."""
    fields = VerdictFields.sent(form)
    filled = fields.filled
    new = fields.verdict(ref, session.member)
    if filled["more"]:
        return _again(request, desk, new, fields)
    fields.check(new)
    status = 422
    if not filled.troubles:
        try:
            return taken(desk, session, filled, lambda: _log(desk, new))
        except (InvalidInput, NotFound, Conflict) as problem:
            _blame(desk, new, filled, problem)
            status = status_of(problem)
    return _again(request, desk, new, fields, status=status)


def _log(desk: Desk, new: NewVerdict) -> str:
    logged = add_verdict(desk.database, new, files_here=False)
    return f"/claims/{new.claim}?done=verdict#v{logged.number}"


def _blame(desk: Desk, new: NewVerdict, filled: Filled, problem: FactcheckError) -> None:
    """Say what is wrong beside the line of evidence that is meant, else above the form."""
    if not isinstance(problem, Conflict):
        found = problems(desk.database, new.claim, new.evidence, files_here=False)
        for number, wrong in enumerate(found, 1):
            if wrong is not None:
                filled.blame(wrong, f"citation-{number}")
    if not filled.troubles:
        filled.blame(problem)


def _again(request: Request, desk: Desk, new: NewVerdict, fields: VerdictFields, *, status: int = 200) -> HTMLResponse:
    """The form as it was filled in, beside the claim as it stands now: what came in meanwhile has been seen then."""
    begun = begin_verdict(desk.database, new, check=False)
    fields.looked_at(begun.dossier.seen)
    return _page(request, begun, fields.with_blank(), since=new.seen, status=status)


def _page(
    request: Request, begun: Drafting, fields: VerdictFields, *, since: int | None = None, status: int = 200
) -> HTMLResponse:
    """``since``: verdicts with a greater number came in while the form was being filled in."""
    values = {"begun": begun, "dossier": begun.dossier, "fields": fields, "form": fields.filled}
    return page(request, "claim_verdict.html", values | {"since": since, "stances": tuple(Stance)}, status=status)
