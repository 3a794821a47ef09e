"""Verdicts exchanged with other desks, as schema.org's ClaimReview.

``exporting`` turns what is stored into reviews (factcheck.domain.reviews); ``gathering`` reads reviews out of files and
pages that strangers wrote, and ``importing`` stores them as other desks' verdicts. How each field travels, and what is
lost, stands in docs/exchange.md.
"""

from factcheck.services.reviews.exporting import ExportedReview, ReviewExport, ReviewName, export_reviews, left_out
from factcheck.services.reviews.gathering import ReviewArrival, gather_reviews
from factcheck.services.reviews.importing import ImportReport, import_reviews

__all__ = [
    "ExportedReview",
    "ImportReport",
    "ReviewArrival",
    "ReviewExport",
    "ReviewName",
    "export_reviews",
    "gather_reviews",
    "import_reviews",
    "left_out",
]
