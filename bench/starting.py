"""What one waits for and pays before anything happens: start-up of program and text stages, attaching, memory."""

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
ARTICLES = 1000  # read by a worker before its memory is looked at
_BARE = ("-c", "pass")
_IMPORT = "from factcheck.text import Context, read"
# A few lines of news with numbers, times, a quotation and a source that is not named: most of the words are needed.
_FIRST = {
    "Arabic": "قال وزير النفط، الأحد، إن نحو 4.2 مليون برميل صدرت منذ 2015. وأضاف مصدر مقرب منه أن «الأمر انتهى».",
    "English": "The minister said on Sunday that 4.2 million barrels had been sold. An aide added: “It is over.”",
}
# The most that the process itself has held: what getrusage says begins with its parent's.
_READ_MANY = """
from pathlib import Path
from bench.articles import generated_articles
from factcheck.services.packaged import packaged_gazetteer
from factcheck.text import Context, read
known = packaged_gazetteer()
for article in generated_articles({count}, seed=1):
    read(article.text, Context(outlet=article.outlet, published=article.published, gazetteer=known))
print(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
"""


def figures(cluster: Cluster) -> Figures:
    """Milliseconds over the bare interpreter, and to attach."""
    environment = {**os.environ, "FACTCHECK_HOME": str(cluster.home)}
    environment.pop("FACTCHECK_DATABASE_URL", None)
    yield _over_bare("start-up: factcheck --help", ["--help"], environment, "<= 150")
    yield _over_bare("start-up: factcheck outlet list", ["outlet", "list"], environment, "")
    importing = ("-c", _IMPORT)
    yield Figure("start-up: import factcheck.text", "ms over python -c pass", _over(_BARE, importing, environment))
    for language, text in _FIRST.items():
        first = ("-c", f"{_IMPORT}\nread({text!r}, Context())")
        over = _over(importing, first, environment)
        yield Figure(f"start-up: first reading, {language}", "ms over the import", over, "<= 100")
    yield _memory(environment)
    yield _attaching(cluster)


def _over_bare(name: str, arguments: Sequence[str], environment: dict[str, str], target: str) -> Figure:
    over = _over(_BARE, ["-m", "factcheck", *arguments], environment)
    return Figure(name, "ms over python -c pass", over, target)


def _over(less: Sequence[str], more: Sequence[str], environment: dict[str, str]) -> list[float]:
    """How many milliseconds longer ``more`` takes than ``less``, run in turns."""
    ours, others = list[float](), list[float]()
    _run(more, environment)  # byte code compiled, files in the cache
    for _ in range(PROCESSES):
        with timed(others):
            _run(less, environment)
        with timed(ours):
            _run(more, environment)
    return [1000 * (one - other) for one, other in zip(ours, others, strict=True)]


def _memory(environment: dict[str, str]) -> Figure:
    """The most memory that a process has held once it has read so many articles."""
    kilobytes = int(_run(["-c", _READ_MANY.format(count=ARTICLES)], environment))
    return Figure(f"memory of a worker, {ARTICLES:,} articles read", "MB", [kilobytes / 1024], "<= 150")


def _attaching(cluster: Cluster) -> Figure:
    settings = replace(Settings.from_environment(), home=cluster.home, database_url=None)
    seconds = list[float]()
    for _ in range(ATTACHES):
        with timed(seconds):
            attach(settings)
    return Figure("attach to the running server", "ms", [1000 * each for each in seconds], "<= 25")


def _run(arguments: Sequence[str], environment: dict[str, str]) -> str:
    """What the interpreter prints."""
    command = [sys.executable, *arguments]
    run = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)  # noqa: S603  # our own program
    return run.stdout
