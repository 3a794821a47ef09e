"""Correcting how a claim is read: its claimant, chain, polarity, modality, quotation or words.

The claim's rows take the corrected reading, so that every list, search, export and comparison sees it; what the
program read stands in the correction, which nobody can change, and can be given back. Links that are only suggested
are made anew from the corrected reading in the same transaction; what people have judged stays as it is.
"""

import re
from dataclasses import replace

from sqlalchemy.orm import Session

from factcheck.domain.corrections import CorrectionRecord, NewCorrection
from factcheck.domain.members import Deed
from factcheck.domain.reading import Claim, Reading
from factcheck.domain.records import ClaimRecord
from factcheck.errors import Conflict, InvalidInput
from factcheck.linking.encoder import Encoder
from factcheck.services.claims import ClaimDossier, dossier_of, replacement_of, required_claim
from factcheck.services.corrected import corrected
from factcheck.services.found import with_found_entities
from factcheck.services.linking import link_again
from factcheck.services.members import acting_member
from factcheck.storage import corrections as stored
from factcheck.storage.candidates import lock_linking
from factcheck.storage.corrections import FoundClaim
from factcheck.storage.database import Database
from factcheck.storage.entities import curated_aliases
from factcheck.storage.ledger import append_entry
from factcheck.storage.ledgered import CORRECTION
from factcheck.storage.outlets import find_outlet
from factcheck.storage.placed import PlacedClaim, correct_claim
from factcheck.storage.sources import capture_text, lock_ingest
from factcheck.text import EXTRACTOR, Alias, Gazetteer, fold

# What the command line makes of bytes that are no UTF-8 (PEP 383); JSON would keep them as marks of its own.
_NO_TEXT = re.compile("[\ud800-\udfff]")


def correct(
    database: Database, new: NewCorrection, *, encoder: Encoder | None = None, dry_run: bool = False
) -> ClaimDossier:
    """The claim as it is read from now on, with all that hangs on it; after a ``dry_run`` nothing has changed. Links
    are looked for anew, with vectors where there is an ``encoder``.

    InvalidInput for a correction that says nothing or cannot be, NotFound for no claim, Conflict for one that is no
    longer read.
    """
    _check(new)
    with database.transaction(dry_run=dry_run) as session:
        # In this order, as readers and linkers take them, so that nobody waits for somebody who waits for him.
        lock_ingest(session)
        lock_linking(session)
        stored.lock_reading(session, new.claim)
        found = required_claim(session, new.claim)
        _check_current(session, found.record)
        _check_seen(found, new)
        _record(session, found, new)
        link_again(session, new.claim, encoder)
        return dossier_of(session, new.claim)


def read_by_program(found: FoundClaim) -> Claim:
    """The claim as the program read it, before anybody corrected it."""
    claim = found.record.claim
    for correction in reversed(_since_restored(found)):
        claim = stored.with_fields(claim, correction.before)
    return claim


def _check(new: NewCorrection) -> None:
    if not new.reason.strip():
        raise InvalidInput("a correction needs a reason", hint='--reason "why it is to be read so"')
    if not new.corrected_by.strip():
        raise InvalidInput("a correction is somebody's", hint='--by "name"')
    for written in (new.reason, new.corrected_by, *(new.via or ()), new.claimant or ""):
        if _NO_TEXT.search(written):
            raise InvalidInput(f"{written!r} is no text in UTF-8", hint="type it again")
    if new.restore and new.says_something:
        raise InvalidInput("the program's reading comes back whole", hint="--restore alone, with --reason")
    if not new.restore and not new.says_something:
        raise InvalidInput("nothing is corrected", hint=f"factcheck claim edit {new.claim} --help")


def _check_current(session: Session, record: ClaimRecord) -> None:
    if record.current:
        return
    instead = replacement_of(session, record)
    shown = f"claim list --source {record.ref.source_id}" if instead is None else f"claim show {instead}"
    older = "stands in an older text of its source" if record.outdated_at is None else "is no longer read"
    raise Conflict(f"claim {record.ref} {older}: only current claims are corrected", hint=f"factcheck {shown}")


def _check_seen(found: FoundClaim, new: NewCorrection) -> None:
    if new.seen is not None and len(found.corrections) > new.seen:
        last = found.corrections[-1]
        raise Conflict(
            f"{last.corrected_by} corrected claim {new.claim} meanwhile: {last.reason}",
            hint=f"factcheck claim show {new.claim}",
        )


def _record(session: Session, found: FoundClaim, new: NewCorrection) -> None:
    before, machine = found.record.claim, read_by_program(found)
    after = machine if new.restore else _read_so(session, found.record, new)
    if after == before:
        raise Conflict(f"claim {new.claim} is read so already", hint=f"factcheck claim show {new.claim}")
    text = capture_text(session, new.claim.source_id, found.record.capture)
    change = stored.change_between(before, after, text=text, restored=after == machine)
    member_id = acting_member(session, new.corrected_by, Deed.CORRECTION)
    number = len(found.corrections) + 1
    stored.add_correction(session, new.claim, change, number=number, member_id=member_id, reason=new.reason)
    append_entry(session, CORRECTION, new.claim.source_id, new.claim.number, number)
    placed = PlacedClaim(new.claim, found.record.capture, text, after, EXTRACTOR)
    correct_claim(session, placed, corrected=after != machine, fold=fold)


def _since_restored(found: FoundClaim) -> list[CorrectionRecord]:
    """The corrections that hold: those after the last one that gave the program's reading back."""
    last = max((correction.number for correction in found.corrections if correction.restored), default=0)
    return [correction for correction in found.corrections if correction.number > last]


def _read_so(session: Session, record: ClaimRecord, new: NewCorrection) -> Claim:
    """The claim as the correction wants it, with an entity for every new name in it, as ingest gives them."""
    names = (Alias(alias.name, alias.entity_id, alias.kind) for alias in curated_aliases(session))
    outlet = None if record.source.outlet_id is None else find_outlet(session, record.source.outlet_id)
    claim = corrected(record, new, Gazetteer.build(names), country=None if outlet is None else outlet.country)
    reading = Reading(record.source.language, (), (claim,), EXTRACTOR)
    numbered = with_found_entities(session, [reading])[0].claims[0]
    if claim.claimant != record.claim.claimant:
        claim = replace(claim, claimant=numbered.claimant, chain=numbered.chain)
    return claim if claim.mentions == record.claim.mentions else replace(claim, mentions=numbered.mentions)
