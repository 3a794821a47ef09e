"""A verdict as desks exchange it: schema.org's ClaimReview, without its JSON.

What goes out and what comes in are the same few types, so that a review that is written and read again is equal.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from factcheck.domain.days import DayRange
from factcheck.domain.words import AnonymousKind, ClaimantKind, Polarity

REVIEW_KEY = "claimreview:"
"""What the keys of sources begin with that hold a reviewed claim as a desk words it, and no article."""

REVIEW_MEDIA_TYPE = "application/ld+json"
"""Of captures that hold a reviewed claim as a desk words it, and never an article; they are not read again."""

# What schema.org has no word for, said in a disambiguatingDescription: written and read in these words alone.
NOT_NAMED, SEVERAL_NOT_NAMED = "source that is not named: ", "sources that are not named: "
POLARITY_SAID = {
    Polarity.DENIES: "the author denies this text",
    Polarity.DECLINES: "the author neither confirms nor denies this text",
}


class Loss(StrEnum):
    """What a ClaimReview has no place for, as people are told of it."""

    CHAIN = "relays between claimant and outlet"
    MODALITY = "how firmly the claim is put"
    UNNAMED = "whom an unnamed source stands close to"
    DAY = "days of publication that are no day, month or year"
    STANCE = "what a piece of evidence does to the claim"
    OWN_EVIDENCE = "the place of cited claims and sentences in this database (their words are kept)"
    WITHDRAWN = "evidence that was withdrawn (left out)"
    CHECKER = "which checker gave the verdict"
    HISTORY = "the verdicts that it supersedes"
    SCALE = "the scale of a rating outside the order"
    CONTEXT = "the sentence around the words"
    ADDRESS = "the verdict beside it at the same address ({verdict} in --url-template keeps them apart)"


@dataclass(frozen=True, slots=True)
class Desk:
    """Who publishes verdicts."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewedClaimant:
    """To whom the claim is put down. ``unnamed`` and ``several`` hold for anonymous ones alone."""

    name: str
    kind: ClaimantKind
    unnamed: AnonymousKind | None = None
    several: bool = False


@dataclass(frozen=True, slots=True)
class Appearance:
    """An article that carries the claim, as far as it is known."""

    url: str | None
    outlet: str | None = None
    title: str | None = None
    published: DayRange | None = None


@dataclass(frozen=True, slots=True)
class ReviewRating:
    """A grade: its words, and its place between the worst and the best, where it has one."""

    label: str
    value: Decimal | None = None
    best: Decimal | None = None
    worst: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ReviewCitation:
    """What a verdict cites; ``file_sha256`` (32 bytes) where it is a file."""

    text: str
    url: str | None = None
    file_sha256: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One desk's verdict on one claim.

    ``claim`` is what readers are told was claimed; ``words`` those words of it that the claimant affirms, denies or
    declines: all of it, but for denials. ``appearances`` begin with the article that the verdict was given on.
    ``claimant`` is None where nobody is credited but the outlet.
    """

    claim: str
    words: str
    rating: ReviewRating
    desk: Desk
    rationale: str
    polarity: Polarity = Polarity.AFFIRMS
    claimant: ReviewedClaimant | None = None
    appearances: tuple[Appearance, ...] = ()
    first: Appearance | None = None
    claimed: DayRange | None = None
    url: str | None = None
    reviewed_on: date | None = None
    language: str | None = None
    citations: tuple[ReviewCitation, ...] = ()
