"""Which of the pairs that the pair model links become candidates.

Relevant is what the pair model links, by words alone. At ten thousand claims it is asked for all pairs of some claims
(brute force); at more, for those pairs that tell one fact by how they were generated, which brute force shows to be
nearly all. The news is generated: its stories share words as ours tell them, so this says that blocks, bounds and
windows lose little, and not how well two reporters' words meet.
"""

import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from bench.figures import Figure, Figures, timed
from bench.link.scale_rows import Written
from factcheck.domain.refs import ClaimRef
from factcheck.linking import Prepared, compare_prepared, prepare
from factcheck.linking.standing import alone
from factcheck.linking.together import comparable
from factcheck.services.candidates import candidate_pairs
from factcheck.services.linking import SOURCES_AT_ONCE
from factcheck.storage.compared import compared_claims
from factcheck.storage.database import Database

PROBES = 20  # claims that are laid beside all others
ARTICLES = 60  # whose claims are looked up, and laid beside those that tell the same facts
_AT_ONCE = 2000

Met = Mapping[ClaimRef, Collection[ClaimRef]]


def brute_force(database: Database, written: Written, chance: random.Random) -> Figures:
    """What comparing a claim with all others costs, and how much of what that links the candidates have."""
    probes = chance.sample(sorted(written.facts), PROBES)
    with database.transaction(dry_run=True) as session:
        everything = _prepared(session, (ref for refs in written.tellings.values() for ref in refs))
        met = _met(session, sorted({probe.source_id for probe in probes}))
        seconds, found, told, linked = list[float](), 0, 0, 0
        for probe in probes:
            with timed(seconds):
                mates = [other for other in everything if other != probe and _links(everything, probe, other)]
            linked += len(mates)
            found += sum(other in met[probe] for other in mates)
            told += sum(written.facts[other] == written.facts[probe] for other in mates)
    note = f"{len(everything):,} claims, {linked} links of {PROBES}"
    milliseconds = [1000 * each for each in seconds]
    yield Figure("brute force, one claim beside all", "ms", milliseconds, note=note)
    yield Figure("recall of candidates beside brute force", "share", [found / linked], ">= 0.95", note)
    yield Figure("of brute force's links, one fact told again", "share", [told / linked], note=note)


def recall(database: Database, written: Written, chance: random.Random) -> Figures:
    """How many linked pairs of one fact are candidates, for the newest articles and for any."""
    for name, sources in (
        ("newest articles", written.sources[-ARTICLES:]),
        ("any articles", sorted(chance.sample(written.sources, ARTICLES))),
    ):
        with database.transaction(dry_run=True) as session:
            met = _met(session, sources)
            linked = list(_retold(session, written, sources))
        share = sum(other in met[probe] for probe, other in linked) / len(linked)
        note = f"{len(linked):,} linked pairs of one fact"
        yield Figure(f"recall of candidates, {name} of {written.claims:,} claims", "share", [share], ">= 0.95", note)


def _retold(session: Session, written: Written, sources: Sequence[int]) -> Iterable[tuple[ClaimRef, ClaimRef]]:
    probes = [ref for ref in written.facts if ref.source_id in set(sources)]
    pairs = [(one, other) for one in probes for other in written.tellings[written.facts[one]] if other != one]
    prepared = _prepared(session, {ref for pair in pairs for ref in pair})
    return (pair for pair in pairs if _links(prepared, *pair))


def _links(prepared: Mapping[ClaimRef, Prepared], one: ClaimRef, other: ClaimRef) -> bool:
    a, b = prepared[one], prepared[other]
    return comparable(a, b, near=None, standing=alone(a, b)) and compare_prepared(a, b) is not None


def _prepared(session: Session, refs: Iterable[ClaimRef]) -> dict[ClaimRef, Prepared]:
    wanted = sorted(refs)
    batches = (wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE))
    return {ref: prepare(claim) for batch in batches for ref, claim in compared_claims(session, batch).items()}


def _met(session: Session, sources: Sequence[int]) -> Met:
    """Whom each claim of the sources is a candidate with."""
    met = defaultdict[ClaimRef, set[ClaimRef]](set)
    for start in range(0, len(sources), SOURCES_AT_ONCE):
        for a, b in candidate_pairs(session, sources[start : start + SOURCES_AT_ONCE]):
            met[a].add(b)
            met[b].add(a)
    return met
