"""Report views find what stands for an entity or an outlet, by indexes that tell how few that is; groups by size."""

from alembic import op
from sqlalchemy import text

revision = "c5e84a17d03f"
down_revision = "6a0fd3b87e15"
branch_labels = None
depends_on = None

STANDING = {"entity": "coalesce(merged_into, entity_id)", "outlet": "coalesce(merged_into, outlet_id)"}
GROUPS = "ix_claim_group_outlets_claims"
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
    {entity_id} as claimant_entity_id,
    c.cue,
    c.polarity,
    c.modality,
    c.quoted,
    c.capture = raw.latest_capture and c.outdated_at is null as is_current,
    c.extractor,
    c.anonymous_kind,
    c.anonymous_close_to,
    c.anonymous_plural,
    c.corrected,
    c.outdated_at
from factcheck.claim c
join factcheck.source raw on raw.source_id = c.source_id
join report.source s on s.source_id = c.source_id
{entity}
"""
NOW = {
    "entity_id": "stands.entity_id",
    "entity": """left join (
    factcheck.entity e join factcheck.entity stands on stands.entity_id = coalesce(e.merged_into, e.entity_id)
) on e.entity_id = c.claimant_entity_id""",
}
BEFORE = {
    "entity_id": "coalesce(e.merged_into, c.claimant_entity_id)",
    "entity": "left join factcheck.entity e on e.entity_id = c.claimant_entity_id",
}


def upgrade() -> None:
    for table, standing in STANDING.items():
        op.create_index(f"ix_{table}_standing", table, [text(standing)], schema="factcheck")
    op.create_index(GROUPS, "claim_group", [text("outlets desc"), text("claims desc")], schema="factcheck")
    op.execute(CLAIM.format(**NOW))


def downgrade() -> None:
    op.execute(CLAIM.format(**BEFORE))
    op.drop_index(GROUPS, "claim_group", schema="factcheck")
    for table in STANDING:
        op.drop_index(f"ix_{table}_standing", table, schema="factcheck")
