"""The queue and stale verdicts: what to check next, and which verdicts somebody should look at again."""

from alembic import op

revision = "e7a1503c9bd2"
down_revision = "9b41c7e2d506"
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

# The surest links of each kind, found by their index however many there are; claims that somebody took come with them.
QUEUE = """
create view report.queue as
with surest as (
    (
        select source_id, claim, other_source_id, other_claim from factcheck.link
        where relation = 'contradicts' and state <> 'rejected'
        order by score desc limit 1000
    )
    union all
    (
        select source_id, claim, other_source_id, other_claim from factcheck.link
        where relation = 'agrees' and state <> 'rejected' and same_origin and not same_source
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

# What has come about since the verdict was logged, each cause from the few rows that can have brought it about.
CAUSES = {
    "words-changed": """
        select h.*, k.taken_at, 'capture ' || k.number
        from held h
        join factcheck.claim c on c.source_id = h.source_id and c.number = h.claim
        join factcheck.source s on s.source_id = h.source_id and s.latest_capture > c.capture
        join factcheck.capture k
            on k.source_id = s.source_id and k.number = s.latest_capture and k.taken_at > h.logged_at
        where position(c.text in k.text) = 0 and not exists (
            select from factcheck.claim n
            where n.source_id = c.source_id and n.capture = s.latest_capture and n.outdated_at is null
                and n.text_normalized = c.text_normalized
        )
    """,
    "reading-changed": """
        select h.*, c.outdated_at, c.extractor
        from held h
        join factcheck.claim c on c.source_id = h.source_id and c.number = h.claim
        where c.outdated_at > h.logged_at
    """,
    "corrected": """
        select h.*, k.corrected_at, k.reason
        from held h
        join factcheck.correction k on k.source_id = h.source_id and k.claim = h.claim and k.corrected_at > h.logged_at
    """,
    "evidence-withdrawn": """
        select h.*, w.withdrawn_at, e.citation
        from factcheck.evidence_withdrawal w
        join factcheck.evidence e
            on e.source_id = w.source_id and e.claim = w.claim and e.verdict = w.verdict and e.position = w.position
        join held h on h.source_id = w.source_id and h.claim = w.claim and h.number = w.verdict
        where w.withdrawn_at > h.logged_at
    """,
    "evidence-rejected": """
        select h.*, other.logged_at, e.citation || ' is rated ' || r.code
        from factcheck.evidence e
        join held h on h.source_id = e.source_id and h.claim = e.claim and h.number = e.verdict
        join held other on other.source_id = e.cited_source_id and other.claim = e.cited_claim
        join factcheck.rating r on r.rating_id = other.rating_id and r.class = 'false'
        where e.stance <> 'context' and e.cited_claim is not null and other.logged_at > h.logged_at
    """,
    "evidence-changed": """
        select h.*, k.taken_at, e.citation || ', capture ' || k.number
        from factcheck.evidence e
        join held h on h.source_id = e.source_id and h.claim = e.claim and h.number = e.verdict
        join factcheck.source s on s.source_id = e.cited_source_id
        join factcheck.capture k
            on k.source_id = s.source_id and k.number = s.latest_capture and k.taken_at > h.logged_at
        left join factcheck.claim c on c.source_id = e.cited_source_id and c.number = e.cited_claim
        left join factcheck.sentence t
            on t.source_id = e.cited_source_id and t.capture = e.cited_capture and t.number = e.cited_sentence
        left join factcheck.capture old on old.source_id = t.source_id and old.number = t.capture
        where e.cited_source_id is not null and coalesce(c.capture, t.capture) < s.latest_capture and position(
            coalesce(c.text, substr(old.text, t.span_start + 1, t.span_end - t.span_start)) in k.text
        ) = 0
    """,
    "contradicted": """
        select h.*, d.decided_at, d.ref
        from held h
        join (
            select source_id, claim, decided_at, other_source_id::text || '.' || other_claim::text as ref
            from confirmed
            union all
            select other_source_id, other_claim, decided_at, source_id::text || '.' || claim::text
            from confirmed
        ) d on d.source_id = h.source_id and d.claim = h.claim
        where d.decided_at > h.logged_at
    """,
}
EVENT = """
    select found.*, '{cause}' as cause
    from ({found}) as found (
        source_id, claim, number, claim_ref, rating_id, member_id, logged_at, since, detail
    )
