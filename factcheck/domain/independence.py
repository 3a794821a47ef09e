"""How many voices stand behind a claim: origins, not outlets.

Four papers print that a contract was signed. Two of them cite Izvestia, a third carries the agency's text word for
word as the fourth does, and the agency cites Izvestia too. Four outlets, and one origin: Izvestia. Were it wrong, all
four would be wrong together.
"""

from dataclasses import dataclass

from factcheck.domain.refs import ClaimRef


@dataclass(frozen=True, slots=True)
class Origin:
    """Where chains start that meet: who is at their start, and the claims that come from there.

    ``unnamed`` where the text gives the start no name ("a Libyan official"): another text's may be somebody else.
    """

    name: str | None
    claims: tuple[ClaimRef, ...]
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Independence:
    """The claims that say one thing, and what stands behind them.

    ``outlets`` counts those that are known, and each source of an unknown one; ``origins`` come with the most claims
    first; ``first`` are the claims that may be the first to have said it, as far as days are known; ``copies`` are
    claims in the same words of several outlets; ``circle`` names outlets that cite one another in a ring.
    """

    claims: tuple[ClaimRef, ...]
    outlets: int
    origins: tuple[Origin, ...]
    first: tuple[ClaimRef, ...]
    copies: tuple[tuple[ClaimRef, ...], ...] = ()
    circle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two claims that agree, and whether an editor has confirmed it; otherwise a method suggests it."""

    a: ClaimRef
    b: ClaimRef
    score: float
    confirmed: bool
