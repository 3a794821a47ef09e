"""Reading again: which program read a source last, and which claims it no longer reads."""

import sqlalchemy as sa
from alembic import op

revision = "e05f3b6a91c8"
down_revision = "8c41d7e2b9a6"
branch_labels = None
depends_on = None

OUTDATED = "since when its newest reading no longer has it; null while it has"
REREAD_BY = "name and version of the program that read the newest capture again; null when none has"
NUMBERS = {
    "now": "a number in the capture, from 1 in reading order; a span that a later reading adds is numbered on",
    "before": "counts the sentences of the capture, from 1",
}
CURRENT = {
    "now": "whether it stands in the source's newest text and its newest reading",
    "before": "whether it stands in the source's newest text",
}

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
        select count(*) from factcheck.claim c where c.source_id = s.source_id and c.capture = s.latest_capture{still}
    ) as claims,
    s.first_seen_at,
    s.last_seen_at
from factcheck.source s
left join factcheck.outlet o on o.outlet_id = s.outlet_id
left join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
"""
CLAIM = """
create or replace view report.claim as
select
    c.source_id::text || '.' || c.number::text as claim_ref,
    c.source_id,
    c.number as claim,
    s.uid as source_uid,
    s.outlet,
    s.published_on,
    s.published_start_on,
    s.published_end_on,
    s.published_precision,
    c.sentence,
    c.text,
    c.voice,
    c.claimant_name as claimant,
    c.claimant_kind,
    coalesce(e.merged_into, c.claimant_entity_id) as claimant_entity_id,
    c.cue,
    c.polarity,
    c.modality,
    c.quoted,
    c.capture = raw.latest_capture{still} as is_current,
    c.extractor,
    c.anonymous_kind,
    c.anonymous_close_to,
    c.anonymous_plural,
    c.corrected{more}
from factcheck.claim c
join factcheck.source raw on raw.source_id = c.source_id
join report.source s on s.source_id = c.source_id
left join factcheck.entity e on e.entity_id = c.claimant_entity_id
"""
COMMENTS = """
select case objsubid when 0 then 'view report.claim' else 'column report.claim.' || attname end, description
from pg_description
left join pg_attribute on attrelid = objoid and attnum = objsubid
where objoid = 'report.claim'::regclass and coalesce(attname, '') <> 'outdated_at'
"""
STILL = " and c.outdated_at is null"


def upgrade() -> None:
    op.add_column(
        "claim",
        sa.Column("outdated_at", sa.DateTime(timezone=True), nullable=True, comment=OUTDATED),
        schema="factcheck",
    )
    op.add_column("source", sa.Column("reread_by", sa.Text(), nullable=True, comment=REREAD_BY), schema="factcheck")
    op.execute(SOURCE.format(still=STILL))
    op.execute(CLAIM.format(still=STILL, more=",\n    c.outdated_at"))
    op.execute(f"comment on column report.claim.outdated_at is $${OUTDATED}$$")
    _comment("now")


def downgrade() -> None:
    _comment("before")
    # A column cannot be taken out of a view; default privileges give the new one its readers.
    comments = op.get_bind().execute(sa.text(COMMENTS)).all()
    op.execute("drop view report.claim")
    op.execute(CLAIM.format(still="", more=""))
    for what, comment in comments:
        op.execute(f"comment on {what} is $${comment}$$")
    op.execute(SOURCE.format(still=""))
    op.drop_column("source", "reread_by", schema="factcheck")
    op.drop_column("claim", "outdated_at", schema="factcheck")


def _comment(when: str) -> None:
    op.execute(f"comment on column report.claim.is_current is $${CURRENT[when]}$$")
    op.execute(f"comment on column factcheck.sentence.number is $${NUMBERS[when]}$$")
