"""Reports on a real database: what is selected, how its columns are described, and what is refused."""

import psycopg
import pytest

from factcheck.domain.columns import ColumnKind
from factcheck.domain.reports import Condition, Order, Selection
from factcheck.errors import InvalidInput, NotFound, Unavailable
from factcheck.services.ready_made import read_report, ready_made_reports
from factcheck.services.report import describe_report, find_report, list_reports, open_report
from factcheck.storage.report_stream import report_rows


@pytest.fixture
def rows(committed_dossier):
    """The rows of a report as dictionaries, on the two articles of the dossier."""

    def read(name, *where, **wanted):
        selection = Selection(conditions=tuple(map(Condition.parse, where)), **wanted)
        with open_report(committed_dossier.conninfo, name, selection) as opened:
            names = [column.name for column in opened.columns]
            return [dict(zip(names, row, strict=True)) for row in opened.rows]

    return read


@pytest.mark.parametrize("report", ready_made_reports(), ids=lambda report: report.name)
def test_a_ready_made_report_says_what_it_tells_and_what_each_column_means(cluster_conninfo, report):
    with open_report(cluster_conninfo, report.name) as opened:
        assert [column.name for column in opened.columns] == [column.name for column in report.columns]
        assert all(column.comment for column in opened.columns)
        assert list(opened.rows) == []
    assert report.title


def test_every_view_is_a_report_with_the_meaning_of_its_columns(cluster_conninfo):
    views = [report for report in list_reports(cluster_conninfo) if report.is_view]

    assert {"source", "claim", "attribution", "link", "verdict"} <= {view.name for view in views}
    assert [
        view.name for view in views if not view.title or not view.statement.lower().startswith(("select", "with"))
    ] == []
    assert [(view.name, each.name) for view in views for each in view.columns if not each.comment] == []


def test_no_ready_made_report_hides_a_view(cluster_conninfo):
    names = [report.name for report in list_reports(cluster_conninfo)]

    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("where", "polarities"),
    [
        ("polarity=denies", ["denies"]),
        ("polarity!=denies", ["affirms"]),
        ("outlet=بريد", ["affirms"]),
        ("outlet!=بريد", ["denies"]),
        ("outlet is null", ["denies"]),
        ("outlet is not null", ["affirms"]),
        ("claim>=2", []),
        ("claim<2", ["affirms", "denies"]),
        ("text~السفينة", ["affirms"]),
        ("text~DENIED THAT", ["denies"]),
        ("text~%", []),
        ("published_start_on<=2017-01-01", ["affirms", "denies"]),
        ("quoted=no", ["affirms", "denies"]),
        ("claimant=' or 1=1 --", []),
        ("claimant=", []),
    ],
)
def test_conditions_choose_rows_and_their_values_are_never_sql(rows, where, polarities):
    found = rows("claim", where, order=(Order("polarity"),))

    assert [row["polarity"] for row in found] == polarities


@pytest.mark.parametrize(("where", "number"), [("reasons=denial", 1), ("reasons=time", 0), ("reasons!=time", 1)])
def test_a_list_is_asked_for_what_is_in_it(rows, where, number):
    assert len(rows("link", where)) == number


def test_columns_order_and_limit_are_as_asked_for(rows):
    assert rows("claim", columns=("polarity",), order=(Order("polarity", descending=True),), limit=1) == [
        {"polarity": "denies"}
    ]


def test_a_ready_made_report_is_narrowed_like_a_view_and_told_its_parameters(rows):
    assert [row["claims"] for row in rows("outlets", "outlet=بريد")] == [1]
    assert rows("outlets", parameters={"since": "2017-02-01"}) == []
    assert len(rows("outlets", parameters={"since": "2017-01-31", "until": "2017-01-31"})) == 2


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("nonsense=1", "there is no column 'nonsense'"),
        ("published_start_on=someday", "invalid input syntax for type date"),
        ("claim=one", "invalid input syntax for type integer"),
        ("claim=99999999999", "out of range"),
    ],
)
def test_a_condition_that_cannot_be_is_refused_before_any_row(rows, where, said):
    with pytest.raises(InvalidInput, match=said):
        rows("claim", where)


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"nonsense": "1"}, "has no parameter 'nonsense'"),
        ({"since": "yesterday"}, "the parameter since is a date, not 'yesterday'"),
    ],
)
def test_a_parameter_that_cannot_be_is_refused(rows, parameters, said):
    with pytest.raises(InvalidInput, match=said):
        rows("outlets", parameters=parameters)


def test_columns_have_their_types_and_comments(committed_dossier):
    columns = {column.name: column for column in describe_report(committed_dossier.conninfo, "link").columns}

    assert (columns["score"].kind, columns["reasons"].is_list) == (ColumnKind.NUMBER, True)
    assert columns["created_at"].kind is ColumnKind.MOMENT
    assert columns["score"].comment == "how sure the method is, 0 to 1"


