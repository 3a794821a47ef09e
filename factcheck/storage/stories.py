"""Lists of stories, that is of groups as they were last worked out, page by page however many there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, UnaryExpression, and_, func, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from factcheck.domain.places import StoryPlace
from factcheck.domain.refs import ClaimRef
from factcheck.domain.stories import StoryBrief
from factcheck.domain.words import StoryOrder
from factcheck.storage.claims import words_match
from factcheck.storage.rows import ClaimGroupMemberRow, ClaimGroupRow, ClaimRow, MentionRow, RefreshRow, SourceRow

_GROUPS = "claim_group"  # the view that says as of when groups hold


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """Which stories are wanted, in which order, from which place on; None means that it does not matter.

    ``words`` are normalised words that one claim of the story holds, ``entity_ids`` whom that claim mentions. Where no
    more than ``few`` claims fit, their groups are gathered and sorted. Beyond it so many groups have one that groups
    are looked through in their order instead, ``looked_at`` for a page: nobody counts these.
    """

    words: str | None = None
    entity_ids: tuple[int, ...] | None = None
    order: StoryOrder = StoryOrder.CONTRADICTED
    after: StoryPlace | None = None
    few: int = 5000
    looked_at: int = 3000

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return self.words is not None or self.entity_ids is not None


@dataclass(frozen=True, slots=True)
class FoundStories:
    """Stories of a list from some place on, and how many it has in all, up to a bound; None for too many to count.

    ``next`` is the place after which the list goes on, None at its end.
    """

    stories: list[StoryBrief]
    total: int | None
    next: StoryPlace | None


def refreshed_at(session: Session) -> datetime | None:
    """As of when groups were worked out; None before the first time."""
    return session.scalar(select(RefreshRow.refreshed_at).where(RefreshRow.view == _GROUPS))


def find_stories(session: Session, wanted: StoryFilter, *, limit: int, up_to: int) -> FoundStories:
    """As many stories that fit as ``limit`` says, counted no further than ``up_to``; fewer where many had to be looked
    through to find them.
    """
    ordering = _ordering(ClaimGroupRow, wanted.order)
    groups = select(ClaimGroupRow).order_by(*ordering)
    if wanted.after is not None:
        groups = groups.where(_behind(wanted.after, wanted.order))
    if wanted.narrows and not _are_few(session, wanted):
        return _looked_through(session, wanted, groups, limit=limit)
    gathered = [_is_gathered(wanted)] if wanted.narrows else []
    stories = _briefs(session, groups.where(*gathered).limit(limit + 1), wanted.order)
    counted = select(ClaimGroupRow.claim).where(*gathered).limit(up_to).subquery()
    total = session.execute(select(func.count()).select_from(counted)).scalar_one()
    onward = StoryPlace.of(stories[limit - 1]) if len(stories) > limit else None
    return FoundStories(stories[:limit], total, onward)


def _looked_through(session: Session, wanted: StoryFilter, groups: Select[Any], *, limit: int) -> FoundStories:
    """What is found among so many groups; where that fills no page, the list goes on after the last of these."""
    near = aliased(ClaimGroupRow, groups.limit(wanted.looked_at).subquery("near"))
    found = select(near).where(_has_fitting(near, wanted)).order_by(*_ordering(near, wanted.order)).limit(limit + 1)
    stories = _briefs(session, found, wanted.order)
    if len(stories) > limit:
        return FoundStories(stories[:limit], None, StoryPlace.of(stories[limit - 1]))
    last = session.scalars(groups.offset(wanted.looked_at - 1).limit(1)).one_or_none()
    return FoundStories(stories, None, None if last is None else _place(last))


def _place(group: ClaimGroupRow) -> StoryPlace:
    return StoryPlace(group.contradictions, group.outlets, group.claims, ClaimRef(group.source_id, group.claim))


def find_brief(session: Session, ref: ClaimRef) -> StoryBrief | None:
    """The story that a claim is told in, by any of its claims; None where it is in none."""
    member = ClaimGroupMemberRow
    group = select(member.group_source_id, member.group_claim).where(
        member.source_id == ref.source_id, member.claim == ref.number
    )
    page = select(ClaimGroupRow).where(tuple_(ClaimGroupRow.source_id, ClaimGroupRow.claim).in_(group))
    return next(iter(_briefs(session, page, StoryOrder.BIGGEST)), None)


def _briefs(session: Session, page: Select[Any], order: StoryOrder) -> list[StoryBrief]:
    return [_brief(row) for row in session.execute(_told(page, order))]


def _told(page: Select[Any], order: StoryOrder) -> Select[Any]:
    """The groups of a page with the words that name them and their days, looked up for those of the page alone."""
    group = aliased(ClaimGroupRow, page.subquery("page"))
    return (
        select(
            group,
            ClaimRow.text,
            SourceRow.language,
            _day(group, func.min(SourceRow.published_start_on)),
            _day(group, func.max(SourceRow.published_end_on)),
        )
        .join(ClaimRow, (ClaimRow.source_id == group.source_id) & (ClaimRow.number == group.claim))
        .join(SourceRow, SourceRow.source_id == group.source_id)
        .order_by(*_ordering(group, order))
    )


def _day(group: Any, day: Any) -> ScalarSelect[Any]:
    member, source = ClaimGroupMemberRow, SourceRow
    return (
        select(day)
        .select_from(member)
        .join(source, source.source_id == member.source_id)
        .where(member.group_source_id == group.source_id, member.group_claim == group.claim)
        .correlate(group)
        .scalar_subquery()
    )


def _brief(row: tuple[Any, ...]) -> StoryBrief:
    group, text, language, first_on, last_on = row
    known = group.first_source_id is not None and group.first_claim is not None
    return StoryBrief(
        ref=ClaimRef(group.source_id, group.claim),
        text=text,
        language=language,
        claims=group.claims,
        sources=group.sources,
        outlets=group.outlets,
        origins=group.origins,
        copies=group.copies,
        contradictions=group.contradictions,
        first=ClaimRef(group.first_source_id, group.first_claim) if known else None,
        first_on=first_on,
        last_on=last_on,
        circle=tuple(group.circle),
    )


def _ordering(group: Any, order: StoryOrder) -> tuple[UnaryExpression[Any], ...]:
    by_size = (group.outlets.desc(), group.claims.desc(), group.source_id.asc(), group.claim.asc())
    return by_size if order is StoryOrder.BIGGEST else (group.contradictions.desc(), *by_size)


def _behind(place: StoryPlace, order: StoryOrder) -> ColumnElement[bool]:
    """Whether a story comes later; each count is compared alone too, so that the index begins at the place."""
    group, name = ClaimGroupRow, (place.ref.source_id, place.ref.number)
    named_later = and_(group.claims == place.claims, tuple_(group.source_id, group.claim) > tuple_(*name))
    fewer_claims = or_(group.claims < place.claims, named_later)
    smaller = and_(
        group.outlets <= place.outlets,
        or_(group.outlets < place.outlets, and_(group.outlets == place.outlets, fewer_claims)),
    )
    if order is StoryOrder.BIGGEST:
        return smaller
    less = group.contradictions < place.contradictions
    return and_(
        group.contradictions <= place.contradictions,
        or_(less, and_(group.contradictions == place.contradictions, smaller)),
    )


def _are_few(session: Session, wanted: StoryFilter) -> bool:
    fitting = select(ClaimRow.source_id).where(*_fits(wanted)).limit(wanted.few + 1).subquery()
    return session.execute(select(func.count()).select_from(fitting)).scalar_one() <= wanted.few


def _is_gathered(wanted: StoryFilter) -> ColumnElement[bool]:
    """Whether a group has a claim that fits, of few such claims: found once, not asked of one group after another."""
    claim, member = ClaimRow, ClaimGroupMemberRow
    fits = select(claim.source_id, claim.number).where(*_fits(wanted)).cte("fits").prefix_with("materialized")
    joined = (member.source_id == fits.c.source_id) & (member.claim == fits.c.number)
    of_fits = select(member.group_source_id, member.group_claim).join(fits, joined).distinct()
    found = of_fits.cte("found").prefix_with("materialized")
    return tuple_(ClaimGroupRow.source_id, ClaimGroupRow.claim).in_(select(found))


def _has_fitting(group: Any, wanted: StoryFilter) -> ColumnElement[bool]:
    """The same of many such claims, asked of one group after the other ("offset 0"), and not once of all claims."""
    member = ClaimGroupMemberRow
    return (
        select(member.claim)
        .join(ClaimRow, (ClaimRow.source_id == member.source_id) & (ClaimRow.number == member.claim))
        .where(member.group_source_id == group.source_id, member.group_claim == group.claim, *_fits(wanted))
        .correlate(group)
        .offset(0)
        .exists()
    )


def _fits(wanted: StoryFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.words is not None:
        yield words_match(wanted.words)
    if wanted.entity_ids is not None:
        mentions = select(MentionRow.source_id, MentionRow.claim).where(MentionRow.entity_id.in_(wanted.entity_ids))
        yield tuple_(ClaimRow.source_id, ClaimRow.number).in_(mentions)
