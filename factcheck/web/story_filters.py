"""What a list of stories is narrowed to, as it stands in an address: under the names of the command line's options."""

from typing import Any, Self
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, model_validator

from factcheck.domain.places import StoryPlace
from factcheck.domain.words import StoryOrder
from factcheck.errors import NotFound
from factcheck.services.stories import PAGE
from factcheck.web.filters import Name


class StoryFilters(BaseModel):
    """The filters, the order and the page. An empty field of a form is no filter; ``after`` is a place in the list."""

    model_config = ConfigDict(frozen=True)

    words: Name = Field(None, description="Only stories of which a claim holds these words, in any of their forms.")
    entity: Name = Field(None, description="Only stories of which that claim mentions this name.")
    order: StoryOrder = Field(StoryOrder.CONTRADICTED, description="What comes first.")
    limit: int = Field(PAGE, ge=1, le=200, description="Stories a page.")
    after: str | None = Field(None, max_length=100, description="The place after which the page begins.")

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: Any) -> Any:
        return {name: value for name, value in given.items() if value != ""} if isinstance(given, dict) else given

    def selection(self) -> dict[str, Any]:
        """What the service is asked for; NotFound for an ``after`` that is no place."""
        return {**self.model_dump(exclude={"after"}), "after": _place(self.after)}

    def at(self, place: StoryPlace | None) -> Self:
        """The same filters on the page after that place, on the first one for None."""
        return self.model_copy(update={"after": None if place is None else str(place)})

    def query(self) -> str:
        """The filters as they stand in an address: those that are set, "" for none."""
        return urlencode(self.model_dump(mode="json", exclude_defaults=True))

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set, the order and the page left aside."""
        return self.words is not None or self.entity is not None


def _place(written: str | None) -> StoryPlace | None:
    try:
        return None if written is None else StoryPlace.parse(written)
    except ValueError as error:
        raise NotFound(str(error), hint="leave after= out to begin with the first page") from error
