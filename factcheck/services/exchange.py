"""Exports: every current claim, every link between current claims, one record at a time."""

from collections.abc import Iterator

from factcheck.domain.records import ClaimRecord, LinkRecord
from factcheck.storage.claims import claims_query, stream_claims
from factcheck.storage.database import Database
from factcheck.storage.entities import merged_entities, with_standing
from factcheck.storage.link_filters import LinkFilter
from factcheck.storage.linked import links_query, stream_links


def export_claims(database: Database) -> Iterator[ClaimRecord]:
    """The claims of every source's newest capture, in the order of their names; merged entities as one."""
    with database.transaction(read_only=True) as session:
        merged = merged_entities(session)
        for record in stream_claims(session, claims_query()):
            yield with_standing(record, merged)


def export_links(database: Database) -> Iterator[LinkRecord]:
    """Links of every state, best first."""
    with database.transaction(read_only=True) as session:
        yield from stream_links(session, links_query(LinkFilter()))
