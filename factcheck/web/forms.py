"""What somebody typed into a form: kept as it was typed, with what is wrong beside each field, and taken once.

A page that has a form reads it with ``TheForm``, shows it again with ``Filled`` when it cannot be taken (nothing that
was typed is lost), and answers with ``taken`` when it can.
"""

import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData, UploadFile

from factcheck.errors import FactcheckError
from factcheck.web.desk import Desk
from factcheck.web.once import fingerprint
from factcheck.web.security.guard import TOKEN_FIELD
from factcheck.web.security.sessions import Session

KEY = "key"
WHOLE = ""  # what is wrong with the form as a whole


async def _form(request: Request) -> AsyncIterator[FormData]:
    async with request.form() as form:  # which the guard has read already; its files are closed at the end
        yield form


TheForm = Annotated[FormData, Depends(_form)]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong: a message of the catalogues, or what a service said."""

    message: str | None = None
    detail: str | None = None


@dataclass(slots=True)
class Filled:
    """A form as it is shown: what stands in its fields, and what is wrong with each.

    ``key`` tells this form from every other that was ever shown, so that it is taken once however often it is sent.
    """

    typed: Mapping[str, str] = field(default_factory=dict)
    troubles: dict[str, Trouble] = field(default_factory=dict)
    key: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    @classmethod
    def of(cls, form: FormData) -> "Filled":
        """What the browser sent; the lines of a text end as they do everywhere else."""
        typed = {name: _text(value) for name, value in form.multi_items() if isinstance(value, str)}
        return cls(typed, key=typed.get(KEY) or secrets.token_urlsafe(16))

    def __getitem__(self, name: str) -> str:
        return self.typed.get(name, "")

    def stripped(self, name: str) -> str:
        """What stands in the field, without blanks around it."""
        return self[name].strip()

    def number(self, name: str) -> int | None:
        """The whole number in a field that people do not type into; None where there is none."""
        written = self[name]
        return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None  # noqa: PLR2004

    def ask(self, name: str, message: str) -> None:
        """Say what is wrong with a field that is empty."""
        if not self.stripped(name):
            self.troubles[name] = Trouble(message)

    def blame(self, problem: FactcheckError, name: str = WHOLE) -> None:
        """Say what a service said."""
        self.troubles[name] = Trouble(detail=problem.message)


def uploads(form: FormData) -> dict[str, UploadFile]:
    """The files that came with a form, by the names of their fields; a field without a chosen file has none."""
    files = {name: value for name, value in form.multi_items() if isinstance(value, UploadFile)}
    return {name: value for name, value in files.items() if value.filename}


def taken(desk: Desk, session: Session, filled: Filled, deed: Callable[[], str]) -> RedirectResponse:
    """Leads to where the deed says that it is shown; a form that is sent twice is done once.

    What the deed raises is raised.
    """
    said = (word for item in filled.typed.items() if item[0] != TOKEN_FIELD for word in item)
    return RedirectResponse(
        desk.once.do(fingerprint(session.key, filled.key, said), deed), status_code=HTTPStatus.SEE_OTHER
    )


def _text(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n")
