"""What a verdict cites, looked up before anything is written: files are hashed, claims and sentences must be there."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from factcheck.domain.evidence import Evidence
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import EvidenceKind
from factcheck.errors import InvalidInput, NotFound
from factcheck.storage import evidence as stored

_LONGEST_PATH = 4096  # bytes: PATH_MAX of Linux; a longer reference is no path, and asking the system would fail


def with_files(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence with the SHA-256 of the files that it cites; a reference that is the path of a file cites it."""
    return tuple(_hashed(item) if _is_file(item) else item for item in evidence)


def looked_up(session: Session, claim: ClaimRef, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence on ``claim`` with the captures of the sentences that it cites.

    NotFound for a claim or sentence that is not in the database, InvalidInput where the claim cites itself.
    """
    return tuple(_looked_up(session, claim, item) for item in evidence)


def _is_file(item: Evidence) -> bool:
    if item.kind is not EvidenceKind.REFERENCE:
        return item.kind is EvidenceKind.FILE
    named = item.citation
    if "\0" in named or len(named.encode("utf-8", "surrogateescape")) >= _LONGEST_PATH:
        return False
    try:
        return Path(named).is_file()
    except OSError:  # a name too long for the file system, or a folder that is not ours to look into
        return False


def _hashed(item: Evidence) -> Evidence:
    path = Path(item.citation)
    try:
        if not path.is_file():
            raise NotFound(f"there is no file {item.citation!r}", hint=f"reference:{item.citation} cites it unread")
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError) as error:
        raise InvalidInput(
            f"the file {item.citation!r} cannot be read: {error}", hint="cite one that you may read"
        ) from error
    return replace(item, kind=EvidenceKind.FILE, file_sha256=digest)


def _looked_up(session: Session, claim: ClaimRef, item: Evidence) -> Evidence:
    if item.claim is not None:
        if item.claim == claim:
            raise InvalidInput(f"claim {claim} cannot be evidence on itself", hint="cite another claim")
        if not stored.is_claim(session, item.claim):
            raise NotFound(
                f"there is no claim {item.claim} to cite", hint=f"reference:{item.citation} if it is no claim"
            )
    if item.sentence is not None:
        found = stored.captured(session, item.sentence)
        if found is None:
            raise NotFound(
                f"there is no sentence {item.sentence} to cite", hint=f"factcheck source show {item.sentence.source_id}"
            )
        return replace(item, sentence=found)
    return item
