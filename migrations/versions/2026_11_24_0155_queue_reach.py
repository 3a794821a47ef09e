"""The queue says whom a claim reaches and from how many origins, and how often it was taken or given back."""

from alembic import op

revision = "5b2d90e7c1a8"
down_revision = "5d0a97c3e2b8"
branch_labels = None
depends_on = None

NEW = ("assignments", "reach", "origins", "as_of")
# Behind the columns that there were, so that nobody's report changes its shape.
REACH = """,
    coalesce(holder.number, 0) as assignments,
    coalesce(g.outlets, 1) as reach,
    coalesce(g.origins, 1) as origins,
    case when g.source_id is not null then (
        select r.refreshed_at from factcheck.refresh r where r.view = 'claim_group'
    ) end as as_of"""
GROUP = """left join factcheck.claim_group_member in_group
    on in_group.source_id = c.source_id and in_group.claim = c.number
left join factcheck.claim_group g on g.source_id = in_group.group_source_id and g.claim = in_group.group_claim
"""

# A verdict holds while no later one supersedes it; a withdrawal holds nothing, and other desks' are not ours.
HOLDING = """
    select v.source_id, v.claim, v.number, v.claim_ref, v.rating_id, v.member_id, v.logged_at
    from factcheck.verdict v
    where v.rating_id is not null and v.desk_outlet_id is null and not exists (
        select from factcheck.verdict later
        where later.source_id = v.source_id and later.claim = v.claim and later.supersedes = v.number
    )
"""

# "offset 0": asked of one link after the other, by index, not once for all verdicts that there are.
WAITING = """ and not (
            exists (
                select from ({holding}) held where held.source_id = link.source_id and held.claim = link.claim offset 0
            )
            and exists (
                select from ({holding}) held
                where held.source_id = link.other_source_id and held.claim = link.other_claim offset 0
            )
        )"""

QUEUE = """
create or replace view report.queue as
with surest as (
    (
        select source_id, claim, other_source_id, other_claim from factcheck.link
        where relation = 'contradicts' and state <> 'rejected'{waiting}
        order by score desc limit 1000
    )
    union all
    (
        select source_id, claim, other_source_id, other_claim from factcheck.link
        where relation = 'agrees' and state <> 'rejected' and same_origin and not same_source{waiting}
        order by score desc limit 1000
    )
),
holder as (
    select distinct on (a.source_id, a.claim) a.source_id, a.claim,{number} m.name as assignee, a.assigned_at
    from factcheck.assignment a
    left join factcheck.member m on m.member_id = a.assignee_id
    order by a.source_id, a.claim, a.number desc
),
waiting as (
    select source_id, claim from surest
    union
    select other_source_id, other_claim from surest
    union
    select source_id, claim from holder where assignee is not null
)
select
    c.source_id::text || '.' || c.number::text as claim_ref,
    c.source_id,
    c.number as claim,
    kept.name as outlet,
    s.published_start_on,
    s.published_end_on,
    s.first_seen_at,
    c.claimant_name as claimant,
    c.text,
    against.contradictions,
    against.contradiction,
    alike.agreements,
    holder.assignee,
    case when holder.assignee is not null then holder.assigned_at end as assigned_at{more}
from waiting w
join factcheck.claim c on c.source_id = w.source_id and c.number = w.claim
join factcheck.source s on s.source_id = c.source_id and s.latest_capture = c.capture
left join factcheck.outlet o on o.outlet_id = s.outlet_id
left join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
left join holder on holder.source_id = c.source_id and holder.claim = c.number
{group}cross join lateral (
    select count(*) as contradictions,
        coalesce(sum(case l.state when 'confirmed' then 1 else l.score end), 0)::double precision as contradiction
    from (
        select state, score from factcheck.link
        where source_id = c.source_id and claim = c.number and relation = 'contradicts' and state <> 'rejected'
        union all
        select state, score from factcheck.link
        where other_source_id = c.source_id and other_claim = c.number
            and relation = 'contradicts' and state <> 'rejected'
    ) l
) against
cross join lateral (
    select count(*) as agreements
    from (
        select from factcheck.link
        where source_id = c.source_id and claim = c.number and relation = 'agrees' and state <> 'rejected'
        union all
        select from factcheck.link
        where other_source_id = c.source_id and other_claim = c.number and relation = 'agrees' and state <> 'rejected'
    ) l
) alike
where c.outdated_at is null
    and not exists (select from ({holding}) held where held.source_id = c.source_id and held.claim = c.number)
"""
SINCE = "as of when groups were worked out (factcheck report refresh)"
COMMENTS = {
    "assignments": "how often it was taken, given to somebody or given back",
    "reach": f"how many outlets carry it, {SINCE}; 1 for a claim of no group",
    "origins": f"how many voices stand behind these, {SINCE}; 1 for a claim of no group",
    "as_of": f"{SINCE}; null for a claim of no group",
}
# A column cannot be taken out of a view; default privileges give the new one its readers.
BEFORE = """
select case objsubid when 0 then 'view report.queue' else 'column report.queue.' || attname end, description
from pg_description
left join pg_attribute on attrelid = objoid and attnum = objsubid
where objoid = 'report.queue'::regclass and coalesce(attname, '') <> all(%s)
"""


def upgrade() -> None:
    op.execute(
        QUEUE.format(
            waiting=WAITING.format(holding=HOLDING), holding=HOLDING, number=" a.number,", more=REACH, group=GROUP
        )
    )
    for column, comment in COMMENTS.items():
        op.execute(f"comment on column report.queue.{column} is $${comment}$$")


def downgrade() -> None:
    comments = op.get_bind().exec_driver_sql(BEFORE, (list(NEW),)).all()
    op.execute("drop view report.queue")
    op.execute(QUEUE.format(waiting=WAITING.format(holding=HOLDING), holding=HOLDING, number="", more="", group=""))
    for what, comment in comments:
        op.execute(f"comment on {what} is $${comment}$$")
