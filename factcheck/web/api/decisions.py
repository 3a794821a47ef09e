"""An editor's decisions as JSON: the next pair to decide of, what is said of it, and taking that back."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from factcheck.domain.members import Deed
from factcheck.domain.words import LinkState, Relation
from factcheck.presenters.reviewing import DecisionsOut, NextOut, decisions_out, next_out
from factcheck.services.decisions import decide
from factcheck.services.reviewing import left_open, next_open
from factcheck.services.undoing import Undo, undo
from factcheck.web.answers import PROBLEMS, answer
from factcheck.web.filters import LinkFilters
from factcheck.web.refs import NAME
from factcheck.web.security.guard import TheDesk, TheSession
from factcheck.web.security.roles import doing
from factcheck.web.spoken import said_of, two_claims

_FURTHER = {
    403: "not in the asker's role, or without the session's token",
    409: "somebody has decided since, or the asker has said so already",
}
_PROBLEMS = PROBLEMS | {number: {**PROBLEMS[422], "description": what} for number, what in _FURTHER.items()}

router = APIRouter(tags=["decisions"], responses=_PROBLEMS)

_MAY = [doing(Deed.LINK)]
_Seen = Annotated[int | None, Field(ge=0, le=2**31 - 1, description="The newest decision known: 409 for a later one.")]


class NextFilters(LinkFilters):
    """The list that is gone through."""

    relation: Relation = Field(Relation.CONTRADICTS, description="Which list.")


class PairIn(BaseModel):
    """A pair of claims, in either order."""

    model_config = ConfigDict(extra="forbid")

    a: str = Field(pattern=NAME, description="A claim's name, as 12.7.")
    b: str = Field(pattern=NAME, description="The other's.")


class DecisionIn(PairIn):
    """What is said of a pair; ``swap`` says that it is the other relation."""

    relation: Relation
    word: Literal[LinkState.CONFIRMED, LinkState.REJECTED, LinkState.UNSURE, "swap"]
    note: str | None = Field(None, max_length=2000, description="Why, in a few words.")
    seen: _Seen = None
    other_seen: _Seen = None


class UndoIn(PairIn):
    """What is taken back: the asker's newest word on the pair, or on one of its links."""

    relation: Relation | None = None
    number: int | None = Field(None, ge=1, le=2**31 - 1, description="The decision meant: 409 where it is another.")


@router.get("/review/next", response_model=NextOut)
def next_pair(request: Request, desk: TheDesk, filters: Annotated[NextFilters, Query()]) -> Response:
    """The next open pair of a list, after the place ``after``; null at its end."""
    database, relation, selection = desk.database, filters.relation, filters.selection()
    sheet = next_open(database, relation, selection, order=filters.order)
    return answer(request, next_out(sheet, left=left_open(database, relation, selection)))


@router.post("/decisions", response_model=DecisionsOut, dependencies=_MAY)
def decided(request: Request, desk: TheDesk, session: TheSession, said: DecisionIn) -> Response:
    """Say what a pair is; of a swap both halves come back."""
    wanted = said_of(
        two_claims(said.a, said.b), said.word, session.member, relation=said.relation, note=said.note,
        seen=(said.seen, said.other_seen),
    )  # fmt: skip
    return answer(request, decisions_out(one.decision for one in decide(desk.database, wanted)))


@router.post("/decisions/undo", response_model=DecisionsOut, dependencies=_MAY)
def undone(request: Request, desk: TheDesk, session: TheSession, said: UndoIn) -> Response:
    """Take back what one said; the link is again what it was before."""
    a, b = two_claims(said.a, said.b)
    return answer(request, decisions_out(undo(desk.database, Undo(a, b, session.member, said.relation, said.number))))
