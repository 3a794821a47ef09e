"""The queue and stale verdicts for people (cards) and for programs (rows)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from factcheck.domain.queue import Assignment, StaleVerdict, Waiting
from factcheck.presenters.exports import Out
from factcheck.presenters.links import Card
from factcheck.presenters.words import UNKNOWN_DAY, field, one_line, outlet_name
from factcheck.services.queue import QueuePage


class WaitingOut(Out):
    """A claim that waits for a verdict, with what its place in the queue was made of."""

    claim_id: str
    value: float
    reach: int
    origins: int
    contradiction: float
    contradictions: int
    agreements: int
    age_days: int
    assignee: str | None
    assigned_at: datetime | None
    outlet: str | None
    published_on: date | None
    claimant: str | None
    text: str
    assignments: int


class QueuePageOut(Out):
    """A page of the queue. ``next`` is what ``after`` says to have the next page; null at the end."""

    waiting: tuple[WaitingOut, ...]
    next: str | None


class StaleOut(Out):
    """A verdict that holds and a cause to look at it again."""

    claim_id: str
    verdict: int
    cause: str
    detail: str | None
    since: datetime
    rating: str
    checker: str
    logged_at: datetime
    outlet: str | None
    text: str


class StaleListOut(Out):
    """Stale verdicts, the latest cause first; ``more`` says that there are others."""

    stale: tuple[StaleOut, ...]
    more: bool


class AssignmentOut(Out):
    """Who checks a claim from now on."""

    claim_id: str
    assignee: str | None
    by: str
    note: str | None
    assigned_at: datetime


def waiting_cards(claims: Iterable[Waiting]) -> Iterator[Card]:
    """A card a claim: what it is worth and why, who has it, who says it where, its words."""
    for place, one in enumerate(claims, 1):
        published = UNKNOWN_DAY if one.published_on is None else f"{one.published_on}"
        taken = [f"     {line}" for line in _taken_lines(one.assignee, one.assigned_at)]
        said = [outlet_name(one.outlet)] if one.claimant is None else [field(one.claimant), outlet_name(one.outlet)]
        yield [
            f"{place:>3}. {one.claim}  {published}  worth {one.weight.value:.2g}",
            f"     {', '.join(_worth(one))}",
            *taken,
            f"     {' -> '.join(said)}",
            f"     {one_line(one.text)}",
        ]


def held_lines(held: Assignment | None) -> Iterator[str]:
    """Who has taken a claim to check it, where somebody has, and what was noted."""
    if held is not None:
        yield from _taken_lines(held.assignee, held.assigned_at)
        if held.note:
            yield f"  {one_line(held.note)}"


def waiting_rows(claims: Iterable[Waiting]) -> Iterator[Out]:
    """A row a claim."""
    return map(_waiting_out, claims)


def queue_page_out(page: QueuePage) -> QueuePageOut:
    """The page as JSON."""
    following = None if page.next is None else str(page.next)
    return QueuePageOut(waiting=tuple(map(_waiting_out, page.waiting)), next=following)


def stale_cards(verdicts: Iterable[StaleVerdict]) -> Iterator[Card]:
    """A card a verdict and cause."""
    for one in verdicts:
        detail = "" if one.detail is None else f": {field(one.detail)}"
        by = f"by {field(one.checker)}"
        yield [
            f"verdict {one.verdict} on {one.claim}  {field(one.rating)}  {_minute(one.logged_at)}  {by}",
            f"  {one.cause}{detail}, {_minute(one.since)}",
            f"  {outlet_name(one.outlet)}",
            f"  {one_line(one.text)}",
        ]


def stale_rows(verdicts: Iterable[StaleVerdict]) -> Iterator[StaleOut]:
    """A row a verdict and cause."""
    return map(_stale_out, verdicts)


def stale_list_out(verdicts: Iterable[StaleVerdict], *, more: bool) -> StaleListOut:
    """The list as JSON."""
    return StaleListOut(stale=tuple(map(_stale_out, verdicts)), more=more)


def stands(looked_at: Sequence[StaleVerdict]) -> str:
    """Which verdicts stand after a look, in words."""
    [claim] = {one.claim for one in looked_at}
    numbers = [str(number) for number in sorted({one.verdict for one in looked_at})]
    if len(numbers) == 1:
        return f"verdict {numbers[0]} of claim {claim} stands"
    return f"verdicts {', '.join(numbers[:-1])} and {numbers[-1]} of claim {claim} stand"


def assignment_card(assignment: Assignment) -> Card:
    """Who has the claim now, in a line."""
    note = "" if assignment.note is None else f"  {field(assignment.note)}"
    if assignment.assignee is None:
        return [f"{assignment.claim} is nobody's now{note}"]
    return [f"{assignment.claim} is {field(assignment.assignee)}'s to check{note}"]


def assignment_row(assignment: Assignment) -> AssignmentOut:
    """The same for programs."""
    return AssignmentOut(
        claim_id=str(assignment.claim),
        assignee=assignment.assignee,
        by=assignment.member,
        note=assignment.note,
        assigned_at=assignment.assigned_at,
    )


def _waiting_out(one: Waiting) -> WaitingOut:
    return WaitingOut(
        claim_id=str(one.claim),
        value=round(one.weight.value, 3),
        reach=one.weight.reach,
        origins=one.weight.origins,
        contradiction=round(one.weight.contradiction, 3),
        contradictions=one.contradictions,
        agreements=one.agreements,
        age_days=one.weight.age_days,
        assignee=one.assignee,
        assigned_at=one.assigned_at,
        outlet=one.outlet,
        published_on=one.published_on,
        claimant=one.claimant,
        text=one.text,
        assignments=one.assignments,
    )


def _stale_out(one: StaleVerdict) -> StaleOut:
    return StaleOut(
        claim_id=str(one.claim),
        verdict=one.verdict,
        cause=one.cause.value,
        detail=one.detail,
        since=one.since,
        rating=one.rating,
        checker=one.checker,
        logged_at=one.logged_at,
        outlet=one.outlet,
        text=one.text,
    )


def _worth(one: Waiting) -> Iterator[str]:
    """What the weight is made of, in words."""
    against = one.contradictions
    yield "nothing contradicts it" if not against else f"contradicted {against} {'time' if against == 1 else 'times'}"
    if one.weight.reach > 1:
        origins = one.weight.origins
        yield f"{one.weight.reach} outlets, {origins} {'origin' if origins == 1 else 'origins'}"
    yield f"{one.weight.age_days} {'day' if one.weight.age_days == 1 else 'days'} old"


def _taken_lines(assignee: str | None, since: datetime | None) -> Iterator[str]:
    if assignee is not None:
        yield f"taken by {field(assignee)}, {_minute(since)}"


def _minute(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment:%Y-%m-%d %H:%M} UTC"
