"""How linking grows: generated news of several sizes, and the last articles of each linked as a desk would.

All articles of a size are written as if they had been through linking, but for the last ones. What linking these
costs is what a claim costs at that size; the time to link all of them from the first grows with the exponent
1 + log(cost ratio) / log(size ratio). Costs are seconds of the processor, the program's and its server process's, so
that whoever else is busy on the machine matters less.
"""

import math
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from sqlalchemy import text

from bench.figures import Figure, Figures, timed
from bench.link.scale import World
from bench.link.scale_rows import Written, add_single_claims, note_linked, write
from bench.link.speeds_peers import peers
from bench.link.speeds_recall import brute_force, recall
from bench.machine import described
from bench.servers import new_conninfo, running_server
from bench.table import drawn
from factcheck.services.candidates import candidate_pairs
from factcheck.services.linking import SOURCES_AT_ONCE, link_new
from factcheck.storage.database import Database
from factcheck.storage.server import Cluster

SIZES, FULL_SIZE = (10_000, 100_000), 1_000_000
RECALL_SIZE = 20_000
BATCHES = 3  # of articles that are linked at each size
SINGLES = 40  # claims that come alone
PEERS_AT = 100_000
# The most that the process has held, and what its server process holds for itself, in kilobytes.
_LINK = """
import sys
from pathlib import Path
from sqlalchemy import text
from factcheck.services.linking import link_new
from factcheck.storage.database import Database
def most(pid, *fields):
    lines = dict(line.split(":") for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return [int(lines[field].split()[0]) for field in fields]
database = Database(sys.argv[1])
with database.transaction() as session:
    server = session.scalar(text("select pg_backend_pid()"))
link_new(database)
[held], [peak, shared] = most("self", "VmHWM"), most(server, "VmHWM", "RssShmem")
print(held, max(0, peak - shared))
"""


def print_all(*, full: bool) -> None:
    """Measure on a server of the bench's own; each figure a line of JSON as it comes, then the table."""
    lines = list[str]()
    with running_server() as cluster:
        machine = described(cluster)
        for figure in figures(cluster, full=full):
            lines.append(figure.line())
            print(lines[-1], file=sys.stderr, flush=True)
    print(drawn(lines, machine))


def figures(cluster: Cluster, *, full: bool = False) -> Figures:
    """All of it; with ``full`` at a million claims too, which takes the better part of an hour."""
    yield from _recall(cluster)
    costs = dict[int, float]()
    for size in (*SIZES, *([FULL_SIZE] if full else [])):
        for figure in _at(cluster, size):
            if figure.name == _cost(size):
                costs[size] = figure.median
            yield figure
    for small, large in pairwise(sorted(costs)):
        exponent = 1 + math.log(costs[large] / costs[small]) / math.log(large / small)
        yield Figure(f"linking {small:,} to {large:,} claims grows", "exponent", [exponent], "<= 1.15")


def _at(cluster: Cluster, size: int) -> Figures:
    conninfo = new_conninfo(cluster)
    database = Database(conninfo)
    seconds = list[float]()
    with timed(seconds):
        written = write(database, World(size))
    note = f"{size:,} claims"
    yield Figure(f"generated claims and their keys written, {note}", "claims/s", [size / seconds[0]])
    last = written.sources[-SOURCES_AT_ONCE * BATCHES :]
    yield _candidates(database, World(size), written, note)
    yield from _linking(database, written, last, size)
    yield from _memory(database, conninfo, last, note)
    yield from recall(database, written, random.Random(note))
    if size == PEERS_AT:
        yield from peers(database, written, note)
    database.close()


def _candidates(database: Database, world: World, written: Written, note: str) -> Figure:
    """Articles of one claim each, looked up one by one and rolled back."""
    milliseconds = list[float]()
    with database.transaction(dry_run=True) as session:
        sources = add_single_claims(session, world, max(written.sources), SINGLES)
        candidate_pairs(session, sources[:1])
        for source in sources:
            seconds = list[float]()
            with timed(seconds):
                candidate_pairs(session, [source])
            milliseconds.append(1000 * seconds[0])
    return Figure(f"candidates for one new claim, {note}", "ms", milliseconds, "<= 50")


def _linking(database: Database, written: Written, last: Sequence[int], size: int) -> Iterator[Figure]:
    rates, pairs, costs = list[float](), list[float](), list[float]()
    for start in range(0, len(last), SOURCES_AT_ONCE):
        batch = last[start : start + SOURCES_AT_ONCE]
        claims = written.claims_of(batch)
        note_linked(database, batch, linked=False)
        seconds, before = list[float](), _processor_s(database)
        with timed(seconds):
            report = link_new(database)
        costs.append(1000 * (_processor_s(database) - before) / claims)
        rates.append(claims / seconds[0])
        pairs.append(report.pairs_compared / claims)
    yield Figure(f"linking, {size:,} claims", "claims/s", rates, note="by words, without an encoder")
    yield Figure(_cost(size), "ms", costs)
    yield Figure(f"pairs compared a new claim, {size:,} claims", "pairs", pairs, "<= 200")


def _cost(size: int) -> str:
    return f"processor time of linking a claim, {size:,} claims"


def _processor_s(database: Database) -> float:
    """Seconds that this process and its server process have worked; the pool gives one connection to all."""
    with database.transaction(read_only=True) as session:
        pid = session.scalars(text("select pg_backend_pid()")).one()
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(database: Database, conninfo: str, last: Sequence[int], note: str) -> Iterator[Figure]:
    note_linked(database, last[-SOURCES_AT_ONCE:], linked=False)
    command = [sys.executable, "-c", _LINK, conninfo]
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)  # noqa: S603  # our own program
    ours, servers = (int(kilobytes) / 1024 for kilobytes in run.stdout.split())
    yield Figure(f"memory of linking, {note}", "MB", [ours + servers], "<= 512", "the program and its server process")


def _recall(cluster: Cluster) -> Figures:
    """Of pairs that the pair model links, how many are candidates: beside brute force, and of facts told again."""
    for size, measured in ((SIZES[0], brute_force), (RECALL_SIZE, recall)):
        database = Database(new_conninfo(cluster))
        written = write(database, World(size))
        yield from measured(database, written, random.Random(f"probes {size}"))
        database.close()
