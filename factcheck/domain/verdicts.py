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

        ValueError for any other word before a colon, since a misspelt stance would be kept for ever as context. The
        scheme of an address is no such word.

        >>> Evidence.parse("refutes: https://un.org/en/s/res/1970").citation
        'https://un.org/en/s/res/1970'
        >>> Evidence.parse("https://un.org/en/s/res/1970").stance
        <Stance.CONTEXT: 'context'>
        """
        head, colon, rest = written.partition(":")
        word = head.strip().lower()
        if colon and word in set(Stance):
            stance, citation = Stance(word), rest.strip()
        elif colon and word.isalpha() and not rest.startswith("//"):
            raise ValueError(f"{head.strip()!r} is no stance ({', '.join(Stance)}): write context:{written.strip()}")
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
