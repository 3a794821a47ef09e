"""The front page: pairs of claims that contradict each other, side by side; and those that agree, the same way."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from factcheck.domain.words import LinkOrder, LinkState, ReasonCode, Relation
from factcheck.services.contradictions import list_links
from factcheck.web.desk import Tab
from factcheck.web.drawing import page
from factcheck.web.filters import LinkFilters
from factcheck.web.security.guard import TheDesk
from factcheck.web.words import _

TABS = (Tab(10, _("Contradictions"), "/"), Tab(20, _("Agreements"), "/agreements"))

router = APIRouter()

Filters = Annotated[LinkFilters, Query()]
_CHOICES = {"reasons": tuple(ReasonCode), "states": tuple(LinkState), "orders": tuple(LinkOrder)}


@router.get("/")
def contradictions(request: Request, desk: TheDesk, filters: Filters) -> HTMLResponse:
    """Pairs that contradict each other, the surest first."""
    return _list(request, desk, Relation.CONTRADICTS, filters)


@router.get("/agreements")
def agreements(request: Request, desk: TheDesk, filters: Filters) -> HTMLResponse:
    """Pairs that say the same."""
    return _list(request, desk, Relation.AGREES, filters)


def _list(request: Request, desk: TheDesk, relation: Relation, filters: LinkFilters) -> HTMLResponse:
    found = list_links(
        desk.database, relation, filters.selection(), order=filters.order, independence=True, sentences=True
    )
    onward = filters.at(found.next).query() if found.next else None
    first = filters.at(None).query() if filters.after else None
    kept = filters.at(None).query()
    listed = "&".join(filter(None, (kept, "relation=agrees" if relation is Relation.AGREES else "")))
    more = {"review": listed, "choices": f"/choices?{listed}"}
    values = {"relation": relation, "found": found, "filters": filters, "onward": onward, "first": first}
    return page(request, "links.html", values | more | _CHOICES)
