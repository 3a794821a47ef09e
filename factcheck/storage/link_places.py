"""What stands behind a place in a list of links, and what ahead of it: the condition that begins a page."""

from typing import Any

from sqlalchemy import REAL, ColumnElement, and_, cast, or_, tuple_

from factcheck.domain.places import LinkPlace
from factcheck.domain.words import LinkOrder
from factcheck.storage.rows import LinkRow

_KEY = (LinkRow.source_id, LinkRow.claim, LinkRow.other_source_id, LinkRow.other_claim)


def behind(place: LinkPlace, order: LinkOrder, newest: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a link comes later in that order; ``newest`` is its day of publication, links without one come last."""
    less_sure = _less_sure(place)
    day = place.newest_on
    if order is LinkOrder.SCORE:
        return less_sure
    if day is None:
        return and_(newest.is_(None), less_sure)
    further = newest < day if order is LinkOrder.NEWEST else newest > day
    return or_(further, newest.is_(None), and_(newest == day, less_sure))


def ahead(place: LinkPlace, order: LinkOrder, newest: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a link comes earlier in that order: ``behind`` the other way round."""
    surer = _surer(place)
    day = place.newest_on
    if order is LinkOrder.SCORE:
        return surer
    if day is None:
        return or_(newest.is_not(None), surer)
    nearer = newest > day if order is LinkOrder.NEWEST else newest < day
    return or_(nearer, and_(newest == day, surer))


def _surer(place: LinkPlace) -> ColumnElement[bool]:
    score = cast(place.score, REAL)
    key = (place.a.source_id, place.a.number, place.b.source_id, place.b.number)
    return and_(LinkRow.score >= score, or_(LinkRow.score > score, tuple_(*_KEY) < tuple_(*key)))


def _less_sure(place: LinkPlace) -> ColumnElement[bool]:
    score = cast(place.score, REAL)  # as it is stored: 0.9 as a double is another number
    key = (place.a.source_id, place.a.number, place.b.source_id, place.b.number)
    # Said twice, so that the index of scores begins at the place.
    return and_(LinkRow.score <= score, or_(LinkRow.score < score, tuple_(*_KEY) > tuple_(*key)))
