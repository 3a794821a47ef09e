"""Views whose rows are worked out ahead, and as of when they hold."""

from datetime import datetime

from psycopg import sql
from sqlalchemy import delete, func, insert, select, text
from sqlalchemy.orm import Session

from factcheck.storage.rows import RefreshRow

_LOCK = "factcheck.refresh"  # one refresh after the other: two would write the same rows
_MATERIALIZED = text("""
select c.relname from pg_class c where c.relnamespace = 'report'::regnamespace and c.relkind = 'm' order by 1
""")


def lock_refreshing(session: Session) -> datetime:
    """Wait for another refresh to end and keep others out until this transaction does; gives when it began."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(_LOCK, 0))))
    return session.execute(select(func.now())).scalar_one()


def materialized_views(session: Session) -> list[str]:
    """The names of the views of schema report whose rows are kept."""
    return list(session.scalars(_MATERIALIZED))


def refresh_view(session: Session, view: str) -> None:
    """Work out a view's rows anew; until the caller commits, others read those before."""
    statement = sql.SQL("refresh materialized view concurrently {}").format(sql.Identifier("report", view))
    session.execute(text(statement.as_string()))


def mark_refreshed(session: Session, view: str, *, at: datetime, took_s: float) -> int:
    """Remember as of when a view holds; gives how many rows it has."""
    counting = sql.SQL("select count(*) from {}").format(sql.Identifier("report", view))
    rows = int(session.execute(text(counting.as_string())).scalar_one())
    session.execute(delete(RefreshRow).where(RefreshRow.view == view))
    session.execute(insert(RefreshRow).values(view=view, refreshed_at=at, rows=rows, took_s=took_s))
    return rows
