"""What else could give the few claims worth comparing: trigrams by an index, and trigrams of all claims."""

import random

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from bench.figures import Figure, Figures, timed
from bench.link.scale_rows import Written
from factcheck.domain.refs import ClaimRef
from factcheck.storage.database import Database

PROBES, SCANS = 20, 3
_INDEX = "create index on factcheck.claim using gin (text_normalized gin_trgm_ops)"
_NEAREST = """
select o.source_id, o.number
from factcheck.claim c
join factcheck.claim o on {joined} and (o.source_id, o.number) <> (c.source_id, c.number)
where c.source_id = :source_id and c.number = :number
order by similarity(c.text_normalized, o.text_normalized) desc
limit 50
"""
_BY_INDEX = text(_NEAREST.format(joined="o.text_normalized % c.text_normalized"))
_OF_ALL = text(_NEAREST.format(joined="true"))


def peers(database: Database, written: Written, note: str) -> Figures:
    """Milliseconds for a claim's fifty nearest by trigrams, and how many tellings of its fact are among them."""
    probes = random.Random(note).sample(sorted(written.facts), PROBES)
    with database.transaction() as session:
        session.execute(text(_INDEX))
    with database.transaction(read_only=True) as session:
        yield from _measured(session, written, "pg_trgm % (GIN, 0.3)", _BY_INDEX, probes)
        yield from _measured(session, written, "similarity to all (exact scan)", _OF_ALL, probes[:SCANS])


def _measured(session: Session, written: Written, name: str, query: TextClause, probes: list[ClaimRef]) -> Figures:
    milliseconds, found, wanted = list[float](), 0, 0
    for probe in probes:
        seconds = list[float]()
        with timed(seconds):
            rows = session.execute(query, {"source_id": probe.source_id, "number": probe.number}).all()
        milliseconds.append(1000 * seconds[0])
        nearest = {ClaimRef(source_id, number) for source_id, number in rows}
        tellings = [ref for ref in written.tellings[written.facts[probe]] if ref != probe]
        found += len(nearest.intersection(tellings))
        wanted += len(tellings)
    note = f"{written.claims:,} claims, top 50; {found}/{wanted} tellings of the fact among them"
    yield Figure(f"peer: {name}", "ms", milliseconds, note=note)
