"""The few claims worth comparing with a source's claims.

Claims meet by what both have and few others have: keys (notions, sounds, figures: see keys.py) and entities, merged
ones as one. Articles that have much of it in common tell one story, the more surely the nearer their days; all of
their claims meet, since a denial shares little wording with what it denies, and often no name. Whatever is in too many
claims (boilerplate, agency copy, the country everybody writes about) leads to a bounded number of them. A scan by
trigrams over all claims takes a second a claim at a million of them and is never made.
"""

from collections.abc import Collection, Mapping

from sqlalchemy import func, or_, select, text, update
from sqlalchemy.orm import Session

from factcheck.domain.refs import ClaimRef
from factcheck.storage.rows import SourceRow

Pair = tuple[ClaimRef, ClaimRef]

LINKING_LOCK = "factcheck.linking"  # so that no claim is compared by a reading that is being corrected

# What one claim is compared with at most, besides the claims of kindred articles; each costs its loading, half a
# millisecond, and as much to compare. With 50 one pair in two hundred more is found.
CANDIDATES = 20
# Of those that share most so many are looked at: some are outdated, too far in time, or one copy too many.
SHORTLIST = 40
# Claims that say the same word for word: agency copy must leave room for who tells it otherwise.
COPIES = 10
# Articles that tell one story with a claim's article, its own left out; a big story has some ten a day. With 4 one
# pair in thirty less is found, with 12 one in two hundred more.
KIN = 10
# Claims of those that one claim is compared with at most: ten articles of ten; denials come first.
CLAIMS_OF_KIN = 100
# Of a claim's keys the rarest are looked up; common ones tell little and cost much.
KEYS = 7
# A key in more claims than this gives this many, and counts for no more than one in as many.
CLAIMS_OF_A_KEY = 100
# An entity in more claims than this (the country everybody writes about) gives the nearest before and after.
CLAIMS_OF_AN_ENTITY, CLAIMS_AFTER = 300, 100
# Articles further apart tell of other events, or of these as history. Where a day is not known, all are near.
WINDOW_DAYS = 400
# Articles as far apart as this have half as much in common as of one day; where no day is known likewise.
NEAR_DAYS = 30

_BOUNDS = {
    "candidates": CANDIDATES,
    "copies": COPIES,
    "kin": KIN,
    "claims_of_kin": CLAIMS_OF_KIN,
    "looked_up": KEYS,
    "claims_of_a_key": CLAIMS_OF_A_KEY,
    "claims_of_an_entity": CLAIMS_OF_AN_ENTITY,
    "claims_after": CLAIMS_AFTER,
    "shortlist": SHORTLIST,
    "window_days": WINDOW_DAYS,
    "near_days": NEAR_DAYS,
}
# The planner knows nothing of a key that it is not given: it must neither read the whole table for it nor compile.
_PLANNING = text("select set_config('enable_seqscan', :scan, true), set_config('jit', 'off', true)")
_PAIRS = text("""
with fresh as materialized (
    select c.source_id, c.number as claim, c.text_normalized, c.polarity, s.published_start_on
    from factcheck.claim c
    join factcheck.source s on s.source_id = c.source_id and s.latest_capture = c.capture
    where c.source_id = any(:sources) and c.polarity <> 'declines' and c.outdated_at is null
), frequent as materialized (
    select e.key, e.share
    from pg_stats s
    cross join unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as e (key, share)
    where s.schemaname = 'factcheck' and s.tablename = 'claim_key' and s.attname = 'keys' and e.key is not null
), keyed as materialized (
    select *
    from (
        select f.source_id, f.claim, k.key, row_number() over (
            partition by f.source_id, f.claim order by coalesce(o.share, 0), length(k.key) desc, k.key
        ) as place
        from fresh f
        join factcheck.claim_key c on c.source_id = f.source_id and c.claim = f.claim
        cross join unnest(c.keys) as k (key)
        left join frequent o on o.key = k.key
    ) by_share
    where place <= :looked_up
), found as materialized (
    select k.key, h.source_id, h.claim, 1 / ln(1 + count(*) over (partition by k.key)) as rarity
    from (select distinct key from keyed) k
    cross join lateral (
        select c.source_id, c.claim from factcheck.claim_key c where c.keys @> array[k.key] limit :claims_of_a_key
    ) h
), mentioned as materialized (
    select distinct f.source_id, f.claim, coalesce(e.merged_into, e.entity_id) as entity_id
    from fresh f
    join factcheck.mention m on m.source_id = f.source_id and m.claim = f.claim
    join factcheck.entity e on e.entity_id = m.entity_id
), held as materialized (
    select e.entity_id, h.source_id, h.claim, 1 / ln(1 + count(*) over (partition by e.entity_id)) as rarity
    from (select distinct entity_id from mentioned) e
    cross join lateral (
        select distinct near.source_id, near.claim
        from factcheck.entity o
        cross join lateral (
            (
                select m.source_id, m.claim from factcheck.mention m
                where m.entity_id = o.entity_id and m.source_id <= (select max(source_id) from fresh)
                order by m.source_id desc, m.claim desc
                limit :claims_of_an_entity
            )
            union all
            (
                select m.source_id, m.claim from factcheck.mention m
                where m.entity_id = o.entity_id and m.source_id > (select max(source_id) from fresh)
                order by m.source_id, m.claim
                limit :claims_after
            )
        ) near
        where o.entity_id = e.entity_id or o.merged_into = e.entity_id
    ) h
), days as (
    select distinct source_id, published_start_on as day from fresh
), kin as materialized (
    select t.source_id, t.kin_id, row_number() over (
        partition by t.source_id
        order by
            t.rarity / (1 + coalesce(abs(d.day - s.published_start_on), :near_days) / cast(:near_days as real)) desc,
            t.kin_id desc
    ) as place
    from (
        select source_id, kin_id, sum(rarity) as rarity
        from (
            select k.source_id, f.source_id as kin_id, f.rarity
            from (select distinct source_id, key from keyed) k
            join (select distinct key, source_id, rarity from found) f on f.key = k.key
            union all
            select m.source_id, h.source_id, h.rarity
            from (select distinct source_id, entity_id from mentioned) m
            join (select distinct entity_id, source_id, rarity from held) h on h.entity_id = m.entity_id
        ) each_
        where kin_id <> source_id
        group by source_id, kin_id
    ) t
    join days d on d.source_id = t.source_id
    join factcheck.source s on s.source_id = t.kin_id
    where coalesce(abs(d.day - s.published_start_on), 0) <= :window_days
), met as (
    select m.source_id, m.claim, h.source_id as other_source_id, h.claim as other_claim, h.rarity,
        false as kin, false as denied
    from mentioned m
    join held h on h.entity_id = m.entity_id
    union all
    select k.source_id, k.claim, f.source_id, f.claim, f.rarity, false, false
    from keyed k
    join found f on f.key = k.key
    union all
    select f.source_id, f.claim, c.source_id, c.number, 0, true, 'denies' in (f.polarity, c.polarity)
    from fresh f
    join (
        select source_id, kin_id from kin where place <= :kin
        union all
        select source_id, source_id from days
    ) k on k.source_id = f.source_id
    join factcheck.claim c on c.source_id = k.kin_id
), once as (
    select source_id, claim, other_source_id, other_claim, row_number() over (
        partition by source_id, claim, bool_or(kin)
        order by bool_or(denied) desc, sum(rarity) desc, other_source_id desc, other_claim desc
    ) as place, bool_or(kin) as kin
    from met
    where (other_source_id, other_claim) <> (source_id, claim)
    group by source_id, claim, other_source_id, other_claim
), standing as (
    select l.source_id, l.claim, l.other_source_id, l.other_claim, l.kin, l.place, row_number() over (
        partition by l.source_id, l.claim, l.kin, o.text_normalized order by l.place
    ) as copy
    from once l
    join fresh f on f.source_id = l.source_id and f.claim = l.claim
    join factcheck.claim o on o.source_id = l.other_source_id and o.number = l.other_claim
    join factcheck.source s on s.source_id = o.source_id and s.latest_capture = o.capture
    where l.place <= case when l.kin then :claims_of_kin else :shortlist end
        and o.polarity <> 'declines' and o.outdated_at is null
        and coalesce(abs(f.published_start_on - s.published_start_on), 0) <= :window_days
), ranked as (
    select *, row_number() over (partition by source_id, claim, kin order by place) as rank
    from standing
    where copy <= :copies
)
select source_id, claim, other_source_id, other_claim
from ranked
where kin or rank <= :candidates
""").bindparams(**_BOUNDS)


