"""Linking what is new: in batches, once, from where it stopped."""

import pytest
from sqlalchemy import select

from factcheck.services import linking
from factcheck.services.linking import link_new
from factcheck.storage.rows import LinkRow, SourceRow

SIGNED = "النقابة وقعت اتفاق الأجور مع إدارة الميناء"
NOT_SIGNED = "النقابة لم توقع اتفاق الأجور مع إدارة الميناء"
TOLD_AGAIN = "اتفاق الأجور وقعته النقابة مع إدارة الميناء"


def _links(database):
    with database.transaction() as session:
        return sorted(session.scalars(select(LinkRow.relation)))


def test_new_articles_are_linked(desk, database):
    desk.article(SIGNED)
    desk.article(NOT_SIGNED)
    desk.article(TOLD_AGAIN)

    report = link_new(database)

    assert (report.sources, report.agreements, report.contradictions) == (3, 1, 2)
    assert _links(database) == ["agrees", "contradicts", "contradicts"]


def test_a_second_run_has_nothing_to_do(desk, database):
    desk.article(SIGNED)
    desk.article(NOT_SIGNED)
    link_new(database)

    again = link_new(database)

    assert (again.sources, again.pairs_compared) == (0, 0)
    assert _links(database) == ["contradicts"]


def test_a_new_article_is_compared_with_the_old_ones(desk, database):
    desk.article(SIGNED)
    link_new(database)
    desk.article(NOT_SIGNED)

    report = link_new(database)

    assert (report.sources, report.contradictions) == (1, 1)


def test_a_run_that_is_stopped_goes_on_where_it_was(desk, database, monkeypatch):
    monkeypatch.setattr(linking, "SOURCES_AT_ONCE", 1)
    desk.article(SIGNED)
    desk.article(NOT_SIGNED)

    def stop(_done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        link_new(database, progress=stop)
    rest = link_new(database)

    assert rest.sources == 1
    assert _links(database) == ["contradicts"]


def test_progress_counts_the_sources(desk, database, monkeypatch):
    monkeypatch.setattr(linking, "SOURCES_AT_ONCE", 2)
    desk.article(SIGNED)
    desk.article(NOT_SIGNED)
    desk.article(TOLD_AGAIN)
    seen: list[int] = []

    link_new(database, progress=seen.append)

    assert seen == [2, 3]


def test_every_capture_that_was_linked_is_noted(desk, database):
    desk.article(SIGNED)

    link_new(database)

    with database.transaction() as session:
        assert list(session.scalars(select(SourceRow.linked_capture))) == [1]
