"""How members come in: hashes of passwords and of tokens. Nobody but the owner reads these tables."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.storage.rows.base import REFERENCE, Base, EntityRef, NewId, Now


class MemberPasswordRow(Base):
    """The password of a member."""

    __tablename__ = "member_password"
    __table_args__ = ({"comment": "the password by which a member comes into the desk, hashed", "info": REFERENCE},)

    member_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("factcheck.member.member_id"), primary_key=True, autoincrement=False, comment="whose"
    )
    hash: Mapped[str] = mapped_column(comment="Argon2id hash of the password in NFKC, with its salt and parameters")
    stamp: Mapped[str] = mapped_column(comment="another one for each password; a session holds while its stamp stands")
    set_at: Mapped[Now] = mapped_column(comment="when the password was set")


class MemberTokenRow(Base):
    """A token by which programs act in a member's name."""

    __tablename__ = "member_token"
    __table_args__ = (
        UniqueConstraint("digest"),
        CheckConstraint("length(digest) = 32", name="digest_whole"),
        {"comment": "a token by which a program uses the API in a member's name, hashed", "info": REFERENCE},
    )

    token_id: Mapped[NewId] = mapped_column(comment="number of the token, given by the database")
    member_id: Mapped[EntityRef] = mapped_column(
        ForeignKey("factcheck.member.member_id"), index=True, comment="in whose name, and in whose roles, it acts"
    )
    label: Mapped[str | None] = mapped_column(comment="what it is for, in people's words; null when not said")
    digest: Mapped[bytes] = mapped_column(comment="SHA-256 of the token; the token itself is kept nowhere")
    created_at: Mapped[Now] = mapped_column(comment="when it was made")
    expires_at: Mapped[datetime | None] = mapped_column(comment="when it opens nothing any more; null for no such time")
    revoked_at: Mapped[datetime | None] = mapped_column(comment="when it was taken back; null while it stands")
