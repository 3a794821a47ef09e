"""A ledger of many verdicts: rows and entries go in by COPY, chained as the program chains them."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import product
from typing import Any

import orjson
from psycopg import sql
from sqlalchemy import select, text

from factcheck.domain.ledger import chained
from factcheck.domain.tampering import Head
from factcheck.storage.copying import copy_rows, driver_connection
from factcheck.storage.database import Database
from factcheck.storage.ledger import last_head
from factcheck.storage.ledgered import VERDICT
from factcheck.storage.members import enter_member
from factcheck.storage.rows import EvidenceRow, LedgerRow, MemberRow, RatingRow, VerdictRow

RATIONALE = "لم يرفع مجلس الأمن الحظر عن السلاح وفق سجل العقوبات المنشور في الموقع"
CITED = {"stance": "refutes", "citation": "https://un.org/en/s/res/1970", "kind": "url"}
RECORDED_AT = "2026-11-23T09:00:00+00:00"
CHECKER = "سلمى"

_ENTRIES = sql.SQL("""
copy (
    select {entry}::text from {rows} where t.number between {first} and {last} order by t.number, t.claim
) to stdout
""")


def fill(database: Database, source_id: int, claims: int, numbers: range) -> None:
    """Verdicts of those numbers on each of the claims, each with a piece of evidence and its entry."""
    with database.transaction() as session:
        enter_member(session, CHECKER)
    with database.transaction() as session:
        member_id = session.scalars(select(MemberRow.member_id).where(MemberRow.name == CHECKER)).one()
        rating_id = session.scalars(select(RatingRow.rating_id).order_by(RatingRow.rating_id)).first()
        said = {"rating_id": rating_id, "rationale": RATIONALE, "member_id": member_id}
        keys = [{"source_id": source_id, "claim": claim} for claim in range(1, claims + 1)]
        copy_rows(session, VerdictRow, (_verdict(key, number) | said for number, key in product(numbers, keys)))
        cited = ({**key, "verdict": number, "position": 1, **CITED} for number, key in product(numbers, keys))
        copy_rows(session, EvidenceRow, cited)
        head = last_head(session)
    with database.transaction() as session:
        copy_rows(session, LedgerRow, _links(database, head, numbers))
    with database.transaction() as session:
        session.execute(text("analyze"))


def _verdict(key: Mapping[str, int], number: int) -> dict[str, Any]:
    replaced = (
        {"supersedes": number - 1, "reason": "looked again"} if number > 1 else {"supersedes": None, "reason": None}
    )
    return {**key, "number": number, **replaced}


def _links(database: Database, head: Head, numbers: range) -> Iterator[dict[str, Any]]:
    seq, previous = head.seq, head.digest
    bounds = {"first": sql.Literal(numbers[0]), "last": sql.Literal(numbers[-1])}
    query = _ENTRIES.format(entry=VERDICT.entry(), rows=sql.SQL(VERDICT.rows), **bounds)
    with (
        database.transaction(read_only=True) as session,
        driver_connection(session).cursor() as cursor,
        cursor.copy(query) as copy,
    ):
        copy.set_types(["text"])
        for (entry,) in copy.rows():
            seq += 1
            link = chained(seq, VERDICT.kind, orjson.loads(entry), recorded_at=RECORDED_AT, previous_digest=previous)
            previous = link.digest
            digests = {"entry_digest": link.entry_digest, "previous_digest": link.previous_digest, "digest": previous}
            at = datetime.fromisoformat(RECORDED_AT)
            yield {"seq": seq, "kind": link.kind, "entry": link.entry, "recorded_at": at, **digests}
