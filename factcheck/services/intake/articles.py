"""Articles from texts, pages and JSON records."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from factcheck.domain.articles import Article
from factcheck.services.intake.details import Details, details_of, refuse_long, refuse_unstorable, string
from factcheck.services.intake.encodings import decode, decode_page
from factcheck.services.intake.files import Form
from factcheck.services.intake.pages import Page
from factcheck.services.intake.refusals import Refused

ReadPage = Callable[[str], Page]

_STDIN_DIGITS = 12  # hexadecimal digits of SHA-256 that name a text: 48 bits, no clash below millions of texts


@dataclass(frozen=True, slots=True)
class Label:
    """What is known of a file before it is opened: its key, what a manifest says, what the command line says.

    ``key`` is None for standard input, whose articles are named after their text.
    """

    key: str | None
    said: Details
    defaults: Details

    def place(self, within: str) -> str:
        """The name of a record within the file: ``file#within``."""
        return f"{'stdin' if self.key is None else self.key}#{within}"


def article_of_text(raw: bytes, label: Label) -> Article:
    """The article that a plain text is."""
    text = decode(raw)
    return made(text, raw, media_type=Form.TEXT, key=label.key, details=label.said.or_else(label.defaults))


def article_of_page(raw: bytes, label: Label, read_page: ReadPage) -> Article:
    """The article on an HTML page. A manifest knows more of it than the page does."""
    page = page_of(decode_page(raw), read_page)
    details = label.said.or_else(page.details).or_else(label.defaults)
    return made(page.text, raw, media_type=Form.PAGE, key=label.key, details=details)


def article_of_record(record: Any, raw: bytes, label: Label, *, within: str | None, read_page: ReadPage) -> Article:
    """The article that a JSON record is (docs: ``text`` or ``html``, and what else is known).

    ``within`` is where in its file the record stands, None where it is the whole file. The key is the record's own
    URL, else its ``id`` or its place within the file; on standard input a hash of its text stands for the place.
    """
    if not isinstance(record, dict):
        raise Refused(f"not a JSON object with a text: {_short(record)}")
    own, page = details_of(record), Details()
    text = string(record, "text", blank=True)
    if text is None:
        text, page = _text_of_html(record, read_page)
    details = own.or_else(label.said).or_else(page).or_else(label.defaults)
    own_key = own.url or _id_key(record, label) or (label.key if within is None else label.key and label.place(within))
    return made(text, raw, media_type=Form.JSON, key=own_key, details=details)


def made(text: str, raw: bytes, *, media_type: Form, key: str | None, details: Details) -> Article:
    """The article of that text; without a key it is named after its text. Refused where there is none to keep."""
    refuse_wordless(text)
    refuse_unstorable(text, "the text")
    refuse_long(key or "", "its name")
    return Article(
        key=key or f"stdin:{hashlib.sha256(text.encode()).hexdigest()[:_STDIN_DIGITS]}",
        text=text,
        raw=raw,
        media_type=str(media_type),
        outlet=details.outlet,
        url=details.url,
        title=details.title,
        byline=details.byline,
        published=details.published,
        language=details.language,
    )


def refuse_wordless(text: str) -> None:
    """Refused when no word stands in it."""
    if not text:
        raise Refused("empty")
    if not text.strip():
        raise Refused(f"white space only: {len(text)} characters")
    if not any(map(str.isalnum, text)):
        raise Refused(f"no letter or digit in it: {_short(text.strip())}")


def page_of(page: str, read_page: ReadPage) -> Page:
    """What is on an HTML page; Refused where there is nothing to keep."""
    refuse_wordless(page)
    refuse_unstorable(page, "the page")
    return read_page(page)


def _text_of_html(record: dict[str, Any], read_page: ReadPage) -> tuple[str, Details]:
    page = string(record, "html", blank=True)
    if page is None:
        raise Refused('no field "text" (nor "html")')
    read = page_of(page, read_page)
    return read.text, read.details


def _id_key(record: dict[str, Any], label: Label) -> str | None:
    given = record.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        return label.place(str(given))
    name = string(record, "id")
    return None if name is None else label.place(name)


def _short(value: object) -> str:
    shown = 60  # characters; a reason stays one line
    written = json.dumps(value, ensure_ascii=False)
    return written if len(written) <= shown else written[:shown] + "…"
