"""What must hold of the tables: ready to be distributed, checked by the database itself, broken in plain words."""

import pytest
from sqlalchemy import ForeignKeyConstraint, Table, UniqueConstraint, text
from sqlalchemy.exc import IntegrityError

from factcheck.storage.constraints import known_constraints
from factcheck.storage.rows import Base

TABLES = list(Base.metadata.tables.values())
DISTRIBUTED = [table for table in TABLES if table.info["distributed"]]
REFERENCE = [table for table in TABLES if not table.info["distributed"]]
KEY = "source_id"

FOREIGN_KEYS = [key for table in DISTRIBUTED for key in sorted(table.foreign_key_constraints, key=lambda key: key.name)]
BETWEEN_DISTRIBUTED = [key for key in FOREIGN_KEYS if key.referred_table in DISTRIBUTED]


def name_of(thing: Table | ForeignKeyConstraint) -> str:
    return str(thing.name)


def test_the_distributed_tables_are_those_below_a_source():
    assert {table.name for table in DISTRIBUTED} == {
        *("source", "capture", "sentence", "claim", "attribution", "quantity", "claim_time", "mention"),
        *("link", "link_decision", "verdict", "evidence", "correction", "claim_vector", "claim_key"),
        *("evidence_withdrawal", "verdict_look", "assignment", "claim_group", "claim_group_member"),
    }


@pytest.mark.parametrize("table", DISTRIBUTED, ids=name_of)
def test_every_key_of_a_distributed_table_begins_with_its_source(table):
    unique = [constraint for constraint in table.constraints if isinstance(constraint, UniqueConstraint)]
    keys = [table.primary_key, *unique, *[index for index in table.indexes if index.unique]]

    assert [key.columns[0].name for key in keys] == [KEY] * len(keys)


@pytest.mark.parametrize("key", BETWEEN_DISTRIBUTED, ids=name_of)
def test_tables_of_one_source_point_to_each_other_within_it(key):
    pairs = [(element.parent.name, element.column.name) for element in key.elements]

    assert ((KEY, KEY) in pairs) != key.info.get("far_side", False)


def test_the_far_side_of_a_link_is_the_one_key_that_distributing_drops():
    assert [key.name for key in FOREIGN_KEYS if key.info.get("far_side")] == ["fk_link_other_claim"]


@pytest.mark.parametrize("table", REFERENCE, ids=name_of)
def test_what_every_server_holds_whole_points_to_nothing_that_is_spread(table):
    assert [key.name for key in table.foreign_key_constraints if key.referred_table in DISTRIBUTED] == []


@pytest.mark.parametrize("table", DISTRIBUTED, ids=name_of)
def test_times_of_a_distributed_table_know_their_zone(table):
    times = [column.type for column in table.columns if column.type.__visit_name__.lower() == "datetime"]

    assert [time.timezone for time in times] == [True] * len(times)


def test_there_are_no_triggers_but_those_of_foreign_keys(database):
    with database.transaction(read_only=True) as session:
        assert session.scalars(text("select tgname from pg_trigger where not tgisinternal")).all() == []


def test_every_constraint_with_a_meaning_exists(database):
    with database.transaction(read_only=True) as session:
        existing = session.scalars(text("select conname from pg_constraint")).all()

    assert known_constraints() <= set(existing)


@pytest.mark.parametrize(
    ("constraint", "statement"),
    [
        ("ck_claim_polarity_known", "update factcheck.claim set polarity = 'shrugs'"),
        ("ck_claim_span_in_order", "update factcheck.claim set span_start = span_end + 1"),
        ("ck_claim_span_in_order", "update factcheck.claim set span_start = -1"),
        ("ck_claim_cue_in_order", "update factcheck.claim set cue_start = 3"),
        ("ck_claim_claimant_by_voice", "update factcheck.claim set voice = 'outlet'"),
        ("ck_claim_claimant_by_voice", "update factcheck.claim set claimant_kind = null"),
        ("ck_attribution_role_known", "update factcheck.attribution set role = 'outlet'"),
        ("ck_source_published_days_in_order", "update factcheck.source set published_end_on = '2016-01-01'"),
        ("ck_source_published_days_in_order", "update factcheck.source set published_precision = null"),
        ("ck_link_score_in_range", "update factcheck.link set score = 1.01"),
        ("ck_link_state_known", "update factcheck.link set state = 'maybe'"),
        ("ck_member_roles_known", "update factcheck.member set roles = array['reader']"),
        ("ck_rating_class_known", "update factcheck.rating set class = 'half'"),
    ],
)
def test_the_database_refuses_what_no_word_stands_for(database, dossier, constraint, statement):  # noqa: ARG001  # the rows
    with pytest.raises(IntegrityError, match=constraint), database.transaction() as session:
        session.execute(text(statement))


def test_a_link_names_the_lower_claim_first(database, dossier):
    sides = {"low": dossier.first, "high": dossier.second}
    swapped = """
        insert into factcheck.link (source_id, claim, other_source_id, other_claim, relation, score, reasons, features,
            same_origin, method)
        values (:high, 1, :low, 1, 'agrees', 1, '[]', '{}', false, 'test 1')
    """

    with pytest.raises(IntegrityError, match="ck_link_sides_in_order"), database.transaction() as session:
        session.execute(text(swapped), sides)
