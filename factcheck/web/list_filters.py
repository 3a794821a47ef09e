"""What lists of sources, outlets and claimants are narrowed to, as it stands in an address."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Self, TypeVar
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, model_validator

from factcheck.domain.places import RecordPlace, SourcePlace
from factcheck.domain.words import ClaimantKind
from factcheck.errors import NotFound
from factcheck.services.sources import SourceSelection
from factcheck.services.track_records import RecordSelection

PAGE = 25  # rows a page
Name = Annotated[str | None, Field(max_length=200)]
Place = TypeVar("Place")


class ListFilters(BaseModel):
    """The page of a list. An empty field of a form is no filter; ``after`` is a place in the list."""

    model_config = ConfigDict(frozen=True)

    limit: int = Field(PAGE, ge=1, le=200, description="Rows a page.")
    after: str | None = Field(None, max_length=100, description="The place after which the page begins.")

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: Any) -> Any:
        return {name: value for name, value in given.items() if value != ""} if isinstance(given, dict) else given

    def at(self, place: object | None) -> Self:
        """The same filters on the page after that place, on the first one for None."""
        return self.model_copy(update={"after": None if place is None else str(place)})

    def query(self) -> str:
        """The filters as they stand in an address: those that are set, "" for none."""
        return urlencode(self.model_dump(mode="json", exclude_defaults=True))

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set, the page left aside."""
        return bool(self.model_dump(exclude_defaults=True, exclude={"limit", "after"}))


class SourceFilters(ListFilters):
    """The filters of the list of sources."""

    outlet: Name = Field(None, description="Only this outlet, by any of its names.")
    since: date | None = Field(None, description="Published on this day or later.")
    until: date | None = Field(None, description="Published on this day or earlier.")
    language: str | None = Field(None, max_length=20, description="Only this language, as ar.")

    def selection(self) -> SourceSelection:
        """What the service is asked for; NotFound for an ``after`` that is no place."""
        return SourceSelection(**self.model_dump(exclude={"after"}), after=_place(SourcePlace.parse, self.after))


class OutletFilters(ListFilters):
    """The filters of the list of outlets."""

    words: Name = Field(None, description="Only those with these words in one of the names.")

    def selection(self) -> RecordSelection:
        """What the service is asked for; NotFound for an ``after`` that is no place."""
        return RecordSelection(**self.model_dump(exclude={"after"}), after=_place(RecordPlace.parse, self.after))


class ClaimantFilters(OutletFilters):
    """The filters of the list of claimants."""

    kind: ClaimantKind | None = Field(None, description="Only claimants of this kind.")


def _place(parse: Callable[[str], Place], written: str | None) -> Place | None:
    try:
        return None if written is None else parse(written)
    except ValueError as error:
        raise NotFound(str(error), hint="leave after= out to begin with the first page") from error
