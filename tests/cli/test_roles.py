"""What each role may do on a server, by logins of their own and the real commands."""

import psycopg
import pytest
from psycopg import sql

from factcheck.domain.articles import Article
from factcheck.domain.words import MemberRole
from factcheck.services.ingest import ingest
from factcheck.services.membership import add_member, edit_member, restore_member, retire_member
from factcheck.storage.database import Database
from factcheck.wiring import bring_up_to_date

STORY = "قال المتحدث إن السفينة وصلت. ونفى الوزير أن السفينة وصلت."
LOGINS = {"huda": "checker", "nour": "editor", "samir": "analyst", "omar": None, "stranger": None}
VERDICT = ("verdict", "add", "1.1", "--rating", "false", "--rationale", "seen")
DECISION = ("link", "decide", "1.1", "1.2", "confirm", "--relation", "contradicts")
DOUBT = ("link", "decide", "1.1", "1.2", "unsure", "--relation", "contradicts")
REVISION = ("verdict", "add", "1.2", "--rating", "true", "--rationale", "heard")
CORRECTION = ("claim", "edit", "1.1", "--polarity", "denies", "--reason", "he denies it")
FIRMNESS = ("claim", "edit", "1.1", "--modality", "probable", "--reason", "he hedges")
TAKING = ("queue", "take", "1.2")
RATING = ("rating", "retire", "half-true")


def _as_superuser(cluster, statement, *names):
    with psycopg.connect(cluster.conninfo("postgres", "postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@pytest.fixture(scope="module")
def server(other_cluster):
    """A desk on a server where each member has a login: conninfo by login; omar's member was never given his."""
    _as_superuser(other_cluster, "create database desk owner factcheck template template1")
    bring_up_to_date(other_cluster.conninfo("desk"))
    owner = Database(other_cluster.conninfo("desk"))
    ingest(owner, [Article("story.txt", STORY, STORY.encode(), "text/plain")])
    for login, role in LOGINS.items():
        _as_superuser(other_cluster, "create role {} login", login)
        if role:
            add_member(owner, login, roles=[MemberRole(role)], login=login)
    _as_superuser(other_cluster, "grant factcheck_checker to omar")
    owner.close()
    yield {login: other_cluster.conninfo("desk", login) for login in [*LOGINS, "factcheck"]}
    _as_superuser(other_cluster, "drop database desk with (force)")
    for role in [*LOGINS, "factcheck_checker", "factcheck_editor", "factcheck_analyst"]:
        _as_superuser(other_cluster, "drop role {}", role)


@pytest.fixture
def act(run, server):
    """Runs the program as a login, signing as somebody."""

    def act(login, arguments, by=None):
        return run(*arguments, "--by", by or login, database=server[login])

    return act


@pytest.mark.parametrize(
    ("login", "arguments"), [("huda", VERDICT), ("nour", DECISION), ("huda", CORRECTION), ("nour", TAKING)]
)
def test_each_role_does_what_it_is_for(act, login, arguments):
    done = act(login, arguments)

    assert (done.status, done.err) == (0, "")


@pytest.mark.parametrize(
    ("login", "arguments", "right"),
    [
        ("nour", VERDICT, "log verdicts: that is for the role checker"),
        ("huda", DECISION, "decide links: that is for the role editor"),
        ("huda", RATING, "add or retire ratings: that is for the role editor"),
        ("samir", VERDICT, "permission denied for schema factcheck"),
        ("samir", DECISION, "permission denied for schema factcheck"),
        ("samir", CORRECTION, "permission denied for schema factcheck"),
        ("stranger", VERDICT, "may not read the schema factcheck"),
    ],
)
def test_what_is_another_role_s_is_4_and_says_whose_it_is(act, login, arguments, right):
    refused = act(login, arguments)

    assert (refused.status, refused.out) == (4, "")
    first, second = refused.err.splitlines()
    assert right in first
    assert second.startswith("  try: ")


@pytest.mark.parametrize(("login", "arguments"), [("nour", VERDICT), ("huda", DECISION), ("huda", RATING)])
def test_under_a_name_without_a_role_the_database_refuses_all_the_same(act, login, arguments):
    refused = act(login, arguments, by="somebody new")

    assert (refused.status, refused.out) == (4, "")
    assert "permission denied for table" in refused.err


@pytest.mark.parametrize(
    ("login", "by", "arguments"),
    [
        ("omar", "huda", REVISION),  # whose name has a login, which is not his
        ("huda", "somebody new", REVISION),  # who has a name, which is another
        ("nour", "somebody new", DECISION),
        ("huda", "omar", FIRMNESS),
    ],
)
def test_nobody_signs_in_another_s_name(act, login, by, arguments):
    refused = act(login, arguments, by=by)

    assert (refused.status, refused.out) == (4, "")
    *_, first, second = refused.err.splitlines()  # before them may stand who has taken the claim
    assert "this login may not sign in that member's name" in first
    assert second == "  try: sign as the member whose login it is; factcheck member list shows whose"


def test_a_login_that_is_nobody_s_signs_as_whomever(act):
    signed = act("omar", VERDICT, by="Omar al-Masri")

    assert (signed.status, signed.err) == (0, "")


def test_members_are_the_owner_s_business(run, server):
    refused = run("member", "add", "friend", "--role", "editor", database=server["huda"])

    assert (refused.status, refused.out) == (4, "")
    assert "permission denied for table member" in refused.err


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("select * from factcheck.verdict", "permission denied for schema factcheck"),
        ("update report.revision set revision = ''", "permission denied for view revision"),
        ("create view report.mine as select 1 as one", "permission denied for schema report"),
    ],
)
def test_an_analyst_s_login_reaches_the_views_of_reports_and_nothing_else(server, statement, said):
    with psycopg.connect(server["samir"]) as connection:
        assert connection.execute("table report.revision").fetchone()
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match=said):
            connection.execute(statement)


def test_a_member_who_retires_leaves_the_groups_and_comes_back_to_them(act, server):
    owner = Database(server["factcheck"])

    retire_member(owner, "nour")
    retired = act("nour", DECISION)
    restore_member(owner, "nour")
    restored = act("nour", DOUBT)
    owner.close()

    assert (retired.status, "may not read the schema factcheck" in retired.err) == (4, True)
    assert restored.status == 0


def test_who_is_given_another_role_may_do_what_it_is_for(act, server):
    owner = Database(server["factcheck"])
    edit_member(owner, "huda", roles=[MemberRole.CHECKER, MemberRole.EDITOR])

    both = [act("huda", arguments).status for arguments in (DOUBT, REVISION)]
    edit_member(owner, "huda", roles=[MemberRole.CHECKER])
    owner.close()

    assert both == [0, 0]
    assert act("huda", DECISION).status == 4
