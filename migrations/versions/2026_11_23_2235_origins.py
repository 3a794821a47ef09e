"""Report views: where claims come from, groups of claims that agree, and pairs with both their origins."""

from alembic import op

revision = "6fd83b1a2c40"
down_revision = "0c94d2be71f8"
branch_labels = None
depends_on = None

OUTLET = """left join (
    factcheck.outlet o{0} join factcheck.outlet kept{0}
    on kept{0}.outlet_id = coalesce(o{0}.merged_into, o{0}.outlet_id)
) on o{0}.outlet_id = s{0}.outlet_id"""
# Of a claim alone, as factcheck/linking/independence.py has it: who speaks most often in its chain; of several the
# first who is named, the outlet last.
SPEAKERS = """
            select spoken.*, count(*) over (partition by folded) as times,
                row_number() over (partition by folded order by place) as nth
            from (
                select h.position as place, h.name, h.name_normalized as folded,
                    h.role = 'claimant' and c{0}.claimant_kind = 'anonymous' as unnamed
                from factcheck.attribution h
                where h.source_id = c{0}.source_id and h.claim = c{0}.number
                union all
                select 1000000, kept{0}.name, kept{0}.name_normalized, false where kept{0}.name is not null
            ) spoken"""
START = """(
        select speaker.{column}
        from ({speakers}
        ) speaker
        where speaker.nth = 1
        order by speaker.times desc, speaker.unnamed, speaker.place
        limit 1
    )"""


def origin(side: str, column: str = "name") -> str:
    alone = START.format(column=column, speakers=SPEAKERS.format(side))
    return f"case when g{side}.source_id is not null then g{side}.origin_{column} else {alone} end"


def origin_looked_up(side: str) -> str:
    """The same for views that already join much: looked up for the rows that are shown."""
    its = f"from factcheck.claim_group_member g where g.source_id = c{side}.source_id and g.claim = c{side}.number"
    alone = START.format(column="name", speakers=SPEAKERS.format(side))
    return f"case when exists (select {its}) then (select g.origin_name {its}) else {alone} end"


