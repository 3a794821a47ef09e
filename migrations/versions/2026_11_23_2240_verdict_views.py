"""Report views: verdicts that hold, all verdicts, and what each checker and each other desk has judged."""

from alembic import op

revision = "a85c0e4fd713"
down_revision = "6fd83b1a2c40"
branch_labels = None
depends_on = None

COLUMNS = """
    c.source_id::text || '.' || c.number::text as claim_ref,
    v.source_id,
    v.claim,
    v.number,
    {event}scale.code as scale,
    r.code as rating,
    r.label ->> 'en' as rating_en,
    r.label ->> 'ar' as rating_ar,
    r.numeric_value,
    r.class,
    m.name as checker,
    kept.name as desk,
    v.rationale,
    v.supersedes,
    v.reason,
    {superseded}(
        select count(*) from factcheck.evidence e
        where e.source_id = v.source_id and e.claim = v.claim and e.verdict = v.number
    ) as evidence,
    (
        select count(*) from factcheck.evidence_withdrawal w
        where w.source_id = v.source_id and w.claim = v.claim and w.verdict = v.number
    ) as evidence_withdrawn,
    v.review_url,
    v.reviewed_on,
    v.logged_at
from factcheck.verdict v
join factcheck.claim c on c.source_id = v.source_id and c.number = v.claim
join factcheck.member m on m.member_id = v.member_id
left join (
    factcheck.outlet o join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
) on o.outlet_id = v.desk_outlet_id
{rated} (
    factcheck.rating r join factcheck.rating_scale scale on scale.scale_id = r.scale_id
) on r.rating_id = v.rating_id"""
LATER = "later.source_id = v.source_id and later.claim = v.claim and later.supersedes = v.number"
EVENT = "case when v.rating_id is null then 'withdrawal' else 'verdict' end as event,\n    "
SUPERSEDED = "(select min(later.number) from factcheck.verdict later where {}) as superseded_by,\n    "
HISTORY = """
create view report.verdict_history as
select {columns}
"""
CURRENT = """
create view report.verdict_current as
select {columns}
where not exists (select from factcheck.verdict later where {later})
"""
CHECKER = """
create view report.checker_record as
with latest as (select distinct source_id, claim, supersedes from factcheck.verdict where supersedes is not null),
cited as (
    select source_id, claim, verdict, count(*) as evidence from factcheck.evidence group by source_id, claim, verdict
),
of_claim as (
    select
        case when v.desk_outlet_id is null then v.member_id end as member_id,
        coalesce(o.merged_into, o.outlet_id) as outlet_id,
        count(v.rating_id) as verdicts,
        count(*) - count(v.rating_id) as withdrawals,
        count(r.class) filter (where later.supersedes is null) as current_verdicts,
        count(*) filter (where later.supersedes is null and r.class = 'true') as current_true,
        count(*) filter (where later.supersedes is null and r.class = 'mixed') as current_mixed,
        count(*) filter (where later.supersedes is null and r.class = 'false') as current_false,
        count(*) filter (where later.supersedes is null and r.class = 'unproven') as current_unproven,
        coalesce(sum(cited.evidence), 0) as evidence,
        min(v.logged_at) as first_logged_at,
        max(v.logged_at) as last_logged_at
    from factcheck.verdict v
    left join latest later on {later}
    left join cited on cited.source_id = v.source_id and cited.claim = v.claim and cited.verdict = v.number
    left join factcheck.rating r on r.rating_id = v.rating_id
    left join factcheck.outlet o on o.outlet_id = v.desk_outlet_id
    group by 1, 2, v.source_id, v.claim
)
select
    m.name as checker,
    kept.name as desk,
    sum(n.verdicts)::bigint as verdicts,
    sum(n.withdrawals)::bigint as withdrawals,
    count(*) as claims,
    sum(n.current_verdicts)::bigint as current_verdicts,
    sum(n.current_true)::bigint as current_true,
    sum(n.current_mixed)::bigint as current_mixed,
    sum(n.current_false)::bigint as current_false,
    sum(n.current_unproven)::bigint as current_unproven,
    sum(n.evidence)::bigint as evidence,
    min(n.first_logged_at) as first_logged_at,
    max(n.last_logged_at) as last_logged_at
from of_claim n
left join factcheck.member m on m.member_id = n.member_id
left join factcheck.outlet kept on kept.outlet_id = n.outlet_id
group by m.member_id, m.name, kept.outlet_id, kept.name
"""
AGREEMENT = """
create view report.checker_agreement as
with said as (
    select distinct on (v.source_id, v.claim, v.member_id) v.source_id, v.claim, v.member_id, v.rating_id, r.class
    from factcheck.verdict v
    join factcheck.rating r on r.rating_id = v.rating_id
    where v.desk_outlet_id is null and not exists (select from factcheck.verdict later where {later})
    order by v.source_id, v.claim, v.member_id, v.number desc
)
select
    m.name as checker,
    other_m.name as other_checker,
    count(*) as claims,
    count(*) filter (where one.rating_id = other.rating_id) as same_rating,
    count(*) filter (where one.class = other.class) as same_class,
    round(count(*) filter (where one.class = other.class)::numeric / count(*), 4) as same_class_share
from said one
join said other on other.source_id = one.source_id and other.claim = one.claim and other.member_id > one.member_id
join factcheck.member m on m.member_id = one.member_id
join factcheck.member other_m on other_m.member_id = other.member_id
group by m.member_id, other_m.member_id
"""
ALL = {"event": EVENT, "superseded": SUPERSEDED.format(LATER), "rated": "left join"}
VIEWS = {
    "verdict_history": HISTORY.format(columns=COLUMNS.format(**ALL)),
    "verdict_current": CURRENT.format(columns=COLUMNS.format(event="", superseded="", rated="join"), later=LATER),
    "checker_record": CHECKER.format(later=LATER),
    "checker_agreement": AGREEMENT.format(later=LATER),
}

