"""Verdicts as reviews, batch by batch, each with what a ClaimReview has no place for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from factcheck.domain.records import ClaimRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.reviews import (
    Appearance,
    Desk,
    Loss,
    Review,
    ReviewCitation,
    ReviewedClaimant,
    ReviewRating,
)
from factcheck.domain.words import ClaimantKind, EvidenceKind, Modality, Polarity, Stance
from factcheck.errors import InvalidInput, NotFound
from factcheck.services.addresses import normalize_url
from factcheck.services.voices import independence_of
from factcheck.storage import reviews as stored
from factcheck.storage.database import Database
from factcheck.storage.reviews import CitedEvidence, StoredReview
from factcheck.text import Context, read

OWN = (EvidenceKind.CLAIM, EvidenceKind.SENTENCE)
_UNKNOWN = "und"


@dataclass(frozen=True, slots=True)
class ReviewName:
    """A claim whose verdicts are wanted, or one of them by its number."""

    claim: ClaimRef
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewExport:
    """What to export: verdicts by name, or (without names) all that hold.

    ``desk`` signs our own verdicts; ``url_template`` makes the address of those that have none of their own, from
    {claim} and {verdict}; ``theirs``: other desks' verdicts too, under their names.
    """

    desk: Desk
    names: Sequence[ReviewName] = ()
    url_template: str | None = None
    theirs: bool = False


@dataclass(frozen=True, slots=True)
class ExportedReview:
    """A verdict as a review. ``superseded``: another verdict has taken its place."""

    claim: ClaimRef
    number: int
    review: Review
    losses: tuple[Loss, ...]
    superseded: bool


def export_reviews(database: Database, wanted: ReviewExport) -> Iterator[ExportedReview]:
    """The verdicts in the order of the claims' names. NotFound for a name that has none; InvalidInput for a verdict
    without an address, which ClaimReview asks for.
    """
    _check_template(wanted.url_template)
    with database.transaction(read_only=True) as session:
        if not wanted.names:
            yield from _exported(session, stored.current_reviews(stored.reviews_query(theirs=wanted.theirs)), wanted)
        for name in wanted.names:
            found = list(_exported(session, _named(name), wanted))
            if not found:
                raise _missing(name)
            yield from found


def left_out(database: Database) -> int:
    """How many verdicts of other desks an export of our own leaves out."""
    with database.transaction(read_only=True) as session:
        return stored.theirs_left_out(session)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A verdict with its claim, the articles that carry the claim (its own first), and the first of them."""

    verdict: StoredReview
    claim: ClaimRecord
    appearances: tuple[Appearance, ...]
    first: Appearance | None


def _named(name: ReviewName) -> Select[Any]:
    query = stored.on_claim(stored.reviews_query(theirs=True), name.claim)
    return stored.current_reviews(query) if name.number is None else stored.numbered(query, name.number)


def _missing(name: ReviewName) -> NotFound:
    which = "no verdict that holds" if name.number is None else f"no verdict {name.number} that rates it"
    return NotFound(f"claim {name.claim} has {which}", hint=f"factcheck verdict show {name.claim}")


def _exported(session: Session, query: Select[Any], wanted: ReviewExport) -> Iterator[ExportedReview]:
    before: str | None = None
    for judged in _judged(session, query):
        verdict = judged.verdict
        review = _review(judged, wanted)
        # Whoever takes in two reviews of one address takes the second for a newer edition of the first.
        lost = (*_losses(judged), *((Loss.ADDRESS,) if review.url == before else ()))
        before = review.url
        yield ExportedReview(verdict.claim, verdict.number, review, lost, not verdict.current)


def _judged(session: Session, query: Select[Any]) -> Iterator[_Judged]:
    after = (0, 0, 0)
    while batch := stored.next_reviews(session, query, after=after):
        refs = {verdict.claim for verdict in batch}
        claims = stored.claims_named(session, refs)
        groups = independence_of(session, refs)
        carrying = {ref: [ref, *(groups[ref].claims if ref in groups else ())] for ref in refs}
        articles = stored.articles(session, {each.source_id for of in carrying.values() for each in of})
        for verdict in batch:
            ref = verdict.claim
            first = groups[ref].first if ref in groups else ()
            appearances = _each_once(articles[each.source_id] for each in carrying[ref])
            sure = _each_once(articles[each.source_id] for each in first)
            yield _Judged(verdict, claims[ref], appearances, sure[0] if len(sure) == 1 else None)
        after = (batch[-1].claim.source_id, batch[-1].claim.number, batch[-1].number)


def _each_once(articles: Iterable[Appearance]) -> tuple[Appearance, ...]:
    """Articles of one address are one; a day alone names none."""
    once: dict[object, Appearance] = {}
    for article in articles:
        if article.url or article.outlet or article.title:
            once.setdefault(normalize_url(article.url) if article.url else article, article)
    return tuple(once.values())


