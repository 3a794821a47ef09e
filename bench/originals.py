"""The main job: five real articles in and linked, by the command that a person types."""

import os
import subprocess
import sys
from pathlib import Path

from bench.figures import Figure, Figures, timed
from bench.servers import new_conninfo
from factcheck.services.packaged import seeds_folder
from factcheck.storage.server import Cluster

REPEATS = 5
ORIGINALS = Path(__file__).parents[2] / "shared" / "articles"  # other people's texts, beside the checkout or not there


def figures(cluster: Cluster) -> Figures:
    """Seconds from typing the command to its end, the server running and the tables made."""
    folder, note = (ORIGINALS, "the five originals") if ORIGINALS.is_dir() else (_dossier(), "the dossier of the seeds")
    seconds = list[float]()
    for _ in range(REPEATS):
        environment = {**os.environ, "FACTCHECK_DATABASE_URL": new_conninfo(cluster)}
        command = [sys.executable, "-m", "factcheck", "--quiet", "ingest", "--manifest", str(folder / "manifest.json")]
        with timed(seconds):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)  # noqa: S603  # our own
    yield Figure("articles in and linked", "s", seconds, "<= 3", f"{note}, start-up of the program included")


def _dossier() -> Path:
    return seeds_folder() / "articles"
