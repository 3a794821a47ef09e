"""Stored texts about to be read again: which ones, what is known of their claims, and writing what became of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, text, tuple_, update
from sqlalchemy.orm import Session

from factcheck.domain.days import DayRange
from factcheck.domain.reading import Sentence
from factcheck.domain.refs import ClaimRef
from factcheck.domain.rereading import KnownClaim
from factcheck.domain.reviews import REVIEW_MEDIA_TYPE
from factcheck.domain.spans import Span
from factcheck.domain.words import SentenceKind
from factcheck.storage.claims import claim_record, claims_query, day_range, is_current
from factcheck.storage.copying import copy_rows
from factcheck.storage.readings import sentence_values
from factcheck.storage.rows import CaptureRow, ClaimRow, CorrectionRow, OutletRow, SentenceRow, SourceRow

_JUDGED = text("""
select source_id, claim from factcheck.verdict where source_id = any(:sources)
union
select source_id, claim from factcheck.link_decision where source_id = any(:sources)
union
select l.other_source_id, l.other_claim
from factcheck.link l
join factcheck.link_decision d using (source_id, claim, other_source_id, other_claim, relation)
where l.other_source_id = any(:sources)
union
select cited_source_id, cited_claim
from factcheck.evidence
where cited_source_id = any(:sources) and cited_claim is not null
""")
_SIGN = text("""
update factcheck.claim c
set extractor = :extractor
from factcheck.source s
where s.source_id = c.source_id and s.latest_capture = c.capture and c.source_id = any(:sources)
    and c.outdated_at is null and not c.corrected and c.extractor <> :extractor
""")
_DROP_SENTENCES = text("""
delete from factcheck.sentence s
using unnest(cast(:sources as bigint[]), cast(:captures as int[]), cast(:numbers as int[]))
    as left_over (source_id, capture, number)
where s.source_id = left_over.source_id and s.capture = left_over.capture and s.number = left_over.number
    and not exists (
        select from factcheck.claim c
        where c.source_id = s.source_id and c.capture = s.capture and c.sentence = s.number
    )
    and not exists (
        select from factcheck.evidence e
        where e.cited_source_id = s.source_id and e.cited_capture = s.capture and e.cited_sentence = s.number
    )
""")


@dataclass(frozen=True, slots=True)
class StoredText:
    """The newest capture of a source with what is known of it; ``extractor`` is what read it last."""

    source_id: int
    key: str
    capture: int
    text: str
    extractor: str
    outlet: str | None
    outlet_entity_id: int | None
    country: str | None
    title: str | None
    published: DayRange | None
    language: str


@dataclass(frozen=True, slots=True)
class TextsWanted:
    """Which texts are to be read: of these sources (None for all), unless ``extractor`` has read them (None: even
    then).
    """

    source_ids: Sequence[int] | None
    extractor: str | None


def unknown_sources(session: Session, source_ids: Sequence[int]) -> list[int]:
    """Those of the numbers that no source has."""
    known = set(session.scalars(select(SourceRow.source_id).where(SourceRow.source_id.in_(source_ids))))
    return [number for number in source_ids if number not in known]


def next_texts(session: Session, wanted: TextsWanted, *, after: int, limit: int, characters: int) -> list[StoredText]:
    """The next texts beyond source ``after``, at most ``limit``, and ``characters`` unless the first has more."""
    ids: list[int] = []
    room = characters
    for source_id, size in session.execute(_sizes(wanted).where(SourceRow.source_id > after).limit(limit)):
        room -= size
        if ids and room < 0:
            break
        ids.append(source_id)
    return [_stored(*row) for row in session.execute(_texts().where(SourceRow.source_id.in_(ids)))]


def known_claims(session: Session, sources: Collection[int]) -> dict[int, list[KnownClaim]]:
    """The claims of the sources' newest captures, those too that no reading has any more; nobody else may judge or
    change them until this transaction ends.
    """
    newest = ClaimRow.capture == SourceRow.latest_capture
    key = and_(ClaimRow.source_id.in_(list(sources)), newest)
    joined = select(ClaimRow.number).join(SourceRow, SourceRow.source_id == ClaimRow.source_id).where(key)
    session.execute(joined.with_for_update(of=ClaimRow)).all()
    judged = {ClaimRef(*row) for row in session.execute(_JUDGED, {"sources": list(sources)})}
    read_at = _read_at(session, sources)
    known: dict[int, list[KnownClaim]] = {source_id: [] for source_id in sources}
    for row in session.execute(claims_query(current_only=False).where(key)):
        record = claim_record(row)
        known[record.ref.source_id].append(
            KnownClaim(
                record.ref.number,
                record.claim,
                corrected=record.corrected,
                judged=record.ref in judged,
                gone=record.outdated_at is not None,
                read_at=tuple(read_at.get(record.ref, ())),
            )
        )
    return known


def known_sentences(session: Session, captures: Mapping[int, int]) -> dict[int, list[Sentence]]:
    """The sentences of the captures (source to number)."""
    query = select(SentenceRow).where(tuple_(SentenceRow.source_id, SentenceRow.capture).in_(captures.items()))
    known: dict[int, list[Sentence]] = {source_id: [] for source_id in captures}
    for row in session.scalars(query):
        span = Span(row.span_start, row.span_end)
        known[row.source_id].append(Sentence(row.number, span, SentenceKind(row.kind)))
    return known


def add_sentences(session: Session, source: StoredText, sentences: Iterable[Sentence]) -> None:
    """Write sentences that the capture did not have."""
    copy_rows(session, SentenceRow, (sentence_values(source.source_id, source.capture, each) for each in sentences))


def change_kinds(session: Session, source: StoredText, sentences: Iterable[Sentence]) -> None:
    """Note what these sentences of the capture are on the page."""
    values = [sentence_values(source.source_id, source.capture, each) for each in sentences]
    if values:
        session.execute(update(SentenceRow), values)


def drop_sentences(session: Session, left_over: Collection[tuple[int, int, int]]) -> None:
    """Take sentences away (source, capture, number), unless a claim stands in them or a verdict cites them."""
    if left_over:
        sources, captures, numbers = (list(column) for column in zip(*left_over, strict=True))
        session.execute(_DROP_SENTENCES, {"sources": sources, "captures": captures, "numbers": numbers})


def move_claims(session: Session, sentences: Mapping[ClaimRef, int]) -> None:
    """Note in which sentences these claims stand now."""
    if sentences:
        moves = [{"source_id": r.source_id, "number": r.number, "sentence": at} for r, at in sentences.items()]
        session.execute(update(ClaimRow), moves)


def outdate_claims(session: Session, refs: Collection[ClaimRef]) -> None:
    """Note that no reading has these claims from now on."""
    if refs:
        session.execute(update(ClaimRow).where(_among(refs)).values(outdated_at=func.now()))


def renew_claims(session: Session, refs: Collection[ClaimRef]) -> None:
    """Note that the newest reading has these claims again."""
    if refs:
        session.execute(update(ClaimRow).where(_among(refs)).values(outdated_at=None))


def sign(session: Session, languages: Mapping[int, str], extractor: str) -> None:
    """Note what has read the sources (with their languages) and their claims; corrected ones are people's."""
    session.execute(_SIGN, {"sources": list(languages), "extractor": extractor})
    read = [{"source_id": source, "language": code, "reread_by": extractor} for source, code in languages.items()]
    session.execute(update(SourceRow), read)


