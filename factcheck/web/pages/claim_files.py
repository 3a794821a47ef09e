"""A claim to take along: its dossier as one file, and its verdicts as ClaimReview, as they read and as JSON-LD."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from factcheck.domain.refs import ClaimRef
from factcheck.domain.reviews import Desk as Publisher
from factcheck.errors import InvalidInput
from factcheck.presenters.claim_review import ReviewFormat, spread, written
from factcheck.presenters.dossier import DossierForm, drawn
from factcheck.services.dossier import claim_file
from factcheck.services.reviews import ExportedReview, ReviewExport, ReviewName, export_reviews
from factcheck.web.desk import Desk
from factcheck.web.drawing import page
from factcheck.web.refs import Ref
from factcheck.web.security.guard import TheDesk

router = APIRouter()

_TYPES = {DossierForm.HTML: "text/html; charset=utf-8", DossierForm.MARKDOWN: "text/markdown; charset=utf-8"}
_EXAMPLE_NAME, _EXAMPLE_ADDRESS = "Desk", "https://desk.example/{claim}"


class Published(BaseModel):
    """Who publishes and where, under the names of the command line's options."""

    model_config = ConfigDict(alias_generator=lambda field: field.replace("_", "-"), frozen=True)

    desk: str = Field("", max_length=200)
    desk_url: str = Field("", max_length=2000)
    url_template: str = Field("", max_length=2000)

    @property
    def said(self) -> bool:
        """Whether it is known, and not for example."""
        return bool(self.desk.strip() and self.url_template.strip())

    def wanted(self, ref: ClaimRef) -> ReviewExport:
        """What to export of the claim; an example where it is not said who publishes."""
        publisher = Publisher(self.desk.strip() or _EXAMPLE_NAME, self.desk_url.strip() or None)
        template = self.url_template.strip() or _EXAMPLE_ADDRESS
        return ReviewExport(desk=publisher, names=[ReviewName(ref)], url_template=template)


By = Annotated[Published, Query()]


@router.get("/claims/{ref}/dossier.{form}")
def dossier(desk: TheDesk, ref: Ref, form: DossierForm) -> Response:
    """All that is known of the claim, as a file that stands by itself."""
    drawn_up = drawn(claim_file(desk.database, ref), form)
    return _file(drawn_up, f"claim-{ref}.{form}", _TYPES[form])


@router.get("/claims/{ref}/claimreview")
def claim_review(request: Request, desk: TheDesk, ref: Ref, by: By) -> HTMLResponse:
    """How the claim's verdicts read elsewhere, what of them is lost there, and the JSON-LD."""
    try:
        exported, problem = _exported(desk, by, ref), None
    except InvalidInput as error:  # of what was typed: it is shown beside the fields, with an example below
        exported, problem = _exported(desk, Published.model_validate({}), ref), error
    values = {"ref": ref, "exported": exported, "by": by, "json": spread(each.review for each in exported)}
    return page(request, "claim_review.html", values | {"problem": problem}, status=422 if problem else 200)


@router.get("/claims/{ref}/claimreview.json")
def claim_review_file(desk: TheDesk, ref: Ref, by: By) -> Response:
    """The JSON-LD as a file."""
    reviews = (each.review for each in _exported(desk, by, ref))
    return _file("".join(written(reviews, ReviewFormat.JSON)), f"claim-{ref}.jsonld", "application/ld+json")


def _exported(desk: Desk, by: Published, ref: ClaimRef) -> list[ExportedReview]:
    return list(export_reviews(desk.database, by.wanted(ref)))


def _file(content: str, name: str, media_type: str) -> Response:
    """Saved, never shown: what a browser would make of it in the desk's name is nobody's business."""
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content.encode("utf-8", "replace"), media_type=media_type, headers=headers)
