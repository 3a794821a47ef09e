"""Report view entity: in how many claims an entity speaks and is named is counted ahead, and says as of when."""

from alembic import op

revision = "61c8d2f7a09b"
down_revision = "d4c7e90a5b21"
branch_labels = None
depends_on = None

MADE = """
    select coalesce(m.merged_into, m.entity_id) as entity_id, count(*) as claims
    from factcheck.claim c
    join factcheck.source s on s.source_id = c.source_id and s.latest_capture = c.capture
    join factcheck.entity m on m.entity_id = c.claimant_entity_id
    where c.outdated_at is null
    group by 1
"""
NAMED = """
    select once.entity_id, count(*) as claims
    from (
        select distinct coalesce(m.merged_into, m.entity_id) as entity_id, c.source_id, c.number
        from factcheck.mention n
        join factcheck.claim c on c.source_id = n.source_id and c.number = n.claim
        join factcheck.source s on s.source_id = c.source_id and s.latest_capture = c.capture
        join factcheck.entity m on m.entity_id = n.entity_id
        where c.outdated_at is null
    ) once
    group by 1
"""
RECORD = """
create materialized view report.entity_record as
select
    e.entity_id,
    coalesce(made.claims, 0) as claims_made,
    coalesce(named.claims, 0) as claims_mentioning,
    now() as as_of
from factcheck.entity e
left join ({made}) made on made.entity_id = e.entity_id
left join ({named}) named on named.entity_id = e.entity_id
where e.merged_into is null
"""
ENTITY = """
create {replacing} view report.entity as
select
    e.entity_id,
    e.kind,
    e.name,
    e.wikidata,
    e.curated,
    (
        select count(*) from factcheck.entity m
        join factcheck.entity_alias a on a.entity_id = m.entity_id
        where m.entity_id = e.entity_id or m.merged_into = e.entity_id
    ) as aliases,
    (select count(*) from factcheck.entity m where m.merged_into = e.entity_id) as merged,
    {counts},
    e.created_at{more}
from factcheck.entity e
{joined}
where e.merged_into is null
"""
NOW = {
    "counts": "r.claims_made,\n    r.claims_mentioning",
    "more": ",\n    r.as_of",
    "joined": "left join report.entity_record r on r.entity_id = e.entity_id",
}
BEFORE = {
    "counts": "coalesce(made.claims, 0) as claims_made,\n    coalesce(named.claims, 0) as claims_mentioning",
    "more": "",
    "joined": f"left join ({MADE}) made on made.entity_id = e.entity_id\n"
    f"left join ({NAMED}) named on named.entity_id = e.entity_id",
}
AS_OF = "as of when both counts hold: when they were last made (factcheck report refresh)"
UNCOUNTED = "; null for an entity that came in later"
RECORD_COMMENTS = {
    "": "one row an entity that stands: in how many current claims it speaks and is named, worked out ahead",
    "entity_id": "number of the entity",
    "claims_made": "how many current claims are put down to it, under any of its names",
    "claims_mentioning": "how many current claims name it, under any of its names",
    "as_of": AS_OF,
}
# A column cannot be taken out of a view; default privileges give the new one its readers.
COMMENTS = """
select case objsubid when 0 then 'view report.entity' else 'column report.entity.' || attname end, description
from pg_description
left join pg_attribute on attrelid = objoid and attnum = objsubid
where objoid = 'report.entity'::regclass and coalesce(attname, '') <> 'as_of'
"""


def upgrade() -> None:
    op.execute(RECORD.format(made=MADE, named=NAMED))
    for column, comment in RECORD_COMMENTS.items():
        what = f"column report.entity_record.{column}" if column else "materialized view report.entity_record"
        op.execute(f"comment on {what} is $${comment}$$")
    op.execute("create unique index ix_entity_record_key on report.entity_record (entity_id)")
    op.execute(ENTITY.format(replacing="or replace", **NOW))
    op.execute(f"comment on column report.entity.as_of is $${AS_OF}{UNCOUNTED}$$")


def downgrade() -> None:
    comments = op.get_bind().exec_driver_sql(COMMENTS).all()
    op.execute("drop view report.entity")
    op.execute(ENTITY.format(replacing="", **BEFORE))
    for what, comment in comments:
        op.execute(f"comment on {what} is $${comment}$$")
    op.execute("drop materialized view report.entity_record")
