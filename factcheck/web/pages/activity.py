"""Members, and who decided what."""

from datetime import date
from typing import Annotated, Any, Self
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field, model_validator

from factcheck.domain.activity import ActFilter, ActKind
from factcheck.services.activity import activity as service
from factcheck.services.membership import list_members
from factcheck.web.desk import Tab
from factcheck.web.drawing import page
from factcheck.web.refs import MOST
from factcheck.web.security.guard import TheDesk
from factcheck.web.words import _

TABS = (Tab(80, _("Activity"), "/activity"),)

router = APIRouter()


class ActFilters(BaseModel):
    """What the list is narrowed to, and the page. An empty field of a form is no filter."""

    model_config = ConfigDict(frozen=True)

    member: str | None = Field(None, max_length=200, description="Only what this member did.")
    kind: ActKind | None = Field(None, description="Only decisions of this kind.")
    since: date | None = Field(None, description="On this day or later (UTC).")
    until: date | None = Field(None, description="On this day or earlier (UTC).")
    after: int | None = Field(None, ge=1, le=MOST, description="The entry before which the page begins.")
    limit: int = Field(50, ge=1, le=200, description="Acts a page.")

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: Any) -> Any:
        return {name: value for name, value in given.items() if value != ""} if isinstance(given, dict) else given

    def wanted(self) -> ActFilter:
        """What the service is asked for."""
        return ActFilter(self.member, self.kind, self.since, self.until)

    def at(self, seq: int | None) -> Self:
        """The same filters on the page before that entry, on the first one for None."""
        return self.model_copy(update={"after": seq})

    def query(self) -> str:
        """The filters as they stand in an address: those that are set, "" for none."""
        return urlencode(self.model_dump(mode="json", exclude_defaults=True))


@router.get("/activity")
def activity(request: Request, desk: TheDesk, filters: Annotated[ActFilters, Query()]) -> HTMLResponse:
    """Who decided what, the newest first."""
    found = service(desk.database, filters.wanted(), after=filters.after, limit=filters.limit)
    onward = filters.at(found.next).query() if found.next else None
    first = filters.at(None).query() if filters.after else None
    values = {"found": found, "filters": filters, "kinds": tuple(ActKind), "onward": onward, "first": first}
    return page(request, "activity.html", values | {"members": list_members(desk.database, retired=True)})


@router.get("/members")
def members(request: Request, desk: TheDesk) -> HTMLResponse:
    """The members, with their roles and since when."""
    return page(request, "members.html", {"members": list_members(desk.database, retired=True)})
