"""Statements of analysts, run through a login that only reads, and what there is to read."""

from collections.abc import Sequence

from factcheck.storage.analyst_sql import BYTES_LIMIT, AnalystLogin, SqlResult, run_sql
from factcheck.storage.report_comments import ViewNote, view_notes

__all__ = [
    "BYTES_LIMIT",
    "ROW_LIMIT",
    "TIMEOUT_S",
    "AnalystLogin",
    "SqlResult",
    "ViewNote",
    "list_views",
    "run_statement",
]

ROW_LIMIT = 1000  # rows shown unless asked otherwise; the face says aloud when there are more
TIMEOUT_S = 30.0  # how long a statement may run unless asked otherwise


def run_statement(
    login: AnalystLogin, statement: str, *, row_limit: int = ROW_LIMIT, timeout_s: float = TIMEOUT_S
) -> SqlResult:
    """The rows of one read-only statement; InvalidInput or Unavailable when there are none to be had."""
    return run_sql(login, statement, row_limit=row_limit, timeout_s=timeout_s)


def list_views(login: AnalystLogin) -> Sequence[ViewNote]:
    """The views of schema report with what is said of them and of their columns, by name."""
    return view_notes(login.conninfo)
