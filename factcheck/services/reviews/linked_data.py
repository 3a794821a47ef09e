"""Reviews in JSON-LD that strangers wrote: where they stand in it, and what their properties hold.

Read is JSON-LD as pages carry it: one object or a list, a ``@graph``, a ``DataFeed`` or any other nesting, properties
under their plain schema.org names. A thing may be given in its place or by its ``@id``. No context is ever fetched.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from factcheck.errors import InvalidInput
from factcheck.services.addresses import normalize_url
from factcheck.services.intake.details import refuse_unstorable
from factcheck.services.intake.refusals import Refused

Node = Mapping[str, Any]

_PREFIX = re.compile(r"(?:https?://schema\.org/|schema:)")
_LONGEST_URL = 4_000  # characters; browsers and servers stop at 2,000 to 8,000
_SHOWN = 60  # characters of a bad value that a reason repeats
_LARGEST = Decimal(1_000_000)  # a rating beyond it is none
_NUMBER = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,12})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Graph:
    """The things of one piece of JSON-LD by their ``@id``."""

    by_id: Mapping[str, Node] = field(default_factory=dict)

    @classmethod
    def of(cls, value: Any) -> "Graph":
        """All things in ``value`` that have an id and say more than it."""
        named: dict[str, Node] = {}
        for node in _objects(value):
            name = node.get("@id")
            if isinstance(name, str) and len(node) > 1:
                named.setdefault(name, node)
        return cls(named)

    def things(self, node: Node, name: str) -> list[Node | str]:
        """The values of the property that are things or words, those given by their id in full."""
        values = node.get(name)
        found = values if isinstance(values, list) else [values]
        return [self._whole(each) for each in found if isinstance(each, dict | str) and each]

    def first(self, node: Node, name: str) -> Node:
        """The first thing that the property holds; empty where there is none."""
        return next((each for each in self.things(node, name) if not isinstance(each, str)), {})

    def _whole(self, thing: Node | str) -> Node | str:
        if isinstance(thing, str) or set(thing) - {"@id", "@type"}:
            return thing
        return self.by_id.get(str(thing.get("@id")), thing)


def reviews_in(value: Any) -> Iterator[Node]:
    """Every ClaimReview in ``value``, in the order in which they stand; none inside another."""
    return (node for node in _objects(value, stop=is_review) if is_review(node))


def is_review(node: Node) -> bool:
    """Whether the thing is a ClaimReview."""
    return "ClaimReview" in types(node)


def types(node: Node) -> list[str]:
    """The thing's types, without schema.org before them."""
    given = node.get("@type")
    names = given if isinstance(given, list) else [given]
    return [_PREFIX.sub("", name) for name in names if isinstance(name, str)]


def text(node: Node, name: str, *, longest: int) -> str | None:
    """The words that the property holds, the first of several; None where there are none.

    Refused when it holds something else, more than ``longest`` characters, or what no database can store.
    """
    value = _one(node.get(name))
    if isinstance(value, dict) and "@value" in value:
        value = value["@value"]
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Refused(f'"{name}" is no text: {short(value)}')
    refuse_unstorable(value, f'"{name}"')
    if len(value) > longest:
        raise Refused(f'"{name}" has {len(value)} characters, more than {longest}')
    return value.strip() or None


def address(node: Node, name: str) -> str | None:
    """The web address that the property holds; Refused for what is none, as javascript: is."""
    value = _one(node.get(name))
    if isinstance(value, dict):
        value = value.get("@id")
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise Refused(f'"{name}" is no address: {short(value)}')
    return web_address(value)


def web_address(written: str) -> str:
    """The address without the spaces around it; Refused for what is none."""
    refuse_unstorable(written, "the address")
    try:
        normalize_url(written)
    except InvalidInput as error:
        raise Refused(error.message if len(written) < _LONGEST_URL else "an address too long") from None
    if len(written) > _LONGEST_URL or re.search(r"\s", written.strip()):
        raise Refused(f"not a web address: {short(written)}")
    return written.strip()


def number(node: Node, name: str) -> Decimal | None:
    """The number that the property holds, as such or as digits; None for anything else, and for what no rating is."""
    value = _one(node.get(name))
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    written = str(value).strip()
    if not _NUMBER.fullmatch(written):
        return None
    try:
        found = Decimal(written)
    except InvalidOperation:
        return None
    return found if abs(found) <= _LARGEST else None


def short(value: object) -> str:
    """The value on one short line."""
    shown = repr(value)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"


def _one(value: Any) -> Any:
    return next((each for each in value if each not in (None, "")), None) if isinstance(value, list) else value


def _objects(value: Any, *, stop: Any = None) -> Iterator[Node]:
    """Every object in ``value`` in reading order; not by recursion, which deep nesting would break."""
    waiting: list[Any] = [value]
    while waiting:
        at = waiting.pop()
        within: Sequence[Any] = ()
        if isinstance(at, dict):
            yield at
            within = () if stop is not None and stop(at) else list(at.values())
        elif isinstance(at, list):
            within = at
        waiting.extend(each for each in reversed(within) if isinstance(each, dict | list))
