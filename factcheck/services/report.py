"""Reading for analysts: reports by name, read-only."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from factcheck.domain.reports import Parameter, ParameterKind, Report, Selection
from factcheck.errors import InvalidInput, NotFound
from factcheck.services.ready_made import ready_made_reports
from factcheck.storage.report_stream import ReportRows, every_view, read_views, report_rows

_YES_NO = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def list_reports(conninfo: str) -> Sequence[Report]:
    """All reports: the ready-made ones, then the views of schema report, each by name."""
    return [*ready_made_reports(), *read_views(conninfo)]


def find_report(conninfo: str, name: str) -> Report:
    """The report of that name; NotFound when there is none."""
    reports = {report.name: report for report in list_reports(conninfo)}
    if name not in reports:
        raise NotFound(f"there is no report {name!r}", hint=f"one of: {', '.join(reports)}")
    return reports[name]


def describe_report(conninfo: str, name: str) -> Report:
    """As ``find_report``, with the types of all its columns."""
    report = find_report(conninfo, name)
    if report.is_view:
        return report
    with open_report(conninfo, name) as opened:
        return replace(report, columns=tuple(opened.columns))


@contextmanager
def open_report(
    conninfo: str, name: str, selection: Selection | None = None, *, timeout_s: float | None = None
) -> Iterator[ReportRows]:
    """The columns of a report and its rows, to be gone through once; nothing is held, however many they are.

    Raises InvalidInput for columns, values and parameters that the report does not have.
    """
    report, wanted = find_report(conninfo, name), selection or Selection()
    parameters = _values(report, wanted.parameters)
    with report_rows(conninfo, report, wanted, parameters, timeout_s=timeout_s) as rows:
        yield rows


def open_views(conninfo: str) -> Iterator[tuple[Report, ReportRows]]:
    """All views with their columns and rows, of one moment; each is gone through in its turn."""
    return every_view(conninfo)


def _values(report: Report, given: Mapping[str, str]) -> dict[str, object]:
    """Every parameter with its value; None where it is left open."""
    known = {parameter.name: parameter for parameter in report.parameters}
    if unknown := sorted(given.keys() - known.keys()):
        has = f"it has: {', '.join(known)}" if known else "it has none; --where narrows any report"
        raise InvalidInput(f"the report {report.name} has no parameter {unknown[0]!r}", hint=has)
    written = {name: given.get(name, parameter.default) for name, parameter in known.items()}
    return {name: None if text is None else _value(known[name], text) for name, text in written.items()}


def _value(parameter: Parameter, written: str) -> object:
    try:
        match parameter.kind:
            case ParameterKind.INTEGER:
                return int(written)
            case ParameterKind.NUMBER:
                return float(written)
            case ParameterKind.DATE:
                return date.fromisoformat(written)
            case ParameterKind.BOOLEAN:
                return _YES_NO[written.lower()]
            case ParameterKind.TEXT:
                return written
    except (ValueError, KeyError) as error:
        raise InvalidInput(
            f"the parameter {parameter.name} is a {parameter.kind}, not {written!r}",
            hint=f"--param {parameter.name}={_EXAMPLES[parameter.kind]}",
        ) from error


_EXAMPLES = {
    ParameterKind.INTEGER: "20",
    ParameterKind.NUMBER: "0.5",
    ParameterKind.DATE: "2017-01-31",
    ParameterKind.BOOLEAN: "yes",
}
