"""A claim with all that hangs on it, for programs: what ``claim show --format json`` gives, and the API."""

from datetime import datetime
from typing import Any

from factcheck.domain.corrections import CorrectionRecord
from factcheck.presenters.exports import ClaimOut, LinkOut, Out, claim_out, link_out
from factcheck.presenters.verdicts import VerdictOut, verdict_out
from factcheck.services.claims import ClaimDossier


class CorrectionOut(Out):
    """A correction of the reading: the corrected fields as they were and as they were from then on."""

    number: int
    by: str
    at: datetime
    reason: str
    restored: bool
    before: dict[str, Any]
    after: dict[str, Any]


class HeldOut(Out):
    """Who has taken the claim to check it."""

    assignee: str
    by: str
    note: str | None
    at: datetime


class ClaimShownOut(ClaimOut):
    """A claim as the export gives it, with its links, verdicts and corrections.

    ``verdicts`` is null while they are hidden from a blind checker; ``seen`` is the number of what was logged last on
    the claim, which a writer says to have nothing passed over that came later.
    """

    links: tuple[LinkOut, ...]
    verdicts: tuple[VerdictOut, ...] | None
    seen: int | None
    corrections: tuple[CorrectionOut, ...]
    held: HeldOut | None
    replaced_by: str | None


def claim_shown_out(dossier: ClaimDossier) -> ClaimShownOut:
    """The claim with all that hangs on it."""
    held = dossier.held
    return ClaimShownOut(
        **dict(claim_out(dossier.claim)),
        links=tuple(map(link_out, dossier.links)),
        verdicts=None if dossier.hidden else tuple(map(verdict_out, dossier.verdicts)),
        seen=dossier.seen,
        corrections=tuple(map(correction_out, dossier.corrections)),
        held=None
        if held is None or held.assignee is None
        else HeldOut(assignee=held.assignee, by=held.member, note=held.note, at=held.assigned_at),
        replaced_by=None if dossier.replaced_by is None else str(dossier.replaced_by),
    )


def correction_out(correction: CorrectionRecord) -> CorrectionOut:
    """The outward shape of a correction."""
    return CorrectionOut(
        number=correction.number,
        by=correction.corrected_by,
        at=correction.corrected_at,
        reason=correction.reason,
        restored=correction.restored,
        before=dict(correction.before),
        after=dict(correction.after),
    )
