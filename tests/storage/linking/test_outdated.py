"""Claims that are no longer read are compared with nothing."""

from sqlalchemy import text

from factcheck.services.linking import link_new
from factcheck.storage.candidates import candidate_pairs

SIGNED = "النقابة وقعت اتفاق الأجور مع إدارة الميناء"
NOT_SIGNED = "النقابة لم توقع اتفاق الأجور مع إدارة الميناء"


def _outdate(database, source):
    with database.transaction() as session:
        session.execute(text(f"update factcheck.claim set outdated_at = now() where source_id = {source}"))


def test_a_claim_that_is_no_longer_read_is_no_candidate_for_others(desk, database):
    old, new = desk.article(SIGNED), desk.article(NOT_SIGNED)
    _outdate(database, old)

    with database.transaction(read_only=True) as session:
        assert candidate_pairs(session, [new]) == set()


def test_a_claim_that_is_no_longer_read_looks_for_no_candidates(desk, database):
    old, new = desk.article(SIGNED), desk.article(NOT_SIGNED)
    _outdate(database, new)

    with database.transaction(read_only=True) as session:
        assert candidate_pairs(session, [new, old]) == set()


def test_linking_passes_over_what_is_no_longer_read(desk, database):
    _outdate(database, desk.article(SIGNED))
    desk.article(NOT_SIGNED)

    report = link_new(database)

    assert (report.sources, report.pairs_compared) == (2, 0)