def lock_linking(session: Session) -> None:
    """Wait for any other run of linking to finish its transaction, and keep others waiting until this one ends."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(LINKING_LOCK, 0))))


def unlinked_sources(session: Session, limit: int, *, closely: bool = False) -> dict[int, int]:
    """Sources whose newest capture has not been through linking, oldest first, with that capture's number.

    ``closely``: those too that were compared by words alone.
    """
    unlinked = SourceRow.linked_capture < SourceRow.latest_capture
    query = (
        select(SourceRow.source_id, SourceRow.latest_capture)
        .where(or_(unlinked, ~SourceRow.linked_closely) if closely else unlinked)
        .order_by(SourceRow.source_id)
        .limit(limit)
    )
    return dict(session.execute(query).all())


def unlinked_capture(session: Session, source_id: int) -> dict[int, int]:
    """The source with its newest capture's number, where that has not been through linking; else nothing."""
    query = select(SourceRow.source_id, SourceRow.latest_capture).where(
        SourceRow.source_id == source_id, SourceRow.linked_capture < SourceRow.latest_capture
    )
    return dict(session.execute(query).all())


def mark_linked(session: Session, captures: Mapping[int, int], *, closely: bool = False) -> None:
    """Note that these captures (source to number) have been through linking, ``closely`` with sentence vectors."""
    for capture in sorted(set(captures.values())):
        sources = [source_id for source_id, number in captures.items() if number == capture]
        now = {"linked_capture": capture, "linked_closely": closely}
        session.execute(update(SourceRow).where(SourceRow.source_id.in_(sources)).values(now))


def mark_unlinked(session: Session, sources: Collection[int]) -> None:
    """Let the next run of linking take the sources again."""
    session.execute(update(SourceRow).where(SourceRow.source_id.in_(list(sources))).values(linked_capture=0))


def is_linked_closely(session: Session, source_id: int) -> bool:
    """Whether the claims of the source were compared with sentence vectors too."""
    return bool(session.scalar(select(SourceRow.linked_closely).where(SourceRow.source_id == source_id)))


def candidate_pairs(session: Session, sources: Collection[int]) -> set[Pair]:
    """Pairs of current claims, the lower name first, of which at least one is of the sources."""
    session.execute(_PLANNING, {"scan": "off"})
    rows = session.execute(_PAIRS, {"sources": list(sources)}).all()
    session.execute(_PLANNING, {"scan": "on"})
    return {_in_order(ClaimRef(row[0], row[1]), ClaimRef(row[2], row[3])) for row in rows}


def _in_order(a: ClaimRef, b: ClaimRef) -> Pair:
    return (a, b) if a < b else (b, a)
