"""Reading for analysts: ready-made reports by name, and any statement of one's own, read-only."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from factcheck.errors import NotFound
from factcheck.storage.analyst import SqlResult, run_sql

ROW_LIMIT = 1000  # rows shown unless asked otherwise; the face says aloud when there are more
TIMEOUT_S = 30.0  # how long a statement may run unless asked otherwise


@dataclass(frozen=True, slots=True)
class Report:
    """A ready-made report: its name, what it tells, and its SQL over the views of schema report."""

    name: str
    title: str
    statement: str


def list_reports() -> Sequence[Report]:
    """All reports, by name."""
    folder = files("factcheck.storage") / "reports"
    texts = {path.name.removesuffix(".sql"): path.read_text(encoding="utf-8") for path in folder.iterdir()}
    return [Report(name, _title(text), text) for name, text in sorted(texts.items())]


def find_report(name: str) -> Report:
    """The report of that name; NotFound when there is none."""
    reports = {report.name: report for report in list_reports()}
    if name not in reports:
        raise NotFound(f"there is no report {name!r}", hint=f"one of: {', '.join(reports)}")
    return reports[name]


def run_statement(
    conninfo: str, statement: str, *, row_limit: int = ROW_LIMIT, timeout_s: float = TIMEOUT_S
) -> SqlResult:
    """The rows of one read-only statement, with the rights of an analyst."""
    return run_sql(conninfo, statement, row_limit=row_limit, timeout_s=timeout_s)


def _title(text: str) -> str:
    return text.partition("\n")[0].removeprefix("--").strip()
