"""Taking a verdict back, or one piece of its evidence: with a reason, and after a look at what it says."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse, Response

from factcheck.domain.members import Deed
from factcheck.domain.verdicts import Withdrawal
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.claims import ClaimDossier, show_claim
from factcheck.services.verdict_history import withdraw_evidence, withdraw_verdict
from factcheck.web.border import status_of
from factcheck.web.desk import Desk
from factcheck.web.drawing import page
from factcheck.web.forms import Filled, TheForm, taken
from factcheck.web.refs import Ref
from factcheck.web.security.guard import TheDesk, TheSession
from factcheck.web.security.roles import doing
from factcheck.web.words import _

router = APIRouter(dependencies=[doing(Deed.VERDICT)])

_MOST = 1_000_000
Number = Annotated[int, Path(ge=1, le=_MOST)]
Piece = Annotated[int | None, Query(ge=1, le=_MOST)]


@router.get("/claims/{ref}/verdicts/{number}/withdrawal")
def withdrawal_form(request: Request, desk: TheDesk, ref: Ref, number: Number, evidence: Piece = None) -> HTMLResponse:
    """The verdict, or one piece of its evidence, and a field for what does not hold."""
    dossier = show_claim(desk.database, ref)
    filled = Filled({"verdict": str(number), "evidence": str(evidence or ""), "seen": str(dossier.seen)})
    return _page(request, dossier, filled)


@router.post("/claims/{ref}/verdicts/{number}/withdrawal")
def withdraw(
    request: Request, desk: TheDesk, session: TheSession, *, ref: Ref, number: Number, form: TheForm
) -> Response:
    """Withdraws it and leads to the verdict; or shows the form again with what is wrong."""
    filled = Filled.of(form)
    filled.typed = {**filled.typed, "verdict": str(number)}
    filled.ask("reason", _("Say what does not hold any more."))
    status = 422
    if not filled.troubles:
        wish = Withdrawal(ref, session.member, filled.stripped("reason"), number, filled.number("seen"))
        try:
            return taken(desk, session, filled, lambda: _withdrawn(desk, wish, filled.number("evidence")))
        except (InvalidInput, NotFound, Conflict) as problem:
            filled.blame(problem)
            status = status_of(problem)
    dossier = show_claim(desk.database, ref)
    filled.typed = {**filled.typed, "seen": str(dossier.seen)}
    return _page(request, dossier, filled, status=status)


def _withdrawn(desk: Desk, wish: Withdrawal, evidence: int | None) -> str:
    if evidence is None:
        verdict = withdraw_verdict(desk.database, wish)
    else:
        verdict = withdraw_evidence(desk.database, wish, evidence)
    return f"/claims/{wish.claim}?done={'withdrawal' if evidence is None else 'evidence'}#v{verdict.number}"


def _page(request: Request, dossier: ClaimDossier, filled: Filled, *, status: int = 200) -> HTMLResponse:
    """NotFound where the claim has no such verdict, or it no such evidence."""
    number, position = filled.number("verdict"), filled.number("evidence")
    verdict = next((each for each in dossier.verdicts if each.number == number), None)
    if verdict is None or (position is not None and not 1 <= position <= len(verdict.evidence)):
        named = f"verdict {number}" if verdict is None else f"evidence {position} of verdict {number}"
        raise NotFound(f"claim {dossier.claim.ref} has no {named}", hint=f"factcheck verdict show {dossier.claim.ref}")
    piece = None if position is None else verdict.evidence[position - 1]
    values = {"dossier": dossier, "verdict": verdict, "piece": piece, "form": filled}
    return page(request, "claim_withdrawal.html", values, status=status)
