"""Articles taken in as JSON: seen as they would be read, or stored."""

from typing import Annotated

from fastapi import APIRouter, Request, Response, status
from pydantic import BaseModel, ConfigDict, Field

from factcheck.domain.articles import Article
from factcheck.domain.members import Deed
from factcheck.errors import InvalidInput
from factcheck.presenters.preview import AddedOut, PreviewOut, added_out, preview_out
from factcheck.services.adding import Outcome, add, preview
from factcheck.services.fetched import fetched_article
from factcheck.services.intake.given import LONGEST_TEXT, Given, given_page, given_words
from factcheck.web.answers import PROBLEMS
from factcheck.web.desk import Desk
from factcheck.web.security.guard import TheDesk
from factcheck.web.security.roles import doing
from factcheck.web.typed import Typed

_FURTHER = {403: "not in the asker's role, or without the session's token", 413: "more than 8 MB"}
_PROBLEMS = PROBLEMS | {number: {**PROBLEMS[422], "description": what} for number, what in _FURTHER.items()}

router = APIRouter(tags=["articles"], responses=_PROBLEMS)

_MAY = [doing(Deed.ARTICLE)]
_LONGEST_PAGE = 5_000_000  # characters of HTML; pages of real outlets are seldom over that many bytes
_Field = Annotated[str, Field(max_length=2000)]


class ArticleIn(BaseModel):
    """An article: its ``text``, or the ``html`` of its page, or its ``url`` alone, which is then fetched.

    What is left empty is taken from the page, where it says so.
    """

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str | None, Field(max_length=LONGEST_TEXT)] = None
    html: Annotated[str | None, Field(max_length=_LONGEST_PAGE)] = None
    url: _Field = ""
    title: _Field = ""
    outlet: _Field = ""
    byline: _Field = ""
    published: Annotated[_Field, Field(description="YYYY, YYYY-MM, YYYY-MM-DD or a timestamp")] = ""
    language: Annotated[_Field, Field(description="ISO 639-1; found out where it is empty")] = ""

    def article(self, desk: Desk) -> Article:
        """The article; InvalidInput when there is none in it, or two."""
        given = self._given(desk)
        typed = Typed(self.title, self.outlet, self.byline, self.published, self.language, self.url)
        return given.article(typed.details().or_else(given.found))

    def _given(self, desk: Desk) -> Given:
        match self.text, self.html:
            case str(text), None:
                return given_words(text)
            case None, str(page):
                return given_page(page, page.encode(), key=None)
            case None, None if self.url.strip():
                return fetched_article(desk.fetching(), self.url.strip())
        raise InvalidInput("an article has a text, or html, or a url alone: one of these")


@router.post("/read", dependencies=_MAY)
def read(desk: TheDesk, article: ArticleIn) -> PreviewOut:
    """How the article would be read, and whether it is there already. Nothing is stored."""
    return preview_out(preview(desk.database, article.article(desk)))


@router.post(
    "/sources",
    dependencies=_MAY,
    status_code=status.HTTP_201_CREATED,
    responses={200: {"model": AddedOut, "description": "its words were there already"}},
)
def store(request: Request, response: Response, desk: TheDesk, article: ArticleIn) -> AddedOut:
    """Store the article and compare its claims. 201 for a new source or capture, 200 where nothing was new."""
    added = add(desk.database, article.article(desk))
    if added.outcome is Outcome.UNCHANGED:
        response.status_code = status.HTTP_200_OK
    response.headers["location"] = str(request.url.replace(path=f"/sources/{added.source_id}", query=""))
    return added_out(added)
