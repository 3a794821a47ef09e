"""What linking has to look at again when entities become one or two."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from factcheck.domain.refs import ClaimRef
from factcheck.storage.candidates import mark_unlinked

# Links that nobody has decided, one side of which leads to one of the first entities and the other side to one of the
# second: by a hop of the chain, or by the outlet, which is a link of the chain too. At least one side has a hop: two
# outlets are told apart by their own numbers.
_SUGGESTED = text("""
with one_hop as materialized (
    select distinct source_id, claim from factcheck.attribution where entity_id = any(:one)
), other_hop as materialized (
    select distinct source_id, claim from factcheck.attribution where entity_id = any(:other)
), one_outlet as materialized (
    select s.source_id
    from factcheck.outlet o
    join factcheck.source s on s.outlet_id = o.outlet_id
    where o.entity_id = any(:one)
), other_outlet as materialized (
    select s.source_id
    from factcheck.outlet o
    join factcheck.source s on s.outlet_id = o.outlet_id
    where o.entity_id = any(:other)
), touching as (
    select l.* from one_hop h
    join factcheck.link l on l.source_id = h.source_id and l.claim = h.claim
    where (l.other_source_id, l.other_claim) in (select source_id, claim from other_hop)
        or l.other_source_id in (select source_id from other_outlet)
    union
    select l.* from one_hop h
    join factcheck.link l on l.other_source_id = h.source_id and l.other_claim = h.claim
    where (l.source_id, l.claim) in (select source_id, claim from other_hop)
        or l.source_id in (select source_id from other_outlet)
    union
    select l.* from other_hop h
    join factcheck.link l on l.source_id = h.source_id and l.claim = h.claim
    where l.other_source_id in (select source_id from one_outlet)
    union
    select l.* from other_hop h
    join factcheck.link l on l.other_source_id = h.source_id and l.other_claim = h.claim
    where l.source_id in (select source_id from one_outlet)
)
select source_id, claim, other_source_id, other_claim, relation, same_origin
from touching
where state = 'suggested'
order by source_id, claim, other_source_id, other_claim, relation
""")
_SET = text("""
update factcheck.link l
set same_origin = not l.same_origin
from unnest(
    cast(:source_ids as bigint[]), cast(:claims as int[]),
    cast(:other_source_ids as bigint[]), cast(:other_claims as int[]), cast(:relations as text[])
) as t (source_id, claim, other_source_id, other_claim, relation)
where l.source_id = t.source_id and l.claim = t.claim and l.state = 'suggested'
    and l.other_source_id = t.other_source_id and l.other_claim = t.other_claim and l.relation = t.relation
""")
# Claims meet by the entities that they mention. Those of the rarer side are compared again: either side would do.
_MENTIONING = text("""
select distinct m.source_id
from factcheck.mention m
join factcheck.source s on s.source_id = m.source_id and s.linked_capture > 0
where m.entity_id = any(:entity_ids)
""")
_MENTIONS = text("select count(*) from factcheck.mention where entity_id = any(:entity_ids)")


@dataclass(frozen=True, slots=True)
class SuggestedLink:
    """A link that nobody has decided, as much of it as its origin depends on."""

    a: ClaimRef
    b: ClaimRef
    relation: str
    same_origin: bool


def suggested_links(session: Session, one: Collection[int], other: Collection[int]) -> list[SuggestedLink]:
    """The undecided links between a chain that leads to one of the first entities and one that leads to the others."""
    rows = session.execute(_SUGGESTED, {"one": list(one), "other": list(other)})
    return [
        SuggestedLink(ClaimRef(source, claim), ClaimRef(other_source, other_claim), relation, same_origin)
        for source, claim, other_source, other_claim, relation, same_origin in rows
    ]


def turn_same_origin(session: Session, links: Iterable[SuggestedLink]) -> None:
    """Turn what the links say of their origin into the opposite."""
    turned = list(links)
    columns = {
        "source_ids": [link.a.source_id for link in turned],
        "claims": [link.a.number for link in turned],
        "other_source_ids": [link.b.source_id for link in turned],
        "other_claims": [link.b.number for link in turned],
        "relations": [link.relation for link in turned],
    }
    if turned:
        session.execute(_SET, columns)


def compare_again(session: Session, one: Collection[int], other: Collection[int]) -> int:
    """Mark the sources that mention the rarer of two that became one for linking; gives how many there are."""
    rarer = min((one, other), key=lambda entity_ids: _mentions(session, entity_ids))
    sources = session.scalars(_MENTIONING, {"entity_ids": list(rarer)}).all()
    mark_unlinked(session, sources)
    return len(sources)


def _mentions(session: Session, entity_ids: Collection[int]) -> int:
    return session.scalar(_MENTIONS, {"entity_ids": list(entity_ids)}) or 0
