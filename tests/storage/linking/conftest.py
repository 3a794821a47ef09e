"""Articles with claims, written straight into the tables."""

from collections.abc import Callable
from itertools import count

import pytest
from sqlalchemy import event, insert
from sqlalchemy.orm import Session

from factcheck.domain.days import DayRange
from factcheck.storage.copying import copy_rows
from factcheck.storage.database import Database
from factcheck.storage.rows import CaptureRow, ClaimRow, EntityRow, MentionRow, SentenceRow, SourceRow
from factcheck.text import fold

ArticleMaker = Callable[..., int]


class Desk:
    """Writes entities and articles; each article's claims are its sentences."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.numbers = count(1)

    def entity(self, name: str) -> int:
        values = {"kind": "person", "name": name, "name_normalized": fold(name), "curated": True}
        with self.database.transaction() as session:
            return session.scalars(insert(EntityRow).values(values).returning(EntityRow.entity_id)).one()

    def article(self, *sentences: str, names: tuple[int, ...] = (), published: str = "2017-01", **claim: str) -> int:
        """The id of a new source; each of its claims mentions all of ``names``."""
        with self.database.transaction() as session:
            source = session.scalars(
                insert(SourceRow).values(self._source(published)).returning(SourceRow.source_id)
            ).one()
            self._capture(session, source, sentences, names=names, claim=claim)
        return source

    def recapture(self, source: int, *sentences: str, names: tuple[int, ...] = ()) -> None:
        """A second capture of a source, with the claims numbered on from ten."""
        with self.database.transaction() as session:
            self._capture(session, source, sentences, names=names, claim={}, number=2)
            session.get_one(SourceRow, source).latest_capture = 2

    def _source(self, published: str):
        days = DayRange.parse(published)
        bounds = {"published_start_on": days.start_on, "published_end_on": days.end_on}
        key = f"{next(self.numbers)}.txt"
        known = {"key": key, "uid": key, "language": "ar", "latest_capture": 1}
        return {**known, **bounds, "published_precision": days.precision.value}

    def _capture(self, session: Session, source: int, sentences, *, names, claim, number: int = 1) -> None:
        text = "".join(sentences)
        capture = {"source_id": source, "number": number, "text": text, "text_sha256": bytes([number]) * 32}
        copy_rows(session, CaptureRow, [{**capture, "media_type": "text/plain", "raw": b"", "extractor": "test 1"}])
        spans = [(text.index(words), text.index(words) + len(words)) for words in sentences]
        placed = [
            {"source_id": source, "number": at, "span_start": start, "span_end": end}
            for at, (start, end) in enumerate(spans, 10 * number - 9)
        ]
        copy_rows(session, SentenceRow, [{**row, "capture": number, "kind": "body"} for row in placed])
        copy_rows(session, ClaimRow, [{**_claim(row, text, number), **claim} for row in placed])
        copy_rows(session, MentionRow, [mention for row in placed for mention in _mentions(row, names)])


def _claim(row, text: str, capture: int):
    words = text[row["span_start"] : row["span_end"]]
    said = {"voice": "outlet", "polarity": "affirms", "modality": "certain", "quoted": False, "extractor": "test 1"}
    return {**row, "capture": capture, "sentence": row["number"], "text": words, "text_normalized": fold(words), **said}


def _mentions(row, names):
    placed = {"source_id": row["source_id"], "claim": row["number"], "kind": "person"}
    span = {"span_start": row["span_start"], "span_end": row["span_start"] + 1}
    named = {"name": "حفتر", "name_normalized": "حفتر"}
    return [{**placed, **span, **named, "position": at, "entity_id": entity} for at, entity in enumerate(names, 1)]


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


@pytest.fixture
def desk_of() -> type[Desk]:
    """A desk of whatever database."""
    return Desk


@pytest.fixture
def statements(engine):
    """The statements that have gone to the server since the test began."""
    seen: list[str] = []

    def note(*given):
        seen.append(given[2])

    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)