def test_the_columns_of_a_ready_made_report_have_types_too(cluster_conninfo):
    columns = describe_report(cluster_conninfo, "outlets").columns

    assert [column.kind for column in columns[:2]] == [ColumnKind.TEXT, ColumnKind.INTEGER]


def test_a_report_that_is_not_there_is_answered_with_those_that_are(cluster_conninfo):
    with pytest.raises(NotFound) as absent:
        find_report(cluster_conninfo, "nonsense")

    assert "'nonsense'" in absent.value.message
    assert "outlets" in absent.value.hint
    assert "claim" in absent.value.hint


def test_a_report_cannot_write(committed_dossier):
    report = read_report("hostile", "-- It writes.\nselect lo_from_bytea(0, 'x')")

    with (
        pytest.raises(psycopg.errors.ReadOnlySqlTransaction),
        report_rows(committed_dossier.conninfo, report, Selection(), {}, timeout_s=None) as opened,
    ):
        list(opened.rows)


def test_a_report_that_takes_too_long_is_stopped(cluster_conninfo):
    report = read_report("slow", "-- Slow.\nselect pg_sleep(5)")

    with (
        pytest.raises(InvalidInput, match=r"longer than 0\.2 s"),
        report_rows(cluster_conninfo, report, Selection(), {}, timeout_s=0.2) as opened,
    ):
        list(opened.rows)


def test_a_login_without_the_right_is_told_whom_to_ask(cluster, committed_dossier):
    with psycopg.connect(cluster.conninfo("postgres", "postgres"), autocommit=True) as connection:
        connection.execute("create role reader_of_nothing login")
    stranger = psycopg.conninfo.make_conninfo(committed_dossier.conninfo, user="reader_of_nothing")

    with pytest.raises(Unavailable, match="may not read") as refused, open_report(stranger, "outlets"):
        pass

    assert "grant factcheck_analyst" in refused.value.hint


def test_rows_come_as_the_server_sends_them(cluster_conninfo):
    report = read_report("endless", "-- More than memory holds.\nselect generate_series(1, 1000000000) as n")

    with report_rows(cluster_conninfo, report, Selection(), {}, timeout_s=None) as opened:
        first = [next(opened.rows) for _ in range(3)]

    assert first == [(1,), (2,), (3,)]


def test_a_server_that_goes_away_in_the_middle_is_said(cluster_conninfo):
    report = read_report("endless", "-- More than memory holds.\nselect generate_series(1, 1000000000) as n")
    end = "select pg_terminate_backend(pid) from pg_stat_activity where query like %s and pid <> pg_backend_pid()"

    with (
        psycopg.connect(cluster_conninfo, autocommit=True) as other,
        report_rows(cluster_conninfo, report, Selection(), {}, timeout_s=None) as opened,
    ):
        next(opened.rows)
        other.execute(end, ["%1000000000%"])
        with pytest.raises(Unavailable, match="went away"):
            list(opened.rows)


def test_the_head_of_a_file_says_what_the_report_is():
    report = read_report("mine", "-- Mine: one\n-- and more.\n-- param top integer = 20 : how many\nselect 1;\n")

    assert (report.title, report.statement) == ("Mine: one and more.", "select 1")
    [parameter] = report.parameters
    assert (parameter.name, parameter.kind, parameter.default, parameter.comment) == (
        "top",
        "integer",
        "20",
        "how many",
    )


def test_a_story_has_the_claim_and_what_contradicts_it(rows, committed_dossier):
    said, denied = sorted(
        rows("story", parameters={"claim": f"{committed_dossier.first}.1"}), key=lambda row: row["polarity"]
    )

    assert (said["stands"], said["is_asked"], said["outlet"]) == ("says it", True, "بريد")
    assert (denied["stands"], denied["is_asked"], denied["polarity"]) == ("contradicts it", False, "denies")


def test_a_contradiction_counts_in_the_month_of_its_later_claim_under_its_first_reason(rows):
    [row] = rows("contradictions_by_month")

    assert (str(row["month"]), row["reason"], row["pairs"]) == ("2017-01-01", "denial", 1)


def test_an_outlet_has_at_first_hand_what_nobody_passed_on_to_it(rows):
    [row] = rows("independence")

    assert (row["outlet"], row["claims"], row["own_voice"], row["first_hand"]) == ("بريد", 1, 0, 1)
    assert (row["through_others"], row["independent_percent"]) == (0, 100)


def test_a_citation_goes_from_the_claimant_to_the_outlet(rows):
    [row] = rows("citations")

    assert list(row.values()) == ["المتحدث", "claimant", "بريد", "outlet", 1]
