"""What people say of a claim in place of what the program read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import ClaimantKind, Modality, Polarity


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCorrection:
    """A correction to be made. What is None stays as it is read.

    ``via`` names the relays in order, none when empty; ``outlet_voice`` takes claimant and chain away; ``words`` are
    those of the claim, as they stand in its sentence; ``restore`` gives the program's reading back. ``seen`` is how
    many corrections there were when the member looked: what came later is not passed over.
    """

    claim: ClaimRef
    reason: str
    corrected_by: str
    claimant: str | None = None
    claimant_kind: ClaimantKind | None = None
    via: tuple[str, ...] | None = None
    outlet_voice: bool = False
    polarity: Polarity | None = None
    modality: Modality | None = None
    quoted: bool | None = None
    words: str | None = None
    restore: bool = False
    seen: int | None = None

    @property
    def says_something(self) -> bool:
        """Whether any field is to be read otherwise."""
        said = (self.claimant, self.claimant_kind, self.via, self.polarity, self.modality, self.quoted, self.words)
        return self.outlet_voice or any(each is not None for each in said)


@dataclass(frozen=True, slots=True)
class CorrectionRecord:
    """A recorded correction: the corrected fields, each whole, as they were and as they were from then on.

    ``restored``: the program's reading holds again from then on.
    """

    number: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    restored: bool
    corrected_by: str
    reason: str
    corrected_at: datetime
