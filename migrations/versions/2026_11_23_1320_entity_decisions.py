"""Entity decisions: merges, splits and names as people decide them, append-only, and entities as analysts see them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "3fa94c07be15"
down_revision = "e05f3b6a91c8"
branch_labels = None
depends_on = None

GROUPS = ("factcheck_checker", "factcheck_editor")
# A decision writes itself, where entities stand, whose a name is, and what linking has to look at again. New entities,
# names, members and claimants come with the right to correct claims.
RIGHTS = (
    "insert on factcheck.entity_decision",
    "update (merged_into, curated) on factcheck.entity",
    "update (entity_id), delete on factcheck.entity_alias",
    "update (entity_id) on factcheck.mention, factcheck.attribution",
    "update (same_origin) on factcheck.link",
    "update (linked_capture) on factcheck.source",
)
RECORDED = "what was recorded: verdict{} or link_decision"

ENTITY = """
create view report.entity as
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
    coalesce(made.claims, 0) as claims_made,
    coalesce(named.claims, 0) as claims_mentioning,
    e.created_at
from factcheck.entity e
left join (
    select coalesce(m.merged_into, m.entity_id) as entity_id, count(*) as claims
    from factcheck.claim c
    join factcheck.source s on s.source_id = c.source_id and s.latest_capture = c.capture
    join factcheck.entity m on m.entity_id = c.claimant_entity_id
    where c.outdated_at is null
    group by 1
) made on made.entity_id = e.entity_id
left join (
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
) named on named.entity_id = e.entity_id
where e.merged_into is null
"""
ALIAS = """
create view report.entity_alias as
select
    kept.entity_id,
    kept.name as entity,
    kept.kind,
    a.name as alias,
    a.language,
    a.entity_id as recorded_for
from factcheck.entity_alias a
join factcheck.entity e on e.entity_id = a.entity_id
join factcheck.entity kept on kept.entity_id = coalesce(e.merged_into, e.entity_id)
"""
VIEWS = {"entity": ENTITY, "entity_alias": ALIAS}
COMMENTS = {
    "entity": {
        "": "one row a person, organisation, place or outlet; those merged into another are counted with it",
        "entity_id": "number of the entity",
        "kind": "person, organisation, place or outlet",
        "name": "the name that it goes by",
        "wikidata": "its Wikidata item, as Q1016; null when not known",
        "curated": "true when a person entered or checked it, false when read in a text",
        "aliases": "how many names it has, those of entities merged into it too",
        "merged": "how many entities were merged into it",
        "claims_made": "how many current claims it is the claimant of",
        "claims_mentioning": "how many current claims name it",
        "created_at": "when it was recorded",
    },
    "entity_alias": {
        "": "one row a name of an entity",
        "entity_id": "number of the entity that the name means now",
        "entity": "the name that this entity goes by",
        "kind": "person, organisation, place or outlet",
        "alias": "the name, in any script and spelling",
        "language": "ISO 639-1 code of the name's language; null when not known",
        "recorded_for": "number of the entity that the name was recorded for: another one when that was merged",
    },
}


def upgrade() -> None:
    op.create_check_constraint("merged_into_another", "entity", "merged_into <> entity_id", schema="factcheck")
    op.create_index(
        op.f("ix_entity_merged_into"),
        "entity",
        ["merged_into"],
        schema="factcheck",
        postgresql_where=sa.text("merged_into is not null"),
    )
    make_table()
    for view, statement in VIEWS.items():
        op.execute(statement)
        for column, comment in COMMENTS[view].items():
            what = f"column report.{view}.{column}" if column else f"view report.{view}"
            op.execute(f"comment on {what} is $${comment}$$")
    op.execute(f"comment on column factcheck.ledger.kind is '{RECORDED.format(', entity_decision')}'")
    set_rights()


def make_table() -> None:
    op.create_table(
        "entity_decision",
        sa.Column(
            "decision_id",
            sa.BigInteger(),
            sa.Identity(always=True),
            nullable=False,
            comment="number of the decision, given by the database",
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="merge, split, alias, unalias or undo"),
        sa.Column(
            "entity_id",
            sa.BigInteger(),
            nullable=False,
            comment="what it is about: the entity merged away, split, or whose name was given or taken",
        ),
        sa.Column(
            "other_entity_id",
            sa.BigInteger(),
            nullable=True,
            comment="the entity kept by a merge, made by a split; null otherwise",
        ),
        sa.Column("undoes", sa.BigInteger(), nullable=True, comment="the decision that it takes back; null otherwise"),
        sa.Column("details", postgresql.JSONB(), nullable=False, comment="what has to be known to take it back"),
        sa.Column("member_id", sa.BigInteger(), nullable=False, comment="who decided"),
        sa.Column("reason", sa.Text(), nullable=True, comment="why, in that person's words; null when not said"),
        sa.Column(
            "decided_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="when it was decided",
        ),
        sa.Column(
            "is_undo",
            sa.Boolean(),
            sa.Computed("undoes is not null", persisted=True),
            nullable=True,
            comment="whether it takes another back; generated",
        ),
        sa.CheckConstraint(
            "kind in ('merge', 'split', 'alias', 'unalias', 'undo')", name=op.f("ck_entity_decision_kind_known")
        ),
        sa.CheckConstraint("(kind = 'undo') = (undoes is not null)", name=op.f("ck_entity_decision_undo_of_one")),
        sa.ForeignKeyConstraint(["entity_id"], ["factcheck.entity.entity_id"], name="fk_entity_decision_entity"),
        sa.ForeignKeyConstraint(
            ["other_entity_id"], ["factcheck.entity.entity_id"], name="fk_entity_decision_other_entity"
        ),
        sa.ForeignKeyConstraint(
            ["undoes"], ["factcheck.entity_decision.decision_id"], name="fk_entity_decision_undone"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["factcheck.member.member_id"], name=op.f("fk_entity_decision_member")),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_entity_decision")),
        sa.UniqueConstraint("undoes", name=op.f("uq_entity_decision_undoes")),
        schema="factcheck",
        comment="what people decided of entities: merges, splits, names; append-only",
    )


def set_rights() -> None:
    """What upgrade does; again after a restore, or when somebody has made the roles that were missing."""
    op.execute("revoke update, delete, truncate on factcheck.entity_decision from current_user")
    # The foreign key from an undo to what it takes back is checked under the owner's rights: see append_only.
    op.execute("grant update (is_undo) on factcheck.entity_decision to current_user")
    for role in filter(_exists, GROUPS):
        for right in RIGHTS:
            op.execute(f"grant {right} to {role}")


def downgrade() -> None:
    for role in filter(_exists, GROUPS):
        for right in RIGHTS:
            op.execute(f"revoke {right} from {role}")
    op.execute(f"comment on column factcheck.ledger.kind is '{RECORDED.format('')}'")
    for view in reversed(VIEWS):
        op.execute(f"drop view report.{view}")
    op.drop_table("entity_decision", schema="factcheck")
    op.drop_index(op.f("ix_entity_merged_into"), "entity", schema="factcheck")
    op.drop_constraint(op.f("ck_entity_merged_into_another"), "entity", schema="factcheck")


def _exists(role: str) -> bool:
    return bool(op.get_bind().scalar(sa.text("select to_regrole(:role) is not null"), {"role": role}))
