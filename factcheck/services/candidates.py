"""The pairs of claims worth comparing: claims get the keys that they are found by, then meet by them."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from factcheck.linking import prepare
from factcheck.linking.keys import keys
from factcheck.storage.candidates import Pair
from factcheck.storage.candidates import candidate_pairs as met_by_keys
from factcheck.storage.compared import compared_claims
from factcheck.storage.keys import current_refs, keep_keys


def candidate_pairs(session: Session, sources: Collection[int]) -> set[Pair]:
    """Pairs of current claims, the lower name first, of which at least one is of the sources."""
    claims = compared_claims(session, current_refs(session, sources))
    keep_keys(session, {ref: keys(prepare(claim)) for ref, claim in claims.items()})
    return met_by_keys(session, sources)
