"""Outlets as rows."""

from collections.abc import Iterable, Iterator

from factcheck.domain.records import OutletRecord
from factcheck.presenters.exports import Out


class OutletOut(Out):
    """An outlet; ``aliases`` are its other names."""

    outlet_id: int
    kind: str
    country: str | None
    language: str | None
    domain: str | None
    sources: int
    name: str
    aliases: tuple[str, ...]


def outlet_rows(outlets: Iterable[OutletRecord]) -> Iterator[Out]:
    """A row an outlet."""
    for outlet in outlets:
        yield OutletOut(
            outlet_id=outlet.outlet_id,
            kind=outlet.kind,
            country=outlet.country,
            language=outlet.language,
            domain=outlet.domain,
            sources=outlet.sources,
            name=outlet.name,
            aliases=outlet.aliases,
        )
