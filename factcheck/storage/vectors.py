"""Vectors of claims' words: those that are kept, and keeping those that are new."""

from collections.abc import Mapping
from hashlib import md5

from sqlalchemy import text
from sqlalchemy.orm import Session

from factcheck.domain.refs import ClaimRef

Vector = tuple[float, ...]

_KEPT = text("""
select v.source_id, v.digest, v.vector
from unnest(cast(:source_ids as bigint[]), cast(:digests as text[])) as wanted (source_id, digest)
join factcheck.claim_vector v using (source_id, digest)
where v.encoder = :encoder
""")
_KEEP = text("""
insert into factcheck.claim_vector (source_id, digest, encoder, vector)
select source_id, digest, :encoder, vector::real[]
from unnest(cast(:source_ids as bigint[]), cast(:digests as text[]), cast(:vectors as text[])) as
    made (source_id, digest, vector)
on conflict do nothing
""")


def kept_vectors(session: Session, texts: Mapping[ClaimRef, str], encoder: str) -> dict[ClaimRef, Vector]:
    """The vectors that the encoder has made of these claims' words; claims that have none yet are left out."""
    keys = {ref: (ref.source_id, _digest(words)) for ref, words in texts.items()}
    rows = session.execute(_KEPT, {**_columns(keys), "encoder": encoder})
    known = {(source_id, digest): tuple(vector) for source_id, digest, vector in rows}
    return {ref: known[key] for ref, key in keys.items() if key in known}


def keep_vectors(
    session: Session, texts: Mapping[ClaimRef, str], vectors: Mapping[ClaimRef, Vector], encoder: str
) -> None:
    """Keep what the encoder made of these claims' words; keeping it twice changes nothing."""
    keys = {ref: (ref.source_id, _digest(texts[ref])) for ref in vectors}
    written = [f"{{{','.join(map(str, vectors[ref]))}}}" for ref in keys]
    session.execute(_KEEP, {**_columns(keys), "vectors": written, "encoder": encoder})


def _columns(keys: Mapping[ClaimRef, tuple[int, str]]) -> dict[str, list[int] | list[str]]:
    return {"source_ids": [source for source, _ in keys.values()], "digests": [digest for _, digest in keys.values()]}


def _digest(words: str) -> str:
    return md5(words.encode(), usedforsecurity=False).hexdigest()
