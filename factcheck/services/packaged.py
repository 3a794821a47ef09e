"""Where seeds lie (inside the package when it was installed, beside it in a checkout), and the names that they give.

Nothing here needs a database: reading an article without storing it knows the names of the reference data as well.
"""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from factcheck.domain.words import EntityKind
from factcheck.errors import Unavailable
from factcheck.text import Alias, Gazetteer, fold

Table = Mapping[str, Any]


def seeds_folder() -> Path:
    """The folder of reference data and of the demonstration dossier."""
    package = Path(str(files("factcheck")))
    for folder in (package / "_seeds", package.parent / "seeds"):
        if folder.is_dir():
            return folder
    raise Unavailable(f"the seeds are missing from this installation ({package})", hint="install factcheck again")


def reference_tables(path: Path, name: str) -> list[Table]:
    """The entries ``[[name]]`` of a reference file, as they stand."""
    with path.open("rb") as file:
        return list(tomllib.load(file).get(name, []))


def reference_names(table: Table) -> list[str]:
    """All names that an outlet or entity of the reference data goes by, the main one first, none twice."""
    return list(dict.fromkeys([table["name"], table["name_en"], *table.get("aliases", ())]))


def packaged_gazetteer() -> Gazetteer:
    """The names of the reference data, for reading without a database; its numbers are stored nowhere."""
    folder = seeds_folder()
    outlets = [(table, EntityKind.OUTLET) for table in reference_tables(folder / "outlets.toml", "outlet")]
    entities = [(table, EntityKind(table["kind"])) for table in reference_tables(folder / "entities.toml", "entity")]
    return Gazetteer.build(_aliases([*outlets, *entities]))


def packaged_countries() -> dict[str, str]:
    """The country of each outlet of the reference data (ISO 3166-1 alpha-2) by all its names, folded."""
    tables = reference_tables(seeds_folder() / "outlets.toml", "outlet")
    return {fold(name): table["country"] for table in tables if "country" in table for name in reference_names(table)}


def _aliases(entries: list[tuple[Table, EntityKind]]) -> Iterator[Alias]:
    for number, (table, kind) in enumerate(entries, 1):
        for name in reference_names(table):
            yield Alias(name, number, kind)
