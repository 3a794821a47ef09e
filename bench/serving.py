"""The desk in a process of its own, as ``factcheck serve`` starts it, for whoever measures it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx

from bench.processes import KILOBYTES

_LINK = re.compile(r"(http://[0-9.:]+)(/enter\?token=\S+)")
_ANSWER_S = 60


@dataclass(slots=True)
class Served:
    """A desk that is open: how long it took to open, and after its end the most memory that it had."""

    address: str
    started_s: float
    cookies: dict[str, str] = field(default_factory=dict)
    memory_mb: float = 0

    def client(self) -> httpx.Client:
        """A browser that has come in, with a connection of its own."""
        headers = {"accept-language": "ar", "origin": self.address}
        return httpx.Client(base_url=self.address, cookies=self.cookies, headers=headers, timeout=_ANSWER_S)


@contextmanager
def serving(conninfo: str, member: str = "bench") -> Iterator[Served]:
    """The desk over a database, ended with the block; ``memory_mb`` is known then."""
    command = [sys.executable, "-m", "factcheck", "serve", "--no-browser", "--port", "0", "--by", member]
    environment = {**os.environ, "FACTCHECK_DATABASE_URL": conninfo, "COLUMNS": "400"}
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)  # noqa: S603  # ours
    assert process.stderr is not None
    try:
        found = next((found for line in process.stderr if (found := _LINK.search(line))), None)
        if found is None:
            raise RuntimeError("the desk did not open")
        served = Served(found[1], time.perf_counter() - start)
        with served.client() as first:
            first.get(found[2])
            served.cookies = dict(first.cookies)
        yield served
    finally:
        process.send_signal(signal.SIGINT)
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
        process.stderr.close()
    served.memory_mb = used.ru_maxrss / KILOBYTES
