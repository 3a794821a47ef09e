"""JSON and JSON Lines, record by record.

Fields of a record: ``text`` (or ``html``), ``outlet``, ``title``, ``url``, ``published`` (YYYY, YYYY-MM, YYYY-MM-DD
or a timestamp), ``language``, ``byline``, ``id``. Other fields are left alone; they stay in the raw bytes.
"""

from collections.abc import Iterator
from typing import BinaryIO

from factcheck.domain.articles import Article, SetAside
from factcheck.services.intake.articles import Label, ReadPage, article_of_record
from factcheck.services.intake.encodings import decode_utf8
from factcheck.services.intake.files import LARGEST_BYTES
from factcheck.services.intake.refusals import Refused
from factcheck.services.intake.strict_json import elements, is_list, parse

_UTF8_MARK = b"\xef\xbb\xbf"


def from_json(raw: bytes, label: Label, read_page: ReadPage) -> Iterator[Article | SetAside]:
    """The article of a JSON object, or those of a list; Refused where the JSON breaks, after what stood before."""
    text = decode_utf8(raw)
    if not text.strip():
        raise Refused("empty" if not text else f"white space only: {len(text)} characters")
    if not is_list(text):
        yield article_of_record(parse(text), raw, label, within=None, read_page=read_page)
        return
    number = 0
    for number, (record, start, end) in enumerate(elements(text), start=1):
        try:
            slice_ = text[start:end].encode()
            yield article_of_record(record, slice_, label, within=str(number), read_page=read_page)
        except Refused as refused:
            yield SetAside(label.place(str(number)), refused.message)
    if number == 0:
        raise Refused("an empty list")


def from_json_lines(
    stream: BinaryIO, label: Label, read_page: ReadPage, *, first: bytes = b""
) -> Iterator[Article | SetAside]:
    """The articles of a file with one JSON object a line, read line by line, so that it may be of any size.

    ``first`` is a first line that has been read already. A line that is broken is set aside by its number.
    """
    number = 0
    for number, line in enumerate(lines_of(stream, first), start=1):
        if not line.strip():
            continue
        try:
            yield _from_line(line, number, label, read_page)
        except Refused as refused:
            yield SetAside(label.place(str(number)), refused.message, line=number)
    if number == 0:
        raise Refused("empty")


def lines_of(stream: BinaryIO, first: bytes = b"") -> Iterator[bytes]:
    """Lines without their ends; of one that is too large, the limit and a byte more."""
    line = first or stream.readline(LARGEST_BYTES + 1)
    line = line.removeprefix(_UTF8_MARK)
    while line:
        yield line.rstrip(b"\r\n")
        ended = line.endswith(b"\n")
        while not ended:
            rest = stream.readline(LARGEST_BYTES)
            ended = rest.endswith(b"\n") or not rest
        line = stream.readline(LARGEST_BYTES + 1)


def _from_line(line: bytes, number: int, label: Label, read_page: ReadPage) -> Article:
    if len(line) > LARGEST_BYTES:
        raise Refused(f"a line larger than {LARGEST_BYTES // 1_000_000} MB")
    record = parse(decode_utf8(line))
    return article_of_record(record, line, label, within=str(number), read_page=read_page)
