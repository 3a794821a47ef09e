"""Where migrations and seeds lie: inside the package when it was installed, beside it in a checkout."""

from importlib.resources import files
from pathlib import Path

from factcheck.errors import Unavailable


def seeds_folder() -> Path:
    """The folder of reference data and of the demonstration dossier."""
    package = Path(str(files("factcheck")))
    for folder in (package / "_seeds", package.parent / "seeds"):
        if folder.is_dir():
            return folder
    raise Unavailable(f"the seeds are missing from this installation ({package})", hint="install factcheck again")
