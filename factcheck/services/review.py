"""What an editor is shown one by one: pairs that nobody has decided, the ones that matter most first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.domain.decisions import expected_value
from factcheck.domain.independence import Independence
from factcheck.domain.records import ClaimRecord, LinkRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkState, Relation
from factcheck.services.claims import required_claim
from factcheck.services.contradictions import link_filter
from factcheck.services.decisions import links_of
from factcheck.services.selection import LinkSelection
from factcheck.services.voices import independence_of
from factcheck.storage.database import Database
from factcheck.storage.linked import link_record, links_query
from factcheck.storage.reach import agreeing
from factcheck.storage.sources import capture_text

# The surest links among which the order is worked out: an editor decides some hundred at a sitting.
RANKED = 500


@dataclass(frozen=True, slots=True)
class Side:
    """One claim of a pair with the whole text around it."""

    record: ClaimRecord
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A link as it stands at this moment, with both claims in their texts."""

    link: LinkRecord
    sides: tuple[Side, Side]
    behind: Mapping[ClaimRef, Independence]


def review_list(database: Database, relation: Relation | None, selection: LinkSelection) -> Sequence[LinkRecord]:
    """The undecided links that fit, by expected value, at most ``selection.limit``."""
    with database.transaction(read_only=True) as session:
        wanted = link_filter(session, relation, selection)
        links = [link_record(row) for row in session.execute(links_query(wanted).limit(RANKED))]
        links = [link for link in links if link.state is LinkState.SUGGESTED]
        reach = agreeing(session, {ref for link in links for ref in (link.a.ref, link.b.ref)})

    def value(link: LinkRecord) -> float:
        independent = not (link.same_origin or link.same_source)
        return expected_value(link.score, reach=reach[link.a.ref] + reach[link.b.ref], independent=independent)

    return sorted(links, key=value, reverse=True)[: selection.limit]


def pair_of(database: Database, link: LinkRecord) -> Pair | None:
    """The link as it stands now, None where it is gone: a newer reading of a text may have taken it away."""
    found = [one for one in links_of(database, link.a.ref, link.b.ref) if one.relation is link.relation]
    if not found:
        return None
    with database.transaction(read_only=True) as session:
        records = (required_claim(session, ref).record for ref in (link.a.ref, link.b.ref))
        a, b = (Side(one, capture_text(session, one.source.source_id, one.capture)) for one in records)
        behind = independence_of(session, [a.record.ref, b.record.ref])
    return Pair(found[0], (a, b), behind)
