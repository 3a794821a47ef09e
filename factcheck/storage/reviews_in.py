"""Where other desks' verdicts go: claims that are here already, and outlets by their sites."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import Polarity
from factcheck.storage.claims import is_current
from factcheck.storage.rows import ClaimRow, OutletRow, SourceRow


@dataclass(frozen=True, slots=True)
class HeldClaim:
    """A claim of an article that is here, as it is told from others; texts are folded."""

    ref: ClaimRef
    text: str
    polarity: Polarity
    claimant: str | None


def claims_at(session: Session, addresses: Collection[str]) -> list[HeldClaim]:
    """The current claims of the articles at these addresses (normalised)."""
    query = (
        select(
            ClaimRow.source_id,
            ClaimRow.number,
            ClaimRow.text_normalized,
            ClaimRow.polarity,
            ClaimRow.claimant_normalized,
        )
        .join(SourceRow, SourceRow.source_id == ClaimRow.source_id)
        .where(SourceRow.url_normalized.in_(addresses), is_current())
        .order_by(ClaimRow.source_id, ClaimRow.number)
    )
    return [
        HeldClaim(ClaimRef(source_id, number), text, Polarity(polarity), claimant)
        for source_id, number, text, polarity, claimant in session.execute(query)
    ]


def source_with_uid(session: Session, uid: str) -> int | None:
    """The source of that uid."""
    return session.scalars(select(SourceRow.source_id).where(SourceRow.uid == uid)).first()


def outlets_by_domain(session: Session) -> dict[str, int]:
    """Outlets by the host name of their site; one that was merged is the one it was merged into."""
    kept = func.coalesce(OutletRow.merged_into, OutletRow.outlet_id)
    query = select(OutletRow.domain, kept).where(OutletRow.domain.is_not(None)).order_by(OutletRow.outlet_id.desc())
    return {domain: outlet_id for domain, outlet_id in session.execute(query) if domain is not None}


def set_domain(session: Session, outlet_id: int, domain: str) -> None:
    """Note the host name of an outlet's site."""
    session.execute(update(OutletRow).where(OutletRow.outlet_id == outlet_id).values(domain=domain))
