"""Other desks' reviews, stored as their verdicts.

Importing again changes nothing. A review that its desk has changed since is a newer verdict of that desk and supersedes
its older one; verdicts of our own are never touched, and none of theirs ever counts as ours.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from sqlalchemy.orm import Session

from factcheck.domain.articles import SetAside
from factcheck.domain.evidence import Evidence
from factcheck.domain.members import Deed
from factcheck.domain.records import VerdictRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.reviews import Review as DeskReview
from factcheck.domain.reviews import ReviewCitation
from factcheck.domain.verdicts import NewVerdict
from factcheck.domain.verdicts import Review as Provenance
from factcheck.domain.words import EvidenceKind, Stance
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.members import acting_member
from factcheck.services.reviews.desks import Desks
from factcheck.services.reviews.gathering import ReviewArrival
from factcheck.services.reviews.placing import add_claim, held_claim
from factcheck.services.reviews.scales import keep_rating, their_rating
from factcheck.services.verdicts import log_verdict
from factcheck.storage.database import Database
from factcheck.storage.entities import curated_aliases
from factcheck.storage.outlets import lock_outlets
from factcheck.storage.ratings import lock_ratings
from factcheck.storage.sources import lock_ingest
from factcheck.storage.verdicts import verdicts_of
from factcheck.text import Alias, Gazetteer, fold

BATCH_REVIEWS = 100  # one transaction
PUBLISHED_ANEW = "published anew by its desk"
Progress = Callable[[int], None]


@dataclass(slots=True)
class ImportReport:
    """What became of each review. ``added`` and ``superseding`` name the claims that got a verdict, ``own`` counts
    reviews of our own desk, which are here already; ``notes`` say by place what was left out or is in doubt.
    """

    added: list[ClaimRef] = field(default_factory=list)
    superseding: list[ClaimRef] = field(default_factory=list)
    unchanged: int = 0
    own: int = 0
    sources: list[int] = field(default_factory=list)
    matched: list[ClaimRef] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


def import_reviews(
    database: Database,
    arrivals: Iterable[ReviewArrival | SetAside],
    *,
    by: str,
    own: str | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """What became of the arrivals. ``by`` is the member who imports, ``own`` the name of our own desk."""
    report = ImportReport()
    done = 0
    for batch in _batches(arrivals):
        with database.transaction() as session:
            _Importing(session, report, by=by, own=own).take_in(batch)
        done += len(batch)
        if progress is not None:
            progress(done)
    return report


def _batches(arrivals: Iterable[ReviewArrival | SetAside]) -> Iterator[tuple[ReviewArrival | SetAside, ...]]:
    waiting = iter(arrivals)
    while batch := tuple(islice(waiting, BATCH_REVIEWS)):
        yield batch


class _Importing:
    """One transaction."""

    def __init__(self, session: Session, report: ImportReport, *, by: str, own: str | None) -> None:
        self.session = session
        self.report = report
        self.by = by
        self.own = fold(own) if own else None
        lock_ingest(session)
        lock_outlets(session)
        lock_ratings(session)
        self.member_id = acting_member(session, by, Deed.VERDICT)
        self.desks = Desks(session)
        aliases = curated_aliases(session)
        self.gazetteer = Gazetteer.build(Alias(alias.name, alias.entity_id, alias.kind) for alias in aliases)

    def take_in(self, batch: Iterable[ReviewArrival | SetAside]) -> None:
        for arrival in batch:
            if isinstance(arrival, SetAside):
                self.report.set_aside.append(arrival)
            elif fold(arrival.review.desk.name) == self.own:
                self.report.own += 1
            else:
                self.take_in_one(arrival)

    def take_in_one(self, arrival: ReviewArrival) -> None:
        try:
            with self.session.begin_nested():
                self.add(arrival)
        except (InvalidInput, Conflict, NotFound) as error:
            self.report.set_aside.append(SetAside(arrival.place, error.message))
            self.desks = Desks(self.session)  # what it had learnt of this review was taken back

    def add(self, arrival: ReviewArrival) -> None:
        review = arrival.review
        desk_id, doubt = self.desks.desk(review.desk, review.url)
        their = their_rating(review, self.desks.name(desk_id), by=self.by)
        keep_rating(self.session, their, member_id=self.member_id)
        held = held_claim(self.session, review)
        claim = held or add_claim(self.session, arrival, self.desks, gazetteer=self.gazetteer)
        new = _verdict(review, claim, rating=their.rating.code, desk_id=desk_id, by=self.by)
        self.log(new, self.desks.name(desk_id), held)
        told = (*arrival.notes, *(each for each in (doubt, their.doubt) if each))
        self.report.notes += [(arrival.place, note) for note in told]

    def log(self, new: NewVerdict, desk: str, held: ClaimRef | None) -> None:
        """The verdict, unless the desk has given it before."""
        assert new.review is not None
        earlier = [
            verdict
            for verdict in (verdicts_of(self.session, new.claim) if held else ())
            if verdict.desk == desk and verdict.review_url == new.review.url
        ]
        if any(_is_same(verdict, new) for verdict in earlier):
            self.report.unchanged += 1
            return
        older = next((verdict for verdict in earlier if verdict.ended is None), None)
        log_verdict(self.session, new if older is None else _superseding(new, older))
        (self.report.added if older is None else self.report.superseding).append(new.claim)
        if held is None:
            self.report.sources.append(new.claim.source_id)
        elif older is None:
            self.report.matched.append(held)


def _superseding(new: NewVerdict, older: VerdictRecord) -> NewVerdict:
    return replace(new, supersedes=older.number, reason=PUBLISHED_ANEW)


def _is_same(verdict: VerdictRecord, new: NewVerdict) -> bool:
    """Whether the desk said the same of the same; its day and its evidence count too."""
    assert new.review is not None
    said = (verdict.rating, verdict.rationale, verdict.reviewed_on)
    if said != (new.rating, new.rationale, new.review.reviewed_on):
        return False
    return [_cited(each) for each in verdict.evidence] == [_cited(each) for each in new.evidence]


def _cited(evidence: Evidence) -> tuple[EvidenceKind, str, str | None]:
    return evidence.kind, evidence.citation, evidence.file_sha256


def _verdict(review: DeskReview, claim: ClaimRef, *, rating: str, desk_id: int, by: str) -> NewVerdict:
    return NewVerdict(
        claim=claim,
        rating=rating,
        rationale=review.rationale or review.url or review.rating.label,
        checker=by,
        evidence=tuple(_evidence(each) for each in review.citations),
        review=Provenance(desk_id, review.url, review.reviewed_on),
    )


def _evidence(cited: ReviewCitation) -> Evidence:
    """What the desk cites. Nothing of it is looked up: a path in it is none of this machine's."""
    if cited.file_sha256 is not None:
        return Evidence(Stance.CONTEXT, cited.text, EvidenceKind.FILE, cited.file_sha256.hex())
    if cited.url == cited.text:
        return Evidence(Stance.CONTEXT, cited.text, EvidenceKind.URL)
    return Evidence(Stance.CONTEXT, f"{cited.text} {cited.url}" if cited.url else cited.text)
