"""Manifests: a JSON list that says what is known of the files beside it.

Each entry is an object with "file" (a name below the manifest's own folder) and, where known, "outlet",
"published_on" (or "published"), "language", "url", "title", "byline"; null is the same as absent, and other fields
are notes for people.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.domain.articles import SetAside
from factcheck.errors import InvalidInput, NotFound
from factcheck.services.intake.details import Details, details_of, string
from factcheck.services.intake.encodings import decode_utf8
from factcheck.services.intake.files import open_file, read_whole, why_not
from factcheck.services.intake.refusals import Refused
from factcheck.services.intake.strict_json import parse

USUAL_NAME = "manifest.json"
"""A file of this name in a folder speaks for the folder, when it has the form."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a manifest says of one file; ``key`` is its name as the manifest has it, with forward slashes."""

    path: Path
    key: str
    details: Details


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest: its file, its entries by the real path of what they name, and the entries that are unusable."""

    path: Path
    entries: dict[str, Entry]
    set_aside: tuple[SetAside, ...]


def read_manifest(path: Path) -> Manifest:
    """The manifest that somebody named; NotFound or InvalidInput when it cannot be used at all."""
    hint = 'A manifest is a JSON list of objects, each with "file" and what is known of that file.'
    try:
        manifest = _read(path)
    except FileNotFoundError:
        raise NotFound(f"no such manifest: {path}", hint=hint) from None
    except OSError as error:
        raise InvalidInput(f"manifest {path}: {why_not(error)}", hint=hint) from None
    except Refused as refused:
        raise InvalidInput(f"manifest {path}: {refused.message}", hint=hint) from None
    if manifest is None:
        raise InvalidInput(f"manifest {path}: not of a manifest's form", hint=hint)
    return manifest


def manifest_in(folder: Path) -> Manifest | None:
    """The manifest that lies in ``folder``; None where there is none, or where the file is something else."""
    path = folder / USUAL_NAME
    try:
        return _read(path)
    except (OSError, Refused):
        return None  # then it is an article file like any other, and is set aside with its reason as such


def _read(path: Path) -> Manifest | None:
    with open_file(path) as stream:
        value = parse(decode_utf8(read_whole(stream)))
    if not _has_the_form(value):
        return None
    entries: dict[str, Entry] = {}
    set_aside = []
    for outcome in _outcomes(path, value):
        if isinstance(outcome, SetAside):
            set_aside.append(outcome)
        elif (real := os.path.realpath(outcome.path)) in entries:
            set_aside.append(SetAside(outcome.key, f"named twice in {path.name}"))
        else:
            entries[real] = outcome
    return Manifest(path, entries, tuple(set_aside))


def _has_the_form(value: Any) -> bool:
    if not isinstance(value, list) or not value:
        return False
    return all(isinstance(each, dict) and "file" in each and not {"text", "html"} & each.keys() for each in value)


def _outcomes(path: Path, records: list[dict[str, Any]]) -> Iterator[Entry | SetAside]:
    for number, record in enumerate(records, start=1):
        try:
            yield _entry(path.parent, record)
        except Refused as refused:
            yield SetAside(f"{path.name}#{number}", refused.message)


def _entry(folder: Path, record: dict[str, Any]) -> Entry:
    name = string(record, "file")
    if name is None:
        raise Refused('an entry without a name in "file"')
    path = folder / os.path.normpath(name)
    real_folder = os.path.realpath(folder)
    if os.path.commonpath([real_folder, os.path.realpath(path)]) != real_folder:
        raise Refused(f"leads out of the manifest's folder: {name}")
    if path.is_dir():
        raise Refused(f"names a folder: {name}")
    try:
        return Entry(path, path.relative_to(folder).as_posix(), details_of(record))
    except Refused as refused:
        raise Refused(f"{name}: {refused.message}") from None
