"""Into Postgres: whole ingest, and COPY beside the INSERT that it replaces."""

from collections.abc import Callable, Sequence
from typing import Any

import psycopg
from sqlalchemy.orm import Session

from bench.articles import generated_articles
from bench.figures import Figure, Figures, per_second, timed
from factcheck.domain.articles import Article
from factcheck.services.ingest import ingest
from factcheck.storage.copying import copy_rows
from factcheck.storage.database import Database
from factcheck.storage.rows import Base, CaptureRow, ClaimRow, SentenceRow, SourceRow
from factcheck.text import fold

ARTICLES = 100  # a repeat: one batch of ingest
INGEST_REPEATS = 5
WRITE_REPEATS = 7
SENTENCES, CLAIMS = 20_000, 4_000  # rows a repeat: a second or two of INSERT
WORDS = "نفى المتحدث باسم الوزارة ما نشرته الصحيفة عن صفقة قيمتها 4.2 مليار دولار مع الشركة في العام الماضي"

Rows = Sequence[dict[str, Any]]


def ingest_figures(database: Database) -> Figures:
    """Articles a second, from text to committed claims, on one core."""
    batches: list[Sequence[Article]] = [generated_articles(ARTICLES, 100 + seed) for seed in range(INGEST_REPEATS + 1)]
    ingest(database, batches.pop())  # connections and caches warm, as in any batch but the first
    left = iter(batches)
    values = per_second(lambda: len(ingest(database, next(left)).added), INGEST_REPEATS)
    yield Figure("ingest (read, COPY, commit)", "articles/s", values, note="about 3,000 characters each")


def copy_figures(database: Database) -> Figures:
    """Rows a second by COPY and by executemany INSERT, in turns, and how many times faster COPY is."""
    with database.transaction() as session:
        source_id = _source(session)
        copy_rows(session, SentenceRow, [_sentence(source_id, 1, 1)])
    sentences = [_sentence(source_id, 1, number) for number in range(2, SENTENCES + 2)]
    claims = [_claim(source_id, number) for number in range(1, CLAIMS + 1)]
    yield from _compared(database, SentenceRow, sentences, "sentences")
    yield from _compared(database, ClaimRow, claims, "claims, words indexed")


def add_claims(session: Session, number: int) -> int:
    """The source of so many claims, written now."""
    source_id = _source(session)
    copy_rows(session, SentenceRow, [_sentence(source_id, 1, 1)])
    copy_rows(session, ClaimRow, (_claim(source_id, each) for each in range(1, number + 1)))
    return source_id


def _compared(database: Database, row_class: type[Base], rows: Rows, of: str) -> Figures:
    copied, inserted = list[float](), list[float]()
    for _ in range(WRITE_REPEATS):
        _forgotten(database, lambda session: copy_rows(session, row_class, rows), copied)
        _forgotten(database, lambda session: _insert(session, row_class, rows), inserted)
    by_copy = [len(rows) / seconds for seconds in copied]
    by_insert = [len(rows) / seconds for seconds in inserted]
    yield Figure(f"COPY: {of}", "rows/s", by_copy, note="binary, as ingest writes")
    yield Figure(f"executemany INSERT: {of}", "rows/s", by_insert, note="the peer, psycopg in pipeline mode")
    ratios = [copy / insert for copy, insert in zip(by_copy, by_insert, strict=True)]
    yield Figure(f"COPY over INSERT: {of}", "times", ratios)


def _forgotten(database: Database, write: Callable[[Session], object], seconds: list[float]) -> None:
    with database.transaction() as session:
        savepoint = session.begin_nested()
        with timed(seconds):
            write(session)
        savepoint.rollback()


def _insert(session: Session, row_class: type[Base], rows: Rows) -> None:
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, psycopg.Connection)
    names = list(rows[0])
    statement = psycopg.sql.SQL("insert into {} ({}) values ({})").format(
        psycopg.sql.Identifier("factcheck", row_class.__tablename__),
        psycopg.sql.SQL(", ").join(map(psycopg.sql.Identifier, names)),
        psycopg.sql.SQL(", ").join(map(psycopg.sql.Placeholder, names)),
    )
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)


def _source(session: Session) -> int:
    source = SourceRow(key="bench.txt", language="ar", latest_capture=1, uid="bench")
    session.add(source)
    session.flush()
    capture = {"source_id": source.source_id, "number": 1, "text": WORDS, "text_sha256": b"", "raw": b""}
    copy_rows(session, CaptureRow, [{**capture, "media_type": "text/plain", "extractor": "bench"}])
    return source.source_id


def _sentence(source_id: int, capture: int, number: int) -> dict[str, Any]:
    key = {"source_id": source_id, "capture": capture, "number": number}
    return {**key, "span_start": 0, "span_end": len(WORDS), "kind": "body"}


def _claim(source_id: int, number: int) -> dict[str, Any]:
    text = f"{WORDS} {number}"
    return {
        "source_id": source_id,
        "number": number,
        "capture": 1,
        "sentence": 1,
        "span_start": 0,
        "span_end": len(text),
        "text": text,
        "text_normalized": fold(text),
        "voice": "outlet",
        "polarity": "affirms",
        "modality": "certain",
        "quoted": False,
        "extractor": "bench",
    }
