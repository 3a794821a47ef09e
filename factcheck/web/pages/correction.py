"""Correcting how a claim is read; what the program read is kept beside it and can be given back."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from factcheck.domain.corrections import NewCorrection
from factcheck.domain.members import Deed
from factcheck.domain.words import ClaimantKind, Modality, Polarity, Voice
from factcheck.errors import Conflict, InvalidInput
from factcheck.presenters.reading_changes import reading_changes
from factcheck.services.claims import ClaimDossier, show_claim
from factcheck.services.corrections import correct
from factcheck.web.border import status_of
from factcheck.web.desk import Desk
from factcheck.web.drawing import page
from factcheck.web.forms import Filled, TheForm, taken
from factcheck.web.reading_fields import correction, reading_form, refreshed
from factcheck.web.refs import Ref
from factcheck.web.security.guard import TheDesk, TheSession
from factcheck.web.security.roles import doing
from factcheck.web.words import _

router = APIRouter(dependencies=[doing(Deed.CORRECTION)])

_CHOICES = {
    "voices": tuple(Voice),
    "kinds": tuple(ClaimantKind),
    "polarities": tuple(Polarity),
    "modalities": tuple(Modality),
    "changes_of": reading_changes,
}


@router.get("/claims/{ref}/correction")
def correction_form(request: Request, desk: TheDesk, ref: Ref) -> HTMLResponse:
    """The reading as it stands, to be put right."""
    dossier = show_claim(desk.database, ref)
    return _page(request, dossier, reading_form(dossier.claim, len(dossier.corrections)))


@router.post("/claims/{ref}/correction")
def correct_reading(request: Request, desk: TheDesk, session: TheSession, ref: Ref, form: TheForm) -> Response:
    """Corrects the reading and leads to the claim; or shows the form again with what is wrong."""
    filled = Filled.of(form)
    filled.ask("reason", _("Say why it is to be read so."))
    status = 422
    if not filled.troubles:
        try:
            new = correction(filled, ref, session.member)
            return taken(desk, session, filled, lambda: _corrected(desk, new))
        except (InvalidInput, Conflict) as problem:
            filled.blame(problem)
            status = status_of(problem)
    dossier = show_claim(desk.database, ref)
    refreshed(filled, dossier.claim, len(dossier.corrections))
    return _page(request, dossier, filled, status=status)


def _corrected(desk: Desk, new: NewCorrection) -> str:
    correct(desk.database, new)
    return f"/claims/{new.claim}?done={'restored' if new.restore else 'correction'}"


def _page(request: Request, dossier: ClaimDossier, filled: Filled, *, status: int = 200) -> HTMLResponse:
    values = {"dossier": dossier, "form": filled}
    return page(request, "claim_correction.html", values | _CHOICES, status=status)
