"""Five real articles, where they lie beside the project: what a careful reader links comes out, end to end."""

import json
from io import BytesIO
from pathlib import Path

from sqlalchemy import select

from factcheck.services.ingest import ingest
from factcheck.services.intake import Defaults, gather
from factcheck.services.linking import link_new
from factcheck.services.reference import load_reference
from factcheck.storage.rows import ClaimRow, LinkRow, SourceRow

SHARED = Path(__file__).parents[4] / "shared"
MANIFEST = SHARED / "articles" / "manifest.json"
GOLD = SHARED / "gold" / "links.jsonl"


def _gold():
    return [json.loads(row) for row in GOLD.read_text("utf-8").splitlines()] if GOLD.exists() else []


def _take_in(database) -> None:
    if MANIFEST.exists():
        load_reference(database)
        ingest(database, gather([], defaults=Defaults(), manifest=MANIFEST, stdin=BytesIO()))


def _missed(database, gold):
    """Rows of the gold whose two places are in no two claims that are linked so."""
    with database.transaction() as session:
        claims = session.execute(
            select(SourceRow.key, ClaimRow.source_id, ClaimRow.number, ClaimRow.text).join(
                ClaimRow, ClaimRow.source_id == SourceRow.source_id
            )
        ).all()
        links = {(link.relation, *sorted(_sides(link))) for link in session.scalars(select(LinkRow))}
    return [row["why"] for row in gold if not _wanted(row, claims) & links]


def _sides(link: LinkRow):
    return (link.source_id, link.claim), (link.other_source_id, link.other_claim)


def _wanted(row, claims):
    return {(row["relation"], *sorted((a, b))) for a in _at(row["a"], claims) for b in _at(row["b"], claims)}


def _at(place, claims):
    anchor = " ".join(place["anchor"].split())
    return [
        (source_id, number)
        for key, source_id, number, text in claims
        if key.startswith(place["doc"]) and anchor in " ".join(text.split())
    ]


def test_the_links_that_a_careful_reader_sees_come_out(database):
    gold = _gold()
    _take_in(database)

    link_new(database)

    assert _missed(database, gold) == []
