"""Pairs of claims as JSON, with the filters of the pages."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from factcheck.domain.words import Relation
from factcheck.presenters.choices import ChoicesOut, choice_rows
from factcheck.presenters.exports import Out
from factcheck.presenters.pages import LinkPageOut, link_page_out
from factcheck.services.choices import count_choices
from factcheck.services.contradictions import list_links
from factcheck.web.answers import PROBLEMS, answer
from factcheck.web.filters import LinkFilters
from factcheck.web.security.guard import TheDesk

router = APIRouter(tags=["links"], responses=PROBLEMS)

Filters = Annotated[LinkFilters, Query()]


@router.get("/contradictions", response_model=LinkPageOut)
def contradictions(request: Request, desk: TheDesk, filters: Filters) -> Response:
    """Pairs that contradict each other, the surest first."""
    return answer(request, _page(desk, Relation.CONTRADICTS, filters))


@router.get("/agreements", response_model=LinkPageOut)
def agreements(request: Request, desk: TheDesk, filters: Filters) -> Response:
    """Pairs that say the same."""
    return answer(request, _page(desk, Relation.AGREES, filters))


@router.get("/contradictions/choices", response_model=ChoicesOut)
def contradiction_choices(request: Request, desk: TheDesk, filters: Filters) -> Response:
    """How many contradictions each choice of a filter would leave."""
    return answer(request, _choices(desk, Relation.CONTRADICTS, filters))


@router.get("/agreements/choices", response_model=ChoicesOut)
def agreement_choices(request: Request, desk: TheDesk, filters: Filters) -> Response:
    """How many agreements each choice of a filter would leave."""
    return answer(request, _choices(desk, Relation.AGREES, filters))


def _choices(desk: TheDesk, relation: Relation, filters: LinkFilters) -> Out:
    return ChoicesOut(choices=tuple(choice_rows(count_choices(desk.database, relation, filters.selection()))))


def _page(desk: TheDesk, relation: Relation, filters: LinkFilters) -> Out:
    return link_page_out(list_links(desk.database, relation, filters.selection(), order=filters.order))
