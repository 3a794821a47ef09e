"""What a correction changed of a claim's reading, field by field, as people speak of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from factcheck.domain.corrections import CorrectionRecord
from factcheck.domain.words import HopRole, Modality, Polarity


class ReadingField(StrEnum):
    """A field of a claim's reading that people correct."""

    CLAIMANT = "claimant"
    VIA = "via"
    POLARITY = "polarity"
    MODALITY = "modality"
    QUOTED = "quoted"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class ReadingChange:
    """A field as it was and as it was from then on: "" for nobody, and for the outlet's own voice.

    Polarity and modality are words of the field, quoted is yes or no.
    """

    field: ReadingField
    before: str
    after: str


def reading_changes(correction: CorrectionRecord) -> Iterator[ReadingChange]:
    """What differs; spans and counts go with the words and are left out."""
    was, now = _said(correction.before), _said(correction.after)
    for field in ReadingField:
        if was.get(field) != now.get(field):
            yield ReadingChange(field, was.get(field, ""), now.get(field, ""))


def _said(changed: Mapping[str, Any]) -> dict[ReadingField, str]:
    words = {ReadingField.POLARITY: Polarity, ReadingField.MODALITY: Modality}
    said: dict[ReadingField, str] = {field: kind(changed[field]) for field, kind in words.items() if field in changed}
    if "claimant" in changed:
        claimant = changed["claimant"]
        said[ReadingField.CLAIMANT] = "" if claimant is None else f"{claimant['name']} ({claimant['kind']})"
    if "chain" in changed:
        relays = [hop["name"] for hop in changed["chain"] if hop["role"] == HopRole.RELAY]
        said[ReadingField.VIA] = ", ".join(relays)
    if "quoted" in changed:
        said[ReadingField.QUOTED] = "yes" if changed["quoted"] else "no"
    if "text" in changed:
        said[ReadingField.WORDS] = changed["text"]
    return said
