"""Report views worked out ahead: what each claimant and each outlet has said; and as of when all such views hold."""

from alembic import op

revision = "f40b9d6c13e7"
down_revision = "b3d95a1c40e8"
branch_labels = None
depends_on = None

# Of each current claim that a link not rejected contradicts: whether an editor confirmed one, whether somebody denies
# it, whether another article contradicts it at all, and surely later.
CONTRADICTED = """
    select source_id, claim,
        bool_or(state = 'confirmed') as confirmed,
        bool_or(is_denial) as denied,
        bool_or(source_id <> by_source_id) as elsewhere,
        bool_or(source_id <> by_source_id and is_later) as later
    from (
        select l.source_id, l.claim, l.state, l.other_source_id as by_source_id,
            l.reasons @> '[{"code": "denial"}]' and b.polarity = 'denies' and a.polarity <> 'denies' as is_denial,
            b.published_start_on > a.published_end_on as is_later
        from factcheck.link l
        join current_claim a on a.source_id = l.source_id and a.number = l.claim
        join current_claim b on b.source_id = l.other_source_id and b.number = l.other_claim
        where l.relation = 'contradicts' and l.state <> 'rejected'
        union all
        select l.other_source_id, l.other_claim, l.state, l.source_id,
            l.reasons @> '[{"code": "denial"}]' and a.polarity = 'denies' and b.polarity <> 'denies',
            a.published_start_on > b.published_end_on
        from factcheck.link l
        join current_claim a on a.source_id = l.source_id and a.number = l.claim
        join current_claim b on b.source_id = l.other_source_id and b.number = l.other_claim
        where l.relation = 'contradicts' and l.state <> 'rejected'
    ) side
    group by source_id, claim"""
CURRENT = """
    select c.source_id, c.number, c.voice, c.polarity, c.claimant_name, c.claimant_normalized, c.claimant_kind,
        e.entity_id, kept.outlet_id, s.published_start_on, s.published_end_on
    from factcheck.claim c
    join factcheck.source s on s.source_id = c.source_id
    left join (
        factcheck.outlet o join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
    ) on o.outlet_id = s.outlet_id
    left join (
        select entity_id as of_id, coalesce(merged_into, entity_id) as entity_id from factcheck.entity
    ) e on e.of_id = c.claimant_entity_id
    where c.capture = s.latest_capture and c.outdated_at is null"""
# A review that was taken in words a claim as its desk does: it is somebody's claim, but no article of the outlet.
ARTICLES = "not starts_with(s.key, 'claimreview:')"
CLASSES = ("true", "mixed", "false", "unproven")
JUDGED = """
    select v.source_id, v.claim{columns}
    from factcheck.verdict v
    join factcheck.rating r on r.rating_id = v.rating_id
    where not exists (
        select from factcheck.verdict later
        where later.source_id = v.source_id and later.claim = v.claim and later.supersedes = v.number
    )
    group by v.source_id, v.claim"""
