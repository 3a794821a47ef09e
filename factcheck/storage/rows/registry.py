"""What the other tables refer to and every server of a cluster holds whole: outlets, entities, ratings, members."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    Computed,
    Constraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.domain.words import EntityKind, MemberRole, OutletKind, RatingClass
from factcheck.storage.rows.base import REFERENCE, Base, EntityRef, NewId, Now, one_of, some_of
from factcheck.storage.rows.searching import NAME_WORDS


class EntityRow(Base):
    """A person, organisation, place or outlet that claims speak of or come from."""

    __tablename__ = "entity"
    __table_args__ = (
        one_of("kind", EntityKind),
        ForeignKeyConstraint(["merged_into"], ["factcheck.entity.entity_id"], name="fk_entity_merged_into"),
        CheckConstraint("merged_into <> entity_id", name="merged_into_another"),
        Index("ix_entity_standing", text("coalesce(merged_into, entity_id)")),
        Index("ix_entity_merged_into", "merged_into", postgresql_where=text("merged_into is not null")),
        {"comment": "a person, organisation, place or outlet that claims speak of or come from", "info": REFERENCE},
    )

    entity_id: Mapped[NewId] = mapped_column(comment="number of the entity, given by the database")
    kind: Mapped[str] = mapped_column(comment="person, organisation, place or outlet")
    name: Mapped[str] = mapped_column(comment="its name as people write it, in any script")
    name_normalized: Mapped[str] = mapped_column(index=True, comment="the name folded for comparison")
    curated: Mapped[bool] = mapped_column(comment="true when a person entered or checked it, false when read in a text")
    wikidata: Mapped[str | None] = mapped_column(comment="its Wikidata item, as Q1016; null when not known")
    merged_into: Mapped[EntityRef | None] = mapped_column(
        comment="the entity that replaces it, always the last of a chain of merges; null while it stands"
    )
    created_at: Mapped[Now] = mapped_column(comment="when it was recorded")


class EntityAliasRow(Base):
    """One name of an entity."""

    __tablename__ = "entity_alias"
    __table_args__ = (
        UniqueConstraint("entity_id", "name_normalized"),
        Index("ix_entity_alias_words", "words", postgresql_using="gin"),
        {"comment": "one name of an entity, in any script and spelling", "info": REFERENCE},
    )

    alias_id: Mapped[NewId] = mapped_column(comment="number of the alias, given by the database")
    entity_id: Mapped[EntityRef] = mapped_column(ForeignKey("factcheck.entity.entity_id"), comment="whose name it is")
    name: Mapped[str] = mapped_column(comment="the name as people write it")
    name_normalized: Mapped[str] = mapped_column(index=True, comment="the name folded for comparison")
    language: Mapped[str | None] = mapped_column(comment="ISO 639-1 code of the name's language; null when not known")
    words: Mapped[str] = mapped_column(
        TSVECTOR,
        Computed(NAME_WORDS, persisted=True),
        deferred=True,
        comment="the name's folded words, and each by its consonants after a 0, for search; generated",
    )


class OutletRow(Base):
    """Who publishes. Each outlet is an entity of kind outlet too; its other names are that entity's aliases."""

    __tablename__ = "outlet"
    __table_args__ = (
        one_of("kind", OutletKind),
        UniqueConstraint("entity_id"),
        ForeignKeyConstraint(["merged_into"], ["factcheck.outlet.outlet_id"], name="fk_outlet_merged_into"),
        Index("ix_outlet_standing", text("coalesce(merged_into, outlet_id)")),
        {"comment": "who publishes: a news site, paper, broadcaster or agency", "info": REFERENCE},
    )

    outlet_id: Mapped[NewId] = mapped_column(comment="number of the outlet, given by the database")
    entity_id: Mapped[EntityRef] = mapped_column(
        ForeignKey("factcheck.entity.entity_id"), comment="the outlet as an entity that texts name; has its aliases"
    )
    name: Mapped[str] = mapped_column(comment="its name as people write it, in any script")
    name_normalized: Mapped[str] = mapped_column(index=True, comment="the name folded for comparison")
    domain: Mapped[str | None] = mapped_column(comment="host name of its site without www; null when not known")
    country: Mapped[str | None] = mapped_column(comment="ISO 3166-1 alpha-2 code of its seat; null when not known")
    language: Mapped[str | None] = mapped_column(comment="ISO 639-1 code of its main language; null when not known")
    kind: Mapped[str] = mapped_column(comment="agency, broadcaster, magazine, newspaper, site or unknown")
    merged_into: Mapped[EntityRef | None] = mapped_column(
        comment="the outlet that replaces it, always the last of a chain of merges; null while it stands"
    )
    created_at: Mapped[Now] = mapped_column(comment="when it was recorded")


