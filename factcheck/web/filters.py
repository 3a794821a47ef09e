"""What a list of links is narrowed to, as it stands in an address: under the names of the command line's options."""

from datetime import date
from typing import Annotated, Any, Self
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, model_validator

from factcheck.domain.places import LinkPlace
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkOrder, LinkState, ReasonCode
from factcheck.errors import NotFound
from factcheck.services.selection import LinkSelection
from factcheck.web.refs import NAME

PAGE = 20  # pairs a page: more than fits one screen, few enough to read
_SELECTED = (
    *("outlet", "claimant", "entity", "since", "until", "reason", "state", "min_score", "same_source", "same_origin"),
    "limit",
)
LONGEST_NAME = 200  # characters of a name that a filter holds
Name = Annotated[str | None, Field(max_length=LONGEST_NAME)]


def _option(field: str) -> str:
    return field.replace("_", "-")


class LinkFilters(BaseModel):
    """What a list is narrowed to, its order and the page.

    An empty field of a form is no filter; ``after`` is a place in the list.
    """

    model_config = ConfigDict(alias_generator=_option, populate_by_name=True, frozen=True)

    outlet: Name = Field(None, description="Only this outlet, by any of its names.")
    claimant: Name = Field(None, description="Only claimants with these words in the name.")
    entity: Name = Field(None, description="Only claims that mention this name.")
    since: date | None = Field(None, description="Published on this day or later.")
    until: date | None = Field(None, description="Published on this day or earlier.")
    reason: ReasonCode | None = Field(None, description="Only links for this reason.")
    state: LinkState | None = Field(None, description="Only links in this state; rejected ones for this alone.")
    min_score: float | None = Field(None, ge=0, le=1, description="Only links this sure.")
    same_source: bool | None = Field(None, description="Only pairs within one article, or only across.")
    same_origin: bool | None = Field(None, description="Only pairs that start from one origin, or not.")
    story: str | None = Field(None, pattern=NAME, description="Only what is said as this claim says it, as 12.7.")
    order: LinkOrder = Field(LinkOrder.SCORE, description="What comes first.")
    limit: int = Field(PAGE, ge=1, le=200, description="Pairs a page.")
    after: str | None = Field(None, max_length=100, description="The place after which the page begins.")

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: Any) -> Any:
        return {name: value for name, value in given.items() if value != ""} if isinstance(given, dict) else given

    def selection(self) -> LinkSelection:
        """What the service is asked for; NotFound for an ``after`` that is no place."""
        fields = {name: getattr(self, name) for name in _SELECTED}
        story = ClaimRef.parse(self.story) if self.story else None
        return LinkSelection(**fields, story=story, after=place_of(self.after))

    def at(self, place: LinkPlace | None) -> Self:
        """The same filters on the page after that place, on the first one for None."""
        return self.model_copy(update={"after": None if place is None else str(place)})

    def query(self) -> str:
        """The filters as they stand in an address: those that are set, "" for none."""
        kept = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return urlencode(
            {name: str(value).lower() if isinstance(value, bool) else value for name, value in kept.items()}
        )

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set, the order and the page left aside."""
        return bool(self.model_dump(exclude_defaults=True, exclude={"order", "limit", "after"}))


def place_of(written: str | None) -> LinkPlace | None:
    """The place that an address names, None for none; NotFound for what is no place."""
    try:
        return None if written is None else LinkPlace.parse(written)
    except ValueError as error:
        raise NotFound(str(error), hint="leave after= out to begin with the first page") from error
