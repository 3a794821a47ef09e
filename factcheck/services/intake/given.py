"""One article that a person hands over: words typed or pasted, a file, or what an address gave.

It is turned into text once; what is known of it may then be changed as often as its reader likes, before it is stored.
"""

import hashlib
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from threading import BoundedSemaphore

from factcheck.domain.articles import Article
from factcheck.services.intake.articles import made, page_of, refuse_wordless
from factcheck.services.intake.details import Details, checked, refuse_unstorable
from factcheck.services.intake.encodings import decode, decode_page
from factcheck.services.intake.files import FORMS, LARGEST_BYTES, Form
from factcheck.services.intake.pages import PageReader
from factcheck.services.intake.refusals import Refused

LONGEST_TEXT = 400_000
"""The most characters of one article that is handed over: four times the longest that newspapers print.

What is longer is a book or a crafted page, and reading it would keep everybody else at the desk waiting.
"""

ENDINGS = tuple(ending for ending, form in FORMS.items() if form in {Form.TEXT, Form.PAGE})
_DIGITS = 12  # hexadecimal digits of SHA-256 that name pasted words: no clash below millions of them
_PAGES = BoundedSemaphore(2)  # of the machine's cores and its memory: each page has a process with up to 512 MB


@dataclass(frozen=True, slots=True)
class Given:
    """What was handed over, as text. ``found`` is what it says of itself; ``key`` is its name or address."""

    text: str
    raw: bytes
    form: Form
    key: str | None
    found: Details = field(default_factory=Details)

    def article(self, details: Details) -> Article:
        """The article with these details; Refused where they or the text are nothing that can be kept."""
        return made(self.text, self.raw, media_type=self.form, key=self.key, details=checked(details))


def given_words(words: str) -> Given:
    """Words that were typed or pasted; their ends of lines are one character."""
    text = words.replace("\r\n", "\n").replace("\r", "\n")
    refuse_unstorable(text, "the text")
    raw = text.encode()
    return _bounded(Given(text, raw, Form.TEXT, key=f"pasted:{hashlib.sha256(raw).hexdigest()[:_DIGITS]}"))


def given_file(name: str, raw: bytes) -> Given:
    """A file by its name's ending; Refused for other endings and for what cannot be read beyond doubt."""
    own = PurePosixPath(name.replace("\\", "/")).name
    refuse_unstorable(own, "the name of the file")
    form = FORMS.get(PurePosixPath(own).suffix.lower())
    if form not in {Form.TEXT, Form.PAGE}:
        raise Refused(f"not a kind of file that is taken here ({' '.join(ENDINGS)}): {own!r}")
    return given_bytes(raw, form, key=own)


def given_bytes(raw: bytes, form: Form, *, key: str | None, charset: str | None = None) -> Given:
    """The text of ``raw``; ``charset`` is what a server said of it."""
    if len(raw) > LARGEST_BYTES:
        raise Refused(f"larger than {LARGEST_BYTES // 1_000_000} MB")
    if form is Form.TEXT:
        return _bounded(Given(decode(raw, declared=charset), raw, form, key))
    return given_page(decode_page(raw, declared=charset), raw, key=key)


def given_page(page: str, raw: bytes, *, key: str | None) -> Given:
    """The article on an HTML page; two are read at a time, and others wait."""
    with _PAGES, PageReader() as pages:
        found = page_of(page, pages.read)
    return _bounded(Given(found.text, raw, Form.PAGE, key, found.details))


def _bounded(given: Given) -> Given:
    refuse_wordless(given.text)
    if len(given.text) > LONGEST_TEXT:
        said = f"longer than {LONGEST_TEXT:,} characters: {len(given.text):,}"
        raise Refused(f"{said}; factcheck ingest takes longer ones")
    return given
