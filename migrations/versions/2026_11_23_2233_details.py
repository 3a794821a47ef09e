"""Report views: figures and names in claims."""

from alembic import op

revision = "0c94d2be71f8"
down_revision = "e3a70c5d9b14"
branch_labels = None
depends_on = None

DETAIL = """
create view report.{view} as
select
    c.source_id::text || '.' || c.number::text as claim_ref,
    d.source_id,
    d.claim,
    d.position,
    {columns},
    c.claimant_name as claimant,
    kept.name as outlet,
    s.published_start_on,
    c.capture = s.latest_capture and c.outdated_at is null as is_current
from factcheck.{view} d
join factcheck.claim c on c.source_id = d.source_id and c.number = d.claim
join factcheck.source s on s.source_id = d.source_id
left join (
    factcheck.outlet o join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
) on o.outlet_id = s.outlet_id{more}
"""
VIEWS = {
    "quantity": DETAIL.format(
        view="quantity",
        columns="d.text,\n    d.value,\n    d.value_max,\n    d.unit,\n    d.approximate,\n    d.open_ended",
        more="",
    ),
    "mention": DETAIL.format(
        view="mention",
        columns="d.name,\n    stands.name as entity,\n    stands.entity_id,\n    d.kind",
        more="""
left join (
    factcheck.entity e join factcheck.entity stands on stands.entity_id = coalesce(e.merged_into, e.entity_id)
) on e.entity_id = d.entity_id""",
    ),
}

CLAIM = {
    "claim_ref": "name of the claim, as 12.7",
    "source_id": "number of the source that it stands in",
    "claim": "the claim's number in the source",
}
ITS_CLAIM = {
    "claimant": "who says the claim, as the text has it; null for the outlet's own voice",
    "outlet": "who published the claim; null when not known",
    "published_start_on": "first day on which it may have been published; null when not known",
    "is_current": "whether the claim stands in the source's newest text and its newest reading",
}
COMMENTS = {
    "quantity": {
        "": "one row a figure that a claim gives",
        **CLAIM,
        "position": "counts the claim's figures, from 1",
        "text": "its words as they stand",
        "value": "the number, or the lower end of a range, in the unit; null for at most",
        "value_max": "the upper end of a range, in the unit; null for a single number",
        "unit": "ISO 4217 code for money, percent, a symbol such as km or t, else the counted noun; null for none",
        "approximate": "whether the text says about, nearly and the like",
        "open_ended": "whether the text says more than or at least the value",
        **ITS_CLAIM,
    },
    "mention": {
        "": "one row a name that a claim mentions",
        **CLAIM,
        "position": "counts the claim's mentions, from 1",
        "name": "the name as it stands",
        "entity": "the name of the entity that it is taken for, as it stands now; null when not known",
        "entity_id": "number of that entity; null when not known",
        "kind": "person, organisation, place or outlet",
        **ITS_CLAIM,
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
