"""The few claims worth comparing with a source's claims.

Claims meet by the entities that both mention (merged ones are one), the rarest counting most; a claim whose article
names none that is known meets others by its longest words, any two of them; denials meet all claims of kindred
articles. Trigrams then order the shortlist. A scan by trigrams over all claims takes a second a claim at a million of
them and is never made.
"""

from collections.abc import Collection, Mapping

from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from factcheck.domain.refs import ClaimRef
from factcheck.storage.rows import SourceRow

Pair = tuple[ClaimRef, ClaimRef]

LINKING_LOCK = "factcheck.linking"  # so that no claim is compared by a reading that is being corrected

# What one claim is compared with at most: an editor's list fills from the first few, and fifty pairs cost 2 ms.
CANDIDATES = 50
# A denial shares little wording with what it denies, and often no name; denials are few. So each is laid beside all
# claims of the articles that are most about the same entities, and counted apart.
KIN = 20
DENIALS = 100
# An entity in more claims than this (the country everybody writes about) gives its newest claims only.
CLAIMS_OF_AN_ENTITY = 400
# How many of those that share entities have their trigrams compared, some 40 microseconds each.
SHORTLIST = 120
SHORTLIST_OF_DENIALS = 400
# Articles further apart tell of other events, or of these as history. Where a day is not known, all are near.
WINDOW_DAYS = 400
# What one rare entity in common is worth beside trigrams (0 to 1): names find the pairs that share no wording.
ENTITY_WEIGHT = 0.3
# A claim need not name whom its whole article is about: these count for each claim of the article, by half.
MAIN_ENTITIES = 5
UNNAMED_WEIGHT = 0.5
# The longest words of a claim say most; two of four in common are looked for, six lookups in the index of words.
LONGEST_WORDS = 4

