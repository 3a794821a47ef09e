"""The page of views says what the database says."""

from bench.views_page import PAGE, page
from factcheck.storage.report_comments import view_notes


def test_the_page_of_views_is_as_the_comments_have_it(cluster_conninfo):
    """Renew it by: python -m bench.views_page."""
    assert PAGE.read_text(encoding="utf-8") == page(view_notes(cluster_conninfo))


def test_every_view_says_what_a_row_of_it_is(cluster_conninfo):
    comments = {view.name: view.comment for view in view_notes(cluster_conninfo)}

    assert {name: comment for name, comment in comments.items() if not comment.startswith("one row")} == {}
