"""Records of outlets and claimants, as the views of schema report hold them, and whom these contradict."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from factcheck.domain.places import RecordPlace
from factcheck.domain.records import ClaimRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.track_records import (
    ClaimantTrack,
    ListedClaimant,
    ListedOutlet,
    Opponent,
    Opponents,
    OutletTrack,
    Share,
)
from factcheck.domain.words import ClaimantKind, OutletKind, RatingClass
from factcheck.storage.claims import claims_named

LATEST_SOURCES, LATEST_CLAIMS = 50, 500  # among which it is looked whom somebody contradicts: some 1,000 claims
SHOWN = 10  # of those who are contradicted

# Outlets that nothing has been worked out for come last; -1 is what no outlet has.
_OUTLETS = text("""
select o.outlet_id as listed_id, o.name, o.kind, o.country, o.language, r.*
from factcheck.outlet o
left join report.outlet_record r on r.outlet_id = o.outlet_id
where o.merged_into is null
    and (cast(:outlet_id as bigint) is null or o.outlet_id = :outlet_id)
    and (cast(:words as text) is null or exists (
        select from factcheck.entity e
        join factcheck.entity_alias a on a.entity_id = e.entity_id
        where coalesce(e.merged_into, e.entity_id) = o.entity_id and strpos(a.name_normalized, :words) > 0
    ))
    and (
        cast(:claims as bigint) is null
        or (coalesce(r.claims, -1), -o.outlet_id) < (:claims, -cast(:number as bigint))
    )
order by coalesce(r.claims, -1) desc, o.outlet_id
limit :most
""")
_CLAIMANTS = text("""
select r.*, e.name
from report.claimant_record r
join factcheck.entity e on e.entity_id = r.claimant_entity_id
where (cast(:entity_id as bigint) is null or r.claimant_entity_id = :entity_id)
    and (cast(:kind as text) is null or r.claimant_kind = :kind)
    and (cast(:words as text) is null or r.claimant_entity_id in (
        select coalesce(m.merged_into, m.entity_id)
        from factcheck.entity_alias a
        join factcheck.entity m on m.entity_id = a.entity_id
        where strpos(a.name_normalized, :words) > 0
    ))
    and (cast(:claims as bigint) is null or (r.claims, -r.claimant_entity_id) < (:claims, -cast(:number as bigint)))
order by r.claims desc, r.claimant_entity_id
limit :most
""")
# Both sides of links of the claims at hand that no editor rejected, whose two claims still stand.
_AGAINST = """
{own}
, side as (
    select l.source_id, l.claim, l.other_source_id, l.other_claim, l.score, l.state
    from own join factcheck.link l on l.source_id = own.source_id and l.claim = own.number
    where l.relation = 'contradicts' and l.state <> 'rejected'
    union all
    select l.other_source_id, l.other_claim, l.source_id, l.claim, l.score, l.state
    from own join factcheck.link l on l.other_source_id = own.source_id and l.other_claim = own.number
    where l.relation = 'contradicts' and l.state <> 'rejected'
)
, against as (
    select {number} as number, {name} as name, side.*
    from side
    join factcheck.claim c on c.source_id = side.other_source_id and c.number = side.other_claim
    join factcheck.source s on s.source_id = c.source_id and s.latest_capture = c.capture
    {joined}
    where c.outdated_at is null
)
select number, name, count(*) as contradictions, count(*) filter (where state = 'confirmed') as confirmed,
    (array_agg(
        array[source_id, claim, other_source_id, other_claim]
        order by score desc, source_id, claim, other_source_id, other_claim
    ))[1:1] as example
from against
group by number, name
order by contradictions desc, number nulls last, name
limit :most
"""
_OF_OUTLET = """
with article as (
    select s.source_id, s.latest_capture
    from factcheck.source s
    where s.outlet_id = :number
    order by coalesce(s.published_start_on, '-infinity'::date) desc, s.source_id desc
    limit :latest
)
, own as (
    select c.source_id, c.number
    from article
    join factcheck.claim c on c.source_id = article.source_id and c.capture = article.latest_capture
    where c.outdated_at is null
)
"""
# Of each entity that is one with the claimant its newest claims, from where the index of claimants ends.
_NEWEST = """
    select made.source_id, made.number
    from factcheck.entity e
    cross join lateral (
        select c.source_id, c.number
        from factcheck.claim c
        join factcheck.source s on s.source_id = c.source_id and s.latest_capture = c.capture
        where c.outdated_at is null and c.claimant_entity_id = e.entity_id
        order by c.source_id desc, c.number desc
        limit :latest
    ) made
    where e.entity_id = :number or e.merged_into = :number
    order by made.source_id desc, made.number desc
    limit :latest
