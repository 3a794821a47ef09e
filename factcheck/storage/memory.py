"""A bound on this process's memory while strangers' statements decide how much comes.

A single row may be a gigabyte, and libpq makes room for all of it before it hands anything on. Where the system keeps
such a limit (Linux), that room is refused; the row is then an error instead of the end of the process.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "linux":
    import resource

_STATUS = Path("/proc/self/status")


@contextmanager
def bounded_memory(headroom: int) -> Iterator[None]:
    """While the block runs, the process's data may grow by ``headroom`` bytes; beyond that there is no memory."""
    if sys.platform != "linux":
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    bound = min([_data_size() + headroom, *(limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY)])
    resource.setrlimit(resource.RLIMIT_DATA, (bound, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _data_size() -> int:
    """Bytes of the process that count (proc(5), VmData)."""
    line = next(line for line in _STATUS.read_text(encoding="ascii", errors="replace").splitlines() if "VmData" in line)
    return int(line.split()[1]) * 1024
