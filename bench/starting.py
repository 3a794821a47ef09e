"""How long one waits before anything happens: start-up of the program, attaching to a running server."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace

from bench.figures import Figure, Figures, timed
from factcheck.settings import Settings
from factcheck.storage.server import Cluster, attach

PROCESSES = 15  # runs of each, in turns, so that a slow moment hits both
ATTACHES = 30
_BARE = ("-c", "pass")


def figures(cluster: Cluster) -> Figures:
    """Milliseconds over the bare interpreter, and to attach."""
    environment = {**os.environ, "FACTCHECK_HOME": str(cluster.home)}
    environment.pop("FACTCHECK_DATABASE_URL", None)
    yield _over_bare("start-up: factcheck --help", ["--help"], environment, "<= 150")
    yield _over_bare("start-up: factcheck outlet list", ["outlet", "list"], environment, "")
    yield _attaching(cluster)


def _over_bare(name: str, arguments: Sequence[str], environment: dict[str, str], target: str) -> Figure:
    ours, bare = list[float](), list[float]()
    command = ["-m", "factcheck", *arguments]
    _run(command, environment)  # byte code compiled, files in the cache
    for _ in range(PROCESSES):
        with timed(bare):
            _run(_BARE, environment)
        with timed(ours):
            _run(command, environment)
    over = [1000 * (one - other) for one, other in zip(ours, bare, strict=True)]
    return Figure(name, "ms over python -c pass", over, target)


def _attaching(cluster: Cluster) -> Figure:
    settings = replace(Settings.from_environment(), home=cluster.home, database_url=None)
    seconds = list[float]()
    for _ in range(ATTACHES):
        with timed(seconds):
            attach(settings)
    return Figure("attach to the running server", "ms", [1000 * each for each in seconds], "<= 25")


def _run(arguments: Sequence[str], environment: dict[str, str]) -> None:
    command = [sys.executable, *arguments]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)  # noqa: S603  # our own program
