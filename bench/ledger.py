"""The ledger: entries added a second, by one writer and by several, and how long a check of a million takes."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import orjson
from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from bench.figures import Figure, Figures
from bench.ledger_filled import RATIONALE, fill
from bench.processes import run
from bench.servers import new_conninfo
from bench.writing import add_claims
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict
from factcheck.services.verdicts import add_verdict
from factcheck.storage.database import Database
from factcheck.storage.ledger import append_entry
from factcheck.storage.ledgered import VERDICT_LOOK
from factcheck.storage.rows import MemberRow, VerdictLookRow
from factcheck.storage.server import Cluster

CLAIMS = 10_000
ENTRIES = (10_000, 1_000_000)  # memory has to be the same for both
CHECKS, APPEND_REPEATS = 3, 5
APPENDED, WRITERS = 200, 4  # entries a repeat and writer, each a transaction that waits for the disk
_PLAIN = "create table public.plain (like factcheck.ledger including defaults)"
_PLAIN_ENTRY = text("""
insert into public.plain (seq, kind, entry, entry_digest, previous_digest, digest)
values (:seq, 'verdict_look', cast(:entry as jsonb), :digest, :digest, :digest)
""")


def figures(cluster: Cluster) -> Figures:
    """Rates of adding, each beside plain inserts of the same rows; time and memory of ``factcheck ledger verify``."""
    yield from _appending(new_conninfo(cluster))
    conninfo = new_conninfo(cluster)
    database = Database(conninfo)
    claim, there = _claims(database), 0
    for entries in ENTRIES:
        fill(database, claim.source_id, CLAIMS, range(there // CLAIMS + 1, entries // CLAIMS + 1))
        there = entries
        checks = [run(conninfo, "ledger", "verify") for _ in range(CHECKS)]
        seconds, memory = zip(*checks, strict=True)
        of = f"{entries:,} verdicts with evidence"
        target = "<= 15 s" if entries == max(ENTRIES) else ""
        yield Figure(f"ledger verify, {entries:,} entries", "s", seconds, target=target, note=of)
        yield Figure(f"ledger verify, {entries:,} entries: memory", "MB", memory, note="the command's peak, flat")
    database.close()


def _appending(conninfo: str) -> Figures:
    database = Database(conninfo)
    claim = _claims(database)
    add_verdict(database, NewVerdict(claim, "false", RATIONALE, "سلمى"))
    with database.transaction() as session:
        session.execute(text(_PLAIN))
        member_id = session.scalars(select(MemberRow.member_id)).one()
    numbers = count(1)

    def look(session: Session) -> int:
        number = next(numbers)
        key = {"source_id": claim.source_id, "claim": claim.number, "verdict": 1, "number": number}
        session.execute(insert(VerdictLookRow).values(**key, member_id=member_id, note=RATIONALE))
        return number

    def recorded(session: Session) -> None:
        append_entry(session, VERDICT_LOOK, claim.source_id, claim.number, 1, look(session))

    def plain(session: Session) -> None:
        entry = {"claim": str(claim), "verdict": 1, "number": 1, "member": "سلمى", "note": RATIONALE}
        values = {"seq": look(session), "entry": orjson.dumps(entry).decode(), "digest": bytes(32)}
        session.execute(_PLAIN_ENTRY, values)

    for writers in (1, WRITERS):
        pairs = [(_rate(conninfo, recorded, writers), _rate(conninfo, plain, writers)) for _ in range(APPEND_REPEATS)]
        by_chain, by_insert = zip(*pairs, strict=True)
        who = "1 writer" if writers == 1 else f"{writers} writers"
        yield Figure(f"ledger append, {who}", "entries/s", by_chain, note="a transaction each, durable")
        yield Figure(f"plain INSERT, {who}", "entries/s", by_insert, note="the peer: the same rows, no chain")
        ratios = [chain / insert for chain, insert in pairs]
        yield Figure(f"ledger append over plain INSERT, {who}", "times", ratios)
    database.close()


def _rate(conninfo: str, write: Callable[[Session], None], writers: int) -> float:
    """Transactions a second of that many writers together, each with a connection of its own."""
    databases = [Database(conninfo) for _ in range(writers)]

    def work(database: Database) -> None:
        for _ in range(APPENDED):
            with database.transaction() as session:
                write(session)

    with ThreadPoolExecutor(writers) as threads:
        start = time.perf_counter()
        list(threads.map(work, databases))
        seconds = time.perf_counter() - start
    for database in databases:
        database.close()
    return writers * APPENDED / seconds


def _claims(database: Database) -> ClaimRef:
    with database.transaction() as session:
        return ClaimRef(add_claims(session, CLAIMS), 1)
