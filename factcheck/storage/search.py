"""Search: names by words and sound, headlines by words, claims by words and by whom they are of; the latest first.

Every question is bounded. Words that stand in many claims are looked for in one claim after the other from the newest
on: there, a page is full soon. Words that stand in few are found by their index and sorted.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from factcheck.domain.refs import ClaimRef
from factcheck.domain.search import FoundName, FoundSource, Nearness
from factcheck.domain.words import EntityKind
from factcheck.storage.claims import day_range

NEWEST = 3000  # claims that are looked at first: where a page is full after them, nothing else is asked
FEW = 2000  # hits that are fetched and sorted: some 20 ms of them
WALKED = 30_000  # claims that are looked at for words that stand in many, but in few of the newest

# A word by its Arabic and by its English stem, or by any that a query spells out (prefixes).
_QUERY = """
select string_agg('(' || word || ')', ' & ') from (
    select nullif(concat_ws(' | ',
        nullif(plainto_tsquery('arabic', asked)::text, ''), nullif(plainto_tsquery('english', asked)::text, ''),
        nullif(spelled, '')
    ), '') as word
    from unnest(cast(:asked as text[]), cast(:spelled as text[])) as words (asked, spelled)
) each where word is not null
"""
_NAMES = """
with found as (
    select coalesce(e.merged_into, e.entity_id) as entity_id, min(case
        when a.name_normalized = :whole then 0 when a.words @@ cast(:written as tsquery) then 1 else 2
    end) as nearness
    from (
        (select entity_id, name_normalized, words from factcheck.entity_alias
         where words @@ cast(:written as tsquery) order by length(name_normalized), alias_id limit :most_read)
        union all
        (select entity_id, name_normalized, words from factcheck.entity_alias
         where cast(:sounding as text) <> '' and words @@ cast(:sounding as tsquery)
         order by length(name_normalized), alias_id limit :most_read)
    ) a
    join factcheck.entity e on e.entity_id = a.entity_id
    group by 1
)
select e.entity_id, e.kind, e.name, array(
        select distinct m.name from factcheck.entity_alias m where m.entity_id = e.entity_id and m.name <> e.name
        order by m.name limit 5
    ) as others,
    (select coalesce(o.merged_into, o.outlet_id) from factcheck.outlet o where o.entity_id = e.entity_id),
    found.nearness
from found join factcheck.entity e on e.entity_id = found.entity_id
order by found.nearness, not e.curated, length(e.name), e.entity_id
limit :most
"""
_SOURCES = """
select s.source_id, s.title, s.key, kept.name, s.language,
    s.published_start_on, s.published_end_on, s.published_precision
