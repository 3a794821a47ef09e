"""An editor's word on a link, from wherever a pair is shown."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, status
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, Field

from factcheck.domain.decisions import NewLinkDecision
from factcheck.domain.members import Deed
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkState, Relation
from factcheck.errors import InvalidInput
from factcheck.services.decisions import decide
from factcheck.web.addresses import of_the_desk
from factcheck.web.refs import NAME
from factcheck.web.security.guard import TheDesk, TheSession
from factcheck.web.security.roles import doing

router = APIRouter()


class Word(BaseModel):
    """What the form says; ``seen`` is the newest decision that stood on the page, so that no later one is missed."""

    a: str = Field(pattern=NAME)
    b: str = Field(pattern=NAME)
    relation: Relation
    state: Literal[LinkState.CONFIRMED, LinkState.REJECTED, LinkState.UNSURE]
    seen: int = Field(ge=0)
    note: str = Field("", max_length=2000)
    back: str = Field("/", max_length=2000)

    def decision(self, editor: str) -> NewLinkDecision:
        """The decision in the editor's name; InvalidInput for a pair that is none."""
        a, b = ClaimRef.parse(self.a), ClaimRef.parse(self.b)
        if a >= b:
            raise InvalidInput(f"no pair of claims, the lower name first: {a}, {b}")
        note = self.note.strip() or None
        return NewLinkDecision(a, b, self.state, editor, relation=self.relation, note=note, seen=self.seen)


@router.post("/links/decide", dependencies=[doing(Deed.LINK)])
def decide_link(desk: TheDesk, session: TheSession, word: Annotated[Word, Form()]) -> Response:
    """Keeps the word and goes back to where the pair stood."""
    decide(desk.database, [word.decision(session.member)])
    return RedirectResponse(of_the_desk(word.back), status.HTTP_303_SEE_OTHER)
