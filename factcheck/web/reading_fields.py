"""The form of a correction: the reading as it stands, and what somebody says in its place.

Each field travels with what stood in it when the form was opened (``was-``), so that only what was touched is
corrected: what another editor has put right meanwhile is not turned back by a field that nobody looked at.
"""

from collections.abc import Iterator
from dataclasses import replace

from factcheck.domain.corrections import NewCorrection
from factcheck.domain.records import ClaimRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import ClaimantKind, HopRole, Modality, Polarity, Voice
from factcheck.errors import InvalidInput
from factcheck.web.forms import Filled

FIELDS = ("voice", "claimant", "claimant_kind", "via", "polarity", "modality", "quoted", "words")
YES, NO = "yes", "no"


def reading_form(record: ClaimRecord, corrections: int) -> Filled:
    """The form as it opens: the reading as it stands."""
    now = dict(_reading(record))
    return Filled(now | {f"was-{name}": value for name, value in now.items()} | {"seen": str(corrections)})


def refreshed(filled: Filled, record: ClaimRecord, corrections: int) -> None:
    """Put the reading as it stands now into the fields that nobody touched, and beside those that somebody did."""
    now = dict(_reading(record))
    kept = {name: filled[name] for name in FIELDS if _touched(filled, name)}
    beside = {f"was-{name}": value for name, value in now.items()}
    filled.typed = {**filled.typed, **now, **kept, **beside, "seen": str(corrections)}


def correction(filled: Filled, ref: ClaimRef, member: str) -> NewCorrection:
    """The correction that the form says; InvalidInput for a word that is none of the field's."""
    new = NewCorrection(claim=ref, reason=filled.stripped("reason"), corrected_by=member, seen=filled.number("seen"))
    if filled["restore"]:
        return replace(new, restore=True)
    touched = {name: filled.stripped(name) for name in FIELDS if _touched(filled, name)}
    outlet_voice = touched.get("voice") == Voice.OUTLET
    speaks = {} if filled["voice"] == Voice.OUTLET else touched
    try:
        return replace(
            new,
            outlet_voice=outlet_voice,
            claimant=speaks.get("claimant"),
            claimant_kind=ClaimantKind(speaks["claimant_kind"]) if speaks.get("claimant_kind") else None,
            via=tuple(_names(speaks["via"])) if "via" in speaks else None,
            polarity=Polarity(touched["polarity"]) if "polarity" in touched else None,
            modality=Modality(touched["modality"]) if "modality" in touched else None,
            quoted=touched["quoted"] == YES if "quoted" in touched else None,
            words=touched.get("words"),
        )
    except ValueError as error:
        raise InvalidInput(str(error)) from error


def _reading(record: ClaimRecord) -> Iterator[tuple[str, str]]:
    claim = record.claim
    relays = [hop.name for hop in claim.chain if hop.role is HopRole.RELAY]
    yield "voice", claim.voice.value
    yield "claimant", claim.claimant.name if claim.claimant else ""
    yield "claimant_kind", claim.claimant.kind.value if claim.claimant else ""
    yield "via", "\n".join(relays)
    yield "polarity", claim.polarity.value
    yield "modality", claim.modality.value
    yield "quoted", YES if claim.quoted else NO
    yield "words", record.text


def _touched(filled: Filled, name: str) -> bool:
    return name in filled.typed and filled[name].split() != filled[f"was-{name}"].split()


def _names(written: str) -> Iterator[str]:
    """The names that stand on lines of their own."""
    return (line.strip() for line in written.splitlines() if line.strip())
