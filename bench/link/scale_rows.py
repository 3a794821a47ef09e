"""The generated news written into a database, so that linking finds it as ingest would have left it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from bench.link.scale import OUTLETS, Article, Claim, World
from bench.link.scale_words import name
from factcheck.domain.links import ComparedClaim, ComparedQuantity
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import Modality, Polarity, Voice
from factcheck.linking import prepare
from factcheck.linking.keys import keys
from factcheck.storage.copying import copy_rows
from factcheck.storage.database import Database
from factcheck.storage.rows import (
    AttributionRow,
    Base,
    CaptureRow,
    ClaimKeyRow,
    ClaimRow,
    EntityRow,
    MentionRow,
    OutletRow,
    QuantityRow,
    SentenceRow,
    SourceRow,
)
from factcheck.text import fold

Row = dict[str, Any]

FIRST_ENTITY = 1_000_000  # beyond those of the reference data
_LINKED = {"latest_capture": 1, "linked_capture": 1}
_AT_ONCE = 2000  # articles whose rows are in memory together
_TABLES = (SourceRow, CaptureRow, SentenceRow, ClaimRow, AttributionRow, QuantityRow, MentionRow, ClaimKeyRow)
# These indices cost more than all else while rows come in; they are built when the rows are in, as after a bulk load.
_GIN = "select indexname, indexdef from pg_indexes where schemaname = 'factcheck' and indexdef ilike '% using gin %'"

_GO_ON_NUMBERING = (
    "select setval(pg_get_serial_sequence('factcheck.source', 'source_id'), max(source_id)) from factcheck.source"
)


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the database, in the order of days. ``tellings`` names, for each fact, the claims that tell it,
    ``numbers`` how many claims a source has.
    """

    sources: list[int]
    tellings: dict[str, list[ClaimRef]]
    facts: dict[ClaimRef, str]
    numbers: dict[int, int]

    @property
    def claims(self) -> int:
        """How many claims there are."""
        return sum(self.numbers.values())

    def note(self, articles: Iterable[Article]) -> None:
        """Articles that have been written."""
        for article in articles:
            self.sources.append(article.number)
            self.numbers[article.number] = len(article.claims)
            for number, claim in enumerate(article.claims, 1):
                if claim.fact:
                    self.tellings[claim.fact].append(ClaimRef(article.number, number))
                    self.facts[ClaimRef(article.number, number)] = claim.fact

    def claims_of(self, sources: Iterable[int]) -> int:
        """How many claims the sources have."""
        return sum(self.numbers[source] for source in sources)


def write(database: Database, world: World) -> Written:
    """All of the world's articles, analyzed, as if they had been through linking."""
    written = Written([], defaultdict(list), {}, {})
    with database.transaction() as session:
        outlets = _outlets(session)
        copy_rows(session, EntityRow, map(_entity, range(world.entities)))
        indices: dict[str, str] = dict(session.execute(text(_GIN)).all())
        for index in indices:
            session.execute(text(f"drop index factcheck.{index}"))
        articles = world.articles()
        while batch := list(islice(articles, _AT_ONCE)):
            for row_class in _TABLES:
                copy_rows(session, row_class, (row for article in batch for row in _rows(row_class, article, outlets)))
            written.note(batch)
        for made in indices.values():
            session.execute(text(made))
        session.execute(text(_GO_ON_NUMBERING))
    with database.transaction() as session:
        session.execute(text("analyze"))
    return written


