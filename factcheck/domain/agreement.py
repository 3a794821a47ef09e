"""How far checkers agree who judged the same claims."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from factcheck.domain.refs import ClaimRef


class Measure(StrEnum):
    """A coefficient of agreement: 1 is perfect, 0 what chance would give."""

    KAPPA = "Cohen's kappa"  # Cohen 1960, of two checkers over the claims that both judged
    ALPHA = "Krippendorff's alpha"  # Krippendorff 2011, of all checkers; not every one needs to have judged every claim
    ORDINAL_ALPHA = "Krippendorff's alpha, ordinal"  # the same, where a near rating counts as nearly agreeing


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one checker's current verdict says of a claim: the rating's class, and its value on its scale, if any."""

    checker: str
    claim: ClaimRef
    rating_class: str
    scale: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """One figure. ``checkers`` are the two of a kappa, else all that took part; ``scale`` is that of an ordinal alpha.

    ``claims`` counts those that more than one of them judged, ``same`` is the share on which the two say the same.
    ``value`` is None where ``remark`` says why there is none.
    """

    measure: Measure
    checkers: tuple[str, ...]
    scale: str | None
    claims: int
    same: float | None
    value: float | None
    remark: str | None = None