def _sizes(wanted: TextsWanted) -> Select[int, int]:
    query = select(SourceRow.source_id, CaptureRow.length).join(CaptureRow, _newest()).order_by(SourceRow.source_id)
    query = query.where(CaptureRow.media_type != REVIEW_MEDIA_TYPE)  # a claim as another desk words it, and no article
    if wanted.source_ids is not None:
        query = query.where(SourceRow.source_id.in_(wanted.source_ids))
    if wanted.extractor is not None:
        older = select(ClaimRow.number).where(
            ClaimRow.source_id == SourceRow.source_id,
            is_current(),
            ~ClaimRow.corrected,
            ClaimRow.extractor != wanted.extractor,
        )
        query = query.where(or_(_read_last_by() != wanted.extractor, older.correlate(SourceRow).exists()))
    return query


def _texts() -> Select[SourceRow, str, str, OutletRow]:
    return (
        select(SourceRow, CaptureRow.text, _read_last_by(), OutletRow)
        .join(CaptureRow, _newest())
        .outerjoin(OutletRow, OutletRow.outlet_id == SourceRow.outlet_id)
        .order_by(SourceRow.source_id)
    )


def _newest() -> ColumnElement[bool]:
    return and_(CaptureRow.source_id == SourceRow.source_id, CaptureRow.number == SourceRow.latest_capture)


def _read_last_by() -> ColumnElement[str]:
    return func.coalesce(SourceRow.reread_by, CaptureRow.extractor)


def _read_at(session: Session, sources: Collection[int]) -> dict[ClaimRef, list[Span]]:
    """Where the words of corrected claims stood before they were corrected."""
    span = CorrectionRow.before["span"]
    query = select(CorrectionRow.source_id, CorrectionRow.claim, span).where(
        CorrectionRow.source_id.in_(list(sources)), CorrectionRow.before.has_key("span")
    )
    found: dict[ClaimRef, list[Span]] = {}
    for source_id, claim, ends in session.execute(query):
        found.setdefault(ClaimRef(source_id, claim), []).append(Span(**ends))
    return found


def _among(refs: Collection[ClaimRef]) -> ColumnElement[bool]:
    return tuple_(ClaimRow.source_id, ClaimRow.number).in_([(ref.source_id, ref.number) for ref in refs])


def _stored(source: SourceRow, words: str, extractor: str, outlet: OutletRow | None) -> StoredText:
    return StoredText(
        source_id=source.source_id,
        key=source.key,
        capture=source.latest_capture,
        text=words,
        extractor=extractor,
        outlet=None if outlet is None else outlet.name,
        outlet_entity_id=None if outlet is None else outlet.entity_id,
        country=None if outlet is None else outlet.country,
        title=source.title,
        published=day_range(source.published_start_on, source.published_end_on, source.published_precision),
        language=source.language,
    )
