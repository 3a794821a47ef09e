"""Why two stored claims are linked, or are not, as a run of linking would see them at this moment."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.domain.decisions import in_order
from factcheck.domain.records import LinkRecord
from factcheck.domain.refs import ClaimRef
from factcheck.errors import InvalidInput
from factcheck.linking import prepare
from factcheck.linking.encoder import Encoder
from factcheck.linking.explain import Explanation, explain
from factcheck.linking.nearness import nearnesses
from factcheck.linking.standing import standings
from factcheck.linking.together import borne_out, judged_among
from factcheck.services.claims import required_claim
from factcheck.services.linking import vectors_of
from factcheck.storage.candidates import Pair, candidate_pairs
from factcheck.storage.compared import compared_claims
from factcheck.storage.database import Database
from factcheck.storage.link_filters import LinkFilter
from factcheck.storage.linked import link_record, links_query


@dataclass(frozen=True, slots=True)
class PairExplained:
    """A pair of claims: how it is linked so far, whether a run compares it, and what linking makes of it."""

    pair: Pair
    links: tuple[LinkRecord, ...]
    shortlisted: bool
    explanation: Explanation


def explain_pair(database: Database, one: ClaimRef, other: ClaimRef, encoder: Encoder | None = None) -> PairExplained:
    """Why the two are linked or not; nothing is changed. NotFound for a claim that is not there.

    The pairs between the same two articles are judged with it, since who is near is told by what lies nearer.
    """
    if one == other:
        raise InvalidInput("a claim is not linked to itself", hint="factcheck link explain CLAIM OTHER")
    pair = in_order(one, other)
    with database.transaction(dry_run=True) as session:
        for ref in pair:
            required_claim(session, ref)
        between = _between(session, pair)
        claims = compared_claims(session, {ref for each in between | {pair} for ref in each})
        if not set(pair) <= claims.keys():
            gone = ", ".join(str(ref) for ref in pair if ref not in claims)
            raise InvalidInput(f"{gone} is no longer read: only current claims are linked", hint="factcheck claim show")
        prepared = {ref: prepare(claim) for ref, claim in claims.items()}
        pairs = {each for each in between | {pair} if set(each) <= prepared.keys()}
        near = nearnesses(pairs, prepared, vectors_of(session, prepared, pairs, encoder)) if encoder else {}
        shares = borne_out({each: found.shares for each, found in judged_among(prepared, pairs, near).items()})
        a, b = pair
        standing = standings(sorted(pairs), prepared)[pair]
        told = explain(prepared[a], prepared[b], near=near.get(pair), shares=shares.get(pair), standing=standing)
        links = [link_record(row) for row in session.execute(links_query(LinkFilter(claim=a)))]
        linked = tuple(link for link in links if b in (link.a.ref, link.b.ref))
        return PairExplained(pair, linked, pair in between, told)


def _between(session: Session, pair: Pair) -> set[Pair]:
    """The pairs that a run would compare between the two articles."""
    sources = {ref.source_id for ref in pair}
    found = candidate_pairs(session, sources)
    return {each for each in found if {ref.source_id for ref in each} <= sources}
