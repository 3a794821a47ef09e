"""Every view in a folder of files, with a description that programs read: a Data Package (specs.frictionlessdata.io).

``datapackage.json`` names for each file its columns with type and meaning, what names a row (``primaryKey``) and what
refers to which (``foreignKeys``), its size and SHA-256. Types and meanings are those that the database's own comments
give, so that the two cannot drift apart.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from factcheck.domain.columns import Column, ColumnKind
from factcheck.domain.reports import Report
from factcheck.domain.view_keys import KEYS, references
from factcheck.errors import Conflict, InvalidInput
from factcheck.presenters.csv_rows import CsvStyle
from factcheck.presenters.report_files import Rows, write_report_file

DESCRIPTION = "datapackage.json"
_CHUNK = 1 << 20  # bytes hashed at a time
_TYPES = {
    ColumnKind.INTEGER: "integer",
    ColumnKind.DECIMAL: "number",
    ColumnKind.NUMBER: "number",
    ColumnKind.BOOLEAN: "boolean",
    ColumnKind.DAY: "date",
    ColumnKind.MOMENT: "datetime",
    ColumnKind.JSON: "any",
}
_GUARDED = " In CSV, an apostrophe stands before texts that a spreadsheet would take for a formula."

OpenView = tuple[Report, Iterable[Column], Rows]


@dataclass(frozen=True, slots=True)
class PackagedFile:
    """One view's file in the package."""

    name: str
    path: str
    rows: int
    bytes: int


def write_package(
    views: Iterable[OpenView], folder: Path, *, output: str, style: CsvStyle, written_at: datetime
) -> list[PackagedFile]:
    """Write each view to a file of the folder, which appears whole or not at all, and give what stands in it.

    Raises Conflict where the folder is there and not empty, InvalidInput where it cannot be written.
    """
    target = folder.resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Conflict(f"{folder} is there already and not empty", hint="--to a new folder")
    try:
        beside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise InvalidInput(f"cannot write to {target.parent}: {error.strerror}", hint="--to another place") from error
    try:
        files = [_written(view, beside, output, style) for view in views]
        resources = [resource for _, resource in files]
        described = _package(resources, written_at, guarded=output == "csv" and not style.raw)
        (beside / DESCRIPTION).write_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        beside.chmod(0o755)
        if target.exists():
            target.rmdir()
        beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)  # it is gone already where all went well
    return [file for file, _ in files]


def _written(view: OpenView, folder: Path, output: str, style: CsvStyle) -> tuple[PackagedFile, dict[str, Any]]:
    report, columns, rows = view[0], list(view[1]), view[2]
    file = folder / f"{report.name}.{output}"
    number = write_report_file(columns, rows, output, file, style=style)
    size = file.stat().st_size
    resource = {
        "name": report.name.replace("_", "-"),
        "path": file.name,
        "title": report.name,
        "description": report.title,
        "profile": "tabular-data-resource" if output == "csv" else "data-resource",
        "format": output,
        "mediatype": "text/csv" if output == "csv" else "application/vnd.apache.parquet",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{_sha256(file)}",
        "rows": number,
        "schema": _schema(report, columns),
    }
    return PackagedFile(report.name, file.name, number, size), resource


def _schema(report: Report, columns: list[Column]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns], "missingValues": [""]}
    if key := KEYS.get(report.name):
        schema["primaryKey"] = list(key)
    if refers := references(report.name, [column.name for column in columns]):
        schema["foreignKeys"] = [_reference(column, *known) for column, known in refers.items()]
    return schema


def _field(column: Column) -> dict[str, str]:
    known = "array" if column.is_list else _TYPES.get(column.kind, "string")
    return {"name": column.name, "type": known, "description": column.comment or ""}


def _reference(column: str, view: str, of: str) -> Mapping[str, Any]:
    return {"fields": [column], "reference": {"resource": view.replace("_", "-"), "fields": [of]}}


def _package(resources: list[dict[str, Any]], written_at: datetime, *, guarded: bool) -> dict[str, Any]:
    return {
        "name": "factcheck",
        "title": "factcheck: claims, who makes them, and what contradicts them",
        "description": "All views of the schema report, as of one moment." + (_GUARDED if guarded else ""),
        "profile": "tabular-data-package" if all(one["format"] == "csv" for one in resources) else "data-package",
        "created": written_at.isoformat(),
        "resources": resources,
    }


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as written:
        for chunk in _chunks(written):
            digest.update(chunk)
    return digest.hexdigest()


def _chunks(written: Any) -> Iterator[bytes]:
    while chunk := written.read(_CHUNK):
        yield chunk
