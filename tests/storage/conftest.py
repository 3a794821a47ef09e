"""Two articles of two outlets that contradict each other, with what people decided of it."""

from types import SimpleNamespace

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from factcheck.storage.copying import copy_rows
from factcheck.storage.database import Database
from factcheck.storage.rows import (
    AttributionRow,
    CaptureRow,
    ClaimRow,
    EntityRow,
    EvidenceRow,
    LinkDecisionRow,
    LinkRow,
    MemberRow,
    OutletRow,
    RatingRow,
    RatingScaleRow,
    SentenceRow,
    SourceRow,
    VerdictRow,
)

SAID = "قال المتحدث إن السفينة وصلت."
DENIED = "The ministry denied that the ship had arrived."
NAMES = {"ar": "خاطئ", "en": "False"}


@pytest.fixture
def dossier(database: Database) -> SimpleNamespace:
    """What was written, by name: ids of entities, outlets and sources, and the member and rating."""
    with database.transaction() as session:
        return write_dossier(session)


@pytest.fixture
def committed_dossier(fresh_database: str) -> SimpleNamespace:
    """The same, committed in a database of the test's own; ``conninfo`` is how to reach it."""
    database = Database(fresh_database)
    with database.transaction() as session:
        written = write_dossier(session)
    database.close()
    return SimpleNamespace(**vars(written), conninfo=fresh_database)


def write_dossier(session: Session) -> SimpleNamespace:
    entity = _new(session, EntityRow, kind="outlet", name="بريد", name_normalized="بريد", curated=True)
    outlet = _new(session, OutletRow, entity_id=entity, name="بريد", name_normalized="بريد", kind="site")
    first = _article(session, SAID, outlet_id=outlet, key="one.txt", language="ar")
    second = _article(session, DENIED, outlet_id=None, key="two.txt", language="en")
    _claim(session, first, SAID, name="المتحدث", cue="قال", polarity="affirms")
    _claim(session, second, DENIED, name="ministry", cue="denied", polarity="denies")
    member = _new(session, MemberRow, name="Huda", roles=["checker"])
    rating = _rating(session)
    _link(session, first, second, member=member)
    _verdicts(session, first, rating=rating, member=member)
    return SimpleNamespace(entity=entity, outlet=outlet, first=first, second=second, member=member, rating=rating)


def _new(session: Session, row_class, **values) -> int:
    key = row_class.__table__.primary_key.columns[0]
    return session.execute(insert(row_class).values(values).returning(key)).scalar_one()


def _article(session: Session, words: str, *, outlet_id: int | None, key: str, language: str) -> int:
    published = {"published_start_on": "2017-01-01", "published_end_on": "2017-01-31", "published_precision": "month"}
    known = {"outlet_id": outlet_id, "key": key, "language": language, "latest_capture": 1, "uid": f"uid-{key}"}
    source = _new(session, SourceRow, **known, **published)
    capture = {"source_id": source, "number": 1, "text": words, "text_sha256": bytes(32), "raw": words.encode()}
    copy_rows(session, CaptureRow, [{**capture, "media_type": "text/plain", "extractor": "test 1"}])
    span = {"span_start": 0, "span_end": len(words)}
    copy_rows(session, SentenceRow, [{"source_id": source, "capture": 1, "number": 1, **span, "kind": "body"}])
    return source


def _claim(session: Session, source: int, words: str, *, name: str, cue: str, polarity: str) -> None:
    said = {"text": words, "text_normalized": words, "span_start": 0, "span_end": len(words)}
    who = {"voice": "attributed", "claimant_name": name, "claimant_normalized": name, "claimant_kind": "organisation"}
    how = {"cue": cue, "polarity": polarity, "modality": "certain", "quoted": False, "extractor": "test 1"}
    copy_rows(
        session, ClaimRow, [{"source_id": source, "number": 1, "capture": 1, "sentence": 1, **said, **who, **how}]
    )
    hop = {"name": name, "name_normalized": name, "role": "claimant", "cue": cue}
    copy_rows(session, AttributionRow, [{"source_id": source, "claim": 1, "position": 1, **hop}])


def _rating(session: Session) -> int:
    scale = _new(session, RatingScaleRow, code="desk", label=NAMES, best=5, worst=1)
    return _new(
        session, RatingRow, scale_id=scale, code="false", label=NAMES, numeric_value=1, **{"class": "false"}, position=5
    )


def _link(session: Session, first: int, second: int, *, member: int) -> None:
    sides = {"source_id": first, "claim": 1, "other_source_id": second, "other_claim": 1, "relation": "contradicts"}
    reasons = [{"code": "denial", "detail": "قال / denied"}, {"code": "attribution", "detail": "المتحدث / ministry"}]
    how = {"score": 0.75, "reasons": reasons, "features": {"shared": 0.5}, "same_origin": False, "method": "test 1"}
    copy_rows(session, LinkRow, [{**sides, **how}])
    copy_rows(session, LinkDecisionRow, [{**sides, "number": 1, "state": "confirmed", "member_id": member}])


def _verdicts(session: Session, source: int, *, rating: int, member: int) -> None:
    same = {"source_id": source, "claim": 1, "rating_id": rating, "member_id": member}
    first = {**same, "number": 1, "rationale": "no ship came", "supersedes": None}
    copy_rows(session, VerdictRow, [first, {**same, "number": 2, "rationale": "none at all", "supersedes": 1}])
    cited = {"stance": "refutes", "citation": "the port's log"}
    copy_rows(session, EvidenceRow, [{"source_id": source, "claim": 1, "verdict": 2, "position": 1, **cited}])
