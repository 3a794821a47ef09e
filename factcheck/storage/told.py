"""One story: its claims with their chains, and what contradicts them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from factcheck.domain.links import Reason
from factcheck.domain.reading import Hop
from factcheck.domain.refs import ClaimRef
from factcheck.domain.stories import Clash, Told
from factcheck.domain.words import ClaimantKind, HopRole, LinkState, Modality, Polarity, ReasonCode, Voice
from factcheck.storage.claims import day_range

_MEMBERS = text("""
select m.source_id, m.claim, m.origin, m.origin_name, m.origin_unnamed, m.may_be_first, m.copy
from factcheck.claim_group_member m
join factcheck.source s on s.source_id = m.source_id
where m.group_source_id = :source_id and m.group_claim = :claim
order by s.published_start_on nulls last, m.source_id, m.claim
limit :most
""")
_TOLD = text("""
select c.source_id, c.number, c.text, c.voice, c.polarity, c.modality, c.claimant_name, c.claimant_kind,
    s.key, s.language, s.published_start_on, s.published_end_on, s.published_precision,
    kept.outlet_id, kept.name as outlet,
    array(
        select array[
            a.name, a.role, coalesce(a.cue, case a.position when 1 then c.cue end),
            coalesce(e.merged_into, a.entity_id)::text
        ]
        from factcheck.attribution a left join factcheck.entity e on e.entity_id = a.entity_id
        where a.source_id = c.source_id and a.claim = c.number
        order by a.position
    ) as hops
from unnest(cast(:source_ids as bigint[]), cast(:claims as int[])) as named (source_id, number)
join factcheck.claim c on c.source_id = named.source_id and c.number = named.number
join factcheck.source s on s.source_id = c.source_id and s.latest_capture = c.capture
left join factcheck.outlet o on o.outlet_id = s.outlet_id
left join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
where c.outdated_at is null
order by s.published_start_on nulls last, s.published_end_on, c.source_id, c.number
""")
# Surest first: what an editor confirmed, then by score.
_CLASHES = text("""
with own as (
    select * from unnest(cast(:source_ids as bigint[]), cast(:claims as int[])) as named (source_id, claim)
),
clash as (
    select l.source_id, l.claim, l.other_source_id as far_source_id, l.other_claim as far_claim,
        l.state, l.score, l.reasons
    from own join factcheck.link l on l.source_id = own.source_id and l.claim = own.claim
    where l.relation = 'contradicts' and l.state <> 'rejected'
    union all
    select l.other_source_id, l.other_claim, l.source_id, l.claim, l.state, l.score, l.reasons
    from own join factcheck.link l on l.other_source_id = own.source_id and l.other_claim = own.claim
    where l.relation = 'contradicts' and l.state <> 'rejected'
)
select clash.* from clash
join factcheck.claim c on c.source_id = clash.far_source_id and c.number = clash.far_claim
join factcheck.source s on s.source_id = c.source_id and s.latest_capture = c.capture
where c.outdated_at is null and not exists (
    select from own where own.source_id = clash.far_source_id and own.claim = clash.far_claim
)
order by clash.state = 'confirmed' desc, clash.score desc, 1, 2, 3, 4
limit :most
""")
_WITHIN = text("""
select m.group_source_id, m.group_claim
from (
    select other_source_id as source_id, other_claim as claim from factcheck.link
    where source_id = :source_id and claim = :claim and relation = 'agrees' and state in ('suggested', 'confirmed')
    union all
    select source_id, claim from factcheck.link
    where other_source_id = :source_id and other_claim = :claim
        and relation = 'agrees' and state in ('suggested', 'confirmed')
) near
join factcheck.claim_group_member m using (source_id, claim)
group by 1, 2
order by count(*) desc, 1, 2
limit :most
""")


@dataclass(frozen=True, slots=True)
class Member:
    """A claim of a group, as the group was worked out."""

    ref: ClaimRef
    origin: int
    origin_name: str | None
    origin_unnamed: bool
    may_be_first: bool
    copy: int | None


def members_of(session: Session, ref: ClaimRef, *, most: int) -> list[Member]:
    """The claims of the group that bears that name, the first ones first."""
    rows = session.execute(_MEMBERS, {"source_id": ref.source_id, "claim": ref.number, "most": most})
    return [Member(ClaimRef(source_id, claim), *rest) for source_id, claim, *rest in rows]


def told(session: Session, refs: Collection[ClaimRef]) -> list[Told]:
    """The claims as far as they stand, by day of publication, under the entities and outlets that stand now."""
    return [_told(row) for row in session.execute(_TOLD, _named(refs))] if refs else []


def as_member(claim: Told, member: Member) -> Told:
    """The claim with what its group says of it."""
    return replace(claim, origin=member.origin, may_be_first=member.may_be_first, copy=member.copy)


def clashes_of(session: Session, refs: Collection[ClaimRef], *, most: int) -> list[Clash]:
    """What contradicts one of the claims and is none of them, the surest first."""
    return [
        Clash(
            ClaimRef(row.source_id, row.claim),
            ClaimRef(row.far_source_id, row.far_claim),
            LinkState(row.state),
            row.score,
            tuple(Reason(ReasonCode(reason["code"]), reason["detail"]) for reason in row.reasons),
        )
        for row in session.execute(_CLASHES, {**_named(refs), "most": most})
    ]


def stories_around(session: Session, ref: ClaimRef, *, most: int) -> Sequence[ClaimRef]:
    """Names of the groups of claims that agree with the claim, those with the most of them first."""
    rows = session.execute(_WITHIN, {"source_id": ref.source_id, "claim": ref.number, "most": most})
    return [ClaimRef(source_id, claim) for source_id, claim in rows]


def _named(refs: Collection[ClaimRef]) -> dict[str, list[int]]:
    return {"source_ids": [ref.source_id for ref in refs], "claims": [ref.number for ref in refs]}


def _told(row: Row[Any]) -> Told:
    return Told(
        ref=ClaimRef(row.source_id, row.number),
        text=row.text,
        language=row.language,
        voice=Voice(row.voice),
        polarity=Polarity(row.polarity),
        modality=Modality(row.modality),
        claimant=row.claimant_name,
        anonymous=row.claimant_kind == ClaimantKind.ANONYMOUS,
        chain=tuple(
            Hop(name, HopRole(role), cue, entity_id=entity and int(entity)) for name, role, cue, entity in row.hops
        ),
        key=row.key,
        outlet_id=row.outlet_id,
        outlet=row.outlet,
        published=day_range(row.published_start_on, row.published_end_on, row.published_precision),
    )