def _review(judged: _Judged, wanted: ReviewExport) -> Review:
    verdict, record = judged.verdict, judged.claim
    claim = record.claim
    language = _language(verdict.rationale, record.source.language)
    denied = claim.polarity is not Polarity.AFFIRMS
    return Review(
        claim=_one_line(record.sentence_text if denied else record.text),
        words=_one_line(record.text),
        polarity=claim.polarity,
        rating=_rating(verdict, language),
        desk=_desk(verdict, wanted.desk),
        rationale=verdict.rationale,
        claimant=_claimant(record),
        appearances=judged.appearances,
        first=judged.first,
        claimed=record.source.published,
        url=_url(verdict, wanted.url_template),
        reviewed_on=verdict.reviewed_on or (verdict.logged_at.date() if verdict.desk is None else None),
        language=language,
        citations=tuple(_citation(each) for each in verdict.evidence if not each.withdrawn),
    )


def _one_line(words: str) -> str:
    """The words without the line breaks of the page that they stand on."""
    return " ".join(words.split())


def _language(rationale: str, of_claim: str) -> str | None:
    """The language of the rationale; of one too short to tell, that of the claim's article."""
    found = read(rationale, Context()).language
    language = of_claim if found == _UNKNOWN else found
    return None if language == _UNKNOWN else language


def _rating(verdict: StoredReview, language: str | None) -> ReviewRating:
    label = verdict.label.get(language or "") or verdict.label.get("en") or next(iter(verdict.label.values()))
    if verdict.value is None:  # outside the order, so that no number would be true of it
        return ReviewRating(label)
    return ReviewRating(label, verdict.value, verdict.best, verdict.worst)


def _desk(verdict: StoredReview, own: Desk) -> Desk:
    if verdict.desk is None:
        return own
    name, domain = verdict.desk
    return Desk(name, f"https://{domain}" if domain else None)


def _claimant(record: ClaimRecord) -> ReviewedClaimant | None:
    """Who says it: in the outlet's own voice the outlet, if it is known."""
    claimant, outlet = record.claim.claimant, record.source.outlet
    if claimant is None:
        return None if outlet is None else ReviewedClaimant(outlet, ClaimantKind.OUTLET)
    said = claimant.anonymity
    if said is None:
        return ReviewedClaimant(claimant.name, claimant.kind)
    return ReviewedClaimant(claimant.name, claimant.kind, said.kind, several=said.plural)


def _url(verdict: StoredReview, template: str | None) -> str:
    if verdict.url is not None:
        return verdict.url
    if template is None or verdict.desk is not None:
        raise InvalidInput(
            f"verdict {verdict.number} on {verdict.claim} has no address, and a ClaimReview needs one",
            hint="--url-template 'https://desk.example/{claim}'",
        )
    return _filled(template, str(verdict.claim), verdict.number)


def _filled(template: str, claim: str, verdict: int) -> str:
    return template.replace("{claim}", claim).replace("{verdict}", str(verdict))


def _check_template(template: str | None) -> None:
    if template is None:
        return
    if "{claim}" not in template:
        raise InvalidInput(
            f"--url-template without {{claim}} would give every verdict one address: {template!r}",
            hint="--url-template 'https://desk.example/{claim}'",
        )
    normalize_url(_filled(template, "1.1", 1))


def _citation(evidence: CitedEvidence) -> ReviewCitation:
    match evidence.kind:
        case EvidenceKind.URL:
            return ReviewCitation(evidence.citation, url=evidence.citation)
        case EvidenceKind.FILE:
            return ReviewCitation(evidence.citation, file_sha256=evidence.file_sha256)
        case EvidenceKind.CLAIM | EvidenceKind.SENTENCE:
            return ReviewCitation(evidence.words or evidence.citation, url=evidence.url)
        case EvidenceKind.REFERENCE:
            address = evidence.citation.startswith(("https://", "http://"))
            return ReviewCitation(evidence.citation, url=evidence.citation if address else None)


def _losses(judged: _Judged) -> Iterator[Loss]:
    verdict, record = judged.verdict, judged.claim
    claim = record.claim
    said = None if claim.claimant is None else claim.claimant.anonymity
    kinds = {each.kind for each in verdict.evidence}
    published = [article.published for article in judged.appearances] + [record.source.published]
    lost = {
        Loss.CHAIN: len(claim.chain) > 1,
        Loss.MODALITY: claim.modality is not Modality.CERTAIN,
        Loss.UNNAMED: said is not None and said.close_to is not None,
        Loss.DAY: any(days is not None and "/" in days.written() for days in published),
        Loss.STANCE: any(each.stance is not Stance.CONTEXT for each in verdict.evidence),
        Loss.OWN_EVIDENCE: bool(kinds & set(OWN)),
        Loss.WITHDRAWN: any(each.withdrawn for each in verdict.evidence),
        Loss.CHECKER: verdict.desk is None,
        Loss.HISTORY: verdict.supersedes is not None,
        Loss.SCALE: verdict.value is None,
        Loss.CONTEXT: claim.polarity is Polarity.AFFIRMS and _one_line(record.sentence_text) != _one_line(record.text),
    }
    return (loss for loss, happened in lost.items() if happened)
