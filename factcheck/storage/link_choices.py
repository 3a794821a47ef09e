"""Counts of what each choice of a filter would leave, all of them over one window of links.

The window is the surest links that fit, no more of them than are worth counting: so a count takes as long at a million
links as at ten thousand, and one that the window has cut is said to be so.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import Integer, Select, Text, func, select, text
from sqlalchemy.orm import Session

from factcheck.domain.choices import Choice, Filter
from factcheck.domain.words import LinkState
from factcheck.storage.link_filters import LINK_KEY, A, B, LinkFilter, conditions, joined
from factcheck.storage.rows import LinkRow

NAMED = 8  # outlets, claimants, entities that are named: more is what the field is for
# Each gives value and pairs. A name counts every pair that the filter by this name would leave, hence strpos.
_COUNTS = {
    Filter.REASON: """
        select code, count(*) from (
            select distinct w.place, r ->> 'code' as code from w, jsonb_array_elements(w.reasons) r
        ) each group by code""",
    Filter.STATE: "select state, count(*) from every group by state",
    Filter.SCORE: """
        select bound::text, count(*) from w join unnest(array[0.9, 0.8, 0.7, 0.6, 0.5]::real[]) bound
            on w.score >= bound
        group by bound""",
    Filter.YEAR: """
        select year::text, count(*) from w, generate_series(
            extract(year from least(w.a_start_on, w.b_start_on))::int,
            extract(year from greatest(w.a_end_on, w.b_end_on))::int
        ) year group by year order by year desc limit 12""",
    Filter.OUTLET: """
        select o.name, count(distinct w.place) from w
        join factcheck.outlet o on o.outlet_id in (w.a_outlet_id, w.b_outlet_id)
        group by o.name order by 2 desc, 1 limit :named""",
    Filter.CLAIMANT: """
        select min(n.name), count(*) from (
            select name_normalized, min(name) as name from (
                select a_claimant_normalized as name_normalized, a_claimant as name from w
                union all select b_claimant_normalized, b_claimant from w
            ) each where name_normalized <> '' group by name_normalized order by count(*) desc, 1 limit :named
        ) n
        join w on strpos(w.a_claimant_normalized, n.name_normalized) > 0
            or strpos(w.b_claimant_normalized, n.name_normalized) > 0
        group by n.name_normalized order by 2 desc, 1""",
    Filter.ENTITY: """
        select kept.name, count(distinct m.place) from (
            select w.place, n.entity_id from w
            join factcheck.mention n on n.source_id = w.source_id and n.claim = w.claim
            union
            select w.place, n.entity_id from w
            join factcheck.mention n on n.source_id = w.other_source_id and n.claim = w.other_claim
        ) m
        join factcheck.entity e on e.entity_id = m.entity_id
        join factcheck.entity kept on kept.entity_id = coalesce(e.merged_into, e.entity_id)
        group by kept.name order by 2 desc, 1 limit :named""",
    Filter.SAME_SOURCE: "select same_source::text, count(*) from w group by same_source",
    Filter.SAME_ORIGIN: "select same_origin::text, count(*) from w group by same_origin",
}


def count_choices(session: Session, wanted: LinkFilter, asked: Collection[Filter], *, up_to: int) -> list[Choice]:
    """The choices of the filters that are asked for, counted among the surest ``up_to`` links that fit ``wanted``.

    Where ``wanted`` leaves out what was rejected, the choices of state count that too, and the others do not.
    """
    every = _window(replace(wanted, standing=False), up_to).cte("every")
    within = select(every)
    if wanted.standing:
        within = within.where(every.c.state != LinkState.REJECTED.value)
    # Constants of this module alone.
    counts = [f"select '{each}', value, pairs from ({_COUNTS[each]}) counted (value, pairs)" for each in asked]  # noqa: S608
    query = text(" union all ".join(["select null, null, count(*) from every", *counts]))
    found = query.columns(filter=Text, value=Text, pairs=Integer).add_cte(every, within.cte("w"))
    rows = [tuple(row) for row in session.execute(found, {"named": NAMED})]
    whole = next(pairs for each, _, pairs in rows if each is None) < up_to
    return [Choice(Filter(each), value, pairs, whole) for each, value, pairs in rows if each is not None]


def _window(wanted: LinkFilter, up_to: int) -> Select[Any]:
    sides = [
        part.label(f"{name}_{label}")
        for name, side in (("a", A), ("b", B))
        for label, part in (
            ("outlet_id", side.source.outlet_id),
            ("claimant", side.claim.claimant_name),
            ("claimant_normalized", side.claim.claimant_normalized),
            ("start_on", side.source.published_start_on),
            ("end_on", side.source.published_end_on),
        )
    ]
    own = (LinkRow.score, LinkRow.state, LinkRow.reasons, LinkRow.same_source, LinkRow.same_origin)
    query = joined(select(func.row_number().over().label("place"), *LINK_KEY[:4], *own, *sides))
    return query.where(*conditions(wanted)).order_by(LinkRow.score.desc()).limit(up_to)
