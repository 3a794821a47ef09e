"""What is read from one capture: its sentences and its attributed claims.

A claim is a span of one sentence that asserts something, with its claimant (design.md section 4). All spans are
code points of the capture. Numbers count from 1 in reading order.
"""

from dataclasses import replace

from factcheck.domain.days import DayRange
from factcheck.domain.spans import Span
from factcheck.domain.values import value
from factcheck.domain.words import (
    AnonymousKind,
    ClaimantKind,
    EntityKind,
    HopRole,
    Modality,
    Polarity,
    SentenceKind,
    Voice,
)


@value()
class Sentence:
    """One numbered span of a capture."""

    number: int
    span: Span
    kind: SentenceKind


@value()
class Anonymity:
    """What a text says of a source that it does not name.

    ``close_to`` is whom the source is said to stand near or to know about, in the text's words ("Haftar's camp");
    None where the text does not say. ``plural``: several sources speak as one.
    """

    kind: AnonymousKind
    close_to: str | None
    plural: bool


@value()
class Claimant:
    """To whom a claim is put down.

    ``name`` is as it stands in the text (for a carried-over "the source": the name it stands for; for an Arabic source
    without a name in the accusative: the nominative, by which it goes elsewhere). ``span`` is
    where the words stand in this claim's own sentence, None when carried over from before. ``entity_id`` is the
    gazetteer's number, None where the gazetteer does not know the name or the source is anonymous; ``anonymity`` is
    set for anonymous ones alone.
    """

    name: str
    kind: ClaimantKind
    span: Span | None
    entity_id: int | None = None
    anonymity: Anonymity | None = None


@value()
class Hop:
    """One hop of the chain claimant -> relay ... -> outlet; ``cue`` is the words that attribute at this hop."""

    name: str
    role: HopRole
    cue: str | None = None
    span: Span | None = None
    entity_id: int | None = None
    cue_span: Span | None = None


@value()
class Quantity:
    """A number or range with its unit.

    ``value_max`` is set for ranges alone; None with ``open_ended`` means "at least value" ("more than 4bn"),
    ``value`` None with ``value_max`` set means "at most". ``unit``: ISO 4217 code, "percent", a UCUM-like symbol
    ("km", "t"), otherwise the counted noun's lemma; None for a bare number.
    """

    span: Span
    value: float | None
    value_max: float | None
    unit: str | None
    approximate: bool
    open_ended: bool = False


@value()
class TimeReference:
    """A time that the text names; ``days`` is None where the day of publication would be needed and is not known."""

    span: Span
    days: DayRange | None


@value()
class Mention:
    """An entity named in the text, as it stands there; ``entity_id`` as in Claimant."""

    span: Span
    name: str
    kind: EntityKind
    entity_id: int | None = None


@value()
class Claim:
    """One assertion.

    ``chain`` is what the text itself says: the claimant, then each relay. The outlet that publishes closes every
    chain and belongs to the source, so it is not repeated here: whoever shows a chain appends it. In the outlet's
    own voice ``claimant`` and ``cue`` are None and ``chain`` is empty. ``rule`` names the rule of the grammar that put
    the claim to its claimant, for people who ask why; it is not stored.
    """

    number: int
    sentence: int
    span: Span
    voice: Voice
    claimant: Claimant | None
    chain: tuple[Hop, ...]
    cue: str | None
    cue_span: Span | None
    polarity: Polarity
    modality: Modality
    quoted: bool
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeReference, ...] = ()
    mentions: tuple[Mention, ...] = ()
    rule: str | None = None

    def without_entity_numbers(self) -> "Claim":
        """The claim as it is where nobody keeps entities."""
        return replace(
            self,
            claimant=self.claimant and replace(self.claimant, entity_id=None),
            chain=tuple(replace(hop, entity_id=None) for hop in self.chain),
            mentions=tuple(replace(mention, entity_id=None) for mention in self.mentions),
        )

    def reads_as(self, other: "Claim") -> bool:
        """Whether both say the same of the same words; their numbers, their sentences' and entities' do not count."""
        return (
            (self.span, self.voice, self.polarity, self.modality, self.quoted)
            == (other.span, other.voice, other.polarity, other.modality, other.quoted)
            and (self.cue, self.cue_span, self.quantities, self.times)
            == (other.cue, other.cue_span, other.quantities, other.times)
            and _named(self) == _named(other)
        )


@value()
class Reading:
    """All that was read from one capture. ``language`` is an ISO 639-1 code, or "und" where no pack reads it."""

    language: str
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    extractor: str


def _named(claim: Claim) -> tuple[object, ...]:
    """Whom a claim names, and where, without numbers of entities."""
    who = claim.claimant
    return (
        who and (who.name, who.kind, who.span, who.anonymity),
        [(hop.name, hop.role, hop.cue, hop.span, hop.cue_span) for hop in claim.chain],
        [(mention.name, mention.kind, mention.span) for mention in claim.mentions],
    )
