"""How many claims agree with one: links that no editor rejected, either way round."""

from collections import Counter
from collections.abc import Collection

from sqlalchemy import text
from sqlalchemy.orm import Session

from factcheck.domain.refs import ClaimRef

_AGREEING = text("""
select of.source_id, of.claim, count(*) as agreeing
from unnest(cast(:source_ids as bigint[]), cast(:claims as int[])) as of (source_id, claim)
cross join lateral (
    select from factcheck.link l
    where l.source_id = of.source_id and l.claim = of.claim and l.relation = 'agrees' and l.state <> 'rejected'
    union all
    select from factcheck.link l
    where l.other_source_id = of.source_id and l.other_claim = of.claim
        and l.relation = 'agrees' and l.state <> 'rejected'
) as agreement
group by of.source_id, of.claim
""")


def agreeing(session: Session, claims: Collection[ClaimRef]) -> Counter[ClaimRef]:
    """How many claims agree with each of these."""
    refs = {"source_ids": [ref.source_id for ref in claims], "claims": [ref.number for ref in claims]}
    rows = session.execute(_AGREEING, refs)
    return Counter({ClaimRef(source_id, claim): count for source_id, claim, count in rows})
