"""Verdicts and ratings for people (cards) and for programs (rows)."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal

from factcheck.domain.records import RatingRecord, VerdictRecord
from factcheck.presenters.exports import Out
from factcheck.presenters.words import field, one_line, outlet_name


class EvidenceOut(Out):
    """What a verdict cites."""

    stance: str
    citation: str


class VerdictOut(Out):
    """A logged verdict; ``current`` is false once another supersedes it."""

    claim_id: str
    number: int
    rating: str
    current: bool
    checker: str
    logged_at: datetime
    rationale: str
    evidence: tuple[EvidenceOut, ...]
    supersedes: int | None
    outlet: str | None
    text: str


class RatingOut(Out):
    """A grade of a rating scale."""

    scale: str
    code: str
    value: Decimal | None
    normalised_class: str
    label_en: str
    label_ar: str


def verdict_cards(verdicts: Iterable[VerdictRecord]) -> Iterator[list[str]]:
    """A card a verdict: rating, who and when; rationale; evidence; the claim's words."""
    for verdict in verdicts:
        held = "" if verdict.current else "  superseded"
        replaced = f"  supersedes {verdict.supersedes}" if verdict.supersedes else ""
        label = field(verdict.rating_label.get("en", verdict.rating))
        checker = f"by {field(verdict.checker)}"
        logged = f"{verdict.logged_at:%Y-%m-%d %H:%M} UTC"
        yield [
            f"verdict {verdict.number} on {verdict.claim}  {label}  {logged}  {checker}{replaced}{held}",
            f"  {one_line(verdict.rationale)}",
            *(f"  {item.stance}: {one_line(item.citation)}" for item in verdict.evidence),
            f"  {outlet_name(verdict.outlet)}",
            f"  {one_line(verdict.claim_text)}",
        ]


def verdict_rows(verdicts: Iterable[VerdictRecord]) -> Iterator[Out]:
    """A row a verdict."""
    for verdict in verdicts:
        yield VerdictOut(
            claim_id=str(verdict.claim),
            number=verdict.number,
            rating=verdict.rating,
            current=verdict.current,
            checker=verdict.checker,
            logged_at=verdict.logged_at,
            rationale=verdict.rationale,
            evidence=tuple(EvidenceOut(stance=item.stance, citation=item.citation) for item in verdict.evidence),
            supersedes=verdict.supersedes,
            outlet=verdict.outlet,
            text=verdict.claim_text,
        )


def rating_rows(ratings: Iterable[RatingRecord]) -> Iterator[Out]:
    """A row a rating."""
    for rating in ratings:
        yield RatingOut(
            scale=rating.scale,
            code=rating.code,
            value=rating.numeric_value,
            normalised_class=rating.normalised_class,
            label_en=rating.label.get("en", ""),
            label_ar=rating.label.get("ar", ""),
        )
