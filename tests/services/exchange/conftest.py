"""A desk's verdicts on their way out, and strangers' reviews on their way in."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcheck.domain.refs import ClaimRef
from factcheck.domain.reviews import Desk
from factcheck.domain.verdicts import Evidence, NewVerdict
from factcheck.presenters.claim_review import ReviewFormat, written
from factcheck.services.reviews import ReviewExport, ReviewName, export_reviews
from factcheck.services.verdicts import add_verdict
from factcheck.storage.database import Database

SHAPE = json.loads(Path(__file__).with_name("claimreview.schema.json").read_text(encoding="utf-8"))
DESK = Desk("مكتب التحقق", "https://desk.example")


@pytest.fixture
def judge(seeded: Database) -> Callable[..., ClaimRef]:
    """Logs a verdict on a claim, and gives the claim's name."""

    def made(claim: ClaimRef, rating: str = "false", why: str = "لم يُرفع الحظر", *cited: str) -> ClaimRef:
        add_verdict(seeded, NewVerdict(claim, rating, why, "سلمى", tuple(map(Evidence.parse, cited))))
        return claim

    return made


@pytest.fixture
def exported(seeded: Database) -> Callable[..., list[dict[str, Any]]]:
    """The reviews that the database gives out, held against the published shape; of ``claims`` alone if named."""

    def made(*claims: ClaimRef, database: Database = seeded, **known) -> list[dict[str, Any]]:
        names = [ReviewName(claim) for claim in claims]
        wanted = ReviewExport(desk=DESK, names=names, **{"url_template": "https://desk.example/{claim}", **known})
        found = (each.review for each in export_reviews(database, wanted))
        reviews = json.loads("".join(written(found, ReviewFormat.JSON)))
        for review in reviews:
            jsonschema.validate(review, SHAPE, format_checker=jsonschema.FormatChecker())
        return reviews

    return made
