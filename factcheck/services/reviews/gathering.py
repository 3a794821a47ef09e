"""From paths to reviews, one after the other; what cannot be read is set aside and never stops the rest."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from factcheck.domain.articles import SetAside
from factcheck.domain.reviews import Review
from factcheck.errors import InvalidInput
from factcheck.services.intake.encodings import decode_page, decode_utf8
from factcheck.services.intake.files import LARGEST_BYTES, open_file, read_whole, why_not
from factcheck.services.intake.folders import Found, files_below
from factcheck.services.intake.gathering import Input
from factcheck.services.intake.pages import LinkedDataReader
from factcheck.services.intake.records import lines_of
from factcheck.services.intake.refusals import Refused
from factcheck.services.intake.strict_json import elements, is_list, parse
from factcheck.services.reviews.linked_data import Graph, Node, reviews_in
from factcheck.services.reviews.parsing import parsed

ENDINGS = (".json", ".jsonld", ".jsonl", ".ndjson", ".html", ".htm")
_LINES, _PAGES = (".jsonl", ".ndjson"), (".html", ".htm")


@dataclass(frozen=True, slots=True)
class ReviewArrival:
    """A review as it came in: ``place`` is its file and its number in it, ``raw`` its JSON in UTF-8."""

    place: str
    review: Review
    raw: bytes
    notes: tuple[str, ...] = ()


Arrivals = Iterator[ReviewArrival | SetAside]


def gather_reviews(paths: Sequence[Input], *, stdin: BinaryIO) -> Arrivals:
    """The reviews at ``paths`` (files, folders, "-" for ``stdin``) and what was set aside, each with its reason."""
    if not paths:
        raise InvalidInput("nothing to take in: no path", hint="factcheck import claimreview PATH...")
    with LinkedDataReader() as pages:
        for found in _found(paths):
            match found:
                case Found():
                    yield from _or_set_aside(found.key, _from_file(found, pages))
                case SetAside():
                    yield found
                case "-":
                    yield from _or_set_aside("stdin", _from_stdin(stdin, pages))


def _found(paths: Sequence[Input]) -> Iterator[Found | SetAside | str]:
    for path in paths:
        if path == "-":
            yield "-"
        elif os.path.isdir(path):  # noqa: PTH112  Path.is_dir raises where a right is missing
            yield from files_below(path)
        else:
            yield Found(path, path.name)


def _from_file(found: Found, pages: LinkedDataReader) -> Arrivals:
    ending = Path(found.path).suffix.lower()
    if ending not in ENDINGS:
        raise Refused(f"not a kind of file that holds reviews ({' '.join(ENDINGS)}): {ending or 'no ending'}")
    with open_file(found.path) as stream:
        if ending in _LINES:
            yield from _from_lines(stream, found.key)
        elif ending in _PAGES:
            yield from _from_page(read_whole(stream), found.key, pages)
        else:
            yield from _from_json(decode_utf8(read_whole(stream)), found.key)


def _from_stdin(stdin: BinaryIO, pages: LinkedDataReader) -> Arrivals:
    """Standard input has no name to tell its form by: what begins with "<" is a page, several objects are lines."""
    raw = read_whole(stdin)
    if raw.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        yield from _from_page(raw, "stdin", pages)
        return
    text = decode_utf8(raw)
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and all(line.startswith("{") and line.rstrip().endswith("}") for line in lines):
        for number, line in enumerate(lines, start=1):
            yield from _or_set_aside(f"stdin#{number}", _reviews(parse(line), "stdin", first=number))
    else:
        yield from _from_json(text, "stdin")


def _from_lines(stream: BinaryIO, key: str) -> Arrivals:
    for number, line in enumerate(lines_of(stream), start=1):
        if line.strip():
            yield from _or_set_aside(f"{key}#{number}", _from_line(line, key, number), line=number)


def _from_line(line: bytes, key: str, number: int) -> Arrivals:
    if len(line) > LARGEST_BYTES:
        raise Refused(f"a line larger than {LARGEST_BYTES // 1_000_000} MB")
    yield from _reviews(parse(decode_utf8(line)), key, first=number)


def _from_json(text: str, key: str) -> Arrivals:
    """The reviews of a JSON file; of a list those that stand before where it breaks."""
    if not text.strip():
        raise Refused("empty")
    if not is_list(text):
        yield from _reviews(parse(text), key)
        return
    values: list[Any] = []
    broken: Refused | None = None
    try:
        values.extend(value for value, _, _ in elements(text))
    except Refused as refused:
        broken = refused
    if values or broken is None:
        yield from _reviews(values, key)
    if broken is not None:
        raise broken


def _from_page(raw: bytes, key: str, pages: LinkedDataReader) -> Arrivals:
    """The reviews of all JSON-LD blocks of a page; a broken block does not keep the others back."""
    number, blocks = 0, pages.blocks(decode_page(raw))
    broken = False
    for at, (line, block) in enumerate(blocks, start=1):
        try:
            value = parse(block.strip())
        except Refused as refused:
            broken = True
            yield SetAside(f"{key}, block {at}", refused.message, line=line)
            continue
        for arrival in _each(value, key, graph=Graph.of(value), after=number):
            number += 1
            yield arrival
    if number == 0 and not broken:
        raise Refused("no ClaimReview in it")


def _reviews(value: Any, key: str, *, first: int = 1) -> Arrivals:
    empty = True
    for arrival in _each(value, key, graph=Graph.of(value), after=first - 1):
        empty = False
        yield arrival
    if empty:
        raise Refused("no ClaimReview in it")


def _each(value: Any, key: str, *, graph: Graph, after: int) -> Arrivals:
    for number, node in enumerate(reviews_in(value), start=after + 1):
        place = f"{key}#{number}"
        try:
            read = parsed(node, graph)
            yield ReviewArrival(place, read.review, _raw(node), read.notes)
        except Refused as refused:
            yield SetAside(place, refused.message)


def _raw(node: Node) -> bytes:
    try:
        return json.dumps(node).encode()
    except RecursionError:
        raise Refused("JSON that is nested too deep") from None


def _or_set_aside(key: str, arrivals: Arrivals, *, line: int | None = None) -> Arrivals:
    """``arrivals``, and where they break off the reason why."""
    try:
        yield from arrivals
    except Refused as refused:
        yield SetAside(_shown(key), refused.message, line or refused.line)
    except OSError as error:
        yield SetAside(_shown(key), why_not(error))


def _shown(name: str) -> str:
    """A file's name for people, also where its bytes are no UTF-8."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
