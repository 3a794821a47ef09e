"""What people decide of entities."""

from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Computed, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.domain.entities import EntityAct
from factcheck.storage.rows.base import REFERENCE, Base, EntityRef, NewId, Now, one_of


class EntityDecisionRow(Base):
    """One decision on an entity; never changed: an undo is a decision of its own."""

    __tablename__ = "entity_decision"
    __table_args__ = (
        one_of("kind", EntityAct),
        CheckConstraint("(kind = 'undo') = (undoes is not null)", name="undo_of_one"),
        ForeignKeyConstraint(["entity_id"], ["factcheck.entity.entity_id"], name="fk_entity_decision_entity"),
        ForeignKeyConstraint(
            ["other_entity_id"], ["factcheck.entity.entity_id"], name="fk_entity_decision_other_entity"
        ),
        ForeignKeyConstraint(["undoes"], ["factcheck.entity_decision.decision_id"], name="fk_entity_decision_undone"),
        UniqueConstraint("undoes"),
        {"comment": "what people decided of entities: merges, splits, names; append-only", "info": REFERENCE},
    )

    decision_id: Mapped[NewId] = mapped_column(comment="number of the decision, given by the database")
    kind: Mapped[str] = mapped_column(comment="merge, split, alias, unalias or undo")
    entity_id: Mapped[EntityRef] = mapped_column(
        comment="what it is about: the entity merged away, split, or whose name was given or taken"
    )
    other_entity_id: Mapped[EntityRef | None] = mapped_column(
        comment="the entity kept by a merge, made by a split; null otherwise"
    )
    undoes: Mapped[int | None] = mapped_column(BigInteger, comment="the decision that it takes back; null otherwise")
    details: Mapped[dict[str, Any]] = mapped_column(comment="what has to be known to take it back")
    member_id: Mapped[EntityRef] = mapped_column(ForeignKey("factcheck.member.member_id"), comment="who decided")
    reason: Mapped[str | None] = mapped_column(comment="why, in that person's words; null when not said")
    decided_at: Mapped[Now] = mapped_column(comment="when it was decided")
    # The one column its owner may still UPDATE, which a generated column makes harmless (migration append_only).
    is_undo: Mapped[bool | None] = mapped_column(
        Computed("undoes is not null", persisted=True), comment="whether it takes another back; generated"
    )
