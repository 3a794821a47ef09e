"""Report views whose rows are found by a claim's name, an outlet's or an entity's without reading all of a table.

Each takes claim_ref from the claim itself, whose index finds it, and the outlet that stands from one joined pair of
rows. A verdict also says whose desk's it is.
"""

from alembic import op

revision = "e3a70c5d9b14"
down_revision = "b1f6e07a42d9"
branch_labels = None
depends_on = None

SOURCE = """
create or replace view report.source as
select
    s.source_id,
    s.uid,
    s.key,
    kept.name as outlet,
    kept.outlet_id,
    s.title,
    s.url,
    s.byline,
    case s.published_precision
        when 'day' then to_char(s.published_start_on, 'YYYY-MM-DD')
        when 'month' then to_char(s.published_start_on, 'YYYY-MM')
        when 'year' then to_char(s.published_start_on, 'YYYY')
        else to_char(s.published_start_on, 'YYYY-MM-DD') || '/' || to_char(s.published_end_on, 'YYYY-MM-DD')
    end as published_on,
    s.published_start_on,
    s.published_end_on,
    s.published_precision,
    s.language,
    (select count(*) from factcheck.capture c where c.source_id = s.source_id) as captures,
    (
        select count(*) from factcheck.claim c
        where c.source_id = s.source_id and c.capture = s.latest_capture and c.outdated_at is null
    ) as claims,
    s.first_seen_at,
    s.last_seen_at
from factcheck.source s
{outlet_of_s}
"""
OUTLET_BEFORE = """
left join factcheck.outlet o on o.outlet_id = s.outlet_id
left join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
"""
OUTLET_NOW = """
left join (
    factcheck.outlet o join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
) on o.outlet_id = s.outlet_id
"""
ATTRIBUTION_BEFORE = """
create or replace view report.attribution as
select
    a.source_id::text || '.' || a.claim::text as claim_ref,
    a.source_id,
    a.claim,
    a.position,
    a.role,
    a.name,
    coalesce(e.merged_into, a.entity_id) as entity_id,
    a.cue
from factcheck.attribution a
left join factcheck.entity e on e.entity_id = a.entity_id
union all
select
    c.source_id::text || '.' || c.number::text,
    c.source_id,
    c.number,
    1 + (
        select count(*)::integer from factcheck.attribution a where a.source_id = c.source_id and a.claim = c.number
    ),
    'outlet',
    kept.name,
    kept.entity_id,
    null
from factcheck.claim c
join factcheck.source s on s.source_id = c.source_id
left join factcheck.outlet o on o.outlet_id = s.outlet_id
left join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
"""
# Each half reads one table, so that both are read in the order of their keys, or by the name of a claim.
ATTRIBUTION_NOW = """
create or replace view report.attribution as
select
    a.source_id::text || '.' || a.claim::text as claim_ref,
    a.source_id,
    a.claim,
    a.position,
    a.role,
    a.name,
    coalesce((select e.merged_into from factcheck.entity e where e.entity_id = a.entity_id), a.entity_id) as entity_id,
    a.cue
from factcheck.attribution a
union all
select
    c.source_id::text || '.' || c.number::text,
    c.source_id,
    c.number,
    1 + (
        select count(*)::integer from factcheck.attribution a where a.source_id = c.source_id and a.claim = c.number
    ),
    'outlet',
    ({outlet_name}),
    ({outlet_entity_id}),
    null
from factcheck.claim c
"""
OUTLET_OF_C = """
        select kept.{column} from factcheck.source s
        join factcheck.outlet o on o.outlet_id = s.outlet_id
        join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
        where s.source_id = c.source_id
    """