"""
_OF_CLAIMANT = f"\nwith own as ({_NEWEST})\n"
_COUNTED = "{own}\nselect count(*) from {table}"
_OUTLETS_AGAINST = text(
    _AGAINST.format(
        own=_OF_OUTLET,
        number="o.outlet_id",
        name="o.name",
        joined="left join factcheck.outlet o on o.outlet_id = s.outlet_id",
    )
)
_CLAIMANTS_AGAINST = text(
    _AGAINST.format(
        own=_OF_CLAIMANT,
        number="e.entity_id",
        name="coalesce(e.name, c.claimant_name)",
        joined="""left join factcheck.entity m on m.entity_id = c.claimant_entity_id
    left join factcheck.entity e on e.entity_id = coalesce(m.merged_into, m.entity_id)""",
    )
)
_NEWEST_CLAIMS = text(_NEWEST)
_ARTICLES_LOOKED_INTO = text(_COUNTED.format(own=_OF_OUTLET, table="article"))
_CLAIMS_LOOKED_INTO = text(_COUNTED.format(own=_OF_CLAIMANT, table="own"))


def outlets(
    session: Session,
    *,
    outlet_id: int | None = None,
    words: str | None = None,
    after: RecordPlace | None = None,
    most: int,
) -> list[ListedOutlet]:
    """Outlets that fit with their records, those with the most claims first; ``words`` is part of a folded name."""
    wanted = {"outlet_id": outlet_id, "words": words, **_after(after), "most": most}
    return [_outlet(row) for row in session.execute(_OUTLETS, wanted)]


def claimants(
    session: Session,
    *,
    entity_id: int | None = None,
    kind: ClaimantKind | None = None,
    words: str | None = None,
    after: RecordPlace | None = None,
    most: int,
) -> list[ListedClaimant]:
    """Claimants that are entities with their records, those with the most claims first."""
    named = {"entity_id": entity_id, "kind": None if kind is None else kind.value, "words": words}
    return [_claimant(row) for row in session.execute(_CLAIMANTS, {**named, **_after(after), "most": most})]


def place_of_outlet(listed: ListedOutlet) -> RecordPlace:
    """Where the outlet stands in the list."""
    return RecordPlace(-1 if listed.track is None else listed.track.claims, listed.outlet_id)


def against_outlets(session: Session, outlet_id: int) -> Opponents:
    """The outlets that the latest articles of the outlet contradict most, itself where they do."""
    return _opponents(session, _OUTLETS_AGAINST, _ARTICLES_LOOKED_INTO, number=outlet_id, latest=LATEST_SOURCES)


def against_claimants(session: Session, entity_id: int) -> Opponents:
    """Those whom the claims contradict that came in last of the entity; without name or number: an outlet's voice."""
    return _opponents(session, _CLAIMANTS_AGAINST, _CLAIMS_LOOKED_INTO, number=entity_id, latest=LATEST_CLAIMS)


def newest_claims(session: Session, entity_id: int, *, most: int) -> list[ClaimRecord]:
    """The current claims of the entity, under any of its names, that came in last."""
    keys = session.execute(_NEWEST_CLAIMS, {"number": entity_id, "latest": most}).all()
    found = claims_named(session, [ClaimRef(*key) for key in keys])
    return sorted(found, key=lambda record: record.ref, reverse=True)


def _opponents(session: Session, query: Any, counted: Any, **asked: int) -> Opponents:
    among = session.execute(counted, asked).scalar_one()
    return Opponents(among, tuple(_opponent(*row) for row in session.execute(query, {**asked, "most": SHOWN})))


def _opponent(
    number: int | None, name: str | None, contradictions: int, confirmed: int, example: Sequence[Sequence[int]]
) -> Opponent:
    [[source_id, claim, other_source_id, other_claim]] = example
    pair = (ClaimRef(source_id, claim), ClaimRef(other_source_id, other_claim))
    return Opponent(number, name, contradictions, confirmed, pair)


def _after(place: RecordPlace | None) -> dict[str, int | None]:
    return {"claims": None, "number": None} if place is None else {"claims": place.claims, "number": place.number}


def _outlet(row: Row[Any]) -> ListedOutlet:
    known = row.outlet_id is not None
    return ListedOutlet(
        row.listed_id, row.name, OutletKind(row.kind), row.country, row.language, _outlet_track(row) if known else None
    )


def _outlet_track(row: Row[Any]) -> OutletTrack:
    return OutletTrack(
        sources=row.sources,
        claims=row.claims,
        attributed=Share(row.attributed, row.claims),
        anonymous=Share(row.anonymous, row.attributed),
        contradicted=Share(row.contradicted, row.claims),
        contradicted_later=Share(row.contradicted_later, row.claims),
        wire_copies=Share(row.wire_copies, row.claims),
        told_by_others=Share(row.told_by_others, row.claims),
        first_to_say=Share(row.first_to_say, row.told_by_others),
        judged=_judged(row, "judged"),
        judged_elsewhere=_judged(row, "judged_elsewhere"),
        as_of=row.as_of,
    )


def _claimant(row: Row[Any]) -> ListedClaimant:
    track = ClaimantTrack(
        claims=row.claims,
        sources=row.sources,
        outlets=row.outlets,
        denials=Share(row.denials, row.claims),
        contradicted=Share(row.contradicted, row.claims),
        contradicted_confirmed=Share(row.contradicted_confirmed, row.claims),
        denied=Share(row.denied, row.claims),
        judged=_judged(row, "judged"),
        judged_elsewhere=_judged(row, "judged_elsewhere"),
        first_on=row.first_on,
        last_on=row.last_on,
        as_of=row.as_of,
    )
    return ListedClaimant(row.claimant_entity_id, row.name, ClaimantKind(row.claimant_kind), track)


def _judged(row: Row[Any], desk: str) -> dict[RatingClass, int]:
    return {grade: getattr(row, f"{desk}_{grade.value}") for grade in RatingClass}
