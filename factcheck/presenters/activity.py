"""Who decided what: for people (cards) and for programs (rows)."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from factcheck.domain.activity import Act, ActKind
from factcheck.presenters.exports import Out
from factcheck.presenters.words import field, one_line
from factcheck.services.activity import ActivityPage


class ActOut(Out):
    """One thing that somebody did: the entry ``seq`` of the ledger; ``member`` is null where that does not say who."""

    seq: int
    recorded_at: datetime
    member: str | None
    kind: ActKind | None
    done: str | None
    claims: tuple[str, ...]
    subject: str | None
    why: str | None


class ActivityPageOut(Out):
    """A page of acts. ``next`` is what ``after`` says to have the next page; null at the end."""

    acts: tuple[ActOut, ...]
    next: int | None


def act_cards(acts: Iterable[Act]) -> Iterator[list[str]]:
    """A card an act: who did what to what and when, then why."""
    for act in acts:
        who = "(nobody named)" if act.member is None else field(act.member)
        done = "did what this version does not know" if act.done is None else act.done.value
        of = " ".join([*map(field, act.claims), *([] if act.subject is None else [f"({field(act.subject)})"])])
        line = f"{act.recorded_at:%Y-%m-%d %H:%M}  {who}  {done}  {of}".rstrip()
        yield [line, *([] if act.why is None else [f"  {one_line(act.why)}"])]


def act_rows(acts: Iterable[Act]) -> Iterator[Out]:
    """A row an act."""
    return map(_out, acts)


def activity_page_out(page: ActivityPage) -> ActivityPageOut:
    """The page as JSON."""
    return ActivityPageOut(acts=tuple(map(_out, page.acts)), next=page.next)


def _out(act: Act) -> ActOut:
    return ActOut(
        seq=act.seq,
        recorded_at=act.recorded_at,
        member=act.member,
        kind=act.kind,
        done=None if act.done is None else act.done.value,
        claims=act.claims,
        subject=act.subject,
        why=act.why,
    )