IN_CLASS = "".join(
    f",\n        bool_or(r.class = '{grade}' and v.desk_outlet_id is {null}) as {desk}_{grade}"
    for desk, null in (("ours", "null"), ("theirs", "not null"))
    for grade in CLASSES
)
COUNTED = "".join(
    f",\n    count(*) filter (where j.{desk}_{grade}) as {column}_{grade}"
    for desk, column in (("ours", "judged"), ("theirs", "judged_elsewhere"))
    for grade in CLASSES
)
CLAIMANT = """
create materialized view report.claimant_record as
with current_claim as materialized ({current}
), contradicted as ({contradicted}
), judged as ({judged}
)
select
    coalesce(min(known.name), mode() within group (order by c.claimant_name)) as claimant,
    c.entity_id as claimant_entity_id,
    case when c.entity_id is null then c.claimant_normalized end as claimant_normalized,
    mode() within group (order by c.claimant_kind) as claimant_kind,
    count(*) as claims,
    count(distinct c.source_id) as sources,
    count(distinct c.outlet_id) as outlets,
    count(*) filter (where c.polarity = 'denies') as denials,
    count(x.claim) as contradicted,
    count(*) filter (where x.confirmed) as contradicted_confirmed,
    count(*) filter (where x.denied) as denied{counted},
    min(c.published_start_on) as first_on,
    max(c.published_end_on) as last_on,
    now() as as_of
from current_claim c
left join factcheck.entity known on known.entity_id = c.entity_id
left join contradicted x on x.source_id = c.source_id and x.claim = c.number
left join judged j on j.source_id = c.source_id and j.claim = c.number
where c.voice = 'attributed'
group by c.entity_id, 3, c.claimant_kind = 'anonymous'
"""
OUTLET = """
create materialized view report.outlet_record as
with current_claim as materialized ({current}
), contradicted as ({contradicted}
), judged as ({judged}
), counted as (
    select
        c.outlet_id,
        count(*) as claims,
        count(*) filter (where c.voice = 'attributed') as attributed,
        count(*) filter (where c.claimant_kind = 'anonymous') as anonymous,
        count(*) filter (where x.elsewhere) as contradicted,
        count(*) filter (where x.later) as contradicted_later,
        count(*) filter (where g.outlets > 1) as told_by_others,
        count(m.copy) as wire_copies,
        count(*) filter (
            where g.outlets > 1 and g.first_source_id = c.source_id and g.first_claim = c.number
        ) as first_to_say{counted}
    from current_claim c
    left join contradicted x on x.source_id = c.source_id and x.claim = c.number
    left join judged j on j.source_id = c.source_id and j.claim = c.number
    left join factcheck.claim_group_member m on m.source_id = c.source_id and m.claim = c.number
    left join factcheck.claim_group g on g.source_id = m.group_source_id and g.claim = m.group_claim
    group by c.outlet_id
), published as (
    select kept.outlet_id, kept.name, count(*) as sources
    from factcheck.source s
    left join (
        factcheck.outlet o join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
    ) on o.outlet_id = s.outlet_id
    where {articles}
    group by kept.outlet_id, kept.name
)
select
    p.name as outlet,
    p.outlet_id,
    p.sources,
    coalesce(n.claims, 0) as claims,
    coalesce(n.attributed, 0) as attributed,
    round(n.attributed::numeric / n.claims, 4) as attribution_rate,
    coalesce(n.anonymous, 0) as anonymous,
    round(n.anonymous::numeric / nullif(n.attributed, 0), 4) as anonymous_rate,
    coalesce(n.contradicted, 0) as contradicted,
    coalesce(n.contradicted_later, 0) as contradicted_later,
    round(n.contradicted_later::numeric / n.claims, 4) as contradicted_later_rate,
    coalesce(n.told_by_others, 0) as told_by_others,
    coalesce(n.wire_copies, 0) as wire_copies,
    round(n.wire_copies::numeric / n.claims, 4) as wire_copy_rate,
    coalesce(n.first_to_say, 0) as first_to_say,
    round(n.first_to_say::numeric / nullif(n.told_by_others, 0), 4) as first_to_say_rate{columns},
    now() as as_of
from published p
left join counted n on n.outlet_id is not distinct from p.outlet_id
"""
REFRESHED = """
create view report.refreshed as
select view, refreshed_at, rows, took_s from factcheck.refresh
"""
PARTS = {
    "current": CURRENT,
    "contradicted": CONTRADICTED,
    "judged": JUDGED.format(columns=IN_CLASS),
    "counted": COUNTED,
}
JUDGED_COLUMNS = [f"{column}_{grade}" for column in ("judged", "judged_elsewhere") for grade in CLASSES]
COLUMNS = "".join(f",\n    coalesce(n.{column}, 0) as {column}" for column in JUDGED_COLUMNS)
VIEWS = {
    "claimant_record": CLAIMANT.format(**PARTS),
    "outlet_record": OUTLET.format(
        **PARTS | {"current": f"{CURRENT} and {ARTICLES}"}, columns=COLUMNS, articles=ARTICLES
    ),
}
# REFRESH ... CONCURRENTLY wants a key over plain columns. The claimant's has null for what does not tell two apart.
INDEXES = (
    """create unique index ix_claimant_record_key on report.claimant_record
    (claimant_entity_id, claimant_normalized, claimant_kind) nulls not distinct""",
    "create index ix_claimant_record_claims on report.claimant_record (claims desc, claimant)",
    "create unique index ix_outlet_record_key on report.outlet_record (outlet_id) nulls not distinct",
)

