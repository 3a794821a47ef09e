"""Taking articles in: each becomes a source, its text a capture, its sentences attributed claims.

Which source an article is stands in ``recognition``: loaded again it is unchanged, or a new capture of the same one.
A batch is one transaction. What cannot be taken in was set aside before it came here, with its reason.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from factcheck.domain.articles import Article, SetAside
from factcheck.domain.reading import Reading
from factcheck.errors import InvalidInput
from factcheck.services.collecting import collecting_seldom
from factcheck.services.found import with_found_entities
from factcheck.services.outlets import OutletNames
from factcheck.services.recognition import (
    Arrival,
    gazetteer_of,
    known_for,
    read_arrival,
    same_source,
    uid_of,
)
from factcheck.storage import sources as stored
from factcheck.storage.database import Database
from factcheck.storage.outlets import lock_outlets
from factcheck.storage.readings import NewCapture, add_captures
from factcheck.storage.sources import KnownSource, NewSource
from factcheck.text import Gazetteer, fold, is_read

BATCH_ARTICLES = 100  # one transaction: large enough for COPY to pay, small enough to lose little to a crash
BATCH_CHARACTERS = 2_000_000  # and at most this much text in memory

Progress = Callable[[int], None]


@dataclass(slots=True)
class IngestReport:
    """What became of each article. ``added``, ``recaptured`` and ``unchanged`` hold (source_id, key); so does
    ``named``, sources whose outlet was not known before.
    """

    added: list[tuple[int, str]] = field(default_factory=list)
    recaptured: list[tuple[int, str]] = field(default_factory=list)
    unchanged: list[tuple[int, str]] = field(default_factory=list)
    named: list[tuple[int, str]] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    not_read: list[tuple[int, str]] = field(default_factory=list)
    claims: int = 0


def ingest(
    database: Database, arrivals: Iterable[Article | SetAside], *, progress: Progress | None = None
) -> IngestReport:
    """What became of the arrivals; ``progress`` is called with the number of arrivals done so far."""
    report = IngestReport()
    done = 0
    for batch in _batches(arrivals):
        articles = [arrival for arrival in batch if isinstance(arrival, Article)]
        report.set_aside += [arrival for arrival in batch if isinstance(arrival, SetAside)]
        if articles:
            with database.transaction() as session:
                _take_in(session, articles, report)
        done += len(batch)
        if progress is not None:
            progress(done)
    return report


def _batches(arrivals: Iterable[Article | SetAside]) -> Iterator[list[Article | SetAside]]:
    batch: list[Article | SetAside] = []
    characters = 0
    for arrival in arrivals:
        batch.append(arrival)
        characters += len(arrival.text) if isinstance(arrival, Article) else 0
        if len(batch) >= BATCH_ARTICLES or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _take_in(session: Session, articles: list[Article], report: IngestReport) -> None:
    stored.lock_ingest(session)
    lock_outlets(session)
    names = OutletNames(session)
    arrivals = [arrival for article in articles if (arrival := _recognised(article, names, report))]
    gazetteer = gazetteer_of(session)
    while arrivals:
        now, arrivals = _without_twins(arrivals)
        _write(session, now, gazetteer=gazetteer, report=report)


def _recognised(article: Article, names: OutletNames, report: IngestReport) -> Arrival | None:
    """The article with its marks; set aside when its address or its outlet's name cannot be one."""
    try:
        return Arrival.of(article, names[names.find_or_add(article.outlet)] if article.outlet else None)
    except InvalidInput as error:
        report.set_aside.append(SetAside(article.key, error.message))
        return None


def _without_twins(arrivals: list[Arrival]) -> tuple[list[Arrival], list[Arrival]]:
    """Arrivals of which no two may be one source, and those left for the next round."""
    now: list[Arrival] = []
    later: list[Arrival] = []
    taken: set[str] = set()
    for arrival in arrivals:
        marks = {arrival.uid, arrival.url_normalized or arrival.article.key}
        (later if marks & taken else now).append(arrival)
        taken |= marks
    return now, later


def _write(session: Session, arrivals: list[Arrival], *, gazetteer: Gazetteer, report: IngestReport) -> None:
    known = known_for(session, arrivals)
    unchanged: list[tuple[int, str]] = []
    new: list[Arrival] = []
    changed: list[tuple[Arrival, KnownSource]] = []
    for arrival in arrivals:
        same = same_source(arrival, known)
        if same is None:
            new.append(arrival)
            continue
        if same.outlet_id is None and arrival.outlet is not None:
            stored.set_outlet(
                session, same.source_id, arrival.outlet.outlet_id, uid_of(arrival.outlet, same.digests[0])
            )
            report.named.append((same.source_id, arrival.article.key))
        if arrival.article.digest in same.digests:
            unchanged.append((same.source_id, arrival.article.key))
        else:
            changed.append((arrival, same))
    stored.touch_sources(session, [source_id for source_id, _ in unchanged])
    report.unchanged += unchanged
    _add(session, new, changed, gazetteer=gazetteer, report=report)


def _add(
    session: Session,
    new: list[Arrival],
    changed: list[tuple[Arrival, KnownSource]],
    *,
    gazetteer: Gazetteer,
    report: IngestReport,
) -> None:
    arrivals = [*new, *(arrival for arrival, _ in changed)]
    with collecting_seldom():
        readings = [read_arrival(arrival, gazetteer) for arrival in arrivals]
    readings = with_found_entities(session, readings)
    first = _first_captures(session, new, readings[: len(new)])
    further = _further_captures(session, changed, readings[len(new) :])
    report.claims += add_captures(session, [*first, *further], fold=fold)
    for capture in further:
        stored.set_latest_capture(session, capture.source_id, capture.number)
    report.added += [_named(capture) for capture in first]
    report.recaptured += [_named(capture) for capture in further]
    report.not_read += [_named(capture) for capture in [*first, *further] if not is_read(capture.reading.language)]


def _first_captures(session: Session, arrivals: list[Arrival], readings: list[Reading]) -> list[NewCapture]:
    pairs = list(zip(arrivals, readings, strict=True))
    ids = stored.add_sources(
        session,
        [
            NewSource(new.article, new.outlet_id, new.url_normalized, new.uid, reading.language)
            for new, reading in pairs
        ],
    )
    return [
        NewCapture(source_id, 1, new.article, reading, first_claim=1)
        for source_id, (new, reading) in zip(ids, pairs, strict=True)
    ]


def _further_captures(
    session: Session, changed: list[tuple[Arrival, KnownSource]], readings: list[Reading]
) -> list[NewCapture]:
    """Captures of known sources: their claims are numbered on from those of the captures before."""
    claims = stored.last_claim_numbers(session, [source.source_id for _, source in changed])
    return [
        NewCapture(
            source.source_id,
            source.latest_capture + 1,
            arrival.article,
            reading,
            first_claim=claims.get(source.source_id, 0) + 1,
        )
        for (arrival, source), reading in zip(changed, readings, strict=True)
    ]


def _named(capture: NewCapture) -> tuple[int, str]:
    return capture.source_id, capture.article.key
