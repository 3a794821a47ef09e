"""What somebody typed into a form that was not taken, on the page that says so: to be read, copied and sent again.

A session ends, the database goes away, a role does not go so far: what was written is never lost over it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from factcheck.web.forms import uploads
from factcheck.web.security.guard import TOKEN_FIELD
from factcheck.web.words import _

_COMING_IN = "/login"  # a password is on no page
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_WRITTEN: Mapping[str, str] = {  # what people type, by the name of the field; the rest is the form's own
    "citation": _("Evidence"),
    "claimant": _("Claimant"),
    "name": _("Name"),
    "note": _("Note"),
    "rationale": _("Rationale"),
    "reason": _("Reason"),
    "text": _("Text"),
    "title": _("Title"),
    "url": _("Address"),
    "via": _("Through whom"),
    "words": _("Words of the claim"),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A form as it was sent, to ``address``: every field of it, and of those that people write in, what they wrote.

    ``files``: it brought files too, which no page can hold.
    """

    address: str
    fields: Sequence[tuple[str, str]]
    written: Sequence[tuple[str, str]]
    files: bool


async def kept_of(request: Request) -> Kept | None:
    """The form that a request brought; None where it brought none that anybody wrote in."""
    if (
        request.method != "POST"
        or request.url.path == _COMING_IN
        or not request.headers.get("content-type", "").startswith(_FORMS)
    ):
        return None
    try:
        async with request.form() as form:
            return _kept(request, form)
    except HTTPException:  # no form after all: what it says cannot be told
        return None


def _kept(request: Request, form: FormData) -> Kept | None:
    fields = [(name, value) for name, value in form.multi_items() if isinstance(value, str) and name != TOKEN_FIELD]
    named = ((_WRITTEN.get(name.partition("-")[0]), value) for name, value in fields)
    written = [(label, value) for label, value in named if label is not None and value.strip()]
    address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return Kept(address, fields, written, bool(uploads(form))) if written else None
