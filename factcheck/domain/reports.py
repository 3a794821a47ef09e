"""What analysts ask: reports with their parameters, and which rows of one are wanted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from factcheck.domain.columns import Column

_CONDITION = re.compile(r"\s*(\w+)\s*(!=|<=|>=|=|<|>|~)\s*(.*?)\s*", re.DOTALL)
_MISSING = re.compile(r"\s*(\w+)\s+is\s+(not\s+)?null\s*", re.IGNORECASE)
_ORDER = re.compile(r"\s*(\w+)(?:\s+(asc|desc))?\s*", re.IGNORECASE)


class Operator(StrEnum):
    """How a column is compared; ``contains`` looks for letters within, large or small."""

    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    CONTAINS = "~"
    MISSING = "is null"
    GIVEN = "is not null"


@dataclass(frozen=True, slots=True)
class Condition:
    """What a row must fulfil to be shown. ``value`` as typed; it is compared as a value of the column's type."""

    column: str
    operator: Operator
    value: str = ""

    @classmethod
    def parse(cls, written: str) -> Self:
        """The condition that is written so: ``outlet=Reuters``, ``score >= 0.9``, ``text ~ سلاح``, ``url is null``.

        Raises:
            ValueError: when it is written otherwise.
        """
        if match := _MISSING.fullmatch(written):
            return cls(match[1], Operator.GIVEN if match[2] else Operator.MISSING)
        if match := _CONDITION.fullmatch(written):
            return cls(match[1], Operator(match[2]), match[3])
        raise ValueError(f"{written!r} is no condition: write COLUMN=VALUE, with one of = != < <= > >= ~, or: is null")


@dataclass(frozen=True, slots=True)
class Order:
    """A column to sort by; rows without a value come last."""

    column: str
    descending: bool = False

    @classmethod
    def parse(cls, written: str) -> Self:
        """The order that is written so: ``score``, ``score desc``.

        Raises:
            ValueError: when it is written otherwise.
        """
        if match := _ORDER.fullmatch(written):
            return cls(match[1], descending=(match[2] or "").lower() == "desc")
        raise ValueError(f"{written!r} is no order: write COLUMN, or: COLUMN desc")


class ParameterKind(StrEnum):
    """What a parameter's value is."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a report can be told; without a default it is left open, and then leaves nothing out."""

    name: str
    kind: ParameterKind
    comment: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A view of the schema report (``is_view``), or a question that somebody has written down as SQL over them."""

    name: str
    title: str
    statement: str
    columns: tuple[Column, ...]
    parameters: tuple[Parameter, ...] = ()
    is_view: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows and columns of a report, in which order; all of them unless told. ``parameters`` as typed."""

    conditions: tuple[Condition, ...] = ()
    order: tuple[Order, ...] = ()
    columns: tuple[str, ...] = ()
    limit: int | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
