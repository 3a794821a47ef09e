"""Verdicts on a claim as JSON: those that there are, what was done about them; logging one, taking one back."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from fastapi import APIRouter, Header, Path, Request, Response
from pydantic import BaseModel, Field

from factcheck.domain.evidence import Evidence
from factcheck.domain.members import Deed
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict, Withdrawal
from factcheck.domain.words import EvidenceKind, Stance
from factcheck.errors import InvalidInput
from factcheck.presenters.claim_verdicts import VerdictListOut, verdict_list_out
from factcheck.presenters.verdicts import VerdictOut, verdict_out
from factcheck.services.claim_page import claim_page
from factcheck.services.verdict_history import withdraw_evidence, withdraw_verdict
from factcheck.services.verdicts import add_verdict, verdicts_of
from factcheck.web.answers import PROBLEMS, answer
from factcheck.web.once import fingerprint
from factcheck.web.refs import Ref
from factcheck.web.security.guard import TheDesk, TheSession
from factcheck.web.security.roles import doing

router = APIRouter(tags=["verdicts"], responses=PROBLEMS)

_LONGEST = 100_000  # characters of a rationale: a long article
_MOST = 1_000_000
Number = Annotated[int, Path(ge=1, le=_MOST)]
Seen = Annotated[
    int | None, Field(ge=0, description="The number of what you know was logged last: 409 for something later.")
]
Key = Annotated[
    str | None,
    Header(max_length=200, description="The same key and content again give the same verdict, logged once."),
]


class Citing(BaseModel):
    """A piece of evidence: an address, a claim (4.12), a sentence (4/s3), words; or a file with its SHA-256."""

    stance: Stance = Stance.CONTEXT
    citation: str = Field(min_length=1, max_length=_LONGEST)
    file_sha256: str | None = Field(None, pattern="^[0-9a-f]{64}$", description="Of a cited file, which stays yours.")

    def evidence(self) -> Evidence:
        """The evidence; ValueError where the citation cannot be read."""
        if self.file_sha256 is not None:
            return Evidence(self.stance, self.citation, EvidenceKind.FILE, self.file_sha256)
        return Evidence.parse(f"{self.stance}:{self.citation}")


class Judging(BaseModel):
    """A verdict to be logged."""

    rating: str = Field(min_length=1, max_length=200, description="A rating's code.")
    rationale: str = Field(min_length=1, max_length=_LONGEST)
    evidence: tuple[Citing, ...] = Field((), max_length=200)
    supersedes: int | None = Field(None, ge=1, le=_MOST, description="The claim's verdict that it replaces.")
    reason: str | None = Field(None, max_length=_LONGEST, description="Why it replaces that one.")
    blind: bool = Field(default=False, description="What others said was hidden from you.")
    seen: Seen = None

    def verdict(self, claim: ClaimRef, checker: str) -> NewVerdict:
        """The verdict in the checker's name; InvalidInput for evidence that cannot be read."""
        given = self.model_dump(exclude={"evidence"})
        return NewVerdict(claim, checker=checker, evidence=tuple(_evidence(self.evidence)), **given)


class Withdrawing(BaseModel):
    """Why a verdict, or a piece of its evidence, does not hold any more."""

    reason: str = Field(min_length=1, max_length=_LONGEST)
    seen: Seen = None


@router.get("/claims/{ref}/verdicts", response_model=VerdictListOut)
def verdicts(request: Request, desk: TheDesk, session: TheSession, ref: Ref, *, blind: bool = False) -> Response:
    """All verdicts on the claim, the latest first, and what was done about them; ``blind`` hides those of others."""
    found = claim_page(desk.database, ref, blind_to=session.member if blind else None, most_links=0)
    return answer(request, verdict_list_out(found))


@router.post("/claims/{ref}/verdicts", response_model=VerdictOut, dependencies=[doing(Deed.VERDICT)])
def log_verdict(
    request: Request, desk: TheDesk, session: TheSession, ref: Ref, said: Judging, *, idempotency_key: Key = None
) -> Response:
    """Log a verdict; a later one supersedes it, none is ever changed."""
    new = said.verdict(ref, session.member)

    def logged() -> str:
        return str(add_verdict(desk.database, new, files_here=False).number)

    if idempotency_key is None:
        number = int(logged())
    else:
        form = fingerprint(session.member, "api", idempotency_key, str(ref), said.model_dump_json())
        number = int(desk.once.do(form, logged))
    found = verdicts_of(desk.database, ref)
    return answer(request, verdict_out(next(each for each in found if each.number == number)))


@router.post(
    "/claims/{ref}/verdicts/{number}/withdrawal", response_model=VerdictOut, dependencies=[doing(Deed.VERDICT)]
)
def withdraw(
    request: Request, desk: TheDesk, session: TheSession, *, ref: Ref, number: Number, said: Withdrawing
) -> Response:
    """Withdraw a verdict; it stays to be seen."""
    wish = Withdrawal(ref, session.member, said.reason, number, said.seen)
    return answer(request, verdict_out(withdraw_verdict(desk.database, wish)))


@router.post(
    "/claims/{ref}/verdicts/{number}/evidence/{position}/withdrawal",
    response_model=VerdictOut,
    dependencies=[doing(Deed.VERDICT)],
)
def withdraw_piece(  # the parts of the address, by name
    request: Request, desk: TheDesk, session: TheSession, *, ref: Ref, number: Number, position: Number,
    said: Withdrawing,
) -> Response:  # fmt: skip
    """Withdraw one piece of a verdict's evidence; the verdict holds on."""
    wish = Withdrawal(ref, session.member, said.reason, number, said.seen)
    return answer(request, verdict_out(withdraw_evidence(desk.database, wish, position)))


def _evidence(cited: Sequence[Citing]) -> Iterator[Evidence]:
    for place, one in enumerate(cited, 1):
        try:
            yield one.evidence()
        except ValueError as error:
            raise InvalidInput(f"evidence {place}: {error}") from error
