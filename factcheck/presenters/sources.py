"""Sources for people (cards) and for programs (rows)."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from factcheck.domain.records import SourceRecord
from factcheck.presenters.exports import Out
from factcheck.presenters.words import UNKNOWN_OUTLET, day, field, one_line, outlet_name
from factcheck.services.sources import SourceDossier

SHOWN_DIGITS = 12  # of a SHA-256: enough to tell captures apart by eye


class SourceRowOut(Out):
    """A source; ``claims`` counts those of its newest capture."""

    source_id: int
    published_on: str | None
    language: str
    captures: int
    claims: int
    uid: str
    url: str | None
    first_seen_at: datetime
    last_seen_at: datetime
    key: str
    outlet: str | None
    title: str | None


def source_rows(sources: Iterable[SourceRecord]) -> Iterator[SourceRowOut]:
    """A row a source."""
    for source in sources:
        yield SourceRowOut(
            source_id=source.source_id,
            published_on=None if source.published is None else source.published.written(),
            language=source.language,
            captures=source.captures,
            claims=source.claims,
            uid=source.uid,
            url=source.url,
            first_seen_at=source.first_seen_at,
            last_seen_at=source.last_seen_at,
            key=source.key,
            outlet=source.outlet,
            title=source.title,
        )


def source_list(sources: Iterable[SourceRecord]) -> Iterator[dict[str, object]]:
    """What people look for in a list of sources, the words last."""
    for source in sources:
        yield {
            "source": source.source_id,
            "published": day(source.published),
            "language": source.language,
            "claims": source.claims,
            "captures": source.captures,
            "outlet": UNKNOWN_OUTLET if source.outlet is None else source.outlet,
            "title": source.title or source.key,
        }


def source_card(dossier: SourceDossier) -> list[str]:
    """One source: where it came from, and its captures."""
    source = dossier.source
    return [
        f"source {source.source_id}  {day(source.published)}  {source.language}  {source.claims} claims",
        f"  outlet    {outlet_name(source.outlet)}",
        f"  key       {field(source.key)}",
        *([f"  url       {one_line(source.url)}"] if source.url else []),
        *([f"  byline    {field(source.byline)}"] if source.byline else []),
        *(
            f"  capture {number}  {taken_at:%Y-%m-%d %H:%M} UTC  sha256 {digest.hex()[:SHOWN_DIGITS]}..."
            for number, taken_at, digest in dossier.captures
        ),
        *([f"  {one_line(source.title)}"] if source.title else []),
    ]
