"""Verdict history: withdrawals, reasons, other desks' verdicts, kinds of evidence, looks at stale ones, assignments."""

import sqlalchemy as sa
from alembic import op

revision = "5d20c8f7ab34"
down_revision = "a94be2c70d51"
branch_labels = None
depends_on = None

CLAIM = ["factcheck.claim.source_id", "factcheck.claim.number"]
VERDICT = ["factcheck.verdict.source_id", "factcheck.verdict.claim", "factcheck.verdict.number"]
GROWING = ("evidence_withdrawal", "verdict_look", "assignment")
RIGHTS = {
    "factcheck_checker": "insert on factcheck.evidence_withdrawal, factcheck.verdict_look, factcheck.assignment",
    "factcheck_editor": "insert on factcheck.verdict_look, factcheck.assignment",
}
RATED = {"now": "the rating given; null for a withdrawal", "before": "the rating given"}
KINDS = "kind in ('url', 'file', 'claim', 'sentence', 'reference')"


def upgrade() -> None:
    op.alter_column("verdict", "rating_id", nullable=True, comment=RATED["now"], schema="factcheck")
    for column in _of_verdict():
        op.add_column("verdict", column, schema="factcheck")
    op.create_foreign_key(
        "fk_verdict_outlet",
        "verdict",
        "outlet",
        ["desk_outlet_id"],
        ["outlet_id"],
        source_schema="factcheck",
        referent_schema="factcheck",
    )
    for name, law in _laws_of_verdict().items():
        op.create_check_constraint(op.f(f"ck_verdict_{name}"), "verdict", law, schema="factcheck")
    for column in _of_evidence():
        op.add_column("evidence", column, schema="factcheck")
    op.create_check_constraint(op.f("ck_evidence_kind_known"), "evidence", KINDS, schema="factcheck")
    make_tables()
    set_rights()


def make_tables() -> None:
    op.create_table(
        "evidence_withdrawal",
        *_claim_key(),
        sa.Column("verdict", sa.Integer(), nullable=False, comment="number of the verdict that cites it"),
        sa.Column("position", sa.Integer(), nullable=False, comment="number of the evidence in the verdict"),
        sa.Column("member_id", sa.BigInteger(), nullable=False, comment="who withdrew it"),
        sa.Column("reason", sa.Text(), nullable=False, comment="why it does not hold any more, in that person's words"),
        _moment("withdrawn_at", "when it was withdrawn"),
        sa.ForeignKeyConstraint(
            ["source_id", "claim", "verdict", "position"],
            [f"factcheck.evidence.{column}" for column in ("source_id", "claim", "verdict", "position")],
            name=op.f("fk_evidence_withdrawal_evidence"),
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["factcheck.member.member_id"], name=op.f("fk_evidence_withdrawal_member")
        ),
        sa.PrimaryKeyConstraint("source_id", "claim", "verdict", "position", name=op.f("pk_evidence_withdrawal")),
        schema="factcheck",
        comment="evidence that does not hold any more; append-only",
    )
    op.create_table(
        "verdict_look",
        *_claim_key(),
        sa.Column("verdict", sa.Integer(), nullable=False, comment="number of the verdict looked at"),
        sa.Column("number", sa.Integer(), nullable=False, comment="counts the looks at the verdict, from 1"),
        sa.Column("member_id", sa.BigInteger(), nullable=False, comment="who looked"),
        sa.Column(
            "note", sa.Text(), nullable=True, comment="why it stands, in that person's words; null when not said"
        ),
        _moment("looked_at", "when it was looked at; what made it stale before then does not count any more"),
        sa.ForeignKeyConstraint(["source_id", "claim", "verdict"], VERDICT, name=op.f("fk_verdict_look_verdict")),
        sa.ForeignKeyConstraint(["member_id"], ["factcheck.member.member_id"], name=op.f("fk_verdict_look_member")),
        sa.PrimaryKeyConstraint("source_id", "claim", "verdict", "number", name=op.f("pk_verdict_look")),
        schema="factcheck",
        comment="looks at stale verdicts that let them stand; append-only",
    )
    op.create_table(
        "assignment",
        *_claim_key(),
        sa.Column("number", sa.Integer(), nullable=False, comment="counts the claim's assignments, from 1"),
        sa.Column("member_id", sa.BigInteger(), nullable=False, comment="who took, assigned or released it"),
        sa.Column(
            "assignee_id", sa.BigInteger(), nullable=True, comment="who checks the claim from then on; null for nobody"
        ),
        sa.Column("note", sa.Text(), nullable=True, comment="what the next one should know; null when not said"),
        _moment("assigned_at", "when it was taken, assigned or released"),
        sa.ForeignKeyConstraint(["source_id", "claim"], CLAIM, name=op.f("fk_assignment_claim")),
        sa.ForeignKeyConstraint(["member_id"], ["factcheck.member.member_id"], name=op.f("fk_assignment_member")),
        sa.ForeignKeyConstraint(["assignee_id"], ["factcheck.member.member_id"], name="fk_assignment_assignee"),
        sa.PrimaryKeyConstraint("source_id", "claim", "number", name=op.f("pk_assignment")),
        schema="factcheck",
        comment="who checks which claim: the newest of a claim holds; append-only",
    )


