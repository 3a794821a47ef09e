"""What a checker has before the eyes who is about to write a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.domain.ratings import Rating
from factcheck.domain.records import VerdictRecord
from factcheck.domain.verdict_form import VerdictForm
from factcheck.domain.verdicts import NewVerdict
from factcheck.services.claims import ClaimDossier, show_claim
from factcheck.services.ratings import list_ratings
from factcheck.services.verdicts import check_place
from factcheck.storage.database import Database
from factcheck.storage.verdicts import verdicts_of


@dataclass(frozen=True, slots=True)
class Drafting:
    """The claim with all that hangs on it (a blind checker's without verdicts), the ratings in use, and the form as far
    as it is filled in: by what was given, else by the verdict that it supersedes.
    """

    dossier: ClaimDossier
    ratings: Sequence[Rating]
    form: VerdictForm


def begin_verdict(database: Database, new: NewVerdict, *, check: bool = True) -> Drafting:
    """What is needed for writing the verdict; raises what would stand in its way whatever it will say.

    Without ``check`` nothing is raised but NotFound for no claim: for a form that was filled in and not taken.
    """
    dossier = show_claim(database, new.claim, blind_to=new.checker if new.blind else None)
    with database.transaction(read_only=True) as session:
        earlier = verdicts_of(session, new.claim)
        if check:
            check_place(session, new, earlier)
    replaced = next((verdict for verdict in earlier if verdict.number == new.supersedes), None)
    given = VerdictForm(new.rating, new.reason or "", new.rationale, new.evidence)
    form = given if replaced is None else _begun(given, replaced)
    return Drafting(dossier, list_ratings(database), form)


def _begun(given: VerdictForm, replaced: VerdictRecord) -> VerdictForm:
    return replace(
        given,
        rating=given.rating or replaced.rating,
        rationale=given.rationale or replaced.rationale,
        evidence=given.evidence or tuple(item for item in replaced.evidence if item.withdrawn is None),
    )
