"""How many voices stand behind claims: the outlets that say the same, and the origins that they have it from."""

from collections.abc import Collection, Mapping

from sqlalchemy.orm import Session

from factcheck.domain.independence import Independence
from factcheck.domain.refs import ClaimRef
from factcheck.linking import independence
from factcheck.storage.compared import compared_claims
from factcheck.storage.voices import names_by_number, voices


def independence_of(session: Session, claims: Collection[ClaimRef]) -> Mapping[ClaimRef, Independence]:
    """What stands behind each of the claims, in four queries however many they are; none where none is current."""
    if not claims:
        return {}
    behind = voices(session, claims)
    compared = compared_claims(session, {ref for refs in behind.values() for ref in refs})
    names = names_by_number(session, {claim.outlet_id for claim in compared.values() if claim.outlet_id is not None})
    return {
        ref: independence([compared[each] for each in refs if each in compared], names) for ref, refs in behind.items()
    }
