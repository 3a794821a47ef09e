"""Deciding of many links at once: first it is said how many, then it is done to just as many."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.domain.decisions import NewLinkDecision
from factcheck.domain.records import LinkRecord
from factcheck.domain.words import LinkState, Relation
from factcheck.errors import Conflict, InvalidInput
from factcheck.services.contradictions import link_filter
from factcheck.services.decisions import decide_in
from factcheck.services.selection import LinkSelection
from factcheck.storage.database import Database
from factcheck.storage.linked import link_record, links_query

MOST = 10_000  # links at once: a transaction of some seconds, for which other editors wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """One decision for all links of a relation that fit; ``expected`` is how many they are, None to be told."""

    relation: Relation
    selection: LinkSelection
    state: LinkState
    editor: str
    note: str | None = None
    expected: int | None = None


def decide_all(database: Database, sweep: Sweep) -> Sequence[LinkRecord]:
    """The links that fit, as they stood before; without ``expected`` nothing is decided.

    Conflict where they are more or fewer than expected: then nothing is decided either.
    """
    with database.transaction(dry_run=sweep.expected is None) as session:
        wanted = link_filter(session, sweep.relation, sweep.selection)
        links = [link_record(row) for row in session.execute(links_query(wanted).limit(MOST + 1))]
        if len(links) > MOST:
            raise InvalidInput(
                f"more than {MOST:,} links fit", hint="narrow the choice: --min-score, --since, --outlet"
            )
        if sweep.expected not in (None, len(links)):
            raise Conflict(f"{sweep.expected} links were meant, {len(links)} fit now", hint="--dry-run shows them")
        decide_in(session, [_decision(sweep, link) for link in links])
        return links


def _decision(sweep: Sweep, link: LinkRecord) -> NewLinkDecision:
    return NewLinkDecision(
        link.a.ref, link.b.ref, sweep.state, sweep.editor, relation=link.relation, note=sweep.note, seen=link.seen
    )
