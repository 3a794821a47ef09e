"""What is known of a claim's verdicts, for programs: themselves, their history, and what has overtaken them."""

from factcheck.presenters.exports import Out
from factcheck.presenters.queue import StaleOut, stale_rows
from factcheck.presenters.verdict_history import EventOut, event_rows
from factcheck.presenters.verdicts import VerdictOut, verdict_rows
from factcheck.services.claim_page import ClaimPage


class VerdictListOut(Out):
    """The verdicts on a claim, the latest first, what was done about them, the first first, and what overtook them.

    ``hidden``: they are kept from a blind checker, if there are any. ``seen`` is the number of what was logged last.
    """

    claim_id: str
    hidden: bool
    seen: int | None
    verdicts: tuple[VerdictOut, ...]
    history: tuple[EventOut, ...]
    stale: tuple[StaleOut, ...]


def verdict_list_out(page: ClaimPage) -> VerdictListOut:
    """The verdicts of the page's claim."""
    dossier = page.dossier
    return VerdictListOut(
        claim_id=str(dossier.claim.ref),
        hidden=dossier.hidden,
        seen=dossier.seen,
        verdicts=tuple(verdict_rows(dossier.verdicts)),
        history=tuple(event_rows(dossier.claim.ref, page.history)),
        stale=tuple(stale_rows(page.stale)),
    )
