"""One article by hand: how it would be read and whether it is there already, then storing it and what it is linked to.

What is shown before is what is stored after: both read with the names of this database. Nothing is written to show it.
"""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from factcheck.domain.articles import Article
from factcheck.domain.words import SentenceKind
from factcheck.errors import InvalidInput
from factcheck.services.ingest import IngestReport, ingest
from factcheck.services.linking import link_source
from factcheck.services.outlets import OutletNames
from factcheck.services.reading import ReadArticle, as_read
from factcheck.services.recognition import Arrival, gazetteer_of, known_for, read_arrival, same_source
from factcheck.storage.database import Database
from factcheck.storage.outlets import OutletName, outlet_of_domain
from factcheck.storage.sources import KnownSource
from factcheck.text import is_read


class Outcome(StrEnum):
    """What storing an article comes to."""

    ADDED = "added"  # a source that was not there
    RECAPTURED = "recaptured"  # a source that was there, with other words
    UNCHANGED = "unchanged"  # it was there with these very words


@dataclass(frozen=True, slots=True)
class Preview:
    """How an article would be read, and what storing it would come to.

    ``source_id`` is the source that it is already, None for a new one; ``new_outlet``: nobody has heard of its outlet.
    """

    read: ReadArticle
    outcome: Outcome
    source_id: int | None
    new_outlet: bool


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article: its source, how many claims were read, and how many links were found."""

    outcome: Outcome
    source_id: int
    claims: int
    agreements: int = 0
    contradictions: int = 0
    is_read: bool = True


def preview(database: Database, article: Article) -> Preview:
    """The article as it would be read; InvalidInput for an address or an outlet's name that cannot be used."""
    with database.transaction(read_only=True) as session:
        known_outlet = OutletNames(session).look_up(article.outlet) if article.outlet else None
        new_outlet = bool(article.outlet) and known_outlet is None
        arrival = Arrival.of(article, _nobodys(article.outlet) if new_outlet else known_outlet)
        same = same_source(arrival, known_for(session, [arrival]))
        gazetteer = gazetteer_of(session)
    # Reading takes the longest, and needs no database any more.
    reading = read_arrival(Arrival(article, known_outlet, arrival.url_normalized, arrival.uid), gazetteer)
    source_id = None if same is None else same.source_id
    return Preview(as_read(article, reading), _outcome(article, same), source_id, new_outlet)


def add(database: Database, article: Article) -> Added:
    """What became of the article once it is stored and compared; InvalidInput when it cannot be taken in."""
    report = ingest(database, [article])
    if report.set_aside:
        raise InvalidInput(report.set_aside[0].reason)
    outcome, source_id = _became(report)
    if outcome is Outcome.UNCHANGED:
        return Added(outcome, source_id, claims=0)
    links = link_source(database, source_id)
    return Added(
        outcome,
        source_id,
        claims=report.claims,
        agreements=links.agreements,
        contradictions=links.contradictions,
        is_read=not report.not_read,
    )


def outlet_at(database: Database, url: str) -> str | None:
    """The name of the outlet whose site an address is on; None for a site that nobody has put in."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    with database.transaction(read_only=True) as session:
        return outlet_of_domain(session, host.removeprefix("www."))


def title_in(preview: Preview) -> str | None:
    """The title with which the text begins, None where it begins with something else."""
    read = preview.read
    first = next(iter(read.reading.sentences), None)
    return first.span.of(read.article.text) if first is not None and first.kind is SentenceKind.TITLE else None


def reads(preview: Preview) -> bool:
    """Whether the article is in a language that can be read."""
    return is_read(preview.read.reading.language)


def _nobodys(name: str | None) -> OutletName:
    """An outlet that nobody has heard of: equal to none of the database's."""
    return OutletName(0, 0, name or "", name or "")


def _outcome(article: Article, same: KnownSource | None) -> Outcome:
    if same is None:
        return Outcome.ADDED
    return Outcome.UNCHANGED if article.digest in same.digests else Outcome.RECAPTURED


def _became(report: IngestReport) -> tuple[Outcome, int]:
    for outcome, found in (
        (Outcome.ADDED, report.added),
        (Outcome.RECAPTURED, report.recaptured),
        (Outcome.UNCHANGED, report.unchanged),
    ):
        if found:
            return outcome, found[0][0]
    raise AssertionError("an article that was taken in became nothing")
