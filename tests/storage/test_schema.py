from sqlalchemy import select

from factcheck.storage.copying import copy_rows
from factcheck.storage.rows import SourceRow


def test_what_a_test_writes_is_there_within_it(database):
    with database.transaction() as session:
        session.add(SourceRow(key="a.txt", language="ar", latest_capture=1, uid="u"))

    with database.transaction(read_only=True) as session:
        assert session.scalars(select(SourceRow.key)).all() == ["a.txt"]
    with database.transaction() as session:
        assert copy_rows(session, SourceRow, [{"key": "b", "language": "ar", "latest_capture": 1, "uid": "u"}]) == 1
