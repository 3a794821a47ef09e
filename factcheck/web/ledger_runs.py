"""The checks of the ledger of the desk that a request came to."""

from threading import Lock

from fastapi import Request

from factcheck.services.ledger_runs import LedgerRuns
from factcheck.web.desk import desk_of

_MAKING = Lock()


def runs_of(request: Request) -> LedgerRuns:
    """The checks of that desk, made when they are first asked for."""
    state = request.app.state
    with _MAKING:
        if not hasattr(state, "ledger_runs"):
            state.ledger_runs = LedgerRuns(desk_of(request).database)
    runs: LedgerRuns = state.ledger_runs
    return runs
