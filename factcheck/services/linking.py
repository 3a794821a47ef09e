"""Link: compare the claims of sources that no run has compared, keep what agrees or contradicts."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.domain.words import Relation
from factcheck.linking import METHOD, compare_prepared, prepare
from factcheck.storage.candidates import candidate_pairs, mark_linked, unlinked_sources
from factcheck.storage.compared import compared_claims
from factcheck.storage.database import Database
from factcheck.storage.links import write_links

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


def link_new(database: Database, *, progress: Progress | None = None) -> LinkingReport:
    """What came of linking all sources that are new or have changed.

    A batch of sources is one transaction: a run that is stopped has kept its batches, and the next one goes on from
    there. ``progress`` is called with the number of sources done so far.
    """
    report = LinkingReport()
    while _link_batch(database, report):
        if progress is not None:
            progress(report.sources)
    return report


def _link_batch(database: Database, report: LinkingReport) -> bool:
    """Link the next sources; False when there were none."""
    with database.transaction() as session:
        captures = unlinked_sources(session, SOURCES_AT_ONCE)
        if not captures:
            return False
        _link(session, list(captures), report)
        mark_linked(session, captures)
    report.sources += len(captures)
    return True


def _link(session: Session, sources: list[int], report: LinkingReport) -> None:
    pairs = candidate_pairs(session, sources)
    claims = compared_claims(session, {ref for pair in pairs for ref in pair})
    prepared = {ref: prepare(claim) for ref, claim in claims.items()}
    links = (compare_prepared(prepared[a], prepared[b]) for a, b in pairs)
    written = write_links(session, filter(None, links), compared=pairs, method=METHOD)
    report.pairs_compared += len(pairs)
    report.agreements += written[Relation.AGREES]
    report.contradictions += written[Relation.CONTRADICTS]
