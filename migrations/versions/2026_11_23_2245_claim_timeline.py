"""Report view: what happened to a claim, from its publication to its verdicts."""

from alembic import op

revision = "27ce9b50f6a8"
down_revision = "a85c0e4fd713"
branch_labels = None
depends_on = None

OUTLET = """(
            select kept.name from factcheck.outlet o
            join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
            where o.outlet_id = {}
        )"""
MEMBER = "(select m.name from factcheck.member m where m.member_id = d.member_id)"
EVENT = """
    select
        {day},
        {at},
        {event},
        {detail},
        {who},
        {other}
    from {things}"""
# What happened to a claim is looked up claim by claim: lists come in their order, however many claims there are.
TIMELINE = """
create view report.claim_timeline as
select
    c.source_id::text || '.' || c.number::text as claim_ref,
    c.source_id,
    c.number as claim,
    happened.on_day as happened_on,
    happened.at_moment as happened_at,
    happened.event,
    happened.detail,
    happened.by_whom,
    happened.other_claim_ref
from factcheck.claim c
cross join lateral ({events}
) as happened (on_day, at_moment, event, detail, by_whom, other_claim_ref)
"""


def of_claim(table: str, side: str = "") -> str:
    return f"factcheck.{table} d where d.{side}source_id = c.source_id and d.{side}claim = c.number"


def at_moment(event: str, at: str, things: str, **more: str) -> str:
    parts = {"detail": "null", "who": "null", "other": "null", **more}
    return EVENT.format(event=event, day=f"({at} at time zone 'UTC')::date", at=at, things=things, **parts)


def linked(near: str, far: str) -> str:
    """Agreements and contradictions, each on the day on which the other claim was published."""
    return EVENT.format(
        event="case d.relation when 'agrees' then 'agreed' else 'contradicted' end",
        day="s.published_start_on",
        at="null::timestamptz",
        detail="x.text",
        who=OUTLET.format("s.outlet_id"),
        other="x.source_id::text || '.' || x.number::text",
        things=f"""factcheck.link d
    join factcheck.claim x on x.source_id = d.{far}source_id and x.number = d.{far}claim
    join factcheck.source s on s.source_id = x.source_id
    where d.{near}source_id = c.source_id and d.{near}claim = c.number
        and d.state <> 'rejected' and x.capture = s.latest_capture and x.outdated_at is null""",
    )


def decided(near: str, far: str) -> str:
    parts = {"who": MEMBER, "other": f"d.{far}source_id::text || '.' || d.{far}claim::text"}
    return at_moment("'decided'", "d.decided_at", DECISIONS[near], detail="d.relation || ': ' || d.state", **parts)


# Nothing finds decisions by their second claim, whose links do.
DECISIONS = {
    "": of_claim("link_decision"),
    "other_": """factcheck.link l
    join factcheck.link_decision d on d.source_id = l.source_id and d.claim = l.claim and d.relation = l.relation
        and d.other_source_id = l.other_source_id and d.other_claim = l.other_claim
    where l.other_source_id = c.source_id and l.other_claim = c.number""",
}
PUBLISHED = EVENT.format(
    event="'published'",
    day="s.published_start_on",
    at="null::timestamptz",
    detail="c.text",
    who=OUTLET.format("s.outlet_id"),
    other="null",
    things="factcheck.source s where s.source_id = c.source_id",
)
CAPTURES = "factcheck.capture t where t.source_id = c.source_id and t.number {} c.capture"
VERDICTS = """factcheck.verdict d left join factcheck.rating r on r.rating_id = d.rating_id
    where d.source_id = c.source_id and d.claim = c.number"""
EVENTS = (
    PUBLISHED,
    at_moment("'taken in'", "t.taken_at", CAPTURES.format("="), detail="'capture ' || t.number"),
    at_moment("'words changed'", "t.taken_at", CAPTURES.format(">"), detail="'capture ' || t.number"),
    at_moment("'no longer read'", "c.outdated_at", "(select) one where c.outdated_at is not null"),
    at_moment("'corrected'", "d.corrected_at", of_claim("correction"), detail="d.reason", who=MEMBER),
    linked("", "other_"),
    linked("other_", ""),
    decided("", "other_"),
    decided("other_", ""),
    at_moment(
        "case when d.rating_id is null then 'verdict withdrawn' else 'verdict' end",
        "d.logged_at",
        VERDICTS,
        detail="coalesce(r.code, d.reason)",
        who=f"case when d.desk_outlet_id is null then {MEMBER} else {OUTLET.format('d.desk_outlet_id')} end",
    ),
)
COMMENTS = {
    "": "one row a thing that happened to a claim: published, agreed with, contradicted, judged ...",
    "claim_ref": "name of the claim, as 12.7",
    "source_id": "number of the source that it stands in",
    "claim": "the claim's number in the source",
    "happened_on": "the day, in UTC; the first of several on which it may have been; null when not known",
    "happened_at": "the moment; null where no more than a day is known",
    "event": "published, taken in, words changed, no longer read, corrected, agreed, contradicted, decided, verdict or"
    " verdict withdrawn",
    "detail": "words of the claim, or of the other that agrees or contradicts; capture; relation and decision; rating;"
    " reason of a correction or withdrawal; null for none",
    "by_whom": "outlet, editor, checker or other desk; null for the program, and for outlets that are not known",
    "other_claim_ref": "the claim that agrees, contradicts, or was decided of; null for none",
}


def upgrade() -> None:
    op.execute(TIMELINE.format(events="\n    union all".join(EVENTS)))
    for column, comment in COMMENTS.items():
        what = f"column report.claim_timeline.{column}" if column else "view report.claim_timeline"
        op.execute(f"comment on {what} is $${comment}$$")


def downgrade() -> None:
    op.execute("drop view report.claim_timeline")