MEMBER = "left join factcheck.claim_group_member g{0} on g{0}.source_id = c{0}.source_id and g{0}.claim = c{0}.number"
ORIGIN = """
create view report.origin as
select
    c.source_id::text || '.' || c.number::text as claim_ref,
    c.source_id,
    c.number as claim,
    {origin} as origin,
    coalesce({unnamed}, false) as is_unnamed,
    {group_ref} as group_ref,
    g.origin as origin_number,
    case when g.source_id is null then 1 else (
        select count(*) from factcheck.claim_group_member same
        where same.group_source_id = g.group_source_id and same.group_claim = g.group_claim and same.origin = g.origin
    ) end as claims_of_origin,
    c.text,
    c.claimant_name as claimant,
    kept.name as outlet,
    s.published_start_on,
    case when g.source_id is not null then {as_of} end as as_of
from factcheck.claim c
join factcheck.source s on s.source_id = c.source_id
{outlet}
{member}
where c.capture = s.latest_capture and c.outdated_at is null
"""
GROUP = """
create view report.claim_group as
select
    g.source_id::text || '.' || g.claim::text as group_ref,
    g.claims,
    g.sources,
    g.outlets,
    g.origins,
    g.copies,
    cardinality(g.circle) > 0 as is_circular,
    g.circle,
    (select n.text from factcheck.claim n where n.source_id = g.source_id and n.number = g.claim) as text,
    g.first_source_id::text || '.' || g.first_claim::text as first_claim_ref,
    (
        select kept.name
        from factcheck.source s
        join factcheck.outlet o on o.outlet_id = s.outlet_id
        join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
        where s.source_id = g.first_source_id
    ) as first_outlet,
    (
        select min(s.published_start_on)
        from factcheck.claim_group_member m join factcheck.source s on s.source_id = m.source_id
        where m.group_source_id = g.source_id and m.group_claim = g.claim
    ) as first_on,
    (
        select max(s.published_end_on)
        from factcheck.claim_group_member m join factcheck.source s on s.source_id = m.source_id
        where m.group_source_id = g.source_id and m.group_claim = g.claim
    ) as last_on,
    g.source_id,
    g.claim,
    {as_of} as as_of
from factcheck.claim_group g
"""
GROUP_MEMBER = """
create view report.claim_group_member as
select
    n.source_id::text || '.' || n.number::text as group_ref,
    c.source_id::text || '.' || c.number::text as claim_ref,
    g.origin as origin_number,
    g.origin_name as origin,
    g.origin_unnamed as is_unnamed,
    g.may_be_first,
    g.copy,
    c.text,
    c.claimant_name as claimant,
    kept.name as outlet,
    s.published_start_on,
    s.published_end_on,
    g.source_id,
    g.claim,
    {as_of} as as_of
from factcheck.claim_group_member g
join factcheck.claim n on n.source_id = g.group_source_id and n.number = g.group_claim
join factcheck.claim c on c.source_id = g.source_id and c.number = g.claim
join factcheck.source s on s.source_id = g.source_id
{outlet}
"""
SIDE = f"""join factcheck.claim c{{0}} on c{{0}}.source_id = l.{{1}}source_id and c{{0}}.number = l.{{1}}claim
join factcheck.source s{{0}} on s{{0}}.source_id = c{{0}}.source_id
{OUTLET}"""
PAIR = """
create view report.{view} as
select
    ca.source_id::text || '.' || ca.number::text as claim_ref,
    cb.source_id::text || '.' || cb.number::text as other_claim_ref,
    l.score,
    l.state,
    array(
        select reason.value ->> 'code'
        from jsonb_array_elements(l.reasons) with ordinality as reason(value, place)
        order by reason.place
    ) as reasons,
    array(
        select reason.value ->> 'detail'
        from jsonb_array_elements(l.reasons) with ordinality as reason(value, place)
        order by reason.place
    ) as details,
    ca.text,
    ca.polarity,
    ca.claimant_name as claimant,
    kepta.name as outlet,
    sa.published_start_on,
    sa.published_end_on,
    {origin_a} as origin,
    cb.text as other_text,
    cb.polarity as other_polarity,
    cb.claimant_name as other_claimant,
    keptb.name as other_outlet,
    sb.published_start_on as other_published_start_on,
    sb.published_end_on as other_published_end_on,
    {origin_b} as other_origin,
    l.same_origin,
    l.same_source,
    l.source_id,
    l.claim,
    l.other_source_id,
    l.other_claim,
    l.method,
    l.created_at
from factcheck.link l
{sides}
where l.relation = '{relation}'
    and ca.capture = sa.latest_capture and ca.outdated_at is null
    and cb.capture = sb.latest_capture and cb.outdated_at is null
"""
PARTS = {
    "origin": origin(""),
    "unnamed": origin("", "unnamed"),
    "origin_a": origin_looked_up("a"),
    "origin_b": origin_looked_up("b"),
    "group_ref": "g.group_source_id::text || '.' || g.group_claim::text",
    "as_of": "(select r.refreshed_at from factcheck.refresh r where r.view = 'claim_group')",
    "outlet": OUTLET.format(""),
    "member": MEMBER.format(""),
    "sides": f"{SIDE.format('a', '')}\n{SIDE.format('b', 'other_')}",
}
VIEWS = {
    "origin": ORIGIN.format(**PARTS),
    "claim_group": GROUP.format(**PARTS),
    "claim_group_member": GROUP_MEMBER.format(**PARTS),
    "agreement": PAIR.format(**PARTS, view="agreement", relation="agrees"),
    "contradiction": PAIR.format(**PARTS, view="contradiction", relation="contradicts"),
}

