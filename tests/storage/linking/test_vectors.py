"""Vectors of claims are kept: made once, found again by the words, apart by encoder."""

from collections.abc import Sequence

import pytest
from sqlalchemy import func, select

from factcheck.domain.refs import ClaimRef
from factcheck.linking import METHOD
from factcheck.services.linking import link_again, link_new
from factcheck.storage.rows import ClaimVectorRow, LinkRow
from factcheck.storage.vectors import keep_vectors, kept_vectors

SIGNED = "النقابة وقعت اتفاق الأجور مع إدارة الميناء"
NOT_SIGNED = "النقابة لم توقع اتفاق الأجور مع إدارة الميناء"


class Letters:
    """An encoder for tests: the letters of a text, counted."""

    name = "letters-1"

    def __init__(self) -> None:
        self.encoded = 0

    def vectors(self, texts: Sequence[str]) -> list[tuple[float, ...]]:
        self.encoded += len(texts)
        return [tuple(text.count(chr(0x627 + at % 36)) / 100 for at in range(384)) for text in texts]


def test_vectors_are_found_by_source_words_and_encoder(desk, database):
    ref = ClaimRef(desk.article(SIGNED), 1)

    with database.transaction() as session:
        keep_vectors(session, {ref: SIGNED}, {ref: (0.25, -0.5)}, "letters-1")
        keep_vectors(session, {ref: SIGNED}, {ref: (0.25, -0.5)}, "letters-1")

        assert kept_vectors(session, {ref: SIGNED}, "letters-1") == {ref: (0.25, -0.5)}
        assert kept_vectors(session, {ref: NOT_SIGNED}, "letters-1") == {}
        assert kept_vectors(session, {ref: SIGNED}, "letters-2") == {}


def test_no_claim_is_encoded_twice(desk, database):
    encoder = Letters()
    desk.article(SIGNED)
    desk.article(NOT_SIGNED)
    link_new(database, encoder=encoder)
    desk.article(NOT_SIGNED + " بعد")

    link_new(database, encoder=encoder)

    assert encoder.encoded == _kept(database) == 3


def test_a_claim_that_has_nothing_to_be_compared_with_is_not_encoded(desk, database):
    encoder = Letters()
    desk.article(SIGNED)

    link_new(database, encoder=encoder)

    assert encoder.encoded == 0


def test_what_was_linked_by_words_alone_is_looked_at_closer_by_a_run_with_vectors(desk, database):
    encoder = Letters()
    desk.article(SIGNED)
    desk.article(NOT_SIGNED)
    link_new(database)

    closer = link_new(database, encoder=encoder)
    again = link_new(database, encoder=encoder)

    assert (closer.sources, encoder.encoded, again.sources) == (2, 2, 0)
    with database.transaction() as session:
        assert list(session.scalars(select(LinkRow.method))) == [f"{METHOD} letters-1"]


def test_a_run_by_words_alone_leaves_what_was_looked_at_closer(desk, database):
    desk.article(SIGNED)
    desk.article(NOT_SIGNED)
    link_new(database, encoder=Letters())

    assert link_new(database).sources == 0


def test_a_claim_is_linked_again_as_closely_as_before(desk, database):
    encoder = Letters()
    first = ClaimRef(desk.article(SIGNED), 1)
    desk.article(NOT_SIGNED)
    link_new(database)

    with database.transaction() as session:
        link_again(session, first, encoder)
    by_words = encoder.encoded
    link_new(database, encoder=encoder)
    with database.transaction() as session:
        link_again(session, first, encoder)

        assert (by_words, list(session.scalars(select(LinkRow.method)))) == (0, [f"{METHOD} letters-1"])


def _kept(database):
    with database.transaction() as session:
        return session.scalar(select(func.count()).select_from(ClaimVectorRow))


@pytest.mark.parametrize("encoder", [None, Letters()], ids=["words alone", "vectors"])
def test_links_are_found_with_vectors_and_without(desk, database, encoder):
    desk.article(SIGNED)
    desk.article(NOT_SIGNED)

    assert link_new(database, encoder=encoder).contradictions == 1
