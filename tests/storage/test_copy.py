"""Binary COPY: whatever goes in comes back, whatever the type."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import select

from factcheck.domain.words import Relation
from factcheck.storage.copying import copy_rows
from factcheck.storage.rows import (
    AttributionRow,
    CaptureRow,
    ClaimRow,
    LedgerRow,
    LinkRow,
    QuantityRow,
    RatingScaleRow,
    SourceRow,
)

MANY_EXAMPLES = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # each in a savepoint of its own, undone before the next

TEXTS = some.text(
    some.one_of(
        some.characters(codec="utf-8", exclude_characters="\x00"),
        some.sampled_from("قال إنّ «السفينة» وصلت\u200f\u2068٤"),
    )
)
MOMENTS = some.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=some.just(UTC))  # noqa: DTZ001  # bounds
JSON = some.recursive(
    some.booleans() | some.integers(-(2**53), 2**53) | TEXTS | some.none(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)
SMALL = some.integers(0, 2**31 - 1)

SOURCE = some.fixed_dictionaries(
    {
        "key": TEXTS,
        "url": some.none() | TEXTS,
        "language": TEXTS,
        "latest_capture": SMALL,
        "uid": TEXTS,
        "first_seen_at": MOMENTS,
        "published_start_on": some.dates(),
        "published_end_on": some.just(date.max),
        "published_precision": some.just("range"),
    }
)
LEDGER = some.fixed_dictionaries(
    {
        "seq": some.integers(-(2**63), 2**63 - 1),
        "kind": TEXTS,
        "entry": some.dictionaries(TEXTS, JSON, max_size=3),
        "entry_digest": some.binary(),
        "previous_digest": some.binary(),
        "digest": some.binary(),
    }
)
SCALE = some.fixed_dictionaries(
    {
        "code": TEXTS,
        "label": some.dictionaries(TEXTS, TEXTS, max_size=2),
        "best": some.decimals(allow_nan=False, allow_infinity=False),
        "worst": some.decimals(allow_nan=False, allow_infinity=False),
    }
)
QUANTITY = some.fixed_dictionaries(
    {
        "text": TEXTS,
        "span_start": some.just(0),
        "span_end": SMALL,
        "value": some.none() | some.floats(allow_nan=False),
        "value_max": some.none() | some.integers(-(2**53), 2**53),
        "unit": some.none() | TEXTS,
        "approximate": some.booleans(),
        "open_ended": some.booleans(),
    }
)


@pytest.fixture
def comes_back(database):
    """What one row is after it was copied in and read, column by column; undone at once."""

    def comes_back(row_class, row: dict) -> dict:
        columns = [row_class.__table__.columns[name] for name in row]
        with database.transaction() as session, session.begin_nested() as undone:
            assert copy_rows(session, row_class, [row]) == 1
            back = session.execute(select(*columns).order_by(row_class.__table__.primary_key.columns[0].desc())).first()
            undone.rollback()
        return dict(zip(row, back, strict=True))

    return comes_back


@MANY_EXAMPLES
@given(row=SOURCE)
def test_texts_days_and_moments_come_back(comes_back, row):
    assert comes_back(SourceRow, row) == row


@MANY_EXAMPLES
@given(row=LEDGER)
def test_json_bytes_and_big_numbers_come_back(comes_back, row):
    row["seq"] = max(row["seq"], 1)

    assert comes_back(LedgerRow, row) == row


@MANY_EXAMPLES
@given(row=SCALE)
def test_exact_numbers_come_back(comes_back, row):
    assert comes_back(RatingScaleRow, row) == row


@MANY_EXAMPLES
@given(row=QUANTITY)
def test_measured_numbers_and_yes_or_no_come_back(comes_back, dossier, row):
    row = {"source_id": dossier.first, "claim": 1, "position": 1, **row}

    assert comes_back(QuantityRow, row) == row


def test_a_score_comes_back_as_exactly_as_a_real_is(database, dossier):  # noqa: ARG001  # the one link
    with database.transaction() as session:
        score = session.scalars(select(LinkRow.score)).one()

    assert score == pytest.approx(0.75, rel=1e-7)


def test_a_word_of_the_field_goes_in_as_its_value(database, dossier):
    sides = {"source_id": dossier.first, "claim": 1, "other_source_id": dossier.second, "other_claim": 1}
    link = {"relation": Relation.AGREES, "score": 1, "reasons": [], "features": {}, "same_origin": True, "method": "m"}

    with database.transaction() as session:
        copy_rows(session, LinkRow, [{**sides, **link}])

        assert sorted(session.scalars(select(LinkRow.relation))) == ["agrees", "contradicts"]


def test_generated_columns_are_made_by_the_database(database, dossier):
    with database.transaction(read_only=True) as session:
        length = session.scalars(select(CaptureRow.length).where(CaptureRow.source_id == dossier.first)).one()
        words = session.scalars(select(ClaimRow.words).where(ClaimRow.source_id == dossier.second)).one()

    assert length == 28
    assert "'deni'" in words


def test_nothing_to_copy_is_no_rows(database):
    with database.transaction() as session:
        assert copy_rows(session, AttributionRow, iter(())) == 0


def test_many_rows_are_counted(database):
    rows = ({"code": str(number), "label": {}, "best": Decimal(1), "worst": Decimal(0)} for number in range(3000))

    with database.transaction() as session:
        assert copy_rows(session, RatingScaleRow, rows) == 3000


def test_a_column_that_is_not_there_is_named(database):
    with pytest.raises(ValueError, match="capture has no column to write: length, titel"), database.transaction() as s:
        copy_rows(s, CaptureRow, [{"source_id": 1, "length": 3, "titel": "x"}])


def test_a_row_of_another_shape_than_the_first_is_named(database):
    rows = [{"code": "a", "label": {}, "best": 1, "worst": 0}, {"code": "b", "label": {}, "best": 1}]

    with pytest.raises(ValueError, match="row 2 has other columns"), database.transaction() as session:
        copy_rows(session, RatingScaleRow, rows)