from (
    (select source_id from factcheck.source
     where cast(:query as text) is not null and title_words @@ cast(:query as tsquery) limit :few)
    union
    select source_id from factcheck.source where url_normalized = :url
) found
join factcheck.source s on s.source_id = found.source_id
left join (
    factcheck.outlet o join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
) on o.outlet_id = s.outlet_id
order by s.source_id desc
limit :most
"""
_FEW = """
with hits as materialized (
    select source_id, number from factcheck.claim
    where words @@ cast(:query as tsquery)
        and (cast(:after_source as bigint) is null or (source_id, number) < (:after_source, :after_number))
    limit :few
)
select source_id, number from hits order by 1 desc, 2 desc
"""
# Ends as soon as a page is full.
_WALK = """
select source_id, number from (
    select source_id, number, words from factcheck.claim
    where cast(:after_source as bigint) is null or (source_id, number) < (:after_source, :after_number)
    order by source_id desc, number desc limit :walked
) walked
where words @@ cast(:query as tsquery) limit :most
"""
_OF_NAMES = """
select distinct source_id, number from (
    select c.source_id, c.number from unnest(cast(:entities as bigint[])) as of (entity_id)
    cross join lateral (
        (select source_id, number from factcheck.claim
         where claimant_entity_id = of.entity_id
            and (cast(:after_source as bigint) is null or (source_id, number) < (:after_source, :after_number))
         order by source_id desc, number desc limit :most)
        union all
        (select source_id, claim from factcheck.mention
         where entity_id = of.entity_id
            and (cast(:after_source as bigint) is null or (source_id, claim) < (:after_source, :after_number))
         order by source_id desc, claim desc limit :most)
    ) c
) found order by 1 desc, 2 desc limit :most
"""
_MERGED = "select entity_id from factcheck.entity where entity_id = any(:ids) or merged_into = any(:ids)"
_HITS = """
select word from unnest(cast(:words as text[])) as of (word)
where to_tsvector('arabic', word) || to_tsvector('english', word) @@ cast(:query as tsquery)
"""


@dataclass(frozen=True, slots=True)
class Hits:
    """Claims, the latest first; ``counted`` of those by words there are, ``many`` when there are more than that."""

    refs: Sequence[ClaimRef]
    counted: int
    many: bool


def query_of(session: Session, asked: Sequence[str], spelled: Sequence[str]) -> str | None:
    """The query of all the words: each by its stems or as spelled out; None where nothing of them can be looked for."""
    query: str | None = session.execute(text(_QUERY), {"asked": list(asked), "spelled": list(spelled)}).scalar_one()
    return query


def found_names(session: Session, *, whole: str, written: str, sounding: str, most: int) -> list[FoundName]:
    """Who bears a name that fits, the nearest first. ``written`` and ``sounding`` are queries of names' words."""
    values = {"whole": whole, "written": written, "sounding": sounding, "most": most, "most_read": 200}
    return [
        FoundName(entity_id, EntityKind(kind), name, tuple(others), outlet_id, Nearness(nearness))
        for entity_id, kind, name, others, outlet_id, nearness in session.execute(text(_NAMES), values)
    ]


def found_sources(session: Session, query: str | None, *, url: str | None, most: int) -> list[FoundSource]:
    """Articles whose headline fits or whose normalised address it is, the latest first."""
    values = {"query": query, "url": url, "few": FEW, "most": most}
    return [
        FoundSource(source_id, title, key, outlet, language, day_range(*days))
        for source_id, title, key, outlet, language, *days in session.execute(text(_SOURCES), values)
    ]


def claims_with(session: Session, query: str, *, after: ClaimRef | None, most: int) -> Hits:
    """Claims whose words fit, whether they still stand or not."""
    values = {"query": query, **_after(after), "few": FEW + 1, "most": most}
    walked = _walked(session, values, NEWEST)
    if len(walked) == most:
        return Hits(walked, most, many=True)
    session.execute(text("set local enable_seqscan = off"))  # a word of many claims is not looked for in all of them
    refs = [ClaimRef(*row) for row in session.execute(text(_FEW), values)]
    if len(refs) <= FEW:
        return Hits(refs[:most], len(refs), many=False)
    walked = _walked(session, values, WALKED)
    return Hits(walked if len(walked) == most else _together([*walked, *refs], most), FEW, many=True)


def claims_of(session: Session, entity_ids: Collection[int], *, after: ClaimRef | None, most: int) -> list[ClaimRef]:
    """Claims that the entities make, or that mention them, whether they still stand or not."""
    members = list(session.scalars(text(_MERGED), {"ids": list(entity_ids)}))
    values = {"entities": members, **_after(after), "most": most}
    return [ClaimRef(*row) for row in session.execute(text(_OF_NAMES), values)]


def words_that_fit(session: Session, words: Collection[str], query: str) -> set[str]:
    """Which of the folded words the query finds."""
    return set(session.scalars(text(_HITS), {"words": list(words), "query": query}))


def _walked(session: Session, values: Mapping[str, object], claims: int) -> list[ClaimRef]:
    rows = session.execute(text(_WALK), {**values, "walked": claims})
    return sorted((ClaimRef(*row) for row in rows), reverse=True)


def _after(after: ClaimRef | None) -> dict[str, int | None]:
    return {
        "after_source": None if after is None else after.source_id,
        "after_number": None if after is None else after.number,
    }


def _together(refs: Collection[ClaimRef], most: int) -> list[ClaimRef]:
    return sorted(set(refs), reverse=True)[:most]
