"""How members come into the desk: hashes of passwords and of tokens, which no group of people reads."""

import sqlalchemy as sa
from alembic import op

revision = "5d0a97c3e2b8"
down_revision = "e7b2c40d91fa"
branch_labels = None
depends_on = None

GROUPS = ("factcheck_checker", "factcheck_editor", "factcheck_analyst")
MEMBER = "factcheck.member.member_id"


def upgrade() -> None:
    op.create_table(
        "member_password",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False, comment="whose"),
        sa.Column(
            "hash",
            sa.Text(),
            nullable=False,
            comment="Argon2id hash of the password in NFKC, with its salt and parameters",
        ),
        sa.Column(
            "stamp",
            sa.Text(),
            nullable=False,
            comment="another one for each password; a session holds while its stamp stands",
        ),
        _moment("set_at", "when the password was set", server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], [MEMBER], name=op.f("fk_member_password_member")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_member_password")),
        schema="factcheck",
        comment="the password by which a member comes into the desk, hashed",
    )
    op.create_table(
        "member_token",
        sa.Column(
            "token_id",
            sa.BigInteger(),
            sa.Identity(always=True),
            nullable=False,
            comment="number of the token, given by the database",
        ),
        sa.Column("member_id", sa.BigInteger(), nullable=False, comment="in whose name, and in whose roles, it acts"),
        sa.Column("label", sa.Text(), nullable=True, comment="what it is for, in people's words; null when not said"),
        sa.Column(
            "digest", sa.LargeBinary(), nullable=False, comment="SHA-256 of the token; the token itself is kept nowhere"
        ),
        _moment("created_at", "when it was made", server_default=sa.text("now()"), nullable=False),
        _moment("expires_at", "when it opens nothing any more; null for no such time"),
        _moment("revoked_at", "when it was taken back; null while it stands"),
        sa.CheckConstraint("length(digest) = 32", name=op.f("ck_member_token_digest_whole")),
        sa.ForeignKeyConstraint(["member_id"], [MEMBER], name=op.f("fk_member_token_member")),
        sa.PrimaryKeyConstraint("token_id", name=op.f("pk_member_token")),
        sa.UniqueConstraint("digest", name=op.f("uq_member_token_digest")),
        schema="factcheck",
        comment="a token by which a program uses the API in a member's name, hashed",
    )
    op.create_index(op.f("ix_member_token_member_id"), "member_token", ["member_id"], schema="factcheck")
    set_rights()


def set_rights() -> None:
    """What upgrade does; again after a restore, or when somebody has made the roles that were missing."""
    for role in filter(_exists, GROUPS):
        # Whatever is new in the schema is read by checkers and editors; this is not.
        op.execute(f"revoke all on factcheck.member_password, factcheck.member_token from {role}")


def downgrade() -> None:
    op.drop_table("member_token", schema="factcheck")
    op.drop_table("member_password", schema="factcheck")


def _moment(name: str, comment: str, **more: object) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), comment=comment, **more)


def _exists(role: str) -> bool:
    return bool(op.get_bind().scalar(sa.text("select to_regrole(:role) is not null"), {"role": role}))
