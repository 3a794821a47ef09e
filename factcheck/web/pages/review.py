"""Review: the pairs of a list one by one, a key each; what is decided is kept at once, and the next one comes."""

from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request, status
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, Field

from factcheck.domain.decisions import NewLinkDecision
from factcheck.domain.members import Deed
from factcheck.domain.words import Relation
from factcheck.errors import Conflict
from factcheck.services.decisions import decide
from factcheck.services.reviewing import COUNTED, Sheet, left_open, next_open, own_word, pair_before, pair_now
from factcheck.services.undoing import Undo, undo
from factcheck.web.desk import Desk, Tab
from factcheck.web.drawing import page
from factcheck.web.filters import LinkFilters, place_of
from factcheck.web.pages.choices import list_address
from factcheck.web.refs import NAME
from factcheck.web.security.guard import TheDesk, TheSession
from factcheck.web.security.roles import doing
from factcheck.web.spoken import said_of, two_claims
from factcheck.web.words import _

TABS = (Tab(30, _("Review"), "/review"),)
PAIR = NAME.removesuffix("$") + "~" + NAME.removeprefix("^")  # two claims in an address: 12.7~14.2

router = APIRouter()


class Sitting(LinkFilters):
    """Which list is gone through, and where in it: after a place, before one, or at a pair; ``done`` was decided."""

    relation: Relation = Relation.CONTRADICTS
    before: str | None = Field(None, max_length=100)
    pair: str | None = Field(None, pattern=PAIR)
    done: str | None = Field(None, pattern=PAIR)

    def listed(self, **more: str) -> str:
        """The list's own part of the address, with ``more``."""
        kept = self.model_copy(update={"after": None, "before": None, "pair": None, "done": None}).query()
        return "&".join(filter(None, (kept, urlencode(more))))


class Word(BaseModel):
    """An editor's word on the pair that is shown; ``seen`` and ``other_seen`` are the newest decisions on its links."""

    a: str = Field(pattern=NAME)
    b: str = Field(pattern=NAME)
    relation: Relation
    word: Literal["confirmed", "rejected", "unsure", "swap"]
    seen: int = Field(ge=0)
    other_seen: int = Field(0, ge=0)
    note: str = Field("", max_length=2000)
    place: str = Field(max_length=100)

    def decisions(self, editor: str) -> list[NewLinkDecision]:
        """What is decided by it."""
        seen = (self.seen, self.other_seen)
        pair = two_claims(self.a, self.b)
        return said_of(pair, self.word, editor, relation=self.relation, note=self.note, seen=seen)


class Back(BaseModel):
    """Which decision is taken back."""

    a: str = Field(pattern=NAME)
    b: str = Field(pattern=NAME)
    relation: Relation
    number: int = Field(ge=1)


@router.get("/review")
def review(request: Request, desk: TheDesk, session: TheSession, sitting: Annotated[Sitting, Query()]) -> HTMLResponse:
    """The pair that is asked for, else the next open one."""
    done = _last(desk, sitting.done or sitting.pair, session.member)
    return _shown(request, desk, sitting, _sheet(desk, sitting), done=done)


@router.post("/review", dependencies=[doing(Deed.LINK)])
def say(
    request: Request,
    desk: TheDesk,
    session: TheSession,
    sitting: Annotated[Sitting, Query()],
    word: Annotated[Word, Form()],
) -> Response:
    """Keeps the word and goes on to the next pair; what somebody else decided meanwhile is shown instead."""
    try:
        decide(desk.database, word.decisions(session.member))
    except Conflict as conflict:
        sheet = pair_now(desk.database, word.relation, *two_claims(word.a, word.b))
        return _shown(request, desk, sitting, sheet, conflict=conflict, word=word)
    place_of(word.place)
    return _to(sitting.listed(after=word.place, done=f"{word.a}~{word.b}"))


@router.post("/review/undo", dependencies=[doing(Deed.LINK)])
def take_back(
    request: Request,
    desk: TheDesk,
    session: TheSession,
    sitting: Annotated[Sitting, Query()],
    back: Annotated[Back, Form()],
) -> Response:
    """Takes the word back and shows the pair again."""
    a, b = two_claims(back.a, back.b)
    try:
        undo(desk.database, Undo(a, b, session.member, back.relation, back.number))
    except Conflict as conflict:
        return _shown(request, desk, sitting, pair_now(desk.database, sitting.relation, a, b), conflict=conflict)
    return _to(sitting.listed(pair=f"{a}~{b}"))


def _sheet(desk: Desk, sitting: Sitting) -> Sheet | None:
    database, relation, order = desk.database, sitting.relation, sitting.order
    if sitting.pair is not None:
        return pair_now(database, relation, *two_claims(*sitting.pair.split("~")))
    if sitting.before is not None:
        before = sitting.model_copy(update={"after": sitting.before})
        found = pair_before(database, relation, before.selection(), order=order)
        return found or next_open(database, relation, sitting.selection(), order=order)
    return next_open(database, relation, sitting.selection(), order=order)


def _last(desk: Desk, pair: str | None, member: str) -> Any:
    """What the member last said of the pair, as long as it can be taken back."""
    return None if pair is None else own_word(desk.database, *two_claims(*pair.split("~")), member)


def _shown(request: Request, desk: Desk, sitting: Sitting, sheet: Sheet | None, **more: Any) -> HTMLResponse:
    left = left_open(desk.database, sitting.relation, sitting.selection())
    values = {
        "sitting": sitting,
        "sheet": sheet,
        "left": left,
        "counted": left < COUNTED,
        "list": list_address(sitting.relation, sitting),
    }
    outcome = {"done": None, "conflict": None, "word": None} | more
    code = status.HTTP_409_CONFLICT if outcome["conflict"] else status.HTTP_200_OK
    return page(request, "review.html", values | outcome, status=code)


def _to(query: str) -> RedirectResponse:
    return RedirectResponse(f"/review?{query}", status.HTTP_303_SEE_OTHER)