_BOUNDS = {
    "candidates": CANDIDATES,
    "kin": KIN,
    "denials": DENIALS,
    "claims_of_an_entity": CLAIMS_OF_AN_ENTITY,
    "shortlist": SHORTLIST,
    "shortlist_of_denials": SHORTLIST_OF_DENIALS,
    "window_days": WINDOW_DAYS,
    "entity_weight": ENTITY_WEIGHT,
    "main_entities": MAIN_ENTITIES,
    "unnamed_weight": UNNAMED_WEIGHT,
    "longest_words": LONGEST_WORDS,
}
_PAIRS = text("""
with fresh as materialized (
    select c.source_id, c.number as claim, c.text_normalized, c.polarity, s.published_start_on,
        case s.language when 'ar' then 'pg_catalog.arabic' else 'pg_catalog.english' end::regconfig as config
    from factcheck.claim c
    join factcheck.source s on s.source_id = c.source_id and s.latest_capture = c.capture
    where c.source_id = any(:sources) and c.polarity <> 'declines' and c.outdated_at is null
), mentioned as materialized (
    select distinct f.source_id, f.claim, coalesce(e.merged_into, e.entity_id) as entity_id
    from fresh f
    join factcheck.mention m on m.source_id = f.source_id and m.claim = f.claim
    join factcheck.entity e on e.entity_id = m.entity_id
), main as (
    select source_id, entity_id, row_number() over (
        partition by source_id order by count(*) desc, entity_id
    ) as place
    from mentioned
    group by source_id, entity_id
), named as materialized (
    select source_id, claim, entity_id, 1.0 as weight from mentioned
    union all
    select f.source_id, f.claim, a.entity_id, :unnamed_weight
    from fresh f
    join main a on a.source_id = f.source_id and a.place <= :main_entities
    where not exists (
        select from mentioned m
        where m.source_id = f.source_id and m.claim = f.claim and m.entity_id = a.entity_id
    )
), held as materialized (
    select e.entity_id, h.source_id, h.claim, count(*) over (partition by e.entity_id) as claims
    from (select distinct entity_id from named) e
    cross join lateral (
        select distinct m.source_id, m.claim
        from factcheck.mention m
        where m.entity_id = any (array(
            select o.entity_id from factcheck.entity o where o.entity_id = e.entity_id or o.merged_into = e.entity_id
        ))
        order by m.source_id desc, m.claim desc
        limit :claims_of_an_entity
    ) h
), unnamed as materialized (
    select f.source_id, f.claim, (
        with long_words as (
            select lexeme, row_number() over (order by length(lexeme) desc, lexeme) as place
            from unnest(to_tsvector(f.config, f.text_normalized))
            order by place
            limit :longest_words
        )
        select string_agg(quote_literal(a.lexeme) || ' & ' || quote_literal(b.lexeme), ' | ')::tsquery
        from long_words a
        join long_words b on a.place < b.place
    ) as two_words
    from fresh f
    where not exists (select from named n where n.source_id = f.source_id and n.claim = f.claim)
), kin as (
    select f.source_id, h.source_id as kin_id, row_number() over (
        partition by f.source_id order by sum(1 / ln(1 + h.claims)) desc, h.source_id desc
    ) as place
    from (select distinct source_id, entity_id from mentioned) f
    join (select distinct entity_id, source_id, claims from held) h on h.entity_id = f.entity_id
    group by f.source_id, h.source_id
), met as (
    select n.source_id, n.claim, h.source_id as other_source_id, h.claim as other_claim,
        n.weight / ln(1 + h.claims) as rarity, false as denied
    from named n
    join held h on h.entity_id = n.entity_id
    union all
    select u.source_id, u.claim, o.source_id, o.number, 0, false
    from unnamed u
    cross join lateral (
        select c.source_id, c.number
        from factcheck.claim c
        where c.words @@ u.two_words
        order by c.source_id desc, c.number desc
        limit :shortlist
    ) o
    union all
    select f.source_id, f.claim, c.source_id, c.number, 0, true
    from fresh f
    join kin k on k.source_id = f.source_id and k.place <= :kin
    join factcheck.claim c on c.source_id = k.kin_id
    where 'denies' in (f.polarity, c.polarity)
), once as (
    select source_id, claim, other_source_id, other_claim, sum(rarity) as rarity, bool_or(denied) as denied
    from met
    where (other_source_id, other_claim) <> (source_id, claim)
    group by source_id, claim, other_source_id, other_claim
), shortlist as (
    select *, row_number() over (
        partition by source_id, claim, denied order by rarity desc, other_source_id desc, other_claim desc
    ) as place
    from once
), likened as (
    select l.*, row_number() over (
        partition by l.source_id, l.claim, l.denied
        order by similarity(f.text_normalized, o.text_normalized) + :entity_weight * l.rarity desc,
            l.other_source_id desc, l.other_claim desc
    ) as nearness
    from shortlist l
    join fresh f on f.source_id = l.source_id and f.claim = l.claim
    join factcheck.claim o on o.source_id = l.other_source_id and o.number = l.other_claim
    join factcheck.source s on s.source_id = o.source_id and s.latest_capture = o.capture
    where l.place <= case when l.denied then :shortlist_of_denials else :shortlist end and o.polarity <> 'declines'
        and o.outdated_at is null and coalesce(abs(f.published_start_on - s.published_start_on), 0) <= :window_days
)
select source_id, claim, other_source_id, other_claim
from likened
where nearness <= case when denied then :denials else :candidates end
""").bindparams(**_BOUNDS)


def lock_linking(session: Session) -> None:
    """Wait for any other run of linking to finish its transaction, and keep others waiting until this one ends."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(LINKING_LOCK, 0))))


def unlinked_sources(session: Session, limit: int) -> dict[int, int]:
    """Sources whose newest capture has not been through linking, oldest first, with that capture's number."""
    query = (
        select(SourceRow.source_id, SourceRow.latest_capture)
        .where(SourceRow.linked_capture < SourceRow.latest_capture)
        .order_by(SourceRow.source_id)
        .limit(limit)
    )
    return dict(session.execute(query).all())


def mark_linked(session: Session, captures: Mapping[int, int]) -> None:
    """Note that these captures (source to number) have been through linking."""
    for capture in sorted(set(captures.values())):
        sources = [source_id for source_id, number in captures.items() if number == capture]
        session.execute(update(SourceRow).where(SourceRow.source_id.in_(sources)).values(linked_capture=capture))


def mark_unlinked(session: Session, sources: Collection[int]) -> None:
    """Let the next run of linking take the sources again."""
    session.execute(update(SourceRow).where(SourceRow.source_id.in_(list(sources))).values(linked_capture=0))


def candidate_pairs(session: Session, sources: Collection[int]) -> set[Pair]:
    """Pairs of current claims, the lower name first, of which at least one is of the sources."""
    rows = session.execute(_PAIRS, {"sources": list(sources)})
    return {_in_order(ClaimRef(row[0], row[1]), ClaimRef(row[2], row[3])) for row in rows}


def _in_order(a: ClaimRef, b: ClaimRef) -> Pair:
    return (a, b) if a < b else (b, a)