LINK = """
create or replace view report.link as
select
    {claim_ref} as claim_ref,
    {other_claim_ref} as other_claim_ref,
    l.relation,
    l.state,
    l.score,
    array(
        select reason.value ->> 'code'
        from jsonb_array_elements(l.reasons) with ordinality as reason(value, place)
        order by reason.place
    ) as reasons,
    l.same_origin,
    l.same_source,
    a.text,
    a.claimant_name as claimant,
    a_kept.name as outlet,
    b.text as other_text,
    b.claimant_name as other_claimant,
    b_kept.name as other_outlet,
    l.method,
    l.created_at
from factcheck.link l
join factcheck.claim a on a.source_id = l.source_id and a.number = l.claim
join factcheck.source a_source on a_source.source_id = l.source_id
left join factcheck.outlet a_outlet on a_outlet.outlet_id = a_source.outlet_id
left join factcheck.outlet a_kept on a_kept.outlet_id = coalesce(a_outlet.merged_into, a_outlet.outlet_id)
join factcheck.claim b on b.source_id = l.other_source_id and b.number = l.other_claim
join factcheck.source b_source on b_source.source_id = l.other_source_id
left join factcheck.outlet b_outlet on b_outlet.outlet_id = b_source.outlet_id
left join factcheck.outlet b_kept on b_kept.outlet_id = coalesce(b_outlet.merged_into, b_outlet.outlet_id)
"""
LINK_NOW = LINK
for side in ("a", "b"):
    LINK_NOW = LINK_NOW.replace(
        f"left join factcheck.outlet {side}_outlet on {side}_outlet.outlet_id = {side}_source.outlet_id\n"
        f"left join factcheck.outlet {side}_kept"
        f" on {side}_kept.outlet_id = coalesce({side}_outlet.merged_into, {side}_outlet.outlet_id)",
        f"left join (\n    factcheck.outlet {side}_outlet join factcheck.outlet {side}_kept\n"
        f"    on {side}_kept.outlet_id = coalesce({side}_outlet.merged_into, {side}_outlet.outlet_id)\n"
        f") on {side}_outlet.outlet_id = {side}_source.outlet_id",
    )
VERDICT = """
create {replacing} view report.verdict as
select
    {claim_ref} as claim_ref,
    v.source_id,
    v.claim,
    v.number,
    r.code as rating,
    r.label ->> 'en' as rating_en,
    r.label ->> 'ar' as rating_ar,
    r.numeric_value,
    r.class,
    m.name as checker,
    v.rationale,
    (
        select count(*)
        from factcheck.evidence e
        where e.source_id = v.source_id and e.claim = v.claim and e.verdict = v.number
    ) as evidence,
    not exists (
        select
        from factcheck.verdict later
        where later.source_id = v.source_id and later.claim = v.claim and later.supersedes = v.number
    ) as is_current,
    v.logged_at{more}
from factcheck.verdict v
{claim_of_v}
join factcheck.rating r on r.rating_id = v.rating_id
join factcheck.member m on m.member_id = v.member_id
"""
DESK = """,
    (
        select kept.name
        from factcheck.outlet o
        join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
        where o.outlet_id = v.desk_outlet_id
    ) as desk"""
DESK_COMMENT = "the other desk whose verdict it is; null for this desk's own"
ON_ITS_CLAIM = "join factcheck.claim c on c.source_id = {0}.source_id and c.number = {0}.claim"
NAMES = {side: f"{side}.source_id::text || '.' || {side}.number::text" for side in "abc"}
# A column cannot be taken out of a view; default privileges give the new one its readers.
VERDICT_COMMENTS = """
select case objsubid when 0 then 'view report.verdict' else 'column report.verdict.' || attname end, description
from pg_description
left join pg_attribute on attrelid = objoid and attnum = objsubid
where objoid = 'report.verdict'::regclass and coalesce(attname, '') <> 'desk'
"""


def upgrade() -> None:
    op.execute(SOURCE.format(outlet_of_s=OUTLET_NOW))
    parts = {f"outlet_{column}": OUTLET_OF_C.format(column=column) for column in ("name", "entity_id")}
    op.execute(ATTRIBUTION_NOW.format(**parts))
    op.execute(LINK_NOW.format(claim_ref=NAMES["a"], other_claim_ref=NAMES["b"]))
    its_claim = {"claim_ref": NAMES["c"], "claim_of_v": ON_ITS_CLAIM.format("v")}
    op.execute(VERDICT.format(replacing="or replace", **its_claim, more=DESK))
    op.execute(f"comment on column report.verdict.desk is $${DESK_COMMENT}$$")


def downgrade() -> None:
    comments = op.get_bind().exec_driver_sql(VERDICT_COMMENTS).all()
    op.execute("drop view report.verdict")
    op.execute(VERDICT.format(replacing="", claim_ref="v.claim_ref", claim_of_v="", more=""))
    for what, comment in comments:
        op.execute(f"comment on {what} is $${comment}$$")
    own = {"claim_ref": "l.source_id::text || '.' || l.claim::text"}
    op.execute(LINK.format(**own, other_claim_ref="l.other_source_id::text || '.' || l.other_claim::text"))
    op.execute(ATTRIBUTION_BEFORE)
    op.execute(SOURCE.format(outlet_of_s=OUTLET_BEFORE))