def set_rights() -> None:
    """What upgrade does; again after a restore, or when somebody has made the roles that were missing."""
    for table in GROWING:
        op.execute(f"revoke update, delete, truncate on factcheck.{table} from current_user")
    # Withdrawals point to evidence, and such a key is checked under the owner's rights: see append_only.
    op.execute("grant update (is_claim) on factcheck.evidence to current_user")
    for role, right in RIGHTS.items():
        if _exists(role):
            op.execute(f"grant {right} to {role}")


def downgrade() -> None:
    for table in reversed(GROWING):
        op.drop_table(table, schema="factcheck")
    op.drop_constraint(op.f("ck_evidence_kind_known"), "evidence", schema="factcheck")
    for column in reversed(_of_evidence()):
        op.drop_column("evidence", column.name, schema="factcheck")
    for name in reversed(_laws_of_verdict()):
        op.drop_constraint(op.f(f"ck_verdict_{name}"), "verdict", schema="factcheck")
    op.drop_constraint("fk_verdict_outlet", "verdict", schema="factcheck")
    for column in reversed(_of_verdict()):
        op.drop_column("verdict", column.name, schema="factcheck")
    op.alter_column("verdict", "rating_id", nullable=False, comment=RATED["before"], schema="factcheck")


def _of_verdict() -> list[sa.Column]:
    return [
        sa.Column(
            "reason",
            sa.Text(),
            nullable=True,
            comment="why it replaces the one that it supersedes, or withdraws it; null for a first one",
        ),
        sa.Column(
            "desk_outlet_id",
            sa.BigInteger(),
            nullable=True,
            comment="the other desk whose verdict it is, as an outlet; null for this desk's own",
        ),
        sa.Column(
            "review_url", sa.Text(), nullable=True, comment="where the verdict is published; null when it is not"
        ),
        sa.Column(
            "reviewed_on", sa.Date(), nullable=True, comment="day that another desk gives its verdict; null for our own"
        ),
    ]


def _laws_of_verdict() -> dict[str, str]:
    return {
        "rated_or_withdrawn": "rating_id is not null or (supersedes is not null and reason is not null)",
        "reason_of_replacing": "reason is null or supersedes is not null",
        "reviewed_elsewhere": "reviewed_on is null or desk_outlet_id is not null",
    }


def _of_evidence() -> list[sa.Column]:
    return [
        sa.Column(
            "kind",
            sa.Text(),
            server_default="reference",
            nullable=False,
            comment="what is cited: url, file, claim or sentence of this database, or reference (anything else)",
        ),
        sa.Column(
            "file_sha256",
            sa.LargeBinary(),
            nullable=True,
            comment="SHA-256 of the cited file as it was, 32 bytes; null when no file is cited",
        ),
        sa.Column(
            "cited_source_id",
            sa.BigInteger(),
            nullable=True,
            comment="source of the cited claim or sentence; null for others",
        ),
        sa.Column("cited_claim", sa.Integer(), nullable=True, comment="number of the cited claim; null for others"),
        sa.Column(
            "cited_capture", sa.Integer(), nullable=True, comment="capture of the cited sentence; null for others"
        ),
        sa.Column(
            "cited_sentence", sa.Integer(), nullable=True, comment="number of the cited sentence; null for others"
        ),
        sa.Column(
            "is_claim",
            sa.Boolean(),
            sa.Computed("cited_claim is not null", persisted=True),
            nullable=True,
            comment="whether a claim of this database is cited; generated",
        ),
    ]


def _claim_key() -> list[sa.Column]:
    return [
        sa.Column("source_id", sa.BigInteger(), nullable=False, comment="source of the claim"),
        sa.Column("claim", sa.Integer(), nullable=False, comment="the claim's number in its source, as in 12.7"),
    ]


def _moment(name: str, comment: str) -> sa.Column:
    now = sa.text("now()")
    return sa.Column(name, sa.DateTime(timezone=True), server_default=now, nullable=False, comment=comment)


def _exists(role: str) -> bool:
    return bool(op.get_bind().scalar(sa.text("select to_regrole(:role) is not null"), {"role": role}))
