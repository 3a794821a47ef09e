"""Which verdicts hold, and who may let one hold no more.

A checker ends verdicts of the checker's own, by another one or by taking it back. Those of others are ended by a
checker who is an editor too (or of whom no role was said, as on a desk of one), with a reason. Another desk's verdict
is nobody's here to end: the desk gives a newer one, and an import brings it.
"""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from factcheck.domain.records import VerdictRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import newest
from factcheck.domain.words import MemberRole
from factcheck.errors import Conflict, Forbidden, NotFound
from factcheck.storage.members import find_member


def required_verdict(claim: ClaimRef, number: int, verdicts: Sequence[VerdictRecord]) -> VerdictRecord:
    """The verdict of that number; NotFound when the claim has none, Conflict when it holds no more."""
    found = next((verdict for verdict in verdicts if verdict.number == number), None)
    if found is None:
        raise NotFound(f"claim {claim} has no verdict {number}", hint=f"factcheck verdict show {claim}")
    if found.ended is not None:
        ended = "withdrawn" if found.ended.withdrawn else "superseded"
        raise Conflict(f"verdict {number} of claim {claim} is {ended} already", hint=f"factcheck verdict show {claim}")
    return found


def check_seen(claim: ClaimRef, seen: int | None, verdicts: Sequence[VerdictRecord]) -> None:
    """Conflict that says what was logged on the claim since somebody looked; nothing where ``seen`` is not said."""
    if seen is None or newest(verdicts) <= seen:
        return
    last = max(verdicts, key=lambda verdict: newest([verdict]))
    end = last.ended
    if end is not None and end.number > seen and end.withdrawn:
        said = f"{end.by} withdrew verdict {last.number} meanwhile: {end.reason}"
    else:
        said = f"{last.desk or last.checker} logged verdict {last.number} meanwhile: {last.rating}"
    raise Conflict(f"{said} (claim {claim})", hint=f"factcheck verdict show {claim}")


def check_may_end(session: Session, verdict: VerdictRecord, member: str) -> None:
    """Conflict for another desk's verdict, Forbidden for another checker's unless the member is an editor too."""
    if verdict.desk is not None:
        raise Conflict(
            f"verdict {verdict.number} of claim {verdict.claim} is another desk's ({verdict.desk})",
            hint="log your own beside it: leave --supersedes out",
        )
    if verdict.checker != member and not _is_editor(session, member):
        raise Forbidden(
            f"verdict {verdict.number} of claim {verdict.claim} is {verdict.checker}'s, and {member} is no editor",
            hint="log your own beside it, or ask an editor",
        )


def _is_editor(session: Session, name: str) -> bool:
    member = find_member(session, name)
    return member is None or not member.roles or MemberRole.EDITOR in member.roles
