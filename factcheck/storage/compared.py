"""Claims as linking sees them, many at a time."""

from collections.abc import Collection, Mapping

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from factcheck.domain.links import ComparedClaim, ComparedQuantity, Voicing
from factcheck.domain.reading import Hop
from factcheck.domain.records import ClaimRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import ClaimantKind, HopRole
from factcheck.storage.claims import claim_record, claims_query
from factcheck.storage.entities import merged_entities, with_standing
from factcheck.storage.rows import ClaimRow, OutletRow


def compared_claims(session: Session, refs: Collection[ClaimRef]) -> dict[ClaimRef, ComparedClaim]:
    """The named claims by name, merged entities as one, in three queries however many they are."""
    keys = [(ref.source_id, ref.number) for ref in refs]
    query = claims_query().where(tuple_(ClaimRow.source_id, ClaimRow.number).in_(keys))
    records = [claim_record(row) for row in session.execute(query)] if keys else []
    merged = merged_entities(session)
    outlets = dict(session.execute(select(OutletRow.outlet_id, OutletRow.entity_id)).all())
    return {record.ref: _compared(with_standing(record, merged), outlets) for record in records}


def _compared(record: ClaimRecord, outlets: Mapping[int, int]) -> ComparedClaim:
    claim, source = record.claim, record.source
    anonymous = claim.claimant is not None and claim.claimant.kind is ClaimantKind.ANONYMOUS
    return ComparedClaim(
        ref=record.ref,
        language=source.language,
        text=record.text,
        sentence=record.sentence_text,
        voice=claim.voice,
        polarity=claim.polarity,
        modality=claim.modality,
        outlet_id=source.outlet_id,
        voicings=tuple(_voicing(hop, anonymous=anonymous) for hop in claim.chain),
        entities=frozenset(mention.entity_id for mention in claim.mentions if mention.entity_id is not None),
        quantities=_quantities(record),
        times=tuple(time.days for time in claim.times if time.days is not None),
        published=source.published,
        names=frozenset(mention.name for mention in claim.mentions),
        outlet_entity_id=None if source.outlet_id is None else outlets.get(source.outlet_id),
    )


def _voicing(hop: Hop, *, anonymous: bool) -> Voicing:
    """A hop; only the claimant can be anonymous, a relay is somebody."""
    return Voicing(hop.name, hop.entity_id, anonymous=anonymous and hop.role is HopRole.CLAIMANT)


def _quantities(record: ClaimRecord) -> tuple[ComparedQuantity, ...]:
    return tuple(
        ComparedQuantity(q.value, q.value_max, q.unit, q.approximate, q.open_ended, text)
        for q, text in zip(record.claim.quantities, record.quantities_text, strict=True)
    )
