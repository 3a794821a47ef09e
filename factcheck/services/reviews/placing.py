"""The claim that a review is about: one of an article that is here, else one of a source that holds its words alone.

Such a source is no article: its key begins with ``claimreview:``, its capture is the claim as the desk words it, of the
media type application/ld+json, and its address is never taken for the article's when that comes in.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from sqlalchemy.orm import Session

from factcheck.domain.articles import Article
from factcheck.domain.reading import (
    Anonymity,
    Claim,
    Claimant,
    Hop,
    Mention,
    Quantity,
    Reading,
    Sentence,
    TimeReference,
)
from factcheck.domain.refs import ClaimRef
from factcheck.domain.reviews import REVIEW_KEY, REVIEW_MEDIA_TYPE, Appearance, Review
from factcheck.domain.spans import Span
from factcheck.domain.words import ClaimantKind, HopRole, Modality, SentenceKind, Voice
from factcheck.services.addresses import normalize_url
from factcheck.services.found import with_found_entities
from factcheck.services.reviews.desks import Desks
from factcheck.services.reviews.gathering import ReviewArrival
from factcheck.services.uids import review_uid
from factcheck.storage import reviews_in as stored
from factcheck.storage.readings import NewCapture, add_captures
from factcheck.storage.sources import NewSource, add_sources
from factcheck.text import Context, Gazetteer, fold, read

EXTRACTOR = "claimreview-1"

_Part = TypeVar("_Part", Quantity, TimeReference, Mention)


def held_claim(session: Session, review: Review) -> ClaimRef | None:
    """The claim that is here already: of the review itself when it came before, else of an article that it names.

    Of an article it is the one in the same words (folded) and of the same polarity; of several the claimant's.
    """
    source_id = stored.source_with_uid(session, _uid(review))
    if source_id is not None:
        return ClaimRef(source_id, 1)
    articles = [*review.appearances, *([review.first] if review.first else [])]
    addresses = {normalize_url(each.url) for each in articles if each.url}
    words, who = fold(review.words), review.claimant and fold(review.claimant.name)
    found = [
        each
        for each in (stored.claims_at(session, addresses) if addresses else ())
        if each.text == words and each.polarity is review.polarity
    ]
    found = [each for each in found if each.claimant == who] or found
    return found[0].ref if len(found) == 1 else None


def add_claim(session: Session, arrival: ReviewArrival, desks: Desks, *, gazetteer: Gazetteer) -> ClaimRef:
    """The claim of a new source that holds the review's words."""
    review = arrival.review
    shown = next(iter(review.appearances), review.first) or Appearance(None)
    outlet_id = desks.outlet(shown)
    article = Article(
        key=f"{REVIEW_KEY}{review.url or review.desk.name}",
        text=review.claim,
        raw=arrival.raw,
        media_type=REVIEW_MEDIA_TYPE,
        url=shown.url,
        title=shown.title,
        published=review.claimed or shown.published,
    )
    found = read(review.claim, Context(published=article.published, language=None, gazetteer=gazetteer))
    spoken = _claim(review, found, own_voice=_is_own_voice(review, outlet_id, desks))
    whole = Sentence(1, Span(0, len(review.claim)), SentenceKind.BODY)
    language = (review.language or found.language) if found.language == "und" else found.language
    [reading] = with_found_entities(session, [Reading(language, (whole,), (spoken,), EXTRACTOR)])
    [source_id] = add_sources(session, [NewSource(article, outlet_id, None, _uid(review), language)])
    add_captures(session, [NewCapture(source_id, 1, article, reading, first_claim=1)], fold=fold)
    return ClaimRef(source_id, 1)


def _uid(review: Review) -> str:
    return review_uid(normalize_url(review.url) if review.url else fold(review.desk.name), review.claim)


def _is_own_voice(review: Review, outlet_id: int | None, desks: Desks) -> bool:
    """Whether nobody is credited but whoever published it."""
    who = review.claimant
    if who is None:
        return True
    return who.kind is ClaimantKind.OUTLET and outlet_id is not None and desks.names.named(who.name) == outlet_id


def _claim(review: Review, found: Reading, *, own_voice: bool) -> Claim:
    """The one claim of the review, with the quantities, times and names that its words are read to have."""
    start = review.claim.index(review.words)
    span = Span(start, start + len(review.words))
    claimant = None if own_voice else _claimant(review)
    return Claim(
        number=1,
        sentence=1,
        span=span,
        voice=Voice.OUTLET if claimant is None else Voice.ATTRIBUTED,
        claimant=claimant,
        chain=() if claimant is None else (Hop(claimant.name, HopRole.CLAIMANT),),
        cue=None,
        cue_span=None,
        polarity=review.polarity,
        modality=Modality.CERTAIN,
        quoted=False,
        quantities=tuple(_inside(span, (each for claim in found.claims for each in claim.quantities))),
        times=tuple(_inside(span, (each for claim in found.claims for each in claim.times))),
        mentions=tuple(_inside(span, (each for claim in found.claims for each in claim.mentions))),
    )


def _claimant(review: Review) -> Claimant | None:
    who = review.claimant
    if who is None:
        return None
    said = None if who.unnamed is None else Anonymity(who.unnamed, None, who.several)
    return Claimant(who.name, who.kind, None, anonymity=said)


def _inside(span: Span, parts: Iterable[_Part]) -> Iterator[_Part]:
    """Those within the span, each once, in reading order: claims of one text may share them."""
    once = {part.span: part for part in parts if span.holds(part.span)}
    return iter([once[at] for at in sorted(once)])
