"""Refresh: what analysts read ready-made is worked out anew, groups of claims that agree first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from time import perf_counter

from sqlalchemy.orm import Session

from factcheck.linking import grouped, independence
from factcheck.storage import groups as stored
from factcheck.storage.database import Database
from factcheck.storage.refreshed import lock_refreshing, mark_refreshed, materialized_views, refresh_view
from factcheck.storage.voices import names_by_number

GROUPS = "claim_group"  # the view that says as of when groups hold


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A view that was worked out: as of when, how many rows it has, and how long it took, in seconds."""

    view: str
    rows: int
    refreshed_at: datetime
    took_s: float


def refresh(database: Database, *, progress: Callable[[int], None] | None = None) -> Sequence[Refreshed]:
    """What was worked out, in one transaction: a run that is stopped leaves everything as it was.

    ``progress`` is called with the number of groups done so far.
    """
    with database.transaction() as session:
        at = lock_refreshing(session)
        work = {GROUPS: partial(_regroup, session, progress)}
        work |= {view: partial(refresh_view, session, view) for view in materialized_views(session)}
        return [_timed(session, view, at, refreshing) for view, refreshing in work.items()]


def _timed(session: Session, view: str, at: datetime, refreshing: Callable[[], None]) -> Refreshed:
    start = perf_counter()
    refreshing()
    took_s = perf_counter() - start
    return Refreshed(view, mark_refreshed(session, view, at=at, took_s=took_s), at, took_s)


def _regroup(session: Session, progress: Callable[[int], None] | None) -> None:
    names = names_by_number(session)
    last = stored.sort_into_groups(session, grouped(stored.agreements(session)))
    stored.forget_groups(session)
    done = 0
    for batch in stored.groups(session, last):
        stored.keep_groups(session, [independence(claims, names) for claims in batch if len(claims) > 1])
        done += len(batch)
        if progress is not None:
            progress(done)
    stored.gather_statistics(session)
    stored.count_contradictions(session)
