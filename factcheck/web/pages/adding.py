"""Adding an article: given by hand, looked at as it is read, then stored."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile, status
from fastapi.responses import RedirectResponse, Response

from factcheck.domain.members import Deed
from factcheck.errors import FactcheckError, InvalidInput
from factcheck.presenters.preview import SHOWN, measured, read_sentences
from factcheck.services.adding import add, outlet_at, preview, reads, title_in
from factcheck.services.fetched import fetched_article
from factcheck.services.intake import Details
from factcheck.services.intake.given import ENDINGS, LONGEST_TEXT, Given, given_file, given_words
from factcheck.web.border import STATUS
from factcheck.web.desk import Desk, Tab
from factcheck.web.drafts import Draft
from factcheck.web.drawing import page
from factcheck.web.security.guard import TheDesk, TheSession
from factcheck.web.security.roles import doing
from factcheck.web.typed import Typed
from factcheck.web.words import _

TABS = (Tab(80, _("Add an article"), "/add"),)

router = APIRouter()

_Text = Annotated[str, Form()]


async def typed_in_form(  # noqa: PLR0917  # the fields of the form, which FastAPI passes by name
    title: _Text = "", outlet: _Text = "", byline: _Text = "", published: _Text = "", language: _Text = "",
    url: _Text = "",
) -> Typed:  # fmt: skip
    """What was typed about the article."""
    return Typed(title, outlet, byline, published, language, url)


TypedInForm = Annotated[Typed, Depends(typed_in_form)]


@router.get("/add")
def form(request: Request, desk: TheDesk, session: TheSession, again: str | None = None) -> Response:
    """The form, empty or with what was given before (``again`` names it)."""
    if again is None:
        return _form(request, desk, Typed())
    draft = desk.drafts.find(session.key, again)
    return _form(request, desk, draft.typed, text=draft.given.text if draft.pasted else "")


@router.post("/add", dependencies=[doing(Deed.ARTICLE)])
def give(
    request: Request,
    desk: TheDesk,
    session: TheSession,
    *,
    typed: TypedInForm,
    text: _Text = "",
    address: _Text = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Takes what was given and leads to how it is read; where it cannot be taken, the form with all that was typed."""
    try:
        given = _given(desk, text, address, file=file)
        name = desk.drafts.keep(session.key, _draft(desk, given, typed, pasted=bool(text.strip())))
    except FactcheckError as error:
        return _form(request, desk, typed, text=text, address=address, error=error)
    return RedirectResponse(f"/add/{name}", status.HTTP_303_SEE_OTHER)


@router.get("/add/{draft}")
def look(request: Request, desk: TheDesk, session: TheSession, draft: str) -> Response:
    """How the article is read, with what is known of it to be changed."""
    return _look(request, desk, draft, desk.drafts.find(session.key, draft))


@router.post("/add/{draft}", dependencies=[doing(Deed.ARTICLE)])
def store(
    request: Request, desk: TheDesk, session: TheSession, *, draft: str, typed: TypedInForm, do: _Text = "look"
) -> Response:
    """Reads it again with what was typed or, for "store", stores it and leads to what it is linked to."""
    desk.drafts.retype(session.key, draft, typed)
    kept = desk.drafts.find(session.key, draft)
    if do != "store":
        return _look(request, desk, draft, kept)
    try:
        added = add(desk.database, kept.given.article(typed.details()))
    except FactcheckError as error:
        return _look(request, desk, draft, kept, error=error)
    desk.drafts.drop(draft)
    return RedirectResponse(f"/sources/{added.source_id}/links?came={added.outcome}", status.HTTP_303_SEE_OTHER)


def _given(desk: Desk, text: str, address: str, *, file: UploadFile | None) -> Given:
    """The one thing that was given; InvalidInput for none, and for more than one."""
    named = file is not None and bool(file.filename)
    if sum((bool(text.strip()), bool(address.strip()), named)) > 1:
        raise InvalidInput("more than one was given: words, a file or an address, one of these")
    if named:
        assert file is not None
        return given_file(file.filename or "", file.file.read())
    if address.strip():
        return fetched_article(desk.fetching(), address.strip())
    if text.strip():
        return given_words(text)
    raise InvalidInput("nothing was given: neither words nor a file nor an address")


def _draft(desk: Desk, given: Given, typed: Typed, *, pasted: bool) -> Draft:
    """The draft with what was typed and, where nothing was, what it says of itself and whose site it is on."""
    known = typed.or_else(Typed.of(given.found))
    if known.url and not known.outlet:
        known = known.or_else(Typed(outlet=outlet_at(desk.database, known.url) or ""))
    if not known.title:
        known = known.or_else(Typed(title=title_in(preview(desk.database, given.article(Details()))) or ""))
    return Draft(given, known, pasted)


def _form(request: Request, desk: Desk, typed: Typed, *, error: FactcheckError | None = None, **given: str) -> Response:
    values = {"typed": typed, "text": "", "address": "", "endings": ENDINGS, "longest": LONGEST_TEXT} | given
    return page(
        request, "adding.html", values | {"error": error, "fetches": desk.fetcher is not None}, status=_status(error)
    )


def _look(request: Request, desk: Desk, name: str, draft: Draft, error: FactcheckError | None = None) -> Response:
    """The preview. Details that cannot be used are said beside the text as it is read without them."""
    values: dict[str, Any] = {"draft": name, "typed": draft.typed, "pasted": draft.pasted, "found": None}
    try:
        found = preview(desk.database, draft.given.article(draft.typed.details()))
        values |= {
            "found": found,
            "reads": reads(found),
            "lines": list(read_sentences(found.read)),
            "shown": SHOWN,
            "measured": measured,
        }
    except FactcheckError as wrong:
        error = error or wrong
    return page(request, "preview.html", values | {"error": error}, status=_status(error))


def _status(error: FactcheckError | None) -> int:
    return 200 if error is None else next(code for family, code in STATUS.items() if isinstance(error, family))