VERDICT = {
    "claim_ref": "name of the claim, as 12.7",
    "source_id": "number of the source that the claim stands in",
    "claim": "the claim's number in the source",
    "number": "counts the claim's verdicts and withdrawals, from 1",
    "scale": "code of the rating scale",
    "rating": "code of the rating",
    "rating_en": "the rating in English",
    "rating_ar": "the rating in Arabic",
    "numeric_value": "the rating's place on its scale; null for a rating outside the order",
    "class": "true, mixed, false or unproven: comparable across scales",
    "checker": "who logged it; another desk's verdict: who took it in",
    "desk": "the other desk whose verdict it is; null for this desk's own",
    "rationale": "why, in the checker's words",
    "supersedes": "number of the claim's verdict that it replaces; null for none",
    "reason": "why it replaces that one; null for a first verdict",
    "evidence": "how many pieces of evidence it cites",
    "evidence_withdrawn": "how many of them do not hold any more",
    "review_url": "where it is published; null when it is not",
    "reviewed_on": "day that another desk gives its verdict; null for this desk's own",
    "logged_at": "when it was logged",
}
WITHDRAWN = {column: f"{VERDICT[column]}; null for a withdrawal" for column in ("scale", "rating", "class")}
COMMENTS = {
    "verdict_history": {
        "": "one row a verdict or withdrawal ever logged of a claim, of this desk and of others",
        **VERDICT,
        **WITHDRAWN,
        "event": "verdict, or withdrawal of the one that it supersedes",
        "rating_en": "the rating in English; null for a withdrawal",
        "rating_ar": "the rating in Arabic; null for a withdrawal",
        "reason": "why it replaces or withdraws that one; null for a first verdict",
        "superseded_by": "number of the verdict or withdrawal that replaces it; null while it holds",
    },
    "verdict_current": {"": "one row a verdict that holds: neither superseded nor withdrawn", **VERDICT},
    "checker_record": {
        "": "one row a checker of this desk, and one a desk whose verdicts were taken in",
        "checker": "who judged; null in the row of another desk",
        "desk": "the other desk; null in the row of a checker",
        "verdicts": "how many verdicts were logged, superseded ones too",
        "withdrawals": "how many withdrawals were logged",
        "claims": "of how many claims",
        "current_verdicts": "how many of the verdicts hold",
        "current_true": "how many of those are of class true",
        "current_mixed": "how many of those are of class mixed",
        "current_false": "how many of those are of class false",
        "current_unproven": "how many of those are of class unproven",
        "evidence": "how many pieces of evidence all the verdicts cite",
        "first_logged_at": "when the first was logged",
        "last_logged_at": "when the last was logged",
    },
    "checker_agreement": {
        "": "one row a pair of this desk's checkers whose verdicts of one claim or more hold side by side",
        "checker": "who was recorded first of the two",
        "other_checker": "the other",
        "claims": "how many claims both judged; of several verdicts of one checker the newest counts",
        "same_rating": "of how many claims both gave the same rating",
        "same_class": "of how many claims their ratings are of one class",
        "same_class_share": "same_class in relation to claims, 0 to 1; chance is not taken off",
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
