"""Whatever is killed in the middle: every verdict that was acknowledged is there, none twice, and the ledger holds."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from sqlalchemy import text

from factcheck.domain.articles import Article
from factcheck.services.ingest import ingest
from factcheck.services.ledger import Checked, verify
from factcheck.storage.database import Database
from factcheck.storage.server import Cluster
from factcheck.wiring import prepared

BATCHES, VERDICTS = 50, 4  # verdicts a batch
SAID = "\n".join(f"قال الوزير إن السفينة رقم {number} وصلت إلى الميناء." for number in range(1, VERDICTS + 1))

# Logs one batch a line of its input, in a process of its own that says who it is; what it says then is acknowledged.
# A verdict that an earlier attempt has logged without being able to say so is acknowledged too.
COMMAND = """
import os, sys
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict
from factcheck.errors import Conflict, FactcheckError
from factcheck.services.verdicts import add_verdict
from factcheck.storage.database import Database

def log(checker, numbers):
    database = Database(sys.argv[1])
    for number in numbers:
        try:
            add_verdict(database, NewVerdict(ClaimRef(1, number), "false", "seen at the port", checker))
        except Conflict:
            pass
        print("logged", number, flush=True)

for line in sys.stdin:
    checker, *numbers = line.split()
    if not (child := os.fork()):
        print("process", os.getpid(), flush=True)
        try:
            log(checker, map(int, numbers))
        except FactcheckError:
            os._exit(4)
        os._exit(0)
    os.waitpid(child, 0)
    print("end 0", flush=True)
"""


class Desk:
    """Logs verdicts by a command in a process of its own, and notes what was acknowledged."""

    def __init__(self, cluster: Cluster, database: Database, command: "subprocess.Popen[str]") -> None:
        self.cluster, self.database, self.command = cluster, database, command
        self.chance = random.Random("killed in the middle")
        self.acknowledged = set[tuple[str, int]]()
        self.kills = 0

    def log(self, *, kill: "Kill | None" = None, every: int = 1) -> None:
        """All batches, or what is left of each; ``kill`` strikes one in so many before one of its verdicts."""
        for batch in range(BATCHES):
            checker = f"checker-{batch}"
            left = [number for number in range(1, VERDICTS + 1) if (checker, number) not in self.acknowledged]
            fatal = self.chance.randrange(len(left)) if kill and batch % every == 0 else None
            self._log(checker, left, fatal, kill)
            self.cluster.ensure_running()

    def logged(self) -> list[tuple[str, int]]:
        """Who judged which claim, a line a verdict."""
        query = "select m.name, v.claim from factcheck.verdict v join factcheck.member m on m.member_id = v.member_id"
        self.database.close()
        with self.database.transaction(read_only=True) as session:
            return [(name, claim) for name, claim in session.execute(text(query))]

    def kill_command(self, process: int) -> None:
        os.kill(process, signal.SIGKILL)
        self.kills += 1

    def kill_server(self, _process: int) -> None:
        os.kill(self.cluster.status().pid, signal.SIGKILL)
        self.kills += 1

    def _log(self, checker: str, numbers: list[int], fatal: int | None, kill: "Kill | None") -> None:
        self.command.stdin.write(f"{checker} {' '.join(map(str, numbers))}\n")
        self.command.stdin.flush()
        _, process = self._said()
        for logged in count():
            if logged == fatal:
                kill(self, process)
            word, number = self._said()
            if word == "end":
                return
            self.acknowledged.add((checker, number))

    def _said(self) -> tuple[str, int]:
        word, number = self.command.stdout.readline().split()
        return word, int(number)


Kill = Callable[[Desk, int], None]


@pytest.fixture
def desk(home, binaries) -> Iterator[Desk]:
    cluster = Cluster(home, binaries)
    conninfo = cluster.ensure_running()
    arguments = [sys.executable, "-c", COMMAND, conninfo]
    with prepared(conninfo, foreign=False) as database:
        ingest(database, [Article("ships.txt", SAID, SAID.encode(), "text/plain", language="ar")])
        with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as command:
            yield Desk(cluster, database, command)
            command.stdin.close()


# A server needs seconds to recover, so that it is killed in every fifth batch alone.
@pytest.mark.parametrize(("kill", "every"), [(Desk.kill_command, 1), (Desk.kill_server, 5)])
def test_no_acknowledged_verdict_is_lost_or_doubled_by_a_kill_in_the_middle_of_fifty_batches(desk, kill, every):
    desk.log(kill=kill, every=every)
    acknowledged, there = set(desk.acknowledged), desk.logged()

    desk.log()

    completed = desk.logged()
    assert desk.kills == BATCHES // every
    assert acknowledged <= set(there)
    assert len(there) == len(set(there))
    assert len(completed) == len(set(completed)) == BATCHES * VERDICTS
    assert list(verify(desk.database, Checked())) == []
