"""Names of sources that are equal on every machine."""

from hashlib import sha256

from factcheck.text import fold

_DIGITS = 32  # 128 bits of a SHA-256: no two sources share one by chance


def source_uid(outlet: str | None, first_digest: bytes) -> str:
    """The uid of a source, from its outlet's name (None where nobody knows it) and the SHA-256 of its first capture.

    >>> source_uid("Arabi21", bytes(32)) == source_uid("ARABI21", bytes(32)) != source_uid(None, bytes(32))
    True
    """
    named = fold(outlet) if outlet else ""
    return sha256(named.encode() + b"\n" + first_digest).hexdigest()[:_DIGITS]


def review_uid(where: str, claim: str) -> str:
    """The uid of the source that holds a reviewed claim: from the review's address (or desk) and the claim's words.

    >>> review_uid("desk.example/1", "Ships sank.") == review_uid("desk.example/1", "ships  sank")
    True
    """
    return sha256(f"claimreview\n{where}\n{fold(claim)}".encode()).hexdigest()[:_DIGITS]