def _kept_by(table: str) -> tuple[Constraint, ...]:
    """What holds of who added and who retired a rating or scale."""
    people = (
        ForeignKeyConstraint([who], ["factcheck.member.member_id"], name=f"fk_{table}_{who}")
        for who in ("added_by", "retired_by")
    )
    law = "retired_by is null or retired_at is not null"
    return (*people, CheckConstraint(law, name="retired_by_when_retired"))


class RatingScaleRow(Base):
    """The ordered set of ratings that a desk uses."""

    __tablename__ = "rating_scale"
    __table_args__ = (
        UniqueConstraint("code"),
        *_kept_by("rating_scale"),
        {"comment": "the ordered set of ratings that a desk uses", "info": REFERENCE},
    )

    scale_id: Mapped[NewId] = mapped_column(comment="number of the scale, given by the database")
    code: Mapped[str] = mapped_column(comment="what commands and files call the scale")
    label: Mapped[dict[str, str]] = mapped_column(comment='its name by language code, as {"ar": ..., "en": ...}')
    best: Mapped[Decimal] = mapped_column(comment="numeric value of the best rating (schema.org bestRating)")
    worst: Mapped[Decimal] = mapped_column(comment="numeric value of the worst rating (schema.org worstRating)")
    created_at: Mapped[Now] = mapped_column(comment="when it was recorded")
    added_by: Mapped[EntityRef | None] = mapped_column(comment="who added it; null when it came with the program")
    retired_at: Mapped[datetime | None] = mapped_column(
        comment="since when its ratings are not given any more; null while they are"
    )
    retired_by: Mapped[EntityRef | None] = mapped_column(comment="who retired it; null while it is in use")


class RatingRow(Base):
    """One grade of a scale."""

    __tablename__ = "rating"
    __table_args__ = (
        one_of("class", RatingClass),
        UniqueConstraint("code"),
        Index("ix_rating_scale_id_position", "scale_id", "position"),
        *_kept_by("rating"),
        {"comment": "one grade of a rating scale", "info": REFERENCE},
    )

    rating_id: Mapped[NewId] = mapped_column(comment="number of the rating, given by the database")
    scale_id: Mapped[EntityRef] = mapped_column(
        ForeignKey("factcheck.rating_scale.scale_id"), comment="the scale it belongs to"
    )
    code: Mapped[str] = mapped_column(comment="what commands and files call the rating")
    label: Mapped[dict[str, str]] = mapped_column(comment='its name by language code, as {"ar": ..., "en": ...}')
    numeric_value: Mapped[Decimal | None] = mapped_column(
        comment="its place between worst and best (schema.org ratingValue); null for a rating outside the order"
    )
    class_: Mapped[str] = mapped_column("class", comment="true, mixed, false or unproven: comparable across scales")
    position: Mapped[int] = mapped_column(comment="its place in the scale's list, from 1 for the best")
    retired_at: Mapped[datetime | None] = mapped_column(comment="since when it is not given any more; null while it is")
    created_at: Mapped[Now] = mapped_column(comment="when it was recorded")
    added_by: Mapped[EntityRef | None] = mapped_column(comment="who added it; null when it came with the program")
    retired_by: Mapped[EntityRef | None] = mapped_column(comment="who retired it; null while it is given")


class MemberRow(Base):
    """A checker, editor or analyst."""

    __tablename__ = "member"
    __table_args__ = (
        some_of("roles", MemberRole),
        UniqueConstraint("name"),
        UniqueConstraint("login"),
        {"comment": "a person who logs verdicts, decides links or reads reports", "info": REFERENCE},
    )

    member_id: Mapped[NewId] = mapped_column(comment="number of the member, given by the database")
    name: Mapped[str] = mapped_column(comment="the name that stands under verdicts and decisions")
    roles: Mapped[list[str]] = mapped_column(
        ARRAY(Text),
        server_default="{}",
        comment="checker, editor, analyst: what the member may do; empty when not said, and then everything",
    )
    login: Mapped[str | None] = mapped_column(
        comment="the database login that is this person's and nobody else's; null when not said"
    )
    created_at: Mapped[Now] = mapped_column(comment="when the member was recorded")
    retired_at: Mapped[datetime | None] = mapped_column(comment="since when inactive; null while active")
