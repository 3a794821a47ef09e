"""Processes of the program, watched from outside: how long they take, and the most memory that they had."""

import os
import subprocess
import sys
import time

# A process counts the memory of the one that started it as its own, from before it became another program: so it is
# started by one that has little.
_WATCHED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
KILOBYTES = 1024  # a megabyte


def run(conninfo: str, *arguments: str) -> tuple[float, float]:
    """Seconds and peak megabytes of one run of the program on a database, its start included."""
    command = [sys.executable, "-m", "factcheck", "--quiet", *arguments]
    environment = {**os.environ, "FACTCHECK_DATABASE_URL": conninfo}
    start = time.perf_counter()
    done = subprocess.run(  # noqa: S603  # ours
        [sys.executable, "-c", _WATCHED, *command], env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return time.perf_counter() - start, int(done.stdout) / KILOBYTES
