"""All that is known of one claim, for one file that stands by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from factcheck.domain.decisions import LinkDecision
from factcheck.domain.records import ClaimRecord, LinkRecord
from factcheck.domain.refs import ClaimRef
from factcheck.services.citations import CitedSource, cited_source
from factcheck.services.claims import ClaimDossier, dossier_of
from factcheck.storage.database import Database
from factcheck.storage.decisions import decisions_of
from factcheck.storage.entities import merged_entities, with_standing
from factcheck.storage.ledger_notes import LedgerNote, ledger_notes
from factcheck.storage.sources import capture_text, captures_of

AROUND = 300  # characters of the text on either side of the sentence: what a reader needs to see how it was meant


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands before and after a sentence; ``cut_before`` and ``cut_after`` tell that there is more."""

    before: str
    after: str
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class DecidedLink:
    """A link of the claim with all that editors said of it, the first first."""

    link: LinkRecord
    decisions: Sequence[LinkDecision]


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """A claim with all that hangs on it; verdicts come the first first.

    ``taken_at`` and ``text_sha256`` (32 bytes) are those of its own capture, which need not be the source's newest.
    """

    dossier: ClaimDossier
    cited: CitedSource
    taken_at: datetime
    text_sha256: bytes
    around: Surroundings
    links: Sequence[DecidedLink]
    ledger: Sequence[LedgerNote]

    @property
    def claim(self) -> ClaimRecord:
        """The claim itself."""
        return self.dossier.claim


def claim_file(database: Database, ref: ClaimRef) -> ClaimFile:
    """All of the claim as it stands now, in one view of the database; NotFound when there is none."""
    with database.transaction(read_only=True) as session:
        dossier = dossier_of(session, ref)
        claim = with_standing(dossier.claim, merged_entities(session))
        captures = {number: (taken_at, digest) for number, taken_at, digest in captures_of(session, ref.source_id)}
        taken_at, digest = captures[claim.capture]
        return ClaimFile(
            dossier=replace(dossier, claim=claim, verdicts=sorted(dossier.verdicts, key=lambda each: each.number)),
            cited=cited_source(session, ref.source_id),
            taken_at=taken_at,
            text_sha256=bytes(digest),
            around=_around(capture_text(session, ref.source_id, claim.capture), claim),
            links=[_decided(session, link) for link in dossier.links],
            ledger=ledger_notes(session, ref),
        )


def _decided(session: Session, link: LinkRecord) -> DecidedLink:
    said = decisions_of(session, (link.a.ref, link.b.ref)) if link.said else ()
    on_it = (each for each in said if each.relation is link.relation)
    return DecidedLink(link, sorted(on_it, key=lambda each: each.number))


def _around(text: str, claim: ClaimRecord) -> Surroundings:
    """The text around the sentence, from one white space to another where it has to be cut."""
    start, end = claim.sentence.start, claim.sentence.end
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    cut_before, cut_after = start > AROUND, len(text) > end + AROUND
    if cut_before:
        before = before.partition(" ")[2] or before
    if cut_after:
        after = after.rpartition(" ")[0] or after
    return Surroundings(before.lstrip(), after.rstrip(), cut_before, cut_after)
