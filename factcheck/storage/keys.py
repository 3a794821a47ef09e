"""The keys that claims are found by, kept beside the claims."""

import json
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from factcheck.domain.refs import ClaimRef
from factcheck.storage.claims import is_current
from factcheck.storage.rows import ClaimRow, SourceRow

_KEEP = text("""
insert into factcheck.claim_key (source_id, claim, keys)
select n.source_id, n.claim, n.keys
from jsonb_to_recordset(cast(:claims as jsonb)) as n (source_id bigint, claim int, keys text[])
on conflict (source_id, claim) do update set keys = excluded.keys where claim_key.keys <> excluded.keys
""")


def current_refs(session: Session, sources: Collection[int]) -> list[ClaimRef]:
    """The names of the sources' current claims."""
    query = (
        select(ClaimRow.source_id, ClaimRow.number)
        .join(SourceRow, SourceRow.source_id == ClaimRow.source_id)
        .where(ClaimRow.source_id.in_(list(sources)), is_current())
    )
    return [ClaimRef(source_id, number) for source_id, number in session.execute(query)]


def keep_keys(session: Session, keys: Mapping[ClaimRef, Sequence[str]]) -> None:
    """Note what the claims are found by, in place of what was noted before."""
    claims = [{"source_id": ref.source_id, "claim": ref.number, "keys": list(of)} for ref, of in keys.items()]
    session.execute(_KEEP, {"claims": json.dumps(claims, ensure_ascii=False)})
