"""What a checker decides of a claim, and on what."""

from dataclasses import dataclass

from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import Stance


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verdict cites: what it does to the claim, and the citation (URL, claim, reference) as given."""

    stance: Stance
    citation: str

    @classmethod
    def parse(cls, written: str) -> "Evidence":
        """``supports:CITATION``, ``refutes:CITATION`` or ``context:CITATION``; without a stance it is context.

        >>> Evidence.parse("refutes: https://un.org/en/s/res/1970").citation
        'https://un.org/en/s/res/1970'
        """
        head, colon, rest = written.partition(":")
        if colon and head.strip().lower() in set(Stance):
            stance, citation = Stance(head.strip().lower()), rest.strip()
        else:
            stance, citation = Stance.CONTEXT, written.strip()
        if not citation:
            raise ValueError(f"evidence without a citation: {written!r}")
        return cls(stance, citation)


@dataclass(frozen=True, slots=True)
class NewVerdict:
    """A verdict to be logged. ``rating`` is the rating's code; ``supersedes`` the number of the verdict it replaces."""

    claim: ClaimRef
    rating: str
    rationale: str
    checker: str
    evidence: tuple[Evidence, ...] = ()
    supersedes: int | None = None