"""
STALE = """
create view report.stale as
with held as ({holding}),
-- contradictions that are confirmed, each since the first decision after which nobody decided otherwise
confirmed as (
    select d.source_id, d.claim, d.other_source_id, d.other_claim, min(d.decided_at) as decided_at
    from factcheck.link_decision d
    join factcheck.link l
        on l.source_id = d.source_id and l.claim = d.claim and l.other_source_id = d.other_source_id
        and l.other_claim = d.other_claim and l.relation = d.relation and l.state = 'confirmed'
    where d.relation = 'contradicts' and d.state = 'confirmed' and not exists (
        select from factcheck.link_decision n
        where n.source_id = d.source_id and n.claim = d.claim and n.other_source_id = d.other_source_id
            and n.other_claim = d.other_claim and n.relation = d.relation
            and n.state <> 'confirmed' and n.number > d.number
    )
    group by d.source_id, d.claim, d.other_source_id, d.other_claim
),
event as (
{events}
)
select
    event.claim_ref,
    event.source_id,
    event.claim,
    event.number as verdict,
    event.cause,
    event.detail,
    event.since,
    r.code as rating,
    r.class,
    m.name as checker,
    event.logged_at,
    kept.name as outlet,
    c.text
from event
join factcheck.rating r on r.rating_id = event.rating_id
join factcheck.member m on m.member_id = event.member_id
join factcheck.claim c on c.source_id = event.source_id and c.number = event.claim
join factcheck.source s on s.source_id = event.source_id
left join factcheck.outlet o on o.outlet_id = s.outlet_id
left join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
where not exists (
    select from factcheck.verdict_look k
    where k.source_id = event.source_id and k.claim = event.claim and k.verdict = event.number
        and k.looked_at >= event.since
)
"""
EVENTS = "    union all".join(EVENT.format(cause=cause, found=found) for cause, found in CAUSES.items())
VIEWS = {"queue": QUEUE.format(holding=HOLDING), "stale": STALE.format(holding=HOLDING, events=EVENTS)}
CLAIM = {
    "claim_ref": "name of the claim, as 12.7",
    "source_id": "number of the source that it stands in",
    "claim": "its number in the source",
    "outlet": "who published it; null when not known",
    "text": "its words",
}
COMMENTS = {
    "queue": {
        "": "one row a claim that waits for a verdict of this desk: those of the 1,000 surest contradictions and of the"
        " 1,000 surest agreements of one origin, and those that somebody took",
        **CLAIM,
        "published_start_on": "first day on which it may have been published; null when not known",
        "published_end_on": "last day (included) on which it may have been published; null when not known",
        "first_seen_at": "when its source first came in",
        "claimant": "who says it, as the text has it; null for the outlet",
        "contradictions": "how many claims contradict it; rejected links do not count",
        "contradiction": "how much contradicts it: the sum of those links' scores, confirmed ones as 1",
        "agreements": "how many claims agree with it; rejected links do not count",
        "assignee": "who checks it; null for nobody",
        "assigned_at": "since when that member has it; null for nobody",
    },
    "stale": {
        "": "one row a current verdict of this desk and a cause to look at it again, until somebody has looked",
        **CLAIM,
        "verdict": "number of the verdict on the claim",
        "cause": "words-changed, reading-changed, corrected, evidence-withdrawn, evidence-rejected, evidence-changed"
        " or contradicted",
        "detail": "which capture, citation, claim or reason it was",
        "since": "when that came about",
        "rating": "code of the rating given",
        "class": "the rating's class: true, mixed, false or unproven",
        "checker": "who logged the verdict",
        "logged_at": "when it was logged",
    },
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
