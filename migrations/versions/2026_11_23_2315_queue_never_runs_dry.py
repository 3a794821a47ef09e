"""The queue is drawn from links in which a claim still waits, so that it does not run dry as a desk checks."""

from alembic import op

revision = "93c6e1d08f5a"
down_revision = "c5e84a17d03f"
branch_labels = None
depends_on = None

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
    select distinct on (a.source_id, a.claim) a.source_id, a.claim, m.name as assignee, a.assigned_at
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
    case when holder.assignee is not null then holder.assigned_at end as assigned_at
from waiting w
join factcheck.claim c on c.source_id = w.source_id and c.number = w.claim
join factcheck.source s on s.source_id = c.source_id and s.latest_capture = c.capture
left join factcheck.outlet o on o.outlet_id = s.outlet_id
left join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
left join holder on holder.source_id = c.source_id and holder.claim = c.number
cross join lateral (
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
ROWS = "one row a claim that waits for a verdict of this desk: those of the 1,000 surest contradictions{of} and of the"
REST = " 1,000 surest agreements of one origin{of}, and those that somebody took"
COMMENT = "comment on view report.queue is $$" + ROWS + REST + "$$"


def upgrade() -> None:
    op.execute(QUEUE.format(waiting=WAITING.format(holding=HOLDING), holding=HOLDING))
    op.execute(COMMENT.format(of=" in which one waits"))


def downgrade() -> None:
    op.execute(QUEUE.format(waiting="", holding=HOLDING))
    op.execute(COMMENT.format(of=""))
