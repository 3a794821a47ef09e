"""A database that goes away: one clear page; and one that comes back: all is as before."""

import psycopg
import pytest

from factcheck.storage.database import Database
from factcheck.web.app import make_app

HOST = "127.0.0.1:8765"
ALL_OTHERS = """
select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
"""


@pytest.fixture
def desk():
    """A desk on a database that does not answer."""
    return make_app(Database("host=/nowhere dbname=nothing"), hosts={HOST}, member="هدى")


@pytest.mark.parametrize("address", ["/", "/claims/1.1", "/sources/1"])
def test_a_database_that_is_away_is_one_clear_page(browser, address):
    page = browser.get(address)

    assert page.status_code == 503
    assert "The database is away" in page.text
    assert "Nothing that was saved is lost" in page.text


def test_a_form_that_meets_no_database_is_kept_to_be_sent_again(browser):
    typed = {"token": browser.token(), "rating": "false", "rationale": "لا وثيقة <b>منشورة</b>", "key": "k"}

    answer = browser.post("/claims/1.1/verdicts/new", data=typed)

    assert answer.status_code == 503
    assert '<form method="post" action="/claims/1.1/verdicts/new">' in answer.text
    assert answer.text.count("لا وثيقة &lt;b&gt;منشورة&lt;/b&gt;") == 2
    assert '<input type="hidden" name="rating" value="false">' in answer.text


def test_the_api_says_it_as_a_problem(browser):
    problem = browser.get("/api/v1/contradictions")

    assert (problem.status_code, problem.headers["content-type"]) == (503, "application/problem+json")


def test_what_needs_no_database_is_there_all_the_same(browser):
    assert browser.get("/static/desk.css").status_code == 200


def test_a_desk_whose_connections_were_cut_goes_on(fresh_database, enter):
    database = Database(fresh_database, connections=4)
    browser = enter(make_app(database, hosts={HOST}, member="هدى"))
    assert browser.get("/").status_code == 200

    with psycopg.connect(fresh_database) as connection:
        connection.execute(ALL_OTHERS)

    assert browser.get("/").status_code == 200
    database.close()
