"""The lists that editors open: pairs of claims that contradict, pairs that agree."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from factcheck.domain.independence import Independence
from factcheck.domain.places import LinkPlace
from factcheck.domain.records import ClaimRecord, LinkRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import LinkOrder, Relation
from factcheck.errors import NotFound
from factcheck.services.claims import required_claim
from factcheck.services.selection import LinkSelection, entity_ids_of, outlet_id_of
from factcheck.services.voices import independence_of
from factcheck.storage.claims import claims_named
from factcheck.storage.database import Database
from factcheck.storage.entities import merged_entities, with_standing
from factcheck.storage.link_filters import LinkFilter
from factcheck.storage.linked import count_links, link_record, links_query
from factcheck.storage.sources import find_source
from factcheck.storage.voices import voices
from factcheck.text import fold

COUNTED = 200  # how far a list is counted: beyond it a number no longer helps to decide what to read


@dataclass(frozen=True, slots=True)
class LinkPage:
    """One page of a list of links, and how many there are on all pages; ``counted`` is False when there are more.

    ``next`` is the place after which the next page begins, None at the end. ``behind`` tells of each claim on the page
    what stands behind it, ``claims`` holds each with its sentence and what was read of it, where that was asked for.
    """

    links: Sequence[LinkRecord]
    total: int
    counted: bool
    offset: int
    next: LinkPlace | None = None
    behind: Mapping[ClaimRef, Independence] = field(default_factory=dict)
    claims: Mapping[ClaimRef, ClaimRecord] = field(default_factory=dict)


def list_links(
    database: Database,
    relation: Relation,
    selection: LinkSelection,
    *,
    order: LinkOrder = LinkOrder.SCORE,
    independence: bool = False,
    sentences: bool = False,
) -> LinkPage:
    """The page of links of that relation which the selection asks for; rejected ones only when asked for."""
    with database.transaction(read_only=True) as session:
        wanted = link_filter(session, relation, selection)
        query = links_query(wanted, order=order, after=selection.after).offset(selection.offset)
        found = [link_record(row) for row in session.execute(query.limit(selection.limit + 1))]
        links = found[: selection.limit]
        more = len(found) > len(links)
        up_to = selection.offset + selection.limit + COUNTED
        whole = not more and selection.offset == 0 and selection.after is None
        total = len(links) if whole else count_links(session, wanted, up_to=up_to)
        refs = {ref for link in links for ref in (link.a.ref, link.b.ref)}
        return LinkPage(
            links,
            total,
            counted=total < up_to,
            offset=selection.offset,
            next=LinkPlace.of(links[-1]) if more else None,
            behind=independence_of(session, refs if independence else ()),
            claims=claims_of(session, refs) if sentences else {},
        )


def links_of_source(database: Database, source_id: int, *, limit: int) -> LinkPage:
    """What the claims of a source are linked to, rejected links left out: the surest first, no more than ``limit``.

    NotFound when there is no such source.
    """
    with database.transaction(read_only=True) as session:
        if find_source(session, source_id) is None:
            raise NotFound(f"there is no source {source_id}", hint="factcheck source list")
        wanted = LinkFilter(source_id=source_id, standing=True)
        links = [link_record(row) for row in session.execute(links_query(wanted).limit(limit))]
        total = len(links) if len(links) < limit else count_links(session, wanted, up_to=COUNTED)
        refs = {ref for link in links for ref in (link.a.ref, link.b.ref)}
        return LinkPage(links, total, counted=total < COUNTED, offset=0, claims=claims_of(session, refs))


def link_filter(session: Session, relation: Relation | None, selection: LinkSelection) -> LinkFilter:
    """The selection in the database's numbers; NotFound for a name that nobody bears."""
    return LinkFilter(
        relation=relation,
        outlet_id=outlet_id_of(session, selection.outlet) if selection.outlet else None,
        claimant=fold(selection.claimant) if selection.claimant else None,
        entity_ids=entity_ids_of(session, selection.entity) if selection.entity else None,
        since=selection.since,
        until=selection.until,
        reason=selection.reason,
        state=selection.state,
        min_score=selection.min_score,
        same_source=selection.same_source,
        same_origin=selection.same_origin,
        among=_story(session, selection.story) if selection.story else None,
        standing=selection.state is None,
    )


def _story(session: Session, ref: ClaimRef) -> tuple[ClaimRef, ...]:
    """The claims that say what the claim says, itself among them; NotFound for a claim that is not there."""
    required_claim(session, ref)
    return (*{ref, *voices(session, [ref]).get(ref, ())},)


def claims_of(session: Session, refs: Collection[ClaimRef]) -> Mapping[ClaimRef, ClaimRecord]:
    """The claims with their sentences, by name, entities by the names that they go by now."""
    merged = merged_entities(session)
    return {record.ref: with_standing(record, merged) for record in claims_named(session, refs)}