SINCE = "as of when groups were worked out (factcheck report refresh)"
SIDES = {
    "text": "words of the {} claim",
    "polarity": "what the {} claimant does with the content: affirms, denies or declines",
    "claimant": "who says the {} claim; null for the outlet's own voice",
    "outlet": "who published the {} claim; null when not known",
    "published_start_on": "first day on which the {} claim may have been published; null when not known",
    "published_end_on": "last day (included) on which the {} claim may have been published; null when not known",
    "origin": "where the {} claim comes from: see report.origin; null when nobody is known",
}
PAIRS = {
    "claim_ref": "name of the first claim, the lower of the two",
    "other_claim_ref": "name of the second claim",
    "score": "how sure the method is, 0 to 1",
    "state": "suggested, or the newest decision: confirmed, rejected or unsure",
    "reasons": "codes of the reasons, the weightiest first",
    "details": "to each reason the two values that made it",
    **{column: comment.format("first") for column, comment in SIDES.items()},
    **{f"other_{column}": comment.format("second") for column, comment in SIDES.items()},
    "same_origin": "whether both chains lead to one origin, and so count once; as found when they were compared",
    "same_source": "whether both stand in one article",
    "source_id": "number of the source that the first claim stands in",
    "claim": "the first claim's number in its source",
    "other_source_id": "number of the source that the second claim stands in",
    "other_claim": "the second claim's number in its source",
    "method": "name and version of the method that made it",
    "created_at": "when it was suggested",
}
CLAIM = {
    "claim_ref": "name of the claim, as 12.7",
    "source_id": "number of the source that it stands in",
    "claim": "the claim's number in the source",
    "text": "its words",
    "claimant": "who says it, as the text has it; null for the outlet's own voice",
    "outlet": "who published it; null when not known",
    "published_start_on": "first day on which it may have been published; null when not known",
    "published_end_on": "last day (included) on which it may have been published; null when not known",
    "origin": "who stands where the chain starts, the outlet itself for its own voice; null when nobody is known",
    "is_unnamed": "whether the text gives that one no name (a Libyan official)",
    "origin_number": "number of the origin in the group, from 1 for the one of most claims; two of one name may be two",
}
COMMENTS = {
    "origin": {
        "": "one row a current claim: the origin that it comes from; claims of a group that meet in one share it",
        **{column: comment for column, comment in CLAIM.items() if column != "published_end_on"},
        "group_ref": "name of its group (report.claim_group); null when no claim agrees with it",
        "origin_number": f"{CLAIM['origin_number']}; null outside a group",
        "claims_of_origin": "how many claims of the group come from this origin, this one among them",
        "as_of": f"{SINCE}; null outside a group, where the chain is read now",
    },
    "claim_group": {
        "": "one row a group: current claims of two or more that agree, with how many voices stand behind them",
        "group_ref": "name of the group: that of the lowest of its claims, as 12.7",
        "claims": "how many claims say it",
        "sources": "in how many articles",
        "outlets": "of how many outlets; each article of an unknown one counts as one",
        "origins": "how many origins stand behind them: outlets that relay one voice count once",
        "copies": "how many of the claims stand in the same words in another outlet's article (wire copy)",
        "is_circular": "whether outlets cite one another in a ring",
        "circle": "the outlets of that ring, each citing the next; empty for none",
        "text": "words of the claim that names the group",
        "first_claim_ref": "the claim that was out first; null when it may be several, or no day is known",
        "first_outlet": "who published that claim; null when not known",
        "first_on": "first day on which any of them may have been published; null when none is known",
        "last_on": "last day (included) on which any of them may have been published; null when none is known",
        "source_id": "number of the source of the claim that names the group",
        "claim": "that claim's number in its source",
        "as_of": SINCE,
    },
    "claim_group_member": {
        "": "one row a claim of a group: each claim is of one group at most",
        "group_ref": "name of the group: that of the lowest of its claims, as 12.7",
        **CLAIM,
        "may_be_first": "whether none of the others was surely out before it, as far as days are known",
        "copy": "number of the set of claims in the same words of several outlets; null for none",
        "as_of": SINCE,
    },
    "agreement": {"": "one row a pair of current claims that agree, rejected ones too: see state", **PAIRS},
    "contradiction": {"": "one row a pair of current claims that contradict, rejected ones too: see state", **PAIRS},
}


def upgrade() -> None:
    for view, statement in VIEWS.items():
        op.execute(statement)
        for column, comment in COMMENTS[view].items():
            what = f"column report.{view}.{column}" if column else f"view report.{view}"
            op.execute(f"comment on {what} is $${comment}$$")


def downgrade() -> None:
    for view in reversed(VIEWS):
        op.execute(f"drop view report.{view}")
