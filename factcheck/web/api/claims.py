"""Claims as JSON: one with all that hangs on it, and putting right how it is read."""

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from factcheck.domain.corrections import NewCorrection
from factcheck.domain.members import Deed
from factcheck.domain.words import ClaimantKind, Modality, Polarity
from factcheck.presenters.claim_shown import ClaimShownOut, claim_shown_out
from factcheck.services.claims import show_claim
from factcheck.services.corrections import correct
from factcheck.web.answers import PROBLEMS, answer
from factcheck.web.refs import Ref
from factcheck.web.security.guard import TheDesk, TheSession
from factcheck.web.security.roles import doing

router = APIRouter(tags=["claims"], responses=PROBLEMS)

_LONGEST = 10_000  # characters of a text: a page of reasons
Text = Annotated[str, Field(max_length=_LONGEST)]


class Correcting(BaseModel):
    """What is to be read otherwise; what is left out stays as it is read."""

    reason: Annotated[str, Field(min_length=1, max_length=_LONGEST, description="Why it is to be read so.")]
    claimant: Text | None = None
    claimant_kind: ClaimantKind | None = None
    via: tuple[Text, ...] | None = Field(None, max_length=50, description="The relays in order; none when empty.")
    outlet_voice: bool = Field(default=False, description="The outlet itself says it.")
    polarity: Polarity | None = None
    modality: Modality | None = None
    quoted: bool | None = None
    words: Text | None = Field(None, description="Its exact words in its sentence.")
    restore: bool = Field(default=False, description="Back to what the program read.")
    seen: int | None = Field(None, ge=0, description="How many corrections you know of: 409 where there are more.")


@router.get("/claims/{ref}", response_model=ClaimShownOut)
def claim(request: Request, desk: TheDesk, session: TheSession, ref: Ref, *, blind: bool = False) -> Response:
    """A claim with its source, chain, links, verdicts and corrections; ``blind`` hides what others said of it."""
    return answer(request, claim_shown_out(show_claim(desk.database, ref, blind_to=session.member if blind else None)))


@router.post("/claims/{ref}/corrections", response_model=ClaimShownOut, dependencies=[doing(Deed.CORRECTION)])
def correct_claim(request: Request, desk: TheDesk, session: TheSession, ref: Ref, said: Correcting) -> Response:
    """Correct how the claim is read; what the program read is kept beside it."""
    new = NewCorrection(claim=ref, corrected_by=session.member, **said.model_dump())
    return answer(request, claim_shown_out(correct(desk.database, new)))
