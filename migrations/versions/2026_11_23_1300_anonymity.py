"""What a text says of a claimant that it does not name: kind, whom it stands close to, one or several."""

import sqlalchemy as sa
from alembic import op

revision = "5be19a0c7d24"
down_revision = "40228ed752b7"
branch_labels = None
depends_on = None

KINDS = (
    "official",
    "military",
    "security",
    "diplomatic",
    "medical",
    "legal",
    "business",
    "media",
    "eyewitness",
    "unspecified",
)
COLUMNS = {
    "anonymous_kind": (
        sa.Text(),
        "what an anonymous claimant is said to be: official, military ...; null for named ones",
    ),
    "anonymous_close_to": (
        sa.Text(),
        "whom an anonymous claimant is said to be close to, or to know of; null for none",
    ),
    "anonymous_plural": (sa.Boolean(), "whether an anonymous claimant is several; null for named ones"),
}
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
    c.capture = raw.latest_capture as is_current,
    c.extractor{more}
from factcheck.claim c
join factcheck.source raw on raw.source_id = c.source_id
join report.source s on s.source_id = c.source_id
left join factcheck.entity e on e.entity_id = c.claimant_entity_id
"""
COMMENTS = """
select case objsubid when 0 then 'view report.claim' else 'column report.claim.' || attname end, description
from pg_description
left join pg_attribute on attrelid = objoid and attnum = objsubid
where objoid = 'report.claim'::regclass and coalesce(attname, '') not like 'anonymous%'
"""


def upgrade() -> None:
    for name, (kind, comment) in COLUMNS.items():
        op.add_column("claim", sa.Column(name, kind, nullable=True, comment=comment), schema="factcheck")
    listed = ", ".join(f"'{kind}'" for kind in KINDS)
    op.create_check_constraint("anonymous_kind_known", "claim", f"anonymous_kind in ({listed})", schema="factcheck")
    op.create_check_constraint(
        "anonymous_of_nobody_named",
        "claim",
        "num_nulls(anonymous_kind, anonymous_close_to, anonymous_plural) = 3 or claimant_kind = 'anonymous'",
        schema="factcheck",
    )
    op.execute(CLAIM.format(more="".join(f",\n    c.{name}" for name in COLUMNS)))
    for name, (_, comment) in COLUMNS.items():
        op.execute(f"comment on column report.claim.{name} is $${comment}$$")


def downgrade() -> None:
    # A column cannot be taken out of a view; default privileges give the new one its readers.
    comments = op.get_bind().execute(sa.text(COMMENTS)).all()
    op.execute("drop view report.claim")
    op.execute(CLAIM.format(more=""))
    for what, comment in comments:
        op.execute(f"comment on {what} is $${comment}$$")
    for constraint in ("anonymous_of_nobody_named", "anonymous_kind_known"):
        op.drop_constraint(op.f(f"ck_claim_{constraint}"), "claim", schema="factcheck")
    for name in COLUMNS:
        op.drop_column("claim", name, schema="factcheck")
