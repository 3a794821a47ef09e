"""Corrections: what people say of a claim in place of what the program read, with who, when and why."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "8c41d7e2b9a6"
down_revision = "5be19a0c7d24"
branch_labels = None
depends_on = None

GROUPS = ("factcheck_checker", "factcheck_editor")
# What a correction writes: itself, the reading that now holds, names not met before, and suggestions made anew.
READING = (
    "span_start, span_end, text, text_normalized, voice, claimant_name, claimant_normalized, claimant_kind,"
    " claimant_entity_id, claimant_start, claimant_end, anonymous_kind, anonymous_close_to, anonymous_plural,"
    " cue, cue_start, cue_end, polarity, modality, quoted, corrected"
)
PARTS = "factcheck.attribution, factcheck.quantity, factcheck.claim_time, factcheck.mention"
RIGHTS = (
    "insert on factcheck.correction, factcheck.member, factcheck.entity, factcheck.entity_alias",
    f"update ({READING}) on factcheck.claim",
    f"insert, delete on {PARTS}, factcheck.link",
)
KEPT = "insert on factcheck.member"  # what checkers had before

CORRECTED = "whether a person has corrected what the program read; the program's reading stands in correction"
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
    c.extractor,
    c.anonymous_kind,
    c.anonymous_close_to,
    c.anonymous_plural{more}
from factcheck.claim c
join factcheck.source raw on raw.source_id = c.source_id
join report.source s on s.source_id = c.source_id
left join factcheck.entity e on e.entity_id = c.claimant_entity_id
"""
COMMENTS = """
select case objsubid when 0 then 'view report.claim' else 'column report.claim.' || attname end, description
from pg_description
left join pg_attribute on attrelid = objoid and attnum = objsubid
where objoid = 'report.claim'::regclass and coalesce(attname, '') <> 'corrected'
"""
CORRECTION = """
create view report.correction as
select
    c.source_id::text || '.' || c.claim::text as claim_ref,
    c.source_id,
    c.claim,
    c.number,
    array(select jsonb_object_keys(c.after) order by 1) as fields,
    c.before,
    c.after,
    c.restored,
    m.name as corrected_by,
    c.reason,
    c.corrected_at
from factcheck.correction c
join factcheck.member m on m.member_id = c.member_id
"""
CORRECTION_COMMENTS = {
    "": "one row a correction: what a person said of a claim in place of what it was read as before",
    "claim_ref": "name of the claim, as 12.7",
    "source_id": "number of the source that the claim stands in",
    "claim": "the claim's number in the source",
    "number": "counts the claim's corrections, from 1",
    "fields": "what was corrected",
    "before": "the corrected fields as they were; those of the first correction are the program's reading",
    "after": "the same fields as they were from then on",
    "restored": "whether the program's reading holds again from then on",
    "corrected_by": "who corrected it",
    "reason": "why, in that person's words",
    "corrected_at": "when it was corrected",
}


def upgrade() -> None:
    op.add_column(
        "claim",
        sa.Column("corrected", sa.Boolean(), server_default=sa.text("false"), nullable=False, comment=CORRECTED),
        schema="factcheck",
    )
    make_table()
    op.execute(CLAIM.format(more=",\n    c.corrected"))
    op.execute(f"comment on column report.claim.corrected is $${CORRECTED}$$")
    op.execute(CORRECTION)
    for column, comment in CORRECTION_COMMENTS.items():
        what = f"column report.correction.{column}" if column else "view report.correction"
        op.execute(f"comment on {what} is $${comment}$$")
    set_rights()


def make_table() -> None:
    op.create_table(
        "correction",
        sa.Column("source_id", sa.BigInteger(), nullable=False, comment="source of the claim"),
        sa.Column("claim", sa.Integer(), nullable=False, comment="the claim's number in its source, as in 12.7"),
        sa.Column("number", sa.Integer(), nullable=False, comment="counts the claim's corrections, from 1"),
        sa.Column(
            "before",
            postgresql.JSONB(),
            nullable=False,
            comment="the corrected fields as they were, each whole; those of number 1 are the program's reading",
        ),
        sa.Column(
            "after", postgresql.JSONB(), nullable=False, comment="the same fields as they were from then on, each whole"
        ),
        sa.Column(
            "restored",
            sa.Boolean(),
            nullable=False,
            comment="whether the program's reading holds again from then on",
        ),
        sa.Column("member_id", sa.BigInteger(), nullable=False, comment="who corrected it"),
        sa.Column("reason", sa.Text(), nullable=False, comment="why, in that person's words"),
        sa.Column(
            "corrected_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="when it was corrected",
        ),
        sa.ForeignKeyConstraint(["member_id"], ["factcheck.member.member_id"], name=op.f("fk_correction_member")),
        sa.ForeignKeyConstraint(
            ["source_id", "claim"],
            ["factcheck.claim.source_id", "factcheck.claim.number"],
            name=op.f("fk_correction_claim"),
        ),
        sa.PrimaryKeyConstraint("source_id", "claim", "number", name=op.f("pk_correction")),
        schema="factcheck",
        comment="what people said of a claim in place of what it was read as; append-only",
    )


def set_rights() -> None:
    """What upgrade does; again after a restore, or when somebody has made the roles that were missing."""
    op.execute("revoke update, delete, truncate on factcheck.correction from current_user")
    for role in filter(_exists, GROUPS):
        for right in RIGHTS:
            op.execute(f"grant {right} to {role}")


def downgrade() -> None:
    for role in filter(_exists, GROUPS):
        for right in RIGHTS:
            op.execute(f"revoke {right} from {role}")
    if _exists("factcheck_checker"):
        op.execute(f"grant {KEPT} to factcheck_checker")
    op.execute("drop view report.correction")
    # A column cannot be taken out of a view; default privileges give the new one its readers.
    comments = op.get_bind().execute(sa.text(COMMENTS)).all()
    op.execute("drop view report.claim")
    op.execute(CLAIM.format(more=""))
    for what, comment in comments:
        op.execute(f"comment on {what} is $${comment}$$")
    op.drop_table("correction", schema="factcheck")
    op.drop_column("claim", "corrected", schema="factcheck")


def _exists(role: str) -> bool:
    return bool(op.get_bind().scalar(sa.text("select to_regrole(:role) is not null"), {"role": role}))
