"""Reviews as schema.org ClaimReview in JSON-LD, for other desks, for search engines and for pages.

The properties are those that schema.org gives ClaimReview, Claim, Rating, CreativeWork, Person and Organization, and
among them those that Google's fact-check documentation asks for. What is not known is left out. The angle brackets
and ampersands of the text are written as escapes, so that a page may carry any of it inside a script element.
"""

import json
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from factcheck.domain.days import DayRange, Precision
from factcheck.domain.reviews import (
    NOT_NAMED,
    POLARITY_SAID,
    SEVERAL_NOT_NAMED,
    Appearance,
    Desk,
    Review,
    ReviewCitation,
    ReviewedClaimant,
    ReviewRating,
)
from factcheck.domain.words import ClaimantKind
from factcheck.presenters.cells import json_text

CONTEXT = "https://schema.org"
_TYPES = {
    ClaimantKind.PERSON: "Person",
    ClaimantKind.ANONYMOUS: "Person",
    ClaimantKind.ORGANISATION: "Organization",
    ClaimantKind.OUTLET: "NewsMediaOrganization",
}
_EXACT = (Precision.DAY, Precision.MONTH, Precision.YEAR)
_IN_MARKUP = re.compile("[<>&\u2028\u2029]")


class ReviewFormat(StrEnum):
    """How reviews are written: a JSON list, a JSON object a line, or script elements for a page."""

    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


def written(reviews: Iterable[Review], output: ReviewFormat) -> Iterator[str]:
    """The reviews in that format, piece by piece."""
    objects = (_harmless(json_text(claim_review(review))) for review in reviews)
    match output:
        case ReviewFormat.JSONL:
            yield from (f"{each}\n" for each in objects)
        case ReviewFormat.HTML:
            yield from (f'<script type="application/ld+json">\n{each}\n</script>\n' for each in objects)
        case ReviewFormat.JSON:
            between = "["
            for each in objects:
                yield f"{between}\n{each}"
                between = ","
            yield "[]\n" if between == "[" else "\n]\n"


def spread(reviews: Iterable[Review]) -> str:
    """The reviews as a JSON list that people can read: a property a line."""
    return json.dumps([json.loads(json_text(claim_review(review))) for review in reviews], ensure_ascii=False, indent=2)


def claim_review(review: Review) -> dict[str, Any]:
    """The review as a ClaimReview."""
    return _known(
        {
            "@context": CONTEXT,
            "@type": "ClaimReview",
            "url": review.url,
            "claimReviewed": review.claim,
            "inLanguage": review.language,
            "datePublished": review.reviewed_on,
            "author": _desk(review.desk),
            "reviewRating": _rating(review.rating),
            "itemReviewed": _claim(review),
            "reviewBody": review.rationale or None,
            "citation": [_citation(each) for each in review.citations],
        }
    )


def _claim(review: Review) -> dict[str, Any]:
    return _known(
        {
            "@type": "Claim",
            "text": review.words if review.words != review.claim else None,
            "disambiguatingDescription": POLARITY_SAID.get(review.polarity),
            "author": None if review.claimant is None else _claimant(review.claimant),
            "datePublished": _day(review.claimed),
            "appearance": [_appearance(each) for each in review.appearances],
            "firstAppearance": None if review.first is None else _appearance(review.first),
        }
    )


def _desk(desk: Desk) -> dict[str, Any]:
    return _known({"@type": "Organization", "name": desk.name, "url": desk.url})


def _rating(rating: ReviewRating) -> dict[str, Any]:
    """Without numbers for a rating outside the order: Google asks for a value between the worst and the best."""
    return _known(
        {
            "@type": "Rating",
            "ratingValue": rating.value,
            "bestRating": rating.best,
            "worstRating": rating.worst,
            "alternateName": rating.label,
        }
    )


def _claimant(claimant: ReviewedClaimant) -> dict[str, Any]:
    unnamed = None
    if claimant.unnamed is not None:
        unnamed = f"{SEVERAL_NOT_NAMED if claimant.several else NOT_NAMED}{claimant.unnamed}"
    return _known(
        {"@type": _TYPES[claimant.kind], "name": claimant.name, "disambiguatingDescription": unnamed},
    )


def _appearance(article: Appearance) -> dict[str, Any]:
    outlet = None if article.outlet is None else {"@type": "NewsMediaOrganization", "name": article.outlet}
    return _known(
        {
            "@type": "CreativeWork",
            "url": article.url,
            "headline": article.title,
            "datePublished": _day(article.published),
            "publisher": outlet,
        }
    )


def _citation(cited: ReviewCitation) -> dict[str, Any]:
    if cited.file_sha256 is not None:
        return {"@type": "MediaObject", "name": cited.text, "sha256": cited.file_sha256.hex()}
    return _known({"@type": "CreativeWork", "name": cited.text if cited.text != cited.url else None, "url": cited.url})


def _day(days: DayRange | None) -> str | None:
    """A day, month or year of ISO 8601; no form of it says more than that and is still a schema.org Date."""
    return days.written() if days is not None and days.precision in _EXACT else None


def _known(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value is not None and value != []}


def _harmless(written: str) -> str:
    return _IN_MARKUP.sub(lambda sign: f"\\u{ord(sign[0]):04x}", written)
