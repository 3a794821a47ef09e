"""What a verdict cites, looked up before anything is written: files are hashed, claims and sentences must be there."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from factcheck.domain.evidence import Evidence
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import EvidenceKind
from factcheck.errors import FactcheckError, InvalidInput, NotFound
from factcheck.storage import evidence as stored
from factcheck.storage.database import Database

_LONGEST_PATH = 4096  # bytes: PATH_MAX of Linux; a longer reference is no path, and asking the system would fail
_SHA256 = re.compile("[0-9a-f]{64}")


def with_files(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence with the SHA-256 of the files that it cites; a reference that is the path of a file cites it."""
    return tuple(_hashed(item) if _is_file(item) else item for item in evidence)


def without_files(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence of somebody who sits elsewhere: no file of this machine is looked at, whatever the words name.

    A cited file comes with the SHA-256 that it had where it is; InvalidInput without one.
    """
    return tuple(map(_from_elsewhere, evidence))


def problems(
    database: Database, claim: ClaimRef, evidence: Sequence[Evidence], *, files_here: bool = True
) -> list[FactcheckError | None]:
    """What is wrong with each piece of evidence on the claim, None where nothing is."""
    with database.transaction(read_only=True) as session:
        return [_problem(session, claim, item, files_here=files_here) for item in evidence]


def looked_up(session: Session, claim: ClaimRef, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence on ``claim`` with the captures of the sentences that it cites.

    NotFound for a claim or sentence that is not in the database, InvalidInput where the claim cites itself.
    """
    return tuple(_looked_up(session, claim, item) for item in evidence)


def _problem(session: Session, claim: ClaimRef, item: Evidence, *, files_here: bool) -> FactcheckError | None:
    try:
        looked_up(session, claim, (with_files if files_here else without_files)([item]))
    except (InvalidInput, NotFound) as problem:
        return problem
    return None


def _from_elsewhere(item: Evidence) -> Evidence:
    if item.kind is EvidenceKind.FILE and not _SHA256.fullmatch(item.file_sha256 or ""):
        raise InvalidInput(
            f"the file {item.citation!r} is not here, and no SHA-256 of it was given",
            hint=f"send the file, or reference:{item.citation} cites it unread",
        )
    return item


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
