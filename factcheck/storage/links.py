"""Writing links. What an editor has decided is left alone; what only a method suggested, a newer one replaces."""

import json
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from factcheck.domain.links import Link
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import Relation

Pair = tuple[ClaimRef, ClaimRef]

# The compared pairs without those of which an editor has decided any link, whatever its relation: a rejected
# agreement does not come back as a contradiction.
_OPEN = """
with open_pair as (
    select *
    from unnest(
        cast(:source_ids as bigint[]), cast(:claims as int[]),
        cast(:other_source_ids as bigint[]), cast(:other_claims as int[])
    ) as pair (source_id, claim, other_source_id, other_claim)
    where not exists (
        select from factcheck.link_decision d
        where d.source_id = pair.source_id and d.claim = pair.claim
            and d.other_source_id = pair.other_source_id and d.other_claim = pair.other_claim
    )
)
"""
_FORGET_OF_CLAIMS = text("""
delete from factcheck.link l
using unnest(cast(:source_ids as bigint[]), cast(:claims as int[])) as of (source_id, claim)
where (
        l.source_id = of.source_id and l.claim = of.claim
        or l.other_source_id = of.source_id and l.other_claim = of.claim
    )
    and l.state = 'suggested' and not exists (
        select from factcheck.link_decision d
        where d.source_id = l.source_id and d.claim = l.claim
            and d.other_source_id = l.other_source_id and d.other_claim = l.other_claim
    )
returning l.source_id, l.claim, l.other_source_id, l.other_claim
""")
_FORGET = text(
    _OPEN
    + """
delete from factcheck.link l
using open_pair p
where l.source_id = p.source_id and l.claim = p.claim
    and l.other_source_id = p.other_source_id and l.other_claim = p.other_claim
    and l.state = 'suggested' and l.method <> :method
"""
)
_SUGGEST = text(
    _OPEN
    + """
insert into factcheck.link
    (source_id, claim, other_source_id, other_claim, relation, score, reasons, features, same_origin, method)
select n.source_id, n.claim, n.other_source_id, n.other_claim,
    n.relation, n.score, n.reasons, n.features, n.same_origin, :method
from jsonb_to_recordset(cast(:links as jsonb)) as n (
    source_id bigint, claim int, other_source_id bigint, other_claim int,
    relation text, score real, reasons jsonb, features jsonb, same_origin bool
)
join open_pair using (source_id, claim, other_source_id, other_claim)
on conflict do nothing
returning relation
"""
)


def write_links(
    session: Session, links: Iterable[Link], *, compared: Collection[Pair], method: str
) -> Counter[Relation]:
    """Keep what ``method`` says of the compared pairs (lower name first); gives how many links are new, by relation.

    Writing the same links again changes nothing. Links that an older method suggested are dropped or made anew.
    """
    pairs = _columns(compared)
    session.execute(_FORGET, {**pairs, "method": method})
    written = json.dumps([_values(link) for link in links], ensure_ascii=False)
    rows = session.scalars(_SUGGEST, {**pairs, "links": written, "method": method})
    return Counter(Relation(relation) for relation in rows)


def forget_suggestions(session: Session, claims: Collection[ClaimRef]) -> set[Pair]:
    """Drop what is only suggested of links of these claims, pairs that an editor has decided of left alone; gives the
    pairs that were linked.
    """
    refs = {"source_ids": [ref.source_id for ref in claims], "claims": [ref.number for ref in claims]}
    return {(ClaimRef(a, b), ClaimRef(c, d)) for a, b, c, d in session.execute(_FORGET_OF_CLAIMS, refs)}


def _columns(pairs: Collection[Pair]) -> dict[str, list[int]]:
    return {
        "source_ids": [a.source_id for a, _ in pairs],
        "claims": [a.number for a, _ in pairs],
        "other_source_ids": [b.source_id for _, b in pairs],
        "other_claims": [b.number for _, b in pairs],
    }


def _values(link: Link) -> dict[str, Any]:
    return {
        "source_id": link.a.source_id,
        "claim": link.a.number,
        "other_source_id": link.b.source_id,
        "other_claim": link.b.number,
        "relation": link.relation.value,
        "score": link.score,
        "reasons": [{"code": reason.code.value, "detail": reason.detail} for reason in link.reasons],
        "features": link.features,
        "same_origin": link.same_origin,
    }
