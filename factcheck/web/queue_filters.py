"""What the queue is narrowed to, as it stands in an address: under the names of the command line's options."""

from typing import Annotated, Any, Self
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, model_validator

from factcheck.domain.queue import QueuePlace
from factcheck.errors import NotFound
from factcheck.services.queue import QueueSelection

PAGE = 20  # claims a page: a day's work for a desk, as on the command line
Name = Annotated[str | None, Field(max_length=200)]


class QueueFilters(BaseModel):
    """The filters and the page. An empty field of a form is no filter; ``after`` is a place in the queue."""

    model_config = ConfigDict(frozen=True)

    mine: bool = Field(False, description="Only what you have taken.")
    of: Name = Field(None, description="Only what this member has taken.")
    free: bool = Field(False, description="Only what nobody has taken.")
    outlet: Name = Field(None, description="Only this outlet, by any of its names.")
    limit: int = Field(PAGE, ge=1, le=100, description="Claims a page.")
    after: str | None = Field(None, max_length=100, description="The place after which the page begins.")

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: Any) -> Any:
        return {name: value for name, value in given.items() if value != ""} if isinstance(given, dict) else given

    def selection(self, member: str) -> QueueSelection:
        """What the service is asked for by that member; NotFound for an ``after`` that is no place."""
        assignee = self.of or (member if self.mine else None)
        return QueueSelection(assignee, free=self.free, outlet=self.outlet, limit=self.limit, after=_place(self.after))

    def at(self, place: QueuePlace | None) -> Self:
        """The same filters on the page after that place, on the first one for None."""
        return self.model_copy(update={"after": None if place is None else str(place)})

    def query(self) -> str:
        """The filters as they stand in an address: those that are set, "" for none."""
        kept = self.model_dump(mode="json", exclude_defaults=True)
        return urlencode(
            {name: str(value).lower() if isinstance(value, bool) else value for name, value in kept.items()}
        )

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set, the page left aside."""
        return bool(self.model_dump(exclude_defaults=True, exclude={"limit", "after"}))


def _place(written: str | None) -> QueuePlace | None:
    try:
        return None if written is None else QueuePlace.parse(written)
    except ValueError as error:
        raise NotFound(str(error), hint="leave after= out to begin with the first page") from error
