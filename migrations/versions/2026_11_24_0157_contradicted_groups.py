"""Groups say how many claims contradict them, and lists of them are turned page by page."""

import sqlalchemy as sa
from alembic import op

revision = "e7b20c94d1a6"
down_revision = "5b2d90e7c1a8"
branch_labels = None
depends_on = None

OUTLET_SIZE = "ix_claim_group_outlets_claims"
SIZE = ["outlets desc", "claims desc", "source_id", "claim"]
LISTS = {"ix_claim_group_size": SIZE, "ix_claim_group_contradictions": ["contradictions desc", *SIZE]}
HOW_MANY = "how many claims contradict one of them, rejected pairs left aside"
GROUP = """
create view report.claim_group as
select
    g.source_id::text || '.' || g.claim::text as group_ref,
    g.claims,
    g.sources,
    g.outlets,
    g.origins,
    g.copies,{contradictions}
    cardinality(g.circle) > 0 as is_circular,
    g.circle,
    (select n.text from factcheck.claim n where n.source_id = g.source_id and n.number = g.claim) as text,
    g.first_source_id::text || '.' || g.first_claim::text as first_claim_ref,
    (
        select kept.name
        from factcheck.source s
        join factcheck.outlet o on o.outlet_id = s.outlet_id
        join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
        where s.source_id = g.first_source_id
    ) as first_outlet,
    (
        select min(s.published_start_on)
        from factcheck.claim_group_member m join factcheck.source s on s.source_id = m.source_id
        where m.group_source_id = g.source_id and m.group_claim = g.claim
    ) as first_on,
    (
        select max(s.published_end_on)
        from factcheck.claim_group_member m join factcheck.source s on s.source_id = m.source_id
        where m.group_source_id = g.source_id and m.group_claim = g.claim
    ) as last_on,
    g.source_id,
    g.claim,
    (select r.refreshed_at from factcheck.refresh r where r.view = 'claim_group') as as_of
from factcheck.claim_group g
"""
COMMENTS = {
    "": "one row a group: current claims of two or more that agree, with how many voices stand behind them",
    "group_ref": "name of the group: that of the lowest of its claims, as 12.7",
    "claims": "how many claims say it",
    "sources": "in how many articles",
    "outlets": "of how many outlets; each article of an unknown one counts as one",
    "origins": "how many origins stand behind them: outlets that relay one voice count once",
    "copies": "how many of the claims stand in the same words in another outlet's article (wire copy)",
    "contradictions": HOW_MANY,
    "is_circular": "whether outlets cite one another in a ring",
    "circle": "the outlets of that ring, each citing the next; empty for none",
    "text": "words of the claim that names the group",
    "first_claim_ref": "the claim that was out first; null when it may be several, or no day is known",
    "first_outlet": "who published that claim; null when not known",
    "first_on": "first day on which any of them may have been published; null when none is known",
    "last_on": "last day (included) on which any of them may have been published; null when none is known",
    "source_id": "number of the source of the claim that names the group",
    "claim": "that claim's number in its source",
    "as_of": "as of when groups were worked out (factcheck report refresh)",
}


def upgrade() -> None:
    column = sa.Column("contradictions", sa.Integer(), server_default="0", nullable=False, comment=HOW_MANY)
    op.add_column("claim_group", column, schema="factcheck")
    op.drop_index(OUTLET_SIZE, "claim_group", schema="factcheck")
    for index, columns in LISTS.items():
        op.create_index(index, "claim_group", [sa.text(column) for column in columns], schema="factcheck")
    _view("\n    g.contradictions,", COMMENTS)


def downgrade() -> None:
    _view("", {column: comment for column, comment in COMMENTS.items() if column != "contradictions"})
    for index in LISTS:
        op.drop_index(index, "claim_group", schema="factcheck")
    op.create_index(OUTLET_SIZE, "claim_group", [sa.text("outlets desc"), sa.text("claims desc")], schema="factcheck")
    op.drop_column("claim_group", "contradictions", schema="factcheck")


def _view(contradictions: str, comments: dict[str, str]) -> None:
    """The view anew, with the rights that it had."""
    op.execute("drop view report.claim_group")
    op.execute(GROUP.format(contradictions=contradictions))
    for column, comment in comments.items():
        what = f"column report.claim_group.{column}" if column else "view report.claim_group"
        op.execute(f"comment on {what} is $${comment}$$")
