"""What a list could be narrowed to next, with how many pairs that leaves: beside the list, or a page of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from factcheck.domain.choices import Choice, Filter, of_filter
from factcheck.domain.words import LinkState, ReasonCode, Relation
from factcheck.services.choices import COUNTED, count_choices
from factcheck.web.drawing import page
from factcheck.web.filters import LONGEST_NAME, LinkFilters
from factcheck.web.security.guard import TheDesk
from factcheck.web.words import _, word

router = APIRouter()

_NAMES = {
    Filter.REASON: _("Reason"),
    Filter.STATE: _("State"),
    Filter.SCORE: _("At least this sure"),
    Filter.YEAR: _("Year"),
    Filter.OUTLET: _("Outlet"),
    Filter.CLAIMANT: _("Said by"),
    Filter.ENTITY: _("About"),
    Filter.SAME_SOURCE: _("Articles"),
    Filter.SAME_ORIGIN: _("Origins"),
}
_EITHER = {
    Filter.SAME_SOURCE: {"true": _("within one article"), "false": _("of two articles")},
    Filter.SAME_ORIGIN: {"true": _("of one origin"), "false": _("of two origins")},
}


class Choosing(LinkFilters):
    """The list that is narrowed."""

    relation: Relation = Relation.CONTRADICTS


@dataclass(frozen=True, slots=True)
class Way:
    """A choice on the page: its words (a message of the catalogues, or a name), where it leads, whether it is set."""

    words: str
    is_name: bool
    address: str
    chosen: bool
    pairs: int
    whole: bool


@router.get("/choices")
def choices(request: Request, desk: TheDesk, asked: Annotated[Choosing, Query()]) -> HTMLResponse:
    """Every filter with its choices."""
    found = count_choices(desk.database, asked.relation, asked.selection())
    groups = [(name, list(_ways(asked, of_filter(found, each)))) for each, name in _NAMES.items()]
    values = {"groups": [group for group in groups if group[1]], "counted": COUNTED}
    whole = all(choice.whole for choice in found)
    return page(request, "choices.html", values | {"whole": whole, "list": list_address(asked.relation, asked)})


def list_address(relation: Relation, filters: LinkFilters) -> str:
    """Where the list of that relation stands, narrowed so."""
    front = "/" if relation is Relation.CONTRADICTS else "/agreements"
    kept = LinkFilters.model_validate(
        {name: getattr(filters, name) for name in LinkFilters.model_fields if name not in {"after", "limit"}}
    ).query()
    return f"{front}?{kept}" if kept else front


def _ways(asked: Choosing, found: Sequence[Choice]) -> Iterator[Way]:
    for choice in found:
        if len(choice.value) > LONGEST_NAME:
            continue  # no filter holds it, so that no link could lead there
        values = _fields(choice)
        now = asked.model_dump(mode="json", include=set(values))
        chosen = now == values
        after = asked.model_dump() | (dict.fromkeys(values) if chosen else values)
        address = list_address(asked.relation, Choosing.model_validate(after))
        words, is_name = _words(choice)
        yield Way(words, is_name, address, chosen, choice.pairs, choice.whole)


def _fields(choice: Choice) -> dict[str, object]:
    """The fields of the filters that the choice sets, as they are written in an address."""
    match choice.filter:
        case Filter.YEAR:
            return {"since": f"{choice.value}-01-01", "until": f"{choice.value}-12-31"}
        case Filter.SCORE:
            return {"min_score": float(choice.value)}
        case Filter.SAME_SOURCE | Filter.SAME_ORIGIN:
            return {choice.filter.replace("-", "_"): choice.value == "true"}
        case _:
            return {choice.filter.value: choice.value}


def _words(choice: Choice) -> tuple[str, bool]:
    match choice.filter:
        case Filter.REASON:
            return word(ReasonCode(choice.value)), False
        case Filter.STATE:
            return word(LinkState(choice.value)), False
        case Filter.SAME_SOURCE | Filter.SAME_ORIGIN:
            return _EITHER[choice.filter][choice.value], False
        case _:
            return choice.value, True