BY_CLASS = {
    **{
        f"judged_{grade}": f"how many of the claims this desk has judged {grade}, by verdicts that hold"
        for grade in CLASSES
    },
    **{f"judged_elsewhere_{grade}": f"how many of the claims other desks have judged {grade}" for grade in CLASSES},
}
AS_OF = "as of when this holds: when it was last worked out (factcheck report refresh)"
COMMENTS = {
    "claimant_record": {
        "": "one row a claimant: an entity, or a name that is taken for none; counted are current claims",
        "claimant": "its name: the entity's, else the spelling that most of the claims have",
        "claimant_entity_id": "number of the entity; null when not known",
        "claimant_normalized": "the name folded for comparison, where no entity is known; null where one is",
        "claimant_kind": "person, organisation, outlet or anonymous, as most of the claims have it",
        "claims": "how many claims are put down to it",
        "sources": "in how many articles",
        "outlets": "of how many outlets, those not known left out",
        "denials": "how many of the claims are denials",
        "contradicted": "how many of the claims another contradicts, by a link that no editor rejected",
        "contradicted_confirmed": "how many of the claims another contradicts, as an editor confirmed",
        "denied": "how many of the claims somebody denies, by a link that no editor rejected",
        **BY_CLASS,
        "first_on": "first day on which any of the claims may have been published; null when none is known",
        "last_on": "last day (included) on which any of the claims may have been published; null when none is known",
        "as_of": AS_OF,
    },
    "outlet_record": {
        "": "one row an outlet that has published, and one for all articles of outlets not known; of current claims;"
        " reviews that were taken in are no articles",
        "outlet": "its name; null for outlets not known",
        "outlet_id": "number of the outlet; null for outlets not known",
        "sources": "how many articles of it are in",
        "claims": "how many claims they have",
        "attributed": "how many of the claims are put down to somebody",
        "attribution_rate": "attributed in relation to claims, 0 to 1; null without claims",
        "anonymous": "how many of the claims are put down to somebody whom the text does not name",
        "anonymous_rate": "anonymous in relation to attributed, 0 to 1; null without any",
        "contradicted": "how many of the claims another article contradicts, by a link that no editor rejected",
        "contradicted_later": "how many of those by an article that was surely out later",
        "contradicted_later_rate": "contradicted_later in relation to claims, 0 to 1; null without claims",
        "told_by_others": "how many of the claims another outlet says too: those of groups of two outlets or more",
        "wire_copies": "how many of the claims stand in the same words in another outlet's article",
        "wire_copy_rate": "wire_copies in relation to claims, 0 to 1; null without claims",
        "first_to_say": "how many of told_by_others were surely out before the same claim elsewhere",
        "first_to_say_rate": "first_to_say in relation to told_by_others, 0 to 1; null without any",
        **BY_CLASS,
        "as_of": AS_OF,
    },
}
REFRESHED_COMMENTS = {
    "": "one row a view whose rows are worked out ahead (factcheck report refresh); none before the first time",
    "view": "name of the view in schema report; claim_group stands for the groups, their members and origins in them",
    "refreshed_at": "as of when its rows hold",
    "rows": "how many rows it then had",
    "took_s": "how long working it out took, in seconds",
}


def upgrade() -> None:
    for view, statement in VIEWS.items():
        op.execute(statement)
        for column, comment in COMMENTS[view].items():
            what = f"column report.{view}.{column}" if column else f"materialized view report.{view}"
            op.execute(f"comment on {what} is $${comment}$$")
    for index in INDEXES:
        op.execute(index)
    op.execute(REFRESHED)
    for column, comment in REFRESHED_COMMENTS.items():
        what = f"column report.refreshed.{column}" if column else "view report.refreshed"
        op.execute(f"comment on {what} is $${comment}$$")


def downgrade() -> None:
    op.execute("drop view report.refreshed")
    for view in reversed(VIEWS):
        op.execute(f"drop materialized view report.{view}")