def add_single_claims(session: Session, world: World, after: int, count: int) -> list[int]:
    """That many new articles of one claim each, told again by somebody; gives their sources."""
    articles = [
        replace(article, number=after + place, claims=article.claims[:1])
        for place, article in enumerate(islice(world.articles(), 0, count * (after // count), after // count), 1)
    ]
    outlets = list(session.scalars(select(OutletRow.outlet_id).order_by(OutletRow.outlet_id.desc()).limit(OUTLETS)))
    for row_class in _TABLES:
        copy_rows(session, row_class, (row for article in articles for row in _rows(row_class, article, outlets)))
    return [article.number for article in articles]


def note_linked(database: Database, sources: Sequence[int], *, linked: bool) -> None:
    """Note of the sources that they have been through linking, or have not."""
    with database.transaction() as session:
        noted = text("update factcheck.source set linked_capture = :number where source_id = any(:sources)")
        session.execute(noted, {"number": int(linked), "sources": list(sources)})


def _outlets(session: Session) -> list[int]:
    names = [f"صحيفة المعيار {number}" for number in range(OUTLETS)]
    known = [{"name": each, "name_normalized": fold(each), "kind": "site"} for each in names]
    entities = [{"kind": "outlet", "name": each, "name_normalized": fold(each), "curated": True} for each in names]
    made = list(session.scalars(insert(EntityRow).returning(EntityRow.entity_id), entities))
    with_entity = [{**outlet, "entity_id": entity_id} for outlet, entity_id in zip(known, made, strict=True)]
    session.execute(insert(OutletRow), with_entity)
    return list(session.scalars(select(OutletRow.outlet_id).where(OutletRow.entity_id.in_(made))))


def _entity(number: int) -> Row:
    called = name(number, "ar")
    key = {"entity_id": FIRST_ENTITY + number, "kind": "person", "curated": False}
    return {**key, "name": called, "name_normalized": fold(called)}


def _rows(row_class: type[Base], article: Article, outlets: Sequence[int]) -> Iterable[Row]:
    if row_class is SourceRow:
        return [_source(article, outlets[article.outlet])]
    if row_class is CaptureRow:
        return [_capture(article)]
    made = _CHILDREN[row_class]
    return (row for placed in _placed(article) for row in made(article, *placed))


def _placed(article: Article) -> Iterator[tuple[int, int, Claim]]:
    """Each claim with its number and its place in the text, a line each."""
    start = 0
    for number, claim in enumerate(article.claims, 1):
        yield number, start, claim
        start += len(claim.text) + 1


def _source(article: Article, outlet_id: int) -> Row:
    day = {"published_start_on": article.day, "published_end_on": article.day, "published_precision": "day"}
    named = {"source_id": article.number, "uid": f"bench-{article.number}", "key": f"{article.number}.txt"}
    return {**named, **day, "outlet_id": outlet_id, "language": article.language, **_LINKED}


def _capture(article: Article) -> Row:
    whole = "\n".join(claim.text for claim in article.claims)
    known = {"source_id": article.number, "number": 1, "text": whole, "text_sha256": bytes(32), "raw": b""}
    return {**known, "media_type": "text/plain", "extractor": "bench"}


def _sentence(article: Article, number: int, start: int, claim: Claim) -> Iterator[Row]:
    key = {"source_id": article.number, "capture": 1, "number": number, "kind": "body"}
    yield {**key, "span_start": start, "span_end": start + len(claim.text)}


def _claim(article: Article, number: int, start: int, claim: Claim) -> Iterator[Row]:
    key = {"source_id": article.number, "number": number, "capture": 1, "sentence": number}
    words = {"text": claim.text, "text_normalized": fold(claim.text)}
    place = {"span_start": start, "span_end": start + len(claim.text)}
    by = claim.names[0][1] if claim.names else None
    who = {"claimant_name": by, "claimant_normalized": by and fold(by), "claimant_kind": by and "person"}
    how = {"voice": "attributed" if by else "outlet", "polarity": "denies" if claim.denied else "affirms"}
    yield {**key, **words, **place, **who, **how, "modality": "certain", "quoted": False, "extractor": "bench"}


def _hop(article: Article, number: int, _start: int, claim: Claim) -> Iterator[Row]:
    if claim.names:
        entity, called = claim.names[0]
        key = {"source_id": article.number, "claim": number, "position": 1, "role": "claimant"}
        yield {**key, "name": called, "name_normalized": fold(called), "entity_id": FIRST_ENTITY + entity}


def _quantity(article: Article, number: int, start: int, claim: Claim) -> Iterator[Row]:
    if claim.figure is not None:
        at = start + claim.text.index(claim.figure)
        value, _, unit = claim.figure.partition(" ")
        key = {"source_id": article.number, "claim": number, "position": 1, "approximate": False, "open_ended": False}
        span = {"span_start": at, "span_end": at + len(claim.figure)}
        yield {**key, **span, "text": claim.figure, "value": float(value), "unit": unit}


def _keys(article: Article, number: int, _start: int, claim: Claim) -> Iterator[Row]:
    quantities = _amounts(claim)
    compared = ComparedClaim(
        ref=ClaimRef(article.number, number),
        language=article.language,
        text=claim.text,
        sentence=claim.text,
        voice=Voice.OUTLET,
        polarity=Polarity.DENIES if claim.denied else Polarity.AFFIRMS,
        modality=Modality.CERTAIN,
        outlet_id=article.outlet,
        voicings=(),
        entities=frozenset(FIRST_ENTITY + entity for entity, _ in claim.names),
        quantities=quantities,
        times=(),
        published=None,
        names=frozenset(called for _, called in claim.names),
        outlet_entity_id=None,
    )
    yield {"source_id": article.number, "claim": number, "keys": keys(prepare(compared))}


def _amounts(claim: Claim) -> tuple[ComparedQuantity, ...]:
    if claim.figure is None:
        return ()
    value, _, unit = claim.figure.partition(" ")
    return (ComparedQuantity(float(value), None, unit, approximate=False, open_ended=False, text=claim.figure),)


def _mentions(article: Article, number: int, start: int, claim: Claim) -> Iterator[Row]:
    for position, (entity, called) in enumerate(claim.names, 1):
        at = start + claim.text.index(called)
        key = {"source_id": article.number, "claim": number, "position": position, "kind": "person"}
        span = {"span_start": at, "span_end": at + len(called)}
        yield {**key, **span, "name": called, "name_normalized": fold(called), "entity_id": FIRST_ENTITY + entity}


_CHILDREN: dict[type[Base], Any] = {
    SentenceRow: _sentence,
    ClaimRow: _claim,
    AttributionRow: _hop,
    QuantityRow: _quantity,
    MentionRow: _mentions,
    ClaimKeyRow: _keys,
}
