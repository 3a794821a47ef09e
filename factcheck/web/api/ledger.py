"""The ledger as JSON: its head and last entries, and a check of it that runs in the background."""

from fastapi import APIRouter, Request, Response, status
from pydantic import BaseModel, Field

from factcheck.presenters.ledger import LedgerRunOut, LedgerStateOut, ledger_run_out, ledger_state_out
from factcheck.services.ledger_state import heads_of, ledger_state
from factcheck.web.answers import PROBLEMS, answer
from factcheck.web.ledger_runs import runs_of
from factcheck.web.security.guard import TheDesk, TheSession

router = APIRouter(tags=["ledger"], responses=PROBLEMS)


class Asked(BaseModel):
    """What the chain is compared with."""

    against: list[str] = Field([], max_length=100, description="Heads kept elsewhere, as factcheck ledger head prints.")


@router.get("/ledger", response_model=LedgerStateOut)
def ledger(request: Request, desk: TheDesk) -> Response:
    """Where the chain ends, its last entries, and the last check."""
    return answer(request, ledger_state_out(ledger_state(desk.database), runs_of(request).last))


@router.post("/ledger/check", response_model=LedgerRunOut, status_code=status.HTTP_202_ACCEPTED)
def check(request: Request, session: TheSession, asked: Asked) -> Response:
    """Begin a check; GET /ledger tells how it goes. 409 while another one runs."""
    run = runs_of(request).start(by=session.member, against=heads_of("\n".join(asked.against)))
    begun = answer(request, ledger_run_out(run))
    begun.status_code = status.HTTP_202_ACCEPTED
    return begun
