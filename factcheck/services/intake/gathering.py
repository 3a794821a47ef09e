"""From paths to articles, one after the other; what cannot be taken in is set aside and never stops the rest."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from factcheck.domain.articles import Article, SetAside
from factcheck.errors import InvalidInput
from factcheck.services.intake.articles import Label, ReadPage, article_of_page, article_of_text
from factcheck.services.intake.details import Defaults, Details, checked, refuse_unstorable
from factcheck.services.intake.files import LARGEST_BYTES, Form, form_of, open_file, read_whole, why_not
from factcheck.services.intake.folders import Found, files_below
from factcheck.services.intake.given import Given
from factcheck.services.intake.manifests import Manifest, read_manifest
from factcheck.services.intake.pages import PageReader
from factcheck.services.intake.records import from_json, from_json_lines
from factcheck.services.intake.refusals import Refused


@dataclass(frozen=True, slots=True)
class Web:
    """An address to fetch."""

    address: str


Input = Path | Literal["-"]
Fetch = Callable[[str], Given]
Arrivals = Iterator[Article | SetAside]

_SCHEMES = ("http://", "https://")
# What the first bytes of standard input say. An article in plain text begins with none of these.
_MARK = rb"(?:\xef\xbb\xbf)?\s{0,999}"
_JSON_LINE = re.compile(_MARK + rb'\{\s*".*\}\s*\Z', re.DOTALL)
_JSON = re.compile(_MARK + rb'(?:\{\s*["}]|\[\s*[{\]])')
_PAGE = re.compile(_MARK + rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def is_address(written: str) -> bool:
    """Whether it is written as an address of the web, and not as the name of a file.

    >>> is_address("https://arabi21.com/story"), is_address("story.txt")
    (True, False)
    """
    return written.strip().lower().startswith(_SCHEMES)


def gather(
    paths: Sequence[Input | Web],
    *,
    defaults: Defaults,
    manifest: Path | None,
    stdin: BinaryIO,
    fetch: Fetch | None = None,
) -> Arrivals:
    """The articles at ``paths``, each as soon as it is read, and what was set aside, each with its reason.

    Paths are files, folders (all below them), addresses, which ``fetch`` fetches, and "-" for ``stdin``. A manifest
    gives its files their details, and is the input itself when there are no paths. NotFound or InvalidInput at once,
    when the manifest or ``defaults`` cannot be used or there is nothing to read; InvalidInput later, when ``defaults``
    has a URL or title and a second article comes.
    """
    if not paths and manifest is None:
        raise InvalidInput("nothing to take in: no path and no manifest", hint="factcheck ingest PATH...")
    defaults = checked(defaults)
    named = None if manifest is None else read_manifest(manifest)
    arrivals = _Gathering(defaults, named, stdin, fetch).arrivals(paths)
    return _only_one(arrivals, defaults) if defaults.url or defaults.title else arrivals


class _Gathering:
    """One run. ``taken`` are the real paths that were read, ``keys`` the keys of files, each with its real path."""

    def __init__(self, defaults: Defaults, manifest: Manifest | None, stdin: BinaryIO, fetch: Fetch | None) -> None:
        self.defaults = defaults
        self.manifest = manifest
        self.stdin = stdin
        self.fetch = fetch
        self.taken: set[str] = set()
        self.keys: dict[str, str] = {}

    def arrivals(self, paths: Sequence[Input | Web]) -> Arrivals:
        if self.manifest is not None:
            yield from self.manifest.set_aside
            self.taken.add(os.path.realpath(self.manifest.path))
        with PageReader() as pages:
            for found in self.found(paths):
                match found:
                    case Found():
                        yield from _or_set_aside(found.key, self.from_file(found, pages.read))
                    case Web():
                        yield from _or_set_aside(found.address, self.from_web(found.address))
                    case SetAside():
                        yield found
                    case "-":
                        yield from _or_set_aside("stdin", _from_stream(self.stdin, self.defaults, pages.read))

    def found(self, paths: Sequence[Input | Web]) -> Iterator[Found | SetAside | Web | Literal["-"]]:
        if not paths and self.manifest is not None:
            yield from (Found(entry.path, entry.key) for entry in self.manifest.entries.values())
        for path in paths:
            if path == "-" or isinstance(path, Web):
                yield path
            elif os.path.isdir(path):  # noqa: PTH112  Path.is_dir raises where a right is missing
                yield from _or_empty(path, files_below(path))
            else:
                yield Found(path, path.name)

    def from_web(self, address: str) -> Arrivals:
        if self.fetch is None:
            raise Refused("an address, and addresses are not fetched here")
        given = self.fetch(address)
        yield given.article(given.found.or_else(self.defaults))

    def from_file(self, found: Found, read_page: ReadPage) -> Arrivals:
        real = os.path.realpath(found.path)
        if real in self.taken:
            return
        self.taken.add(real)
        label = self.label(found, real)
        if self.keys.setdefault(label.key or "", real) != real:
            raise Refused(f"another file of this run has the same name: {self.keys[label.key or '']}")
        with open_file(found.path) as stream:
            yield from _in_form(form_of(found.path), stream, label, read_page=read_page)

    def label(self, found: Found, real: str) -> Label:
        """The label of a file: under its manifest's name for it where the manifest that was given names it."""
        entry = None if self.manifest is None else self.manifest.entries.get(real)
        key, said = (found.key, found.said) if entry is None else (entry.key, entry.details.or_else(found.said))
        refuse_unstorable(key, "the name of the file")
        return Label(key, said, self.defaults)


