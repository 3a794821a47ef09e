"""What all tables share: the schema, how constraints are called, and columns that repeat."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    Double,
    Identity,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    Text,
    func,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, mapped_column

SCHEMA = "factcheck"
NAMES = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(referred_table_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}

# Every key of a distributed table contains source_id; a test holds the tables to it (Citus asks for it).
DISTRIBUTED = {"distributed": True}
REFERENCE = {"distributed": False}


class Base(DeclarativeBase):
    """A table of the schema factcheck."""

    metadata = MetaData(schema=SCHEMA, naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        int: Integer,
        float: Double,
        bytes: LargeBinary,
        Decimal: Numeric,
        date: Date,
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
        dict[str, str]: JSONB,
        dict[str, float]: JSONB,
        list[dict[str, str]]: JSONB,
    }


NewId = Annotated[int, mapped_column(BigInteger, Identity(always=True), primary_key=True)]
SourceKey = Annotated[
    int, mapped_column(BigInteger, primary_key=True, autoincrement=False, comment="the source it belongs to")
]
ClaimKey = Annotated[
    int, mapped_column(primary_key=True, autoincrement=False, comment="the claim's number in its source, as in 12.7")
]
Position = Annotated[int, mapped_column(primary_key=True, autoincrement=False)]
EntityRef = Annotated[int, mapped_column(BigInteger)]
Now = Annotated[datetime, mapped_column(server_default=func.now())]
SpanStart = Annotated[int, mapped_column(comment="first code point of the capture that it covers, from 0")]
SpanEnd = Annotated[int, mapped_column(comment="code point of the capture just after its last one")]


def one_of(column: str, words: Iterable[str]) -> CheckConstraint:
    """The check that the column holds one of the words."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} in ({listed})", name=f"{column}_known")


def some_of(column: str, words: Iterable[str]) -> CheckConstraint:
    """The check that the column, an array, holds none but the words."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(
        f"{column} <@ array[{listed}] and array_position({column}, null) is null", name=f"{column}_known"
    )


def in_order(prefix: str = "span") -> CheckConstraint:
    """The check that a span, where there is one, has both ends, starts in the text and does not end before that."""
    start, end = f"{prefix}_start", f"{prefix}_end"
    whole = f"({start} is null) = ({end} is null)"
    return CheckConstraint(f"{whole} and {start} >= 0 and {start} <= {end}", name=f"{prefix}_in_order")


def days_in_order(prefix: str = "") -> CheckConstraint:
    """The check that a day range, where there is one, is whole and does not end before it starts."""
    start, end, precision = (f"{prefix}{part}" for part in ("start_on", "end_on", "precision"))
    whole = f"num_nulls({start}, {end}, {precision}) in (0, 3)"
    return CheckConstraint(f"{whole} and {start} <= {end}", name=f"{prefix}days_in_order")
