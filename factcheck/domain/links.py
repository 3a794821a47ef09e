"""Claims side by side: what is compared, and what a comparison says."""

from dataclasses import dataclass, field

from factcheck.domain.days import DayRange
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import Modality, Polarity, ReasonCode, Relation, Voice


@dataclass(frozen=True, slots=True)
class ComparedQuantity:
    """A quantity without its place: interval, unit, and whether the text calls it approximate (see Quantity)."""

    value: float | None
    value_max: float | None
    unit: str | None
    approximate: bool
    open_ended: bool
    text: str


@dataclass(frozen=True, slots=True)
class Voicing:
    """One hop before the outlet, as an origin is told from another: its entity if known, else its folded name."""

    name: str
    entity_id: int | None
    anonymous: bool


@dataclass(frozen=True, slots=True)
class ComparedClaim:
    """A claim as linking sees it.

    ``text`` is the claim's span, ``sentence`` the whole sentence around it; ``voicings`` the chain without its outlet,
    claimant first; ``entities`` the entity ids it mentions, the claimant's not among them unless the span names it;
    ``names`` the mentioned names as they stand; ``outlet_entity_id`` the outlet as an entity, as chains name it, and
    ``outlet`` what it is called.
    """

    ref: ClaimRef
    language: str
    text: str
    sentence: str
    voice: Voice
    polarity: Polarity
    modality: Modality
    outlet_id: int | None
    voicings: tuple[Voicing, ...]
    entities: frozenset[int]
    quantities: tuple[ComparedQuantity, ...]
    times: tuple[DayRange, ...]
    published: DayRange | None
    names: frozenset[str] = frozenset()
    outlet_entity_id: int | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two claims are linked: a code and the two values that made it, in words an editor reads."""

    code: ReasonCode
    detail: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that agree or contradict; ``a`` is the lower name. ``score`` is 0..1, ``method`` a version."""

    a: ClaimRef
    b: ClaimRef
    relation: Relation
    score: float
    reasons: tuple[Reason, ...]
    same_origin: bool
    method: str
    features: dict[str, float] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        if self.a >= self.b:
            raise ValueError(f"a link's first claim comes before its second: {self.a}, {self.b}")

    @property
    def same_source(self) -> bool:
        """Whether both claims stand in one article."""
        return self.a.source_id == self.b.source_id
