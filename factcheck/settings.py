"""What the surroundings say: where data is kept and which database is used. Read once, passed on."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run.

    ``database_url`` is a libpq URL or conninfo string ("postgresql://...", "service=desk"); None stands for the
    embedded server, whose data lie below ``home``. ``pg_bin`` is a folder of Postgres programs to use for it.
    """

    home: Path | None = None
    database_url: str | None = None
    pg_bin: Path | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """The settings that FACTCHECK_HOME, FACTCHECK_DATABASE_URL and FACTCHECK_PG_BIN give; empty counts as unset."""
        home, url, pg_bin = (environment.get(f"FACTCHECK_{name}") for name in ("HOME", "DATABASE_URL", "PG_BIN"))
        return cls(home=Path(home) if home else None, database_url=url or None, pg_bin=Path(pg_bin) if pg_bin else None)
