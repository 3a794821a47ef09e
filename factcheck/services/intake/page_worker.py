"""Takes what is wanted out of HTML pages, as a process of its own: ``python -m factcheck.services.intake.page_worker``.

Reads frames from standard input (8 bytes of length, big-endian, then the page in UTF-8) and answers each with one
line of JSON on standard output: {"text", "title", "published", "byline", "url"} for the article on the page, or with
the argument ``linked-data`` {"blocks": [[line, text], ...]} for its JSON-LD; {"refused"} where there is none. ``pages``
starts it, watches its time and ends it; nothing else imports this, since trafilatura and lxml take a third of a second
to load.

A process of its own, because a page is a stranger's: parsers and patterns written in others' libraries have hung,
crashed and eaten memory on crafted ones, and none of that can be stopped from inside.
"""

import json
import logging
import signal
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types
from trafilatura import bare_extraction
from trafilatura.settings import Document

LARGEST_MEMORY_BYTES = 512 * 2**20  # what a worker may take (design.md section 7)
FEWEST_WORDS = 10
"""Ours: what is shorter is the furniture of a page (menu, log-in, cookie notice), not the shortest news item."""

LINKED_DATA = "linked-data"
_MEDIA_TYPE = "application/ld+json"
_LENGTH_BYTES = 8
_ORPHAN_SECONDS = 60  # then a page ends the process, should the parent that watches its time be gone
_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer")
# What these libraries raise on pages they did not foresee. Anything else ends the process, which is seen as well.
_FAILURES = (etree.LxmlError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
_DAY_OPTIONS = {
    "original_date": True,  # of publication, not of the last change
    "extensive_search": False,  # a day that stands somewhere in the text is not the day of publication
}


def main() -> None:
    """Answers pages until standard input ends."""
    wanted = linked_data if LINKED_DATA in sys.argv else extract
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's: it closes our input
    for name in _LIBRARIES:
        logging.getLogger(name).addHandler(logging.NullHandler())
    answers, sys.stdout = sys.stdout, sys.stderr  # whatever a library prints is no answer
    _limit_memory()
    answers.write("ready\n")
    answers.flush()
    while (page := _next_page(sys.stdin.buffer)) is not None:
        _end_in(_ORPHAN_SECONDS)
        answers.write(json.dumps(_answer(page, wanted)) + "\n")
        answers.flush()
        _end_in(0)


def extract(page: bytes) -> dict[str, Any]:
    """The article on ``page`` (UTF-8): its text and what the page says of it, or {"refused": why}."""
    tree, refused = _parsed(page)
    if refused is not None:
        return {"refused": refused}
    found: Document | None = bare_extraction(  # type: ignore[assignment]  # a dict only when one is asked for
        tree, include_comments=False, with_metadata=True, date_extraction_params=_DAY_OPTIONS
    )
    words = 0 if found is None else len((found.text or "").split())
    if found is None or words < FEWEST_WORDS:
        return {"refused": f"HTML without an article in it: {words} words of text"}
    return {"text": found.text, "title": found.title, "published": found.date, "byline": found.author, "url": found.url}


def linked_data(page: bytes) -> dict[str, Any]:
    """The script elements of ``page`` that hold JSON-LD, each with its line, or {"refused": why}."""
    tree, refused = _parsed(page)
    if refused is not None:
        return {"refused": refused}
    scripts = [each for each in tree.iter("script") if _MEDIA_TYPE in (each.get("type") or "").lower()]
    return {"blocks": [[each.sourceline, each.text or ""] for each in scripts]}


def _parsed(page: bytes) -> tuple[Any, str | None]:
    # The encoding is given: the page has been decoded already, and what it declares is of no account now.
    parser = html.HTMLParser(
        encoding="utf-8",
        huge_tree=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        default_doctype=False,
    )
    try:
        tree = html.document_fromstring(page, parser=parser)
    except etree.ParserError:
        return None, "HTML without an article in it: no element in it"
    fatal = [error for error in parser.error_log if error.level == etree.ErrorLevels.FATAL]
    # libxml2 stops at its limits without raising, and what comes after would be missing without a word.
    return tree, f"HTML past the parser's limits: {fatal[0].message.partition(', use ')[0]}" if fatal else None


def _answer(page: bytes, wanted: Callable[[bytes], dict[str, Any]]) -> dict[str, Any]:
    try:
        return wanted(page)
    except _FAILURES as error:
        return {"refused": f"HTML that cannot be read: {type(error).__name__}"}
    except MemoryError:
        return {"refused": f"HTML that takes more than {LARGEST_MEMORY_BYTES // 2**20} MB to read"}


def _next_page(stream: BinaryIO) -> bytes | None:
    length = stream.read(_LENGTH_BYTES)
    return stream.read(int.from_bytes(length, "big")) if len(length) == _LENGTH_BYTES else None


def _end_in(seconds: int) -> None:
    """End this process in ``seconds``, whatever it does then; 0 takes it back."""
    if hasattr(signal, "alarm"):  # not there on Windows
        signal.alarm(seconds)


def _limit_memory() -> None:
    if sys.platform == "linux":  # elsewhere the limit is not kept or not there
        import resource  # noqa: PLC0415  not there on Windows

        resource.setrlimit(resource.RLIMIT_AS, (LARGEST_MEMORY_BYTES, LARGEST_MEMORY_BYTES))


if __name__ == "__main__":
    main()
