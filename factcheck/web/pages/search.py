"""Search: one box over claims, articles, people, organisations and outlets, in any script."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from factcheck.domain.refs import ClaimRef
from factcheck.presenters.search import found_pieces
from factcheck.services.search import search as service
from factcheck.text import fold
from factcheck.web.drawing import page
from factcheck.web.refs import NAME
from factcheck.web.security.guard import TheDesk

router = APIRouter()

LONGEST = 200
Asked = Annotated[str, Query(max_length=LONGEST, description="Words or a name, in any script; a claim's name.")]
After = Annotated[str | None, Query(pattern=NAME, description="The claim before which the page begins.")]


@router.get("/search")
def search(request: Request, desk: TheDesk, q: Asked = "", after: After = None) -> HTMLResponse:
    """What fits the words; an empty box where nothing is asked."""
    found = service(desk.database, q, after=None if after is None else ClaimRef.parse(after)) if fold(q) else None
    onward = urlencode({"q": q, "after": str(found.next)}) if found is not None and found.next else None
    first = urlencode({"q": q}) if after else None
    values = {"asked": q, "found": found, "onward": onward, "first": first, "found_pieces": found_pieces}
    return page(request, "search.html", values)
