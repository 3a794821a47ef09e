"""Link: compare the claims of sources that no run has compared, keep what agrees or contradicts."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import Polarity, Relation
from factcheck.linking import METHOD, Prepared, links_among, prepare
from factcheck.linking.encoder import Encoder, Vector
from factcheck.services.candidates import candidate_pairs
from factcheck.storage.candidates import (
    Pair,
    is_linked_closely,
    lock_linking,
    mark_linked,
    unlinked_capture,
    unlinked_sources,
)
from factcheck.storage.compared import compared_claims
from factcheck.storage.database import Database
from factcheck.storage.links import forget_suggestions, write_links
from factcheck.storage.vectors import keep_vectors, kept_vectors

Progress = Callable[[int], None]

# Sources a transaction: enough that its queries cost little a source, few enough that stopping loses a second's work.
SOURCES_AT_ONCE = 20


@dataclass(slots=True)
class LinkingReport:
    """What a run did: sources gone through, pairs of claims compared, new links by relation."""

    sources: int = 0
    pairs_compared: int = 0
    agreements: int = 0
    contradictions: int = 0


def link_new(database: Database, *, encoder: Encoder | None = None, progress: Progress | None = None) -> LinkingReport:
    """What came of linking all sources that are new or have changed, by words alone where there is no encoder.

    With one, sources that were linked by words alone are linked again: making vectors takes most of the time, so that
    articles are taken in by words alone, and looked at closer later.
    A batch of sources is one transaction: a run that is stopped has kept its batches, and the next one goes on from
    there. ``progress`` is called with the number of sources done so far.
    """
    report = LinkingReport()
    while _link_batch(database, report, encoder):
        if progress is not None:
            progress(report.sources)
    return report


def link_source(database: Database, source_id: int) -> LinkingReport:
    """What came of linking that one source by words alone, where its newest capture has not been compared yet.

    Others that wait are left waiting: whoever adds an article by hand waits for this one.
    """
    report = LinkingReport()
    with database.transaction() as session:
        lock_linking(session)
        captures = unlinked_capture(session, source_id)
        if captures:
            _link(session, captures, report, encoder=None)
    return report


def link_again(session: Session, claim: ClaimRef, encoder: Encoder | None = None) -> None:
    """Make anew what was only suggested of a claim's links, in the caller's transaction, who holds lock_linking.

    As closely as its source was linked. Pairs of which an editor has decided stay as they are.
    """
    if not is_linked_closely(session, claim.source_id):
        encoder = None
    met = forget_suggestions(session, [claim])
    pairs = met | {pair for pair in candidate_pairs(session, [claim.source_id]) if claim in pair}
    _compare(session, pairs, encoder)


def _link_batch(database: Database, report: LinkingReport, encoder: Encoder | None) -> bool:
    """Link the next sources; False when there were none."""
    with database.transaction() as session:
        lock_linking(session)
        captures = unlinked_sources(session, SOURCES_AT_ONCE, closely=encoder is not None)
        if not captures:
            return False
        _link(session, captures, report, encoder=encoder)
    return True


def _link(session: Session, captures: Mapping[int, int], report: LinkingReport, *, encoder: Encoder | None) -> None:
    """Link these captures (source to number) with what there is."""
    pairs = candidate_pairs(session, list(captures))
    written = _compare(session, pairs, encoder)
    mark_linked(session, captures, closely=encoder is not None)
    report.sources += len(captures)
    report.pairs_compared += len(pairs)
    report.agreements += written[Relation.AGREES]
    report.contradictions += written[Relation.CONTRADICTS]


def _compare(session: Session, pairs: Collection[Pair], encoder: Encoder | None) -> Counter[Relation]:
    """Compare the pairs of current claims and keep what comes of it; gives the new links by relation."""
    claims = compared_claims(session, {ref for pair in pairs for ref in pair})
    prepared = {ref: prepare(claim) for ref, claim in claims.items() if claim.polarity is not Polarity.DECLINES}
    compared = [(a, b) for a, b in pairs if a in prepared and b in prepared]
    vectors = None if encoder is None else vectors_of(session, prepared, compared, encoder)
    method = METHOD if encoder is None else f"{METHOD} {encoder.name}"
    return write_links(session, links_among(prepared, compared, vectors), compared=compared, method=method)


def vectors_of(
    session: Session, prepared: dict[ClaimRef, Prepared], pairs: Collection[Pair], encoder: Encoder
) -> dict[ClaimRef, Vector]:
    """The vectors of the pairs' claims: those kept from before, and those made now."""
    texts = {ref: prepared[ref].claim.text for pair in pairs for ref in pair if prepared[ref].linkable}
    kept = kept_vectors(session, texts, encoder.name)
    new = sorted(texts.keys() - kept.keys())
    made = dict(zip(new, encoder.vectors([texts[ref] for ref in new]), strict=True))
    if made:
        keep_vectors(session, texts, made, encoder.name)
    return kept | made
