"""What the ledger keeps is declared for each table that people sign."""

import pytest
from sqlalchemy import text

from factcheck.storage.ledgered import KINDS

SIGNED = text("""
select distinct r.relname from pg_constraint c join pg_class r on r.oid = c.conrelid
where c.contype = 'f' and c.confrelid = 'factcheck.member'::regclass
""")
# What lets a member in, and is forgotten with the member: nobody signs anything with it there.
KEYS = {"member_password", "member_token"}


def test_every_table_that_somebody_signs_is_kept(database):
    with database.transaction(read_only=True) as session:
        signed = set(session.scalars(SIGNED))

    assert signed - KEYS <= {kind.kind for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_record_is_found_by_the_primary_key_of_its_table(database, kind):
    query = text("""
    select array_agg(a.attname::text order by k.place)
    from pg_index i, unnest(i.indkey::int[]) with ordinality k (number, place), pg_attribute a
    where i.indisprimary and i.indrelid = to_regclass(:table) and a.attrelid = i.indrelid and a.attnum = k.number
    """)

    with database.transaction(read_only=True) as session:
        key = session.execute(query, {"table": f"factcheck.{kind.kind}"}).scalar_one()

    assert tuple(key) == kind.key