def _in_form(form: Form, stream: BinaryIO, label: Label, *, read_page: ReadPage) -> Arrivals:
    match form:
        case Form.JSON_LINES:
            yield from from_json_lines(stream, label, read_page)
        case Form.JSON:
            yield from from_json(read_whole(stream), label, read_page)
        case Form.PAGE:
            yield article_of_page(read_whole(stream), label, read_page)
        case Form.TEXT:
            yield article_of_text(read_whole(stream), label)


def _from_stream(stream: BinaryIO, defaults: Defaults, read_page: ReadPage) -> Arrivals:
    """What standard input holds; it has no name to tell its form by, so that its first line tells it."""
    label = Label(None, Details(), defaults)
    first = stream.readline(LARGEST_BYTES + 1)
    if _JSON_LINE.match(first):
        yield from from_json_lines(stream, label, read_page, first=first)
        return
    raw = read_whole(stream, before=first)
    if _JSON.match(raw):
        yield from from_json(raw, label, read_page)
    elif _PAGE.match(raw):
        yield article_of_page(raw, label, read_page)
    else:
        yield article_of_text(raw, label)


def _or_set_aside(key: str, arrivals: Arrivals) -> Arrivals:
    """``arrivals``, and where they break off the reason why."""
    try:
        yield from arrivals
    except Refused as refused:
        yield SetAside(_shown(key), refused.message, refused.line)
    except OSError as error:
        yield SetAside(_shown(key), why_not(error))


def _or_empty(folder: Path, below: Iterator[Found | SetAside]) -> Iterator[Found | SetAside]:
    empty = True
    for found in below:
        empty = False
        yield found
    if empty:
        yield SetAside(_shown(str(folder)), "an empty folder")


def _only_one(arrivals: Arrivals, defaults: Defaults) -> Arrivals:
    """``arrivals``, as long as one article is among them; it is held back until no second one can come."""
    article = None
    for arrival in arrivals:
        if isinstance(arrival, SetAside):
            yield arrival
        elif article is None:
            article = arrival
        else:
            given = f"the URL {defaults.url}" if defaults.url else f"the title {defaults.title}"
            hint = "Give --url and --title with one article; for more, say them in a manifest or in JSON."
            raise InvalidInput(f"{given} is for one article, and more came: {article.key}, {arrival.key}", hint=hint)
    if article is not None:
        yield article


def _shown(name: str) -> str:
    """A file's name for people, also where its bytes are no UTF-8."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
