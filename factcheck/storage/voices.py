"""Which claims say what a claim says: those that agree with it, and those that editors confirmed to agree with them."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session, aliased

from factcheck.domain.refs import ClaimRef
from factcheck.domain.reviews import REVIEW_KEY
from factcheck.storage.rows import OutletRow

# A suggestion is followed once, a confirmed link on and on: what a method thinks twice in a row is no longer thought.
_CONFIRMED_STEPS = 4
_LIMITS = {"steps": _CONFIRMED_STEPS, "no_article": REVIEW_KEY}
_MOST = 200  # claims behind one: beyond it no list is read and no count means more
_VOICES = text("""
with recursive voice (of_source, of_claim, source_id, claim, steps) as (
    select of.source_id, of.claim, of.source_id, of.claim, 0
    from unnest(cast(:source_ids as bigint[]), cast(:claims as int[])) as of (source_id, claim)
    union
    select voice.of_source, voice.of_claim, other.source_id, other.claim, voice.steps + 1
    from voice
    cross join lateral (
        select l.other_source_id as source_id, l.other_claim as claim, l.state
        from factcheck.link l
        where l.source_id = voice.source_id and l.claim = voice.claim and l.relation = 'agrees'
        union all
        select l.source_id, l.claim, l.state
        from factcheck.link l
        where l.other_source_id = voice.source_id and l.other_claim = voice.claim and l.relation = 'agrees'
    ) as other
    where other.state = 'confirmed' and voice.steps < :steps or other.state = 'suggested' and voice.steps = 0
)
select distinct of_source, of_claim, v.source_id, v.claim
from voice v
join factcheck.claim c on c.source_id = v.source_id and c.number = v.claim
join factcheck.source s on s.source_id = v.source_id and s.latest_capture = c.capture
where c.outdated_at is null
    -- who checks a claim repeats it and is no voice for it
    and (v.source_id = v.of_source or not starts_with(s.key, :no_article))
order by of_source, of_claim, v.source_id, v.claim
""")


def voices(session: Session, claims: Collection[ClaimRef]) -> Mapping[ClaimRef, list[ClaimRef]]:
    """For each claim those that say the same, itself among them, as far as they are current."""
    refs = {"source_ids": [ref.source_id for ref in claims], "claims": [ref.number for ref in claims]}
    found: dict[ClaimRef, list[ClaimRef]] = defaultdict(list)
    for of_source, of_claim, source_id, claim in session.execute(_VOICES, {**refs, **_LIMITS}):
        behind = found[ClaimRef(of_source, of_claim)]
        if len(behind) < _MOST:
            behind.append(ClaimRef(source_id, claim))
    return found


def names_by_number(session: Session, outlet_ids: Collection[int] | None = None) -> dict[int, str]:
    """What the outlets, all of them unless told, are called; one that was merged has the name of the one that stands
    for it.
    """
    kept = aliased(OutletRow)
    query = select(OutletRow.outlet_id, kept.name).join(
        kept, kept.outlet_id == func.coalesce(OutletRow.merged_into, OutletRow.outlet_id)
    )
    if outlet_ids is not None:
        query = query.where(OutletRow.outlet_id.in_(outlet_ids))
    return dict(session.execute(query).all())
